/// A piece of SQL as SQLite takes it apart (<https://sqlite.org/lang_expr.html>,
/// <https://sqlite.org/lang_comment.html>).
package struct SQLToken: Hashable, Sendable {
  /// What a piece is.
  package enum Kind: Sendable {
    /// Blanks and ends of lines.
    case space
    /// `-- …` or `/* … */`
    case comment
    /// A keyword or a name without quotes.
    case word
    /// A name in double quotes, backticks or square brackets.
    case quotedName
    /// A text in single quotes.
    case string
    /// Bytes such as `x'00ff'`.
    case blob
    case number
    /// `:name`, `@name`, `$name` or `?1`
    case parameter
    /// Everything else.
    case symbol
  }

  package let kind: Kind
  package let text: String

  /// A text as SQL says it, for scripts that other programs run; what SQLite runs here is bound.
  package static func literal(_ text: String) -> String {
    "'" + text.replacing("'", with: "''") + "'"
  }

  /// Whether it says nothing.
  package var isBlank: Bool { kind == .space || kind == .comment }

  /// The name of a parameter without its sign.
  package var parameterName: String { String(text.dropFirst()) }

  /// The characters of a text or a quoted name.
  package var content: String {
    guard let quote = text.first, text.count >= 2 else { return text }
    let inner = String(text.dropFirst().dropLast())
    return quote == "[" ? inner : inner.replacing("\(quote)\(quote)", with: String(quote))
  }

  /// Takes SQL apart; put together again, the pieces are the same text.
  package static func tokens(of sql: String) -> [SQLToken] {
    var scanner = SQLScanner(bytes: Array(sql.utf8))
    var tokens: [SQLToken] = []
    while let token = scanner.next() { tokens.append(token) }
    return tokens
  }
}

/// Walks over the bytes of SQL.
private struct SQLScanner {
  let bytes: [UInt8]
  var place = 0

  init(bytes: [UInt8]) { self.bytes = bytes }

  private static let symbols = ["->>", "||", "<=", ">=", "<>", "!=", "==", "<<", ">>", "->"].map {
    Array($0.utf8)
  }

  private func byte(_ offset: Int = 0) -> UInt8 {
    place + offset < bytes.count ? bytes[place + offset] : 0
  }

  mutating func next() -> SQLToken? {
    guard place < bytes.count else { return nil }
    let start = place
    let kind = scan()
    place = max(place, start + 1)
    return SQLToken(kind: kind, text: String(decoding: bytes[start..<place], as: UTF8.self))
  }

  private mutating func scan() -> SQLToken.Kind {
    let first = byte()
    switch first {
    case 0x20, 0x09, 0x0A, 0x0C, 0x0D:
      skip { [0x20, 0x09, 0x0A, 0x0C, 0x0D].contains($0) }
      return .space
    case UInt8(ascii: "-") where byte(1) == first:
      skip { $0 != 0x0A }
      return .comment
    case UInt8(ascii: "/") where byte(1) == UInt8(ascii: "*"):
      place += 2
      while place < bytes.count, byte() != UInt8(ascii: "*") || byte(1) != UInt8(ascii: "/") {
        place += 1
      }
      place = min(place + 2, bytes.count)
      return .comment
    case UInt8(ascii: "'"): return quoted(by: first, .string)
    case UInt8(ascii: "\""), UInt8(ascii: "`"): return quoted(by: first, .quotedName)
    case UInt8(ascii: "["):
      skip { $0 != UInt8(ascii: "]") }
      place = min(place + 1, bytes.count)
      return .quotedName
    case UInt8(ascii: "x"), UInt8(ascii: "X"):
      guard byte(1) == UInt8(ascii: "'") else { break }
      place += 1
      return quoted(by: UInt8(ascii: "'"), .blob)
    case UInt8(ascii: "?"), UInt8(ascii: ":"), UInt8(ascii: "@"), UInt8(ascii: "$"):
      place += 1
      skip(while: Self.isOfName)
      return .parameter
    default: break
    }
    if Self.isDigit(first) || (first == UInt8(ascii: ".") && Self.isDigit(byte(1))) {
      return number()
    }
    if Self.isOfName(first) {
      skip(while: Self.isOfName)
      return .word
    }
    let symbol = Self.symbols.first { bytes[place...].starts(with: $0) }
    place += symbol?.count ?? 1
    return .symbol
  }

