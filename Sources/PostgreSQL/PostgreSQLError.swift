/// Why a file cannot be said in PostgreSQL.
package enum PostgreSQLError: Error, Hashable, Sendable {
  /// SQL that cannot be said in that dialect.
  case untranslatable(object: String, reason: String)
  /// A name that a schema cannot have.
  case badName(String, expected: String)
}

extension PostgreSQLError: CustomStringConvertible {
  /// One line that says what is wrong and what to do.
  package var description: String {
    switch self {
    case .untranslatable(let object, let reason):
      "\(object) cannot be said in the SQL of PostgreSQL: \(reason); change it or take it out first"
    case .badName(let name, let expected):
      "\"\(name)\" cannot be the name; expected \(expected)"
    }
  }
}
