extension JSON {
  /// The value as JSON text.
  ///
  /// - Parameter indent: Blanks per level; `nil` puts everything on one line.
  package func text(indent: Int? = nil) -> String {
    var text = ""
    write(into: &text, indent: indent, level: 0)
    return text
  }

  /// An object from names and values.
  package static func object(_ members: [(String, JSON)]) -> JSON {
    JSON(.object(members.map { Member(name: $0.0, value: $0.1) }))
  }

  /// An array of texts, such as a list of identifiers for `json_each`.
  package static func texts(_ texts: [String]) -> JSON {
    JSON(.array(texts.map { JSON(.string($0)) }))
  }

  private func write(into text: inout String, indent: Int?, level: Int) {
    switch content {
    case .null: text += "null"
    case .boolean(let boolean): text += boolean ? "true" : "false"
    case .number(let number): text += Self.number(number)
    case .integer(let integer): text += String(integer)
    case .string(let string): Self.quote(string, into: &text)
    case .array(let elements):
      Self.writeList(elements, "[", "]", into: &text, indent: indent, level: level) {
        $0.write(into: &$1, indent: indent, level: level + 1)
      }
    case .object(let members):
      Self.writeList(members, "{", "}", into: &text, indent: indent, level: level) {
        Self.quote($0.name, into: &$1)
        $1 += indent == nil ? ":" : ": "
        $0.value.write(into: &$1, indent: indent, level: level + 1)
      }
    }
  }

  private static func writeList<Element>(
    _ elements: [Element], _ open: String, _ close: String, into text: inout String,
    indent: Int?, level: Int, _ write: (Element, inout String) -> Void
  ) {
    text += open
    for (index, element) in elements.enumerated() {
      if index > 0 { text += "," }
      newLine(into: &text, indent, level + 1)
      write(element, &text)
    }
    if !elements.isEmpty { newLine(into: &text, indent, level) }
    text += close
  }

  private static func newLine(into text: inout String, _ indent: Int?, _ level: Int) {
    guard let indent else { return }
    text += "\n" + String(repeating: " ", count: indent * level)
  }

  /// A number in the shortest form that reads back the same; JSON has no infinities.
  private static func number(_ number: Double) -> String {
    if let integer = Int64(exactly: number) { return String(integer) }
    return number.isFinite ? String(number) : "null"
  }

  private static func quote(_ string: String, into text: inout String) {
    text += "\""
    if isPlain(string) {
      text += string
      text += "\""
      return
    }
    for scalar in string.unicodeScalars {
      switch scalar {
      case "\"": text += "\\\""
      case "\\": text += "\\\\"
      case "\n": text += "\\n"
      case "\r": text += "\\r"
      case "\t": text += "\\t"
      case _ where scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value):
        let digits = String(scalar.value, radix: 16)
        text += "\\u" + String(repeating: "0", count: 4 - digits.utf8.count) + digits
      default: text.unicodeScalars.append(scalar)
      }
    }
    text += "\""
  }

  /// Whether nothing in a text needs a backslash; a control character of Latin-1 begins with C2.
  private static func isPlain(_ string: String) -> Bool {
    string.utf8.allSatisfy {
      $0 >= 0x20 && $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: "\\") && $0 != 0x7F && $0 != 0xC2
    }
  }
}
