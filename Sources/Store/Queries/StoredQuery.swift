package import Database
package import Survey

/// A canned query with its parameters, as the file holds it.
package struct StoredQuery {
  /// A parameter.
  package struct Parameter {
    package let name: String
    /// `text`, `integer` or `number`.
    package let type: String
    package let isRequired: Bool
    package let standard: String?
    /// What it means.
    package let labels: Labels
    package let allowedSQL: String?

    /// Takes its parts.
    package init(
      name: String, type: String, isRequired: Bool, standard: String?, labels: Labels,
      allowedSQL: String?
    ) {
      self.name = name
      self.type = type
      self.isRequired = isRequired
      self.standard = standard
      self.labels = labels
      self.allowedSQL = allowedSQL
    }
  }

  package let name: String
  package let title: Labels
  /// What it answers.
  package let description: Labels
  package let sql: String
  package let parameters: [Parameter]

  /// Takes its parts.
  package init(
    name: String, title: Labels, description: Labels, sql: String, parameters: [Parameter]
  ) {
    self.name = name
    self.title = title
    self.description = description
    self.sql = sql
    self.parameters = parameters
  }

  /// All queries by name.
  package static func all(_ connection: Connection) throws -> [StoredQuery] {
    var parameters: [String: [Parameter]] = [:]
    try connection.forEachRow(
      """
      SELECT query_name, parameter, value_type, required, default_value, label_de, label_en,
        allowed_sql
      FROM query_parameters
      ORDER BY query_name, place
      """
    ) { row in
      parameters[row.text(0) ?? "", default: []].append(
        Parameter(
          name: row.text(1) ?? "", type: row.text(2) ?? "", isRequired: row.integer(3) == 1,
          standard: row.text(4), labels: Labels(german: row.text(5), english: row.text(6)),
          allowedSQL: row.text(7)))
    }
    var queries: [StoredQuery] = []
    try connection.forEachRow(
      """
      SELECT query_name, title_de, title_en, description_de, description_en, sql
      FROM queries
      ORDER BY query_name
      """
    ) { row in
      let name = row.text(0) ?? ""
      queries.append(
        StoredQuery(
          name: name, title: Labels(german: row.text(1), english: row.text(2)),
          description: Labels(german: row.text(3), english: row.text(4)),
          sql: row.text(5) ?? "", parameters: parameters[name] ?? []))
    }
    return queries
  }
}
