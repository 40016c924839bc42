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

  /// Makes sure that a file can be read, and written if wanted.
  ///
  /// - Throws: ``FileError`` when permission is refused or there is no file.
  package static func requireAccess(_ path: String, writing: Bool) throws(FileError) {
    guard access(path, writing ? R_OK | W_OK : R_OK) == 0 else { throw FileError(.open, path) }
  }

  /// Makes a file and fills it, piece by piece, until it is on the disk.
  ///
  /// - Parameters:
  ///   - path: Where nothing stands.
  ///   - name: What it is called in messages.
  static func make<Result>(
    _ path: String, for name: String, _ access: Access,
    _ fill: (_ write: @escaping ([UInt8]) throws -> Void) throws -> Result
  ) throws -> Result {
    let descriptor = access.makeFile(path)
    guard descriptor >= 0 else { throw FileError(.write, name) }
    return try self.fill(descriptor, for: name, fill)
  }

  /// Writes an empty file that stands there, piece by piece, until it is on the disk.
  static func fill<Result>(
    _ path: String, for name: String,
    _ fill: (_ write: @escaping ([UInt8]) throws -> Void) throws -> Result
  ) throws -> Result {
    let descriptor = open(path, O_WRONLY | O_NOFOLLOW | O_CLOEXEC)
    guard descriptor >= 0 else { throw FileError(.write, name) }
    return try self.fill(descriptor, for: name, fill)
  }

  private static func fill<Result>(
    _ descriptor: Int32, for name: String,
    _ fill: (_ write: @escaping ([UInt8]) throws -> Void) throws -> Result
  ) throws -> Result {
    var isOpen = true
    defer { if isOpen { close(descriptor) } }
    let result = try fill { bytes in
      guard writeAll(bytes[...], to: descriptor) else { throw FileError(.write, name) }
    }
    guard fsync(descriptor) == 0 else { throw FileError(.write, name) }
    isOpen = false
    guard close(descriptor) == 0 else { throw FileError(.write, name) }
    return result
  }

  /// What tells one file from another, whatever its name.
  package struct Identity: Hashable, Sendable {
    /// The device.
    let device: UInt64
    /// The number on it.
    let number: UInt64

    init(_ status: stat) {
      device = UInt64(truncatingIfNeeded: status.st_dev)
      number = UInt64(truncatingIfNeeded: status.st_ino)
    }
  }

  /// The identity of what stands at a path, links followed; `nil` when nothing does.
  package static func identity(of path: String) -> Identity? {
    var status = stat()
    guard stat(path, &status) == 0 else { return nil }
    return Identity(status)
  }

  static func writeAll(_ bytes: ArraySlice<UInt8>, to descriptor: Int32) -> Bool {
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

  /// Waits until a file, or the names in a folder, are on the disk.
  ///
  /// - Parameter name: What it is called in messages.
  /// - Throws: ``FileError``.
  static func synchronize(_ path: String, for name: String) throws(FileError) {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw FileError(.write, name) }
    defer { close(descriptor) }
    // Some file systems cannot do so with folders.
    guard fsync(descriptor) == 0 || errno == EINVAL else { throw FileError(.write, name) }
  }

  /// Removes a file, or a folder with what it holds, if it is there; links are not followed.
  static func deleteTree(_ path: String) {
    guard unlink(path) != 0, errno != ENOENT, !isLink(path) else { return }
    chmod(path, 0o700)
    for name in (try? names(in: path, withHidden: true)) ?? [] { deleteTree(path + "/" + name) }
    rmdir(path)
  }

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
  static func isLink(_ path: String) -> Bool {
    var status = stat()
    return lstat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFLNK
  }

  /// Where a symbolic link points to; `nil` when it is none.
  static func destination(ofLink path: String) -> String? {
    var buffer = [CChar](repeating: 0, count: Int(PATH_MAX))
    let count = readlink(path, &buffer, buffer.count)
    guard count >= 0 else { return nil }
    return String(decoding: buffer[..<count].map { UInt8(bitPattern: $0) }, as: UTF8.self)
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
