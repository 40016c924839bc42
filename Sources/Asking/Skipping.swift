import Survey
import Text

/// What it costs to leave a word of a question out of account.
///
/// A question holds more words than a figure has names for: how somebody speaks, why somebody asks. Those may
/// be passed over, and are named in the answer. What could make the question another may not.
struct Skipping {
  ///
  /// What is left out with a weight is named in the answer as not considered.
  enum Price: Equatable {
    /// Says nothing on what is asked: why somebody asks, which table somebody looks at.
    case free
    case weight(Double)
    /// Could make the question another: no answer without it.
    case forbidden

    /// A verb, an adverb or an adjective; what also stands around the answer.
    static let cheap = weight(0.35)
    /// What somebody wants or should, and not what is.
    static let wish = weight(0.7)
    /// A noun where the thing or the group of a question stands.
    static let heavy = weight(1)
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
    let asking = Set(
      tokens.filter {
        !$0.role.isDisjoint(with: [.share, .mean])
          || GrammarWords.Exact.interrogatives.contains($0.word)
      }.map(\.sentence))
    let marked = Set(tokens.map(\.sentence)).filter {
      interpreter.text.ends.indices.contains($0) && interpreter.text.ends[$0] == "?"
    }
    // "I need a number": asks only where nothing else does.
    self.asking =
      asking.isEmpty && marked.isEmpty
      ? Set(tokens.filter { $0.role.contains(.count) }.map(\.sentence)) : asking.union(marked)
  }

  /// The price of a place, where a candidate does not account for it.
  ///
  /// - Throws: `DatabaseError`.
  func price(of place: Int, besides candidate: Candidate) throws -> Price {
    if tokens[place].isNumber, let number = Int(tokens[place].text), number >= Self.leastBase,
      !isBeforeShare(place),
      try source.surroundings(of: candidate).contains(Array(String(number).utf8))
    {
      // "of the 412 municipalities": how many answered.
      return .free
    }
    let price = priceAlone(of: place, besides: candidate)
    guard price != .heavy || !isOpen(candidate) else { return .forbidden }
    if price == .heavy, let item = candidate.items.first,
      interpreter.search.isPart(place, of: item)
    {
      return .cheap
    }
    // Of all items of a question a noun could name the one that is meant.
    guard price == .heavy, let stem = tokens[place].stem,
      !interpreter.terms.contains(where: { $0.tokens.contains(place) }),
      try source.surroundings(of: candidate).contains(Array(interpreter.lexicon.names.stems[stem]))
    else { return price == .heavy && candidate.items.isEmpty ? .forbidden : price }
    if candidate.items.isEmpty, interpreter.isKnown(stem) { return .forbidden }
    // It stands around the answer, too.
    return .cheap
  }

  /// A number of those who answered that somebody could mention.
  private static let leastBase = 15

  /// "more than 20 percent".
  private func isBeforeShare(_ place: Int) -> Bool {
    tokens.indices.contains(place + 1)
      && (tokens[place + 1].kind == .sign("%") || tokens[place + 1].role.contains(.share))
  }

  /// Whether only an item is named that several questions of a wave have, or a degree that could be of anything,
  /// so that a noun could say of what.
  private func isOpen(_ candidate: Candidate) -> Bool {
    let lexicon = interpreter.lexicon
    guard candidate.byQuestion.isEmpty, let item = candidate.items.first else { return false }
    let wave = lexicon.questions[candidate.question].wave
    if isRating(candidate) { return true }
    return lexicon.questions.count { question in
      question.wave == wave && question.items.contains { $0.concept == item }
    } > 1
  }

  private func isRating(_ candidate: Candidate) -> Bool {
    candidate.items.first.map { interpreter.lexicon.concepts[$0].kind == "rating" } == true
  }

  /// Whether words cannot pick some of the things that are compared: they occur in no name at all, or only say
  /// what somebody does.
  ///
  /// - Parameters:
  ///   - nouns: Whether they may be nouns, which could be one of several items, but no time.
  ///   - explained: The words that are accounted for: an adjective before one of them makes it another.
  func isStrange(_ places: TokenSet, nouns: Bool, besides explained: TokenSet) -> Bool {
    places.places.allSatisfy { place in
      let isUnknown = tokens[place].stem.map { $0 >= interpreter.known } == true
      return isNoun(place) ? nouns && isUnknown : isUnknown || !explained.contains(place + 1)
    }
  }

