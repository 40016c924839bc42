package import Database

/// What a warehouse holds, whatever the order of its pages.
package enum Contents {
  /// A digest of every row of every table, for this process alone; the times of imports are left out.
  package static func digest(_ connection: Connection) throws -> String {
    var digest = Hasher()
    let tables = try connection.texts(
      "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name"
    )
    for table in tables {
      let columns = try connection.texts(
        "SELECT name FROM pragma_table_info('\(table)') WHERE name NOT IN ('made_at', 'imported_at')"
      )
      digest.combine(table)
      let cells = columns.map { "quote(\($0))" }.joined(separator: " || ',' || ")
      try connection.forEachRow("SELECT \(cells) AS line FROM \(table) ORDER BY line") { row in
        row.withText(0) {
          digest.combine(bytes: UnsafeRawBufferPointer($0 ?? .init(start: nil, count: 0)))
        }
      }
    }
    return String(digest.finalize())
  }

  /// What is wrong with a file as SQLite sees it; empty when it is sound.
  package static func flaws(_ connection: Connection) throws -> [String] {
    try connection.texts("SELECT * FROM pragma_integrity_check").filter { $0 != "ok" }
      + dangling(connection)
  }

  /// The tables with rows that refer to what is not there.
  package static func dangling(_ connection: Connection) throws -> [String] {
    try connection.texts("SELECT \"table\" FROM pragma_foreign_key_check")
  }
}
