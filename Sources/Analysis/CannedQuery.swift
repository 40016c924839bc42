package import Database
package import Reports
import Store
package import Survey
import Text

/// A query stored in the warehouse: SQL with named parameters whose values come from the data.
package struct CannedQuery: Sendable {
  /// A parameter and what it may be.
  package struct Parameter: Sendable {
    /// Its name.
    package let name: String
    /// `text`, `integer` or `number`.
    package let type: String
    /// Whether a value must be given.
    package let isRequired: Bool
    /// The value when none is given; `nil` for `NULL`.
    package let defaultValue: String?
    /// What it means, in both languages.
    package let labels: Labels
    let allowedSQL: String?

    /// Takes its parts.
    package init(
      name: String, type: String, isRequired: Bool, defaultValue: String?,
      labels: Labels, allowedSQL: String?
    ) {
      self.name = name
      self.type = type
      self.isRequired = isRequired
      self.defaultValue = defaultValue
      self.labels = labels
      self.allowedSQL = allowedSQL
    }
  }

  /// An allowed value and its other names.
  package struct AllowedValue: Sendable {
    /// The value as the SQL takes it.
    package let value: String
    /// Labels and aliases.
    package var otherNames: [String]
  }

  /// The name by which it is run.
  package let name: String
  /// The title in both languages.
  package let title: Labels
  /// What it answers, in both languages.
  package let description: Labels
  /// The statement.
  package let sql: String
  /// The parameters in order.
  package let parameters: [Parameter]

  /// Loads a query.
  ///
  /// - Throws: ``RequestError/unknown(kind:name:suggestion:source:)`` when there is none of that name.
  package init(named name: String, in connection: Connection) throws {
    let statement = try connection.prepare(
      """
      SELECT title_de, title_en, description_de, description_en, sql
      FROM queries
      WHERE query_name = :name
      """)
    try statement.bind(["name": name])
    guard try statement.step() else {
      let names = try connection.texts("SELECT query_name FROM queries")
      throw RequestError.unknown(
        kind: "query", name: name, suggestion: Spelling.nearest(to: name, among: names),
        source: .queries)
    }
    self.name = name
    self.title = Labels(german: statement.text(0), english: statement.text(1))
    self.description = Labels(german: statement.text(2), english: statement.text(3))
    self.sql = statement.text(4) ?? ""
    self.parameters = try Self.parameters(of: name, in: connection)
  }

  private static func parameters(
    of name: String, in connection: Connection
  ) throws -> [Parameter] {
    var parameters: [Parameter] = []
    try connection.forEachRow(
      """
      SELECT parameter, value_type, required, default_value, label_de, label_en, allowed_sql
      FROM query_parameters
      WHERE query_name = :name
      ORDER BY place
      """, ["name": name]
    ) { row in
      parameters.append(
        Parameter(
          name: row.text(0) ?? "", type: row.text(1) ?? "", isRequired: row.integer(2) == 1,
          defaultValue: row.text(3),
          labels: Labels(german: row.text(4), english: row.text(5)),
          allowedSQL: row.text(6)))
    }
    return parameters
  }

  /// The values that a parameter may have; `nil` when any will do.
  package func allowedValues(
    of parameter: Parameter, in connection: Connection
  ) throws -> [AllowedValue]? {
    guard let sql = parameter.allowedSQL else { return nil }
    var values: [AllowedValue] = []
    var places: [String: Int] = [:]
    let table = try StoredQueryError.running(name, on: connection) {
      try connection.table("values", sql)
    }
    for row in table.rows {
      guard let value = row.first?.text else { continue }
      let names = row.dropFirst().compactMap(\.text)
      if let place = places[value] {
        values[place].otherNames += names.filter { !values[place].otherNames.contains($0) }
      } else {
        places[value] = values.count
        values.append(AllowedValue(value: value, otherNames: names))
      }
    }
    return values
  }

  /// Runs the query.
  ///
  /// - Parameters:
  ///   - arguments: Values by parameter name, as typed; other names of allowed values will do.
  ///   - connection: A warehouse.
  /// - Returns: The rows, and notes on how far they can be compared.
  /// - Throws: ``RequestError`` for an unknown parameter or value, ``StoredQueryError`` when its SQL does not
  ///   run, `DatabaseError`.
  package func run(_ arguments: [String: String], in connection: Connection) throws -> Report {
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
    var table = try StoredQueryError.running(name, on: connection) {
      try connection.table("rows", sql, bindings)
    }
    table.findings = try Self.findings(of: table, in: connection)
    let notes = try Comparability(connection, language: language)
      .notes(
        on: table.findings?.flatMap { $0 } ?? [], showsBases: table.columns.contains("base"))
    return Report(
      title: title[language], facts: facts, role: .parameters, tables: [table],
      notes: notes)
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
    if let allowed = try allowedValues(of: parameter, in: connection) {
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
    _ text: String, _ parameter: Parameter, _ allowed: [AllowedValue]
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
