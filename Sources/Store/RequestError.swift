package import Errors

/// A request that the warehouse cannot answer as it was made.
package enum RequestError: ExpectedError, Hashable {
  /// Where a name is to be found that would do.
  package enum Source: Hashable, Sendable {
    /// Among these words.
    case words(String)
    /// In the vocabulary, by its words.
    case vocabulary
    /// Among the groups of a wave.
    case groups
    /// Among the questions of a wave.
    case questions
    /// In the schema of the file.
    case schema
    /// Among the canned queries.
    case queries
    /// Among the parameters of a query.
    case parameters(query: String)
    /// In the history of the packages.
    case history
  }

  /// Something was named that is not there.
  case unknown(kind: String, name: String, suggestion: String?, source: Source)
  /// A parameter that must be given was not.
  case missingParameter(query: String, parameter: String, meaning: String)
  /// A parameter's value is of the wrong type or not among those allowed.
  case badValue(parameter: String, value: String, expected: String, suggestion: String?)
  /// A text to look for, or things to put side by side, that cannot be used.
  case badQuery(String)
  /// SQL of whoever asks that SQLite refuses, in its words, with the name that comes near where one is not
  /// there.
  case badSQL(String, suggestion: String?, namesUnknown: Bool)
  /// SQL of whoever asks that took longer than it may.
  case tooSlow(Duration)
  /// A question whose answers are numbers or words, which cannot be counted.
  case notCounted(question: String)
}

extension RequestError {
  /// The request is at fault.
  package var kind: ErrorKind { .usage }

  /// What is wrong with it.
  package var problem: String {
    switch self {
    case .unknown(let kind, let name, let suggestion, _):
      "there is no \(kind) \"\(name)\"" + Self.question(suggestion)
    case .missingParameter(let query, let parameter, let meaning):
      "the query \"\(query)\" needs \(parameter), \(meaning)"
    case .badValue(let parameter, let value, let expected, let suggestion):
      "\(parameter) cannot be \"\(value)\"" + Self.question(suggestion) + "; expected \(expected)"
    case .badQuery(let message): message
    case .badSQL(let message, let suggestion, _): message + Self.question(suggestion)
    case .tooSlow(let duration): "the SQL took longer than \(duration)"
    case .notCounted(let question):
      "\(question) was answered in numbers or words, which no table counts"
    }
  }

  /// The names that would do, where they are few or have a form.
  package var advice: String? {
    if case .unknown(_, _, _, .words(let words)) = self { words } else { nil }
  }

  private static func question(_ suggestion: String?) -> String {
    suggestion.map { "; did you mean \"\($0)\"?" } ?? ""
  }
}
