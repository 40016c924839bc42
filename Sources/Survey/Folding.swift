/// Makes texts comparable whatever their spelling: lower case, umlauts written out, letters and
/// digits alone.
public enum Folding {
  /// The words of a text, folded.
  ///
  /// `Größenklasse` and `Groessenklasse` fold to the same, as do `E-Akte` and `e akte`.
  public static func words(_ text: some StringProtocol) -> [String] {
    var words: [String] = []
    forEachWord(of: String(text)) { words.append(String(decoding: $0, as: UTF8.self)) }
    return words
  }

  /// Calls a function with each word of a text, folded, as UTF-8.
  ///
  /// The bytes are the function's to change; they are overwritten by the next word.
  public static func forEachWord(
    of text: String, _ body: (UnsafeMutableBufferPointer<UInt8>) -> Void
  ) {
    var text = text
    text.withUTF8 { bytes in
      // A folded letter has at most as many bytes as it had.
      withUnsafeTemporaryAllocation(of: UInt8.self, capacity: bytes.count + 1) { word in
        var count = 0
        var index = 0
        while index < bytes.count {
          let byte = bytes[index]
          if byte | 0x20 >= 0x61, byte | 0x20 <= 0x7A {
            word[count] = byte | 0x20
            count += 1
            index += 1
          } else if isLetter(byte) {
            index += append(bytes, at: index, to: word, &count)
          } else {
            if count > 0 { body(UnsafeMutableBufferPointer(rebasing: word[..<count])) }
            count = 0
            index += length(byte)
          }
        }
        if count > 0 { body(UnsafeMutableBufferPointer(rebasing: word[..<count])) }
      }
    }
  }

  /// How many bytes the character has that begins with a byte.
  private static func length(_ lead: UInt8) -> Int {
    lead < 0xC0 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4
  }

  /// Letters and digits of ASCII, and what lies beyond, but for the punctuation of Latin-1 (C2),
  /// general punctuation and the symbols that follow it (E2).
  private static func isLetter(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
    case 0..<0x80, 0xC2, 0xE2: false
    default: true
    }
  }

  /// Appends the letter or digit at an index; returns how many bytes it has.
  private static func append(
    _ bytes: UnsafeBufferPointer<UInt8>, at index: Int, to word: UnsafeMutableBufferPointer<UInt8>,
    _ count: inout Int
  ) -> Int {
    let byte = bytes[index]
    let size = min(length(byte), bytes.count - index)
    let next = size > 1 ? bytes[index + 1] : 0
    func add(_ first: UInt8, _ second: UInt8? = nil) {
      word[count] = first
      if let second { word[count + 1] = second }
      count += second == nil ? 1 : 2
    }
    switch (byte, next) {
    case (0..<0x80, _): add(byte)
    case (0xC3, 0x84), (0xC3, 0xA4): add(0x61, 0x65)
    case (0xC3, 0x96), (0xC3, 0xB6): add(0x6F, 0x65)
    case (0xC3, 0x9C), (0xC3, 0xBC): add(0x75, 0x65)
    case (0xC3, 0x9F): add(0x73, 0x73)
    case (0xC3, 0x80...0x83), (0xC3, 0xA0...0xA3): add(0x61)
    case (0xC3, 0x88...0x8B), (0xC3, 0xA8...0xAB): add(0x65)
    case (0xC3, 0x80...0x9E): add(byte, next | 0x20)
    // A diaeresis that stands alone, as decomposed texts have it.
    case (0xCC, 0x88): add(0x65)
    default: for place in 0..<size { add(bytes[index + place]) }
    }
    return size
  }
}
