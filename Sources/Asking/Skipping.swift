import Survey
import Text

/// What it costs to leave a word of a question out of account.
///
/// A question holds more words than a figure has names for: how somebody speaks, why somebody asks. Those may
/// be passed over, and are named in the answer. What could make the question another may not.
struct Skipping {
  enum Price {
    /// Says nothing on what is asked: why somebody asks, which table somebody looks at.
    case free
    /// Says little; the answer names it as not considered.
    case cheap
    /// Could make the question another: no answer without it.
    case dear
  }

  private let interpreter: Interpreter
  private var tokens: [QuestionText.Token] { interpreter.text.tokens }
  /// The parts of the question in which somebody speaks of themselves.
  private let personal: Set<Int>
  /// The sentences that ask.
  private let asking: Set<Int>
  /// The words that together are the whole name of something, by what they name.
  private let named: [(thing: Lexicon.Thing, places: TokenSet)]

  private let source: FindingSource

  init(_ interpreter: Interpreter, _ source: FindingSource) {
    self.interpreter = interpreter
    self.source = source
    let tokens = interpreter.text.tokens
    let parts = Set(
      tokens.filter { GrammarWords.Exact.myself.contains($0.word) }.map(\.part))
    personal = Set(tokens.map(\.part)).count > 1 ? parts : []
    named = interpreter.search.wholeNames
    asking = Set(
      tokens.filter {
        !$0.role.isDisjoint(with: [.share, .count, .mean])
          || GrammarWords.Exact.interrogatives.contains($0.word)
      }.map(\.sentence))
  }

  /// The price of a place, where a candidate does not account for it.
  ///
  /// - Throws: `DatabaseError`.
  func price(of place: Int, besides candidate: Candidate) throws -> Price {
    let price = priceAlone(of: place, besides: candidate)
    guard price == .dear, tokens[place].role.isDisjoint(with: .negation), !tokens[place].isNumber,
      let stem = tokens[place].stem,
      !interpreter.terms.contains(where: { $0.tokens.contains(place) }),
      try source.surroundings(of: candidate).contains(Array(interpreter.lexicon.names.stems[stem]))
    else { return price }
    // It stands around the answer, too.
    return .cheap
  }

  private func priceAlone(of place: Int, besides candidate: Candidate) -> Price {
    let token = tokens[place]
    // "keenest", "a definition".
    if token.role.contains(.category) || token.word.hasSuffix("est")
      || GrammarWords.Exact.heads.contains(where: token.word.hasPrefix)
    {
      return .dear
    }
    if let term = interpreter.terms.first(where: { $0.tokens.contains(place) }),
      term.meanings != [.kind(.any)]
    {
      // "the really big cities, over 400,000": figures say the size.
      let isSize = term.meanings.contains { if case .extremeClass = $0 { true } else { false } }
      return isSize && interpreter.canBeGivenUp(term) ? .free : .dear
    }
    if isReference(place) || isAside(place, candidate) { return .free }
    if interpreter.top != nil, token.isNumber, interpreter.several(place) != nil { return .free }
    if interpreter.isOnly(place) { return .dear }
    if interpreter.isModal(place) { return personal.contains(token.part) ? .free : .cheap }
    // What a "not" of the candidate stands before would be what is denied.
    let isDenied = (1...4).contains { back in
      tokens.indices.contains(place - back) && tokens[place - back].part == token.part
        && tokens[place - back].stem == interpreter.lexicon.names.stems.negation
    }
    if isDenied { return .dear }
    // A word of negation, a number, who and when are never left out.
    if token.stem == interpreter.lexicon.names.stems.negation || token.isNumber { return .dear }
    let isFree =
      GrammarWords.Exact.adverbs.contains(token.word)
      || GrammarWords.Exact.aboutStudies.contains(where: token.word.hasPrefix)
    if isFree, !interpreter.isDegree(place) {
      return .free
    }
    // "the cautious type", "size class 3".
    if !token.role.isDisjoint(with: Self.axes), isBesideTerm(place) { return .free }
    if personal.contains(token.part) || isPurpose(place) { return .free }
    if GrammarWords.Exact.persons.contains(where: token.word.hasPrefix)
      || GrammarWords.Exact.plans.contains(where: token.word.hasPrefix)
    {
      return .dear
    }
    // "Metropolen mit mehr als 400.000": figures say which.
    if isBeforeBand(place) { return .free }
    // The name of something else says that something else is meant.
    let isOther = named.contains { name in
      (isNoun(place) || name.places.places.count > 1) && name.places.contains(place)
        && !name.places.isSubset(of: candidate.explained)
        && name.places.intersection(candidate.explained).isEmpty
    }
    if isOther { return .dear }
    // "less well", "high": a degree.
    if interpreter.isDegree(place) || GrammarWords.Exact.quantifiers.contains(token.word) {
      return .dear
    }
    guard isNoun(place) else { return isHead(place) || isPredicate(place) ? .dear : .cheap }
    return isTied(place) || isCompound(place, candidate) ? .dear : .cheap
  }

  /// "What does a DMS cost?": what is asked for is no figure that anything else in the question speaks of.
  private func isHead(_ place: Int) -> Bool {
    guard let first = tokens.first, GrammarWords.Exact.what.contains(first.word) else {
      return false
    }
    return !tokens.contains { !$0.role.isDisjoint(with: [.share, .count, .mean, .median]) }
      && (place == 1 || place == tokens.count - 1)
  }

