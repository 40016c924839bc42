/// Answers in a warehouse that no import has left so, and that are not to be counted with.
package struct UnsoundAnswers: Error, Hashable, Sendable, CustomStringConvertible {
  /// The path of the warehouse.
  package let file: String
  /// What is not as it should be, in a clause.
  package let what: String

  /// One line: file and reason.
  package var description: String { "\(file): \(what)" }
}
