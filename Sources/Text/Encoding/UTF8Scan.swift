/// What a walk over bytes finds: whether they are UTF-8, and whether they need to be.
struct UTF8Scan {
  /// The index of the first byte that is not UTF-8; `nil` when all are.
  private(set) var firstFlaw: Int?
  /// Whether characters of several bytes were found, before or behind a flaw.
  private(set) var hasSequences = false

  /// Walks over bytes.
  init(_ bytes: [UInt8]) {
    bytes.withUnsafeBufferPointer { bytes in
      var index = 0
      while index < bytes.count {
        if bytes[index] < 0x80 {
          index += 1
          continue
        }
        let length = Self.sequenceLength(bytes, index)
        if length == 0 {
          if firstFlaw == nil { firstFlaw = index }
          index += 1
        } else {
          hasSequences = true
          index += length
        }
      }
    }
  }

  /// The length of the character of several bytes at an index; 0 when there is none
  /// (Unicode 16, table 3-7).
  private static func sequenceLength(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int) -> Int {
    let second: ClosedRange<UInt8>
    let length: Int
    switch bytes[index] {
    case 0xC2...0xDF: (length, second) = (2, 0x80...0xBF)
    case 0xE0: (length, second) = (3, 0xA0...0xBF)
    case 0xED: (length, second) = (3, 0x80...0x9F)
    case 0xE1...0xEF: (length, second) = (3, 0x80...0xBF)
    case 0xF0: (length, second) = (4, 0x90...0xBF)
    case 0xF1...0xF3: (length, second) = (4, 0x80...0xBF)
    case 0xF4: (length, second) = (4, 0x80...0x8F)
    default: return 0
    }
    guard index + length <= bytes.count, second.contains(bytes[index + 1]) else { return 0 }
    for place in (index + 2)..<max(index + 2, index + length) where bytes[place] & 0xC0 != 0x80 {
      return 0
    }
    return length
  }
}
