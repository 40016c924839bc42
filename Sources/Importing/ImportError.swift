import Text

/// Why a package was not loaded.
///
/// Nothing of it was written.
package enum ImportError: Error, Hashable, Sendable {
  /// A package of this name was loaded before, from other bytes.
  case alreadyLoaded(package: String)
  /// No package of this name is loaded.
  case notLoaded(package: String, known: [String])
  /// The bytes that a package was loaded from are not in the warehouse.
  case unknownRevision(package: String)
}

extension ImportError: CustomStringConvertible {
  /// One line that says what is wrong and what to do.
  package var description: String {
    switch self {
    case .alreadyLoaded(let package):
      return
        "\(package): this package is in the warehouse already, from other bytes; 'wavehouse import "
        + "--replace' puts these in their place and keeps the earlier revision"
    case .notLoaded(let package, let known):
      let near = Spelling.nearest(to: package, among: known).map { "; did you mean \"\($0)\"?" }
      return "there is no package \"\(package)\"\(near ?? "")"
        + "; 'wavehouse history' lists them"
    case .unknownRevision(let package):
      return "\(package): the warehouse does not hold the bytes that this package was loaded from; "
        + "build it anew"
    }
  }
}
