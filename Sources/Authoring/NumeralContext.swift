import Packages

/// The words around the numerals of a text, so that a worksheet can be read without it.
extension SourceText {
  /// How many characters of either side are shown.
  private static let reach = 60

  /// The surroundings of a print, over line breaks: whole words, with single blanks, the print between
  /// angle quotes such as »56,5«.
  func context(of printed: String, line: Int, column: Int) -> String {
    // Columns of a table may stand far apart, so more is read than shown.
    let raw = Self.reach * 4
    let before = Self.collapsed(ahead(line: line, column: column, limit: raw).reversed())
    let after = Self.collapsed(
      behind(printed, line: line, column: column, limit: raw).unicodeScalars)
    return Self.text(Self.cut(before).reversed()) + "»\(printed)«" + Self.text(Self.cut(after))
  }

  /// What stands before a position, over line breaks, up to a number of characters.
  private func ahead(line: Int, column: Int, limit: Int) -> [Unicode.Scalar] {
    var text = Array(lines[line - 1].prefix(column - 1).suffix(limit))
    var last = line - 1
    while text.count < limit, last >= 1 {
      text = lines[last - 1].suffix(limit) + [" "] + text
      last -= 1
    }
    return text.suffix(limit)
  }

  /// A text with one blank for all white space between two words.
  private static func collapsed(_ text: some Sequence<Unicode.Scalar>) -> [Unicode.Scalar] {
    var result: [Unicode.Scalar] = []
    for scalar in text {
      if !scalar.properties.isWhitespace, scalar != "\u{FEFF}" {
        result.append(scalar)
      } else if result.last != " " {
        result.append(" ")
      }
    }
    return result
  }

  /// As many whole words of the beginning as may be shown, and an ellipsis for the rest.
  private static func cut(_ text: [Unicode.Scalar]) -> [Unicode.Scalar] {
    let shown = text.prefix(reach)
    guard shown.count < text.count else { return text.last == " " ? text.dropLast() : text }
    let end = shown.lastIndex(of: " ") ?? shown.endIndex - 1
    return shown[...end] + ["…"]
  }

  private static func text(_ scalars: some Sequence<Unicode.Scalar>) -> String {
    String(String.UnicodeScalarView(scalars))
  }
}
