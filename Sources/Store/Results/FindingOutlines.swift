package import Database
package import Survey
import Text

/// What tells whether a finding answers a question, without all that an answer says of it.
package struct FindingOutline: Identifiable, Sendable {
  /// Its identifier.
  package let id: String
  /// The identifier of the question.
  package let question: String
  /// The identifier of the concept that the number is about.
  package let item: String
  /// The identifier of the group.
  package let group: String
  /// The identifier of the publication.
  package let study: String
  /// What sort of number it is.
  package let statistic: Statistic
  /// What it counts.
  package let unit: Unit
  /// The number; `nil` for a range.
  package let value: Double?
  /// The identifier of the fullest print of its result.
  package let fullest: String
  /// Whether it says something else than the fullest.
  package let contradicts: Bool

  /// Whether it is the fullest print of its result itself.
  package var isFullest: Bool { id == fullest }
}

/// Gets outlines of the findings on some items of some questions; the statement is prepared once.
package final class FindingOutlines {
  /// The statement: `:asked` is an array of pairs of question and item, `:respondents` one of groups.
  package static let sql = """
    SELECT
      o.finding_id, o.question_id, o.concept_id, o.respondents_id, d.study_id, o.statistic, o.unit,
      o.value, p.fullest_finding_id, p.agreement = 'contradicts'
    FROM observations AS o
    JOIN documents AS d ON d.document_id = o.document_id
    JOIN result_prints AS p ON p.finding_id = o.finding_id
    WHERE (o.question_id, o.concept_id) IN (SELECT value ->> 0, value ->> 1 FROM json_each(:asked))
      AND o.respondents_id IN (SELECT value FROM json_each(:respondents))
    ORDER BY o.question_id, o.concept_id, o.respondents_id, o.finding_id
    """

  private let statement: Statement
  private let connection: Connection

  /// Reads from a warehouse.
  ///
  /// - Throws: `DatabaseError`.
  package init(_ connection: Connection) throws {
    statement = try connection.prepare(Self.sql)
    self.connection = connection
  }

  /// The pairs of some questions that are said to ask the same or similar things.
  ///
  /// - Parameter questions: Their identifiers, an array in JSON.
  /// - Throws: `DatabaseError`.
  package func likeQuestions(among questions: String) throws -> [(one: String, other: String)] {
    var pairs: [(one: String, other: String)] = []
    try connection.forEachRow(
      """
      SELECT question_a, question_b
      FROM question_comparisons
      WHERE relation IN ('same', 'similar')
        AND question_a IN (SELECT value FROM json_each(:questions))
        AND question_b IN (SELECT value FROM json_each(:questions))
      ORDER BY question_a, question_b
      """, ["questions": questions]
    ) { row in pairs.append((row.text(0) ?? "", row.text(1) ?? "")) }
    return pairs
  }

  /// The texts that stand around the findings of a question: on its wave and its publications, on the question
  /// and its exhibits, how many answered, and what its items are said to be.
  ///
  /// - Parameters:
  ///   - wave: The identifier of the wave.
  ///   - question: The identifier of the question.
  ///   - items: Identifiers of concepts, an array in JSON.
  /// - Throws: `DatabaseError`.
  package func surroundings(wave: String, question: String, items: String) throws -> [String] {
    var texts: [String] = []
    try connection.forEachRow(
      """
      SELECT format('%s %s %s %s %s %s %s', label_de, label_en, population_de, population_en, note,
        fieldwork_start,
        CASE mode WHEN 'telephone' THEN 'telephone phone telefonisch Telefonbefragung Interviews'
          WHEN 'online' THEN 'online Onlinebefragung poll' END)
      FROM waves
      WHERE wave_id = :wave
      UNION ALL
      SELECT format('%s %s %s %s', s.title, s.short_title, s.authors, s.publisher)
      FROM study_waves AS w
      JOIN studies AS s ON s.study_id = w.study_id
      WHERE w.wave_id = :wave
      UNION ALL
      SELECT format('%s %s %s', label_de, label_en, note)
      FROM questions
      WHERE question_id = :question
      UNION ALL
      SELECT format('%s %s', group_concat(DISTINCT base_min), group_concat(DISTINCT base_max))
      FROM observations
      WHERE question_id = :question
      UNION ALL
      SELECT group_concat(DISTINCT CAST(value AS INTEGER))
      FROM observations
      WHERE wave_id = :wave AND unit = 'count'
      UNION ALL
      SELECT format('%s %s', definition_de, definition_en)
      FROM concepts
      WHERE concept_id IN (SELECT value FROM json_each(:items))
      """, ["wave": wave, "question": question, "items": items]
    ) { row in texts.append(row.text(0) ?? "") }
    return texts
  }

  /// The questions that are compared with some questions, and whether they are said to ask the same.
  ///
  /// - Parameter questions: Their identifiers, an array in JSON.
  /// - Throws: `DatabaseError`.
  package func comparedQuestions(
    with questions: String
  ) throws -> [(question: String, isSame: Bool)] {
    var found: [(question: String, isSame: Bool)] = []
    try connection.forEachRow(
      """
      SELECT question_b, relation = 'same'
      FROM question_comparisons
      WHERE question_a IN (SELECT value FROM json_each(:questions))
      UNION
      SELECT question_a, relation = 'same'
      FROM question_comparisons
      WHERE question_b IN (SELECT value FROM json_each(:questions))
      ORDER BY 1
      """, ["questions": questions]
    ) { row in found.append((row.text(0) ?? "", row.integer(1) == 1)) }
    return found
  }

  /// The conditions under which the groups stand that some questions have findings on.
  ///
  /// - Parameter questions: Their identifiers, an array in JSON.
  /// - Returns: For each question and condition, `nil` for none, how many findings there are on groups that
  ///   nothing else narrows.
  /// - Throws: `DatabaseError`.
  package func conditions(
    of questions: String
  ) throws -> [(question: String, condition: String?, findings: Int)] {
    var rows: [(question: String, condition: String?, findings: Int)] = []
    try connection.forEachRow(
      """
      SELECT o.question_id, r.condition_id,
        sum(r.municipality_type_id IS NULL AND r.size_class_id IS NULL AND r.region_id IS NULL)
      FROM observations AS o
      JOIN respondents AS r ON r.respondents_id = o.respondents_id
      WHERE o.question_id IN (SELECT value FROM json_each(:questions))
      GROUP BY o.question_id, r.condition_id
      """, ["questions": questions]
    ) { row in rows.append((row.text(0) ?? "", row.text(1), row.integer(2) ?? 0)) }
    return rows
  }

  /// The outlines of all findings, all prints of a result; what both parameters are, ``sql`` says.
  ///
  /// - Throws: `DatabaseError`.
  package func findings(asked: String, respondents: String) throws -> [FindingOutline] {
    statement.reset()
    try statement.bind("asked", asked)
    try statement.bind("respondents", respondents)
    var found: [FindingOutline] = []
    while try statement.step() {
      guard let statistic = Statistic(rawValue: statement.text(5) ?? ""),
        let unit = Unit(rawValue: statement.text(6) ?? "")
      else { continue }
      found.append(
        FindingOutline(
          id: statement.text(0) ?? "", question: statement.text(1) ?? "",
          item: statement.text(2) ?? "", group: statement.text(3) ?? "",
          study: statement.text(4) ?? "", statistic: statistic, unit: unit,
          value: statement.real(7), fullest: statement.text(8) ?? "",
          contradicts: statement.integer(9) == 1))
    }
    return found
  }
}
