/// A request that the warehouse cannot answer as it was made.
package enum RequestError: Error, Hashable, Sendable {
  /// Something was named that is not there.
  case unknown(kind: String, name: String, suggestion: String?, hint: String)
  /// A parameter that must be given was not.
  case missingParameter(query: String, parameter: String, meaning: String)
  /// Free SQL or a text to look for that cannot be used.
  case badQuery(String)
  /// A parameter's value is of the wrong type or not among those allowed.
  case badValue(parameter: String, value: String, expected: String, suggestion: String?)
}

extension RequestError: CustomStringConvertible {
  /// One line that says what is wrong and what to do.
  package var description: String {
    switch self {
    case .unknown(let kind, let name, let suggestion, let hint):
      "there is no \(kind) \"\(name)\"" + Self.question(suggestion) + "; \(hint)"
    case .missingParameter(let query, let parameter, let meaning):
      "the query \"\(query)\" needs --\(parameter), \(meaning); "
        + "'wavehouse query show \(query)' lists the values"
    case .badQuery(let message):
      message
    case .badValue(let parameter, let value, let expected, let suggestion):
      "--\(parameter) cannot be \"\(value)\"" + Self.question(suggestion)
        + "; expected \(expected)"
    }
  }

  private static func question(_ suggestion: String?) -> String {
    suggestion.map { "; did you mean \"\($0)\"?" } ?? ""
  }
}
