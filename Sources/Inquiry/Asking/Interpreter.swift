import Database
import Survey

/// Turns a question into readings, the likeliest first.
///
/// A small grammar over the vocabulary: terms say who and when, words of the grammar say in which
/// shape, and every other word must be accounted for by the names of a question, an item or a sphere.
struct Interpreter {
  let lexicon: Lexicon
  let text: QuestionText
  let terms: [Term]
  /// What was typed and how it was read, for compounds and misspellings.
  let repairs: [(typed: String, readAs: String)]
  private let explainer: Explainer
  /// Only readings with this thing, by its identifier.
  private let only: String?

  /// How many ways to read the terms are tried.
  private static let limit = 64
  /// How many conditions one phrase may stand for.
  private static let mostConditions = 3
  /// How far a candidate may fall behind the best and still be a likely reading.
  private static let margin = 0.6

  init(_ question: String, only: String?, _ lexicon: Lexicon) {
    var lexicon = lexicon
    let known = lexicon.stems.count
    var text = QuestionText(question, &lexicon.stems)
    repairs = Repair(&text, lexicon.stems, known: known).changes
    self.lexicon = lexicon
    self.text = text
    self.terms = Self.placed(TermReader(text, lexicon).terms)
    self.explainer = Explainer(text.tokens, lexicon)
    self.only = only
    self.known = known
  }

  private let known: Int

  /// Where a wave is named besides, a name that can be a wave or a region is the region.
  private static func placed(_ terms: [Term]) -> [Term] {
    func isWave(_ meaning: Term.Meaning) -> Bool {
      if case .waves = meaning { true } else { false }
    }
    func isRegion(_ meaning: Term.Meaning) -> Bool {
      if case .region = meaning { true } else { false }
    }
    guard terms.contains(where: { $0.meanings.allSatisfy(isWave) }) else { return terms }
    return terms.map { term in
      guard term.meanings.contains(where: isRegion) else { return term }
      return Term(tokens: term.tokens, meanings: term.meanings.filter { !isWave($0) })
    }
  }

  /// Whether words of the question have to be looked for in the whole vocabulary: a misspelling or a
  /// compound is like none of the names that hold its letters.
  static func needsEverything(_ question: String, _ lexicon: Lexicon) -> Bool {
    var stems = lexicon.stems
    let known = stems.count
    let text = QuestionText(question, &stems)
    return text.tokens.contains { token in
      guard let stem = token.stem, stem >= known, !token.isNumber else { return false }
      return stems.compounds(of: stem, among: known).isEmpty
    }
  }

  /// A choice of what each term means; `nil` for a term whose words are part of what is asked.
  private typealias Choice = [Term.Meaning?]

  /// The choices, those with the fewest terms given up first.
  private var choices: [Choice] {
    var choices: [Choice] = [[]]
    for term in terms {
      let options = term.meanings.map { Optional($0) } + (canBeGivenUp(term) ? [nil] : [])
      choices = choices.flatMap { choice in options.map { choice + [$0] } }
      if choices.count > Self.limit { choices = Array(choices.prefix(Self.limit)) }
    }
    let ranked = choices.enumerated().sorted { first, second in
      let given = (
        first.element.count { $0 == nil }, second.element.count { $0 == nil }
      )
      return given.0 == given.1 ? first.offset < second.offset : given.0 < given.1
    }
    return ranked.map(\.element)
  }

  /// Whether the words of a term can mean something else; "small" only where figures say the size.
  private func canBeGivenUp(_ term: Term) -> Bool {
    // "Kommunen" takes nothing away by being given up, but says that no one kind is meant.
    if term.meanings == [.kind(.any)] { return false }
    let isSize = term.meanings.contains { if case .extremeClass = $0 { true } else { false } }
    guard isSize else { return term.canBeContent }
    return terms.flatMap(\.meanings).contains { if case .band = $0 { true } else { false } }
  }

