import Database
public import Warehouse

/// What a file of answers holds, as a table.
public enum InspectionReport {
  /// The report on a file: a row for each code.
  ///
  /// - Parameters:
  ///   - inspection: What was found.
  ///   - name: What to call the file.
  ///   - isForPeople: Whether what a row shares with the one above is left out.
  ///   - language: The language of labels.
  public static func report(
    _ inspection: SurveyInspection, of name: String, isForPeople: Bool, in language: Language
  ) -> Report {
    var facts: [(name: String, value: Value)] = inspection.facts.map { ($0.name, .text($0.value)) }
    facts.append(("rows", .integer(Int64(inspection.rowCount))))
    var rows: [[Value]] = []
    var above: SurveyInspection.Line?
    for line in inspection.lines {
      let isSame = isForPeople && above?.column == line.column && above?.question == line.question
      rows.append(cells(line, isSame: isSame, language))
      above = line
    }
    return Report(
      title: name, facts: facts,
      tables: [
        Report.Table(
          name: "codebook",
          columns: [
            "question", "column", "type", "label", "code", "meaning", "count", "missing",
            "asked_if",
          ], rows: rows)
      ], notes: inspection.remarks)
  }

  private static func cells(
    _ line: SurveyInspection.Line, isSame: Bool, _ language: Language
  ) -> [Value] {
    let code = line.code.map { $0.isEmpty ? language.pick("(leer)", "(empty)") : $0 }
    return [
      isSame ? .null : .text(line.question), isSame ? .null : .text(line.column),
      isSame ? .null : .text(line.type), isSame ? .null : words(line.asks, language),
      code.map(Value.text) ?? .null, words(line.meaning, language), .integer(Int64(line.count)),
      line.missing.map(Value.text) ?? .null,
      isSame ? .null : line.askedIf.map(Value.text) ?? .null,
    ]
  }

  /// The words of a language, else of any other.
  private static func words(_ labels: [String: String], _ language: Language) -> Value {
    let own =
      labels[language.rawValue]
      ?? labels.filter { $0.key.hasPrefix(language.rawValue + "-") }.min { $0.key < $1.key }?.value
    return (own ?? labels.min { $0.key < $1.key }?.value).map(Value.text) ?? .null
  }
}
