/// Texts of LimeSurvey, which are HTML: what a person reads of them.
enum LimeText {
  /// The words of a text on one line: without tags, scripts and styles, with references resolved.
  ///
  /// LimeSurvey does the same when it writes a text into a CSV file, so that headings and full answers can
  /// be compared.
  static func plain(_ html: String) -> String {
    guard
      html.utf8.contains(where: { $0 == 0x3C || $0 == 0x26 || $0 < 0x20 || $0 > 0x7F })
        || html.contains("  ") || html.first == " " || html.last == " "
    else { return html }
    return line(resolved(withoutTags(html)))
  }

  /// A text with one blank for all white space between two words.
  static func line(_ text: String) -> String {
    text.split { $0.isWhitespace || $0 == "\u{FEFF}" }.joined(separator: " ")
  }

  private static func withoutTags(_ html: String) -> String {
    var result: [UInt8] = []
    let bytes = Array(html.utf8)
    var index = 0
    while index < bytes.count {
      guard bytes[index] == 0x3C, let end = endOfTag(bytes, index) else {
        result.append(bytes[index])
        index += 1
        continue
      }
      let tag = String(decoding: bytes[index..<end], as: UTF8.self).lowercased()
      index = end
      for name in ["script", "style"] where tag.hasPrefix("<" + name) {
        index = endOfElement(name, bytes, index)
      }
      // Words of two lines or paragraphs stay apart.
      if ["<br", "<p", "</p", "<li", "<div", "</div", "<td", "<h"].contains(where: tag.hasPrefix) {
        result.append(0x20)
      }
    }
    return String(decoding: result, as: UTF8.self)
  }

  /// The index behind a tag; `nil` where a `<` is only that.
  private static func endOfTag(_ bytes: [UInt8], _ start: Int) -> Int? {
    guard start + 1 < bytes.count else { return nil }
    let next = bytes[start + 1]
    let isTag = next == 0x2F || next == 0x21 || (0x41...0x5A).contains(next & 0xDF)
    guard isTag, let end = bytes[start...].firstIndex(of: 0x3E) else { return nil }
    return end + 1
  }

  private static func endOfElement(_ name: String, _ bytes: [UInt8], _ start: Int) -> Int {
    let closing = Array("</\(name)".utf8)
    var index = start
    while index + closing.count <= bytes.count {
      let part = bytes[index..<(index + closing.count)].map {
        (0x41...0x5A).contains($0) ? $0 | 0x20 : $0
      }
      if part == closing { return index }
      index += 1
    }
    return bytes.count
  }

  /// The characters that HTML has names for and that texts of surveys use.
  private static let named: [String: String] = [
    "amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'", "nbsp": " ", "shy": "",
    "auml": "ä", "ouml": "ö", "uuml": "ü", "Auml": "Ä", "Ouml": "Ö", "Uuml": "Ü", "szlig": "ß",
    "euro": "€", "ndash": "–", "mdash": "—", "bdquo": "„", "ldquo": "“", "rdquo": "”",
    "lsquo": "‘", "rsquo": "’", "sbquo": "‚", "hellip": "…", "laquo": "«", "raquo": "»",
    "eacute": "é", "egrave": "è", "agrave": "à", "ccedil": "ç", "sect": "§", "deg": "°",
    "middot": "·", "bull": "•", "times": "×", "copy": "©", "reg": "®", "ge": "≥", "le": "≤",
  ]

  private static func resolved(_ text: String) -> String {
    guard text.contains("&") else { return text }
    var result = ""
    var rest = text[...]
    while let start = rest.firstIndex(of: "&") {
      result += rest[..<start]
      let name = rest[rest.index(after: start)...].prefix(10).prefix { $0 != ";" }
      let end = rest.index(start, offsetBy: name.count + 1)
      if end < rest.endIndex, rest[end] == ";", let character = character(name) {
        result += character
        rest = rest[rest.index(after: end)...]
      } else {
        result += "&"
        rest = rest[rest.index(after: start)...]
      }
    }
    return result + rest
  }

  private static func character(_ name: Substring) -> String? {
    guard name.first == "#" else { return named[String(name)] }
    let digits = name.dropFirst()
    let number =
      digits.first == "x" || digits.first == "X"
      ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits)
    return number.flatMap(Unicode.Scalar.init).map { $0.value < 0x20 ? " " : String($0) }
  }
}
