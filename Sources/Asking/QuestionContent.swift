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
    for (place, token) in text.tokens.enumerated() where !taken.contains(place) {
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

  /// Whether a word says that something is wished or owed: "want to use a DMS", but not "I would like to know".
  func isModal(_ place: Int) -> Bool {
    guard GrammarWords.Exact.modals.contains(text.tokens[place].word) else { return false }
    return !(-2...2).contains { step in
      text.tokens.indices.contains(place + step)
        && GrammarWords.Exact.myself.contains(text.tokens[place + step].word)
    }
  }

  /// "only chatbots"; "only counties" names who is meant.
  func isOnly(_ place: Int) -> Bool {
    guard GrammarWords.Exact.only.contains(text.tokens[place].word) else { return false }
    return !terms.contains { (1...2).contains($0.tokens.lowerBound - place) }
  }

  /// Whether a typed word is part of a compound of the vocabulary.
  private func isPart(_ stem: Int) -> Bool {
    !lexicon.names.stems.compounds(of: stem, among: known).isEmpty
  }

  /// The words and numbers that occur nowhere in the vocabulary.
  ///
  /// Each of them could make the question another, so that there is no answer with one of them.
  var unknown: [Int] {
    text.tokens.indices.filter { place in
      let token = text.tokens[place]
      guard let stem = token.stem, stem >= known, token.role.isEmpty else { return false }
      return !terms.contains { $0.tokens.contains(place) } && (token.isNumber || !isPart(stem))
    } + blocked
  }

  /// The words that ask for what no figure tells, however well the rest is understood.
  var blocked: [Int] {
    text.tokens.indices.filter {
      isLooseLimit($0) || isJoint($0) || isOfThings($0)
    }
  }
}
