package import Database
package import Reports
package import Store
package import Survey
import Text

/// Counts the answers to one question of a respondent-level wave, over groups of respondents.
///
/// Respondents and the answers to a column are both read in the order of their keys, so that nothing is sorted
/// and nothing looked up.
package struct Crosstab {
  /// The report on a question.
  ///
  /// - Parameters:
  ///   - question: The identifier of a question with answers.
  ///   - dimensions: What to split the respondents by; all together if empty.
  ///   - weighted: Whether each counts by its weight, where the wave has weights.
  /// - Throws: ``RequestError`` for a question that has no answers, ``UnsoundAnswers``, `DatabaseError`.
  package static func report(
    _ question: String, by dimensions: [RespondentProperty], weighted: Bool,
    in language: Language = .english, _ connection: Connection
  ) throws -> Report {
    let answers = try answers(of: question, connection)
    let columns = try columns(of: question, answers)
    let cells = try Cells(columns, of: answers, dimensions, weighted: weighted)
    return try CrosstabReport(
      question, columns.map { answers.codebook.variables[$0] }, dimensions, cells, language,
      connection
    ).report()
  }

  /// The answers of the wave that a question belongs to.
  private static func answers(
    of question: String, _ connection: Connection
  ) throws -> StoredAnswers {
    let wave = try connection.value(
      "SELECT wave_id FROM variables WHERE question_id = :question LIMIT 1",
      ["question": question])?.text
    guard let wave else {
      let known = try connection.texts("SELECT DISTINCT question_id FROM variables ORDER BY 1")
      throw RequestError.unknown(
        kind: "question with answers of single respondents", name: question,
        suggestion: Spelling.nearest(to: question, among: known),
        source: known.isEmpty
          ? .words("no wave of this warehouse has answers of single respondents") : .questions)
    }
    return try StoredAnswers(of: wave, connection)
  }

  /// The columns of a question that can be counted, by their places; words beside options cannot.
  private static func columns(of question: String, _ answers: StoredAnswers) throws -> [Int] {
    let variables = answers.codebook.variables
    let columns = variables.indices.filter {
      variables[$0].question == question && variables[$0].isCoded
    }
    guard !columns.isEmpty else {
      throw RequestError.notCounted(question: question)
    }
    return columns
  }

  /// Counts and weights by group and code.
  struct Cells {
    /// Each group's values of the dimensions; `nil` where one is not known.
    private(set) var groups: [[String?]] = []
    /// By group, column and code, from that of -1: how many, and their weight.
    private(set) var counts: [[[Int]]] = []
    private(set) var weights: [[[Double]]] = []
    /// By group: those who gave a valid answer to any of the columns.
    private(set) var bases: [(count: Int, weight: Double)] = []
    private(set) var isWeighted = false

    /// The place of each respondent's group, and the respondent's weight.
    private var group: [Int32] = []
    private var weight: [Double] = []

    init(
      _ columns: [Int], of answers: StoredAnswers, _ dimensions: [RespondentProperty],
      weighted: Bool
    ) throws {
      try readRespondents(answers, dimensions, weighted: weighted)
      counts = groups.map { _ in [] }
      weights = groups.map { _ in [] }
      var answered = [Bool](repeating: false, count: answers.count)
      for column in columns { try count(column, of: answers, &answered) }
      bases = groups.map { _ in (0, 0) }
      for respondent in answered.indices where answered[respondent] {
        bases[Int(group[respondent])].count += 1
        bases[Int(group[respondent])].weight += weight[respondent]
      }
    }

    private mutating func readRespondents(
      _ answers: StoredAnswers, _ dimensions: [RespondentProperty], weighted: Bool
    ) throws {
      group.reserveCapacity(answers.count)
      weight.reserveCapacity(answers.count)
      var names = dimensions.map { _ in SeenTexts() }
      // By the places of the values, of which there are few, as digits of one number.
      var places: [Int: Int32] = [:]
      var latest = (key: -1, place: Int32(-1))
      try answers.forEachRespondent(["weight"] + dimensions.map(\.column)) { respondent, row in
        if respondent == 0 { isWeighted = weighted && row.real(0) != nil }
        var key = 0
        for index in dimensions.indices {
          key = key << 15 | names[index].place(row, index + 1)
        }
        if key != latest.key {
          latest = (key, places[key] ?? Int32(groups.count))
          if places.updateValue(latest.place, forKey: key) == nil {
            groups.append(dimensions.indices.map { row.text($0 + 1) })
          }
        }
        group.append(latest.place)
        weight.append(isWeighted ? row.real(0) ?? 0 : 1)
      }
    }

    /// Counts the answers to a column.
    private mutating func count(
      _ column: Int, of answers: StoredAnswers, _ answered: inout [Bool]
    ) throws {
      let isValid = answers.codebook.variables[column].meanings.map { $0.missing == nil }
      let codeCount = isValid.count
      var counts = [Int](repeating: 0, count: groups.count * codeCount)
      var weights = [Double](repeating: 0, count: groups.count * codeCount)
      try answers.withCodes(of: column) { codes in
        for respondent in codes.indices {
          let code = Int(codes[respondent]) + 1
          let cell = Int(group[respondent]) * codeCount + code
          counts[cell] += 1
          weights[cell] += weight[respondent]
          if isValid[code] { answered[respondent] = true }
        }
      }
      for group in groups.indices {
        let cells = (group * codeCount)..<((group + 1) * codeCount)
        self.counts[group].append(Array(counts[cells]))
        self.weights[group].append(Array(weights[cells]))
      }
    }
  }
}