  private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

  /// Letters, digits, `_`, `$`, and everything beyond ASCII.
  private static func isOfName(_ byte: UInt8) -> Bool {
    isDigit(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
      || byte == UInt8(ascii: "_") || byte == UInt8(ascii: "$") || byte >= 0x80
  }

  private mutating func skip(while holds: (UInt8) -> Bool) {
    while place < bytes.count, holds(bytes[place]) { place += 1 }
  }

  private mutating func quoted(by quote: UInt8, _ kind: SQLToken.Kind) -> SQLToken.Kind {
    place += 1
    while place < bytes.count {
      if byte() == quote {
        guard byte(1) == quote else {
          place += 1
          return kind
        }
        place += 1
      }
      place += 1
    }
    return kind
  }

  private mutating func number() -> SQLToken.Kind {
    if byte() == 0x30, byte(1) | 0x20 == UInt8(ascii: "x") {
      place += 2
      skip(while: Self.isOfName)
      return .number
    }
    skip { Self.isDigit($0) || $0 == UInt8(ascii: ".") }
    let sign = [UInt8(ascii: "+"), UInt8(ascii: "-")].contains(byte(1)) ? 1 : 0
    if byte() | 0x20 == UInt8(ascii: "e"), Self.isDigit(byte(1 + sign)) {
      place += 1 + sign
      skip(while: Self.isDigit)
    }
    return .number
  }
}

/// SQL with its parentheses matched.
package indirect enum SQLNode: Hashable, Sendable {
  case token(SQLToken)
  /// What stands between parentheses.
  case group([SQLNode])

  /// Whether it says nothing.
  package var isBlank: Bool { if case .token(let token) = self { token.isBlank } else { false } }

  /// The keyword or plain name in capitals; `nil` for everything else.
  package var word: String? {
    guard case .token(let token) = self, token.kind == .word else { return nil }
    return token.text.uppercased()
  }

  /// The sign; `nil` for everything else.
  package var symbol: String? {
    guard case .token(let token) = self, token.kind == .symbol else { return nil }
    return token.text
  }

  /// What stands in the parentheses; `nil` for everything else.
  package var children: [SQLNode]? { if case .group(let nodes) = self { nodes } else { nil } }

  /// Matches the parentheses of SQL; one that is not closed ends with the text.
  package static func nodes(of sql: String) -> [SQLNode] {
    var levels: [[SQLNode]] = [[]]
    for token in SQLToken.tokens(of: sql) {
      if token.kind == .symbol, token.text == "(" {
        levels.append([])
      } else if token.kind == .symbol, token.text == ")", levels.count > 1 {
        let group = levels.removeLast()
        levels[levels.count - 1].append(.group(group))
      } else {
        levels[levels.count - 1].append(.token(token))
      }
    }
    while levels.count > 1 {
      let group = levels.removeLast()
      levels[levels.count - 1].append(.group(group))
    }
    return levels[0]
  }

  /// The text that it was read from.
  package var text: String {
    switch self {
    case .token(let token): token.text
    case .group(let nodes): "(" + nodes.map(\.text).joined() + ")"
    }
  }
}

extension Array where Element == SQLNode {
  /// Whether it is a query.
  package var isQuery: Bool {
    ["SELECT", "WITH", "VALUES"].contains(first { !$0.isBlank }?.word ?? "")
  }

  /// The next place from one on that says something.
  package func significant(from place: Int) -> Int? {
    place < count ? self[Swift.max(0, place)...].firstIndex { !$0.isBlank } : nil
  }

  /// The parts between the commas of this level.
  package var parts: [[SQLNode]] {
    split(omittingEmptySubsequences: false) { $0.symbol == "," }.map { [SQLNode]($0) }
  }
}
