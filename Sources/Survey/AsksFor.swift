import Text

/// What a question asks for.
package enum AsksFor: String, CaseIterable, Sendable {
  /// Those who do something: who is responsible, with whom one works, what drives or pays.
  case who
  /// Anything else.
  case what

  /// The likeliest, for a question of which nobody said it.
  ///
  /// - Parameters:
  ///   - kinds: The kinds of the concepts that its items are.
  ///   - labels: What it is called, in whatever language.
  package init(kinds: some Sequence<String>, labels: some Sequence<String>) {
    let asksWho =
      kinds.contains(where: Self.actors.contains)
      || labels.contains { Folding.words($0).prefix(2).contains(where: Self.words.contains) }
    self = asksWho ? .who : .what
  }

  /// The kinds of concepts that do something.
  private static let actors: Set = ["responsibility", "partner", "driver", "funding_source"]

  /// How such a question begins, at the latest with its second word: "Mit wem", "From whom".
  private static let words: Set = ["who", "whom", "whose", "wer", "wem", "wen", "wessen"]
}
