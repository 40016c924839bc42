import Database
import Store
import Text

/// Says in the SQL of PostgreSQL what a statement says in that of SQLite.
///
/// It works on the pieces of the statement, not on its meaning, and knows the differences that give other
/// rows or an error:
///
/// - functions: `iif`, `ifnull`, `printf`, `group_concat`, `round`, `instr`, `min` and `max` of several
///   values and others, see ``PostgreSQLDialect/call(_:_:)``; one that is not known is refused;
/// - conditions that are counted with, as in `sum(x IS NULL)` or `(a IS NULL) + (b IS NULL)`, and those
///   that are a column: 0 and 1 there, `true` and `false` here;
/// - `ORDER BY`: SQLite takes `NULL` as less than everything, PostgreSQL as more;
/// - `GLOB`, `LIKE` (which takes no notice of case), `IS` between values, `CAST`;
/// - the order in `group_concat`, which SQLite takes over from the query below;
/// - subqueries in `FROM` without a name, quotes around names, bytes.
struct PostgreSQLDialect {
  /// What the statement is, for messages.
  private let object: String
  /// What stands for each parameter.
  private let parameters: [String: String]
  private var subqueries = 0
  /// By the names of common table expressions: the columns by which they are ordered.
  private var orders: [String: [String]] = [:]
  /// The order of the rows that the aggregates of the query at hand see; `nil` for none.
  var order: [String]?

  private init(object: String, parameters: [String: String]) {
    self.object = object
    self.parameters = parameters
  }

  /// Translates a query, or an expression such as that of a `CHECK`.
  ///
  /// - Parameters:
  ///   - sql: What SQLite takes.
  ///   - object: What it is, for messages.
  ///   - parameters: What stands for each parameter.
  /// - Throws: ``PostgreSQLError/untranslatable(object:reason:)``.
  static func translate(
    _ sql: String, of object: String, parameters: [String: String] = [:]
  ) throws(PostgreSQLError) -> String {
    try translate(SQLNode.nodes(of: sql), of: object, parameters: parameters)
  }

  /// Translates a query or an expression that was taken apart.
  static func translate(
    _ nodes: [SQLNode], of object: String, parameters: [String: String] = [:]
  ) throws(PostgreSQLError) -> String {
    var dialect = PostgreSQLDialect(object: object, parameters: parameters)
    return try dialect.level(nodes)
  }

  func refuse(_ reason: String) -> PostgreSQLError {
    .untranslatable(object: object, reason: reason)
  }

  // MARK: Levels

  /// A query below another: it has an order of its own.
  private mutating func query(_ nodes: [SQLNode]) throws(PostgreSQLError) -> String {
    let outer = (order, orders)
    defer { (order, orders) = outer }
    order = nil
    return try level(nodes)
  }

  /// What stands between two parentheses, or the whole.
  mutating func level(_ nodes: [SQLNode]) throws(PostgreSQLError) -> String {
    var out: [String] = []
    var place = 0
    var inFrom = false
    while place < nodes.count {
      let node = nodes[place]
      if let word = node.word, Self.clauses.contains(word) {
        inFrom = word == "FROM" || word == "JOIN"
      }
      switch node {
      case .token(let token) where token.isBlank: out.append(token.text)
      case .token(let token) where token.kind == .word:
        place = try self.word(token, nodes, place, &out)
        continue
      case .token(let token): out.append(try single(token))
      case .group(let children):
        out.append(try group(children, nodes, place))
        if inFrom, children.isQuery, !Self.isNamed(nodes, after: place) {
          subqueries += 1
          out.append(" AS subquery_\(subqueries)")
        }
      }
      place += 1
    }
    return out.joined()
  }

  private static let clauses: Set<String> = [
    "SELECT", "FROM", "JOIN", "ON", "WHERE", "GROUP", "HAVING", "ORDER", "LIMIT", "WINDOW", "UNION",
    "EXCEPT", "INTERSECT", "USING",
  ]

  private static let joins: Set<String> = ["LEFT", "RIGHT", "FULL", "INNER", "CROSS", "NATURAL"]

  /// Whether a subquery is followed by its name.
  private static func isNamed(_ nodes: [SQLNode], after place: Int) -> Bool {
    guard let next = nodes.significant(from: place + 1) else { return false }
    guard let word = nodes[next].word else {
      if case .token(let token) = nodes[next] { return token.kind == .quotedName }
      return false
    }
    return !clauses.contains(word) && !joins.contains(word)
  }

