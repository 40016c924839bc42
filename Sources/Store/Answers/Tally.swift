package import Survey

/// Counts answers into shares and means, for every group of respondents of a wave.
package struct Tally {
  /// A number that follows from answers.
  package struct Computed {
    package let question: String
    package let concept: String
    package let group: String
    package let isMean: Bool
    package let isScale: Bool
    package let value: Double
    /// How many were asked and answered.
    package let base: Int
    /// What the base is worth with its weights (Kish 1965, "Survey Sampling", section 11.7).
    package let effectiveBase: Double
  }

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

    var effective: Double { squares > 0 ? weight * weight / squares : 0 }
  }

  private let responses: Responses
  private let codebook: Codebook
  private let groups: [ParticipantGroups.Group]
  /// Each respondent's weight; 1 where weights are left out.
  private let weights: [Double]

  /// - Parameter weighted: Whether each counts by its weight.
  package init(
    _ responses: Responses, _ codebook: Codebook, _ groups: [ParticipantGroups.Group],
    weighted: Bool
  ) {
    self.responses = responses
    self.codebook = codebook
    self.groups = groups
    weights = weighted ? responses.weights : Array(repeating: 1, count: responses.count)
  }

  /// All numbers, in the order of columns and groups; groups of which no one answered have none.
  package func computed() -> [Computed] {
    var all: [Computed] = []
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
        case .single, .scale: all += coded(column, question)
        case .multiple: options.append(column)
        case .number: all += numbers(column, question)
        case .text, nil: break
        }
      }
      if !options.isEmpty { all += multiple(options, question) }
      place = end
    }
    return all
  }

  // MARK: One answer

  private func coded(_ place: Int, _ question: String) -> [Computed] {
    let variable = codebook.variables[place]
    let codes = responses.codes(place)
    // By the number of the code, from -1.
    let meanings = (-1...variable.codes.count).map { variable.code(Int16($0)) }
    let isValid = meanings.map { $0.map { $0.missing == nil } ?? false }
    var all: [Computed] = []
    for group in groups {
      var sums = [Sum](repeating: Sum(), count: meanings.count)
      sums.withUnsafeMutableBufferPointer { sums in
        weights.withUnsafeBufferPointer { weights in
          for member in group.members {
            sums[Int(codes[Int(member)]) + 1].add(weights[Int(member)])
          }
        }
      }
      var base = Sum()
      for index in sums.indices where isValid[index] {
        base.count += sums[index].count
        base.weight += sums[index].weight
        base.squares += sums[index].squares
      }
      guard base.count > 0, base.weight > 0 else { continue }
      var shares: [(concept: String, weight: Double)] = []
      for (index, meaning) in meanings.enumerated() where isValid[index] {
        guard let concept = meaning?.concept else { continue }
        if let known = shares.firstIndex(where: { $0.concept == concept }) {
          shares[known].weight += sums[index].weight
        } else {
          shares.append((concept, sums[index].weight))
        }
      }
      all += shares.map {
        share($0.weight, base, of: $0.concept, question, group.id)
      }
      guard variable.type == .scale, let concept = variable.concept else { continue }
      var total = 0.0
      for (index, meaning) in meanings.enumerated() where isValid[index] {
        total += (Double(meaning?.text ?? "") ?? 0) * sums[index].weight
      }
      all.append(
        Computed(
          question: question, concept: concept, group: group.id, isMean: true, isScale: true,
          value: total / base.weight, base: base.count, effectiveBase: base.effective))
    }
    return all
  }

  private func share(
    _ weight: Double, _ base: Sum, of concept: String, _ question: String, _ group: String
  ) -> Computed {
    Computed(
      question: question, concept: concept, group: group, isMean: false, isScale: false,
      value: min(100, 100 * weight / base.weight), base: base.count,
      effectiveBase: base.effective)
  }

  // MARK: Several answers

  /// The base of an option are those who were asked the question and answered any of it.
  private func multiple(_ places: [Int], _ question: String) -> [Computed] {
    guard !places.isEmpty else { return [] }
    var answered = [Bool](repeating: false, count: responses.count)
    var chosen: [[Bool]] = []
    for place in places {
      let variable = codebook.variables[place]
      let meanings = (-1...variable.codes.count).map { variable.code(Int16($0)) }
      let isChosen = meanings.map { $0?.isChosen == true && $0?.missing == nil }
      let isValid = meanings.map { $0.map { $0.missing == nil } ?? false }
      let codes = responses.codes(place)
      for participant in 0..<responses.count where isValid[Int(codes[participant]) + 1] {
        answered[participant] = true
      }
      chosen.append(codes.map { isChosen[Int($0) + 1] })
    }
    var all: [Computed] = []
    for group in groups {
      var base = Sum()
      var weight = [Double](repeating: 0, count: places.count)
      for member in group.members where answered[Int(member)] {
        base.add(weights[Int(member)])
        for option in chosen.indices where chosen[option][Int(member)] {
          weight[option] += weights[Int(member)]
        }
      }
      guard base.count > 0, base.weight > 0 else { continue }
      for (option, place) in places.enumerated() {
        guard let concept = codebook.variables[place].concept else { continue }
        all.append(share(weight[option], base, of: concept, question, group.id))
      }
    }
    return all
  }

  // MARK: Numbers

  private func numbers(_ place: Int, _ question: String) -> [Computed] {
    guard let concept = codebook.variables[place].concept, let numbers = responses.numbers[place]
    else { return [] }
    return groups.compactMap { group in
      var base = Sum()
      var total = 0.0
      for member in group.members where !numbers[Int(member)].isNaN {
        base.add(weights[Int(member)])
        total += numbers[Int(member)] * weights[Int(member)]
      }
      guard base.count > 0, base.weight > 0 else { return nil }
      return Computed(
        question: question, concept: concept, group: group.id, isMean: true, isScale: false,
        value: total / base.weight, base: base.count, effectiveBase: base.effective)
    }
  }
}
