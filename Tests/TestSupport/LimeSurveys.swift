import Errors
import Importing
import LimeSurvey
package import Survey
import Text

/// Reads small surveys and says what was read.
package enum LimeSurveys {
  /// Reads a structure and an export.
  package static func read(
    _ survey: SmallLimeSurvey, _ rows: [[String]]?, leavingOut: [String] = [],
    keepsIncomplete: Bool = false, howToKeep: String? = nil
  ) throws -> SurveyFile {
    try LimeSurveyFile.read(
      structure: Array(survey.lss.utf8), named: "s.lss",
      responses: rows.map { Array(SmallLimeSurvey.export($0).utf8) },
      named: rows == nil ? "s.lss" : "r.csv",
      .init(leavingOut: leavingOut, keepsIncomplete: keepsIncomplete, howToKeep: howToKeep))
  }

  /// What is wrong with them, a line each, with the names of remedies; empty when nothing is.
  package static func problems(
    _ survey: SmallLimeSurvey, _ rows: [[String]]?, leavingOut: [String] = []
  ) -> [String] {
    do {
      _ = try read(survey, rows, leavingOut: leavingOut)
      return []
    } catch let error as ProblemList {
      return error.problems.map { $0.line { "\($0)" } }
    } catch {
      return ["\(error)"]
    }
  }

  /// Everything that was read, a line for each question, column and code.
  package static func text(_ file: SurveyFile) -> [String] {
    file.questions.flatMap { question in
      var heading = "\(question.name): \(question.toolType)"
      if let type = question.answerType { heading += ", \(type.rawValue)" }
      if question.isMandatory == true { heading += ", mandatory" }
      if let text = question.askedIf { heading += ", if \(text)" }
      return [heading + words(question.labels)]
        + question.columns.flatMap { text($0, file) }
    }
  }

  private static func text(_ column: SurveyFile.Column, _ file: SurveyFile) -> [String] {
    var heading = "  \(column.name)"
    if let option = column.option { heading += " [\(option)]" }
    if let type = column.answerType { heading += ", \(type.rawValue)" }
    if let text = column.askedIf { heading += ", if \(text)" }
    let fields = (0..<file.rowCount).map { file.field(column.place, $0) }
    return [heading + words(column.labels) + ": " + fields.joined(separator: "|")]
      + column.codes.map { code in
        var line = "    \(code.text)=\(code.count)"
        if let missing = code.missing { line += " \(missing.rawValue)" }
        if let isChosen = code.isChosen { line += isChosen ? " chosen" : " not chosen" }
        return line + words(code.labels)
      }
  }

  private static func words(_ labels: SurveyFile.Labels) -> String {
    labels.isEmpty
      ? ""
      : " {"
        + labels.sorted { $0.key < $1.key }.map { "\($0.key): \($0.value)" }.joined(separator: ", ")
        + "}"
  }
}
