/// A limit on the shares that are asked for: "by more than half", "unter 20 Prozent".
struct Threshold: Hashable {
  /// In percent.
  let value: Double
  let isOver: Bool
  /// Whether the limit itself meets it: "at least", "höchstens".
  let isInclusive: Bool
  /// The words that say it.
  let places: TokenSet

  /// The first limit on shares that stands in a question.
  static func first(in tokens: [QuestionText.Token], _ terms: [Term]) -> Threshold? {
    let reader = ThresholdReader(tokens: tokens, terms: terms)
    return tokens.indices.lazy.compactMap(reader.threshold).first
  }

  /// Whether a share meets it.
  func admits(_ share: Double) -> Bool {
    share == value ? isInclusive : isOver ? share > value : share < value
  }
}

extension Interpreter {
  /// Reads the limit that a question sets; `nil` where it sets none.
  static func threshold(_ tokens: [QuestionText.Token], _ terms: [Term]) -> Threshold? {
    // "Which are offered by more than half", but not "how many have a share above 20 %".
    let asks = tokens.contains {
      GrammarWords.Exact.interrogatives.contains($0.word)
        || GrammarWords.Exact.predicates.contains($0.word)
    }
    // "Kommunentypen mit über 50 Prozent De-Mail": just words are a list, too.
    let isList =
      (tokens.contains { GrammarWords.Exact.listing.contains($0.word) } || !asks)
      && !tokens.contains { GrammarWords.Exact.how.contains($0.word) }
    return isList ? Threshold.first(in: tokens, terms) : nil
  }
}

/// Finds a limit on shares in a question.
private struct ThresholdReader {
  let tokens: [QuestionText.Token]
  let terms: [Term]

  private func word(_ place: Int) -> String {
    tokens.indices.contains(place) ? tokens[place].word : ""
  }

  /// The limit whose first word stands at a place.
  func threshold(at place: Int) -> Threshold? {
    let words = GrammarWords.Exact.self
    if words.majority.contains(word(place)), !isSide(place) {
      return Threshold(value: 50, isOver: true, isInclusive: false, places: TokenSet(place))
    }
    let isOver = words.overLimits.contains(word(place))
    guard isOver || words.underLimits.contains(word(place)) else { return nil }
    var next = place + 1
    while words.fillers.contains(word(next)) { next += 1 }
    guard let (value, end) = share(next),
      !terms.contains(where: { $0.tokens.contains(next) || $0.tokens.contains(place) })
    else { return nil }
    // "at least", "more than".
    let start = words.beforeLimits.contains(word(place - 1)) ? place - 1 : place
    return Threshold(
      value: value, isOver: isOver, isInclusive: words.inclusive.contains(word(place)),
      places: TokenSet(start..<end))
  }

  /// "the majority of optimisers": a share that is asked for, and no limit.
  private func isSide(_ place: Int) -> Bool {
    GrammarWords.Exact.how.contains(word(place - 1))
  }

  /// A share in figures or words, and where it ends.
  private func share(_ place: Int) -> (value: Double, end: Int)? {
    let words = GrammarWords.Exact.self
    guard tokens.indices.contains(place) else { return nil }
    if case .number(let number, _) = tokens[place].kind {
      guard (0...100).contains(number), tokens.indices.contains(place + 1) else { return nil }
      let isPercent =
        tokens[place + 1].kind == .sign("%") || tokens[place + 1].role.contains(.share)
      return isPercent ? (Double(number), place + 2) : nil
    }
    // "half", "two thirds", "ein Viertel".
    if words.halves.contains(word(place)) { return (50, place + 1) }
    let count =
      words.one.contains(word(place)) || word(place) == "a" ? 1 : words.counts[word(place)]
    let (parts, at) = count.map { ($0, place + 1) } ?? (1, place)
    if let part = words.fractions[word(at)] {
      return (Double(parts) * 100 / Double(part), at + 1)
    }
    // "one in ten", "jede zehnte".
    if count == 1 || word(place) == "one", word(place + 1) == "in",
      let all = words.counts[word(place + 2)]
    {
      return (100 / Double(all), place + 3)
    }
    if word(place).hasPrefix("jede"), let all = words.tenths[word(place + 1)] {
      return (100 / Double(all), place + 2)
    }
    return nil
  }
}

/// The words of limits, a closed class.
extension GrammarWords.Exact {
  /// Ask for several.
  static let listing: Set = [
    "welche", "welchen", "welcher", "which", "what", "nenne", "nennen", "list", "liste", "zeige",
    "was",
  ]
  static let majority: Set = ["mehrheit", "majority", "mehrheitlich"]
  static let overLimits: Set = ["mehr", "ueber", "mindestens", "more", "over", "above", "least"]
  static let underLimits: Set = [
    "weniger", "unter", "hoechstens", "less", "fewer", "under", "below", "most",
  ]
  /// Stand between a comparator and its number.
  static let fillers: Set = ["als", "than", "der", "die", "the", "of", "nur"]
  /// Stand before a comparator.
  static let beforeLimits: Set = ["at", "zu", "zum"]
  static let inclusive: Set = ["mindestens", "least", "hoechstens", "most"]
  static let halves: Set = ["haelfte", "half", "halb"]
  static let fractions = [
    "drittel": 3, "third": 3, "thirds": 3, "viertel": 4, "quarter": 4, "quarters": 4,
    "fuenftel": 5, "fifth": 5, "fifths": 5, "zehntel": 10, "tenth": 10, "tenths": 10,
  ]
  static let tenths = [
    "zweite": 2, "dritte": 3, "vierte": 4, "fuenfte": 5, "zehnte": 10, "zwanzigste": 20,
  ]
}
