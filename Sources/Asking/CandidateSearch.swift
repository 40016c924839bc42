/// Weighs which questions and items account for the words of a question.
///
/// A bag of words: a name fits by how many of its words occur, in whatever order and language. A
/// candidate must account for every word that carries content.
struct CandidateSearch {
  struct Match {
    let thing: Lexicon.Thing
    /// For each word of the name, where it stands as it is, and where as a part of a compound.
    let words: [(exact: TokenSet, part: TokenSet)]
    let isNegated: Bool
    let isAlias: Bool
  }

  private let lexicon: Lexicon
  private let count: Int
  private var byConcept: [[Match]]
  private var byQuestion: [[Match]]
  private var byItem: [Lexicon.Thing: [Match]] = [:]

  /// Everything whose whole name of content stands in the question as it is, with its places.
  private(set) var wholeNames: [(thing: Lexicon.Thing, places: TokenSet)] = []

  /// What one thing accounts for.
  private struct Fit {
    var places: TokenSet = []
    var weights: [Double]
    var complete: TokenSet = []

    init(_ count: Int) { weights = Array(repeating: 0, count: count) }

    mutating func join(_ other: Fit) {
      places.formUnion(other.places)
      complete.formUnion(other.complete)
      for place in weights.indices { weights[place] = max(weights[place], other.weights[place]) }
    }

    mutating func add(_ place: Int, _ weight: Double) {
      places.insert(TokenSet(place))
      weights[place] = max(weights[place], weight)
    }
  }

  /// What a complete name, part of one, and a word of a paraphrase are worth.
  private static let worth = (
    itemName: 3.0, itemPart: 1.0, questionPhrase: 3.2, questionName: 2.5, questionPart: 2.0,
    paraphrase: 1.5, light: 0.3, unsaid: 0.03
  )

  init(_ tokens: [QuestionText.Token], _ lexicon: Lexicon) {
    self.lexicon = lexicon
    self.count = tokens.count
    byConcept = Array(repeating: [], count: lexicon.concepts.count)
    byQuestion = Array(repeating: [], count: lexicon.questions.count)
    let places = StemPlaces(tokens, lexicon.names.stems)
    var ofSpheres = Array(repeating: [Match](), count: lexicon.spheres.count)
    var ofQuestionConcepts = Array(repeating: [Match](), count: lexicon.questionConcepts.count)
    for name in lexicon.names.all {
      let words = lexicon.names.words(name)
      guard words.contains(where: { places.occurs($0) }) else { continue }
      let match = Match(
        thing: name.thing, words: words.map { (places.exact[$0], places.part[$0]) },
        isNegated: name.isNegated, isAlias: name.isAlias)
      if match.words.allSatisfy({ !$0.exact.isEmpty }) {
        wholeNames.append(
          (name.thing, match.words.reduce(TokenSet()) { $0.union($1.exact) }))
      }
      switch name.thing {
      case .concept(let place): byConcept[place].append(match)
      case .item: byItem[name.thing, default: []].append(match)
      case .question(let place): byQuestion[place].append(match)
      case .questionConcept(let place): ofQuestionConcepts[place].append(match)
      case .sphere(let place): ofSpheres[place].append(match)
      case .unitKind, .wave, .study: break
      }
    }
    for (place, question) in lexicon.questions.enumerated() {
      byQuestion[place] += ofQuestionConcepts[question.questionConcept]
      if let sphere = question.sphere { byQuestion[place] += ofSpheres[sphere] }
    }
  }

  /// How much of a name stands among some parts of a question.
  private func share(_ match: Match, _ allowed: TokenSet) -> Double {
    var found = 0.0
    for word in match.words {
      if !word.exact.isDisjoint(with: allowed) {
        found += 1
      } else if !word.part.isDisjoint(with: allowed) {
        found += 0.7
      }
    }
    return found / Double(match.words.count)
  }

  private func add(
    _ match: Match, to fit: inout Fit, _ allowed: TokenSet, _ negation: TokenSet,
    least: Double = 0, weight: (Double) -> Double
  ) {
    guard !match.isNegated || !negation.isEmpty else { return }
    let share = share(match, allowed)
    guard share > least else { return }
    for word in match.words {
      let places = word.exact.union(word.part).intersection(allowed)
      for place in places.places {
        fit.add(place, weight(share))
        if share == 1 { fit.complete.insert(TokenSet(place)) }
      }
    }
  }

