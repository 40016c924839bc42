/// What a file of a survey tool holds, said in the same words whatever the tool: its questions with
/// their columns and codes, how often each code was given, and the fields themselves.
///
/// Every column of the file stands in one question; a column that answers nothing (a number of the
/// respondent, a time stamp) is a question of its own without an ``Question/answerType``.
struct SurveyFile: Sendable {
  /// Words by the language that they are in, after BCP 47 (`de`, `en`); ``undetermined`` where the
  /// file does not say.
  typealias Labels = [String: String]

  /// The language of words whose language the file does not say.
  static let undetermined = "und"

  /// What a code means, and how often it stands in its column.
  struct Code: Sendable, Equatable {
    /// As `codes.csv` and a table of answers have it: a number in its shortest decimal form, or a text.
    let text: String
    /// What it means; empty where the file does not say.
    var labels: Labels = [:]
    /// Why it is no answer; `nil` for an answer.
    var missing: Codebook.Missing?
    /// Of an option with a column of its own: whether the code says that it was chosen.
    var isChosen: Bool?
    /// How many rows hold it.
    var count = 0
  }

  /// A column of the file.
  struct Column: Sendable, Equatable {
    /// Its place in the file, for ``SurveyFile/field(_:_:)``.
    let place: Int
    /// Its heading.
    let name: String
    /// What it asks; of an option, what the option is.
    var labels: Labels = [:]
    /// The option of the question that it stands for, by the tool's own name; `nil` where the question
    /// has one column.
    var option: String?
    /// Its codes, those that nobody gave among them; empty for numbers and texts without any.
    var codes: [Code] = []
    /// How many of its fields are empty.
    var emptyCount = 0
    /// How many rows it has, with the empty ones.
    var rowCount = 0
    /// How it is answered where that differs from its question: words beside codes.
    var answerType: Codebook.AnswerType?
    /// Who was asked where that differs from its question.
    var askedIf: String?
    /// How many of its empty fields are of those who were not asked, as far as the file says who was.
    var notAskedCount = 0
  }

  /// A question with the columns that its answers are in.
  struct Question: Sendable, Equatable {
    /// The tool's own name for it, which is that of the column where it has one.
    let name: String
    /// The group of questions that it stands in, by the tool's own name.
    var group: String?
    /// What the tool calls its type, such as `multiple choice (M)` or `F8.2 nominal`.
    let toolType: String
    /// How it is answered; `nil` for what is no question.
    var answerType: Codebook.AnswerType?
    /// What it asks.
    var labels: Labels = [:]
    /// Whether it had to be answered; `nil` where the file does not say.
    var isMandatory: Bool?
    /// Who was asked, as conditions on other columns that `AskedIf` reads; `nil`: everyone, or unknown.
    var askedIf: String?
    /// Its columns, in the order of the file.
    var columns: [Column]
  }

  /// What kind of file it is, such as `SPSS system file`.
  let format: String
  /// What the file calls itself.
  var title: String?
  /// When it was made, as ISO 8601 without a zone: `2020-05-31` or `2020-05-31T12:30:00`.
  var created: String?
  /// The languages that labels are in, the first one first.
  var languages: [String] = []
  /// What a person should know of the file, a sentence each.
  var remarks: [String] = []
  /// The column with the weights of the respondents, if the file says which.
  var weightColumn: String?
  /// The column with a name or number for each respondent, if the file says which.
  var participantColumn: String?
  /// How many rows it has.
  var rowCount = 0
  /// Its questions, in the order of their first columns.
  var questions: [Question] = []
  /// The fields.
  let fields: any SurveyFields

  /// The field of a column (by its place) in a row (from 0), as a table of answers would have it: a
  /// number in its shortest decimal form, a text, or nothing.
  func field(_ column: Int, _ row: Int) -> String { fields.field(column, row) }
}

/// The fields of a ``SurveyFile``.
protocol SurveyFields: Sendable {
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
  func append(_ column: Int, _ row: Int, to bytes: inout [UInt8]) {
    bytes += Array(field(column, row).utf8)
  }
}

/// Fields without a row: a structure alone.
struct NoFields: SurveyFields {
  func field(_ column: Int, _ row: Int) -> String { "" }
}

// MARK: JSON

extension SurveyFile {
  /// Everything but the fields, as `wavehouse inspect --json` shows it.
  var json: JSON {
    .object([
      ("format", JSON(.string(format))),
      ("title", Self.text(title)),
      ("created", Self.text(created)),
      ("languages", JSON(.array(languages.map { JSON(.string($0)) }))),
      ("remarks", JSON(.array(remarks.map { JSON(.string($0)) }))),
      ("weight", Self.text(weightColumn)),
      ("participant", Self.text(participantColumn)),
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
