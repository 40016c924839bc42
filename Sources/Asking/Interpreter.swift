import Survey
import Text

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
  let search: CandidateSearch
  /// Only readings with this thing, by its identifier.
  private let only: String?

  /// How many ways to read the terms are tried.
  private static let limit = 64
  /// How many conditions one phrase may stand for.
  private static let mostConditions = 3

  init(_ question: String, only: String?, _ lexicon: Lexicon) {
    var lexicon = lexicon
    let known = lexicon.names.stems.count
    var text = QuestionText(question, &lexicon.names.stems)
    repairs = Repair(&text, lexicon.names, known: known).changes
    self.lexicon = lexicon
    self.text = text
    let placed = Self.placed(TermReader(text, lexicon).terms)
    excluded = Self.excluded(placed, text.tokens)
    self.terms = placed.filter { [excluded] in !excluded.contains($0.tokens.lowerBound) }
    let claim = Self.claim(text.tokens, placed)
    self.claim = claim
    threshold = claim == nil ? Self.threshold(text.tokens, placed) : nil
    self.search = CandidateSearch(text.tokens, lexicon)
    self.only = only
    self.known = known
  }

  /// What yes or no is asked of.
  let claim: Claim?
  /// The limit on the shares that are asked for.
  let threshold: Threshold?
  /// Where kinds of respondents are set apart from the kind that is meant.
  let excluded: TokenSet

  /// How many stems belong to the vocabulary; those behind were typed.
  let known: Int

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

  /// "cities (without counties)", "Städte, keine Kreise": kinds that are named only to say that another is meant,
  /// with the words that say so.
  private static func excluded(_ terms: [Term], _ tokens: [QuestionText.Token]) -> TokenSet {
    func kind(_ term: Term) -> UnitKind? {
      term.meanings.compactMap { if case .kind(let kind) = $0 { kind } else { nil } }.first
    }
    var places = TokenSet()
    var kept: Set<UnitKind> = []
    var end = 0
    for term in terms {
      guard let kind = kind(term) else { continue }
      let start = term.tokens.lowerBound
      let between = tokens[end..<max(end, start)]
      let isChained =
        end > 0 && !places.isEmpty && places.contains(end - 1)
        && between.allSatisfy { !$0.role.isDisjoint(with: [.stop, .and, .or, .negation]) }
      let before = (max(0, start - 3)..<start).last {
        GrammarWords.Exact.except.contains(tokens[$0].word)
      }
      let isOut = before.map { except in
        tokens[except..<start].dropFirst().allSatisfy { $0.role.contains(.stop) }
      }
      if isOut == true || isChained {
        places.formUnion(TokenSet((before ?? end)..<term.tokens.upperBound))
        end = term.tokens.upperBound
      } else {
        kept.insert(kind)
        end = term.tokens.upperBound
      }
    }
    return kept.subtracting([.any]).isEmpty ? TokenSet() : places
  }

  /// Whether words of the question have to be looked for in the whole vocabulary: a misspelling or a
  /// compound is like none of the names that hold its letters.
  static func needsEverything(_ question: String, _ lexicon: Lexicon) -> Bool {
    var stems = lexicon.names.stems
    let known = stems.count
    let text = QuestionText(question, &stems)
    return text.tokens.contains { token in
      guard let stem = token.stem, stem >= known, !token.isNumber else { return false }
      return !stems.isOfNames(stem, among: known)
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
  func canBeGivenUp(_ term: Term) -> Bool {
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
  var proposals: [Proposal] {
    if let known = memory.proposals { return known }
    let all = proposals(isScoped: true)
    memory.proposals = all
    return all
  }

  /// What was worked out already.
  private final class Memory {
    var proposals: [Proposal]?
  }

  private let memory = Memory()

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
      let (named, covered) = search.named(conditions, among: required)
      // "Well positioned" in anything at all is no group of its own.
      guard named.count <= Self.mostConditions else {
        required = []
        continue
      }
      chosen[place].meaning = .conditions(named)
      required.subtract(covered)
    }
    let demand = CandidateSearch.Demand(
      allowed: allowed, required: required, negation: negation,
      whole: whole
    ) {
      question in
      waves.contains(question.wave) && isWanted(question) && (!asksWho || question.asksFor == .who)
    }
    var tiers: [[[Candidate]]] = []
    var partial: [Candidate] = []
    if !required.isEmpty, !isReversed(chosen, givenUp, required) {
      let found = search.candidates(demand)
      let full = withoutPlans(narrowed(found.full)).filter {
        isNamed($0, required) && isDeniedAtOnce($0)
      }
      partial = Array(found.partial.lazy.filter(isDeniedAtOnce).prefix(40))
      tiers = Self.tiers(full)
      if tiers.isEmpty, only == nil, hasCoordination(taken),
        let parts = Self.coordinated(found.partial, required, whole)
      {
        tiers = [parts]
      }
    }
    return Proposal(
      terms: chosen, groups: WantedGroup.read(chosen.map { ($0.tokens, $0.meaning) }, text.tokens),
      tiers: tiers, partial: partial, required: required, waves: waves, studies: studies,
      years: years)
  }

  /// Whether a candidate is named, and not only one word of what it is about said besides.
  private func isNamed(_ candidate: Candidate, _ required: TokenSet) -> Bool {
    !candidate.whole.isDisjoint(with: required)
      || required.intersection(candidate.explained).places.count > 1
  }

  /// Whether the "no" of a candidate, if it has one, stands in a sentence with something else of it.
  private func isDeniedAtOnce(_ candidate: Candidate) -> Bool {
    let places = candidate.explained.places
    let (denied, others) = (
      places.filter { text.tokens[$0].stem == lexicon.names.stems.negation },
      places.filter { text.tokens[$0].stem != lexicon.names.stems.negation }
    )
    return denied.isEmpty
      || denied.contains { place in
        others.contains { text.tokens[$0].sentence == text.tokens[place].sentence }
      }
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
    let wholes = GrammarWords.Exact.wholes
    let words = isTypeFirst ? wholes.behind : wholes.before
    return between.contains { words.contains($0.word) }
  }

  /// The candidates without what is only planned, unless the question says so or there is nothing else: what is
  /// planned is not there.
  func withoutPlans(_ candidates: [Candidate]) -> [Candidate] {
    func isPlan(_ words: [String]) -> Bool {
      words.contains { word in GrammarWords.Exact.plans.contains { word.hasPrefix($0) } }
    }
    let said = text.tokens.indices.filter { !silent.contains($0) }.map { text.tokens[$0].word }
    guard !isPlan(said) else { return candidates }
    let real = candidates.filter { candidate in
      let labels = lexicon.questionConcepts[lexicon.questions[candidate.question].questionConcept]
        .labels
      return !isPlan(Folding.words(labels[.german] + " " + labels[.english]))
    }
    return real.isEmpty ? candidates : real
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
    let all = waves
    if !named.isEmpty { waves.formIntersection(named) }
    if isNationwide {
      let nationwide = all.filter { lexicon.waves[$0].isNationwide }
      // "the one of NRW and the nationwide one"
      waves = isBesideOther(named) ? waves.union(nationwide) : waves.intersection(nationwide)
    }
    func covers(_ wave: Int, _ year: Int) -> Bool {
      lexicon.waves[wave].years?.contains(year) == true
    }
    if !years.isEmpty {
      let other = years.filter { year in !waves.contains { covers($0, year) } }
      waves = waves.filter { wave in years.contains { covers(wave, $0) } }
      // "the survey of NRW and that of 2018"
      if years.count > other.count, !waves.isEmpty {
        waves.formUnion(all.filter { wave in other.contains { covers(wave, $0) } })
      }
    }
    return (waves, studies.isEmpty ? nil : studies, years.sorted())
  }

  /// Whether waves are named, and the whole country beside them: "in NRW and nationwide".
  private func isBesideOther(_ named: Set<Int>) -> Bool {
    !named.isEmpty && named.allSatisfy { !lexicon.waves[$0].isNationwide }
      && text.tokens.contains { !$0.role.isDisjoint(with: [.and, .separator]) }
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
    return candidates.filter { $0.items.contains(concept) }
  }
}
