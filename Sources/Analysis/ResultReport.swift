package import Database
package import Reports
import Store
package import Survey
import Text

/// Everything about one result: its number, its prints, and what is said of it without a number.
package enum ResultReport {
  /// The report on a result.
  ///
  /// - Parameters:
  ///   - id: Its identifier, `question:item:group:statistic`, or that of one of its prints.
  ///   - connection: A warehouse.
  /// - Throws: ``RequestError`` when there is none of that identifier, `DatabaseError`.
  package static func result(
    _ id: String, in language: Language = .english, _ connection: Connection
  ) throws -> Report {
    let found = try connection.value(fullestSQL, ["id": id])?.text
    guard let found else { throw try unknown(id, connection) }
    let result = try connection.table(
      "result", "SELECT * FROM results WHERE finding_id = :finding", ["finding": found])
    let row = result.rows.first ?? []
    let tables = try [("prints", printsSQL), ("statements", statementsSQL)]
      .map { try connection.table($0.0, $0.1, ["finding": found], in: language) }
      .filter { !$0.rows.isEmpty }
    let facts = zip(result.columns, row).map { (name: $0.0, value: $0.1) }
    let key = facts.first { $0.name == "result_id" }?.value.text ?? id
    return Report(
      title: "\(language.pick("Ergebnis", "Result")) \(key)", facts: facts, role: .record,
      tables: tables,
      notes: try Comparability(connection, language: language).notes(
        on: StoredFindings(connection).named([found])),
      sources: result.sources,
      germanNames: ["rank": "Rang", "statements": "Ohne Zahl gesagt"])
  }

  private static func unknown(_ id: String, _ connection: Connection) throws -> RequestError {
    let question = id.split(separator: ":").first.map(String.init) ?? ""
    let near = try connection.texts(
      "SELECT result_id FROM results WHERE question = :question", ["question": question])
    return .unknown(
      kind: "result", name: id, suggestion: Spelling.nearest(to: id, among: near),
      source: .words(
        "identifiers are question:item:group:statistic, as the column result_id of findings holds "
          + "them; that of a finding will do"))
  }

  /// The fullest print of a result that is named by itself or by a print; the question, which the identifier
  /// begins with, makes it quick.
  private static let fullestSQL = """
    SELECT p.fullest_finding_id
    FROM observations AS o
    JOIN result_prints AS p ON p.finding_id = o.finding_id
    WHERE o.finding_id = :id
    UNION ALL
    SELECT r.finding_id
    FROM questions AS q
    JOIN results AS r ON r.question = q.question_id
    WHERE substr(:id, 1, length(q.question_id) + 1) = q.question_id || ':' AND r.result_id = :id
    """

  private static let printsSQL = """
    SELECT
      p.finding_id, f.printed, f.cell, f.study, f.exhibit, f.document, f.source_line, f.source_column,
      p.agreement
    FROM observations AS o
    JOIN observations AS y
      ON y.question_id = o.question_id
      AND y.concept_id = o.concept_id
      AND y.respondents_id = o.respondents_id
      AND y.statistic = o.statistic
    JOIN result_prints AS p ON p.finding_id = y.finding_id
    JOIN stated_findings AS f ON f.finding_id = y.finding_id
    WHERE o.finding_id = :finding
    ORDER BY p.agreement <> 'fullest', f.document, f.source_line, f.source_column, p.finding_id
    """

  private static let statementsSQL = """
    SELECT
      c.classification_id, c.category, c.rank_number AS "rank", c.printed, c.document_id, c.source_line,
      c.compared_concept_id, c.compared_respondents_id
    FROM observations AS o
    JOIN classifications AS c
      ON c.question_id = o.question_id
      AND c.concept_id = o.concept_id
      AND c.respondents_id = o.respondents_id
    WHERE o.finding_id = :finding
    ORDER BY c.document_id, c.source_line, c.source_column, c.classification_id
    """
}
