/// Reads XML from UTF-8, without recursion, so that no nesting can use up the stack.
struct XMLReader {
  private let bytes: [UInt8]
  private var index = 0
  /// The place of an index that was asked for, from which later ones are counted.
  private var known = (index: 0, line: 1, column: 1)
  private var open: [XML] = []
  private var texts: [[UInt8]] = []
  private var elements = 0

  init(bytes: [UInt8]) { self.bytes = bytes }

  /// The document: declarations, one element, nothing else but comments.
  mutating func document() throws(XMLError) -> XML {
    var root: XML?
    while index < bytes.count {
      guard bytes[index] == UInt8(ascii: "<") else {
        try characters(isInside: !open.isEmpty)
        continue
      }
      if try skipMarkup() { continue }
      if let element = try tag(mayBegin: root == nil) { root = element }
    }
    if let unclosed = open.last {
      throw error("expected </\(unclosed.name)> for the tag of line \(unclosed.position.line)")
    }
    guard let root else { throw error("expected an element such as <document>") }
    return root
  }

  // MARK: Places

  private func error(_ message: String, at place: Int? = nil) -> XMLError {
    var copy = self
    return XMLError(position: copy.position(place ?? index), message: message)
  }

  /// The place of an index, counted on from the last one.
  private mutating func position(_ place: Int) -> Position {
    if place < known.index { known = (0, 1, 1) }
    for byte in bytes[known.index..<min(place, bytes.count)] {
      if byte == 0x0A {
        known.line += 1
        known.column = 1
      } else if byte & 0xC0 != 0x80 {
        known.column += 1
      }
    }
    known.index = min(place, bytes.count)
    return Position(line: known.line, column: known.column)
  }

  // MARK: Markup that holds nothing

  /// Skips a comment, a declaration or an instruction; a CDATA section goes to the text.
  private mutating func skipMarkup() throws(XMLError) -> Bool {
    if starts("<!--") {
      try skip(past: "-->", "the comment that begins here has no end")
    } else if starts("<?") {
      try skip(past: "?>", "the instruction that begins here has no end")
    } else if starts("<![CDATA[") {
      try section()
    } else if starts("<!DOCTYPE") {
      try documentType()
    } else {
      return false
    }
    return true
  }

  private func starts(_ text: StaticString) -> Bool {
    text.withUTF8Buffer { text in
      bytes.count - index >= text.count
        && bytes[index..<(index + text.count)].elementsEqual(text)
    }
  }

  /// The index behind the next occurrence of an end.
  private func end(of text: StaticString, from start: Int) -> Int? {
    text.withUTF8Buffer { text in
      var place = start
      while place + text.count <= bytes.count {
        if bytes[place] == text[0], bytes[place..<(place + text.count)].elementsEqual(text) {
          return place + text.count
        }
        place += 1
      }
      return nil
    }
  }

  private mutating func skip(past text: StaticString, _ message: String) throws(XMLError) {
    guard let end = end(of: text, from: index + 2) else { throw error(message) }
    index = end
  }

  private mutating func section() throws(XMLError) {
    guard !open.isEmpty else { throw error("text outside of the outermost element") }
    let start = index + 9
    guard let end = end(of: "]]>", from: start) else {
      throw error("the CDATA section that begins here has no end")
    }
    try append(bytes[start..<(end - 3)], from: start)
    index = end
  }

  /// A document type may be named, but not defined: entities could be made to grow without bound, or to
  /// read other files.
  private mutating func documentType() throws(XMLError) {
    guard open.isEmpty else { throw error("a document type within an element") }
    let start = index
    while index < bytes.count, bytes[index] != UInt8(ascii: ">") {
      if bytes[index] == UInt8(ascii: "[") {
        throw error("a document type with definitions, which are not read", at: start)
      }
      index += 1
    }
    guard index < bytes.count else {
      throw error("the document type that begins here has no end", at: start)
    }
    index += 1
  }

  // MARK: Text

  private mutating func append(_ text: ArraySlice<UInt8>, from start: Int) throws(XMLError) {
    if let nul = text.firstIndex(of: 0) {
      throw error("a NUL character; the file is damaged", at: nul)
    }
    guard text.contains(0x0D) else {
      texts[texts.count - 1] += text
      return
    }
    // A line ends with LF, whatever the file has (section 2.11).
    for (place, byte) in zip(text.indices, text) {
      if byte != 0x0D {
        texts[texts.count - 1].append(byte)
      } else if place + 1 == text.endIndex || text[place + 1] != 0x0A {
        texts[texts.count - 1].append(0x0A)
      }
    }
  }

  /// Text up to the next tag.
  private mutating func characters(isInside: Bool) throws(XMLError) {
    let start = index
    while index < bytes.count, bytes[index] != UInt8(ascii: "<") {
      if bytes[index] == UInt8(ascii: "&") {
        guard isInside else { break }
        try append(bytes[start..<index], from: start)
        let scalar = try reference()
        texts[texts.count - 1] += Array(String(scalar).utf8)
        return
      }
      index += 1
    }
    if isInside {
      try append(bytes[start..<index], from: start)
    } else if let place = bytes[start..<max(index, start + 1)].firstIndex(where: {
      !Self.isBlank($0)
    }) {
      throw error("text outside of the outermost element", at: place)
    }
  }