  private func priceAlone(of place: Int, besides candidate: Candidate) -> Price {
    let token = tokens[place]
    // "keenest", "a definition".
    if token.role.contains(.category) || token.word.hasSuffix("est")
      || GrammarWords.Exact.heads.contains(where: token.word.hasPrefix)
    {
      return .forbidden
    }
    if let term = interpreter.terms.first(where: { $0.tokens.contains(place) }),
      term.meanings != [.kind(.any)]
    {
      // "the really big cities, over 400,000": figures say the size.
      let isSize = term.meanings.contains { if case .extremeClass = $0 { true } else { false } }
      return isSize && interpreter.canBeGivenUp(term) ? .free : .forbidden
    }
    if isPlace(place), token.sentence >= asking.min() ?? 0 { return .forbidden }
    if isReference(place) || isAside(place, candidate) || isOfSurvey(place) { return .free }
    if interpreter.top != nil, token.isNumber, interpreter.several(place) != nil { return .free }
    // "only a satisfactory": who gives one grade gives no other.
    if interpreter.isOnly(place), isRating(candidate) { return .free }
    if interpreter.isOnly(place) || asksWhenOrWhere(place) { return .forbidden }
    if interpreter.isModal(place) { return personal.contains(token.part) ? .free : .wish }
    // What a "not" of the candidate stands before would be what is denied.
    let isDenied = (1...4).contains { back in
      tokens.indices.contains(place - back) && tokens[place - back].part == token.part
        && tokens[place - back].stem == interpreter.lexicon.names.stems.negation
        // "no money for training": what is denied is the money.
        && !(candidate.explained.contains(place - back)
          && (place - back + 1..<place).contains { candidate.explained.contains($0) })
    }
    if isDenied { return .forbidden }
    // A word of negation, a number, who and when are never left out.
    if token.stem == interpreter.lexicon.names.stems.negation || token.isNumber {
      return .forbidden
    }
    let isFree =
      GrammarWords.Exact.adverbs.contains(token.word) || isPronominal(token.word)
      || GrammarWords.Exact.interrogatives.contains(token.word)
      || GrammarWords.Exact.aboutStudies.contains(where: token.word.hasPrefix)
    if isFree, !interpreter.isDegree(place) {
      // "how many answered, and what was the response rate": it asks for something itself.
      let asksItself = named.contains { $0.places == TokenSet(place) } && !isInterrogative(place)
      return asksItself ? .cheap : .free
    }
    // "the cautious type", "size class 3".
    if !token.role.isDisjoint(with: Self.axes), isBesideTerm(place) { return .free }
    if personal.contains(token.part) || isPurpose(place) { return .free }
    if GrammarWords.Exact.persons.contains(where: token.word.hasPrefix) {
      // "polling their residents": those of the respondents, whom nobody asked.
      if place > 0, GrammarWords.Exact.their.contains(tokens[place - 1].word),
        candidate.isNamedItem
      {
        return .cheap
      }
      // "for citizens", "demand from residents".
      let before = tokens[max(0, place - 2)..<place].map(\.word)
      return before.contains(where: GrammarWords.Exact.forWhom.contains) ? .heavy : .forbidden
    }
    if GrammarWords.Exact.plans.contains(where: token.word.hasPrefix) {
      return .forbidden
    }
    // "Metropolen mit mehr als 400.000": figures say which.
    if isBeforeBand(place) { return .free }
    // The name of something else says that something else is meant.
    let isOther = named.contains { name in
      (isNoun(place) || name.places.places.count > 1) && name.places.contains(place)
        && !name.places.isSubset(of: candidate.explained)
        && name.places.intersection(candidate.explained).isEmpty
    }
    if isOther { return .forbidden }
    // "less well", "high": a degree.
    if interpreter.isDegree(place) || GrammarWords.Exact.quantifiers.contains(token.word) {
      return .forbidden
    }
    if isOfGroup(place) || isCounted(place) { return .forbidden }
    guard isNoun(place) else { return isHead(place) || isPredicate(place) ? .forbidden : .cheap }
    let isJoined = isCompound(place, candidate)
    // "IT department", "KI-Strategie": an abbreviation makes another thing of it.
    if isJoined, token.text.count > 1, token.text == token.text.uppercased() { return .forbidden }
    return isTied(place) || isJoined ? .heavy : .cheap
  }

