package import Database
package import Reports
package import Survey

/// Everything about one study, wave, question, concept or group of respondents.
package struct ThingReport: Sendable {
  private let thing: NamedThing
  private let facts: String
  private let tables: [(name: String, sql: String)]

  /// What is asked about, as in `show wave`.
  package var kind: String { thing.kind }

  /// All kinds.
  package static let all: [ThingReport] = [.study, .wave, .question, .concept, .group]

  /// The report on a thing.
  ///
  /// - Parameters:
  ///   - name: Its identifier, or one of its other names.
  ///   - connection: A warehouse.
  /// - Throws: ``RequestError`` when there is none of that name, or several, `DatabaseError`.
  package func report(
    _ name: String, in language: Language = .english, _ connection: Connection
  ) throws -> Report {
    let id = try thing.identifier(name, connection)
    let record = try connection.table("record", facts, ["id": id], in: language)
    let row = record.rows.first ?? []
    return Report(
      title: "\(thing.title[language]) \(id)",
      facts: zip(record.columns, row).map { (name: $0.0, value: $0.1) }, role: .record,
      tables: try tables.map { try connection.table($0.name, $0.sql, ["id": id], in: language) }
        .filter { !$0.rows.isEmpty },
      sources: record.sources, germanNames: Self.germanNames)
  }

  private static let germanNames = [
    "label": "Bezeichnung", "question_concept_label": "Sinn der Frage, Bezeichnung",
    "sphere_label": "Bezeichnung des Bereichs", "comparisons": "Vergleiche",
    "other": "andere Frage", "difference": "Unterschied", "narrower_topics": "engere Themen",
    "rank": "Rang", "parts": "Teile", "class_inhabitants_min": "Größenklasse, Einwohner ab",
    "class_inhabitants_max": "Größenklasse, Einwohner bis",
  ]

  private static let study = ThingReport(
    thing: .study,
    facts: "SELECT * FROM studies WHERE study_id = :id",
    tables: [
      (
        "documents",
        "SELECT document_id, file_name, line_count, sha256 FROM documents WHERE study_id = :id"
      ),
      (
        "waves",
        """
        SELECT w.wave_id, iif(:lang = 'de', w.label_de, w.label_en) AS label, w.fieldwork_start, w.fieldwork_end, w.sampling, w.origin
        FROM study_waves AS s
        JOIN waves AS w ON w.wave_id = s.wave_id
        WHERE s.study_id = :id
        ORDER BY w.origin DESC, w.wave_id
        """
      ),
      (
        "exhibits",
        """
        SELECT e.exhibit_id, iif(:lang = 'de', e.label_de, e.label_en) AS label, e.completeness, e.base_printed,
          (SELECT count(*) FROM observations WHERE exhibit_id = e.exhibit_id) AS findings
        FROM exhibits AS e
        JOIN documents AS d ON d.document_id = e.document_id
        WHERE d.study_id = :id
        ORDER BY e.kind, e.exhibit_number
        """
      ),
    ])

  private static let wave = ThingReport(
    thing: .wave,
    facts: "SELECT * FROM waves WHERE wave_id = :id",
    tables: [
      (
        "studies",
        """
        SELECT t.study_id, t.title
        FROM study_waves AS s
        JOIN studies AS t ON t.study_id = s.study_id
        WHERE s.wave_id = :id
        ORDER BY t.study_id
        """
      ),
      (
        "size_classes",
        """
        SELECT size_class_id, class_number, iif(:lang = 'de', label_de, label_en) AS label,
          inhabitants_min, inhabitants_max
        FROM size_classes
        WHERE wave_id = :id
        ORDER BY unit_kind, class_number
        """
      ),
      (
        "questions",
        """
        SELECT q.question_id, iif(:lang = 'de', q.label_de, q.label_en) AS label, q.answer_kind,
          (SELECT count(*) FROM observations WHERE question_id = q.question_id) AS findings
        FROM questions AS q
        WHERE q.wave_id = :id
        ORDER BY q.question_id
        """
      ),
      (
        "respondents",
        """
        SELECT r.respondents_id, iif(:lang = 'de', r.label_de, r.label_en) AS label,
          (SELECT count(*) FROM observations WHERE respondents_id = r.respondents_id) AS findings
        FROM respondents AS r
        WHERE r.wave_id = :id
        ORDER BY r.respondents_id
        """
      ),
    ])

  private static let question = ThingReport(
    thing: .question,
    facts: """
      SELECT q.*, iif(:lang = 'de', k.label_de, k.label_en) AS question_concept_label,
        iif(:lang = 'de', s.label_de, s.label_en) AS sphere_label
      FROM questions AS q
      JOIN question_concepts AS k ON k.question_concept_id = q.question_concept_id
      LEFT JOIN spheres AS s ON s.sphere_id = q.sphere_id
      WHERE q.question_id = :id
      """,
    tables: [
      (
        "items",
        """
        SELECT i.concept_id AS item,
          iif(:lang = 'de', coalesce(i.label_de, c.label_de), coalesce(i.label_en, c.label_en)) AS label,
          c.kind, i.note,
          (
            SELECT count(*)
            FROM observations
            WHERE question_id = i.question_id AND concept_id = i.concept_id
          ) AS findings
        FROM items AS i
        JOIN concepts AS c ON c.concept_id = i.concept_id
        WHERE i.question_id = :id
        ORDER BY i.concept_id
        """
      ),
      (
        "comparisons",
        """
        SELECT iif(question_a = :id, question_b, question_a) AS other, relation,
          iif(:lang = 'de', difference_de, difference_en) AS difference
        FROM question_comparisons
        WHERE :id IN (question_a, question_b)
        ORDER BY other
        """
      ),
    ])

  private static let concept = ThingReport(
    thing: .concept,
    facts: """
      SELECT c.*, t.parent_topic_id, m.family, r.level,
        (
          SELECT group_concat(alias, ', ')
          FROM (SELECT alias FROM aliases WHERE concept_id = c.concept_id ORDER BY alias)
        ) AS aliases
      FROM concepts AS c
      LEFT JOIN topics AS t ON t.topic_id = c.concept_id
      LEFT JOIN measures AS m ON m.measure_id = c.concept_id
      LEFT JOIN responsibilities AS r ON r.responsibility_id = c.concept_id
      WHERE c.concept_id = :id
      """,
    tables: [
      (
        "narrower_topics",
        """
        SELECT t.topic_id, iif(:lang = 'de', c.label_de, c.label_en) AS label
        FROM topics AS t
        JOIN concepts AS c ON c.concept_id = t.topic_id
        WHERE t.parent_topic_id = :id
        ORDER BY t.topic_id
        """
      ),
      (
        "questions",
        """
        SELECT i.question_id, iif(:lang = 'de', q.label_de, q.label_en) AS label,
          (
            SELECT count(*)
            FROM observations
            WHERE question_id = i.question_id AND concept_id = i.concept_id
          ) AS findings
        FROM items AS i
        JOIN questions AS q ON q.question_id = i.question_id
        WHERE i.concept_id = :id
        ORDER BY i.question_id
        """
      ),
      (
        "classifications",
        """
        SELECT classification_id, respondents_id AS respondents, category, rank_number AS "rank"
        FROM classifications
        WHERE concept_id = :id
        ORDER BY classification_id
        """
      ),
    ])

  private static let group = ThingReport(
    thing: .group,
    facts: """
      SELECT r.*, s.inhabitants_min AS class_inhabitants_min,
        s.inhabitants_max AS class_inhabitants_max
      FROM respondents AS r
      LEFT JOIN size_classes AS s ON s.size_class_id = r.size_class_id
      WHERE r.respondents_id = :id
      """,
    tables: [
      (
        "parts",
        """
        SELECT respondents_id, iif(:lang = 'de', label_de, label_en) AS label
        FROM respondents
        WHERE part_of = :id
        ORDER BY respondents_id
        """
      ),
      (
        "findings",
        """
        SELECT question, count(*) AS findings, count(DISTINCT item) AS items
        FROM findings
        WHERE respondents = :id
        GROUP BY question
        ORDER BY question
        """
      ),
    ])
}
