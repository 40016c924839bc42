import Database
import Survey

/// Reads what the respondents of a wave answered, counted by the groups that they belong to.
struct WaveAnswersReader {
  private let connection: Connection
  private let wave: String
  /// The number of the wave's first respondent; the others follow one by one.
  private let first: Int
  private let count: Int
  /// By respondent, the pattern.
  private var pattern: [Int32] = []
  private var groups: [(id: String, condition: String?)] = []
  /// By pattern, whether it belongs to each group.
  private var isMember: [[Bool]] = []
  /// By column, the unit, the table in it, and by code the answer.
  private var columns: [String: (unit: Int, table: Int, answers: [String: Int])] = [:]
  private var variables: [Variable] = []

  /// A column of answers.
  private struct Variable {
    let id: Int
    let name: String
    let question: String
    let concept: String?
    let type: String
    let askedIf: AskedIf?
    /// By number, from -1.
    var codes: [Code] = []
  }

  private struct Code {
    let text: String
    let concept: String?
    let isChosen: Bool
    let isMissing: Bool
    let condition: String?
  }

  /// Prepares the reading of a wave.
  ///
  /// - Throws: ``PublishError/unsound(file:what:)``, `DatabaseError`.
  package init(_ connection: Connection, _ wave: String) throws {
    self.connection = connection
    self.wave = wave
    let range = try connection.prepare(
      "SELECT min(participant_id), max(participant_id), count(*) FROM participants WHERE wave_id = :wave"
    )
    try range.bind(["wave": wave])
    _ = try range.step()
    first = range.integer(0) ?? 0
    count = range.integer(2) ?? 0
    let (length, overflows) = (range.integer(1) ?? -1).subtractingReportingOverflow(first)
    guard !overflows, length == count - 1 || count == 0 else {
      throw Self.unsound(
        "the respondents of \(wave) are not numbered one after the other", connection)
    }
    try readGroups()
    try readVariables()
  }

  private static func unsound(_ what: String, _ connection: Connection) -> PublishError {
    .unsound(file: connection.file, what: what)
  }

  // MARK: Groups

  private mutating func readGroups() throws {
    var members: [[Bool]] = []
    try connection.forEachRow(
      "SELECT respondents_id, condition_id FROM respondents WHERE wave_id = :wave ORDER BY 1",
      ["wave": wave]
    ) { row in groups.append((row.text(0) ?? "", row.text(1))) }
    for group in groups {
      var isIn = [Bool](repeating: false, count: count)
      try connection.forEachRow(Self.membersSQL, ["group": group.id]) { row in
        let place = (row.integer(0) ?? -1) - first
        if isIn.indices.contains(place) { isIn[place] = true }
      }
      members.append(isIn)
    }
    var places: [[Bool]: Int32] = [:]
    pattern.reserveCapacity(count)
    var own = [Bool](repeating: false, count: groups.count)
    for respondent in 0..<count {
      for group in members.indices { own[group] = members[group][respondent] }
      if let place = places[own] {
        pattern.append(place)
      } else {
        places[own] = Int32(isMember.count)
        pattern.append(Int32(isMember.count))
        isMember.append(own)
      }
    }
  }

  /// The members of a group, after the same definition as at import.
  private static let membersSQL = """
    SELECT p.participant_id
    FROM respondents AS g
    JOIN participants AS p ON p.wave_id = g.wave_id
    WHERE g.respondents_id = :group
      AND (
        g.unit_kind = 'any' OR p.unit_kind = g.unit_kind
        OR (g.unit_kind = 'city_or_municipality' AND p.unit_kind IN ('city', 'municipality'))
      )
      AND (g.size_class_id IS NULL OR p.size_class_id = g.size_class_id)
      AND (g.inhabitants_min IS NULL OR p.inhabitants >= g.inhabitants_min)
      AND (g.inhabitants_max IS NULL OR p.inhabitants < g.inhabitants_max)
      AND (g.municipality_type_id IS NULL OR p.municipality_type_id = g.municipality_type_id)
      AND (g.region_id IS NULL OR p.region_id = g.region_id)
      AND (
        g.condition_id IS NULL
        OR p.participant_id IN (
          SELECT a.participant_id
          FROM variables AS v
          JOIN codes AS c ON c.variable_id = v.variable_id
          JOIN answers AS a ON a.variable_id = c.variable_id AND a.code_number = c.code_number
          WHERE v.wave_id = g.wave_id AND c.condition_id = g.condition_id
        )
      )
    """

