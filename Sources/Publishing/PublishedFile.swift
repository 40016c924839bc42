import Database

/// Writes the rows of a warehouse that everyone may see into a new file.
///
/// Everything is copied row by row, by the names of tables and columns, so that the file never held anything
/// else and no page of it can have anything left.
struct PublishedFile {
  /// What is withheld.
  struct Plan {
    /// The computed numbers.
    let withheld: Set<String>
    /// The questions of weighted waves with small counts.
    let roundedQuestions: Set<String>
    /// Codes that may be answers in words, by column and number.
    let codes: Set<CodePlace>
    let minimum: Int
  }

  struct CodePlace: Hashable {
    let variable: Int
    let number: Int
  }

  /// What stands for the digest of bytes that hold answers: whoever knows all answers but one could find that
  /// one by trying.
  static let noDigest = String(repeating: "0", count: 64)

  private let source: Connection
  private let target: Connection
  private let plan: Plan

  init(from source: Connection, to target: Connection, _ plan: Plan) {
    self.source = source
    self.target = target
    self.plan = plan
  }

  /// Writes everything.
  ///
  /// - Returns: The names of canned queries that need answers and were left out.
  func write() throws -> [String] {
    try target.execute("PRAGMA foreign_keys = OFF; BEGIN")
    // An index is made of all rows at once faster than of one after the other.
    let indexes = try target.texts(
      "SELECT sql FROM sqlite_schema WHERE type = 'index' AND sql IS NOT NULL ORDER BY rowid")
    for name in try target.texts(
      "SELECT name FROM sqlite_schema WHERE type = 'index' AND sql IS NOT NULL ORDER BY rowid")
    {
      try target.execute("DROP INDEX \(name)")
    }
    for table in PublishedTables.copied { try copy(table) }
    for sql in indexes { try target.execute(sql) }
    try target.run(
      "INSERT INTO publication (minimum) VALUES (:minimum)", ["minimum": plan.minimum])
    try writeSuppressions()
    for table in PublishedTables.dropped {
      try target.execute("DROP TABLE \(table)")
      for dictionary in ["dictionary_values", "dictionary"] {
        try target.run("DELETE FROM \(dictionary) WHERE object_name = :name", ["name": table])
      }
    }
    let left = try removeQueries()
    try target.execute("COMMIT")
    try target.checkForeignKeys()
    try target.execute("ANALYZE; VACUUM")
    return left
  }

  // MARK: Rows

  /// A row of a table by the names of its columns, and what is written instead of what stands there.
  private struct Row: ~Copyable {
    let places: [String: Int]
    var changes: [Int: Value] = [:]

    func value(_ column: String, _ row: borrowing Statement) -> Value? {
      places[column].map { row.value($0) }
    }

    mutating func set(_ column: String, _ value: Value) {
      if let place = places[column] { changes[place] = value }
    }
  }

  private func copy(_ table: String) throws {
    let columns = try PublishedTables.columns(of: table, target)
    let hasRowID = try target.value(
      "SELECT wr FROM pragma_table_list WHERE schema = 'main' AND name = :table", ["table": table])
    let order = hasRowID == .integer(0) ? "rowid" : try key(of: table)
    let insert = try target.prepare(
      "INSERT INTO \(table) (\(columns.joined(separator: ", "))) "
        + "VALUES (\(columns.map { ":" + $0 }.joined(separator: ", ")))")
    let places = Dictionary(uniqueKeysWithValues: zip(columns, columns.indices))
    try source.forEachRow(
      "SELECT \(columns.joined(separator: ", ")) FROM \(table) ORDER BY \(order)"
    ) { row in
      var changed = Row(places: places)
      guard try keep(table, row, &changed) else { return }
      for place in columns.indices {
        if let value = changed.changes[place] {
          try insert.bind(value, at: Int32(place + 1))
        } else {
          try insert.bind(at: Int32(place + 1), column: place, of: row)
        }
      }
      _ = try insert.step()
      insert.reset()
    }
  }

  private func key(of table: String) throws -> String {
    try target.texts(
      "SELECT name FROM pragma_table_info(:table) WHERE pk > 0 ORDER BY pk", ["table": table]
    ).joined(separator: ", ")
  }

