import Survey
import Text

/// The structure of a LimeSurvey survey, as its `.lss` file has it.
struct LimeStructure: Sendable {
  /// An answer option, or a sub-question: the row or column of an array, an option of a multiple choice.
  struct Part: Sendable {
    let code: String
    let labels: SurveyFile.Labels
    /// 0, or 1 for the second scale of answers and for the columns of an array.
    let scale: Int
    /// Who sees it, as LimeSurvey writes it; empty for everyone.
    let relevance: String
  }

  /// A question.
  struct Question: Sendable {
    /// Its number in LimeSurvey.
    let id: String
    let code: String
    /// The letter or sign of its type.
    let type: String
    let labels: SurveyFile.Labels
    let group: String?
    let hasOther: Bool
    let isMandatory: Bool
    /// Who sees it and its group, as LimeSurvey writes it; nothing for everyone.
    let relevance: [String]
    let subquestions: [Part]
    let answers: [Part]
    /// Its settings by name and language, the language empty for those that have none.
    let attributes: [String: [String: String]]
    let position: Position

    /// The value of a setting that has no language.
    func attribute(_ name: String) -> String? {
      attributes[name]?[""] ?? attributes[name]?.values.first
    }
  }

  /// The number of the survey.
  let id: String
  let title: SurveyFile.Labels
  /// The languages, that of the survey first.
  let languages: [String]
  /// In the order in which they are asked.
  let questions: [Question]
  /// What the participants' own attributes are called.
  let attributeCaptions: Set<String>
  /// The quotas by name.
  let quotas: [String]
}

/// A section of a `.lss` file, row by row.
struct LimeTable {
  /// A row with its fields.
  struct Row {
    let fields: [String: String]
    let position: Position
    /// A field; empty where there is none.
    subscript(name: String) -> String { fields[name] ?? "" }
  }

  let rows: [Row]

  /// The section of a name; without rows where there is none.
  init(_ document: XML, _ name: String) {
    rows = (document[name]?["rows"]?.all("row") ?? []).map { row in
      Row(
        fields: Dictionary(row.children.map { ($0.name, $0.text) }) { first, _ in first },
        position: row.position)
    }
  }
}
