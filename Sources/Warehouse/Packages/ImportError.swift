/// Why a package was not loaded.
///
/// Nothing of it was written.
public enum ImportError: Error, Hashable, Sendable {
  /// The package is wrong in at least one place.
  case problems(package: String, [Problem])
  /// A package of this name was loaded before, from other bytes.
  case alreadyLoaded(package: String)
}

extension ImportError: CustomStringConvertible {
  /// All problems under a line that counts them, one a line unless many cells share a complaint.
  public var description: String {
    switch self {
    case .problems(let package, let problems):
      let noun = problems.count == 1 ? "1 problem" : "\(problems.count) problems"
      let lines = ProblemList.lines(problems).map { "  " + $0 }
      return (["\(package): not loaded, \(noun):"] + lines).joined(separator: "\n")
    case .alreadyLoaded(let package):
      return "\(package): this package is in the warehouse already, from other bytes; build into "
        + "another file with 'wavehouse build --database OTHER' and import the new ones there"
    }
  }
}
