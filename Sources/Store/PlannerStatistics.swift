package import Database

/// What SQLite's planner knows of the sizes of tables (<https://sqlite.org/lang_analyze.html>).
///
/// It is part of a sound file: without it, or with that of a file a tenth as large, a query may take a hundred
/// times as long.
package enum PlannerStatistics {
  /// Counts anew the tables that grew or shrank by more than a fifth since they were counted last.
  ///
  /// Counting so takes no longer in all than filling them. The table of answers, of which one part is like
  /// another, is judged by its beginning.
  ///
  /// - Parameter connection: A warehouse that may be written.
  /// - Throws: `DatabaseError`.
  package static func renew(_ connection: Connection) throws {
    // Makes the table of statistics, if there is none.
    try connection.execute("ANALYZE migrations")
    var known: [String: Int] = [:]
    try connection.forEachRow(
      "SELECT tbl, max(CAST(stat AS INTEGER)) FROM sqlite_stat1 GROUP BY tbl"
    ) { row in
      known[row.text(0) ?? ""] = row.integer(1)
    }
    let tables = try connection.texts(
      """
      SELECT name
      FROM sqlite_schema
      WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name <> 'answers'
      ORDER BY name
      """)
    for table in tables {
      let count = try connection.value("SELECT count(*) FROM \(table)")?.integer ?? 0
      let before = Int64(known[table] ?? 0)
      if abs(count - before) * 5 > before { try connection.execute("ANALYZE \(table)") }
    }
    try connection.execute(
      "PRAGMA analysis_limit = 1000; ANALYZE answers; PRAGMA analysis_limit = 0")
  }
}
