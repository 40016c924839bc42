package import Database
import Survey

/// Puts canned queries into a warehouse.
package struct QueryStore {
  private let connection: Connection

  /// Writes to an open warehouse.
  package init(_ connection: Connection) {
    self.connection = connection
  }

  /// Stores a query after trying it.
  ///
  /// - Throws: ``QueryFileError`` when it writes, does not prepare, or declares other parameters
  ///   than it uses; `DatabaseError` when a query of that name is there already.
  package func add(_ query: QueryFile, file: String) throws {
    func refuse(_ message: String) -> QueryFileError {
      QueryFileError(file: file, line: 1, message: message)
    }
    let used: Set<String>
    do {
      used = try readOnlyParameters(query.sql, refuse)
      for parameter in query.parameters {
        guard let sql = parameter.allowedSQL else { continue }
        guard try readOnlyParameters(sql, refuse).isEmpty else {
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

  private func readOnlyParameters(
    _ sql: String, _ refuse: (String) -> QueryFileError
  ) throws -> Set<String> {
    try connection.restricted(to: .reading) {
      let statement = try connection.prepare(sql)
      guard statement.isReadOnly, statement.columnCount > 0 else {
        throw refuse("a canned query reads; this one does not")
      }
      return Set(statement.parameterNames)
    }
  }

  private func insert(_ query: QueryFile) throws {
    try connection.run(
      """
      INSERT INTO queries (query_name, title_de, title_en, description_de, description_en, sql)
      VALUES (:name, :title_de, :title_en, :description_de, :description_en, :sql)
      """,
      query.entries.merging(["sql": query.sql]) { _, new in new })
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
          "type": parameter.type, "required": parameter.defaultValue == nil,
          "default": parameter.defaultValue.flatMap { $0.isEmpty ? nil : $0 },
          "german": parameter.labels.german, "english": parameter.labels.english,
          "allowed": parameter.allowedSQL,
        ])
    }
  }
}