  /// What the names of a question and of its sphere account for; a sphere alone asks for nothing.
  private func fit(question: Int, _ allowed: TokenSet, _ negation: TokenSet) -> (
    fit: Fit, isNamed: Bool
  ) {
    var fit = Fit(count)
    var isNamed = false
    for match in byQuestion[question] {
      let worth = Self.worth
      switch match.thing {
      case .question:
        add(match, to: &fit, allowed, []) { _ in worth.paraphrase }
      case .questionConcept:
        // Several words that name a question leave less open than one that names an item.
        let whole = match.words.count > 1 ? worth.questionPhrase : worth.questionName
        var own = Fit(count)
        add(match, to: &own, allowed, negation, least: match.isAlias ? 0.99 : 0) {
          $0 == 1 ? whole : worth.questionPart
        }
        fit.join(own)
        isNamed = isNamed || !own.places.isEmpty
      default:
        add(match, to: &fit, allowed, []) { $0 == 1 ? worth.questionName : worth.paraphrase }
      }
    }
    return (fit, isNamed)
  }

  /// What the names of an item account for; of a label at least so much must occur.
  private func fit(
    item: Int, of question: Int, least: Double, _ allowed: TokenSet, _ negation: TokenSet
  ) -> Fit {
    var fit = Fit(count)
    let own = byItem[.item(question: question, concept: item)] ?? []
    for match in byConcept[item] + own {
      // Half a name is not the thing: "Leitung" is not the IT-Leitung.
      add(match, to: &fit, allowed, negation, least: match.isAlias ? 0.99 : least) { share in
        share == 1 ? Self.worth.itemName : Self.worth.itemPart + share
      }
    }
    return fit
  }

  /// What the names of an item account for; where other words name the question, less of a label will do.
  private func fit(
    item: Int, of question: Int, isUnion: Bool, named own: Fit, _ demand: Demand
  ) -> Fit {
    // "Satisfactory" is not "satisfactory or better".
    let least = isUnion ? 0.6 : 0.5
    let fit = fit(item: item, of: question, least: least, demand.allowed, demand.negation)
    if isUnion { return fit }
    guard fit.places.isDisjoint(with: demand.required), !own.places.isEmpty else { return fit }
    let loose = self.fit(item: item, of: question, least: 0.39, demand.allowed, demand.negation)
    let others = own.places.intersection(demand.required).subtracting(loose.places)
    return others.isEmpty ? fit : loose
  }

  /// How much of a label of a concept occurs, beside a shorter name that occurs whole: of two items that
  /// an alias names, the one that is literally named comes first.
  private func literalness(_ item: Int, _ allowed: TokenSet) -> Double {
    0.3 * (byConcept[item].map { share($0, allowed) }.filter { $0 < 1 }.max() ?? 0)
  }

  /// Whether a word of the question is a part of a longer word in the label of an item.
  func isPart(_ place: Int, of item: Int) -> Bool {
    byConcept[item].contains { match in
      !match.isAlias && match.words.contains { $0.part.contains(place) }
    }
  }

  private static let hardlySaid = 5

  /// How many words of the label of a question nobody says: of "barriers of leaders" and "barriers", where only
  /// barriers are asked for, the second is meant.
  private func unsaid(_ question: Int, _ allowed: TokenSet) -> Int {
    byQuestion[question].filter { !$0.isAlias && $0.words.count > 2 }.map { match in
      let unsaid = match.words.count { $0.exact.union($0.part).isDisjoint(with: allowed) }
      // Of a label that is hardly said nothing follows.
      return unsaid * 2 < match.words.count ? unsaid : Self.hardlySaid
    }.min() ?? Self.hardlySaid
  }

  /// Of several conditions those that the other words of the question name, and these words; all where
  /// none is named.
  func named(_ conditions: [Int], among places: TokenSet) -> (conditions: [Int], words: TokenSet) {
    let covered = conditions.map { condition in
      byConcept[condition].flatMap(\.words).reduce(TokenSet()) { covered, word in
        covered.union(word.exact.union(word.part).intersection(places))
      }
    }
    let most = covered.map(\.places.count).max() ?? 0
    guard most > 0 else { return (conditions, []) }
    let best = conditions.indices.filter { covered[$0].places.count == most }
    return (best.map { conditions[$0] }, covered[best[0]])
  }

