#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// The few file operations that the warehouse needs, over the C library.
///
/// Foundation would do as much and cost every command several milliseconds of start-up.
package enum FileSystem {
  /// What stands at a path.
  package enum Kind: Sendable {
    /// A regular file.
    case file
    /// A directory.
    case directory
    /// A pipe, a device, a socket.
    case other
  }

  /// What stands at a path, following links; `nil` when nothing does.
  package static func kind(of path: String) -> Kind? {
    var status = stat()
    guard stat(path, &status) == 0 else { return nil }
    switch status.st_mode & S_IFMT {
    case S_IFREG: return .file
    case S_IFDIR: return .directory
    default: return .other
    }
  }

  /// Reads a file, or its beginning.
  ///
  /// - Parameters:
  ///   - path: A regular file.
  ///   - limit: The most bytes to read.
  /// - Throws: ``FileError`` when it is missing, a directory, or cannot be read.
  package static func bytes(of path: String, limit: Int = .max) throws(FileError) -> [UInt8] {
    // Not blocking: a pipe would wait for a writer that may never come.
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { throw FileError(.read, path) }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw FileError(.read, path) }
    switch status.st_mode & S_IFMT {
    case S_IFREG: break
    case S_IFDIR: throw FileError(.read, path, number: FileError.isDirectory)
    default: throw FileError(.read, path, number: FileError.notAFile)
    }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(min(limit, Int(status.st_size) + 1))
    var buffer = [UInt8](repeating: 0, count: min(limit, 65_536))
    while bytes.count < limit {
      let count = read(descriptor, &buffer, buffer.count)
      if count < 0 {
        if errno == EINTR { continue }
        throw FileError(.read, path)
      }
      if count == 0 { break }
      bytes.append(contentsOf: buffer[..<min(count, limit - bytes.count)])
    }
    return bytes
  }

  /// Makes sure that a file can be made at a path.
  ///
  /// - Throws: ``FileError`` when its folder is not there or may not be written.
  package static func requireFolder(of path: String) throws(FileError) {
    guard access(parent(of: path), W_OK | X_OK) == 0 else { throw FileError(.create, path) }
  }

  /// Makes sure that a file can be read, and written if wanted.
  ///
  /// - Throws: ``FileError`` when permission is refused or there is no file.
  package static func requireAccess(_ path: String, writing: Bool) throws(FileError) {
    guard access(path, writing ? R_OK | W_OK : R_OK) == 0 else { throw FileError(.open, path) }
  }

  /// Writes a file whole or not at all: into a neighbour first, then renamed over it.
  ///
  /// - Throws: ``FileError``; the old file, if any, then still stands.
  package static func store(_ bytes: [UInt8], at path: String) throws(FileError) {
    let (temporary, descriptor) = try neighbour(of: path)
    guard writeAll(bytes[...], to: descriptor) else {
      let error = FileError(.write, path)
      discard(temporary, descriptor)
      throw error
    }
    try finish(temporary, descriptor, path)
  }

  /// A new file beside another, to be renamed over it.
  private static func neighbour(of path: String) throws(FileError) -> (String, Int32) {
    let temporary = path + ".\(getpid()).part"
    let descriptor = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else { throw FileError(.write, path) }
    return (temporary, descriptor)
  }

  private static func discard(_ temporary: String, _ descriptor: Int32) {
    close(descriptor)
    unlink(temporary)
  }

  private static func finish(
    _ temporary: String, _ descriptor: Int32, _ path: String
  ) throws(FileError) {
    guard fsync(descriptor) == 0, close(descriptor) == 0 else {
      let error = FileError(.write, path)
      unlink(temporary)
      throw error
    }
    do {
      try move(temporary, onto: path)
    } catch {
      unlink(temporary)
      throw error
    }
  }

  /// What tells one file from another, whatever its name.
  package struct Identity: Hashable, Sendable {
    /// The device.
    let device: UInt64
    /// The number on it.
    let number: UInt64
  }

  /// The identity of what stands at a path, links followed; `nil` when nothing does.
  package static func identity(of path: String) -> Identity? {
    var status = stat()
    guard stat(path, &status) == 0 else { return nil }
    return Identity(device: UInt64(status.st_dev), number: UInt64(status.st_ino))
  }

  /// Gives a file the permissions of another.
  ///
  /// - Throws: ``FileError``.
  package static func givePermissions(of model: String, to path: String) throws(FileError) {
    var status = stat()
    guard stat(model, &status) == 0, chmod(path, status.st_mode & 0o777) == 0 else {
      throw FileError(.write, path)
    }
  }

  package static func writeAll(_ bytes: ArraySlice<UInt8>, to descriptor: Int32) -> Bool {
    var rest = bytes
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
      if count < 0 {
        if errno == EINTR { continue }
        return false
      }
      rest = rest.dropFirst(count)
    }
    return true
  }

  /// Waits until a file is on the disk.
  ///
  /// - Throws: ``FileError``.
  package static func synchronize(_ path: String) throws(FileError) {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw FileError(.write, path) }
    defer { close(descriptor) }
    guard fsync(descriptor) == 0 else { throw FileError(.write, path) }
  }

  /// Replaces `target` by `source` in one step.
  ///
  /// - Throws: ``FileError``; both then stand as before.
  package static func move(_ source: String, onto target: String) throws(FileError) {
    guard rename(source, target) == 0 else { throw FileError(.replace, target) }
    let directory = open(parent(of: target), O_RDONLY | O_CLOEXEC)
    if directory >= 0 {
      fsync(directory)
      close(directory)
    }
  }

  /// Removes a folder if it is there and empty.
  package static func deleteFolder(_ path: String) { rmdir(path) }

  /// Removes a file if it is there.
  package static func delete(_ path: String) {
    unlink(path)
  }

  /// The names in a directory, in order of their bytes.
  ///
  /// - Parameters:
  ///   - directory: Its path.
  ///   - withHidden: Whether those that begin with a dot count.
  /// - Throws: ``FileError`` when it cannot be listed.
  package static func names(
    in directory: String, withHidden: Bool = false
  ) throws(FileError) -> [String] {
    guard let stream = opendir(directory) else { throw FileError(.list, directory) }
    defer { closedir(stream) }
    var names: [String] = []
    while let entry = readdir(stream) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name != ".", name != "..", withHidden || !name.hasPrefix(".") { names.append(name) }
    }
    return names.sorted { Array($0.utf8).lexicographicallyPrecedes(Array($1.utf8)) }
  }

  /// Whether a path is a symbolic link.
  package static func isLink(_ path: String) -> Bool {
    var status = stat()
    return lstat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFLNK
  }

  /// A path with its links and dots resolved; `nil` when nothing stands there.
  package static func resolved(_ path: String) -> String? {
    guard let resolved = realpath(path, nil) else { return nil }
    defer { free(resolved) }
    return String(cString: resolved)
  }

  /// The directory part of a path.
  package static func parent(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  /// The last part of a path.
  package static func name(of path: String) -> String {
    let trimmed = path.hasSuffix("/") ? String(path.dropLast()) : path
    return String(
      trimmed[(trimmed.lastIndex(of: "/").map(trimmed.index(after:)) ?? trimmed.startIndex)...])
  }
}
