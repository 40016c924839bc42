/// Why nothing was exported.
public enum ExportError: Error, Hashable, Sendable {
  /// A wave whose answers are not in the warehouse; with the waves whose answers are.
  case noAnswers(wave: String, known: [String])
  /// Something stands at the path that was given.
  case exists(path: String)
}

extension ExportError: CustomStringConvertible {
  /// One line that says what is wrong and what to do.
  public var description: String {
    switch self {
    case .noAnswers(let wave, let known):
      "the warehouse has no answers of single respondents to \(wave)"
        + (known.isEmpty
          ? ", nor to any other wave" : "; it has those to \(known.joined(separator: ", "))")
    case .exists(let path):
      "\(path): there is something of this name already; choose another name, or give --force to "
        + "replace it"
    }
  }
}
