import Database
import Store
import Survey

/// Reads what the respondents of a wave answered, counted by the groups that they belong to.
struct WaveAnswersReader {
  private let answers: StoredAnswers
  private let groups: [Groups.Group]
  /// By respondent, the pattern.
  private var pattern: [Int32] = []
  /// By pattern, whether it belongs to each group.
  private var isMember: [[Bool]] = []
  /// By column, the unit, the table in it, and the answers by the places of their codes.
  private var columns: [String: (unit: Int, table: Int, answers: [Int: Int])] = [:]
  private var variables: [Codebook.Variable] { answers.codebook.variables }

  /// Prepares the reading of a wave.
  ///
  /// - Throws: ``UnsoundAnswers``, `DatabaseError`.
  init(_ connection: Connection, _ wave: String) throws {
    answers = try StoredAnswers(of: wave, connection)
    groups = try Groups(of: Respondents(answers), answers, answers.codebook, connection).groups
    var members = groups.map { _ in [Bool](repeating: false, count: answers.count) }
    for (group, described) in groups.enumerated() {
      for member in described.members { members[group][Int(member)] = true }
    }
    var places: [[Bool]: Int32] = [:]
    pattern.reserveCapacity(answers.count)
    var own = [Bool](repeating: false, count: groups.count)
    for respondent in 0..<answers.count {
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

  // MARK: Counting

  /// Counts everything.
  ///
  /// - Throws: ``UnsoundAnswers``, `DatabaseError`.
  mutating func read() throws -> WaveAnswers {
    var units: [AnswerUnit] = []
    for place in variables.indices {
      switch variables[place].type {
      case .single, .scale: units.append(try coded(place, units.count))
      case .number: units.append(try numbers(place))
      case .multiple:
        // All options of a question at once: they share their base.
        let options = variables.indices.filter {
          variables[$0].question == variables[place].question && variables[$0].type == .multiple
        }
        if options[0] == place { units.append(try multiple(options, units.count)) }
      case .text, nil: break
      }
    }
    for place in units.indices { units[place].filters = filters(of: units[place].question) }
    let patterns = groups.indices.map { group in isMember.indices.filter { isMember[$0][group] } }
    var counted = WaveAnswers(
      wave: answers.codebook.wave, groups: groups.map(\.id), patterns: patterns, units: units)
    for (place, group) in groups.enumerated() {
      counted.conditions[place] = group.condition.flatMap { filter(for: $0) }
    }
    return counted
  }

  private mutating func coded(_ place: Int, _ unit: Int) throws -> AnswerUnit {
    let variable = variables[place]
    let meanings = variable.meanings
    var counts = meanings.map { _ in [Int](repeating: 0, count: isMember.count) }
    try answers.withCodes(of: place) { codes in
      for respondent in codes.indices {
        counts[Int(codes[respondent]) + 1][Int(pattern[respondent])] += 1
      }
    }
    let valid = meanings.indices.filter { meanings[$0].missing == nil }
    var cells: [AnswerUnit.Cell] = []
    var coefficients: [[Int]] = []
    for code in valid {
      guard let concept = meanings[code].concept,
        !cells.contains(where: { $0.concept == concept })
      else { continue }
      cells.append(AnswerUnit.Cell(concept: concept, isMean: false))
      coefficients.append(valid.map { meanings[$0].concept == concept ? 1 : 0 })
    }
    if variable.type == .scale, let concept = variable.concept {
      cells.append(AnswerUnit.Cell(concept: concept, isMean: true))
      coefficients.append(
        try valid.map { code in
          let number = 1_000 * (Double(meanings[code].text) ?? 0)
          guard abs(number) < 1e8 else {
            throw answers.unsound("the codes of \(variable.name) are too large for a scale")
          }
          return Int(number.rounded())
        })
    }
    columns[variable.name] = (
      unit, 0, Dictionary(uniqueKeysWithValues: valid.enumerated().map { ($1, $0) })
    )
    return AnswerUnit(
      question: variable.question ?? "",
      base: isMember.indices.map { pattern in valid.reduce(0) { $0 + counts[$1][pattern] } },
      tables: [
        AnswerUnit.Table(
          counts: valid.map { counts[$0] }, cells: cells, coefficients: coefficients)
      ])
  }

  private func numbers(_ place: Int) throws -> AnswerUnit {
    var base = [Int](repeating: 0, count: isMember.count)
    try answers.withCodes(of: place) { codes in
      for respondent in codes.indices where codes[respondent] == Responses.given {
        base[Int(pattern[respondent])] += 1
      }
    }
    let cells = variables[place].concept.map { [AnswerUnit.Cell(concept: $0, isMean: true)] } ?? []
    return AnswerUnit(
      question: variables[place].question ?? "", base: base,
      tables: [AnswerUnit.Table(counts: [], cells: cells, coefficients: cells.map { _ in [] })])
  }

  private mutating func multiple(_ options: [Int], _ unit: Int) throws -> AnswerUnit {
    var answered = [Bool](repeating: false, count: answers.count)
    var chosen: [[Bool]] = []
    for (table, option) in options.enumerated() {
      let meanings = variables[option].meanings
      let valid = meanings.indices.filter { meanings[$0].missing == nil }
      let isChosen = meanings.map { $0.isChosen == true && $0.missing == nil }
      let isValid = meanings.map { $0.missing == nil }
      try answers.withCodes(of: option) { codes in
        for respondent in codes.indices where isValid[Int(codes[respondent]) + 1] {
          answered[respondent] = true
        }
        chosen.append(codes.map { isChosen[Int($0) + 1] })
      }
      columns[variables[option].name] = (
        unit, table,
        Dictionary(uniqueKeysWithValues: valid.map { ($0, isChosen[$0] ? 0 : 1) })
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
      let cells =
        variables[option].concept.map { [AnswerUnit.Cell(concept: $0, isMean: false)] } ?? []
      return AnswerUnit.Table(
        counts: counts, cells: cells, coefficients: cells.map { _ in [1, 0] })
    }
    return AnswerUnit(
      question: variables[options[0]].question ?? "", base: base, tables: tables)
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
        guard let asked = variables.first(where: { $0.name == condition.variable }) else {
          continue
        }
        open.append(asked)
        if let filter = filter(asked, where: { condition.holds($0) }) { filters.append(filter) }
      }
    }
    return filters
  }

  /// The answers that make a condition, if one column alone does.
  private func filter(for condition: String) -> AnswerUnit.Filter? {
    let givers = variables.filter { variable in
      variable.meanings.contains { $0.condition == condition }
    }
    guard givers.count == 1 else { return nil }
    return filter(givers[0]) { $0.condition == condition }
  }

  /// Those who gave one of some codes; `nil` for a column whose codes are not counted.
  private func filter(
    _ variable: Codebook.Variable, where holds: (Codebook.Code) -> Bool
  ) -> AnswerUnit.Filter? {
    guard let column = columns[variable.name] else { return nil }
    let meanings = variable.meanings
    return AnswerUnit.Filter(
      unit: column.unit, table: column.table,
      answers: Set(column.answers.filter { holds(meanings[$0.key]) }.values))
  }
}
