package import Database
package import Reports
import Store
package import Survey

/// How the findings on a concept changed from wave to wave.
package enum Trend {
  /// Findings of waves whose questions ask the same, oldest first, with the change.
  ///
  /// Only questions that a comparison in the warehouse calls the same make a trend.
  ///
  /// - Parameters:
  ///   - concept: An item, by identifier or by another of its names.
  ///   - language: The language of labels and notes.
  ///   - connection: A warehouse.
  /// - Throws: ``RequestError`` for an unknown or ambiguous name, `DatabaseError`.
  package static func of(
    _ concept: String, in language: Language = .english, _ connection: Connection
  ) throws -> Report {
    let id = try NamedThing.concept.identifier(concept, connection)
    let pairs = try FindingPair.read(sql, ["item": id], connection)
    let said = try SaidTable.read(saidSQL, ["item": id], in: language, connection)
    return Report(
      title: language.pick("Verlauf: \(id)", "Trend of \(id)"), facts: [("concept", .text(id))],
      role: .parameters, tables: [table(pairs, language)] + said,
      notes: pairs.isEmpty
        ? [none(id, isSaid: !said.isEmpty, language)]
        : try Comparability(connection, language: language).notes(on: pairs.map(\.second)),
      isTrend: true,
      germanNames: [
        "earlier": "früher", "earlier_value": "früherer Wert", "later": "später",
        "later_value": "späterer Wert", "change": "Veränderung", "stated": "Angabe",
        "earlier_finding_id": "früherer Befund", "statements": "Ohne Zahl gesagt", "words": "Worte",
      ])
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

  private static let sql = """
    SELECT a.finding_id, b.finding_id, x.relation
    FROM question_comparisons AS x
    JOIN questions AS qa ON qa.question_id IN (x.question_a, x.question_b)
    JOIN questions AS qb ON qb.question_id IN (x.question_a, x.question_b)
    JOIN waves AS wa ON wa.wave_id = qa.wave_id
    JOIN waves AS wb ON wb.wave_id = qb.wave_id AND wb.fieldwork_start > wa.fieldwork_start
    JOIN question_concepts AS k ON k.question_concept_id = qa.question_concept_id
    JOIN observations AS a ON a.question_id = qa.question_id AND a.concept_id = :item
    JOIN observations AS b
      ON b.question_id = qb.question_id
      AND b.concept_id = :item
      AND b.statistic = a.statistic
      AND b.unit = a.unit
    JOIN respondents AS r ON r.respondents_id = a.respondents_id
    JOIN respondents AS s ON s.respondents_id = b.respondents_id
    LEFT JOIN size_classes AS ra ON ra.size_class_id = r.size_class_id
    LEFT JOIN size_classes AS sb ON sb.size_class_id = s.size_class_id
    WHERE x.relation = 'same'
      AND EXISTS (SELECT 1 FROM fullest_prints AS x WHERE x.finding_id = a.finding_id)
      AND EXISTS (SELECT 1 FROM fullest_prints AS x WHERE x.finding_id = b.finding_id)
      AND r.unit_kind = s.unit_kind
      AND coalesce(ra.inhabitants_min, r.inhabitants_min)
        IS coalesce(sb.inhabitants_min, s.inhabitants_min)
      AND coalesce(ra.inhabitants_max, r.inhabitants_max)
        IS coalesce(sb.inhabitants_max, s.inhabitants_max)
      AND r.municipality_type_id IS s.municipality_type_id
      AND r.region_id IS s.region_id
      AND r.condition_id IS s.condition_id
    ORDER BY k.label_en, r.part_of IS NOT NULL, r.label_en, wa.fieldwork_start, wb.fieldwork_start
    """
  /// The questions and groups in which something is said of the item without a number, where two waves tell
  /// of it at all.
  private static let saidSQL = """
    WITH
    told AS (
      SELECT DISTINCT question_id FROM observations WHERE concept_id = :item
      UNION
      SELECT question_id FROM classifications WHERE concept_id = :item AND question_id IS NOT NULL
    ),
    series AS (
      SELECT question_a, question_b
      FROM question_comparisons
      WHERE relation = 'same'
        AND question_a IN (SELECT question_id FROM told)
        AND question_b IN (SELECT question_id FROM told)
    )
    SELECT c.question_id, c.concept_id, c.respondents_id
    FROM classifications AS c
    WHERE c.concept_id = :item
      AND (
        c.question_id IN (SELECT question_a FROM series)
        OR c.question_id IN (SELECT question_b FROM series)
      )
    """
}
