import Survey

/// The shape of a question, and words that give what is asked another degree.
extension Interpreter {
  /// In which shape the findings are wanted.
  func shape(
    _ proposal: Proposal, _ parts: [[Candidate]], _ groups: [WantedGroup]
  ) -> Reading.Shape {
    let explained = parts.flatMap { $0 }.map(\.explained).reduce(TokenSet()) { $0.union($1) }
    let taken = proposal.terms.map { TokenSet($0.tokens) }.reduce(TokenSet()) { $0.union($1) }
    var shape = Reading.Shape()
    var isMoved = false
    shape.threshold = threshold
    shape.isOrdered = !orders.isEmpty
    for (place, token) in text.tokens.enumerated()
    where !taken.contains(place) && !silent.contains(place) {
      let role = token.role
      if isSuperlative(token), !isSizeOfGroup(place) {
        let extreme: Reading.Shape.Extreme = role.contains(.minimum) ? .minimum : .maximum
        // "who most often and who least often"
        shape.hasBothEnds = shape.hasBothEnds || shape.extreme.map { $0 != extreme } == true
        shape.extreme = extreme
      }
      if role.contains(.trend), !explained.contains(place), !isOfDigital(place) { isMoved = true }
      if role.contains(.difference) || isPoints(place) || isByHowMuch(place) {
        shape.wantsDifference = true
      }
      if role.contains(.share) { shape.wantsShare = true }
      if role.contains(.mean), !explained.contains(place) { shape.statistic = .mean }
      if role.contains(.median) { shape.statistic = .groupedMedian }
      if role.contains(.count) || isHowMany(place) { shape.wantsCount = true }
      if !role.isDisjoint(with: [.comparison, .separator]), !role.contains(.stop) {
        shape.isComparison = true
        if GrammarWords.Exact.sides.contains(token.word) { shape.needsSides = true }
      }
    }
    if betweenSurveys { isMoved = true }
    shape.isMoved = isMoved
    if shape.threshold != nil { shape.wantsShare = true }
    if shape.wantsShare || shape.wantsDifference { shape.wantsCount = false }
    if shape.extreme != nil { shape.top = top ?? 1 }
    // "December 2018 to February 2019" is when one survey was made.
    let isOneSurvey = lexicon.waves.contains { wave in
      !wave.isExternal && proposal.years.allSatisfy { wave.years?.contains($0) == true }
    }
    shape.years = isOneSurvey ? Array(proposal.years.prefix(1)) : proposal.years
    shape.isTrend =
      (isMoved || shape.years.count > 1) && shape.extreme == nil && !shape.wantsDifference
    if groups.count > 1 || parts.count > 1 || groups.contains(where: { $0.axis != nil }) {
      shape.isComparison = true
    }
    return shape
  }

  /// "the digital change": what is spoken of, and no course of a figure.
  private func isOfDigital(_ place: Int) -> Bool {
    word(place - 1).hasPrefix("digital") || word(place).hasSuffix("wandel")
  }

  /// Whether a word asks for the highest or the lowest; "high" and "larger" share their stems with words
  /// that do.
  func isSuperlative(_ token: QuestionText.Token) -> Bool {
    guard !token.role.isDisjoint(with: [.maximum, .minimum]),
      !GrammarWords.Exact.noSuperlatives.contains(token.word)
    else { return false }
    // "best", "größte", "schlechteste", but not "gut", "groß", "schlecht".
    return GrammarWords.Exact.extremes.contains(token.word) || token.word.contains("st")
  }

  /// "the smallest places, below ten thousand": a size that figures say besides.
  private func isSizeOfGroup(_ place: Int) -> Bool {
    !text.tokens[place].role.isDisjoint(with: [.small, .large])
      && terms.flatMap(\.meanings).contains { if case .band = $0 { true } else { false } }
  }

  /// "from the first to the second survey": how one differs from the other, though no year is named.
  var betweenSurveys: Bool { !ordinals.isEmpty }

  /// The places of "first" and "second", where surveys are told apart by them.
  var ordinals: TokenSet {
    let (first, second) = GrammarWords.Exact.ordinals
    func places(_ words: Set<String>) -> TokenSet {
      TokenSet(text.tokens.indices.filter { words.contains(text.tokens[$0].word) })
    }
    let isOfSurveys = text.tokens.contains { token in
      GrammarWords.Exact.aboutStudies.contains { token.word.hasPrefix($0) }
        || GrammarWords.Exact.surveys.contains(token.word)
    }
    let (one, other) = (places(first), places(second))
    return isOfSurveys && !one.isEmpty && !other.isEmpty ? one.union(other) : TokenSet()
  }

  /// The word at a place; empty beyond the question.
  func word(_ place: Int) -> String {
    text.tokens.indices.contains(place) ? text.tokens[place].word : ""
  }

  private func isInTerm(_ place: Int) -> Bool { terms.contains { $0.tokens.contains(place) } }

  /// "high use", "weniger gut": a degree that makes the question another, unless it only asks how high a
  /// share is or compares.
  func isDegree(_ place: Int) -> Bool {
    guard !isInTerm(place) else { return false }
    let next = text.tokens.indices.contains(place + 1) ? text.tokens[place + 1] : nil
    if GrammarWords.Exact.high.contains(word(place)) {
      let isShare = next?.role.contains(.share) == true
      return !isShare && !GrammarWords.Exact.how.contains(word(place - 1))
    }
    guard GrammarWords.Exact.less.contains(word(place)) else { return false }
    return !GrammarWords.Exact.than.contains(word(place + 1))
      && !GrammarWords.Exact.or.contains(word(place - 1)) && next?.isNumber != true
  }

