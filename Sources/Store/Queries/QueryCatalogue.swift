package import Database
import Survey
import Text

/// The canned queries of a warehouse: found by name, listed, stored.
package struct QueryCatalogue {
  private let connection: Connection

  /// Those of an open warehouse.
  package init(_ connection: Connection) {
    self.connection = connection
  }

  /// All queries by name.
  ///
  /// - Throws: `DatabaseError`.
  package func all() throws -> [CannedQuery] { try queries(named: nil) }

  /// A query.
  ///
  /// - Throws: ``RequestError/unknown(kind:name:suggestion:source:)`` when there is none of that name.
  package func query(named name: String) throws -> CannedQuery {
    if let query = try queries(named: name).first { return query }
    let names = try connection.texts("SELECT query_name FROM queries")
    throw RequestError.unknown(
      kind: "query", name: name, suggestion: Spelling.nearest(to: name, among: names),
      source: .queries)
  }

  /// Whether a text is itself one of the values that a parameter of a query may have, without reading all of
  /// them; `false` also where that cannot be asked of its SQL.
  package func isAllowed(_ value: String, for parameter: CannedQuery.Parameter) -> Bool {
    guard let sql = parameter.allowedSQL,
      let first = try? connection.prepare(sql).columnNames.first
    else { return false }
    let found = try? connection.value(
      """
      SELECT 1
      FROM (
        \(sql)
      ) AS v
      WHERE v.\(FileSchema.Object.quoted(first)) = :value
      LIMIT 1
      """, ["value": value])
    return found != nil
  }

  /// The values that a parameter of a query may have, with their labels and aliases; `nil` when any will do.
  ///
  /// - Throws: ``StoredQueryError`` when its SQL does not run, `DatabaseError`.
  package func allowedValues(
    of parameter: CannedQuery.Parameter, in query: CannedQuery
  ) throws -> [(value: String, otherNames: [String])]? {
    guard let sql = parameter.allowedSQL else { return nil }
    var values: [(value: String, otherNames: [String])] = []
    var places: [String: Int] = [:]
    try StoredQueryError.running(query.name, on: connection) {
      try connection.forEachRow(sql) { row in
        guard let value = row.value(0).text else { return }
        let names = (0..<row.columnCount).dropFirst().compactMap { row.value($0).text }
        if let place = places[value] {
          values[place].otherNames += names.filter { !values[place].otherNames.contains($0) }
        } else {
          places[value] = values.count
          values.append((value, names))
        }
      }
    }
    return values
  }

  /// Stores a query after trying it.
  ///
  /// - Throws: ``QueryFileError`` when it writes, does not prepare, or declares other parameters
  ///   than it uses; `DatabaseError` when a query of that name is there already.
  package func add(_ query: CannedQuery, file: String) throws {
    func refuse(_ message: String) -> QueryFileError {
      QueryFileError(file: file, line: 1, message: message)
    }
    let used: Set<String>
    do {
      let statement = try tried(query.sql, refuse)
      used = statement.parameters
      for column in query.columns where !statement.columns.contains(column.name) {
        throw refuse(
          "the header explains the column '\(column.name)', which the result does not have")
      }
      for parameter in query.parameters {
        guard let sql = parameter.allowedSQL else { continue }
        guard try tried(sql, refuse).parameters.isEmpty else {
          throw refuse("the values of '\(parameter.name)' may not take parameters")
        }
      }
    } catch let error as DatabaseError {
      throw refuse(
        error.code.primary == .notAuthorized
          ? "a canned query reads tables and calls functions; this one does more" : error.message)
    }
    let declared = Set(query.parameters.map(\.name))
    for name in used.subtracting(declared).sorted() {
      throw refuse("the statement uses :\(name), which the header does not declare")
    }
    for name in declared.subtracting(used).sorted() {
      throw refuse("the header declares '\(name)', which the statement does not use")
    }
    try connection.transaction {
      let known = try connection.value(
        "SELECT 1 FROM queries WHERE query_name = :name", ["name": query.name])
      guard known == nil else {
        throw refuse("there is a query \"\(query.name)\" already; give this one another name")
      }
      try insert(query)
    }
  }

  /// The parameters and columns of a statement that does nothing but read.
  private func tried(
    _ sql: String, _ refuse: (String) -> QueryFileError
  ) throws -> (parameters: Set<String>, columns: [String]) {
    try connection.restricted(to: .reading) {
      let statement = try connection.prepare(sql)
      guard statement.isReadOnly, statement.columnCount > 0 else {
        throw refuse("a canned query reads; this one does not")
      }
      return (Set(statement.parameterNames), statement.columnNames)
    }
  }

  private func insert(_ query: CannedQuery) throws {
    try connection.run(
      """
      INSERT INTO queries (query_name, title_de, title_en, description_de, description_en, sql)
      VALUES (:name, :title_de, :title_en, :description_de, :description_en, :sql)
      """,
      [
        "name": query.name, "title_de": query.title.german, "title_en": query.title.english,
        "description_de": query.description.german,
        "description_en": query.description.english, "sql": query.sql,
      ])
    for (index, parameter) in query.parameters.enumerated() {
      try connection.run(
        """
        INSERT INTO query_parameters (
          query_name, parameter, place, value_type, required, default_value, label_de, label_en,
          allowed_sql
        )
        VALUES (:query, :name, :place, :type, :required, :default, :german, :english, :allowed)
        """,
        [
          "query": query.name, "name": parameter.name, "place": index + 1,
          "type": parameter.type, "required": parameter.isRequired,
          "default": parameter.defaultValue, "german": parameter.labels.german,
          "english": parameter.labels.english, "allowed": parameter.allowedSQL,
        ])
    }
    for (index, column) in query.columns.enumerated() {
      try connection.run(
        """
        INSERT INTO query_columns (query_name, column_name, place, label_de, label_en, holds)
        VALUES (:query, :name, :place, :german, :english, :holds)
        """,
        [
          "query": query.name, "name": column.name, "place": index + 1,
          "german": column.labels.german, "english": column.labels.english,
          "holds": column.holds,
        ])
    }
  }

  // MARK: Reading

  /// The query of a name, or all.
  private func queries(named name: String?) throws -> [CannedQuery] {
    let parameters = try parameters(named: name)
    let columns = try columns(named: name)
    var queries: [CannedQuery] = []
    try connection.forEachRow(
      """
      SELECT query_name, title_de, title_en, description_de, description_en, sql
      FROM queries
      WHERE :name IS NULL OR query_name = :name
      ORDER BY query_name
      """, ["name": name]
    ) { row in
      let name = row.text(0) ?? ""
      queries.append(
        CannedQuery(
          name: name, title: row.labels(1),
          description: row.labels(3), sql: row.text(5) ?? "",
          parameters: parameters[name] ?? [], columns: columns[name] ?? []))
    }
    return queries
  }

  private func parameters(named name: String?) throws -> [String: [CannedQuery.Parameter]] {
    var parameters: [String: [CannedQuery.Parameter]] = [:]
    try connection.forEachRow(
      """
      SELECT query_name, parameter, value_type, required, default_value, label_de, label_en,
        allowed_sql
      FROM query_parameters
      WHERE :name IS NULL OR query_name = :name
      ORDER BY query_name, place
      """, ["name": name]
    ) { row in
      parameters[row.text(0) ?? "", default: []].append(
        CannedQuery.Parameter(
          name: row.text(1) ?? "", type: row.text(2) ?? "", isRequired: row.integer(3) == 1,
          defaultValue: row.text(4), labels: row.labels(5),
          allowedSQL: row.text(7)))
    }
    return parameters
  }

  private func columns(named name: String?) throws -> [String: [CannedQuery.Column]] {
    var columns: [String: [CannedQuery.Column]] = [:]
    try connection.forEachRow(
      """
      SELECT query_name, column_name, label_de, label_en, holds
      FROM query_columns
      WHERE :name IS NULL OR query_name = :name
      ORDER BY query_name, place
      """, ["name": name]
    ) { row in
      columns[row.text(0) ?? "", default: []].append(
        CannedQuery.Column(
          name: row.text(1) ?? "", labels: row.labels(2),
          holds: row.text(4)))
    }
    return columns
  }
}
