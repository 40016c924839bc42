import Platform

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// A folder that is being filled: if something goes wrong, it goes away with what it holds.
struct NewFolder {
  let path: String
  private var names: [String] = []

  /// Makes the folder.
  ///
  /// - Throws: ``ScaffoldError/exists(path:)`` when something stands there, ``FileError``.
  init(path: String) throws {
    guard mkdir(path, 0o755) == 0 else {
      if errno == EEXIST { throw ScaffoldError.exists(path: path) }
      throw FileError(.create, path)
    }
    self.path = path
  }

  /// Writes a file into it.
  mutating func store(_ bytes: [UInt8], as name: String) throws(FileError) {
    try FileSystem.store(bytes, at: path + "/" + name)
    names.append(name)
  }

  /// Takes away what was written, and the folder.
  func remove() {
    for name in names { FileSystem.delete(path + "/" + name) }
    rmdir(path)
  }
}
