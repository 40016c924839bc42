package import Survey
package import Text

/// What a file of answers holds, before anything is imported: the same for every tool.
package struct SurveyInspection: Sendable {
  /// A code of a column, or a column without codes.
  package struct Line: Hashable, Sendable {
    /// The question, by the tool's own name.
    package let question: String
    /// What it asks, by language; empty for what is no question.
    package let questionAsks: [String: String]
    /// Whether the question has several columns.
    package let isPart: Bool
    /// The column.
    package let column: String
    /// How it is answered, or what it is.
    package let type: String
    /// What is asked, by language.
    package let asks: [String: String]
    /// The code; `nil` for numbers and texts that were given.
    package let code: String?
    /// What it means, by language.
    package let meaning: [String: String]
    /// How many rows hold it.
    package let count: Int
    /// Why it is no answer; `nil` for an answer.
    package let missing: Codebook.Missing?
    /// Who was asked; `nil` for everyone.
    package let askedIf: String?
    /// Whether it had to be answered; `nil` where the file does not say.
    package let isMandatory: Bool?
  }

  /// What is known of the file as a whole, by name, in order.
  package let facts: [(name: String, value: String)]
  /// How many rows there are.
  package let rowCount: Int
  /// Everything in it.
  package let lines: [Line]
  /// What a person should know of it, a sentence each.
  package let remarks: [String]
  /// All of it, with nothing left out.
  package let json: JSON

  /// Reads a file.
  ///
  /// - Throws: ``ProblemList`` with what is wrong with it, ``FileError``.
  package init(_ source: SurveySource) throws {
    let file = try source.read()
    let facts: [(name: String, value: String?)] = [
      ("format", file.format), ("title", file.title), ("created", file.created),
      ("languages", file.languages.isEmpty ? nil : file.languages.joined(separator: ", ")),
      ("weight", file.weightColumn), ("respondent", file.respondentColumn),
    ]
    self.facts = facts.compactMap { name, value in value.map { (name, $0) } }
    rowCount = file.rowCount
    remarks = file.remarks
    json = file.json
    lines = file.questions.flatMap { question in
      question.columns.flatMap { Self.lines($0, question) }
    }
  }

  private static func lines(
    _ column: SurveyFile.Column, _ question: SurveyFile.Question
  ) -> [Line] {
    let type = column.answerType ?? question.answerType
    func line(
      _ code: String?, _ meaning: [String: String], _ count: Int, _ missing: Codebook.Missing?
    ) -> Line {
      Line(
        question: question.name, questionAsks: question.labels, isPart: question.columns.count > 1,
        column: column.name, type: type?.rawValue ?? question.toolType,
        asks: column.labels.isEmpty ? question.labels : column.labels, code: code,
        meaning: meaning, count: count, missing: missing,
        askedIf: column.askedIf ?? question.askedIf, isMandatory: question.isMandatory)
    }
    var lines = column.codes.map { line($0.text, $0.labels, $0.count, $0.missing) }
    let given =
      column.rowCount - column.emptyCount
      - column.codes.filter { !$0.text.isEmpty }.reduce(0) { $0 + $1.count }
    let isGiven = type == .number || type == .text || column.codes.isEmpty
    if isGiven || given > 0 { lines.insert(line(nil, [:], max(0, given), nil), at: 0) }
    // The empty fields of those who were asked, then of the others.
    if let place = column.codes.firstIndex(where: \.text.isEmpty) {
      let code = column.codes[place]
      lines[lines.count - column.codes.count + place] = line(
        "", code.labels, column.emptyCount - column.notAskedCount, code.missing)
    } else if column.emptyCount > column.notAskedCount {
      // Of what is no question, an empty field says nothing.
      lines.append(
        line(
          "", [:], column.emptyCount - column.notAskedCount, type == nil ? nil : .notAnswered))
    }
    if column.notAskedCount > 0 { lines.append(line("", [:], column.notAskedCount, .notAsked)) }
    return lines
  }
}
