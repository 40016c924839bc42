package import Database
package import Packages
package import Survey
import Text

/// Reads the codebook of a package and gathers everything that is wrong with it.
package struct CodebookReader {
  package let variables: StudyPackage.Table
  let codes: StudyPackage.Table?
  package let questions: [String: QuestionOfWave]
  let kinds: [String: String]
  /// The columns that give numbers, by question, item and statistic.
  var numbered: [[String]: String] = [:]
  var problems: [Problem] = []

  /// What a codebook needs to know of a question.
  package struct QuestionOfWave {
    package let wave: String
    let answerKind: String
    let items: Set<String>
  }

  /// - Parameters:
  ///   - package: A package with `variables.csv`.
  ///   - connection: The warehouse that it comes into.
  /// - Returns: `nil` for a package without.
  package init?(_ package: StudyPackage, _ connection: Connection) throws {
    guard let variables = package.table("variables") else { return nil }
    self.variables = variables
    codes = package.table("codes")
    questions = try Self.questions(package, connection)
    kinds = try Self.kinds(package, connection)
  }

  /// The types and regions among the concepts of the package and of the warehouse.
  private static func kinds(
    _ package: StudyPackage, _ connection: Connection
  ) throws -> [String: String] {
    var kinds: [String: String] = [:]
    try connection.forEachRow(
      "SELECT concept_id, kind FROM concepts WHERE kind IN ('municipality_type', 'region')"
    ) { row in kinds[row.text(0) ?? ""] = row.text(1) }
    package.table("concepts")?.forEachRow { kinds[$0["concept_id"]] = $0["kind"] }
    return kinds
  }

  /// The questions of the package, and those of the warehouse that its codebook names, with their items.
  private static func questions(
    _ package: StudyPackage, _ connection: Connection
  ) throws -> [String: QuestionOfWave] {
    var waves: [String: (wave: String, kind: String)] = [:]
    var items: [String: Set<String>] = [:]
    var named: Set<String> = []
    for table in ["variables", "codes"] {
      package.table(table)?.forEachRow { named.insert($0["question_id"]) }
    }
    let names = ["names": JSON.texts(named.sorted()).text()]
    try connection.forEachRow(
      """
      SELECT q.question_id, q.wave_id, q.answer_kind
      FROM json_each(:names) AS j
      CROSS JOIN questions AS q ON q.question_id = j.value
      """, names
    ) { row in
      waves[row.text(0) ?? ""] = (row.text(1) ?? "", row.text(2) ?? "")
    }
    try connection.forEachRow(
      """
      SELECT i.question_id, i.concept_id
      FROM json_each(:names) AS j
      CROSS JOIN items AS i ON i.question_id = j.value
      """, names
    ) { row in
      items[row.text(0) ?? "", default: []].insert(row.text(1) ?? "")
    }
    package.table("questions")?.forEachRow { row in
      waves[row["question_id"]] = (row["wave_id"], row["answer_kind"])
    }
    package.table("items")?.forEachRow { row in
      items[row["question_id"], default: []].insert(row["concept_id"])
    }
    return Dictionary(
      waves.map { id, question in
        (
          id,
          QuestionOfWave(
            wave: question.wave, answerKind: question.kind, items: items[id] ?? [])
        )
      }
    ) { first, _ in first }
  }

  /// The codebook; `nil` when something is wrong with it.
  package mutating func read() -> Codebook? {
    var codes = codesByColumn()
    var read: [Codebook.Variable] = []
    variables.forEachRow { row in
      guard let variable = variable(row, codes[row["variable"]], codes["/" + row["question_id"]])
      else { return }
      codes[row["variable"]] = nil
      read.append(variable)
    }
    checkRoles()
    checkConditions(read)
    let wave = wave()
    guard let wave, problems.isEmpty else { return nil }
    return Codebook(wave: wave, variables: Self.groupedByQuestion(read))
  }

  /// The wave that all questions belong to.
  private mutating func wave() -> String? {
    var first: (wave: String, variable: String)?
    var others: [(cell: CSV.Field?, wave: String)] = []
    variables.forEachRow { row in
      guard row["role"] == "answer", let wave = questions[row["question_id"]]?.wave else { return }
      if first == nil { first = (wave, row["variable"]) }
      if let first, first.wave != wave { others.append((row.cell("question_id"), wave)) }
    }
    guard let first else {
      if problems.isEmpty {
        report(
          variables, nil, "role", nil, "at least one column with the role answer and its question")
      }
      return nil
    }
    for (cell, wave) in others {
      report(
        variables, cell, "question_id", nil,
        "a question of \(first.wave), as that of \(first.variable); this one is of \(wave), and "
          + "answers are of one wave")
    }
    return first.wave
  }

  /// The columns of a question together, in the order of its first.
  private static func groupedByQuestion(_ variables: [Codebook.Variable]) -> [Codebook.Variable] {
    var order: [String: Int] = [:]
    for question in variables.compactMap(\.question) where order[question] == nil {
      order[question] = order.count
    }
    return variables.enumerated().sorted { first, second in
      let places = [first, second].map { $0.element.question.flatMap { order[$0] } ?? -1 }
      return places[0] == places[1] ? first.offset < second.offset : places[0] < places[1]
    }.map(\.element)
  }

  mutating func report(
    _ table: StudyPackage.Table, _ cell: CSV.Field?, _ column: String, _ found: String?,
    _ expected: String, suggestion: String? = nil
  ) {
    let problem = Problem(
      file: table.file, position: cell?.position, row: cell?.row, column: column,
      found: found ?? cell?.text, expected: expected, suggestion: suggestion)
    // A code that several columns share is wrong once.
    if !problems.contains(problem) { problems.append(problem) }
  }

  // MARK: Codes

  /// The rows of codes by column, and by question behind a slash.
  private mutating func codesByColumn() -> [String: [StudyPackage.Row]] {
    guard let codes else { return [:] }
    var found: [String: [StudyPackage.Row]] = [:]
    let names = Set((0..<variables.rows.count).map { variables.row($0)["variable"] })
    codes.forEachRow { row in
      let (name, question) = (row["variable"], row["question_id"])
      if name.isEmpty == question.isEmpty {
        report(codes, row.first, "variable", name, "either a column or a question")
      } else if !name.isEmpty, !names.contains(name) {
        report(
          codes, row.cell("variable"), "variable", name, "a row of variables.csv",
          suggestion: Spelling.nearest(to: name, among: names))
      } else {
        found[name.isEmpty ? "/" + question : name, default: []].append(row)
      }
    }
    return found
  }

  private func code(_ row: StudyPackage.Row) -> Codebook.Code {
    Codebook.Code(
      text: row["code"],
      labels: Labels(german: row.optional("label_de"), english: row.optional("label_en")),
      concept: row.optional("concept_id"),
      isChosen: row.optional("is_chosen").map { $0 == "1" },
      missing: Codebook.Missing(rawValue: row["missing"]),
      unitKind: UnitKind(rawValue: row["unit_kind"]),
      condition: row.optional("condition_id"))
  }

  // MARK: Columns

  private mutating func variable(
    _ row: StudyPackage.Row, _ own: [StudyPackage.Row]?, _ shared: [StudyPackage.Row]?
  ) -> Codebook.Variable? {
    guard let role = Codebook.Role(rawValue: row["role"]) else { return nil }
    let type = Codebook.AnswerType(rawValue: row["answer_type"])
    let texts = Set((own ?? []).map { $0["code"] })
    checkOnce(own ?? [])
    checkOnce(shared ?? [])
    // An answer in words or numbers beside options shares with them only why there is none.
    let isGiven = type == .text || type == .number
    let rows =
      (own ?? [])
      + (shared ?? []).filter {
        !texts.contains($0["code"]) && (!isGiven || !$0["missing"].isEmpty)
      }
    let codes = rows.map { code($0) }
    let variable = Codebook.Variable(
      name: row["variable"], role: role, question: row.optional("question_id"), type: type,
      concept: row.optional("concept_id"),
      labels: Labels(german: row.optional("label_de"), english: row.optional("label_en")),
      askedIf: askedIf(row), codes: codes.filter { !$0.text.isEmpty },
      empty: codes.first { $0.text.isEmpty } ?? .empty)
    check(variable, row)
    for code in rows { check(code, self.code(code), of: variable) }
    if role == .answer { checkNumbers(of: variable, row) }
    return variable
  }

  private mutating func askedIf(_ row: StudyPackage.Row) -> AskedIf? {
    guard let text = row.optional("asked_if") else { return nil }
    let condition = AskedIf(text)
    if condition == nil {
      report(
        variables, row.cell("asked_if"), "asked_if", nil,
        "conditions such as s001=1, s001=1|2 and s005!=3")
    }
    return condition
  }
}
