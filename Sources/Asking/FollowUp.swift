import Survey

/// A second line of a conversation, such as "und bei den Städten?", which keeps the question before it and
/// changes what it names.
struct FollowUp {
  private let before: Interpreter
  private let after: Interpreter

  /// The whole question that two lines make.
  static func question(_ before: String, then after: String, _ lexicon: Lexicon) -> String {
    FollowUp(
      before: Interpreter(before, only: nil, lexicon),
      after: Interpreter(after, only: nil, lexicon)
    ).question
  }

  private init(before: Interpreter, after: Interpreter) {
    self.before = before
    self.after = after
  }

  private enum Slot { case group, condition, scope }

  private static func slots(_ term: Term) -> Set<Slot> {
    Set(
      term.meanings.map { meaning in
        switch meaning {
        case .conditions: .condition
        case .waves, .studies, .year: .scope
        default: .group
        }
      })
  }

  private var question: String {
    var gone = TokenSet()
    let named = after.terms.map(Self.slots).reduce(Set()) { $0.union($1) }
    for term in before.terms where !named.isDisjoint(with: Self.slots(term)) {
      gone.formUnion(TokenSet(term.tokens))
    }
    if !content.isEmpty, let best {
      // Another item takes the place of the item, another thing that of all that was asked.
      gone.formUnion(best.items.isEmpty ? best.explained : best.byItem)
    }
    let kept = words(before, before.text.tokens.indices.filter { !gone.contains($0) })
    let new = words(after, after.text.tokens.indices.filter(isMeant))
    return [kept, new].filter { !$0.isEmpty }.joined(separator: ", ")
  }

  /// What the first line was about.
  private var best: Candidate? {
    before.proposals.lazy.compactMap { proposal in
      proposal.tiers.first?.first?.first ?? proposal.partial.first
    }.first
  }

  /// Words of the second line that say what is asked.
  private var content: [Int] {
    after.text.tokens.indices.filter { place in
      let token = after.text.tokens[place]
      return token.stem != nil && !isInTerm(place)
        && token.role.isDisjoint(with: GrammarWords.Role.function.union(.light))
        && !GrammarWords.Exact.adverbs.contains(token.word) && !after.isSuperlative(token)
    }
  }

  private func isInTerm(_ place: Int) -> Bool { after.terms.contains { $0.tokens.contains(place) } }

  /// "What about the cities": what only leads over is left out.
  private func isMeant(_ place: Int) -> Bool {
    let token = after.text.tokens[place]
    return isInTerm(place) || content.contains(place) || after.isSuperlative(token)
      || token.role.contains(.negation)
  }

  /// The words of some places, with commas where parts of the question end.
  private func words(_ interpreter: Interpreter, _ places: [Int]) -> String {
    var text = ""
    var last: QuestionText.Token?
    for place in places {
      let token = interpreter.text.tokens[place]
      if token.kind == .sign(",") { continue }
      // A compound that was read as its parts stands there once.
      if let last, last.text == token.text, last.part == token.part, place > 0,
        interpreter.text.tokens[place - 1].text == token.text
      {
        continue
      }
      if let last { text += last.part == token.part ? " " : ", " }
      text += token.text
      last = token
    }
    return text
  }
}