  private func single(_ token: SQLToken) throws(PostgreSQLError) -> String {
    switch token.kind {
    case .quotedName: return FileSchema.Object.quoted(token.content)
    case .blob: return "'\\x\(token.text.dropFirst(2).dropLast())'::bytea"
    case .parameter:
      guard let value = parameters[token.parameterName] else {
        throw refuse("it takes the parameter \(token.text), which is not declared")
      }
      return value
    case .symbol where token.text == "==": return "="
    case .symbol where token.text.hasPrefix("->"): throw refuse("it uses \(token.text) of JSON")
    default: return token.text
    }
  }

  private mutating func group(
    _ children: [SQLNode], _ nodes: [SQLNode], _ place: Int
  ) throws(PostgreSQLError) -> String {
    if children.isQuery { return "(" + (try query(children)) + ")" }
    let inner = "(" + (try level(children)) + ")"
    guard Self.isCondition(children) else { return inner }
    let before = nodes[..<place].last { !$0.isBlank }?.symbol
    let after = nodes.significant(from: place + 1).flatMap { nodes[$0].symbol }
    let signs = ["+", "-", "*", "/"]
    let isCounted = [before, after].contains { $0.map(signs.contains) ?? false }
    return isCounted ? inner + "::integer" : inner
  }

  /// Whether an expression is a condition, so that its value is `true` or `false`.
  static func isCondition(_ nodes: [SQLNode]) -> Bool {
    var cases = 0
    for node in nodes where !node.isBlank {
      if node.word == "CASE" { cases += 1 }
      if node.word == "END" { cases -= 1 }
      guard cases == 0 else { continue }
      if let symbol = node.symbol,
        ["=", "==", "<", ">", "<=", ">=", "<>", "!="].contains(symbol)
      {
        return true
      }
      if let word = node.word,
        ["IS", "IN", "LIKE", "GLOB", "AND", "OR", "NOT", "BETWEEN", "EXISTS", "ISNULL", "NOTNULL"]
          .contains(word)
      {
        return true
      }
    }
    let all = nodes.filter { !$0.isBlank }
    guard all.count == 1, let children = all[0].children, !children.isQuery else { return false }
    return isCondition(children)
  }

  // MARK: Words

  /// Translates a word and what belongs to it.
  ///
  /// - Returns: The place behind.
  private mutating func word(
    _ token: SQLToken, _ nodes: [SQLNode], _ place: Int, _ out: inout [String]
  ) throws(PostgreSQLError) -> Int {
    let word = token.text.uppercased()
    let next = nodes.significant(from: place + 1)
    switch word {
    case "SELECT":
      order = try sourceOrder(nodes, from: place)
      return try columns(nodes, place, &out)
    case "WITH": try readOrders(nodes, from: place)
    case "ORDER":
      if let next, nodes[next].word == "BY" {
        out.append("ORDER BY")
        return try terms(nodes, next + 1, &out)
      }
    case "CROSS":
      // With a condition it only tells SQLite's planner in which order to read.
      let clause = nodes[(next ?? place)...].dropFirst().first {
        $0.word.map { Self.clauses.contains($0) || Self.joins.contains($0) } ?? false
      }
      if let next, clause?.word == "ON" { return next }
    case "IS": return try isWord(nodes, place, &out)
    case "GLOB": return try glob(nodes, place, &out)
    case "LIKE": return try like(nodes, place, &out)
    case "COLLATE":
      guard let next, nodes[next].word == "BINARY" else { throw refuse("it uses COLLATE") }
      out.append("COLLATE \"C\"")
      return next + 1
    case "MATCH", "REGEXP", "INDEXED", "ROWID", "_ROWID_", "OID":
      throw refuse("it uses \(word.lowercased())")
    default: break
    }
    if let next, let children = nodes[next].children, isCall(word, nodes, place, next) {
      out.append(try call(token.text.lowercased(), children))
      return next + 1
    }
    out.append(
      PostgreSQLNames.isReserved(word, alsoInSQLite: false)
        ? FileSchema.Object.quoted(token.text) : token.text)
    return place + 1
  }

  private static let notCalled: Set<String> = [
    "ALL", "AND", "AS", "BETWEEN", "BY", "CASE", "CHECK", "DISTINCT", "ELSE", "ESCAPE", "EXCEPT",
    "EXISTS", "FILTER", "FROM", "HAVING", "IN", "INTERSECT", "JOIN", "LIMIT", "MATERIALIZED", "NOT",
    "OFFSET", "ON", "OR", "OVER", "SELECT", "THEN", "UNION", "USING", "VALUES", "WHEN", "WHERE",
  ]

