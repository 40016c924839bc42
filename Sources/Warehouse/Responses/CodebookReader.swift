import Database
import Survey

/// Reads the codebook of a package and gathers everything that is wrong with it.
struct CodebookReader {
  private let variables: StudyPackage.Table
  private let codes: StudyPackage.Table?
  private let questions: [String: QuestionOfWave]
  private let kinds: [String: String]
  /// The columns that give figures, by question, item and statistic.
  private var figured: [[String]: String] = [:]
  private(set) var problems: [Problem] = []

  /// What a codebook needs to know of a question.
  struct QuestionOfWave {
    let wave: String
    let answerKind: String
    let items: Set<String>
  }

  /// - Parameters:
  ///   - package: A package with `variables.csv`.
  ///   - connection: The warehouse that it comes into.
  /// - Returns: `nil` for a package without.
  init?(_ package: StudyPackage, _ connection: Connection) throws {
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

  /// The questions of the package and of the warehouse with their items.
  private static func questions(
    _ package: StudyPackage, _ connection: Connection
  ) throws -> [String: QuestionOfWave] {
    var waves: [String: (wave: String, kind: String)] = [:]
    var items: [String: Set<String>] = [:]
    try connection.forEachRow("SELECT question_id, wave_id, answer_kind FROM questions") { row in
      waves[row.text(0) ?? ""] = (row.text(1) ?? "", row.text(2) ?? "")
    }
    try connection.forEachRow("SELECT question_id, concept_id FROM items") { row in
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
  mutating func read() -> Codebook? {
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

  /// Roles that only one column may have.
  private mutating func checkRoles() {
    var first: [String: String] = [:]
    variables.forEachRow { row in
      let role = row["role"]
      guard !["answer", "ignored"].contains(role), !role.isEmpty else { return }
      guard let other = first[role] else {
        first[role] = row["variable"]
        return
      }
      report(
        variables, row.cell("role"), "role", nil, "one column with this role; \(other) has it, too")
    }
  }

  /// Two columns of a question cannot give the same figure.
  private mutating func checkFigures(of variable: Codebook.Variable, _ row: StudyPackage.Row) {
    guard let question = variable.question, let type = variable.type else { return }
    var shares: Set<String> = []
    if type == .single || type == .scale {
      shares.formUnion(
        (variable.codes + [variable.empty]).filter { $0.missing == nil }.compactMap(\.concept))
    } else if type == .multiple, let concept = variable.concept {
      shares.insert(concept)
    }
    let means = type == .number || type == .scale ? [variable.concept].compactMap(\.self) : []
    let figures = shares.sorted().map { ($0, "share") } + means.map { ($0, "mean") }
    for (concept, statistic) in figures {
      let key = [question, concept, statistic]
      guard let other = figured[key] else {
        figured[key] = variable.name
        continue
      }
      report(
        variables, row.cell("concept_id") ?? row.first, "concept_id", concept,
        "an item that no other column of \(question) stands for; \(other) does")
    }
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

  private mutating func report(
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
      labels: (row.optional("label_de"), row.optional("label_en")),
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
      labels: (row.optional("label_de"), row.optional("label_en")),
      askedIf: askedIf(row), codes: codes.filter { !$0.text.isEmpty },
      empty: codes.first { $0.text.isEmpty } ?? .empty)
    check(variable, row)
    for code in rows { check(code, self.code(code), of: variable) }
    if role == .answer { checkFigures(of: variable, row) }
    return variable
  }

  /// A code of a column, or of a question, must stand there once.
  private mutating func checkOnce(_ rows: [StudyPackage.Row]) {
    guard let codes else { return }
    var seen: Set<String> = []
    for row in rows where !seen.insert(row["code"]).inserted {
      report(codes, row.cell("code") ?? row.first, "code", row["code"], "each code once")
    }
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

  private mutating func check(_ variable: Codebook.Variable, _ row: StudyPackage.Row) {
    if variable.codes.count > CodeTable.limit {
      report(
        variables, row.first, "variable", variable.name,
        "at most \(CodeTable.limit) codes, not \(variable.codes.count); what has as many answers "
          + "is a number or a text")
    }
    guard variable.role == .answer else { return }
    guard let type = variable.type, let id = variable.question else {
      for column in ["question_id", "answer_type"] where row[column].isEmpty {
        report(
          variables, row.cell(column) ?? row.first, column, "", "a value, as the role is answer")
      }
      return
    }
    guard let question = questions[id] else { return }
    if type != .text, question.answerKind != type.rawValue {
      report(
        variables, row.cell("answer_type"), "answer_type", nil,
        "\(question.answerKind), as questions.csv says of \(id)")
    }
    if type == .multiple, variable.concept == nil {
      report(variables, row.first, "concept_id", "", "the option that has this column to itself")
    }
    if type == .number, variable.concept == nil {
      report(
        variables, row.cell("concept_id") ?? row.first, "concept_id", "", "what the number is of")
    }
    if type == .scale, variable.concept == nil, variable.codes.allSatisfy({ $0.concept == nil }) {
      report(
        variables, row.cell("concept_id") ?? row.first, "concept_id", "",
        "what the mean of the scale is of")
    }
    if variable.isCoded, variable.codes.isEmpty {
      report(variables, row.first, "variable", variable.name, "its codes in codes.csv")
    }
  }

  private mutating func check(
    _ row: StudyPackage.Row, _ code: Codebook.Code, of variable: Codebook.Variable
  ) {
    guard let codes else { return }
    func complain(_ column: String, _ expected: String) {
      report(codes, row.cell(column) ?? row.first, column, row[column], expected)
    }
    for column in ["concept_id", "is_chosen"] where code.missing != nil && !row[column].isEmpty {
      complain(column, "nothing, as the code is no answer: it is \(row["missing"])")
    }
    switch variable.role {
    case .unitKind where code.missing == nil && code.unitKind == nil:
      complain("unit_kind", "the kind of municipality that the code stands for")
    case .municipalityType, .region:
      let kind = variable.role.rawValue
      guard code.missing == nil, code.concept.flatMap({ kinds[$0] }) != kind else { return }
      complain("concept_id", "the concept of kind \(kind) that the code stands for")
    case .answer: checkAnswer(code, of: variable, complain)
    default: break
    }
  }

  private func checkAnswer(
    _ code: Codebook.Code, of variable: Codebook.Variable, _ complain: (String, String) -> Void
  ) {
    if code.missing == nil, let concept = code.concept, let id = variable.question,
      let question = questions[id],
      !question.items.contains(concept)
    {
      complain("concept_id", "an item of \(id), as items.csv has them")
    }
    switch variable.type {
    case .multiple where code.missing == nil && code.isChosen == nil:
      complain("is_chosen", "1 or 0, as the option has a column of its own")
    case .scale where code.missing == nil && !Self.isNumber(code.text):
      complain("code", "a number, as the question is a scale")
    case .number where code.missing == nil, .text where code.missing == nil:
      complain("missing", "why there is no answer; other answers stand as they are")
    default: break
    }
  }

  /// Whether a code is a number that can be counted with.
  private static func isNumber(_ code: String) -> Bool {
    let isPlain = code.utf8.allSatisfy { byte in
      (0x30...0x39).contains(byte) || byte == 0x2E || byte == 0x2D
    }
    return isPlain && Double(code).map { abs($0) < DecimalCells.limit } ?? false
  }

  /// Conditions must name coded columns and their codes.
  private mutating func checkConditions(_ read: [Codebook.Variable]) {
    variables.forEachRow { row in
      let cell = row.cell("asked_if")
      guard let variable = read.first(where: { $0.name == row["variable"] }),
        variable.role == .answer
      else { return }
      for condition in variable.askedIf?.conditions ?? [] {
        guard condition.variable != variable.name else {
          report(variables, cell, "asked_if", variable.name, "another column than the one itself")
          continue
        }
        guard let other = read.first(where: { $0.name == condition.variable }), other.isCoded else {
          report(
            variables, cell, "asked_if", condition.variable, "a column with codes",
            suggestion: Spelling.nearest(
              to: condition.variable, among: read.filter(\.isCoded).map(\.name)))
          continue
        }
        let known = other.codes.map(\.text)
        // A column without any codes is reported as that.
        for code in condition.codes where !known.isEmpty && !known.contains(code) {
          report(
            variables, cell, "asked_if", "\(condition.variable)=\(code)",
            "a code of \(condition.variable): " + known.joined(separator: ", "))
        }
      }
    }
  }
}
