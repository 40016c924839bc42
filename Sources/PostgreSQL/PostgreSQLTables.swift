import Database
import Store
import Text

/// The tables of a warehouse as PostgreSQL declares them.
struct PostgreSQLTables {
  private let connection: Connection
  private let tables: [FileSchema.Object]

  init(_ connection: Connection, _ tables: [FileSchema.Object]) throws {
    self.connection = connection
    self.tables = tables
  }

  /// A table with all that holds within a row, and its keys.
  func table(_ table: FileSchema.Object) throws -> String {
    var lines = try table.columns.map { try column($0, of: table.name) }
    if !table.key.isEmpty { lines.append("PRIMARY KEY (\(PostgreSQLNames.list(table.key)))") }
    for columns in try uniques(of: table.name) {
      lines.append("UNIQUE (\(PostgreSQLNames.list(columns)))")
    }
    lines += try checks(of: table)
    return "CREATE TABLE \(PostgreSQLNames.name(table.name)) (\n  "
      + lines.joined(separator: ",\n  ") + "\n);\n\n"
  }

  /// What is made when the rows are there: foreign keys and indexes.
  func constraints() throws -> String {
    var lines = ""
    for table in tables {
      for key in try foreignKeys(of: table.name) {
        lines += """
          ALTER TABLE \(PostgreSQLNames.name(table.name)) ADD FOREIGN KEY (\(PostgreSQLNames.list(key.columns)))
            REFERENCES \(PostgreSQLNames.name(key.parent)) (\(PostgreSQLNames.list(key.targets)));

          """
      }
    }
    try connection.forEachRow(
      "SELECT name, sql FROM sqlite_schema WHERE type = 'index' AND sql IS NOT NULL ORDER BY rowid"
    ) { row in
      let nodes = SQLNode.nodes(of: row.text(1) ?? "")
      guard let place = nodes.firstIndex(where: { $0.children != nil }),
        let terms = nodes[place].children
      else { return }
      let name = "the index \(row.text(0) ?? "")"
      let rest = [SQLNode](nodes[(place + 1)...])
      lines += nodes[..<place].map(\.text).joined() + "("
      lines += try PostgreSQLDialect.translate(terms, of: name) + ")"
      lines += try PostgreSQLDialect.translate(rest, of: name) + ";\n"
    }
    return lines + "\n"
  }

  private static let types = [
    // The order of bytes, as SQLite has it.
    "TEXT": "text COLLATE \"C\"", "INTEGER": "bigint", "REAL": "double precision", "BLOB": "bytea",
  ]

  private func column(
    _ column: FileSchema.Column, of table: String
  ) throws(PostgreSQLError) -> String {
    guard let type = Self.types[column.type.uppercased()] else {
      throw PostgreSQLError.untranslatable(
        object: "the column \(table).\(column.name)", reason: "it is of the type \"\(column.type)\""
      )
    }
    return "\(PostgreSQLNames.name(column.name)) \(type)"
      + (column.isRequired || column.keyPlace > 0 ? " NOT NULL" : "")
      + (column.standard.map { " DEFAULT \($0)" } ?? "")
  }

  private func uniques(of table: String) throws -> [[String]] {
    var found: [[String]] = []
    try connection.forEachRow(
      """
      SELECT (
        SELECT group_concat(name, ' ')
        FROM (SELECT name FROM pragma_index_info(l.name) ORDER BY seqno)
      )
      FROM pragma_index_list(:table) AS l
      WHERE l.origin = 'u'
      ORDER BY l.seq DESC
      """, ["table": table]
    ) { row in
      found.append((row.text(0) ?? "").split(separator: " ").map(String.init))
    }
    return found
  }

  private struct ForeignKey {
    let parent: String
    var columns: [String]
    var targets: [String]
  }

  private func foreignKeys(of table: String) throws -> [ForeignKey] {
    var keys: [Int: ForeignKey] = [:]
    try connection.forEachRow(
      """
      SELECT id, "table", "from", "to" FROM pragma_foreign_key_list(:table) ORDER BY id, seq
      """, ["table": table]
    ) { row in
      let id = row.integer(0) ?? 0
      let parent = row.text(1) ?? ""
      keys[id, default: ForeignKey(parent: parent, columns: [], targets: [])].columns
        .append(row.text(2) ?? "")
      if let target = row.text(3) { keys[id]?.targets.append(target) }
    }
    return keys.sorted { $0.key > $1.key }.map { _, key in
      guard key.targets.isEmpty else { return key }
      let parent = tables.first { $0.name == key.parent }
      return ForeignKey(parent: key.parent, columns: key.columns, targets: parent?.key ?? [])
    }
  }

  /// The CHECKs of a table, wherever in its statement they stand.
  private func checks(of table: FileSchema.Object) throws(PostgreSQLError) -> [String] {
    guard let body = SQLNode.nodes(of: table.sql).first(where: { $0.children != nil })?.children
    else { return [] }
    var checks: [String] = []
    for place in body.indices where body[place].word == "CHECK" {
      guard let next = body.significant(from: place + 1), let condition = body[next].children else {
        continue
      }
      let before = body[..<place].filter { !$0.isBlank }.suffix(2)
      let name =
        before.count == 2 && before.first?.word == "CONSTRAINT"
        ? "CONSTRAINT \(before.last?.text ?? "") " : ""
      let text = try PostgreSQLDialect.translate(condition, of: "a CHECK of \(table.name)")
      checks.append("\(name)CHECK (\(Self.joined(text)))")
    }
    return checks
  }

  /// A condition on as many lines as it has, moved in.
  private static func joined(_ text: String) -> String {
    text.trimmed.split(separator: "\n").map { String($0).trimmed }.joined(separator: "\n    ")
  }
}