  private func isCall(_ word: String, _ nodes: [SQLNode], _ place: Int, _ next: Int) -> Bool {
    if Self.notCalled.contains(word) { return false }
    // The columns of a common table expression or of an alias.
    if let third = nodes.significant(from: next + 1), nodes[third].word == "AS",
      let fourth = nodes.significant(from: third + 1), nodes[fourth].children?.isQuery ?? false
    {
      return false
    }
    return nodes[..<place].last { !$0.isBlank }?.word != "AS"
  }

  /// `IS` between values, which compares them, `NULL` included.
  private func isWord(
    _ nodes: [SQLNode], _ place: Int, _ out: inout [String]
  ) throws(PostgreSQLError) -> Int {
    var next = nodes.significant(from: place + 1) ?? nodes.count
    let isNegated = next < nodes.count && nodes[next].word == "NOT"
    let behind = isNegated ? next + 1 : place + 1
    if isNegated { next = nodes.significant(from: behind) ?? nodes.count }
    let words = ["NULL", "TRUE", "FALSE", "DISTINCT"]
    if next < nodes.count, let word = nodes[next].word, words.contains(word) {
      out.append(isNegated ? "IS NOT" : "IS")
    } else {
      out.append(isNegated ? "IS DISTINCT FROM" : "IS NOT DISTINCT FROM")
    }
    return behind
  }

  /// Takes the `NOT` before an operator away.
  private static func takeNot(_ out: inout [String]) -> Bool {
    guard let place = out.lastIndex(where: { !$0.allSatisfy(\.isWhitespace) }),
      out[place].uppercased() == "NOT"
    else { return false }
    out.removeSubrange(place...)
    return true
  }

  private func glob(
    _ nodes: [SQLNode], _ place: Int, _ out: inout [String]
  ) throws(PostgreSQLError) -> Int {
    guard let next = nodes.significant(from: place + 1), case .token(let token) = nodes[next],
      token.kind == .string
    else { throw refuse("it uses GLOB with something else than a text") }
    let sign = Self.takeNot(&out) ? "!~ " : "~ "
    out.append(sign + SQLToken.literal(Self.expression(ofGlob: token.content)))
    return next + 1
  }

  /// A pattern of `GLOB` as a regular expression.
  static func expression(ofGlob pattern: String) -> String {
    var result = "^"
    var inClass = false
    for character in pattern {
      switch character {
      case "]" where inClass:
        inClass = false
        result += "]"
      case _ where inClass: result += character == "\\" ? "\\\\" : String(character)
      case "[":
        inClass = true
        result += "["
      case "*": result += ".*"
      case "?": result += "."
      case ".", "^", "$", "+", "(", ")", "{", "}", "|", "\\", "]": result += "\\\(character)"
      default: result.append(character)
      }
    }
    return result + "$"
  }

  private mutating func like(
    _ nodes: [SQLNode], _ place: Int, _ out: inout [String]
  ) throws(PostgreSQLError) -> Int {
    guard let next = nodes.significant(from: place + 1), case .token(let token) = nodes[next],
      token.kind == .string || token.kind == .parameter
    else { throw refuse("it uses LIKE with something else than a text or a parameter") }
    let after = nodes.significant(from: next + 1).map { nodes[$0] }
    guard after?.symbol == nil || after?.symbol == "," else {
      throw refuse("it uses LIKE with something else than a text or a parameter")
    }
    out.append("ILIKE " + (try single(token)))
    // PostgreSQL takes a backslash for an escape unless told otherwise.
    if after?.word != "ESCAPE" { out.append(" ESCAPE ''") }
    return next + 1
  }

  // MARK: Columns and orders

  /// The columns of a query: a condition among them is 0 or 1.
  private mutating func columns(
    _ nodes: [SQLNode], _ place: Int, _ out: inout [String]
  ) throws(PostgreSQLError) -> Int {
    out.append(nodes[place].text)
    var start = place + 1
    if let next = nodes.significant(from: start),
      ["DISTINCT", "ALL"].contains(nodes[next].word ?? "")
    {
      out.append(" " + nodes[next].text)
      start = next + 1
    }
    let end =
      nodes[start...].firstIndex {
        ["FROM", "WHERE", "GROUP", "HAVING", "ORDER", "LIMIT", "UNION", "EXCEPT", "INTERSECT"]
          .contains($0.word ?? "")
      } ?? nodes.count
    var first = true
    for part in [SQLNode](nodes[start..<end]).parts {
      if !first { out.append(",") }
      first = false
      out.append(try column(part))
    }
    return end
  }

