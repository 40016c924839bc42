/// Keeps control characters in data from reaching a terminal.
///
/// Escape sequences can move the cursor, rewrite lines and worse; bidirectional controls can make a
/// text read as another. Controls become the visible pictures of U+2400, the rest U+FFFD.
enum Sanitizer {
  /// One line: line breaks and tabs become blanks.
  static func line(_ text: String) -> String {
    if text.utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7F }) { return text }
    guard text.unicodeScalars.contains(where: isHarmful) else { return text }
    return clean(text) { $0 == "\n" || $0 == "\t" || $0 == "\r" ? " " : nil }
  }

  /// Several lines: line breaks stay.
  static func lines(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: isHarmful) else { return text }
    return clean(text) { $0 == "\n" ? "\n" : nil }
  }

  private static func isHarmful(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0..<0x20, 0x7F..<0xA0, 0x61C, 0x200E, 0x200F, 0x2028...0x202E, 0x2066...0x2069: true
    default: false
    }
  }

  private static func clean(
    _ text: String, _ replacement: (Unicode.Scalar) -> Unicode.Scalar?
  ) -> String {
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      if !isHarmful(scalar) {
        result.append(scalar)
      } else if let other = replacement(scalar) {
        result.append(other)
      } else {
        let picture = scalar.value < 0x20 ? 0x2400 + scalar.value : 0xFFFD
        result.append(Unicode.Scalar(picture) ?? "?")
      }
    }
    return String(result)
  }
}
