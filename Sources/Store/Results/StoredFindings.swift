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
      let statistic = Statistic(rawValue: row.text(13) ?? ""),
      let unit = Unit(rawValue: row.text(14) ?? ""), let group = group(row)
    else { return nil }
    return Finding(
      id: row.text(0) ?? "",
      subject: Finding.Subject(
        question: question(row), item: row.text(15) ?? "", itemLabels: row.labels(16),
        group: group, statistic: statistic, unit: unit),
      amount: Finding.Amount(
        value: row.real(1), minimum: row.real(2), maximum: row.real(3), qualifier: qualifier,
        weighting: row.text(8), wording: row.labels(6), text: row.text(5) ?? ""),
      base: Finding.Base(
        minimum: row.integer(9), maximum: row.integer(10), effective: row.real(11),
        text: row.text(12) ?? ""),
      source: Finding.Source(
        study: row.text(38) ?? "", title: row.text(39) ?? "", document: row.text(40) ?? "",
        exhibit: row.text(41)),
      note: row.text(42))
  }

  private static func question(_ row: borrowing Statement) -> Finding.Question {
    Finding.Question(
      id: row.text(18) ?? "",
      wave: Finding.Wave(
        id: row.text(27) ?? "", labels: row.labels(28), isVoluntary: row.integer(30) == 1),
      concept: row.text(19) ?? "", labels: row.labels(20),
      sphere: row.text(22) == nil ? nil : row.labels(22), isDerived: row.integer(24) == 1,
      scale: row.real(25).flatMap { from in row.real(26).map { from...max(from, $0) } })
  }

  private static func group(_ row: borrowing Statement) -> Finding.Group? {
    guard let kind = UnitKind(rawValue: row.text(34) ?? "") else { return nil }
    return Finding.Group(
      id: row.text(31) ?? "", labels: row.labels(32), kind: kind,
      band: row.band(35),
      invited: row.integer(37))
  }

  /// Each line begins with the number of its first column.
  private static let sql = """
    SELECT
      /* 0 */ f.finding_id,
      /* 1 */ f.value, f.value_min, f.value_max, f.qualifier, f.cell,
      /* 6 */ f.stated_de, f.stated_en, f.weighting,
      /* 9 */ f.base_min, f.base_max, f.effective_base, f.base,
      /* 13 */ f.statistic, f.unit, f.item, f.item_label_de, f.item_label_en,
      /* 18 */ f.question, k.question_concept_id, k.label_de, k.label_en,
      /* 22 */ p.label_de, p.label_en, q.answer_kind = 'derived', q.scale_min, q.scale_max,
      /* 27 */ f.wave, w.label_de, w.label_en, w.sampling = 'full_voluntary',
      /* 31 */ f.respondents, r.label_de, r.label_en,
      /* 34 */ f.unit_kind, f.inhabitants_min, f.inhabitants_max,
      /* 37 */
      (
        SELECT i.value
        FROM observations AS i
        WHERE i.concept_id = 'invited'
          AND i.wave_id = f.wave
          -- By this index there are few rows; a group has many, few of which say who was invited.
          AND +i.respondents_id = f.respondents
          AND i.repeats_finding_id IS NULL
      ),
      /* 38 */ f.study, t.short_title, f.document, f.exhibit, f.note
    FROM json_each(:ids) AS j
    JOIN stated_findings AS f ON f.finding_id = j.value
    JOIN respondents AS r ON r.respondents_id = f.respondents
    JOIN waves AS w ON w.wave_id = f.wave
    JOIN questions AS q ON q.question_id = f.question
    JOIN question_concepts AS k ON k.question_concept_id = q.question_concept_id
    LEFT JOIN spheres AS p ON p.sphere_id = q.sphere_id
    JOIN studies AS t ON t.study_id = f.study
    """
}
