/// Breaks text into lines.
enum Wrapping {
  /// Lines of at most `width` columns, broken at blanks; only a longer word is broken within.
  static func lines(_ text: String, width: Int) -> [String] {
    if DisplayWidth.of(text) <= width { return [text] }
    var filled = text.utf8.prefix { $0 == 0x20 }.count
    var lines: [String] = []
    var line = String(repeating: " ", count: filled)
    var isFirst = true
    for word in text.utf8.split(separator: 0x20) {
      let word = String(Substring(word))
      for piece in DisplayWidth.of(word) > width ? pieces(word, width: width) : [word] {
        let added = DisplayWidth.of(piece)
        if !isFirst, filled + 1 + added > width {
          lines.append(line)
          line = piece
          filled = added
        } else {
          if !isFirst { line += " " }
          line += piece
          filled += added + (isFirst ? 0 : 1)
        }
        isFirst = false
      }
    }
    return lines + [line]
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