  /// What a choice leads to.
  struct Proposal {
    let terms: [(tokens: Range<Int>, meaning: Term.Meaning)]
    /// Ways to read the groups, the likeliest first.
    let groups: [[WantedGroup]]
    /// Tiers of what may be asked, the likeliest first.
    let tiers: [[[Candidate]]]
    /// What accounts for some of the words only.
    let partial: [Candidate]
    /// The words that carry content.
    let required: TokenSet
    let waves: Set<Int>
    let studies: Set<String>?
    let years: [Int]
  }

  /// The proposals in the order in which they are to be tried.
  var proposals: [Proposal] { proposals(isScoped: true) }

  /// The proposals as if no wave, year or publication were named, with what other publishers found.
  var unscopedProposals: [Proposal] { proposals(isScoped: false) }

  private func proposals(isScoped: Bool) -> [Proposal] {
    let all = choices.map { propose($0, isScoped: isScoped) }
    // Among choices that give up as many terms the better explained comes first.
    return all.enumerated().sorted { first, second in
      let gaveUp = (first.element.terms.count, second.element.terms.count)
      if gaveUp.0 != gaveUp.1 { return gaveUp.0 > gaveUp.1 }
      let scores = (best(first.element), best(second.element))
      return scores.0 == scores.1 ? first.offset < second.offset : scores.0 > scores.1
    }.map(\.element)
  }

  private func best(_ proposal: Proposal) -> Double {
    proposal.tiers.first?.first?.first?.score ?? 0
  }

  private func propose(_ choice: Choice, isScoped: Bool) -> Proposal {
    var chosen: [(tokens: Range<Int>, meaning: Term.Meaning)] = []
    var taken = TokenSet()
    for (term, meaning) in zip(terms, choice) {
      guard let meaning else { continue }
      chosen.append((term.tokens, meaning))
      taken.formUnion(TokenSet(term.tokens))
    }
    let (waves, studies, years) =
      isScoped ? scope(chosen) : (Set(lexicon.waves.indices), nil, [])
    let givenUp = zip(terms, choice).filter { $1 == nil }.map { TokenSet($0.0.tokens) }
      .reduce(TokenSet()) { $0.union($1) }
    let asksWho = text.tokens.prefix(2).contains { $0.role.contains(.who) }
    var (allowed, required, negation, whole) = content(taken, givenUp)
    for place in chosen.indices {
      guard case .conditions(let conditions) = chosen[place].meaning, conditions.count > 1 else {
        continue
      }
      let (named, covered) = explainer.named(conditions, among: required)
      // "Well positioned" in anything at all is no group of its own.
      guard named.count <= Self.mostConditions else {
        required = []
        continue
      }
      chosen[place].meaning = .conditions(named)
      required.subtract(covered)
    }
    let demand = Explainer.Demand(
      allowed: allowed, required: required, negation: negation,
      whole: whole
    ) {
      question in
      waves.contains(question.wave) && isWanted(question) && (!asksWho || question.asksWho)
    }
    var tiers: [[[Candidate]]] = []
    var partial: [Candidate] = []
    if !required.isEmpty, !isReversed(chosen, givenUp, required) {
      let found = explainer.candidates(demand)
      let full = narrowed(found.full)
      partial = Array(found.partial.prefix(40))
      tiers = Self.tiers(full)
      if tiers.isEmpty, hasCoordination(taken) {
        if let parts = coordinated(found.partial, required, whole) { tiers = [parts] }
      }
    }
    return Proposal(
      terms: chosen, groups: WantedGroup.read(chosen.map { ($0.tokens, $0.meaning) }, text.tokens),
      tiers: tiers, partial: partial, required: required, waves: waves, studies: studies,
      years: years)
  }

