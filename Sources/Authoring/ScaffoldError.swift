package import Text

/// Why no package folder was made.
///
/// Nothing is left behind.
package enum ScaffoldError: Error, Hashable, Sendable {
  /// The name of a study that cannot be one.
  case badIdentifier(String, suggestion: String?)
  /// Something stands where the folder would.
  case exists(path: String)
  /// A file whose name cannot stand in `documents.csv`.
  case badFileName(path: String)
  /// A file that cannot be made a worksheet of, with the place and the reason.
  case unusable(path: String, position: Position?, reason: String)
}

extension ScaffoldError: CustomStringConvertible {
  /// One line that says what is wrong and what to do.
  package var description: String {
    switch self {
    case .badIdentifier(let name, let suggestion):
      "a study is named by lower-case letters, digits and hyphens, not \"\(name)\""
        + (suggestion.map { "; try \"\($0)\"" } ?? "")
    case .exists(let path):
      "\(path): there is something of this name already; choose another name or remove it first"
    case .badFileName(let path):
      "\(path): the file name may have letters a to z, digits, blanks, dots, hyphens and "
        + "underscores alone; rename the file first"
    case .unusable(let path, let position, let reason):
      path + (position.map { ":\($0.line):\($0.column)" } ?? "") + ": \(reason)"
    }
  }
}
