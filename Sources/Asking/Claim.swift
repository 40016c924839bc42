/// What a question says that can be answered by yes or no.
enum Claim: Hashable {
  /// "Do most counties know FIM?": the share meets a limit.
  case limit(Threshold)
  /// "Do counties use it more often than cities?": the first share is the higher one.
  case first(isHigher: Bool)

  /// The words that say it and name nothing.
  var places: TokenSet {
    switch self {
    case .limit(let limit): limit.places
    case .first: []
    }
  }
}

extension Interpreter {
  /// Reads what a question claims; `nil` where it asks for something.
  static func claim(_ tokens: [QuestionText.Token], _ terms: [Term]) -> Claim? {
    let words = GrammarWords.Exact.self
    guard let first = tokens.first, words.claiming.contains(first.word),
      !tokens.contains(where: { words.interrogatives.contains($0.word) && !$0.isFirst })
    else { return nil }
    func starts(_ term: Term, behind place: Int) -> Bool {
      let rest = place + 1..<max(place + 1, term.tokens.lowerBound)
      return term.tokens.lowerBound > place && rest.allSatisfy { tokens[$0].role.contains(.stop) }
        && term.meanings.contains(where: \.isGroup)
    }
    for place in tokens.indices where words.most.contains(tokens[place].word) {
      guard terms.contains(where: { starts($0, behind: place) }) else { continue }
      return .limit(
        Threshold(value: 50, isOver: true, isInclusive: false, places: TokenSet(place)))
    }
    if let limit = Threshold.first(in: tokens, terms) { return .limit(limit) }
    guard tokens.contains(where: { words.than.contains($0.word) }) else { return nil }
    if tokens.contains(where: { words.moreOften.contains($0.word) }) {
      return .first(isHigher: true)
    }
    return tokens.contains { words.lessOften.contains($0.word) } ? .first(isHigher: false) : nil
  }
}

/// The words of claims, a closed class.
extension GrammarWords.Exact {
  /// Open a question that yes or no answers.
  static let claiming: Set = [
    "have", "has", "had", "do", "does", "did", "are", "is", "was", "were", "can", "haben", "hat",
    "hatten", "ist", "sind", "war", "waren", "koennen", "nutzen", "nutzt", "setzen", "setzt",
    "bieten", "bietet", "kennen", "kennt", "verwenden", "verwendet", "stimmt", "halten", "sehen",
  ]
  static let most: Set = ["most", "meisten"]
  static let moreOften: Set = ["more", "higher", "mehr", "oefter", "haeufiger", "hoeher", "eher"]
  static let lessOften: Set = ["less", "fewer", "lower", "weniger", "seltener", "niedriger"]
}
