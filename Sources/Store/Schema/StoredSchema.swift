import Database

/// A table or view of a warehouse as the file declares it.
package struct StoredObject {
  /// A column.
  package struct Column {
    /// Its name.
    package let name: String
    /// The declared type; empty where a view computes it.
    package let type: String
    /// Whether it may not be `NULL`.
    package let isRequired: Bool
    /// The default as SQL.
    package let standard: String?
    /// Its place in the primary key, from 1; 0 for none.
    package let keyPlace: Int
  }

  /// Its name.
  package let name: String
  /// Whether it is a view.
  package let isView: Bool
  /// The statement that made it.
  package let sql: String
  /// Its columns, in order.
  package let columns: [Column]

  /// The columns of the primary key, in its order.
  package var key: [String] {
    columns.filter { $0.keyPlace > 0 }.sorted { $0.keyPlace < $1.keyPlace }.map(\.name)
  }

  /// All rows, in an order that follows from them: of the key, of all columns, or, for a table without
  /// a key, as they came.
  package var query: String {
    let list = columns.map { Self.quoted($0.name) }.joined(separator: ", ")
    let order =
      isView
      ? columns.indices.map { String($0 + 1) }.joined(separator: ", ")
      : key.isEmpty ? "rowid" : key.map(Self.quoted).joined(separator: ", ")
    return "SELECT \(list) FROM \(Self.quoted(name)) ORDER BY \(order)"
  }

  /// A name as an identifier of SQL.
  package static func quoted(_ name: String) -> String {
    "\"" + name.replacing("\"", with: "\"\"") + "\""
  }
}

extension Connection {
  /// All tables and views, tables first, each in the order in which they were made.
  package func storedObjects() throws -> [StoredObject] {
    var found: [(name: String, isView: Bool, sql: String)] = []
    try forEachRow(
      """
      SELECT name, type, sql
      FROM sqlite_schema
      WHERE type IN ('table', 'view') AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'
      ORDER BY type, rowid
      """
    ) { row in
      found.append((row.text(0) ?? "", row.text(1) == "view", row.text(2) ?? ""))
    }
    return try found.map { object in
      StoredObject(
        name: object.name, isView: object.isView, sql: object.sql,
        columns: try storedColumns(of: object.name))
    }
  }

  private func storedColumns(of object: String) throws -> [StoredObject.Column] {
    var columns: [StoredObject.Column] = []
    try forEachRow(
      """
      SELECT name, type, "notnull", dflt_value, pk
      FROM pragma_table_info(:object)
      ORDER BY cid
      """, ["object": object]
    ) { row in
      columns.append(
        StoredObject.Column(
          name: row.text(0) ?? "", type: row.text(1) ?? "", isRequired: row.integer(2) == 1,
          standard: row.text(3), keyPlace: row.integer(4) ?? 0))
    }
    return columns
  }
}