  /// A reference such as `&amp;` or `&#228;`.
  private mutating func reference() throws(XMLError) -> Unicode.Scalar {
    let start = index
    guard let end = bytes[start...].prefix(12).firstIndex(of: UInt8(ascii: ";")) else {
      throw error("an & that begins no reference; write &amp;", at: start)
    }
    let name = String(decoding: bytes[(start + 1)..<end], as: UTF8.self)
    index = end + 1
    switch name {
    case "lt": return "<"
    case "gt": return ">"
    case "amp": return "&"
    case "quot": return "\""
    case "apos": return "'"
    default:
      let number =
        name.hasPrefix("#x")
        ? UInt32(name.dropFirst(2), radix: 16)
        : name.hasPrefix("#") ? UInt32(name.dropFirst()) : nil
      guard let number, number != 0, let scalar = Unicode.Scalar(number) else {
        throw error("the reference \"&\(name);\" is not known", at: start)
      }
      return scalar
    }
  }

  // MARK: Tags

  /// A tag.
  ///
  /// - Returns: The outermost element, when this closes it.
  private mutating func tag(mayBegin: Bool) throws(XMLError) -> XML? {
    let start = index
    index += 1
    guard index < bytes.count, bytes[index] == UInt8(ascii: "/") else {
      return try opening(start, mayBegin: mayBegin)
    }
    index += 1
    let name = try name()
    skipBlanks()
    try take(">")
    guard let element = open.last else { throw error("</\(name)> without <\(name)>", at: start) }
    guard element.name == name else {
      throw error(
        "expected </\(element.name)> for the tag of line \(element.position.line), found </\(name)>",
        at: start)
    }
    return close()
  }

  private mutating func opening(_ start: Int, mayBegin: Bool) throws(XMLError) -> XML? {
    let name = try name()
    guard mayBegin || !open.isEmpty else {
      throw error("a second outermost element <\(name)>", at: start)
    }
    guard open.count < XML.Limit.depth else {
      throw error("elements are nested more than \(XML.Limit.depth) deep", at: start)
    }
    elements += 1
    guard elements <= XML.Limit.elements else {
      throw error("more than \(XML.Limit.elements) elements", at: start)
    }
    let attributes = try attributes()
    open.append(XML(name: name, attributes: attributes, position: position(start)))
    texts.append([])
    if index < bytes.count, bytes[index] == UInt8(ascii: "/") {
      index += 1
      try take(">")
      return close()
    }
    try take(">")
    return nil
  }

  /// Hands the innermost open element to the one around it.
  private mutating func close() -> XML? {
    guard var element = open.popLast(), let text = texts.popLast() else { return nil }
    element.text = String(decoding: text, as: UTF8.self)
    guard !open.isEmpty else { return element }
    open[open.count - 1].children.append(element)
    return nil
  }

  private mutating func attributes() throws(XMLError) -> [XML.Attribute] {
    var attributes: [XML.Attribute] = []
    while true {
      let hasBlank = skipBlanks()
      guard index < bytes.count, ![0x3E, 0x2F].contains(bytes[index]) else { return attributes }
      let start = index
      let name = try name()
      guard hasBlank else { throw error("expected a blank before \(name)", at: start) }
      guard attributes.count < 256, !attributes.contains(where: { $0.name == name }) else {
        throw error("the attribute \(name) stands twice, or there are too many", at: start)
      }
      skipBlanks()
      try take("=")
      skipBlanks()
      attributes.append(XML.Attribute(name: name, value: try value()))
    }
  }

  private mutating func value() throws(XMLError) -> String {
    let start = index
    guard index < bytes.count, bytes[index] == 0x22 || bytes[index] == 0x27 else {
      throw error("expected a value in quotes")
    }
    let quote = bytes[index]
    index += 1
    var value: [UInt8] = []
    while index < bytes.count, bytes[index] != quote {
      switch bytes[index] {
      case UInt8(ascii: "&"): value += Array(String(try reference()).utf8)
      case UInt8(ascii: "<"), 0: throw error("a character that no value may hold")
      default:
        value.append(bytes[index])
        index += 1
      }
    }
    guard index < bytes.count else {
      throw error("the value that begins here has no end", at: start)
    }
    index += 1
    return String(decoding: value, as: UTF8.self)
  }

  private mutating func name() throws(XMLError) -> String {
    let start = index
    while index < bytes.count, Self.isName(bytes[index]) { index += 1 }
    guard index > start, index - start <= 1_024 else { throw error("expected a name", at: start) }
    return String(decoding: bytes[start..<index], as: UTF8.self)
  }

  private static func isName(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x3A, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x5F, 0x80...: true
    default: false
    }
  }

  private static func isBlank(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09
  }

  @discardableResult
  private mutating func skipBlanks() -> Bool {
    let start = index
    while index < bytes.count, Self.isBlank(bytes[index]) { index += 1 }
    return index > start
  }

  private mutating func take(_ character: Unicode.Scalar) throws(XMLError) {
    guard index < bytes.count, bytes[index] == UInt8(ascii: character) else {
      throw error("expected '\(character)'")
    }
    index += 1
  }
}
