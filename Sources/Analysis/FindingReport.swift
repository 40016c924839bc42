package import Database
package import Reports
import Store
package import Survey
import Text

/// Everything about one published number.
package enum FindingReport {
  /// The report on a finding.
  ///
  /// - Throws: ``RequestError`` when there is none of that identifier, `DatabaseError`.
  package static func finding(
    _ id: String, in language: Language = .english, _ connection: Connection
  ) throws -> Report {
    let finding = try connection.table(
      "finding", "SELECT * FROM findings WHERE finding_id = :id", ["id": id])
    guard let row = finding.rows.first else { throw try unknown(id, connection) }
    let more = try connection.table("source", sourceSQL, ["id": id], in: language)
    let facts =
      zip(finding.columns, row).map { ($0, $1) }
      + zip(more.columns, more.rows.first ?? []).map { ($0, $1) }
    let tables = try [
      ("same_print", samePrintSQL), ("repeated_by", repeatedBySQL),
      ("discrepancies", discrepanciesSQL),
    ].map { try connection.table($0.0, $0.1, ["id": id], in: language) }.filter { !$0.rows.isEmpty }
    return Report(
      title: "\(language.pick("Befund", "Finding")) \(id)",
      facts: facts.map { (name: $0.0, value: $0.1) }, role: .record,
      tables: tables,
      notes: try Comparability(connection, language: language).notes(
        on: StoredFindings(connection).named([id])),
      sources: finding.sources.merging(more.sources) { $1 }, germanNames: germanNames)
  }

  private static let germanNames = [
    "question_en": "Frage, englisch", "question_de": "Frage, deutsch",
    "population": "Grundgesamtheit", "exhibit_title": "Titel der Darstellung",
    "exhibit_base_printed": "Basis der Darstellung, gedruckt", "study_title": "Titel der Studie",
    "document_sha256": "SHA-256 des Dokuments", "same_print": "derselbe Druck",
    "repeated_by": "wiederholt in", "summary": "Worum es geht",
  ]

  private static func unknown(_ id: String, _ connection: Connection) throws -> RequestError {
    let isWithheld = try connection.value(
      "SELECT 1 FROM suppressions WHERE finding_id = :id", ["id": id])
    if isWithheld != nil {
      return .badQuery(
        "\(id) is withheld in this published file: a count of few respondents could be told from it"
      )
    }
    // Only neighbours can be meant: identifiers of the same document.
    let document = id.split(separator: ":").first.map(String.init) ?? ""
    let near = try connection.texts(
      "SELECT finding_id FROM observations WHERE document_id = :document", ["document": document])
    return .unknown(
      kind: "finding", name: id, suggestion: Spelling.nearest(to: id, among: near),
      source: .words(
        "identifiers are document:line:column, as the column finding_id of a query shows them"))
  }

  private static let sourceSQL = """
    SELECT
      q.label_en AS question_en,
      q.label_de AS question_de,
      r.label_en AS respondents_label_en,
      iif(:lang = 'de', w.population_de, w.population_en) AS population,
      w.sampling,
      iif(:lang = 'de', e.label_de, e.label_en) AS exhibit_title,
      e.base_printed AS exhibit_base_printed,
      o.shared_print,
      t.title AS study_title,
      t.publisher,
      t.published,
      t.licence,
      d.file_name,
      d.sha256 AS document_sha256
    FROM observations AS o
    JOIN questions AS q ON q.question_id = o.question_id
    JOIN respondents AS r ON r.respondents_id = o.respondents_id
    JOIN waves AS w ON w.wave_id = o.wave_id
    JOIN documents AS d ON d.document_id = o.document_id
    JOIN studies AS t ON t.study_id = d.study_id
    LEFT JOIN exhibits AS e ON e.exhibit_id = o.exhibit_id
    WHERE o.finding_id = :id
    """

  private static let samePrintSQL = """
    SELECT other.finding_id, other.concept_id AS item, other.respondents_id AS respondents
    FROM observations AS o
    JOIN observations AS other
      ON other.document_id = o.document_id
      AND other.source_line = o.source_line
      AND other.source_column = o.source_column
      AND other.finding_id <> o.finding_id
    WHERE o.finding_id = :id
    ORDER BY other.finding_id
    """

  private static let repeatedBySQL = """
    SELECT finding_id, printed, qualifier
    FROM observations
    WHERE repeats_finding_id = :id
    ORDER BY source_line, source_column
    """

  private static let discrepanciesSQL = """
    SELECT DISTINCT x.discrepancy_id AS discrepancy, x.kind, x.status,
      iif(:lang = 'de', x.summary_de, x.summary_en) AS summary
    FROM discrepancies AS x
    JOIN discrepancy_places AS p ON p.discrepancy_id = x.discrepancy_id
    JOIN observations AS o
      ON o.finding_id = p.finding_id OR (p.finding_id IS NULL AND o.exhibit_id = p.exhibit_id)
    WHERE o.finding_id = :id
    ORDER BY x.discrepancy_id
    """
}
