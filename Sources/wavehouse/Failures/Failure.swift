import Errors

/// A mistake in the command line.
struct UsageError: ExpectedError {
  let message: String

  init(_ message: String) { self.message = message }

  var kind: ErrorKind { .usage }
  var problem: String { message }
}

/// A folder without what a warehouse is built from.
struct MissingHome: ExpectedError {
  let folder: String

  var kind: ErrorKind { .noInput }
  var subject: String? { folder }
  var problem: String { "cannot find Migrations and Seeds in: No such file or directory" }
}

/// An error as a person and a shell get it: a line to read and a code.
struct Failure {
  let message: String
  let code: ExitCode

  init(_ error: any Error) {
    guard let error = error as? any ExpectedError else {
      (message, code) = ("unexpected error: \(error); please report it", .software)
      return
    }
    (message, code) = (Advice.line(for: error), ExitCode(error.kind))
  }
}

extension ExitCode {
  /// The code that says a kind of error to a shell.
  init(_ kind: ErrorKind) {
    self =
      switch kind {
      case .usage: .usage
      case .noAnswer: .noAnswer
      case .data: .data
      case .noInput: .noInput
      case .cannotCreate: .cannotCreate
      case .noPermission: .noPermission
      case .io: .io
      case .temporary: .temporary
      case .software: .software
      }
  }
}
