package import Database
package import Reports
package import Survey

/// Proposals which concepts of the warehouse the labels of a study package could mean.
///
/// Nothing is changed, neither the package nor the warehouse: a crosswalk is a decision of people.
package enum Crosswalk {
  /// The most proposals for one row.
  private static let most = 3

  /// What could stand in the rows of a package that have no concept yet, or one that the warehouse does
  /// not know.
  ///
  /// - Parameters:
  ///   - directory: The folder of the package, which need not be complete.
  ///   - minimum: The least score to show, from 0 to 1; 1 is the same name but for spelling.
  ///   - language: The language of labels and notes.
  ///   - connection: A warehouse.
  /// - Throws: ``RequestError`` when the folder holds none of the tables, `ImportError` when one is no
  ///   CSV, `FileError`, `DatabaseError`.
  package static func suggest(
    for directory: String, minimum: Double, in language: Language = .english,
    _ connection: Connection
  ) throws -> Report {
    let rows = try UnmappedRows(directory, connection).rows
    var concepts = try NameMatcher(NameMatcher.concepts, in: language, connection)
    var questions = try NameMatcher(NameMatcher.questionConcepts, in: language, connection)
    var table = Report.Table(
      name: "proposals",
      columns: ["file", "row", "text", "concept", "label", "kind", "score", "why"], rows: [],
      sources: ["kind": "concepts.kind"])
    var without: [UnmappedRow] = []
    for row in rows {
      let found =
        row.isQuestion
        ? questions.best(row.texts, minimum: minimum, most: most)
        : concepts.best(row.texts, minimum: minimum, most: most)
      if found.isEmpty { without.append(row) }
      table.rows += found.map { match in
        [
          .text(row.file), row.row.databaseValue, .text(match.text), .text(match.id),
          .text(match.label), .text(match.kind), .real(match.score), .text(match.name),
        ]
      }
    }
    return Report(
      title: title(rows.count, rows.count - without.count, language),
      facts: [("package", .text(directory)), ("minimum", .real(minimum))], role: .parameters,
      tables: [table], notes: notes(rows, without, language),
      germanNames: [
        "proposals": "Vorschläge", "file": "Datei", "row": "Zeile", "concept": "Begriff",
        "label": "Bezeichnung", "score": "Nähe", "why": "warum",
      ])
  }

  private static func title(_ rows: Int, _ found: Int, _ language: Language) -> String {
    rows == 0
      ? language.pick("Keiner Zeile fehlt ein Begriff", "No row lacks a concept")
      : language.pick(
        "Vorschläge für \(found) von \(rows) Zeilen ohne Begriff des Warehouse",
        "Proposals for \(found) of \(rows) rows without a concept of the warehouse")
  }

  private static func notes(
    _ rows: [UnmappedRow], _ without: [UnmappedRow], _ language: Language
  ) -> [String] {
    guard !rows.isEmpty else { return [] }
    var notes: [String] = []
    if !without.isEmpty {
      let files = Set(without.map(\.file)).sorted().map { file in
        let numbers = without.filter { $0.file == file }.map { String($0.row) }
        return "\(file) " + numbers.joined(separator: ", ")
      }
      let list = files.joined(separator: "; ")
      notes.append(
        language.pick(
          "Kein Begriff ist nah genug für: \(list). Vielleicht sind es neue.",
          "No concept is near enough for: \(list). They may be new."))
    }
    notes.append(
      language.pick(
        "Nichts wurde geändert. Annehmen heißt: den Begriff in die Spalte concept_id der Zeile schreiben (bei Fragen question_concept_id) und, was dadurch überflüssig wird, aus concepts.csv und seinesgleichen nehmen.",
        "Nothing was changed. To accept a proposal, write the concept into the column concept_id of the row (of a question: question_concept_id), and take what that makes needless out of concepts.csv and its like."
      ))
    return notes
  }
}