  /// "How many municipalities fail with DMS": the only word that says what they do.
  private func isPredicate(_ place: Int) -> Bool {
    let word = tokens[place].word
    // In a long question other words say it, too.
    guard tokens.count <= Self.short,
      !GrammarWords.Exact.otherEndings.contains(where: { word.hasSuffix($0) }),
      !GrammarWords.Exact.adverbs.contains(word)
    else { return false }
    return !tokens.contains {
      $0.role.contains(.light) && !$0.isCapital || GrammarWords.Exact.predicates.contains($0.word)
    }
  }

  /// "DMS supplier": with the word beside it, a noun names another thing.
  private func isCompound(_ place: Int, _ candidate: Candidate) -> Bool {
    [place - 1, place + 1].contains {
      candidate.explained.contains($0) && tokens.indices.contains($0)
        && tokens[$0].part == tokens[place].part
    }
  }

  /// How many words a question has at most in which each matters.
  private static let short = 8

  private static let axes: GrammarWords.Role = [
    .axisType, .axisSize, .axisRegion, .sizeClass, .inhabitants, .small, .large,
  ]

  private func isBeforeBand(_ place: Int) -> Bool {
    interpreter.terms.contains { term in
      guard case .band? = term.meanings.first else { return false }
      return term.tokens.lowerBound > place && term.tokens.lowerBound - place <= 2
    }
  }

  private func isBesideTerm(_ place: Int) -> Bool {
    interpreter.terms.contains {
      $0.tokens.contains(place - 1) || $0.tokens.contains(place + 1)
        || $0.tokens.contains(place + 2)
    }
  }

  /// "Abbildung 31", "n = 143": which table, and of how many, says where somebody found the question.
  private func isReference(_ place: Int) -> Bool {
    func isMark(_ place: Int) -> Bool {
      tokens.indices.contains(place) && GrammarWords.Exact.references.contains(tokens[place].word)
    }
    if tokens[place].isNumber { return isMark(place - 1) }
    return isMark(place) && tokens.indices.contains(place + 1) && tokens[place + 1].isNumber
  }

  /// Whether a word stands in a sentence that says nothing of what is asked: a headline, or why somebody asks.
  private func isAside(_ place: Int, _ candidate: Candidate) -> Bool {
    let sentence = tokens[place].sentence
    guard Set(tokens.map(\.sentence)).count > 1, !asking.contains(sentence) else { return false }
    let own = tokens.indices.filter { tokens[$0].sentence == sentence }
    let places = TokenSet(own[0]..<(own[own.count - 1] + 1))
    let isNamed = named.contains {
      $0.places.isSubset(of: places) && $0.places.isDisjoint(with: candidate.explained)
        && $0.places.places.contains(where: isNoun)
    }
    // "Schools: share with a DMS": what stands before a colon may be what is asked about.
    let end =
      interpreter.text.ends.indices.contains(sentence) ? interpreter.text.ends[sentence] : ":"
    let isClosed = ".?!…".contains(end)
    if !asking.isEmpty {
      // Another sentence asks, and it is about the candidate.
      let isAsked = tokens.indices.contains {
        asking.contains(tokens[$0].sentence) && candidate.explained.contains($0)
      }
      return isAsked && own.count > 2 && (isClosed || own.count > 8 || !isNamed)
    }
    let isSilent = !own.contains { place in
      candidate.explained.contains(place)
        || interpreter.terms.contains { $0.tokens.contains(place) }
    }
    return isSilent && !isNamed && (own.count > 3 || isClosed)
  }

  /// "for my chapter", "für unsere Rede".
  private func isPurpose(_ place: Int) -> Bool {
    (1...3).contains { back in
      tokens.indices.contains(place - back)
        && GrammarWords.Exact.my.contains(tokens[place - back].word)
    }
  }

  /// Whether a word is a noun or a name: by its capital in German, elsewhere by its ending and what stands
  /// before it.
  func isNoun(_ place: Int) -> Bool {
    let token = tokens[place]
    if token.isCapital, !token.isFirst { return true }
    let isGerman = tokens.contains { GrammarWords.Exact.germanArticles.contains($0.word) }
    let hasCapitals = tokens.contains { $0.isCapital && !$0.isFirst }
    if isGerman, hasCapitals, !token.isCapital { return false }
    let word = token.word
    let isOther = GrammarWords.Exact.otherEndings.contains { word.hasSuffix($0) }
    if isOther { return false }
    guard place > 0 else { return true }
    let before = tokens[place - 1]
    // "do they offer", "municipalities ran": what follows who does something is what they do.
    if GrammarWords.Exact.beforeVerbs.contains(before.word) { return false }
    return !interpreter.terms.contains { $0.tokens.contains(place - 1) }
  }

  /// Whether a noun stands where the group, the place or the thing of a question stands: behind a preposition
  /// or a quantity.
  private func isTied(_ place: Int) -> Bool {
    var back = place - 1
    while back >= 0, place - back <= 3 {
      let word = tokens[back].word
      if GrammarWords.Exact.ties.contains(word) { return true }
      // Articles and adjectives may stand between.
      guard GrammarWords.Exact.articles.contains(word) || !isNoun(back) else { return false }
      back -= 1
    }
    return back < 0 && place == 0
  }
}
