package import Errors

/// Why nothing was exported.
///
/// Nothing is left behind.
package enum ExportError: ExpectedError, Hashable {
  /// A table or view that is not there.
  case unknownObject(name: String, suggestion: String?)
  /// A table that holds answers, whose package the file does not hold.
  case noPackage(wave: String)
  /// A wave whose answers are not in the warehouse; with the waves whose answers are.
  case noAnswers(wave: String, known: [String])
}

extension ExportError {
  /// By what is wrong.
  package var kind: ErrorKind {
    switch self {
    case .unknownObject: .usage
    case .noPackage: .data
    case .noAnswers: .noAnswer
    }
  }

  /// What is wrong.
  package var problem: String {
    switch self {
    case .unknownObject(let name, let suggestion):
      "there is no table or view \"\(name)\""
        + (suggestion.map { "; did you mean \"\($0)\"?" } ?? "")
    case .noPackage(let wave):
      "the answers of \(wave) cannot be exported, as the file does not hold the package that brought "
        + "them"
    case .noAnswers(let wave, let known):
      "the warehouse has no answers of single respondents to \(wave)"
        + (known.isEmpty
          ? ", nor to any other wave" : "; it has those to \(known.joined(separator: ", "))")
    }
  }
}
