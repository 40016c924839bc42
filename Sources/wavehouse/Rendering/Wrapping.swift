/// Breaks text into lines.
enum Wrapping {
  /// Lines of at most `width` columns, broken at blanks; only a longer word is broken within.
  static func lines(_ text: String, width: Int) -> [String] {
    if DisplayWidth.of(text) <= width { return [text] }
    let indent = text.prefix { $0 == " " }
    var lines: [String] = []
    var line = String(indent)
    var filled = DisplayWidth.of(line)
    var isFirst = true
    for word in text.utf8.split(separator: 0x20) {
      for piece in pieces(String(Substring(word)), width: width) {
        let added = DisplayWidth.of(piece)
        if !isFirst, filled + 1 + added > width {
          lines.append(line)
          line = piece
          filled = added
        } else {
          line += (isFirst ? "" : " ") + piece
          filled += added + (isFirst ? 0 : 1)
        }
        isFirst = false
      }
    }
    return lines + [line]
  }

  private static func pieces(_ word: String, width: Int) -> [String] {
    guard DisplayWidth.of(word) > width else { return [word] }
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
