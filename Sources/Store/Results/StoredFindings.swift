package import Database
import Survey
import Text

/// The findings of a warehouse, read as typed rows by their identifiers.
package struct StoredFindings {
  private let connection: Connection

  /// Reads from a warehouse.
  package init(_ connection: Connection) { self.connection = connection }

  /// The findings of identifiers, in their order, one that stands there twice also twice; those that
  /// the warehouse does not know are left out.
  ///
  /// - Throws: `DatabaseError`.
  package func named(_ ids: [String]) throws -> [Finding] { try rows([ids]).flatMap { $0 } }

  /// For each row the findings of its identifiers, all read by one statement.
  ///
  /// - Throws: `DatabaseError`.
  package func rows(_ ids: [[String]]) throws -> [[Finding]] {
    let all = Set(ids.joined()).sorted()
    guard !all.isEmpty else { return ids.map { _ in [] } }
    var findings: [String: Finding] = [:]
    try connection.forEachRow(Self.sql, ["ids": JSON.texts(all).text()]) { row in
      guard let finding = Self.finding(row) else { return }
      findings[finding.id] = finding
    }
    return ids.map { $0.compactMap { findings[$0] } }
  }

  /// All columns of the view `findings`, and for each identifier the values in them, for programs.
  ///
  /// - Throws: `DatabaseError`.
  package func columns(
    of ids: [String]
  ) throws -> (names: [String], rows: [String: [Value]]) {
    let statement = try connection.prepare(
      """
      SELECT f.finding_id, f.*
      FROM json_each(:ids) AS j
      JOIN findings AS f ON f.finding_id = j.value
      """)
    try statement.bind(["ids": JSON.texts(Set(ids).sorted()).text()])
    var rows: [String: [Value]] = [:]
    while try statement.step() {
      rows[statement.text(0) ?? ""] = (1..<statement.columnCount).map { statement.value($0) }
    }
    return (Array(statement.columnNames.dropFirst()), rows)
  }

  /// A row of the statement; `nil` where a word is in no vocabulary, which the schema does not let in.
  private static func finding(_ row: borrowing Statement) -> Finding? {
    guard let qualifier = Qualifier(rawValue: row.text(4) ?? ""),
      let statistic = Statistic(rawValue: row.text(10) ?? ""),
      let unit = Unit(rawValue: row.text(11) ?? ""), let group = group(row)
    else { return nil }
    return Finding(
      id: row.text(0) ?? "",
      subject: Finding.Subject(
        question: question(row), item: row.text(12) ?? "", itemLabels: row.labels(13),
        group: group, statistic: statistic, unit: unit),
      amount: Finding.Amount(
        value: row.real(1), minimum: row.real(2), maximum: row.real(3), qualifier: qualifier,
        weighting: row.text(6), number: row.text(5) ?? ""),
      base: Finding.Base(
        minimum: row.integer(7), maximum: row.integer(8), effective: row.real(9)),
      source: Finding.Source(
        study: row.text(35) ?? "", title: row.text(36) ?? "", document: row.text(37) ?? "",
        exhibit: row.text(38)),
      note: row.text(39))
  }

  private static func question(_ row: borrowing Statement) -> Finding.Question {
    Finding.Question(
      id: row.text(15) ?? "",
      wave: Finding.Wave(
        id: row.text(24) ?? "", labels: row.labels(25), isVoluntary: row.integer(27) == 1),
      concept: row.text(16) ?? "", labels: row.labels(17),
      sphere: row.text(19) == nil ? nil : row.labels(19), isDerived: row.integer(21) == 1,
      scale: row.real(22).flatMap { from in row.real(23).map { from...max(from, $0) } })
  }

  private static func group(_ row: borrowing Statement) -> Finding.Group? {
    guard let kind = UnitKind(rawValue: row.text(31) ?? "") else { return nil }
    return Finding.Group(
      id: row.text(28) ?? "", labels: row.labels(29), kind: kind, band: row.band(32),
      invited: row.integer(34))
  }

  /// Each line begins with the number of its first column.
  ///
  /// The tables instead of the view, in the order in which they are to be read: SQLite would take longer to
  /// plan the statement than to run it (<https://sqlite.org/optoverview.html>, 8.2 about CROSS JOIN).
  private static let sql = """
    SELECT
      /* 0 */ o.finding_id,
      /* 1 */ o.value, o.value_min, o.value_max, o.qualifier,
      /* 5 */
      iif(
        o.qualifier = 'range',
        printf('%g–%g', o.value_min, o.value_max),
        printf('%g', iif(o.weighting IS NULL, o.value, round(o.value, 1)))
      ),
      /* 6 */ o.weighting, o.base_min, o.base_max, o.effective_base,
      /* 10 */ o.statistic, o.unit, o.concept_id,
      /* 13 */ coalesce(i.label_de, c.label_de), coalesce(i.label_en, c.label_en),
      /* 15 */ o.question_id, k.question_concept_id, k.label_de, k.label_en,
      /* 19 */ p.label_de, p.label_en, q.answer_kind = 'derived', q.scale_min, q.scale_max,
      /* 24 */ o.wave_id, w.label_de, w.label_en, w.sampling = 'full_voluntary',
      /* 28 */ o.respondents_id, r.label_de, r.label_en, r.unit_kind,
      /* 32 */ coalesce(s.inhabitants_min, r.inhabitants_min),
      /* 33 */ coalesce(s.inhabitants_max, r.inhabitants_max),
      /* 34 */
      (
        SELECT v.value
        FROM observations AS v
        WHERE v.concept_id = 'invited'
          AND v.wave_id = o.wave_id
          -- By this index there are few rows; a group has many, few of which say who was invited.
          AND +v.respondents_id = o.respondents_id
          AND v.repeats_finding_id IS NULL
      ),
      /* 35 */ t.study_id, t.short_title, o.document_id, o.exhibit_id, o.note
    FROM json_each(:ids) AS j
    CROSS JOIN observations AS o ON o.finding_id = j.value
    CROSS JOIN documents AS d ON d.document_id = o.document_id
    CROSS JOIN studies AS t ON t.study_id = d.study_id
    CROSS JOIN items AS i ON i.question_id = o.question_id AND i.concept_id = o.concept_id
    CROSS JOIN concepts AS c ON c.concept_id = o.concept_id
    CROSS JOIN respondents AS r ON r.respondents_id = o.respondents_id
    CROSS JOIN waves AS w ON w.wave_id = o.wave_id
    CROSS JOIN questions AS q ON q.question_id = o.question_id
    CROSS JOIN question_concepts AS k ON k.question_concept_id = q.question_concept_id
    LEFT JOIN size_classes AS s ON s.size_class_id = r.size_class_id
    LEFT JOIN spheres AS p ON p.sphere_id = q.sphere_id
    """
}
