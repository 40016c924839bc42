import Packages
import Survey
import Text

// What must hold in a codebook, beyond the columns of its tables.
extension CodebookReader {
  /// Roles that only one column may have.
  mutating func checkRoles() {
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

  /// Two columns of a question cannot give the same number.
  mutating func checkNumbers(of variable: Codebook.Variable, _ row: StudyPackage.Row) {
    guard let question = variable.question, let type = variable.type else { return }
    var shares: Set<String> = []
    if type == .single || type == .scale {
      shares.formUnion(
        (variable.codes + [variable.empty]).filter { $0.missing == nil }.compactMap(\.concept))
    } else if type == .multiple, let concept = variable.concept {
      shares.insert(concept)
    }
    let means = type == .number || type == .scale ? [variable.concept].compactMap(\.self) : []
    let numbers = shares.sorted().map { ($0, "share") } + means.map { ($0, "mean") }
    for (concept, statistic) in numbers {
      let key = [question, concept, statistic]
      guard let other = numbered[key] else {
        numbered[key] = variable.name
        continue
      }
      report(
        variables, row.cell("concept_id") ?? row.first, "concept_id", concept,
        "an item that no other column of \(question) stands for; \(other) does")
    }
  }

  /// A code of a column, or of a question, must stand there once.
  mutating func checkOnce(_ rows: [StudyPackage.Row]) {
    guard let codes else { return }
    var seen: Set<String> = []
    for row in rows where !seen.insert(row["code"]).inserted {
      report(codes, row.cell("code") ?? row.first, "code", row["code"], "each code once")
    }
  }

  mutating func check(_ variable: Codebook.Variable, _ row: StudyPackage.Row) {
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

  mutating func check(
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

  func checkAnswer(
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
  mutating func checkConditions(_ read: [Codebook.Variable]) {
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