  private mutating func column(_ nodes: [SQLNode]) throws(PostgreSQLError) -> String {
    let alias = nodes.lastIndex { $0.word == "AS" } ?? nodes.count
    let expression = [SQLNode](nodes[..<alias])
    guard Self.isCondition(expression) else { return try level(nodes) }
    let blank = expression.prefix { $0.isBlank }
    let rest = [SQLNode](expression.dropFirst(blank.count))
    return blank.map(\.text).joined() + "(" + (try level(rest)).trimmed + ")::integer "
      + (try level([SQLNode](nodes[alias...])))
  }

  /// The terms of an `ORDER BY`.
  private mutating func terms(
    _ nodes: [SQLNode], _ start: Int, _ out: inout [String]
  ) throws(PostgreSQLError) -> Int {
    let end = Self.endOfOrder(nodes, from: start)
    var first = true
    for part in [SQLNode](nodes[start..<end]).parts {
      if !first { out.append(",") }
      first = false
      let core = part.lastIndex { !$0.isBlank }.map { $0 + 1 } ?? 0
      let term = [SQLNode](part[..<core])
      out.append(try level(term))
      if !term.contains(where: { $0.word == "NULLS" }) {
        out.append(term.last?.word == "DESC" ? " NULLS LAST" : " NULLS FIRST")
      }
      out.append(part[core...].map(\.text).joined())
    }
    return end
  }

  private static func endOfOrder(_ nodes: [SQLNode], from start: Int) -> Int {
    nodes[start...].firstIndex {
      ["LIMIT", "OFFSET", "ROWS", "RANGE", "GROUPS", "UNION", "EXCEPT", "INTERSECT"]
        .contains($0.word ?? "")
    } ?? nodes.count
  }

  /// Remembers by which columns the common table expressions are ordered.
  private mutating func readOrders(_ nodes: [SQLNode], from place: Int) throws(PostgreSQLError) {
    for index in nodes.indices.dropFirst(place) where nodes[index].word == "AS" {
      // The name of a common table expression may be followed by those of its columns.
      guard let next = nodes.significant(from: index + 1), let body = nodes[next].children,
        body.isQuery,
        let name = nodes[..<index].last(where: { !$0.isBlank && $0.children == nil })?.word
      else { continue }
      orders[name] = try orderColumns(body)
    }
  }

  /// The order of the rows that the aggregates of a query see: that of the one query below.
  private func sourceOrder(
    _ nodes: [SQLNode], from place: Int
  ) throws(PostgreSQLError) -> [String]? {
    let rest = nodes[place...]
    let end = rest.firstIndex { ["UNION", "EXCEPT", "INTERSECT"].contains($0.word ?? "") }
    let part = [SQLNode](rest[..<(end ?? nodes.count)])
    guard let from = part.firstIndex(where: { $0.word == "FROM" }),
      let source = part.significant(from: from + 1)
    else { return nil }
    if let body = part[source].children, body.isQuery { return try orderColumns(body) }
    return part[source].word.flatMap { orders[$0] }
  }

  /// The columns by which a query is ordered, as whoever reads it may name them; `nil` for no order.
  private func orderColumns(_ nodes: [SQLNode]) throws(PostgreSQLError) -> [String]? {
    guard
      let order = nodes.indices.last(where: { index in
        nodes[index].word == "ORDER"
          && nodes.significant(from: index + 1).map { nodes[$0].word == "BY" } ?? false
      }), let by = nodes.significant(from: order + 1)
    else { return nil }
    let end = Self.endOfOrder(nodes, from: by + 1)
    var columns: [String] = []
    for part in [SQLNode](nodes[(by + 1)..<end]).parts {
      var term = part.filter { !$0.isBlank }
      let isDescending = term.last?.word == "DESC"
      if isDescending || term.last?.word == "ASC" { term.removeLast() }
      if term.count == 3, term[1].symbol == "." { term.removeFirst(2) }
      guard term.count == 1, term[0].word != nil else { return nil }
      columns.append(term[0].text + (isDescending ? " DESC NULLS LAST" : " NULLS FIRST"))
    }
    return columns
  }
}
