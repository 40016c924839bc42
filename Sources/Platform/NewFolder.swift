#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// A folder that is being filled, and has not yet taken its place.
package struct NewFolder: Sendable {
  /// Where it is made.
  package let path: String
  private let target: String
  private let typed: String
  private let isPrivate: Bool

  init(_ path: String, target: String, typed: String, isPrivate: Bool) throws(FileError) {
    self.path = path
    self.target = target
    self.typed = typed
    self.isPrivate = isPrivate
    Unfinished.add(path)
    let access = Access(of: target, isFolder: true, isPrivate: isPrivate)
    guard access.makeFolder(path) else { throw FileError(.create, typed) }
  }

  /// Writes a file into it, piece by piece.
  ///
  /// - Parameter fill: Is given what takes a piece.
  /// - Returns: What `fill` returns.
  /// - Throws: ``FileError``, or what `fill` throws.
  package func file<Result>(
    _ name: String, inPieces fill: (_ write: @escaping ([UInt8]) throws -> Void) throws -> Result
  ) throws -> Result {
    let new = path + "/" + name
    Unfinished.add(new)
    let access = Access(of: target + "/" + name, isFolder: false, isPrivate: isPrivate)
    return try FileSystem.make(new, for: typed + "/" + name, access, fill)
  }

  /// Writes a file into it.
  ///
  /// - Throws: ``FileError``.
  package func file(_ name: String, _ bytes: [UInt8]) throws {
    try file(name, inPieces: { try $0(bytes) })
  }

  /// Makes a folder in it.
  ///
  /// - Throws: ``FileError``.
  package func folder(_ name: String) throws(FileError) -> NewFolder {
    try NewFolder(
      path + "/" + name, target: target + "/" + name, typed: typed + "/" + name,
      isPrivate: isPrivate)
  }

  /// Takes away a file or an empty folder in it.
  package func remove(_ name: String) {
    if unlink(path + "/" + name) != 0 { rmdir(path + "/" + name) }
  }

  /// Waits until its names, and those in the folders in it, are on the disk.
  func synchronize() throws(FileError) {
    try Self.synchronize(path, as: target, for: typed)
  }

  private static func synchronize(
    _ path: String, as target: String, for typed: String
  ) throws(FileError) {
    for name in try FileSystem.names(in: path, withHidden: true) {
      let (inner, model) = (path + "/" + name, target + "/" + name)
      if FileSystem.kind(of: inner) == .directory {
        try synchronize(inner, as: model, for: typed)
      } else if !Access(of: model, isFolder: false).settle(inner, isFolder: false) {
        throw FileError(.write, typed)
      }
    }
    try FileSystem.synchronize(path, for: typed)
    guard Access(of: target, isFolder: true).settle(path, isFolder: true) else {
      throw FileError(.write, typed)
    }
  }
}
