package import Errors

/// Why a file or folder is not put where it was wanted; what stood there stands.
package enum ReplacementError: ExpectedError, Hashable {
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

extension ReplacementError {
  /// It cannot stand there.
  package var kind: ErrorKind { .cannotCreate }

  /// The path, as the user gave it.
  package var subject: String? {
    switch self {
    case .exists(let path), .isInput(let path, _), .isOther(let path, _), .holds(let path, _),
      .isBlocked(let path, _):
      path
    }
  }

  /// What stands in the way.
  package var problem: String {
    switch self {
    case .exists: "there is something of this name already"
    case .isInput(let path, let input):
      path == input
        ? "is what is being read, and not replaced"
        : "is the same as, within or around \(input), which is being read, and not replaced"
    case .isOther(_, let expected): "not replaced, as it is not \(expected)"
    case .holds(_, let name):
      "not replaced, as it holds \"\(name)\", which does not come from here"
    case .isBlocked(_, let other): "cannot be written while \(other) stands there"
    }
  }

  /// To go elsewhere, or to make room.
  package var advice: String? {
    switch self {
    case .isBlocked: "remove that first, or choose another name"
    case .exists, .isInput, .isOther, .holds: "choose another name"
    }
  }
}
