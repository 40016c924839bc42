import Bytes

/// Text on its way to a file or a pipe, handed on piece by piece.
package final class TextStream {
  private var buffer: [UInt8] = []
  private let handOn: ([UInt8]) throws -> Void

  /// - Parameter handOn: Takes the bytes of a piece.
  package init(_ handOn: @escaping ([UInt8]) throws -> Void) {
    self.handOn = handOn
    buffer.reserveCapacity(Self.piece + 4_096)
  }

  private static let piece = 1 << 16

  /// Adds text.
  ///
  /// - Throws: What handing a piece on throws.
  package func write(_ text: String) throws {
    buffer.append(contentsOf: text.utf8)
    if buffer.count >= Self.piece { try flush() }
  }

  /// Adds bytes.
  ///
  /// - Throws: What handing a piece on throws.
  package func write(_ bytes: [UInt8]) throws {
    buffer.append(contentsOf: bytes)
    if buffer.count >= Self.piece { try flush() }
  }

  /// Adds bytes as hexadecimal digits, piece by piece, as there may be many.
  ///
  /// - Throws: What handing a piece on throws.
  package func write(hexadecimal bytes: [UInt8]) throws {
    var start = 0
    while start < bytes.count {
      let end = min(start + Self.piece / 2, bytes.count)
      try write(hexadecimalDigits(bytes[start..<end]))
      start = end
    }
  }

  /// Hands everything on.
  ///
  /// - Throws: What handing a piece on throws.
  package func flush() throws {
    guard !buffer.isEmpty else { return }
    try handOn(buffer)
    buffer.removeAll(keepingCapacity: true)
  }
}
