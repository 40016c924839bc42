package import Database
package import Reports
import Store
package import Survey

/// How the findings on a concept changed from wave to wave.
package enum Trend {
  /// Findings of waves whose questions ask the same, the newest wave first, with the change.
  ///
  /// Only questions that a comparison in the warehouse calls the same make a trend.
  ///
  /// - Parameters:
  ///   - concept: An item, by identifier or by another of its names.
  ///   - limit: How many rows are enough; what a wave says of one question is not cut apart.
  ///   - language: The language of labels and notes.
  ///   - connection: A warehouse.
  /// - Throws: ``RequestError`` for an unknown or ambiguous name, `DatabaseError`.
  package static func of(
    _ concept: String, limit: Int = .max, in language: Language = .english, _ connection: Connection
  ) throws -> Report {
    let id = try NamedThing.concept.identifier(concept, connection)
    let (pairs, isWhole) = try pairs(id, limit, connection)
    let said = try SaidTable.read(saidSQL, ["item": id], in: language, connection)
    return Report(
      title: language.pick("Verlauf: \(id)", "Trend of \(id)"), facts: [("concept", .text(id))],
      role: .parameters, tables: [table(pairs, language)] + said,
      notes: pairs.isEmpty
        ? [none(id, isSaid: !said.isEmpty, language)]
        : (isWhole ? [] : [more(language)])
          + (try Comparability(connection, language: language).notes(on: pairs.map(\.second))),
      isTrend: true,
      germanNames: [
        "earlier": "früher", "earlier_value": "früherer Wert", "later": "später",
        "later_value": "späterer Wert", "change": "Veränderung", "stated": "Angabe",
        "earlier_finding_id": "früherer Befund", "statements": "Ohne Zahl gesagt", "words": "Worte",
      ])
  }

  private static func more(_ language: Language) -> String {
    language.pick(
      "Das sind die neuesten; '--limit' zeigt mehr.", "These are the newest; '--limit' shows more.")
  }

  private static func none(_ id: String, isSaid: Bool, _ language: Language) -> String {
    isSaid
      ? language.pick(
        "Zahlen danach gibt es nicht aus zwei Wellen; was die Texte ohne Zahl sagen, steht darunter.",
        "No two waves have a number of it; what the texts say without one stands below.")
      : language.pick(
        "Keine zwei Wellen fragen danach das Gleiche; 'wavehouse query run concept --concept \(id)' zeigt alle Befunde.",
        "No two waves ask the same about it; 'wavehouse query run concept --concept \(id)' shows all findings."
      )
  }

  private static func table(_ pairs: [FindingPair], _ language: Language) -> Report.Table {
    Report.Table(
      name: "rows",
      columns: [
        "question", "respondents", "earlier", "earlier_value", "later", "later_value", "change",
        "unit", "stated", "finding_id", "earlier_finding_id",
      ],
      rows: pairs.map { pair in
        let subject = pair.first.subject
        return [
          .text(subject.question.labels[language]), .text(subject.group.labels[language]),
          .text(pair.first.wave.labels[language]), pair.first.amount.value.databaseValue,
          .text(pair.second.wave.labels[language]), pair.second.amount.value.databaseValue,
          pair.difference.databaseValue, .text(subject.unit.rawValue),
          .text(pair.stated(in: language)),
          .text(pair.second.id), .text(pair.first.id),
        ]
      },
      sources: ["unit": "observations.unit"], findings: pairs.map { [$0.first, $0.second] })
  }

  /// The pairs of findings, the newest wave first, up to the end of the comparison in which there are enough.
  private static func pairs(
    _ item: String, _ limit: Int, _ connection: Connection
  ) throws -> (pairs: [FindingPair], isWhole: Bool) {
    var comparisons: [[String]] = []
    try connection.forEachRow(comparisonsSQL, ["item": item]) { row in
      comparisons.append([row.text(0) ?? "", row.text(1) ?? ""])
    }
    var ids: [[String]] = []
    let statement = try connection.prepare(sql)
    for comparison in comparisons {
      let isEnough = ids.count >= limit
      try statement.bind(["earlier": comparison[0], "later": comparison[1], "item": item])
      while try statement.step() {
        if isEnough { return (try FindingPair.read(ids, connection), false) }
        ids.append([statement.text(0) ?? "", statement.text(1) ?? ""])
      }
      statement.reset()
    }
    return (try FindingPair.read(ids, connection), true)
  }

  /// The questions on the item that ask the same in two waves, the newest wave first.
  private static let comparisonsSQL = """
    SELECT qa.question_id, qb.question_id
    FROM question_comparisons AS x
    CROSS JOIN questions AS qa ON qa.question_id IN (x.question_a, x.question_b)
    CROSS JOIN questions AS qb ON qb.question_id IN (x.question_a, x.question_b)
    CROSS JOIN waves AS wa ON wa.wave_id = qa.wave_id
    CROSS JOIN waves AS wb ON wb.wave_id = qb.wave_id AND wb.fieldwork_start > wa.fieldwork_start
    CROSS JOIN question_concepts AS k ON k.question_concept_id = qa.question_concept_id
    WHERE x.relation = 'same'
      AND EXISTS (
        SELECT 1 FROM items AS i WHERE i.question_id = x.question_a AND i.concept_id = :item
      )
      AND EXISTS (
        SELECT 1 FROM items AS i WHERE i.question_id = x.question_b AND i.concept_id = :item
      )
    ORDER BY wb.fieldwork_start DESC, wa.fieldwork_start DESC, k.label_en, qa.question_id
    """

  /// The findings of two questions on the item for groups of one kind, everyone first.
  private static let sql = """
    SELECT a.finding_id, b.finding_id
    FROM observations AS a
    CROSS JOIN observations AS b
      ON b.question_id = :later
      AND b.concept_id = :item
      AND b.statistic = a.statistic
      AND b.unit = a.unit
    CROSS JOIN respondents AS r ON r.respondents_id = a.respondents_id
    CROSS JOIN respondents AS s ON s.respondents_id = b.respondents_id
    LEFT JOIN size_classes AS ra ON ra.size_class_id = r.size_class_id
    LEFT JOIN size_classes AS sb ON sb.size_class_id = s.size_class_id
    WHERE a.question_id = :earlier
      AND a.concept_id = :item
      AND r.unit_kind = s.unit_kind
      AND coalesce(ra.inhabitants_min, r.inhabitants_min)
        IS coalesce(sb.inhabitants_min, s.inhabitants_min)
      AND coalesce(ra.inhabitants_max, r.inhabitants_max)
        IS coalesce(sb.inhabitants_max, s.inhabitants_max)
      AND r.municipality_type_id IS s.municipality_type_id
      AND r.region_id IS s.region_id
      AND r.condition_id IS s.condition_id
      AND EXISTS (SELECT 1 FROM fullest_prints AS x WHERE x.finding_id = a.finding_id)
      AND EXISTS (SELECT 1 FROM fullest_prints AS x WHERE x.finding_id = b.finding_id)
    ORDER BY r.part_of IS NOT NULL, r.label_en
    """

  /// The questions and groups in which something is said of the item without a number, where two waves tell
  /// of it at all.
  private static let saidSQL = """
    SELECT c.question_id, c.concept_id, c.respondents_id
    FROM classifications AS c
    WHERE c.concept_id = :item
      AND EXISTS (
        SELECT 1
        FROM question_comparisons AS x
        JOIN questions AS q ON q.question_id IN (x.question_a, x.question_b)
        WHERE c.question_id IN (x.question_a, x.question_b)
          AND x.relation = 'same'
          AND q.question_id <> c.question_id
          AND (
            EXISTS (
              SELECT 1
              FROM observations AS o
              WHERE o.question_id = q.question_id AND o.concept_id = c.concept_id
            )
            OR EXISTS (
              SELECT 1
              FROM classifications AS o
              WHERE o.question_id = q.question_id AND o.concept_id = c.concept_id
            )
          )
      )
    """
}
