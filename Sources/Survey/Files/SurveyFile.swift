package import Text

/// What a file of a survey tool holds, said in the same words whatever the tool: its questions with
/// their columns and codes, how often each code was given, and the fields themselves.
///
/// Every column of the file stands in one question; a column that answers nothing (a number of the
/// respondent, a time stamp) is a question of its own without an ``Question/answerType``.
package struct SurveyFile: Sendable {
  /// Words by the language that they are in, after BCP 47 (`de`, `en`); ``undetermined`` where the
  /// file does not say.
  package typealias Labels = [String: String]

  /// The language of words whose language the file does not say.
  package static let undetermined = "und"

  /// What a code means, and how often it stands in its column.
  package struct Code: Sendable, Equatable {
    /// As `codes.csv` and a table of answers have it: a number in its shortest decimal form, or a text.
    package let text: String
    /// What it means; empty where the file does not say.
    package var labels: Labels = [:]
    /// Why it is no answer; `nil` for an answer.
    package var missing: Codebook.Missing?
    /// Of an option with a column of its own: whether the code says that it was chosen.
    package var isChosen: Bool?
    /// How many rows hold it.
    package var count = 0

    /// Describes a code; what is not given, the file does not say.
    package init(
      text: String, labels: Labels = [:], missing: Codebook.Missing? = nil, isChosen: Bool? = nil,
      count: Int = 0
    ) {
      self.text = text
      self.labels = labels
      self.missing = missing
      self.isChosen = isChosen
      self.count = count
    }
  }

  /// A column of the file.
  package struct Column: Sendable, Equatable {
    /// Its place in the file, for ``SurveyFile/field(_:_:)``.
    package let place: Int
    /// Its heading.
    package let name: String
    /// What it asks; of an option, what the option is.
    package var labels: Labels = [:]
    /// The option of the question that it stands for, by the tool's own name; `nil` where the question
    /// has one column.
    package var option: String?
    /// Its codes, those that nobody gave among them; empty for numbers and texts without any.
    package var codes: [Code] = []
    /// How many of its fields are empty.
    package var emptyCount = 0
    /// How many rows it has, with the empty ones.
    package var rowCount = 0
    /// How it is answered where that differs from its question: words beside codes.
    package var answerType: Codebook.AnswerType?
    /// Who was asked where that differs from its question.
    package var askedIf: String?
    /// How many of its empty fields are of those who were not asked, as far as the file says who was.
    package var notAskedCount = 0

    /// Describes a column; what is not given, the file does not say.
    package init(
      place: Int, name: String, labels: Labels = [:], option: String? = nil, codes: [Code] = [],
      emptyCount: Int = 0, rowCount: Int = 0, answerType: Codebook.AnswerType? = nil,
      askedIf: String? = nil, notAskedCount: Int = 0
    ) {
      self.place = place
      self.name = name
      self.labels = labels
      self.option = option
      self.codes = codes
      self.emptyCount = emptyCount
      self.rowCount = rowCount
      self.answerType = answerType
      self.askedIf = askedIf
      self.notAskedCount = notAskedCount
    }
  }

  /// A question with the columns that its answers are in.
  package struct Question: Sendable, Equatable {
    /// The tool's own name for it, which is that of the column where it has one.
    package let name: String
    /// The group of questions that it stands in, by the tool's own name.
    package var group: String?
    /// What the tool calls its type, such as `multiple choice (M)` or `F8.2 nominal`.
    package let toolType: String
    /// How it is answered; `nil` for what is no question.
    package var answerType: Codebook.AnswerType?
    /// What it asks.
    package var labels: Labels = [:]
    /// Whether it had to be answered; `nil` where the file does not say.
    package var isMandatory: Bool?
    /// Who was asked, as conditions on other columns that `AskedIf` reads; `nil`: everyone, or unknown.
    package var askedIf: String?
    /// Its columns, in the order of the file.
    package var columns: [Column]

    /// Describes a question; what is not given, the file does not say.
    package init(
      name: String, group: String? = nil, toolType: String, answerType: Codebook.AnswerType? = nil,
      labels: Labels = [:], isMandatory: Bool? = nil, askedIf: String? = nil, columns: [Column]
    ) {
      self.name = name
      self.group = group
      self.toolType = toolType
      self.answerType = answerType
      self.labels = labels
      self.isMandatory = isMandatory
      self.askedIf = askedIf
      self.columns = columns
    }
  }

  /// What kind of file it is, such as `SPSS system file`.
  package let format: String
  /// What the file calls itself.
  package var title: String?
  /// When it was made, as ISO 8601 without a zone: `2020-05-31` or `2020-05-31T12:30:00`.
  package var created: String?
  /// The languages that labels are in, the first one first.
  package var languages: [String] = []
  /// What a person should know of the file, a sentence each.
  package var remarks: [String] = []
  /// The column with the weights of the respondents, if the file says which.
  package var weightColumn: String?
  /// The column with a name or number for each respondent, if the file says which.
  package var respondentColumn: String?
  /// How many rows it has.
  package var rowCount = 0
  /// Its questions, in the order of their first columns.
  package var questions: [Question] = []
  /// The fields.
  package let fields: any SurveyFields

  /// Describes a file; what is not given, it does not say.
  package init(
    format: String, title: String? = nil, created: String? = nil, languages: [String] = [],
    remarks: [String] = [], weightColumn: String? = nil, respondentColumn: String? = nil,
    rowCount: Int = 0, questions: [Question] = [], fields: any SurveyFields
  ) {
    self.format = format
    self.title = title
    self.created = created
    self.languages = languages
    self.remarks = remarks
    self.weightColumn = weightColumn
    self.respondentColumn = respondentColumn
    self.rowCount = rowCount
    self.questions = questions
    self.fields = fields
  }

  /// The field of a column (by its place) in a row (from 0), as a table of answers would have it: a
  /// number in its shortest decimal form, a text, or nothing.
  package func field(_ column: Int, _ row: Int) -> String { fields.field(column, row) }
}

