package import Errors

/// Why a file cannot be said in PostgreSQL.
package enum PostgreSQLError: ExpectedError, Hashable {
  /// SQL that cannot be said in that dialect.
  case untranslatable(object: String, reason: String)
  /// A name that a schema cannot have.
  case badName(String, expected: String)
}

extension PostgreSQLError {
  /// By what is wrong.
  package var kind: ErrorKind {
    switch self {
    case .untranslatable: .data
    case .badName: .usage
    }
  }

  /// What is wrong.
  package var problem: String {
    switch self {
    case .untranslatable(let object, let reason):
      "\(object) cannot be said in the SQL of PostgreSQL: \(reason)"
    case .badName(let name, let expected):
      "\"\(name)\" cannot be the name; expected \(expected)"
    }
  }

  /// What to do.
  package var advice: String? {
    switch self {
    case .untranslatable: "change it or take it out first"
    case .badName: nil
    }
  }
}
