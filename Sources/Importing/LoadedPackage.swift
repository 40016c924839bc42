/// How much a package brought.
package struct LoadedPackage: Hashable, Sendable {
  /// The rows of its tables, without the answers.
  package var rows: Int
  /// Those who answered.
  package var respondents = 0
  /// What they answered: one for each column that answers a question.
  package var answers = 0
  /// The numbers that were computed from the answers.
  package var computed = 0
  /// What a steward should know of the answers, a clause each.
  package var remarks: [String] = []
}

/// How far the writing of answers is.
package struct ImportProgress: Sendable {
  /// How many answers are written.
  package let done: Int
  /// How many there are.
  package let all: Int
}
