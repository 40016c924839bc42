package import Database

/// A canned query with its parameters, as the file holds it.
package struct StoredQuery {
  /// A parameter.
  package struct Parameter {
    package let name: String
    /// `text`, `integer` or `number`.
    package let type: String
    package let isRequired: Bool
    package let standard: String?
    package let germanLabel: String
    package let englishLabel: String
    package let allowedSQL: String?

    /// Takes its parts.
    package init(
      name: String, type: String, isRequired: Bool, standard: String?, germanLabel: String,
      englishLabel: String, allowedSQL: String?
    ) {
      self.name = name
      self.type = type
      self.isRequired = isRequired
      self.standard = standard
      self.germanLabel = germanLabel
      self.englishLabel = englishLabel
      self.allowedSQL = allowedSQL
    }
  }

  package let name: String
  package let germanTitle: String
  package let englishTitle: String
  package let germanDescription: String
  package let englishDescription: String
  package let sql: String
  package let parameters: [Parameter]

  /// Takes its parts.
  package init(
    name: String, germanTitle: String, englishTitle: String, germanDescription: String,
    englishDescription: String, sql: String, parameters: [Parameter]
  ) {
    self.name = name
    self.germanTitle = germanTitle
    self.englishTitle = englishTitle
    self.germanDescription = germanDescription
    self.englishDescription = englishDescription
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
          standard: row.text(4), germanLabel: row.text(5) ?? "", englishLabel: row.text(6) ?? "",
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
          name: name, germanTitle: row.text(1) ?? "", englishTitle: row.text(2) ?? "",
          germanDescription: row.text(3) ?? "", englishDescription: row.text(4) ?? "",
          sql: row.text(5) ?? "", parameters: parameters[name] ?? []))
    }
    return queries
  }
}
