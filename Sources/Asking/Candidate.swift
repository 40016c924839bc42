/// A question of a wave, or some of its items, that the words of a question lead to.
struct Candidate {
  /// A place in the lexicon's questions.
  let question: Int
  /// The items that are named, as places of concepts; none when all of them are asked for.
  let items: [Int]
  /// How well the words fit.
  let score: Double
  /// The parts of the question that the names of items account for, and those that the question's do.
  let byItem: TokenSet
  let byQuestion: TokenSet
  /// Those that whole names account for.
  let whole: TokenSet

  var explained: TokenSet { byItem.union(byQuestion) }

  /// Whether an item is called by its whole name, beside which other words pick none of its question.
  var isNamedItem: Bool { !items.isEmpty && !byItem.intersection(whole).isEmpty }
}
