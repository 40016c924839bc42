#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// Where a path leads: links are followed to their end, whether or not anything stands there.
struct Place: Hashable, Sendable {
  /// The folder, without links and dots.
  let folder: String
  /// The name in it.
  let name: String

  /// The path without links and dots.
  var path: String { (folder == "/" ? "" : folder) + "/" + name }

  /// Finds where a path leads.
  ///
  /// - Throws: ``FileError`` when its folder is not there, or when it names no entry of a folder, as
  ///   `.` and `/` do.
  init(_ typed: String) throws(FileError) {
    var path = Self.withoutSlashes(typed)
    var count = 0
    while FileSystem.isLink(path) {
      count += 1
      guard count <= 40 else { throw FileError(.replace, typed, number: ELOOP) }
      guard Self.isTrusted(path) else { throw FileError(.replace, typed, number: EACCES) }
      guard let next = FileSystem.destination(ofLink: path) else {
        throw FileError(.replace, typed)
      }
      let isWhole = next.hasPrefix("/")
      path = Self.withoutSlashes(isWhole ? next : FileSystem.parent(of: path) + "/" + next)
    }
    name = FileSystem.name(of: path)
    guard !["", ".", ".."].contains(name) else {
      throw FileError(.replace, typed, number: typed.isEmpty ? ENOENT : EBUSY)
    }
    guard let folder = FileSystem.resolved(FileSystem.parent(of: path)) else {
      throw FileError(.create, typed)
    }
    self.folder = folder
  }

  /// Whether a link may be followed: in a folder for everyone, such as `/tmp`, only if it is one's own or
  /// the folder's owner's, as Linux has it (`/proc/sys/fs/protected_symlinks`).
  private static func isTrusted(_ link: String) -> Bool {
    var (own, folder) = (stat(), stat())
    guard lstat(link, &own) == 0, stat(FileSystem.parent(of: link), &folder) == 0 else {
      return false
    }
    let isForEveryone = folder.st_mode & (S_ISVTX | S_IWOTH) == S_ISVTX | S_IWOTH
    return !isForEveryone || own.st_uid == geteuid() || own.st_uid == folder.st_uid
  }

  private static func withoutSlashes(_ path: String) -> String {
    let kept = path.reversed().drop { $0 == "/" }
    return kept.isEmpty ? path : String(kept.reversed())
  }
}
