package import Survey

/// Counts answers into shares and means, for every group of respondents of a wave: at import, and on what
/// was imported.
package struct Tally {
  /// Counts, weights and squared weights of some respondents.
  private struct Sum {
    var count = 0
    var weight = 0.0
    var squares = 0.0

    mutating func add(_ weight: Double) {
      count += 1
      self.weight += weight
      squares += weight * weight
    }

    mutating func add(_ other: Sum) {
      count += other.count
      weight += other.weight
      squares += other.squares
    }

    var effective: Double { squares > 0 ? weight * weight / squares : 0 }
    /// Whether anything can be divided by it.
    var isBase: Bool { count > 0 && weight > 0 }
  }

  private let columns: any AnswerColumns
  private let codebook: Codebook
  private let groups: [Groups.Group]
  /// Each respondent's weight; 1 where there are none.
  private let weights: [Double]

  /// Prepares the counting.
  ///
  /// - Parameter weights: One for each respondent; `nil` for a wave without.
  package init(
    _ columns: any AnswerColumns, _ codebook: Codebook, _ groups: [Groups.Group],
    weights: [Double]?
  ) {
    self.columns = columns
    self.codebook = codebook
    self.groups = groups
    self.weights = weights ?? Array(repeating: 1, count: columns.count)
  }

  /// Goes through all numbers, in the order of columns and groups; groups of which no one answered have none.
  ///
  /// - Throws: What reading a column throws, and what `body` does.
  package func forEachNumber(_ body: (ComputedNumber) throws -> Void) throws {
    var place = 0
    let variables = codebook.variables
    while place < variables.count {
      guard let question = variables[place].question else {
        place += 1
        continue
      }
      // The columns of a question stand together, also those that are a text or are left out.
      var end = place + 1
      while end < variables.count, variables[end].question == question { end += 1 }
      var options: [Int] = []
      for column in place..<end where variables[column].role == .answer {
        switch variables[column].type {
        case .single, .scale: try coded(column, question).forEach(body)
        case .multiple: options.append(column)
        case .number: try numbers(column, question).forEach(body)
        case .text, nil: break
        }
      }
      if !options.isEmpty { try multiple(options, question).forEach(body) }
      place = end
    }
  }

  private func share(
    _ part: Sum, _ base: Sum, of concept: String, _ question: String, _ group: String
  ) -> ComputedNumber {
    ComputedNumber(
      question: question, concept: concept, group: group, statistic: .share, unit: .percent,
      value: min(100, 100 * part.weight / base.weight),
      unweightedValue: min(100, 100 * Double(part.count) / Double(base.count)), base: base.count,
      effectiveBase: base.effective)
  }

  /// - Parameter totals: By weight, and with everyone counted once.
  private func mean(
    _ totals: (weighted: Double, unweighted: Double), _ base: Sum, in unit: Unit,
    of concept: String, _ question: String, _ group: String
  ) -> ComputedNumber {
    ComputedNumber(
      question: question, concept: concept, group: group, statistic: .mean, unit: unit,
      value: totals.weighted / base.weight,
      unweightedValue: totals.unweighted / Double(base.count), base: base.count,
      effectiveBase: base.effective)
  }

  // MARK: One answer

  private func coded(_ place: Int, _ question: String) throws -> [ComputedNumber] {
    let variable = codebook.variables[place]
    // By the number of the code, from -1.
    let meanings = variable.meanings
    let valid = meanings.indices.filter { meanings[$0].missing == nil }
    return try columns.withCodes(of: place) { codes in
      groups.flatMap { group -> [ComputedNumber] in
        let sums = sums(of: codes, meanings.count, group.members)
        var base = Sum()
        for index in valid { base.add(sums[index]) }
        guard base.isBase else { return [] }
        var shares: [(concept: String, sum: Sum)] = []
        for index in valid {
          guard let concept = meanings[index].concept else { continue }
          if let known = shares.firstIndex(where: { $0.concept == concept }) {
            shares[known].sum.add(sums[index])
          } else {
            shares.append((concept, sums[index]))
          }
        }
        let all = shares.map { share($0.sum, base, of: $0.concept, question, group.id) }
        guard variable.type == .scale, let concept = variable.concept else { return all }
        var totals = (weighted: 0.0, unweighted: 0.0)
        for index in valid {
          let number = Double(meanings[index].text) ?? 0
          totals.weighted += number * sums[index].weight
          totals.unweighted += number * Double(sums[index].count)
        }
        return all + [mean(totals, base, in: .score, of: concept, question, group.id)]
      }
    }
  }

  /// The sums of those who gave each code.
  private func sums(
    of codes: UnsafeBufferPointer<Int16>, _ count: Int, _ members: [Int32]
  ) -> [Sum] {
    var sums = [Sum](repeating: Sum(), count: count)
    sums.withUnsafeMutableBufferPointer { sums in
      weights.withUnsafeBufferPointer { weights in
        for member in members {
          sums[Int(codes[Int(member)]) + 1].add(weights[Int(member)])
        }
      }
    }
    return sums
  }

  // MARK: Several answers

  /// The base of an option are those who were asked the question and answered any of it.
  private func multiple(_ places: [Int], _ question: String) throws -> [ComputedNumber] {
    var answered = [Bool](repeating: false, count: columns.count)
    var chosen: [[Bool]] = []
    for place in places {
      let meanings = codebook.variables[place].meanings
      let isChosen = meanings.map { $0.isChosen == true && $0.missing == nil }
      let isValid = meanings.map { $0.missing == nil }
      try columns.withCodes(of: place) { codes in
        for respondent in codes.indices where isValid[Int(codes[respondent]) + 1] {
          answered[respondent] = true
        }
        chosen.append(codes.map { isChosen[Int($0) + 1] })
      }
    }
    var all: [ComputedNumber] = []
    for group in groups {
      var base = Sum()
      var sums = [Sum](repeating: Sum(), count: places.count)
      for member in group.members where answered[Int(member)] {
        base.add(weights[Int(member)])
        for option in chosen.indices where chosen[option][Int(member)] {
          sums[option].add(weights[Int(member)])
        }
      }
      guard base.isBase else { continue }
      for (option, place) in places.enumerated() {
        guard let concept = codebook.variables[place].concept else { continue }
        all.append(share(sums[option], base, of: concept, question, group.id))
      }
    }
    return all
  }

  // MARK: Numbers

  private func numbers(_ place: Int, _ question: String) throws -> [ComputedNumber] {
    guard let concept = codebook.variables[place].concept else { return [] }
    let numbers = try columns.numbers(of: place)
    return groups.compactMap { group in
      var base = Sum()
      var totals = (weighted: 0.0, unweighted: 0.0)
      for member in group.members where !numbers[Int(member)].isNaN {
        base.add(weights[Int(member)])
        totals.weighted += numbers[Int(member)] * weights[Int(member)]
        totals.unweighted += numbers[Int(member)]
      }
      guard base.isBase else { return nil }
      return mean(totals, base, in: .count, of: concept, question, group.id)
    }
  }
}
