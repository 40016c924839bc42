package import Errors

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// A file that could not be read, written, listed or renamed.
package struct FileError: ExpectedError, Hashable {
  /// What was tried.
  package enum Action: String, Sendable {
    case read, write, list, open, create, replace
  }

  /// What was tried.
  package let action: Action
  /// The path it was tried on.
  package let path: String
  /// The operating system's error number.
  package let number: Int32

  /// The number for "is a directory".
  package static let isDirectory = EISDIR
  /// The number for something that is no regular file.
  package static let notAFile = EINVAL
  /// The number for "no such file".
  package static let noSuchFile = ENOENT

  /// Describes a failure; takes the number from `errno` unless given.
  package init(_ action: Action, _ path: String, number: Int32? = nil) {
    self.action = action
    self.path = path
    self.number = number ?? errno
  }

  /// Whether there is no such file.
  package var isMissing: Bool { number == ENOENT || number == ENOTDIR }
  /// Whether there is no room.
  package var isFull: Bool { number == ENOSPC || number == EDQUOT || number == EFBIG }
  /// Whether permission was refused.
  package var isForbidden: Bool { number == EACCES || number == EPERM || number == EROFS }
}

extension FileError {
  /// By what the operating system says.
  package var kind: ErrorKind {
    if isForbidden { return .noPermission }
    if action == .create { return .cannotCreate }
    return isMissing ? .noInput : .io
  }

  /// The path.
  package var subject: String? { path }

  /// What failed, why.
  package var problem: String {
    let reason =
      number == Self.notAFile
      ? "not a file but a pipe, a device or a socket" : String(cString: strerror(number))
    return "cannot \(action.rawValue): \(reason)"
  }

  /// One line without advice, for those who tell it within a sentence.
  package var description: String { line(problem, nil) }

  /// What helps against it.
  package var advice: String? {
    switch kind {
    case .noPermission: "change the permissions or choose another path"
    case .cannotCreate: isMissing ? "make its folder first" : "choose another path"
    case .noInput: nil
    default: isFull ? "nothing was changed; make room and try again" : "choose another path"
    }
  }
}
