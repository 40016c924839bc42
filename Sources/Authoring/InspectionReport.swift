import Database
package import Reports
package import Survey

/// What a file of answers holds, as a table.
package enum InspectionReport {
  /// The report on a file: a row for each code.
  ///
  /// - Parameters:
  ///   - inspection: What was found.
  ///   - name: What to call the file.
  ///   - isForPeople: Whether what a row shares with the one above is left out.
  ///   - language: The language of labels.
  package static func report(
    _ inspection: SurveyInspection, of name: String, isForPeople: Bool, in language: Language
  ) -> Report {
    var facts: [(name: String, value: Value)] = inspection.facts.map { ($0.name, .text($0.value)) }
    facts.append(("rows", .integer(Int64(inspection.rowCount))))
    return Report(
      title: name, facts: facts,
      tables: [
        isForPeople ? table(forPeople: inspection, language) : table(inspection, language)
      ], notes: inspection.remarks,
      germanNames: [
        "format": "Format", "title": "Titel", "created": "erstellt", "languages": "Sprachen",
        "weight": "Gewicht", "respondent": "Kennung", "rows": "Zeilen", "codebook": "Codebuch",
        "column": "Spalte", "type": "Typ",
        "label": "Bezeichnung", "code": "Code", "meaning": "Bedeutung", "count": "Anzahl",
        "missing": "Ohne Antwort", "asked_if": "gefragt, wenn",
      ])
  }

  /// A row for each code, with all that it shares with others.
  private static func table(
    _ inspection: SurveyInspection, _ language: Language
  ) -> Report.Table {
    Report.Table(
      name: "codebook",
      columns: [
        "question", "question_label", "mandatory", "column", "type", "label", "code", "meaning",
        "count", "missing", "asked_if",
      ],
      rows: inspection.lines.map { line in
        [
          .text(line.question), words(line.questionAsks, language),
          line.isMandatory.map { .integer($0 ? 1 : 0) } ?? .null, .text(line.column),
          .text(line.type), words(line.asks, language), line.code.map(Value.text) ?? .null,
          words(line.meaning, language), .integer(Int64(line.count)),
          (line.missing?.rawValue).databaseValue, line.askedIf.map(Value.text) ?? .null,
        ]
      })
  }

  /// A row for each code, without what stands in the row above; a question of several columns begins with
  /// a row of its own.
  private static func table(
    forPeople inspection: SurveyInspection, _ language: Language
  ) -> Report.Table {
    var rows: [[Value]] = []
    var above: SurveyInspection.Line?
    for line in inspection.lines {
      if line.isPart, above?.question != line.question, line.column != line.question {
        rows.append(
          [.text(line.question), .null, words(line.questionAsks, language)]
            + Array(repeating: .null, count: 5))
      }
      let isSame = above?.column == line.column && above?.question == line.question
      let code = line.code.map { $0.isEmpty ? language.pick("(leer)", "(empty)") : $0 }
      rows.append([
        isSame ? .null : .text(line.column), isSame ? .null : .text(line.type),
        isSame ? .null : words(line.asks, language), code.map(Value.text) ?? .null,
        words(line.meaning, language), .integer(Int64(line.count)),
        (line.missing?.words[language]).databaseValue,
        isSame ? .null : line.askedIf.map(Value.text) ?? .null,
      ])
      above = line
    }
    return Report.Table(
      name: "codebook",
      columns: ["column", "type", "label", "code", "meaning", "count", "missing", "asked_if"],
      rows: rows)
  }

  /// The words of a language, else of any other.
  private static func words(_ labels: [String: String], _ language: Language) -> Value {
    (labels.words(in: language) ?? labels.min { $0.key < $1.key }?.value).databaseValue
  }
}
