package import Errors
package import Text

/// Why no package folder was made.
///
/// Nothing is left behind.
package enum ScaffoldError: ExpectedError, Hashable {
  /// The name of a study that cannot be one.
  case badIdentifier(String, suggestion: String?)
  /// Something stands where the folder would.
  case exists(path: String)
  /// A file whose name cannot stand in `documents.csv`.
  case badFileName(path: String)
  /// A file that cannot be made a worksheet of, with the place, the reason and what helps.
  case unusable(path: String, position: Position?, reason: String, remedy: Remedy? = nil)
}

extension ScaffoldError {
  /// By what is wrong.
  package var kind: ErrorKind {
    switch self {
    case .badIdentifier: .usage
    case .exists: .cannotCreate
    case .badFileName, .unusable: .data
    }
  }

  /// The path, with the place in it.
  package var subject: String? {
    switch self {
    case .badIdentifier: nil
    case .exists(let path), .badFileName(let path): path
    case .unusable(let path, let position, _, _):
      path + (position.map { ":\($0.line):\($0.column)" } ?? "")
    }
  }

  /// What is wrong.
  package var problem: String {
    switch self {
    case .badIdentifier(let name, _):
      "a study is named by lower-case letters, digits and hyphens, not \"\(name)\""
    case .exists: "there is something of this name already"
    case .badFileName:
      "the file name may have letters a to z, digits, blanks, dots, hyphens and underscores alone"
    case .unusable(_, _, let reason, _): reason
    }
  }

  /// Another name.
  package var advice: String? {
    switch self {
    case .badIdentifier(_, let suggestion): suggestion.map { "try \"\($0)\"" }
    case .exists: "choose another name or remove it first"
    case .badFileName: "rename the file first"
    case .unusable: nil
    }
  }
}
