package import Database
package import Reports
import Store
package import Survey
import Text

/// Everything about one figure or table.
package enum ExhibitReport {
  /// The report on an exhibit: what it is, what it shows as printed, what is doubtful.
  ///
  /// - Throws: ``RequestError`` when there is none of that identifier, `DatabaseError`.
  package static func exhibit(
    _ id: String, in language: Language = .english, _ connection: Connection
  ) throws -> Report {
    let exhibit = try connection.table("exhibit", sql, ["id": id])
    guard let row = exhibit.rows.first else {
      let ids = try connection.texts("SELECT exhibit_id FROM exhibits")
      throw RequestError.unknown(
        kind: "exhibit", name: id, suggestion: Spelling.nearest(to: id, among: ids),
        source: .words("identifiers are document/figure-N and document/table-N"))
    }
    let printed = try QueryCatalogue(connection).query(named: "exhibit")
      .run(["exhibit": id, "lang": language.rawValue], in: connection)
    let others = try [
      ("findings", findingsSQL), ("classifications", classificationsSQL),
      ("discrepancies", discrepanciesSQL),
    ].map { try connection.table($0.0, $0.1, ["id": id], in: language) }
    let tables = [
      Report.Table(
        name: "printed", columns: printed.tables[0].columns, rows: printed.tables[0].rows)
    ]
    return Report(
      title: "\(language.pick("Abbildung oder Tabelle", "Exhibit")) \(id)",
      facts: zip(exhibit.columns, row).map { (name: $0.0, value: $0.1) },
      role: .record, tables: (tables + others).filter { !$0.rows.isEmpty },
      sources: exhibit.sources, germanNames: germanNames.merging(printed.germanNames) { $1 })
  }

  private static let germanNames = [
    "study_title": "Titel der Studie", "finding_count": "Anzahl der Befunde",
    "repeats": "wiederholter Befund", "rank": "Rang", "summary": "Worum es geht",
    "resolution": "Auflösung",
  ]

  private static let sql = """
    SELECT
      e.exhibit_id,
      d.study_id AS study,
      t.title AS study_title,
      e.kind,
      e.exhibit_number,
      e.label_en,
      e.label_de,
      e.question_en,
      e.question_de,
      e.completeness,
      e.base_printed,
      e.base_min,
      e.base_max,
      e.page,
      e.document_id AS document,
      e.source_line,
      e.source_column,
      e.note,
      (SELECT count(*) FROM observations WHERE exhibit_id = e.exhibit_id) AS finding_count
    FROM exhibits AS e
    JOIN documents AS d ON d.document_id = e.document_id
    JOIN studies AS t ON t.study_id = d.study_id
    WHERE e.exhibit_id = :id
    """

  private static let findingsSQL = """
    SELECT finding_id, item, respondents, value, unit, qualifier, repeats_finding_id AS repeats
    FROM findings
    WHERE exhibit = :id
    ORDER BY source_line, source_column, finding_id
    """

  private static let classificationsSQL = """
    SELECT classification_id, concept_id AS item, respondents_id AS respondents, category,
      rank_number AS "rank"
    FROM classifications
    WHERE exhibit_id = :id
    ORDER BY source_line, source_column, classification_id
    """

  private static let discrepanciesSQL = """
    SELECT x.discrepancy_id AS discrepancy, x.kind, x.status,
      iif(:lang = 'de', x.summary_de, x.summary_en) AS summary,
      iif(:lang = 'de', x.resolution_de, x.resolution_en) AS resolution
    FROM discrepancies AS x
    WHERE x.discrepancy_id IN (
      SELECT p.discrepancy_id
      FROM discrepancy_places AS p
      LEFT JOIN observations AS o ON o.finding_id = p.finding_id
      WHERE p.exhibit_id = :id OR o.exhibit_id = :id
    )
    ORDER BY x.discrepancy_id
    """
}
