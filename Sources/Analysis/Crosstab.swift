package import Database
package import Reports
import Store
package import Survey
import Text

/// Counts the answers to one question of a respondent-level wave, over groups of respondents.
///
/// The answers to a column and the respondents are both read in the order of their keys and merged in one
/// pass, so that nothing is sorted and nothing looked up.
package struct Crosstab {
  /// A property of respondents that the columns of the table can be.
  package enum Dimension: String, CaseIterable, Sendable {
    case sizeClass = "size_class"
    case unitKind = "unit_kind"
    case type = "municipality_type"
    case region

    /// The column of `participants`.
    var column: String {
      switch self {
      case .sizeClass: "size_class_id"
      case .unitKind: "unit_kind"
      case .type: "municipality_type_id"
      case .region: "region_id"
      }
    }
  }

  /// The report on a question.
  ///
  /// - Parameters:
  ///   - question: The identifier of a question with answers.
  ///   - dimensions: What to split the respondents by; all together if empty.
  ///   - weighted: Whether each counts by its weight, where the wave has weights.
  /// - Throws: ``RequestError`` for a question that has no answers, `DatabaseError`.
  package static func report(
    _ question: String, by dimensions: [Dimension], weighted: Bool,
    in language: Language = .english, _ connection: Connection
  ) throws -> Report {
    let variables = try variables(of: question, connection)
    let cells = try Cells(variables, dimensions, weighted: weighted, connection)
    return try CrosstabReport(question, variables, dimensions, cells, language, connection).report()
  }

  /// A column of the answers.
  struct Variable {
    let id: Int
    let wave: String
    let name: String
    let concept: String?
    let type: String
    /// The codes with their numbers.
    var codes: [Code] = []

    /// Takes its parts.
    package init(
      id: Int, wave: String, name: String, concept: String?, type: String, codes: [Code] = []
    ) {
      self.id = id
      self.wave = wave
      self.name = name
      self.concept = concept
      self.type = type
      self.codes = codes
    }

    /// What a code's number stands for.
    func code(_ number: Int) -> Code? { codes.first { $0.number == number } }
  }

  /// A code of a column.
  struct Code {
    let number: Int
    let text: String
    let labels: (german: String?, english: String?)
    let concept: String?
    let isChosen: Bool
    let missing: String?
  }

  private static func variables(
    of question: String, _ connection: Connection
  ) throws -> [Variable] {
    var variables: [Variable] = []
    try connection.forEachRow(
      """
      SELECT variable_id, wave_id, variable, concept_id, answer_type
      FROM variables
      WHERE question_id = :question
      ORDER BY variable_id
      """, ["question": question]
    ) { row in
      variables.append(
        Variable(
          id: row.integer(0) ?? 0, wave: row.text(1) ?? "", name: row.text(2) ?? "",
          concept: row.text(3), type: row.text(4) ?? ""))
    }
    guard !variables.isEmpty else {
      let known = try connection.texts("SELECT DISTINCT question_id FROM variables ORDER BY 1")
      throw RequestError.unknown(
        kind: "question with answers of single respondents", name: question,
        suggestion: Spelling.nearest(to: question, among: known),
        hint: known.isEmpty
          ? "no wave of this warehouse has answers of single respondents"
          : "'wavehouse show wave NAME' lists the questions of a wave")
    }
    // Words beside options are not counted.
    variables.removeAll { $0.type == "number" || $0.type == "text" }
    guard !variables.isEmpty else {
      throw RequestError.badQuery(
        "\(question) was answered in numbers or words, which no table counts; 'wavehouse sql' reads them"
      )
    }
    for place in variables.indices {
      try connection.forEachRow(
        """
        SELECT code_number, code, label_de, label_en, concept_id, coalesce(is_chosen, 0), missing
        FROM codes
        WHERE variable_id = :id
        ORDER BY code_number
        """, ["id": variables[place].id]
      ) { row in
        variables[place].codes.append(
          Code(
            number: row.integer(0) ?? 0, text: row.text(1) ?? "",
            labels: (row.text(2), row.text(3)), concept: row.text(4),
            isChosen: row.integer(5) == 1, missing: row.text(6)))
      }
      let numbers = variables[place].codes.map(\.number)
      guard numbers == Array(-1..<numbers.count - 1) else {
        throw unsound("the codes of \(variables[place].name) are not numbered from -1", connection)
      }
    }
    return variables
  }

  /// A file that no import has left so; its numbers are not to be counted with.
  private static func unsound(_ message: String, _ connection: Connection) -> DatabaseError {
    DatabaseError(code: .corrupt, message: message, file: connection.file)
  }

  /// Counts and weights by group and code.
  struct Cells {
    /// Each group's values of the dimensions; `nil` where one is not known.
    private(set) var groups: [[String?]] = []
    /// By group, variable and code number (from -1): how many, and their weight.
    private(set) var counts: [[[Int]]] = []
    private(set) var weights: [[[Double]]] = []
    /// By group: those who gave a valid answer to any of the columns.
    private(set) var bases: [(count: Int, weight: Double)] = []
    let isWeighted: Bool

    /// The place of each participant's group, and the participant's weight.
    private var group: [Int32] = []
    private var weight: [Double] = []
    private var first = 0

    package init(
      _ variables: [Variable], _ dimensions: [Dimension], weighted: Bool, _ connection: Connection
    ) throws {
      isWeighted = try weighted && Self.hasWeights(variables, connection)
      try readParticipants(variables, dimensions, connection)
      for _ in groups {
        counts.append(variables.map { Array(repeating: 0, count: $0.codes.count + 1) })
        weights.append(variables.map { Array(repeating: 0, count: $0.codes.count + 1) })
        bases.append((0, 0))
      }
      var answered = [Bool](repeating: false, count: group.count)
      for (place, variable) in variables.enumerated() {
        try count(variable, place, &answered, connection)
      }
      for participant in answered.indices where answered[participant] {
        bases[Int(group[participant])].count += 1
        bases[Int(group[participant])].weight += weight[participant]
      }
    }

    private static func hasWeights(
      _ variables: [Variable], _ connection: Connection
    ) throws -> Bool {
      try connection.value(
        "SELECT weight IS NOT NULL FROM participants WHERE wave_id = :wave LIMIT 1",
        ["wave": variables[0].wave])?.integer == 1
    }

    private mutating func readParticipants(
      _ variables: [Variable], _ dimensions: [Dimension], _ connection: Connection
    ) throws {
      let range = try connection.prepare(
        """
        SELECT
          (SELECT min(participant_id) FROM participants WHERE wave_id = :wave),
          (SELECT max(participant_id) FROM participants WHERE wave_id = :wave)
        """)
      try range.bind(["wave": variables[0].wave])
      _ = try range.step()
      first = range.integer(0) ?? 0
      // A wave's respondents are numbered one after the other.
      let last = range.integer(1) ?? first - 1
      let columns = ["weight"] + dimensions.map(\.column)
      let statement = try connection.prepare(
        """
        SELECT \(columns.joined(separator: ", "))
        FROM participants
        WHERE participant_id BETWEEN :first AND :last
        ORDER BY participant_id
        """)
      try statement.bind(["first": first, "last": last])
      var names = dimensions.map { _ in SeenTexts() }
      // By the places of the values, of which there are few, as digits of one number.
      var places: [Int: Int32] = [:]
      var latest = (key: -1, place: Int32(-1))
      while try statement.step() {
        var key = 0
        for index in dimensions.indices {
          key = key << 15 | names[index].place(statement, index + 1)
        }
        if key != latest.key {
          if let place = places[key] {
            latest = (key, place)
          } else {
            latest = (key, Int32(groups.count))
            places[key] = latest.place
            groups.append(names.map { $0.lastText })
          }
        }
        group.append(latest.place)
        weight.append(isWeighted ? statement.real(0) ?? 0 : 1)
      }
      let (count, overflows) = last.subtractingReportingOverflow(first)
      guard !overflows, group.count - 1 == count else {
        throw Crosstab.unsound("respondents are not numbered one after the other", connection)
      }
    }

    /// Counts the answers to a column.
    private mutating func count(
      _ variable: Variable, _ place: Int, _ answered: inout [Bool], _ connection: Connection
    ) throws {
      let statement = try connection.prepare(
        """
        SELECT participant_id, code_number
        FROM answers
        WHERE variable_id = :id
        ORDER BY participant_id
        """)
      try statement.bind("id", variable.id)
      let isValid = (-1..<variable.codes.count - 1).map { variable.code($0)?.missing == nil }
      let codeCount = variable.codes.count + 1
      var counts = [Int](repeating: 0, count: groups.count * codeCount)
      var weights = [Double](repeating: 0, count: groups.count * codeCount)
      while try statement.step() {
        guard let participant = statement.integer(0), let code = statement.integer(1),
          group.indices.contains(participant - first), (-1..<codeCount - 1).contains(code)
        else { continue }
        let index = participant - first
        let cell = Int(group[index]) * codeCount + code + 1
        counts[cell] += 1
        weights[cell] += weight[index]
        if isValid.indices.contains(code + 1), isValid[code + 1] { answered[index] = true }
      }
      for group in groups.indices {
        let cells = (group * codeCount)..<((group + 1) * codeCount)
        self.counts[group][place] = Array(counts[cells])
        self.weights[group][place] = Array(weights[cells])
      }
    }
  }

  /// The few different texts of a column, told apart by their bytes without making a text of each.
  private struct SeenTexts {
    private var bytes: [[UInt8]?] = []
    private var last = 0

    mutating func place(_ row: borrowing Statement, _ column: Int) -> Int {
      last = row.withText(column) { text in
        for place in bytes.indices where Self.isSame(bytes[place], text) { return place }
        bytes.append(text.map { Array($0) })
        return bytes.count - 1
      }
      return last
    }

    /// Compares from the end, where identifiers differ.
    private static func isSame(_ known: [UInt8]?, _ text: UnsafeBufferPointer<UInt8>?) -> Bool {
      guard let known, let text else { return known == nil && text == nil }
      guard known.count == text.count else { return false }
      return known.withUnsafeBufferPointer { known in
        var index = known.count - 1
        while index >= 0, known[index] == text[index] { index -= 1 }
        return index < 0
      }
    }

    /// The text that was met last.
    var lastText: String? { bytes[last].map { String(decoding: $0, as: UTF8.self) } }
  }
}