  /// Takes out of a row what is not for everyone.
  ///
  /// - Returns: Whether anything of it stays.
  private func keep(
    _ table: String, _ row: borrowing Statement, _ changed: inout Row
  ) throws -> Bool {
    switch table {
    case "observations":
      guard let id = changed.value("finding_id", row)?.text, !plan.withheld.contains(id) else {
        return false
      }
      try requireKept(changed.value("repeats_finding_id", row), "the finding \(id)")
      if changed.value("weighting", row) != .null,
        plan.roundedQuestions.contains(changed.value("question_id", row)?.text ?? "")
      {
        round(row, &changed)
      }
    case "numerals":
      try requireKept(
        changed.value("finding_id", row),
        "a numeral of \(changed.value("document", row)?.text ?? "?")")
    case "discrepancy_places":
      try requireKept(
        changed.value("finding_id", row),
        "the discrepancy \(changed.value("discrepancy_id", row)?.text ?? "?")")
    case "documents" where changed.value("kind", row)?.text == "responses":
      changed.set("file_name", .text("responses.csv"))
      changed.set("sha256", .text(Self.noDigest))
      changed.set("line_count", .integer(1))
    case "imports":
      changed.set("imported_at", .null)
      if try hasAnswers(changed.value("package", row)?.text ?? "") {
        changed.set("sha256", .text(Self.noDigest))
      }
    case "codes":
      let place = CodePlace(
        variable: Int(changed.value("variable_id", row)?.integer ?? 0),
        number: Int(changed.value("code_number", row)?.integer ?? 0))
      return !plan.codes.contains(place)
    default: break
    }
    return true
  }

  private func requireKept(_ finding: Value?, _ what: String) throws(PublishError) {
    if let id = finding?.text, plan.withheld.contains(id) {
      throw .refersToWithheld(what: what, finding: id)
    }
  }

  /// Leaves one equation where there were two: a weighted number and the same without weights tell more of
  /// what is withheld than one of them, and a number of all its decimals more than a rounded one.
  private func round(_ row: borrowing Statement, _ changed: inout Row) {
    let scale: Double = changed.value("unit", row)?.text == "percent" ? 10 : 100
    let value = changed.value("value", row)?.number
    let rounded = value.map { Value.real(($0 * scale).rounded() / scale) } ?? .null
    for column in ["value", "value_min", "value_max"] { changed.set(column, rounded) }
    changed.set("unweighted_value", .null)
    changed.set("effective_base", .null)
  }

  private func hasAnswers(_ package: String) throws -> Bool {
    try source.value(
      "SELECT 1 FROM documents WHERE document_id = :id AND kind = 'responses'",
      ["id": package + "-responses"]) != nil
  }

  private func writeSuppressions() throws {
    let insert = try target.prepare(
      """
      INSERT INTO suppressions (
        finding_id, wave_id, question_id, concept_id, respondents_id, statistic
      )
      VALUES (:id, :wave, :question, :concept, :respondents, :statistic)
      """)
    try source.forEachRow(
      """
      SELECT finding_id, wave_id, question_id, concept_id, respondents_id, statistic
      FROM observations
      WHERE weighting IS NOT NULL
      ORDER BY finding_id
      """
    ) { row in
      guard plan.withheld.contains(row.text(0) ?? "") else { return }
      let names = ["id", "wave", "question", "concept", "respondents", "statistic"]
      for (place, name) in names.enumerated() { try insert.bind(name, row.value(place)) }
      _ = try insert.step()
      insert.reset()
    }
  }

  // MARK: Queries

  /// Takes out the canned queries that cannot be run without answers.
  private func removeQueries() throws -> [String] {
    var left: [String] = []
    for name in try target.texts("SELECT query_name FROM queries ORDER BY query_name") {
      let texts = try target.texts(
        """
        SELECT sql FROM queries WHERE query_name = :name
        UNION ALL
        SELECT allowed_sql FROM query_parameters
        WHERE query_name = :name AND allowed_sql IS NOT NULL
        """, ["name": name])
      let isRunnable = texts.allSatisfy { sql in
        (try? target.restricted(to: .reading) { _ = try target.prepare(sql) }) != nil
      }
      guard !isRunnable else { continue }
      for table in ["query_columns", "query_parameters", "queries"] {
        try target.run("DELETE FROM \(table) WHERE query_name = :name", ["name": name])
      }
      left.append(name)
    }
    return left
  }
}