  /// "more than two", "at least one": a limit on something that is not a size.
  func isLooseLimit(_ place: Int) -> Bool {
    guard GrammarWords.Exact.limits.contains(word(place)), !isInTerm(place) else { return false }
    return (1...2).contains {
      isLooseNumber(place + $0) || GrammarWords.Exact.counts[word(place + $0)] != nil
        // "über eine Strategie" is about one.
        || (word(place) != "ueber" && GrammarWords.Exact.one.contains(word(place + $0)))
    }
  }

  private func isLooseNumber(_ place: Int) -> Bool {
    text.tokens.indices.contains(place) && text.tokens[place].isNumber && !isInTerm(place)
  }

  /// "Top 3", "the three biggest": how many of the highest or lowest are asked for.
  var top: Int? {
    guard text.tokens.contains(where: isSuperlative) else { return nil }
    return text.tokens.indices.lazy.compactMap(several).first
  }

  func several(_ place: Int) -> Int? {
    let count: Int?
    switch text.tokens[place].kind {
    case .number(let number, _): count = number
    default: count = GrammarWords.Exact.counts[word(place)]
    }
    guard let count, (2...20).contains(count), !isInTerm(place),
      !terms.contains(where: { $0.tokens.lowerBound == place + 1 })
    else { return nil }
    let isBefore = (1...2).contains {
      text.tokens.indices.contains(place + $0) && isSuperlative(text.tokens[place + $0])
    }
    return isBefore || GrammarWords.Exact.several.contains(word(place - 1)) ? count : nil
  }

  /// "both chatbots and apps", "two strategies": a number of things that somebody has at once, which no share
  /// of one of them tells; "both types" and "the two waves" only say which are meant.
  func isJoint(_ place: Int) -> Bool {
    let exact = GrammarWords.Exact.self
    guard exact.both.contains(word(place)) || exact.counts[word(place)] != nil,
      !isInTerm(place), top == nil || several(place) == nil,
      // "grade five" is one grade.
      !exact.numbered.contains(word(place - 1)),
      // "which of the two", "von beiden".
      !(1...2).contains(where: { exact.ofSome.contains(word(place - $0)) })
    else { return false }
    guard text.tokens.indices.contains(place + 1) else { return true }
    let next = text.tokens[place + 1]
    return !isInTerm(place + 1) && next.role.isDisjoint(with: Self.axes)
      && !GrammarWords.Exact.aboutStudies.contains(where: next.word.hasPrefix)
  }

  /// "for those that already have one": points at a thing named before, which says who is meant.
  func isPointer(_ place: Int) -> Bool {
    guard GrammarWords.Exact.pointers.contains(word(place)), !isInTerm(place) else { return false }
    func has(_ place: Int) -> Bool {
      GrammarWords.Exact.having.contains(word(place))
        && text.tokens[place].part == text.tokens[place - 1].part
    }
    let isLast =
      place + 1 == text.tokens.count || text.tokens[place + 1].part != text.tokens[place].part
    return place > 1 && (isLast && has(place - 1) || has(place + 1) && !isLast)
      && terms.contains { $0.tokens.upperBound <= place }
  }

  private static let axes: GrammarWords.Role = [
    .axisType, .axisSize, .axisRegion, .sizeClass, .light, .inhabitants, .thousand,
  ]

  /// "the share of chatbots used by optimisers": things are the whole and respondents do something with them,
  /// where the findings have respondents for the whole.
  func isOfThings(_ place: Int) -> Bool {
    guard text.tokens[place].role.contains(.share) else { return false }
    var next = place + 1
    while GrammarWords.Exact.ofWhole.contains(word(next)) { next += 1 }
    guard next > place + 1, text.tokens.indices.contains(next), !isInTerm(next),
      text.tokens[next].role.isEmpty
    else { return false }
    return terms.contains { term in
      term.tokens.lowerBound > next
        && GrammarWords.Exact.byWhom.contains(word(term.tokens.lowerBound - 1))
    }
  }

  /// Whether the whole country is asked about.
  var isNationwide: Bool {
    text.tokens.contains { GrammarWords.Exact.nationwide.contains($0.word) }
  }

  /// "percentage points".
  private func isPoints(_ place: Int) -> Bool {
    text.tokens[place].role.contains(.share) && GrammarWords.Exact.points.contains(word(place + 1))
  }

  /// "by how much", "um wie viel".
  private func isByHowMuch(_ place: Int) -> Bool {
    GrammarWords.Exact.by.contains(word(place)) && GrammarWords.Exact.how.contains(word(place + 1))
      && (word(place + 2) == "much" || word(place + 2).hasPrefix("viel"))
  }

  /// "how many", "wie viele"; "how many points" asks for a score.
  private func isHowMany(_ place: Int) -> Bool {
    let isMany = word(place) == "many" || word(place).hasPrefix("viel")
    return isMany && GrammarWords.Exact.how.contains(word(place - 1))
      && !GrammarWords.Exact.points.contains(word(place + 1))
  }
}
