import Survey

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
  /// - Throws: ``ImportError/problems(package:_:)``, ``FileError``.
  var file: SurveyFile {
    get throws {
      let variables = try rows("variables")
      guard let variables else {
        throw ImportError.problems(
          package: folder,
          [Problem(file: "variables.csv", expected: "a codebook: variables.csv and codes.csv")])
      }
      let codes = try rows("codes") ?? []
      let questions = try rows("questions") ?? []
      var file = SurveyFile(format: "study package", fields: NoFields())
      file.title = try rows("studies")?.first?["title"]
      file.languages = ["de", "en"]
      let names = try countNames(variables, codes)
      let counts = try counts(names, rowCount: &file.rowCount, &file.remarks)
      file.weightColumn = variables.first { $0["role"] == "weight" }?["variable"]
      file.participantColumn = variables.first { $0["role"] == "participant" }?["variable"]
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
        column.emptyCount = counts[name]?[""] ?? 0
        column.codes = Self.codes(own, shared, column.answerType, counts[name] ?? [:])
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

  /// How often each code stands in the answers.
  private func counts(
    _ names: [String: Set<String>], rowCount: inout Int, _ remarks: inout [String]
  ) throws -> [String: [String: Int]] {
    guard FileSystem.kind(of: folder + "/responses.csv") == .file else {
      remarks.append("The folder has no responses.csv yet, so nothing is counted.")
      return [:]
    }
    let bytes = try FileSystem.bytes(of: folder + "/responses.csv")
    return try refusing("responses.csv") { () throws(CSVError) in
      var rows = try HeadedRows(bytes, choice: choice)
      var counts: [String: [String: Int]] = [:]
      while let row = try rows.next() {
        rowCount += 1
        for (field, heading) in zip(row, rows.heading)
        where names[heading.text]?.contains(field.text) == true {
          counts[heading.text, default: [:]][field.text, default: 0] += 1
        }
      }
      return counts
    }
  }

  /// The rows of a table by heading; `nil` where the folder does not have it.
  private func rows(_ name: String) throws -> [[String: String]]? {
    let path = folder + "/\(name).csv"
    guard FileSystem.kind(of: path) == .file else { return nil }
    let bytes = try FileSystem.bytes(of: path)
    return try refusing(name + ".csv") { () throws(CSVError) in
      let rows = try CSV(bytes, choice: choice).trimmed.rows
      let heading = rows.first?.map(\.text) ?? []
      return rows.dropFirst().map { row in
        Dictionary(zip(heading, row.map(\.text))) { first, _ in first }
      }
    }
  }

  private func refusing<Result>(
    _ file: String, _ read: () throws(CSVError) -> Result
  ) throws -> Result {
    do throws(CSVError) {
      return try read()
    } catch {
      throw ImportError.problems(
        package: folder,
        [
          Problem(
            file: file, position: error.position, row: error.row,
            expected: "CSV: \(error.message)")
        ])
    }
  }
}
