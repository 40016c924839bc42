/// Finds the number of a code by its bytes: of one byte at once, of more by a hash.
package struct CodeTable {
  /// The numbers of codes of a single byte; ``unknown`` for others.
  package private(set) var single = [Int16](repeating: Self.unknown, count: 256)
  private var slots: [Int16]
  private var bytes: [UInt8] = []
  private var starts: [Int32] = [0]
  private let mask: Int

  /// No code.
  package static let unknown = Int16.max
  /// The most codes that there are numbers for.
  package static let limit = Int(unknown) - 1

  /// - Parameter codes: At most ``limit``, each once.
  package init(_ codes: [String]) {
    var size = 8
    while size < codes.count * 2 { size *= 2 }
    slots = Array(repeating: -1, count: size)
    mask = size - 1
    for (index, code) in codes.enumerated() {
      let text = Array(code.utf8)
      bytes += text
      starts.append(Int32(bytes.count))
      if text.count == 1 { single[Int(text[0])] = Int16(index + 1) }
      var slot = text.withUnsafeBufferPointer { Self.hash($0) } & mask
      while slots[slot] >= 0 { slot = (slot + 1) & mask }
      slots[slot] = Int16(index)
    }
  }

  /// The number of a code, from 1; ``unknown`` if there is none.
  package func number(_ text: UnsafeBufferPointer<UInt8>) -> Int16 {
    if text.count == 1 { return single[Int(text[0])] }
    var slot = Self.hash(text) & mask
    while slots[slot] >= 0 {
      let index = Int(slots[slot])
      let range = Int(starts[index])..<Int(starts[index + 1])
      if range.count == text.count, bytes[range].elementsEqual(text) { return Int16(index + 1) }
      slot = (slot + 1) & mask
    }
    return Self.unknown
  }

  /// FNV-1a.
  private static func hash(_ text: UnsafeBufferPointer<UInt8>) -> Int {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in text { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    return Int(truncatingIfNeeded: (hash ^ (hash >> 32)) & 0x7FFF_FFFF)
  }
}