  /// "the online survey", "Kompetenzstudie": says which survey is spoken of, or how it was made.
  private func isOfSurvey(_ place: Int) -> Bool {
    func isSurvey(_ place: Int) -> Bool {
      guard tokens.indices.contains(place) else { return false }
      let word = tokens[place].word
      return GrammarWords.Exact.surveys.contains(word)
        || GrammarWords.Exact.surveyEndings.contains(where: word.hasSuffix)
    }
    let next = (place + 1..<max(place + 1, min(tokens.count, place + 3))).first {
      if case .sign = tokens[$0].kind { false } else { true }
    }
    return isSurvey(place) || next.map { isSurvey($0) && isOfOnePart(place, $0) } == true
  }

  private func isOfOnePart(_ place: Int, _ other: Int) -> Bool {
    tokens[place].part == tokens[other].part
  }

  /// "Wo gibt es ...", but not "when it comes to" and not "wo häufiger, in Städten oder in Kreisen".
  private func asksWhenOrWhere(_ place: Int) -> Bool {
    guard GrammarWords.Exact.whenAndWhere.contains(tokens[place].word) else { return false }
    let isFirst =
      tokens[place].isFirst || tokens[place - 1].part != tokens[place].part
      || tokens[place - 1].role.contains(.and)
    let groups = interpreter.terms.flatMap(\.meanings).filter(\.isGroup)
    // "Wo unter den Größenklassen": one of them is the place.
    let isOfAxis = groups.contains { if case .axis = $0 { true } else { false } }
    return isFirst && groups.count < 2 && !isOfAxis
  }

  /// "Austrian cities", "rural municipalities": an adjective before those who are meant makes them others.
  private func isOfGroup(_ place: Int) -> Bool {
    guard !isNoun(place), place + 1 < tokens.count, tokens[place].role.isEmpty,
      !GrammarWords.Exact.adverbs.contains(tokens[place].word)
    else { return false }
    return interpreter.terms.contains { term in
      term.tokens.lowerBound == place + 1
        && term.meanings.contains {
          if case .kind = $0 { true } else { false }
        }
    }
  }

  /// "number of staff", "wie viele Stadträte", "share of residents": who or what is counted.
  private func isCounted(_ place: Int) -> Bool {
    guard isNoun(place) else { return false }
    var back = place - 1
    while back >= 0, tokens[back].part == tokens[place].part {
      let token = tokens[back]
      if interpreter.terms.contains(where: { $0.tokens.contains(back) }) { return false }
      let isMany = token.word == "many" || token.word.hasPrefix("viel")
      if isMany || !token.role.isDisjoint(with: [.share, .count]) { return true }
      let isPassed =
        !token.role.isDisjoint(with: [.stop, .preposition, .light])
        || GrammarWords.Exact.articles.contains(token.word)
      guard isPassed, token.role.isDisjoint(with: .light) || !isNoun(back) else { return false }
      back -= 1
    }
    return false
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
    if let last = asking.max(), sentence > last, restricts(place) { return false }
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

  /// "in Münster": a capitalised word that nothing is called by, behind "in" or "aus".
  private func isPlace(_ place: Int) -> Bool {
    let token = tokens[place]
    return place > 0 && token.isCapital
      && GrammarWords.Exact.beforePlaces.contains(tokens[place - 1].word)
      && token.stem.map { $0 >= interpreter.known } == true
  }

  private func isInterrogative(_ place: Int) -> Bool {
    GrammarWords.Exact.interrogatives.contains(tokens[place].word)
  }

  /// Whether a word behind the question could narrow it all the same, as in "only those in Münster".
  private func restricts(_ place: Int) -> Bool {
    let token = tokens[place]
    let exact = GrammarWords.Exact.self
    return isPlace(place) || token.isNumber
      || token.stem == interpreter.lexicon.names.stems.negation
      || exact.only.contains(token.word) || exact.quantifiers.contains(token.word)
      || (exact.persons + exact.plans).contains(where: token.word.hasPrefix)
  }

  /// "dabei", "hierfür": points at what was said.
  private func isPronominal(_ word: String) -> Bool {
    ["dar", "da", "hier"].contains { start in
      word.hasPrefix(start)
        && GrammarWords.Exact.germanPrepositions.contains(String(word.dropFirst(start.count)))
    }
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