  /// Whether a type is asked for as a part of the wrong whole: "the share of counties among optimisers"
  /// is not the share of optimisers among counties.
  private func isReversed(
    _ chosen: [(tokens: Range<Int>, meaning: Term.Meaning)], _ givenUp: TokenSet,
    _ required: TokenSet
  ) -> Bool {
    guard required.isSubset(of: givenUp) else { return false }
    let type = terms.first { term in
      givenUp.contains(term.tokens.lowerBound)
        && term.meanings.contains { if case .type = $0 { true } else { false } }
    }
    let kind = chosen.first { chosen in
      if case .kind(let kind) = chosen.meaning { kind != .any } else { false }
    }
    guard let type, let kind else { return false }
    let isTypeFirst = type.tokens.lowerBound < kind.tokens.lowerBound
    let between =
      isTypeFirst
      ? text.tokens[type.tokens.upperBound..<max(type.tokens.upperBound, kind.tokens.lowerBound)]
      : text.tokens[kind.tokens.upperBound..<max(kind.tokens.upperBound, type.tokens.lowerBound)]
    let words =
      isTypeFirst
      ? ["sind", "are", "ist", "is"] : ["among", "unter", "an", "of", "von", "bei", "in"]
    return between.contains { words.contains($0.text.lowercased()) }
  }

  // MARK: Scope

  /// The waves, publications and years that are named; without any, every wave of the warehouse's own.
  private func scope(
    _ chosen: [(tokens: Range<Int>, meaning: Term.Meaning)]
  ) -> (waves: Set<Int>, studies: Set<String>?, years: [Int]) {
    var waves = Set(lexicon.waves.indices.filter { !lexicon.waves[$0].isExternal })
    var named: Set<Int> = []
    var studies: Set<String> = []
    var years: [Int] = []
    for (_, meaning) in chosen {
      switch meaning {
      case .waves(let places): named.formUnion(places)
      case .studies(let places): studies.formUnion(places.map { lexicon.studies[$0].id })
      case .year(let year): years.append(year)
      default: break
      }
    }
    if !named.isEmpty { waves.formIntersection(named) }
    if !years.isEmpty {
      waves = waves.filter { wave in
        years.contains { lexicon.waves[wave].years?.contains($0) == true }
      }
    }
    return (waves, studies.isEmpty ? nil : studies, years.sorted())
  }

  private func isWanted(_ question: Lexicon.Question) -> Bool {
    guard let only, only.contains("/") || isQuestionConcept(only) || isSphere(only) else {
      return true
    }
    return question.id == only || lexicon.questionConcepts[question.questionConcept].id == only
      || question.sphere.map { lexicon.spheres[$0].id } == only
  }

  private func isQuestionConcept(_ id: String) -> Bool {
    lexicon.questionConcepts.contains { $0.id == id }
  }

  private func isSphere(_ id: String) -> Bool { lexicon.spheres.contains { $0.id == id } }

  /// The candidates with the item that alone is wanted.
  private func narrowed(_ candidates: [Candidate]) -> [Candidate] {
    guard let only, let concept = lexicon.concept(only) else { return candidates }
    let named = candidates.filter { $0.items.contains(concept) }
    return named.isEmpty ? candidates : named
  }

  // MARK: Content

  /// What a word may do besides and still be one that carries content.
  private static let contentRoles: GrammarWords.Role = [
    .inhabitants, .axisType, .axisRegion, .axisSize, .sizeClass, .category,
  ]