  /// What may account for the words of a question.
  struct Demand {
    /// Every place that may be used.
    let allowed: TokenSet
    /// Those that must be accounted for.
    let required: TokenSet
    /// Where a word of negation stands.
    let negation: TokenSet
    /// Those that only a whole name may account for: words that could say who is meant.
    let whole: TokenSet
    /// Which questions come into question.
    let isOpen: (Lexicon.Question) -> Bool
  }

  /// Everything that accounts for all required places, and what comes nearest, the best first.
  func candidates(_ demand: Demand) -> (full: [Candidate], partial: [Candidate]) {
    var full: [Candidate] = []
    var partial: [Candidate] = []
    for (place, question) in lexicon.questions.enumerated() where demand.isOpen(question) {
      let (own, isNamed) = fit(question: place, demand.allowed, demand.negation)
      let left = demand.required.subtracting(own.places)
      if isNamed {
        let candidate = candidate(place, nil, own, Fit(count), demand)
        let isFull = left.isEmpty && demand.whole.isSubset(of: own.complete)
        if isFull { full.append(candidate) } else { partial.append(candidate) }
      }
      for item in question.items {
        let key = Lexicon.Thing.item(question: place, concept: item.concept)
        guard !byConcept[item.concept].isEmpty || byItem[key] != nil else { continue }
        let fit = fit(
          item: item.concept, of: place, isUnion: item.isUnion, named: own, demand)
        let named = fit.places.intersection(demand.required)
        guard !named.isEmpty else { continue }
        // Where a name of the question says as much, the item is not meant alone.
        let isWhole = fit.complete.intersection(demand.required).places
          .contains { fit.weights[$0] > own.weights[$0] }
        guard isWhole || !named.subtracting(own.places).isEmpty else { continue }
        let candidate = candidate(place, item.concept, own, fit, demand)
        let isFull =
          left.isSubset(of: fit.places)
          && demand.whole.isSubset(of: fit.complete.union(own.complete))
        if isFull { full.append(candidate) } else { partial.append(candidate) }
      }
    }
    return (sorted(full), sorted(partial))
  }

  private func sorted(_ candidates: [Candidate]) -> [Candidate] {
    // The order of the lexicon is that of identifiers, and sorting is stable.
    candidates.sorted { $0.score > $1.score }
  }

  private func candidate(
    _ question: Int, _ item: Int?, _ own: Fit, _ fit: Fit, _ demand: Demand
  ) -> Candidate {
    var score = 0.0
    for place in demand.allowed.places where place < count {
      let weight = max(own.weights[place], fit.weights[place])
      score += demand.required.contains(place) ? weight : weight * Self.worth.light
    }
    if let item { score += literalness(item, demand.allowed) }
    score -= Self.worth.unsaid * Double(unsaid(question, demand.allowed))
    let byItem = fit.places.filter { fit.weights[$0] >= own.weights[$0] }
    return Candidate(
      question: question, items: item.map { [$0] } ?? [], score: score, byItem: byItem,
      byQuestion: own.places.subtracting(byItem), whole: own.complete.union(fit.complete))
  }
}

/// Where the stems of the vocabulary occur in a question.
private struct StemPlaces {
  /// By the number of the stem.
  private(set) var exact: [TokenSet]
  /// Where a word of the question begins or ends a longer word of the vocabulary.
  private(set) var part: [TokenSet]

  init(_ tokens: [QuestionText.Token], _ stems: StemTable) {
    exact = Array(repeating: [], count: stems.count)
    part = exact
    for (place, token) in tokens.enumerated() {
      guard let id = token.stem else { continue }
      exact[id].insert(TokenSet(place))
      guard token.role.isDisjoint(with: .function.union(.light)) else { continue }
      for same in stems.synonyms(of: id, among: stems.count) { exact[same].insert(TokenSet(place)) }
      for compound in stems.compounds(of: id, among: stems.count) {
        part[compound].insert(TokenSet(place))
      }
    }
  }

  func occurs(_ stem: Int) -> Bool { !exact[stem].isEmpty || !part[stem].isEmpty }
}
