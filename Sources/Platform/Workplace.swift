#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// The folder beside a file or folder in which what is to take its place is made, and the lock on it.
///
/// Only one process at a time has it, which is sure by a lock that ends with the process, not by a number
/// that another may get: what lies in it when the lock is free was left by a process that was killed.
/// It is a folder so that the new thing has its own name from the beginning and nothing beside it is
/// taken for part of it, such as a journal.
struct Workplace: ~Copyable {
  /// How it is called: the name of what is replaced and this.
  static let ending = ".unfinished"
  private static let lockName = ".being-written"
  private static let oldEnding = ".old"
  private let place: Place
  private let folder: String
  private let lock: Int32

  /// Where the new thing is made.
  var newPath: String { folder + "/" + place.name }
  /// Where the old one is for a moment, if the two cannot change places in one step.
  private var oldPath: String { newPath + Self.oldEnding }

  private init(_ place: Place, _ folder: String, _ lock: Int32) {
    (self.place, self.folder, self.lock) = (place, folder, lock)
  }

  deinit {
    for name in (try? FileSystem.names(in: folder, withHidden: true)) ?? []
    where name.hasPrefix(place.name) { FileSystem.deleteTree(folder + "/" + name) }
    Self.release(folder, lock)
  }

  /// Waits until nobody else writes to a place, and clears away what the killed have left.
  ///
  /// - Parameters:
  ///   - place: Where something is to be replaced.
  ///   - typed: The path that the user gave, for messages.
  ///   - patience: How long to wait for another process, in microseconds.
  /// - Throws: ``LockError`` when another process goes on writing, ``FileError``, ``ReplacementError``.
  static func taken(
    at place: Place, typed: String, patience: Int
  ) throws -> Workplace {
    let folder = place.path + ending
    var waited = 0
    while true {
      if let lock = try Unfinished.withoutSignals({ try self.lock(folder, typed) }) {
        do {
          try prepare(folder, place, typed)
        } catch {
          release(folder, lock)
          throw error
        }
        EarlierLeftovers.clear(beside: place)
        return Workplace(place, folder, lock)
      }
      guard waited < patience else {
        throw LockError(path: typed, holders: LockHolder.writers(of: folder + "/" + lockName))
      }
      let pause = min(50_000, 1_000 + waited / 10)
      usleep(UInt32(pause))
      waited += pause
    }
  }

  /// Lets the next one in.
  private static func release(_ folder: String, _ lock: Int32) {
    Unfinished.withoutSignals {
      unlink(folder + "/" + lockName)
      rmdir(folder)
      Unfinished.forget(folder)
      close(lock)
    }
  }

  /// Takes the lock; `nil` when it is another's.
  private static func lock(_ folder: String, _ typed: String) throws -> Int32? {
    let path = folder + "/" + lockName
    guard mkdir(folder, 0o755) == 0 || errno == EEXIST else { throw FileError(.create, typed) }
    guard FileSystem.kind(of: folder) == .directory, !FileSystem.isLink(folder) else {
      if FileSystem.kind(of: folder) == nil, !FileSystem.isLink(folder) { return nil }
      throw ReplacementError.isBlocked(path: typed, by: folder)
    }
    let flags = O_CREAT | O_NOFOLLOW | O_CLOEXEC
    var descriptor = open(path, O_RDWR | flags, 0o644)
    if descriptor < 0, errno == EACCES {
      descriptor = open(path, O_RDONLY | O_NOFOLLOW | O_CLOEXEC)
    }
    guard descriptor >= 0 else {
      // Another has just cleared it away.
      if errno == ENOENT { return nil }
      throw FileError(.write, typed)
    }
    guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
      let number = errno
      close(descriptor)
      if number == EWOULDBLOCK || number == EINTR { return nil }
      throw FileError(.write, typed, number: number)
    }
    var (own, standing) = (stat(), stat())
    guard fstat(descriptor, &own) == 0, lstat(path, &standing) == 0,
      FileSystem.Identity(own) == FileSystem.Identity(standing)
    else {
      // The one before has taken the lock away with the folder.
      close(descriptor)
      return nil
    }
    Unfinished.add(folder)
    Unfinished.add(path)
    return descriptor
  }

  /// Clears away what a killed process has left, and nothing else; puts back the old thing if that was
  /// taken away last.
  private static func prepare(_ folder: String, _ place: Place, _ typed: String) throws {
    let names = try FileSystem.names(in: folder, withHidden: true).filter { $0 != lockName }
    guard names.allSatisfy({ $0.hasPrefix(place.name) }) else {
      throw ReplacementError.isBlocked(path: typed, by: folder)
    }
    let old = folder + "/" + place.name + oldEnding
    if FileSystem.kind(of: place.path) == nil, FileSystem.kind(of: old) != nil {
      _ = Rename.toNewName(old, place.path)
    }
    for name in names { FileSystem.deleteTree(folder + "/" + name) }
    var status = stat()
    guard lstat(folder, &status) == 0, status.st_uid == geteuid(),
      try FileSystem.names(in: folder, withHidden: true) == [lockName]
    else {
      // Whoever owns it could put something else into the place of what is made in it.
      throw FileError(.write, typed, number: EACCES)
    }
  }

  /// Puts the new thing where it belongs, in one step, and waits until that is on the disk.
  ///
  /// - Parameters:
  ///   - isReplacing: Whether something stands there and gives way.
  ///   - typed: The path that the user gave.
  /// - Throws: ``ReplacementError/exists(path:)`` when something has come there in the meantime,
  ///   ``FileError``; all then stands as it did.
  borrowing func putInPlace(isReplacing: Bool, isFolder: Bool, typed: String) throws {
    try Unfinished.withoutSignals {
      if !isReplacing {
        guard Rename.toNewName(newPath, place.path) else {
          if errno == EEXIST { throw ReplacementError.exists(path: typed) }
          throw FileError(.replace, typed)
        }
      } else if !isFolder {
        guard rename(newPath, place.path) == 0 else { throw FileError(.replace, typed) }
      } else if !Rename.exchange(newPath, place.path) {
        guard Rename.isUnknown else { throw FileError(.replace, typed) }
        guard rename(place.path, oldPath) == 0 else { throw FileError(.replace, typed) }
        guard rename(newPath, place.path) == 0 else {
          let error = FileError(.replace, typed)
          _ = rename(oldPath, place.path)
          throw error
        }
      }
      try FileSystem.synchronize(place.folder, for: typed)
    }
  }
}
