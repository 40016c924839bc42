import Packages
import Platform
import SAV
import Survey
import Text

/// The codebook of a study package as a ``SurveyFile``, with how often each code stands in its answers.
///
/// The package need not be complete, nor right: what is looked at is often still being filled in.
struct PackageCodebook {
  private let folder: String
  private let choice: CSVDialect.Choice

  init(folder: String, _ choice: CSVDialect.Choice) {
    self.folder = folder
    self.choice = choice
  }

  /// The codebook.
  ///
  /// - Throws: ``ProblemList``, ``FileError``.
  var file: SurveyFile {
    get throws {
      let variables = try rows("variables")
      guard let variables else {
        throw ProblemList(
          of: folder,
          [Problem(file: "variables.csv", expected: "a codebook: variables.csv and codes.csv")])
      }
      let codes = try rows("codes") ?? []
      let questions = try rows("questions") ?? []
      var file = SurveyFile(format: "study package", fields: NoFields())
      file.title = try rows("studies")?.first?["title"]
      file.languages = ["de", "en"]
      let names = try countNames(variables, codes)
      let filters = filters(variables, codes)
      let counts = try counts(names, filters, &file)
      func column(of role: Codebook.Role) -> String? {
        variables.first { $0["role"] == role.rawValue }?["variable"]
      }
      file.weightColumn = column(of: .weight)
      file.respondentColumn = column(of: .respondent)
      for (place, row) in variables.enumerated() {
        let name = row["variable"] ?? ""
        let shared = codes.filter {
          !($0["question_id"] ?? "").isEmpty && $0["question_id"] == row["question_id"]
        }
        let own = codes.filter { $0["variable"] == name && !name.isEmpty }
        var column = SurveyFile.Column(place: place, name: name, labels: Self.labels(row))
        column.option = row["concept_id"].flatMap { $0.isEmpty ? nil : $0 }
        column.answerType = row["answer_type"].flatMap(Codebook.AnswerType.init)
        column.askedIf = row["asked_if"].flatMap { $0.isEmpty ? nil : $0 }
        column.rowCount = file.rowCount
        column.emptyCount = counts.values[name]?[""] ?? 0
        column.notAskedCount = counts.notAsked[name] ?? 0
        column.codes = Self.codes(own, shared, column.answerType, counts.values[name] ?? [:])
        add(column, row, questions, to: &file)
      }
      return file
    }
  }

  /// Puts a column into its question, which is made where there is none yet.
  private func add(
    _ column: SurveyFile.Column, _ row: [String: String], _ questions: [[String: String]],
    to file: inout SurveyFile
  ) {
    let role = row["role"] ?? ""
    let id = row["question_id"] ?? ""
    let isAnswer = role == "answer" && !id.isEmpty
    if isAnswer, let place = file.questions.firstIndex(where: { $0.name == id }) {
      file.questions[place].columns.append(column)
      return
    }
    let question = questions.first { $0["question_id"] == id && !id.isEmpty }
    file.questions.append(
      SurveyFile.Question(
        name: isAnswer ? id : column.name, toolType: role.isEmpty ? "no role yet" : role,
        answerType: isAnswer ? column.answerType : nil,
        labels: question.map(Self.labels) ?? column.labels, columns: [column]))
  }

  private static func codes(
    _ own: [[String: String]], _ shared: [[String: String]], _ type: Codebook.AnswerType?,
    _ counts: [String: Int]
  ) -> [SurveyFile.Code] {
    let isGiven = type == .text || type == .number
    let texts = Set(own.map { $0["code"] ?? "" })
    let rows =
      own
      + shared.filter { row in
        !texts.contains(row["code"] ?? "") && (!isGiven || row["missing"]?.isEmpty == false)
      }
    return rows.map { row in
      let text = row["code"] ?? ""
      return SurveyFile.Code(
        text: text, labels: labels(row), missing: row["missing"].flatMap(Codebook.Missing.init),
        isChosen: row["is_chosen"].flatMap { $0.isEmpty ? nil : $0 == "1" },
        count: counts[text] ?? 0)
    }
  }

  private static func labels(_ row: [String: String]) -> SurveyFile.Labels {
    var labels: SurveyFile.Labels = [:]
    for language in ["de", "en"] {
      if let text = row["label_" + language], !text.isEmpty { labels[language] = text }
    }
    return labels
  }

  // MARK: Files