  /// Which parts of the question can be part of what is asked, which must be, and where it says no.
  private func content(
    _ taken: TokenSet, _ givenUp: TokenSet
  ) -> (allowed: TokenSet, required: TokenSet, negation: TokenSet, whole: TokenSet) {
    var allowed = TokenSet()
    var required = TokenSet()
    var negation = TokenSet()
    for (place, token) in text.tokens.enumerated() where !taken.contains(place) {
      guard token.stem != nil else { continue }
      let isNegation = token.stem == lexicon.stems.negation
      let isDegree = isDegree(place)
      guard isNegation || isDegree || token.role.isDisjoint(with: .function) else { continue }
      allowed.insert(TokenSet(place))
      if isNegation { negation.insert(TokenSet(place)) }
      // "Wie groß" asks for a size; "die größte Rolle" for the highest.
      let adjectives: GrammarWords.Role = [.small, .large, .maximum, .minimum]
      let isSize =
        !token.role.isDisjoint(with: adjectives) && !isSuperlative(token)
        && !Folding.words(token.text).contains(where: Self.frequencies.contains)
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

  /// Whether a typed word is part of a compound of the vocabulary.
  private func isPart(_ stem: Int) -> Bool {
    !lexicon.stems.compounds(of: stem, among: known).isEmpty
  }

  /// The words and numbers that occur nowhere in the vocabulary.
  ///
  /// Each of them could make the question another, so that there is no answer with one of them.
  var unknown: [Int] {
    text.tokens.indices.filter { place in
      let token = text.tokens[place]
      guard let stem = token.stem, stem >= known, token.role.isEmpty else { return false }
      return !terms.contains { $0.tokens.contains(place) } && (token.isNumber || !isPart(stem))
    } + text.tokens.indices.filter { isLooseComparator($0) || isSeveral($0) }
  }

  /// "more than two", "at least one": a limit on something that is not a size.
  private func isLooseComparator(_ place: Int) -> Bool {
    guard !text.tokens[place].role.isDisjoint(with: [.under, .over]),
      !terms.contains(where: { $0.tokens.contains(place) })
    else { return false }
    let counts = [
      "one", "two", "three", "four", "five", "six", "zwei", "drei", "vier", "fünf", "sechs",
    ]
    return text.tokens.dropFirst(place + 1).prefix(2).contains { token in
      let word = token.text.lowercased()
      return counts.contains(word) || (word.hasPrefix("ein") && word.count <= 5 && word != "ein")
    }
      && ["mehr", "more", "mindestens", "least", "weniger", "less", "fewer", "höchstens"].contains(
        text.tokens[place].text.lowercased())
  }

  // MARK: Tiers

  /// Candidates of the same score together, as far as they are likely.
  private static func tiers(_ candidates: [Candidate]) -> [[[Candidate]]] {
    guard let best = candidates.first?.score else { return [] }
    var tiers: [[Candidate]] = []
    for candidate in candidates where candidate.score > best - margin {
      if let last = tiers.last?.last, last.score - candidate.score < 0.02 {
        tiers[tiers.count - 1].append(candidate)
      } else {
        tiers.append([candidate])
      }
    }
    return tiers.map { [$0] }
  }

  private func hasCoordination(_ taken: TokenSet) -> Bool {
    text.tokens.indices.contains { place in
      let token = text.tokens[place]
      if case .sign(let sign) = token.kind { return ",/&".contains(sign) }
      return !token.role.isDisjoint(with: [.separator, .or, .and]) && !taken.contains(place)
    }
  }

  /// Two or three candidates that share the item or the question and together account for everything.
  private func coordinated(
    _ partial: [Candidate], _ required: TokenSet, _ whole: TokenSet
  ) -> [[Candidate]]? {
    let some = partial.prefix(80).filter { whole.intersection($0.explained).isSubset(of: $0.whole) }
    var best: (score: Double, parts: [Candidate])?
    for first in some {
      var parts = [first]
      var left = required.subtracting(first.explained)
      while !left.isEmpty, parts.count < 4 {
        let next = some.first { other in
          areAlike(first, other) && !other.explained.isDisjoint(with: left)
            && !parts.contains { $0.question == other.question && $0.items == other.items }
        }
        guard let next else { break }
        parts.append(next)
        left.subtract(next.explained)
      }
      guard left.isEmpty else { continue }
      let score = parts.map(\.score).reduce(0, +) / Double(parts.count)
      if score > best?.score ?? 0 { best = (score, parts) }
    }
    return best.map { $0.parts.map { [$0] } }
  }

  private func areAlike(_ first: Candidate, _ second: Candidate) -> Bool {
    first.question == second.question && !first.items.isEmpty && !second.items.isEmpty
      ? first.items != second.items
      : first.items == second.items && first.question != second.question
  }
}
