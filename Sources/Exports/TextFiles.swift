package import Platform
package import Text

extension Replacement {
  /// Writes a file of text.
  ///
  /// - Returns: What `fill` returns.
  /// - Throws: `ReplacementError`, `LockError`, `FileError`, or what `fill` throws.
  package func writeText<Result>(_ fill: (TextStream) throws -> Result) throws -> Result {
    try write { try TextStream.filling($0, fill) }
  }
}

extension NewFolder {
  /// Writes a file of text into it.
  ///
  /// - Throws: `FileError`, or what `fill` throws.
  package func file(_ name: String, _ fill: (TextStream) throws -> Void) throws {
    try file(name, inPieces: { try TextStream.filling($0, fill) })
  }

  /// Writes a file of text into it.
  ///
  /// - Throws: `FileError`.
  package func file(_ name: String, _ text: String) throws {
    try file(name, Array(text.utf8))
  }
}

extension TextStream {
  fileprivate static func filling<Result>(
    _ write: @escaping ([UInt8]) throws -> Void, _ fill: (TextStream) throws -> Result
  ) throws -> Result {
    let stream = TextStream(write)
    let result = try fill(stream)
    try stream.flush()
    return result
  }
}
