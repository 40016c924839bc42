import Database

/// What of each table goes into a published file.
///
/// A table that is not named here is not published, and
/// neither is a warehouse that has one.
enum PublishedTables {
  /// Copied, in this order, but for what ``PublishedFile`` leaves out of them.
  static let copied = [
    "unit_kinds", "spheres", "concepts", "topics", "measures", "responsibilities", "studies",
    "documents", "waves", "study_waves", "size_classes", "respondents", "question_concepts",
    "questions", "question_comparisons", "items", "exhibits", "exhibit_headings", "observations",
    "classifications", "numerals", "discrepancies", "discrepancy_places", "aliases", "imports",
    "queries", "query_parameters", "query_columns", "variables", "codes",
  ]
  /// There, without rows: every revision of a package, with its bytes and the time that it came.
  static let emptied = ["revision_files", "revisions"]
  /// Not there: who answered, and what.
  static let dropped = ["answers", "participants"]
  /// Written anew.
  static let written = [
    "migrations", "readme", "dictionary", "dictionary_values", "publication", "suppressions",
  ]

  /// What a file holds that the migrations did not make, or made otherwise.
  ///
  /// - Parameters:
  ///   - connection: A warehouse.
  ///   - model: An empty one, just made.
  static func unknown(in connection: Connection, model: Connection) throws -> [String] {
    let known = try objects(model)
    var names = try objects(connection).filter { !known.contains($0) }.map {
      "\($0.type) \($0.name)"
    }
    let listed = Set(copied + emptied + dropped + written)
    for table in try tables(connection) {
      if !listed.contains(table) {
        names.append("table \(table)")
        continue
      }
      let columns = try columns(of: table, model)
      names += try self.columns(of: table, connection).filter { !columns.contains($0) }
        .map { "column \(table).\($0)" }
    }
    return names.sorted()
  }

  private struct Object: Hashable {
    let type: String
    let name: String
    let sql: String
  }

  /// Everything but tables, whose text SQLite writes anew when columns are added.
  private static func objects(_ connection: Connection) throws -> Set<Object> {
    var objects: Set<Object> = []
    try connection.forEachRow(
      "SELECT type, name, sql FROM sqlite_schema WHERE type <> 'table' AND sql IS NOT NULL"
    ) { row in
      objects.insert(
        Object(type: row.text(0) ?? "", name: row.text(1) ?? "", sql: row.text(2) ?? ""))
    }
    return objects
  }

  static func tables(_ connection: Connection) throws -> [String] {
    try connection.texts(
      "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite~_%' ESCAPE '~'"
    )
  }

  static func columns(of table: String, _ connection: Connection) throws -> [String] {
    // Hidden and generated columns, too.
    try connection.texts("SELECT name FROM pragma_table_xinfo(:table)", ["table": table])
  }
}
