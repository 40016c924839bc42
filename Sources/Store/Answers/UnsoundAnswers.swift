package import Errors

/// Answers in a warehouse that no import has left so, and that are not to be counted with.
package struct UnsoundAnswers: ExpectedError, Hashable {
  /// The path of the warehouse.
  package let file: String
  /// What is not as it should be, in a clause.
  package let what: String

  /// The file is wrong.
  package var kind: ErrorKind { .data }
  /// The file.
  package var subject: String? { file }
  /// What is not as it should be.
  package var problem: String { what }
}
