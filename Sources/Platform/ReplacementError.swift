/// Why a file or folder is not put where it was wanted; what stood there stands.
package enum ReplacementError: Error, Hashable, Sendable {
  /// Something stands there, and nobody said that it may be replaced.
  case exists(path: String)
  /// It is, holds, or lies in what is being read: the path of an input, as the user gave it.
  case isInput(path: String, input: String)
  /// A file stands there that is of another kind than the new one.
  case isOther(path: String, expected: String)
  /// A folder stands there with something in it that the new one could not have.
  case holds(path: String, name: String)
  /// Something stands where the unfinished one would have to be made.
  case isBlocked(path: String, by: String)
}

extension ReplacementError: CustomStringConvertible {
  /// One line that says what is wrong.
  package var description: String {
    switch self {
    case .exists(let path): "\(path): there is something of this name already"
    case .isInput(let path, let input):
      path == input
        ? "\(path): is what is being read, and not replaced"
        : "\(path): is the same as, within or around \(input), which is being read, and not replaced"
    case .isOther(let path, let expected): "\(path): not replaced, as it is not \(expected)"
    case .holds(let path, let name):
      "\(path): not replaced, as it holds \"\(name)\", which does not come from here"
    case .isBlocked(let path, let other): "\(path): cannot be written while \(other) stands there"
    }
  }
}
