extension FileSchema.Object {
  /// The columns of the primary key, in its order.
  package var key: [String] {
    columns.filter(\.isKey).sorted { $0.keyPlace < $1.keyPlace }.map(\.name)
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
