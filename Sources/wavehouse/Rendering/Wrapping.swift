/// Breaks text into lines.
enum Wrapping {
  /// Lines of at most `width` columns, broken at blanks; only a longer word is broken within.
  static func lines(_ text: String, width: Int) -> [String] {
    if DisplayWidth.of(text) <= width { return [text] }
    let bytes = Array(text.utf8)
    var lines: [String] = []
    // Only the first line keeps the blanks before its first word.
    var line = Array(bytes.prefix { $0 == 0x20 })
    var filled = line.count
    var isFirst = true
    func add(_ piece: some Collection<UInt8>, of added: Int) {
      if !isFirst, filled + 1 + added > width {
        lines.append(String(decoding: line, as: UTF8.self))
        line.removeAll(keepingCapacity: true)
        filled = 0
      } else if !isFirst {
        line.append(0x20)
        filled += 1
      }
      line += piece
      filled += added
      isFirst = false
    }
    for word in bytes.split(separator: 0x20) {
      let isASCII = word.allSatisfy { $0 < 0x80 }
      let size = isASCII ? word.count : DisplayWidth.of(String(decoding: word, as: UTF8.self))
      if size <= width {
        add(word, of: size)
      } else {
        for piece in pieces(String(decoding: word, as: UTF8.self), width: width) {
          add(piece.utf8, of: DisplayWidth.of(piece))
        }
      }
    }
    return lines + [String(decoding: line, as: UTF8.self)]
  }

  private static func pieces(_ word: String, width: Int) -> [String] {
    var pieces: [String] = []
    var piece = ""
    for character in word {
      if DisplayWidth.of(piece + String(character)) > width {
        pieces.append(piece)
        piece = ""
      }
      piece.append(character)
    }
    return pieces + [piece]
  }
}
