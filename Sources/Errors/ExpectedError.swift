/// What kind of failure an error is: enough for a program to say it to its caller, whatever went wrong.
package enum ErrorKind: Hashable, Sendable, CaseIterable {
  /// What is asked for cannot be had as it is asked for.
  case usage
  /// What is asked for is not known.
  case noAnswer
  /// What is read is wrong or damaged.
  case data
  /// What is to be read is not there.
  case noInput
  /// What is to be made cannot stand where it is wanted.
  case cannotCreate
  /// Permission was refused.
  case noPermission
  /// Reading or writing failed.
  case io
  /// Another program is in the way; later it may go.
  case temporary
  /// The program itself is at fault.
  case software
}

/// An error that can happen to anybody and that somebody will read.
///
/// All errors of all rooms are of this kind; whatever else is thrown is a mistake in the program. An error
/// says what is wrong, in the words of its room; whoever runs the room may know better what to do next than
/// ``advice`` does, and say that in its place.
package protocol ExpectedError: Error, CustomStringConvertible {
  /// What kind of failure it is.
  var kind: ErrorKind { get }
  /// What it is about (a path, a package, a place), which its line begins with; `nil` where the sentence
  /// itself says it.
  var subject: String? { get }
  /// What is wrong, as a sentence without its end.
  var problem: String { get }
  /// What to do about it, where that can be said without knowing who asks.
  var advice: String? { get }
}

extension ExpectedError {
  /// None: the sentence itself says it.
  package var subject: String? { nil }
  /// None.
  package var advice: String? { nil }
  /// Subject, problem and advice.
  package var description: String { line(problem, advice) }

  /// A line on the subject, in words that may be others than the error's own.
  package func line(_ problem: String, _ advice: String?) -> String {
    (subject.map { $0 + ": " } ?? "") + problem + (advice.map { "; " + $0 } ?? "")
  }
}
