/// Reads JSON from bytes, counting lines and columns as it goes.
struct JSONParser {
  private let bytes: [UInt8]
  private var index = 0
  private var line = 1
  private var column = 1
  private var depth = 0

  init(bytes: [UInt8]) {
    self.bytes = bytes
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { index = 3 }
  }

  mutating func document() throws(JSONError) -> JSON {
    let value = try value()
    skipBlanks()
    guard peek == nil else { throw error("expected the end of the file") }
    return value
  }

  private var position: Position { Position(line: line, column: column) }
  private var peek: UInt8? { index < bytes.count ? bytes[index] : nil }

  private func error(_ message: String) -> JSONError {
    JSONError(position: position, message: message)
  }

  private mutating func advance() {
    let byte = bytes[index]
    index += 1
    if byte == UInt8(ascii: "\n") {
      line += 1
      column = 1
    } else if byte & 0xC0 != 0x80 {
      column += 1
    }
  }

  private mutating func skipBlanks() {
    while let byte = peek, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 {
      advance()
    }
  }

  private mutating func take(_ character: Unicode.Scalar) throws(JSONError) {
    guard peek == UInt8(ascii: character) else { throw error("expected '\(character)'") }
    advance()
  }

  private mutating func value() throws(JSONError) -> JSON {
    skipBlanks()
    let start = position
    guard depth < 64 else { throw error("values are nested more than 64 deep") }
    depth += 1
    defer { depth -= 1 }
    let content: JSON.Content
    switch peek {
    case UInt8(ascii: "{"): content = .object(try object())
    case UInt8(ascii: "["): content = .array(try array())
    case UInt8(ascii: "\""): content = .string(try string())
    case UInt8(ascii: "t"): content = try word("true", .boolean(true))
    case UInt8(ascii: "f"): content = try word("false", .boolean(false))
    case UInt8(ascii: "n"): content = try word("null", .null)
    case nil: throw error("the file ends where a value is expected")
    default: content = .number(try number())
    }
    return JSON(content, at: start)
  }

  private mutating func word(
    _ word: StaticString, _ content: JSON.Content
  ) throws(JSONError) -> JSON.Content {
    let text = "\(word)"
    guard bytes[index...].starts(with: text.utf8) else { throw error("expected \(text)") }
    for _ in text.utf8 { advance() }
    return content
  }

  private mutating func object() throws(JSONError) -> [JSON.Member] {
    try take("{")
    var members: [JSON.Member] = []
    var names: Set<String> = []
    skipBlanks()
    if peek == UInt8(ascii: "}") {
      advance()
      return []
    }
    while true {
      skipBlanks()
      let start = position
      let name = try string()
      guard names.insert(name).inserted else {
        throw JSONError(position: start, message: "the name \"\(name)\" stands here twice")
      }
      skipBlanks()
      try take(":")
      members.append(JSON.Member(name: name, value: try value()))
      skipBlanks()
      if peek == UInt8(ascii: "}") {
        advance()
        return members
      }
      try take(",")
    }
  }

  private mutating func array() throws(JSONError) -> [JSON] {
    try take("[")
    var elements: [JSON] = []
    skipBlanks()
    if peek == UInt8(ascii: "]") {
      advance()
      return []
    }
    while true {
      elements.append(try value())
      skipBlanks()
      if peek == UInt8(ascii: "]") {
        advance()
        return elements
      }
      try take(",")
    }
  }

  private mutating func number() throws(JSONError) -> Double {
    let start = index
    let begin = position
    func isDigit(_ byte: UInt8?) -> Bool { byte.map { $0 >= 0x30 && $0 <= 0x39 } ?? false }
    if peek == UInt8(ascii: "-") { advance() }
    let leadingZero = peek == UInt8(ascii: "0")
    let firstDigit = index
    while isDigit(peek) { advance() }
    var valid = index > firstDigit && !(leadingZero && index > firstDigit + 1)
    if peek == UInt8(ascii: ".") {
      advance()
      valid = valid && isDigit(peek)
      while isDigit(peek) { advance() }
    }
    if peek == UInt8(ascii: "e") || peek == UInt8(ascii: "E") {
      advance()
      if peek == UInt8(ascii: "+") || peek == UInt8(ascii: "-") { advance() }
      valid = valid && isDigit(peek)
      while isDigit(peek) { advance() }
    }
    let text = String(decoding: bytes[start..<index], as: UTF8.self)
    guard valid, let number = Double(text), number.isFinite else {
      throw JSONError(position: begin, message: "expected a value")
    }
    return number
  }

  private mutating func string() throws(JSONError) -> String {
    let begin = position
    try take("\"")
    var result: [UInt8] = []
    while let byte = peek {
      if byte == UInt8(ascii: "\"") {
        advance()
        guard let text = String(validating: result, as: UTF8.self) else {
          throw JSONError(position: begin, message: "the string is not valid UTF-8")
        }
        return text
      }
      if byte < 0x20 { throw error("a string may not hold control characters; write \\n") }
      if byte == UInt8(ascii: "\\") {
        result.append(contentsOf: String(try escape()).utf8)
      } else {
        result.append(byte)
        advance()
      }
    }
    throw JSONError(position: begin, message: "the string has no end")
  }

  private mutating func escape() throws(JSONError) -> Character {
    try take("\\")
    guard let byte = peek else { throw error("the file ends within a string") }
    let simple: [UInt8: Unicode.Scalar] = [
      0x22: "\"", 0x5C: "\\", 0x2F: "/", 0x62: "\u{8}", 0x66: "\u{C}", 0x6E: "\n", 0x72: "\r",
      0x74: "\t",
    ]
    if let scalar = simple[byte] {
      advance()
      return Character(scalar)
    }
    guard byte == UInt8(ascii: "u") else { throw error("there is no such escape") }
    let high = try hexadecimal()
    guard (0xD800..<0xDC00).contains(high) else {
      guard let scalar = Unicode.Scalar(high) else { throw error("half of a surrogate pair") }
      return Character(scalar)
    }
    try take("\\")
    guard peek == UInt8(ascii: "u") else { throw error("half of a surrogate pair") }
    let low = try hexadecimal()
    guard (0xDC00..<0xE000).contains(low),
      let scalar = Unicode.Scalar(0x10000 + (high - 0xD800) << 10 + (low - 0xDC00))
    else { throw error("half of a surrogate pair") }
    return Character(scalar)
  }

  private mutating func hexadecimal() throws(JSONError) -> UInt32 {
    try take("u")
    let end = min(index + 4, bytes.count)
    let text = String(decoding: bytes[index..<end], as: UTF8.self)
    guard text.utf8.count == 4, text.allSatisfy(\.isHexDigit), let number = UInt32(text, radix: 16)
    else {
      throw error("expected four hexadecimal digits")
    }
    for _ in 0..<4 { advance() }
    return number
  }
}
