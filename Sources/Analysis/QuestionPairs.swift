/// Which question of one wave is which of another.
///
/// Questions belong together that ask the same and are about the same sphere. Where a wave has several
/// of that kind, those recorded as the same come first, then those of the same name, then those of the
/// same wording, then what is left if it is one on each side.
struct QuestionPairs {
  typealias Question = Questionnaire.Question

  private(set) var pairs: [(first: Question, second: Question)] = []
  private(set) var dropped: [Question] = []
  private(set) var added: [Question] = []

  private struct Key: Hashable {
    let concept: String
    let sphere: String?

    init(_ question: Question) { (concept, sphere) = (question.concept, question.sphere) }
  }

  /// Pairs the questions of two waves.
  ///
  /// - Parameter same: The pairs of identifiers that are recorded as the same question.
  init(_ first: [Question], _ second: [Question], same: Set<[String]>) {
    var rest = Dictionary(grouping: second, by: Key.init)
    let groups = Dictionary(grouping: first, by: Key.init)
    for (key, questions) in groups {
      pair(questions, rest.removeValue(forKey: key) ?? [], same)
    }
    added += rest.values.flatMap { $0 }
    pairs.sort { $0.first.id < $1.first.id }
    dropped.sort { $0.id < $1.id }
    added.sort { $0.id < $1.id }
  }

  private mutating func pair(
    _ first: [Question], _ second: [Question], _ same: Set<[String]>
  ) {
    var (left, right) = (first, second)
    let rules: [(Question, Question) -> Bool] = [
      { same.contains([$0.id, $1.id].sorted()) }, { $0.name == $1.name }, { $0.label == $1.label },
      { _, _ in left.count == 1 && right.count == 1 },
    ]
    for rule in rules {
      for question in left {
        guard let index = right.firstIndex(where: { rule(question, $0) }) else { continue }
        pairs.append((question, right.remove(at: index)))
        left.removeAll { $0.id == question.id }
      }
    }
    dropped += left
    added += right
  }
}