  // MARK: Codebook

  private mutating func readVariables() throws {
    try connection.forEachRow(
      """
      SELECT variable_id, variable, question_id, concept_id, answer_type, asked_if
      FROM variables
      WHERE wave_id = :wave
      ORDER BY variable_id
      """, ["wave": wave]
    ) { row in
      variables.append(
        Variable(
          id: row.integer(0) ?? 0, name: row.text(1) ?? "", question: row.text(2) ?? "",
          concept: row.text(3), type: row.text(4) ?? "",
          askedIf: row.text(5).flatMap { AskedIf($0) }))
    }
    for place in variables.indices {
      var numbers: [Int] = []
      try connection.forEachRow(
        """
        SELECT code_number, code, concept_id, is_chosen, missing, condition_id
        FROM codes
        WHERE variable_id = :id
        ORDER BY code_number
        """, ["id": variables[place].id]
      ) { row in
        numbers.append(row.integer(0) ?? 0)
        variables[place].codes.append(
          Code(
            text: row.text(1) ?? "", concept: row.text(2), isChosen: row.integer(3) == 1,
            isMissing: row.text(4) != nil, condition: row.text(5)))
      }
      guard numbers == Array(-1..<numbers.count - 1) else {
        throw Self.unsound("the codes of \(variables[place].name) are not numbered", connection)
      }
    }
  }

  // MARK: Counting

  /// Counts everything.
  ///
  /// - Throws: ``PublishError/unsound(file:what:)``, `DatabaseError`.
  mutating func read() throws -> WaveAnswers {
    var units: [AnswerUnit] = []
    for (place, variable) in variables.enumerated() {
      switch variable.type {
      case "single", "scale": units.append(try coded(variable, units.count))
      case "number": units.append(try numbers(variable))
      case "multiple":
        // All options of a question at once: they share their base.
        let options = variables.filter { $0.question == variable.question && $0.type == "multiple" }
        if options[0].id == variables[place].id {
          units.append(try multiple(options, units.count))
        }
      default: break
      }
    }
    for place in units.indices { units[place].filters = filters(of: units[place].question) }
    let patterns = groups.indices.map { group in isMember.indices.filter { isMember[$0][group] } }
    var answers = WaveAnswers(
      wave: wave, groups: groups.map(\.id), patterns: patterns, units: units)
    for (group, definition) in groups.enumerated() {
      answers.conditions[group] = definition.condition.flatMap { filter(for: $0) }
    }
    return answers
  }

  /// Goes through the answers to a column.
  ///
  /// - Parameter body: Gets the place of the respondent and the place of the code, from 0; `nil` for a number.
  private func forEachAnswer(_ variable: Variable, _ body: (Int, Int?) -> Void) throws {
    let statement = try connection.prepare(
      """
      SELECT participant_id, code_number
      FROM answers
      WHERE variable_id = :id
      ORDER BY participant_id
      """)
    try statement.bind("id", variable.id)
    while try statement.step() {
      let respondent = (statement.integer(0) ?? -1) - first
      let code = statement.integer(1).map { $0 + 1 }
      guard pattern.indices.contains(respondent),
        code.map({ variable.codes.indices.contains($0) }) ?? true
      else {
        throw Self.unsound("the answers to \(variable.name) fit no respondent or code", connection)
      }
      body(respondent, code)
    }
  }

  private mutating func coded(_ variable: Variable, _ unit: Int) throws -> AnswerUnit {
    var counts = variable.codes.map { _ in [Int](repeating: 0, count: isMember.count) }
    try forEachAnswer(variable) { respondent, code in
      if let code { counts[code][Int(pattern[respondent])] += 1 }
    }
    let valid = variable.codes.indices.filter { !variable.codes[$0].isMissing }
    var cells: [AnswerUnit.Cell] = []
    var coefficients: [[Int]] = []
    for code in valid {
      guard let concept = variable.codes[code].concept,
        !cells.contains(where: { $0.concept == concept })
      else { continue }
      cells.append(AnswerUnit.Cell(concept: concept, isMean: false))
      coefficients.append(valid.map { variable.codes[$0].concept == concept ? 1 : 0 })
    }
    if variable.type == "scale", let concept = variable.concept {
      cells.append(AnswerUnit.Cell(concept: concept, isMean: true))
      coefficients.append(
        try valid.map { code in
          let number = 1_000 * (Double(variable.codes[code].text) ?? 0)
          guard abs(number) < 1e8 else {
            throw Self.unsound(
              "the codes of \(variable.name) are too large for a scale", connection)
          }
          return Int(number.rounded())
        })
    }
    columns[variable.name] = (
      unit, 0,
      Dictionary(valid.enumerated().map { (variable.codes[$1].text, $0) }) { first, _ in first }
    )
    return self.unit(variable.question, valid.map { counts[$0] }, cells, coefficients)
  }

