import Database
import Text

// What the functions of SQLite are called in PostgreSQL.
extension PostgreSQLDialect {
  /// Functions that are the same in both.
  private static let same: Set<String> = [
    "abs", "coalesce", "count", "cume_dist", "dense_rank", "first_value", "lag", "last_value",
    "lead",
    "length", "lower", "ltrim", "max", "min", "ntile", "nullif", "percent_rank", "rank", "replace",
    "row_number", "rtrim", "sign", "sum", "trim", "upper",
  ]

  /// Functions that have another name.
  private static let renamed = [
    "ifnull": "coalesce", "instr": "strpos", "char": "chr", "unicode": "ascii", "ceiling": "ceil",
    "ceil": "ceil", "floor": "floor",
  ]

  /// Translates a call.
  ///
  /// - Parameters:
  ///   - name: The function.
  ///   - children: What stands between its parentheses.
  /// - Throws: ``PostgreSQLError/untranslatable(object:reason:)`` for a function that is not known.
  mutating func call(_ name: String, _ children: [SQLNode]) throws(PostgreSQLError) -> String {
    let parts = children.parts
    switch name {
    case "cast": return try cast(children)
    case "iif":
      let values = try arguments(parts)
      guard values.count == 3 else { throw refuse("it calls iif with \(values.count) values") }
      return "CASE WHEN \(values[0]) THEN \(values[1]) ELSE \(values[2]) END"
    case "group_concat", "string_agg": return try concatenation(parts)
    case "printf", "format": return try formatted(parts)
    case "round":
      let values = try arguments(parts)
      let places = values.count == 2 ? ", \(values[1])" : ""
      return "round((\(values[0]))::numeric\(places))::double precision"
    case "avg": return "avg((\(try counted(children)))::double precision)"
    case "total": return "coalesce(sum((\(try counted(children)))::double precision), 0)"
    case "min" where parts.count > 1, "max" where parts.count > 1:
      let values = try arguments(parts)
      let none = values.map { "\($0) IS NULL" }.joined(separator: " OR ")
      let all = values.joined(separator: ", ")
      return
        "CASE WHEN \(none) THEN NULL ELSE \(name == "min" ? "least" : "greatest")(\(all)) END"
    case "sum", "min", "max": return "\(name)(\(try counted(children)))"
    case "substr", "substring":
      guard parts.count > 1, let first = parts[1].first(where: { !$0.isBlank }), first.symbol != "-"
      else { throw refuse("it calls \(name) from the end of a text") }
      return "substr(\(try level(children)))"
    case "trim" where parts.count == 2: return "btrim(\(try level(children)))"
    case _ where Self.same.contains(name): return "\(name)(\(try level(children)))"
    default:
      guard let other = Self.renamed[name] else {
        throw refuse("it calls \(name), which there is no counterpart for")
      }
      return "\(other)(\(try level(children)))"
    }
  }

  private mutating func arguments(_ parts: [[SQLNode]]) throws(PostgreSQLError) -> [String] {
    var values: [String] = []
    for part in parts {
      let first = part.firstIndex { !$0.isBlank } ?? part.startIndex
      let last = part.lastIndex { !$0.isBlank } ?? part.startIndex
      values.append(part.isEmpty ? "" : try level([SQLNode](part[first...last])))
    }
    return values
  }

  /// What is added up: of a condition, 0 or 1.
  private mutating func counted(_ children: [SQLNode]) throws(PostgreSQLError) -> String {
    let text = try level(children)
    return Self.isCondition(children) ? "(\(text))::integer" : text
  }

  private mutating func cast(_ children: [SQLNode]) throws(PostgreSQLError) -> String {
    guard let place = children.lastIndex(where: { $0.word == "AS" }),
      let type = children.significant(from: place + 1).flatMap({ children[$0].word })
    else { throw refuse("it calls cast without a type") }
    let value = try level([SQLNode](children[..<place])).trimmed
    switch type {
    case "TEXT": return "CAST(\(value) AS text)"
    case "REAL": return "CAST(\(value) AS double precision)"
    case "INTEGER": return "CAST(trunc(CAST(\(value) AS numeric)) AS bigint)"
    default: throw refuse("it casts to \(type.lowercased())")
    }
  }

  /// Texts in a row, in the order of the query below.
  private mutating func concatenation(_ parts: [[SQLNode]]) throws(PostgreSQLError) -> String {
    if parts.first?.first(where: { !$0.isBlank })?.word == "DISTINCT" {
      throw refuse("it calls group_concat with DISTINCT, whose order is not told")
    }
    guard let order else {
      throw refuse(
        "it calls group_concat in an order that is not told; take the rows from a query with ORDER BY "
          + "and nothing else")
    }
    let values = try arguments(parts)
    let separator = values.count > 1 ? values[1] : "','"
    return "string_agg(\(values[0]), \(separator) ORDER BY \(order.joined(separator: ", ")))"
  }

  /// A text with values put in: `%s`, `%d`, `%g` and `%.2f`.
  private mutating func formatted(_ parts: [[SQLNode]]) throws(PostgreSQLError) -> String {
    let values = try arguments(parts)
    guard let first = parts.first?.filter({ !$0.isBlank }), first.count == 1,
      case .token(let token) = first[0], token.kind == .string
    else { throw refuse("it calls printf with a format that is no text") }
    var pieces: [String] = []
    var text = ""
    var next = 1
    var rest = Substring(token.content)
    func close() { if !text.isEmpty { pieces.append(SQLToken.literal(text)) }; text = "" }
    while let character = rest.popFirst() {
      guard character == "%" else {
        text.append(character)
        continue
      }
      let letter = rest.firstIndex { $0.isLetter || $0 == "%" } ?? rest.endIndex
      let flags = String(rest[..<letter])
      let kind = letter < rest.endIndex ? rest[letter] : " "
      rest = letter < rest.endIndex ? rest[rest.index(after: letter)...] : ""
      if kind == "%", flags.isEmpty {
        text.append("%")
        continue
      }
      guard next < values.count else { throw refuse("it calls printf with too few values") }
      close()
      pieces.append(try Self.piece(kind, flags, values[next]) { refuse($0) })
      next += 1
    }
    close()
    return "concat(\(pieces.isEmpty ? "''" : pieces.joined(separator: ", ")))"
  }

  private static func piece(
    _ kind: Character, _ flags: String, _ value: String, _ refuse: (String) -> PostgreSQLError
  ) throws(PostgreSQLError) -> String {
    switch (kind, flags) {
    case ("s", ""): return value
    case ("d", ""): return "coalesce((\(value))::bigint, 0)"
    case ("g", ""): return "format_general(\(value))"
    case ("f", _) where flags.hasPrefix(".") && Int(flags.dropFirst()) != nil:
      return "round(coalesce((\(value))::numeric, 0), \(flags.dropFirst()))"
    default: throw refuse("it calls printf with %\(flags)\(kind)")
    }
  }
}
