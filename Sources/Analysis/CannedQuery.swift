package import Database
package import Reports
package import Store
import Survey
import Text

/// Running a canned query: what was typed becomes values, the rows get notes.
extension CannedQuery {
  /// The most bytes of texts and blobs in an answer.
  private static let largestAnswer = 256_000_000

  /// Runs the query.
  ///
  /// - Parameters:
  ///   - arguments: Values by parameter name, as typed; other names of allowed values will do.
  ///   - duration: How long its SQL may take.
  ///   - connection: A warehouse.
  /// - Returns: The rows, and notes on how far they can be compared.
  /// - Throws: ``RequestError`` for an unknown parameter or value, ``StoredQueryError`` when its SQL does not
  ///   run, `DatabaseError`.
  package func run(
    _ arguments: [String: String], within duration: Duration = .seconds(60),
    in connection: Connection
  ) throws -> Report {
    for name in arguments.keys.sorted() where !parameters.contains(where: { $0.name == name }) {
      throw RequestError.unknown(
        kind: "parameter", name: name,
        suggestion: Spelling.nearest(to: name, among: parameters.map(\.name)),
        source: .parameters(query: self.name))
    }
    var bindings: [String: any Bindable] = [:]
    var facts: [(name: String, value: Value)] = []
    for parameter in parameters {
      let value = try resolve(parameter, arguments[parameter.name], in: connection)
      bindings[parameter.name] = value
      if arguments[parameter.name] != nil { facts.append((parameter.name, value)) }
    }
    let language = Language(rawValue: bindings["lang"]?.databaseValue.text ?? "") ?? .english
    var table = try StoredQueryError.running(name, on: connection, within: duration) {
      try connection.table("rows", sql, bindings, bytes: Self.largestAnswer)
    }
    for column in columns { table.sources[column.name] = column.holds }
    table.findings = try Self.findings(of: table, in: connection)
    var notes = try Comparability(connection, language: language)
      .notes(
        on: table.findings?.flatMap { $0 } ?? [], showsBases: table.columns.contains("base"))
    if table.rows.isEmpty { notes.append(Self.emptiness(of: facts, in: language)) }
    return Report(
      title: title[language], facts: facts, role: .parameters, tables: [table],
      notes: notes,
      germanNames: Dictionary(columns.map { ($0.name, $0.labels[.german]) }) { $1 })
  }

  /// That the query has no row for what was asked, in place of an answer that looks forgotten.
  private static func emptiness(
    of facts: [(name: String, value: Value)], in language: Language
  ) -> String {
    let asked = facts.filter { $0.name != "lang" }.map { "\($0.name) \($0.value.text ?? "")" }
    guard !asked.isEmpty else {
      return language.pick("Die Abfrage hat keine Zeile.", "The query has no row.")
    }
    let what = asked.joined(separator: ", ")
    return language.pick(
      "Die Abfrage hat keine Zeile zu: \(what).", "The query has no row for: \(what).")
  }

  /// The findings that a query names for each row: one in a column `finding_id`, or several, with blanks
  /// between them, in `finding_ids`; `nil` where it has no such column.
  private static func findings(
    of table: Report.Table, in connection: Connection
  ) throws -> [[Finding]]? {
    let names = ["finding_id", "finding_ids"]
    guard let column = table.columns.firstIndex(where: names.contains) else { return nil }
    return try StoredFindings(connection).rows(
      table.rows.map { ($0[column].text ?? "").split(separator: " ").map(String.init) })
  }

  private func resolve(
    _ parameter: Parameter, _ argument: String?, in connection: Connection
  ) throws -> Value {
    guard let text = argument ?? parameter.defaultValue else {
      guard !parameter.isRequired else {
        throw RequestError.missingParameter(
          query: name, parameter: parameter.name, meaning: parameter.labels[.english])
      }
      return .null
    }
    let catalogue = QueryCatalogue(connection)
    if catalogue.isAllowed(text, for: parameter) { return .text(text) }
    if let allowed = try catalogue.allowedValues(of: parameter, in: self) {
      return .text(try Self.match(text, parameter, allowed))
    }
    switch parameter.type {
    case "integer":
      guard let integer = Int(text) else { throw bad(parameter, text, "a whole number") }
      return integer.databaseValue
    case "number":
      guard let number = Double(text), number.isFinite else {
        throw bad(parameter, text, "a number such as 2.5")
      }
      return number.databaseValue
    default:
      return .text(text)
    }
  }

  private func bad(_ parameter: Parameter, _ value: String, _ expected: String) -> RequestError {
    .badValue(parameter: parameter.name, value: value, expected: expected, suggestion: nil)
  }

  /// Finds the allowed value that a text names, by itself or by another name, whatever the case.
  private static func match(
    _ text: String, _ parameter: Parameter,
    _ allowed: [(value: String, otherNames: [String])]
  ) throws -> String {
    if let exact = allowed.first(where: { $0.value == text }) { return exact.value }
    let wanted = text.lowercased()
    if let same = allowed.first(where: { $0.value.lowercased() == wanted }) { return same.value }
    let named = allowed.filter { candidate in
      candidate.otherNames.contains { $0.lowercased() == wanted }
    }
    if named.count == 1 { return named[0].value }
    guard named.isEmpty else {
      throw RequestError.badValue(
        parameter: parameter.name, value: text,
        expected: "one of those it names: " + named.map(\.value).joined(separator: ", "),
        suggestion: nil)
    }
    let few = allowed.prefix(12).map(\.value).joined(separator: ", ")
    throw RequestError.badValue(
      parameter: parameter.name, value: text,
      expected: "one of \(few)\(allowed.count > 12 ? " … (\(allowed.count) in all)" : "")",
      suggestion: Spelling.nearest(
        to: text, among: allowed.flatMap { [$0.value] + $0.otherNames }))
  }
}
