package import Errors
import Text

/// Why a package was not loaded.
///
/// Nothing of it was written.
package enum ImportError: ExpectedError, Hashable {
  /// A package of this name was loaded before, from other bytes.
  case alreadyLoaded(package: String)
  /// No package of this name is loaded.
  case notLoaded(package: String, known: [String])
  /// The bytes that a package was loaded from are not in the warehouse.
  case unknownRevision(package: String)
}

extension ImportError {
  /// Packages and warehouse do not fit together.
  package var kind: ErrorKind { .data }

  /// The package.
  package var subject: String? {
    switch self {
    case .alreadyLoaded(let package), .unknownRevision(let package): package
    case .notLoaded: nil
    }
  }

  /// What is wrong with it.
  package var problem: String {
    switch self {
    case .alreadyLoaded: "this package is in the warehouse already, from other bytes"
    case .notLoaded(let package, let known):
      "there is no package \"\(package)\""
        + (Spelling.nearest(to: package, among: known).map { "; did you mean \"\($0)\"?" } ?? "")
    case .unknownRevision:
      "the warehouse does not hold the bytes that this package was loaded from"
    }
  }
}
