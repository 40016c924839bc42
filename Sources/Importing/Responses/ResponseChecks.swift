import Survey
import Text

// What readers of every format check alike.
extension Codebook {
  /// What is done with the columns of a table.
  ///
  /// - Parameters:
  ///   - heading: Their names.
  ///   - place: Where a heading stands, by its number; nowhere when it is part of the file's own codebook.
  ///   - problems: Gets columns that the codebook lacks, and those that the table lacks.
  /// - Returns: `nil` when something is wrong with them.
  func columns(
    of heading: [String], at place: (Int) -> ProblemTally.Place, _ problems: inout ProblemTally
  ) -> [ResponseReader.Column]? {
    let known = variables.map(\.name)
    let places = Dictionary(known.enumerated().map { ($1, $0) }) { first, _ in first }
    let before = problems.count
    var seen: Set<String> = []
    for (index, name) in heading.enumerated() {
      if !seen.insert(name).inserted {
        problems.add(
          at: place(index), column: name, found: name, expected: "each column once")
      } else if name.isEmpty {
        problems.add(
          at: place(index), found: "",
          expected: "a heading for column \(index + 1); name it in variables.csv, too")
      } else if places[name] == nil {
        problems.add(
          at: place(index), column: name, found: name,
          expected:
            "a column of variables.csv, which gives columns to be left out the role 'ignored'",
          suggestion: Spelling.nearest(to: name, among: known))
      }
    }
    for name in known where !seen.contains(name) {
      problems.add(
        at: place(0), column: name,
        expected: "the column \(name), which variables.csv describes",
        suggestion: Spelling.nearest(to: name, among: heading))
    }
    guard problems.count == before else { return nil }
    return heading.map { name in
      let place = places[name] ?? 0
      let variable = variables[place]
      return ResponseReader.Column(
        name: name, use: use(of: variable), place: place,
        table: CodeTable(variable.codes.map(\.text)))
    }
  }

  private func use(of variable: Variable) -> ResponseReader.Use {
    if variable.isCoded { return .coded }
    switch variable.role {
    case .respondent: return .respondent
    case .weight: return .weight
    case .inhabitants: return .inhabitants
    case .answer: return variable.type == .text ? .text : .number
    case .unitKind, .municipalityType, .region, .ignored: return .ignored
    }
  }
}

extension Responses {
  /// A respondent has one row; weights count somebody.
  func checkRespondents(_ codebook: Codebook, _ problems: inout ProblemTally) {
    if let name = codebook.variable(of: .respondent)?.name {
      var seen = Set<String>(minimumCapacity: count)
      for (index, respondent) in respondents.enumerated()
      where !respondent.isEmpty && !seen.insert(respondent).inserted {
        problems.add(
          at: place(of: index, in: name), column: name, found: respondent,
          expected: "each respondent once; an earlier row has this name, too")
      }
    }
    if let name = codebook.variable(of: .weight)?.name, problems.count == 0, count > 0,
      !weights.contains(where: { $0 > 0 })
    {
      problems.add(
        at: place(of: nil, in: name), column: name,
        expected: "weights of which at least one is more than 0; without weights, give the column "
          + "the role 'ignored'")
    }
  }
}
