import Database

/// A canned query with its parameters, as the file holds it.
struct StoredQuery {
  /// A parameter.
  struct Parameter {
    let name: String
    /// `text`, `integer` or `number`.
    let type: String
    let isRequired: Bool
    let standard: String?
    let germanLabel: String
    let englishLabel: String
    let allowedSQL: String?
  }

  let name: String
  let germanTitle: String
  let englishTitle: String
  let germanDescription: String
  let englishDescription: String
  let sql: String
  let parameters: [Parameter]

  /// All queries by name.
  static func all(_ connection: Connection) throws -> [StoredQuery] {
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