/// The fields of a ``SurveyFile``.
package protocol SurveyFields: Sendable {
  /// A field as text; empty for an empty one.
  ///
  /// - Parameters:
  ///   - column: The place of a column in the file.
  ///   - row: A row, from 0.
  func field(_ column: Int, _ row: Int) -> String

  /// Appends a field to a text in UTF-8, as it is; whoever can do so without making a text of its own
  /// is quicker.
  func append(_ column: Int, _ row: Int, to bytes: inout [UInt8])
}

extension SurveyFields {
  /// Appends the text of a field.
  package func append(_ column: Int, _ row: Int, to bytes: inout [UInt8]) {
    bytes += Array(field(column, row).utf8)
  }
}

/// Fields without a row: a structure alone.
package struct NoFields: SurveyFields {
  /// A structure has no fields.
  package init() {}

  /// Nothing.
  package func field(_ column: Int, _ row: Int) -> String { "" }
}

// MARK: JSON

extension SurveyFile {
  /// Everything but the fields, as `wavehouse inspect --json` shows it.
  package var json: JSON {
    .object([
      ("format", JSON(.string(format))),
      ("title", Self.text(title)),
      ("created", Self.text(created)),
      ("languages", JSON(.array(languages.map { JSON(.string($0)) }))),
      ("remarks", JSON(.array(remarks.map { JSON(.string($0)) }))),
      ("weight", Self.text(weightColumn)),
      ("participant", Self.text(respondentColumn)),
      ("rows", JSON(.integer(Int64(rowCount)))),
      ("questions", JSON(.array(questions.map(\.json)))),
    ])
  }

  fileprivate static func text(_ text: String?) -> JSON {
    text.map { JSON(.string($0)) } ?? JSON(.null)
  }

  fileprivate static func flag(_ flag: Bool?) -> JSON {
    flag.map { JSON(.boolean($0)) } ?? JSON(.null)
  }

  fileprivate static func labels(_ labels: Labels) -> JSON {
    .object(labels.sorted { $0.key < $1.key }.map { ($0.key, JSON(.string($0.value))) })
  }
}

extension SurveyFile.Question {
  fileprivate var json: JSON {
    .object([
      ("name", JSON(.string(name))),
      ("group", SurveyFile.text(group)),
      ("tool_type", JSON(.string(toolType))),
      ("answer_type", SurveyFile.text(answerType?.rawValue)),
      ("labels", SurveyFile.labels(labels)),
      ("mandatory", SurveyFile.flag(isMandatory)),
      ("asked_if", SurveyFile.text(askedIf)),
      ("columns", JSON(.array(columns.map(\.json)))),
    ])
  }
}

extension SurveyFile.Column {
  fileprivate var json: JSON {
    .object([
      ("name", JSON(.string(name))),
      ("labels", SurveyFile.labels(labels)),
      ("option", SurveyFile.text(option)),
      ("answer_type", SurveyFile.text(answerType?.rawValue)),
      ("asked_if", SurveyFile.text(askedIf)),
      ("codes", JSON(.array(codes.map(\.json)))),
      ("empty", JSON(.integer(Int64(emptyCount)))),
      ("not_asked", JSON(.integer(Int64(notAskedCount)))),
      ("rows", JSON(.integer(Int64(rowCount)))),
    ])
  }
}

extension SurveyFile.Code {
  fileprivate var json: JSON {
    .object([
      ("code", JSON(.string(text))),
      ("labels", SurveyFile.labels(labels)),
      ("missing", SurveyFile.text(missing?.rawValue)),
      ("chosen", SurveyFile.flag(isChosen)),
      ("count", JSON(.integer(Int64(count)))),
    ])
  }
}
