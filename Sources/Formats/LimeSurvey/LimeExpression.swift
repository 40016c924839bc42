/// A condition of LimeSurvey's ExpressionScript, as far as it compares answers with codes.
///
/// Read are `==`, `!=`, `<`, `>`, `<=`, `>=` and their words (`eq`, `ne`, `lt` …), `and`, `or`, `!`, brackets
/// and `is_empty(…)`; what goes beyond is not.
struct LimeExpression {
  /// What a condition says.
  indirect enum Node {
    case constant(Bool)
    /// A column by its name, a sign, and what it is compared with.
    case comparison(String, String, String)
    /// A column by its name: that it has a value.
    case hasValue(String)
    case not(Node)
    case all([Node])
    case any([Node])
  }

  private enum Token: Equatable {
    case name(String)
    case text(String)
    case number(String)
    case sign(String)
  }

  private var tokens: [Token] = []
  private var index = 0
  private var depth = 0

  /// Reads a condition; `nil` for one that says more than comparisons of answers with codes can.
  static func read(_ text: String) -> Node? {
    guard text.utf8.count <= 20_000 else { return nil }
    var reader = LimeExpression()
    guard reader.scan(text), let node = reader.anyOf(), reader.index == reader.tokens.count else {
      return nil
    }
    return node
  }

  // MARK: Words and signs

  private mutating func scan(_ text: String) -> Bool {
    var rest = text[...]
    while let character = rest.first {
      if character.isWhitespace {
        rest.removeFirst()
      } else if character == "\"" || character == "'" {
        guard let end = rest.dropFirst().firstIndex(of: character) else { return false }
        tokens.append(.text(String(rest[rest.index(after: rest.startIndex)..<end])))
        rest = rest[rest.index(after: end)...]
      } else if character.isLetter || character.isNumber || character == "_" {
        let word = rest.prefix { $0.isLetter || $0.isNumber || $0 == "_" || $0 == "." || $0 == "#" }
        rest = rest[word.endIndex...]
        tokens.append(Self.word(String(word)))
      } else {
        let signs = ["==", "!=", "<=", ">=", "&&", "||", "(", ")", "!", "<", ">", ","]
        guard let sign = signs.first(where: rest.hasPrefix) else { return false }
        tokens.append(.sign(sign))
        rest = rest.dropFirst(sign.count)
      }
    }
    return !tokens.isEmpty
  }

  private static func word(_ word: String) -> Token {
    switch word.lowercased() {
    case "and": return .sign("&&")
    case "or": return .sign("||")
    case "eq": return .sign("==")
    case "ne": return .sign("!=")
    case "lt": return .sign("<")
    case "gt": return .sign(">")
    case "le": return .sign("<=")
    case "ge": return .sign(">=")
    default:
      let isNumber = word.allSatisfy { $0.isASCII && ($0.isNumber || $0 == ".") }
      return isNumber ? .number(word) : .name(word)
    }
  }

  private var next: Token? { index < tokens.count ? tokens[index] : nil }

  private mutating func take(_ sign: String) -> Bool {
    guard next == .sign(sign) else { return false }
    index += 1
    return true
  }

  // MARK: Conditions

  private mutating func anyOf() -> Node? {
    guard depth < 64 else { return nil }
    depth += 1
    defer { depth -= 1 }
    guard let first = allOf() else { return nil }
    var nodes = [first]
    while take("||") {
      guard let node = allOf() else { return nil }
      nodes.append(node)
    }
    return nodes.count == 1 ? first : .any(nodes)
  }

  private mutating func allOf() -> Node? {
    guard let first = unary() else { return nil }
    var nodes = [first]
    while take("&&") {
      guard let node = unary() else { return nil }
      nodes.append(node)
    }
    return nodes.count == 1 ? first : .all(nodes)
  }

  private mutating func unary() -> Node? {
    var isNegated = false
    while take("!") { isNegated.toggle() }
    guard let node = primary() else { return nil }
    return isNegated ? .not(node) : node
  }

  private mutating func primary() -> Node? {
    if take("(") {
      guard let node = anyOf(), take(")") else { return nil }
      return node
    }
    guard let first = next else { return nil }
    index += 1
    if case .name(let name) = first, take("(") {
      guard name == "is_empty", case .name(let column)? = next, let column = Self.column(column)
      else { return nil }
      index += 1
      return take(")") ? .not(.hasValue(column)) : nil
    }
    guard case .sign(let sign)? = next, Self.mirrored[sign] != nil else { return Self.value(first) }
    index += 1
    guard let second = next else { return nil }
    index += 1
    switch (first, second) {
    case (.name(let name), .text(let value)), (.name(let name), .number(let value)):
      return Self.column(name).map { .comparison($0, sign, value) }
    case (.text(let value), .name(let name)), (.number(let value), .name(let name)):
      return Self.column(name).flatMap { column in
        Self.mirrored[sign].map { .comparison(column, $0, value) }
      }
    default: return nil
    }
  }

  /// A word alone: a constant, or a column that has a value.
  private static func value(_ token: Token) -> Node? {
    switch token {
    case .number(let number): Double(number).map { .constant($0 != 0) }
    case .name(let name): column(name).map { .hasValue($0) }
    case .text, .sign: nil
    }
  }

  /// Each sign as it reads from the other side.
  private static let mirrored = [
    "==": "==", "!=": "!=", "<": ">", ">": "<", "<=": ">=", ">=": "<=",
  ]

  /// The column of a name such as `q1_SQ001.NAOK`; `nil` for another property of it than its value.
  private static func column(_ name: String) -> String? {
    let parts = name.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count <= 2, !parts[0].isEmpty, !["self", "that", "this"].contains(parts[0]) else {
      return nil
    }
    guard parts.count == 1 || ["NAOK", "value", "valueNAOK", "code"].contains(parts[1]) else {
      return nil
    }
    return String(parts[0])
  }
}
