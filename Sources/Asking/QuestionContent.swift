/// Which words of a question say what is asked.
extension Interpreter {
  /// What a word may do besides and still be one that carries content.
  private static let contentRoles: GrammarWords.Role = [
    .inhabitants, .axisType, .axisRegion, .axisSize, .sizeClass, .category,
  ]

  /// Which parts of the question can be part of what is asked, which must be, and where it says no.
  func content(
    _ taken: TokenSet, _ givenUp: TokenSet
  ) -> (allowed: TokenSet, required: TokenSet, negation: TokenSet, whole: TokenSet) {
    var allowed = TokenSet()
    var required = TokenSet()
    var negation = TokenSet()
    for (place, token) in text.tokens.enumerated()
    where !taken.contains(place) && !silent.contains(place) {
      guard token.stem != nil else { continue }
      let isNegation = token.stem == lexicon.names.stems.negation
      let isDegree = isDegree(place)
      if isModal(place) || isOnly(place) { required.insert(TokenSet(place)) }
      guard isNegation || isDegree || token.role.isDisjoint(with: .function) else { continue }
      allowed.insert(TokenSet(place))
      if isNegation { negation.insert(TokenSet(place)) }
      // "Wie groß" asks for a size; "die größte Rolle" for the highest.
      let adjectives: GrammarWords.Role = [.small, .large, .maximum, .minimum]
      let isSize =
        !token.role.isDisjoint(with: adjectives) && !isSuperlative(token)
        && !GrammarWords.Exact.frequencies.contains(token.word)
      let isWord = token.role.isSubset(of: Self.contentRoles) || isNegation || isSize || isDegree
      if isWord
        || (givenUp.contains(place) && token.role.isDisjoint(with: [.light, .small, .large]))
      {
        required.insert(TokenSet(place))
      }
    }
    // Where only general words are left, they are what is asked: "number of respondents".
    if required.isEmpty {
      for place in allowed.places where text.tokens[place].role == .light {
        required.insert(TokenSet(place))
      }
      return (allowed, required, negation, required)
    }
    return (allowed, required, negation, givenUp.intersection(required))
  }

  /// The words that say how the answer is put together or who is not meant, and name nothing.
  var silent: TokenSet {
    excluded.union(threshold?.places ?? TokenSet()).union(ordinals).union(months).union(contrasts)
      .union(claim?.places ?? [])
      .union(orders)
  }

  /// Words that ask for all in their order: "rank the four types by ...".
  var orders: TokenSet {
    TokenSet(
      text.tokens.indices.filter { place in
        GrammarWords.Exact.ordered.contains(text.tokens[place].word)
          || (place == 0 && GrammarWords.Exact.toRank.contains(text.tokens[place].word))
      })
  }

  /// "planned, not yet offered", "electronic files instead of paper": what is named only to say that the other
  /// thing is meant.
  private var contrasts: TokenSet {
    var places = TokenSet()
    let tokens = text.tokens
    func begins(_ word: String, _ words: [String]) -> Bool {
      words.contains(where: word.hasPrefix)
    }
    let negation = lexicon.names.stems.negation
    for place in tokens.indices {
      if GrammarWords.Exact.instead.contains(tokens[place].word), place > 0 {
        let end = tokens.indices.first { $0 > place && tokens[$0].part != tokens[place].part }
        places.formUnion(TokenSet(place..<(end ?? tokens.count)))
      }
      guard tokens[place].stem == negation else { continue }
      for next in place + 1..<max(place + 1, min(tokens.count, place + 4)) {
        let isPlan = begins(tokens[next].word, GrammarWords.Exact.plans)
        let isOffer =
          begins(tokens[next].word, GrammarWords.Exact.offers)
          && tokens.prefix(place).contains { begins($0.word, GrammarWords.Exact.plans) }
        let isOther = isPlan && tokens.prefix(place).contains { $0.role.isEmpty }
        if isOffer || isOther {
          places.formUnion(TokenSet(place..<(next + 1)))
          break
        }
      }
    }
    return places
  }

  /// "December 2018": names of months before a year.
  private var months: TokenSet {
    let years = text.tokens.indices.filter { place in
      if case .year = text.tokens[place].kind { true } else { false }
    }
    return TokenSet(
      text.tokens.indices.filter { place in
        GrammarWords.Exact.months.contains { text.tokens[place].word == $0 }
          && years.contains { (1...5).contains($0 - place) }
      })
  }

  /// Whether a word says that something is wished or owed: "want to use a DMS", but not "I would like to know".
  func isModal(_ place: Int) -> Bool {
    guard GrammarWords.Exact.modals.contains(text.tokens[place].word) else { return false }
    return !(-2...3).contains { step in
      text.tokens.indices.contains(place + step)
        && GrammarWords.Exact.myself.contains(text.tokens[place + step].word)
    }
  }

  /// "only chatbots"; "only counties" names who is meant.
  func isOnly(_ place: Int) -> Bool {
    guard GrammarWords.Exact.only.contains(text.tokens[place].word) else { return false }
    var next = place + 1
    while GrammarWords.Exact.articles.contains(word(next)) { next += 1 }
    return !terms.contains { $0.tokens.lowerBound == next }
  }

  /// Whether a stem belongs to the vocabulary.
  func isKnown(_ stem: Int) -> Bool { stem < known }

  /// The words and numbers that occur nowhere in the vocabulary.
  ///
  /// Each of them could make the question another, so that there is no answer with one of them.
  var unknown: [Int] {
    text.tokens.indices.filter { place in
      let token = text.tokens[place]
      guard let stem = token.stem, stem >= known, token.role.isEmpty, !silent.contains(place)
      else { return false }
      return !terms.contains { $0.tokens.contains(place) }
        && (token.isNumber || !lexicon.names.stems.isOfNames(stem, among: known))
    } + blocked
  }

  /// The words that ask for what no figure tells, however well the rest is understood.
  var blocked: [Int] {
    text.tokens.indices.filter {
      !silent.contains($0)
        && (isLooseLimit($0) || isJoint($0) || isOfThings($0) || isPointer($0))
    }
  }
}
