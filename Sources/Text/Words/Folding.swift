/// Makes texts comparable whatever their spelling: lower case, umlauts written out, letters and
/// digits alone.
package enum Folding {
  /// The words of a text, folded.
  ///
  /// `Größenklasse` and `Groessenklasse` fold to the same, as do `E-Akte` and `e akte`.
  package static func words(_ text: some StringProtocol) -> [String] {
    var words: [String] = []
    forEachWord(of: String(text)) { words.append(String(decoding: $0, as: UTF8.self)) }
    return words
  }

  /// Calls a function with each word of a text, folded, as UTF-8.
  ///
  /// The bytes are the function's to change; they are overwritten by the next word.
  package static func forEachWord(
    of text: String, _ body: (UnsafeMutableBufferPointer<UInt8>) -> Void
  ) {
    // A folded letter has at most as many bytes as it had.
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: text.utf8.count + 1) { word in
      var count = 0
      forEachLetter(of: text) { letter in
        if letter != 0 {
          word[count] = letter
          count += 1
        } else if count > 0 {
          body(UnsafeMutableBufferPointer(rebasing: word[..<count]))
          count = 0
        }
      }
    }
  }

  /// Calls a function with each byte of the folded words of a text, and with 0 behind each word; more
  /// than one 0 may follow a word.
  @inlinable
  package static func forEachLetter(of text: String, _ body: (UInt8) -> Void) {
    var text = text
    text.withUTF8 { bytes in
      var index = 0
      while index < bytes.count {
        let byte = bytes[index]
        if byte | 0x20 >= 0x61, byte | 0x20 <= 0x7A {
          body(byte | 0x20)
          index += 1
        } else if byte < 0x80 {
          body(byte >= 0x30 && byte <= 0x39 ? byte : 0)
          index += 1
        } else {
          let size = min(length(byte), bytes.count - index)
          fold(bytes, index, size, body)
          index += size
        }
      }
      body(0)
    }
  }

  /// How many bytes the character has that begins with a byte beyond ASCII.
  @inlinable
  static func length(_ lead: UInt8) -> Int {
    lead < 0xC0 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4
  }

  /// Folds a character beyond ASCII: a letter, but for the punctuation of Latin-1 (C2), general
  /// punctuation and the symbols that follow it (E2).
  @usableFromInline
  static func fold(
    _ bytes: UnsafeBufferPointer<UInt8>, _ index: Int, _ size: Int, _ body: (UInt8) -> Void
  ) {
    let byte = bytes[index]
    let next = size > 1 ? bytes[index + 1] : 0
    func add(_ letters: StaticString) {
      letters.withUTF8Buffer { for letter in $0 { body(letter) } }
    }
    switch (byte, next) {
    case (0xC2, _), (0xE2, _): body(0)
    case (0xC3, 0x84), (0xC3, 0xA4): add("ae")
    case (0xC3, 0x96), (0xC3, 0xB6): add("oe")
    case (0xC3, 0x9C), (0xC3, 0xBC): add("ue")
    case (0xC3, 0x9F): add("ss")
    case (0xC3, 0x80...0x83), (0xC3, 0xA0...0xA3): add("a")
    case (0xC3, 0x88...0x8B), (0xC3, 0xA8...0xAB): add("e")
    case (0xC3, 0x80...0x9E):
      body(byte)
      body(next | 0x20)
    // A diaeresis that stands alone, as decomposed texts have it.
    case (0xCC, 0x88): add("e")
    default: for place in 0..<size { body(bytes[index + place]) }
    }
  }
}