  /// The codes of each column that are to be counted.
  private func countNames(
    _ variables: [[String: String]], _ codes: [[String: String]]
  ) throws -> [String: Set<String>] {
    var names: [String: Set<String>] = [:]
    for row in variables {
      let name = row["variable"] ?? ""
      let found = codes.filter { code in
        code["variable"] == name
          || (code["question_id"]?.isEmpty == false && code["question_id"] == row["question_id"])
      }
      names[name] = Set(found.map { $0["code"] ?? "" } + [""])
    }
    return names
  }

  /// Who was asked the columns that not everyone was asked; and of every column that decides it, the codes
  /// that are an answer.
  private func filters(
    _ variables: [[String: String]], _ codes: [[String: String]]
  ) -> [String: [(variable: String, fulfilling: Set<String>)]] {
    var filters: [String: [(variable: String, fulfilling: Set<String>)]] = [:]
    for row in variables {
      guard let text = row["asked_if"], let condition = AskedIf(text) else { continue }
      filters[row["variable"] ?? ""] = condition.conditions.map { condition in
        let question = variables.first { $0["variable"] == condition.variable }?["question_id"]
        let answers = codes.filter { code in
          (code["variable"] == condition.variable
            || (code["question_id"]?.isEmpty == false && code["question_id"] == question))
            && (code["missing"] ?? "").isEmpty
        }.map { $0["code"] ?? "" }
        let fulfilling = answers.filter {
          condition.codes.contains($0) == condition.isEqual
        }
        return (condition.variable, Set(fulfilling))
      }
    }
    return filters
  }

  /// How often each code stands in the answers, and how many empty fields are of those not asked.
  private func counts(
    _ names: [String: Set<String>],
    _ filters: [String: [(variable: String, fulfilling: Set<String>)]], _ file: inout SurveyFile
  ) throws -> (values: [String: [String: Int]], notAsked: [String: Int]) {
    var rowCount = 0
    var values: [String: [String: Int]] = [:]
    var notAsked: [String: Int] = [:]
    var places: [String: Int] = [:]
    let isFound = try forEachRow { heading, row in
      if rowCount == 0 {
        places = Dictionary(heading.enumerated().map { ($1, $0) }) { first, _ in first }
      }
      rowCount += 1
      for (field, name) in zip(row, heading) where names[name]?.contains(field) == true {
        values[name, default: [:]][field, default: 0] += 1
      }
      for (variable, conditions) in filters {
        guard let place = places[variable], row[place].isEmpty else { continue }
        let isAsked = conditions.allSatisfy { condition in
          places[condition.variable].map { condition.fulfilling.contains(row[$0]) } ?? true
        }
        if !isAsked { notAsked[variable, default: 0] += 1 }
      }
    }
    if !isFound { file.remarks.append("The folder holds no answers yet, so nothing is counted.") }
    file.rowCount = rowCount
    return (values, notAsked)
  }

  /// Calls a function with the heading and each row of the answers.
  ///
  /// - Returns: Whether there are answers.
  private func forEachRow(_ body: ([String], [String]) -> Void) throws -> Bool {
    let names = PackageFormat.answers.filter { $0.content == .answers }.flatMap {
      PackageFormat.fileNames(of: $0)
    }
    guard let name = names.first(where: { FileSystem.kind(of: folder + "/" + $0) == .file }) else {
      return false
    }
    let bytes = try FileSystem.bytes(of: folder + "/" + name)
    if PackageFormat.isSAV(name) {
      let table = try SAVTable(refusing: bytes, of: name, in: folder)
      let heading = table.columns.map(\.name)
      for row in 0..<table.cases.count {
        body(heading, heading.indices.map { table.field($0, row) })
      }
      return true
    }
    var rows = try HeadedRows(bytes, of: name, in: folder, choice: choice)
    let heading = rows.heading.map(\.text)
    try rows.forEach { body(heading, $0.map(\.text)) }
    return true
  }

  /// The rows of a table by heading; `nil` where the folder does not have it.
  private func rows(_ name: String) throws -> [[String: String]]? {
    let path = folder + "/\(name).csv"
    guard FileSystem.kind(of: path) == .file else { return nil }
    var table = try HeadedRows(
      try FileSystem.bytes(of: path), of: name + ".csv", in: folder, choice: choice)
    let heading = table.heading.map(\.text)
    var rows: [[String: String]] = []
    try table.forEach { row in
      rows.append(Dictionary(zip(heading, row.map(\.text))) { first, _ in first })
    }
    return rows
  }
}