  private func unit(
    _ question: String, _ counts: [[Int]], _ cells: [AnswerUnit.Cell], _ coefficients: [[Int]]
  ) -> AnswerUnit {
    AnswerUnit(
      question: question,
      base: isMember.indices.map { pattern in counts.reduce(0) { $0 + $1[pattern] } },
      tables: [AnswerUnit.Table(counts: counts, cells: cells, coefficients: coefficients)])
  }

  private func numbers(_ variable: Variable) throws -> AnswerUnit {
    var base = [Int](repeating: 0, count: isMember.count)
    try forEachAnswer(variable) { respondent, code in
      if code == nil { base[Int(pattern[respondent])] += 1 }
    }
    let cells = variable.concept.map { [AnswerUnit.Cell(concept: $0, isMean: true)] } ?? []
    return AnswerUnit(
      question: variable.question, base: base,
      tables: [AnswerUnit.Table(counts: [], cells: cells, coefficients: cells.map { _ in [] })])
  }

  private mutating func multiple(_ options: [Variable], _ unit: Int) throws -> AnswerUnit {
    var answered = [Bool](repeating: false, count: count)
    var chosen: [[Bool]] = []
    for (place, option) in options.enumerated() {
      var isChosen = [Bool](repeating: false, count: count)
      try forEachAnswer(option) { respondent, code in
        guard let code, !option.codes[code].isMissing else { return }
        answered[respondent] = true
        isChosen[respondent] = option.codes[code].isChosen
      }
      chosen.append(isChosen)
      columns[option.name] = (
        unit, place,
        Dictionary(
          option.codes.filter { !$0.isMissing }.map { ($0.text, $0.isChosen ? 0 : 1) }
        ) { first, _ in first }
      )
    }
    var base = [Int](repeating: 0, count: isMember.count)
    for respondent in answered.indices where answered[respondent] {
      base[Int(pattern[respondent])] += 1
    }
    let tables = zip(options, chosen).map { option, isChosen in
      var counts = [[Int](repeating: 0, count: isMember.count), base]
      for respondent in isChosen.indices where isChosen[respondent] {
        counts[0][Int(pattern[respondent])] += 1
        counts[1][Int(pattern[respondent])] -= 1
      }
      let cells = option.concept.map { [AnswerUnit.Cell(concept: $0, isMean: false)] } ?? []
      return AnswerUnit.Table(
        counts: counts, cells: cells, coefficients: cells.map { _ in [1, 0] })
    }
    return AnswerUnit(question: options[0].question, base: base, tables: tables)
  }

  // MARK: Filters

  /// What must hold for whoever was asked a question, and for whoever was asked what that depends on.
  private func filters(of question: String) -> [AnswerUnit.Filter] {
    var open = variables.filter { $0.question == question }
    var seen: Set<String> = []
    var filters: [AnswerUnit.Filter] = []
    while let variable = open.popLast() {
      guard seen.insert(variable.name).inserted else { continue }
      for condition in variable.askedIf?.conditions ?? [] {
        open += variables.filter { $0.name == condition.variable }
        guard let column = columns[condition.variable] else { continue }
        let named = Set(condition.codes.compactMap { column.answers[$0] })
        let all = Set(column.answers.values)
        filters.append(
          AnswerUnit.Filter(
            unit: column.unit, table: column.table,
            answers: condition.isEqual ? named : all.subtracting(named)))
      }
    }
    return filters
  }

  /// The answers that make a condition, if one column alone does.
  private func filter(for condition: String) -> AnswerUnit.Filter? {
    let givers = variables.filter { $0.codes.contains { $0.condition == condition } }
    guard givers.count == 1, let column = columns[givers[0].name] else { return nil }
    return AnswerUnit.Filter(
      unit: column.unit, table: column.table,
      answers: Set(
        givers[0].codes.filter { $0.condition == condition }.compactMap { column.answers[$0.text] })
    )
  }
}
