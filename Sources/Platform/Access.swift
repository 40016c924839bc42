#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// Who may do what with a new file or folder.
enum Access: Sendable {
  /// As the system gives them to new ones.
  case usual
  /// For its owner alone.
  case own
  /// As those of another have it.
  case like(owner: uid_t, group: gid_t, mode: mode_t)

  /// Those of what stands at a path, links not followed; of a new one where nothing of the kind does.
  init(of path: String, isFolder: Bool, isPrivate: Bool = false) {
    var status = stat()
    if lstat(path, &status) == 0, status.st_mode & S_IFMT == (isFolder ? S_IFDIR : S_IFREG) {
      self = .like(owner: status.st_uid, group: status.st_gid, mode: status.st_mode & 0o777)
    } else {
      self = isPrivate ? .own : .usual
    }
  }

  /// Makes an empty file, which has them before there is a byte in it; whoever makes it may write it until
  /// ``settle(_:isFolder:)``, even if nobody may write the old one.
  ///
  /// - Returns: A descriptor for writing; below zero on failure, with `errno`.
  func makeFile(_ path: String) -> Int32 {
    let flags = O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC
    switch self {
    case .usual: return open(path, flags, 0o666)
    case .own: return open(path, flags, 0o600)
    case .like:
      let descriptor = open(path, flags, 0o600)
      guard descriptor >= 0, !give(descriptor, with: 0o600) else { return descriptor }
      let number = errno
      close(descriptor)
      unlink(path)
      errno = number
      return -1
    }
  }

  /// Makes an empty folder that has them, and may be filled until ``settle(_:isFolder:)``.
  ///
  /// - Returns: Whether it was made; if not, `errno` says why.
  func makeFolder(_ path: String) -> Bool {
    switch self {
    case .usual: return mkdir(path, 0o777) == 0
    case .own: return mkdir(path, 0o700) == 0
    case .like:
      guard mkdir(path, 0o700) == 0 else { return false }
      let descriptor = open(path, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
      guard descriptor >= 0 else { return false }
      defer { close(descriptor) }
      return give(descriptor, with: 0o700)
    }
  }

  /// Takes from its owner what the owner of the old one may not do.
  ///
  /// - Returns: Whether that was done; if not, `errno` says why.
  func settle(_ path: String, isFolder: Bool) -> Bool {
    let more: mode_t = isFolder ? 0o700 : 0o600
    guard case .like(_, _, let mode) = self, mode & more != more else { return true }
    var status = stat()
    return lstat(path, &status) == 0 && chmod(path, status.st_mode & (mode | (0o777 ^ more))) == 0
  }

  /// Gives them to a file that is open, and more to its owner; owner and group where that is allowed.
  private func give(_ descriptor: Int32, with more: mode_t) -> Bool {
    guard case .like(let owner, let group, var mode) = self else { return true }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { return false }
    if status.st_uid != owner || status.st_gid != group, fchown(descriptor, owner, group) != 0,
      status.st_gid != group, fchown(descriptor, uid_t.max, group) != 0
    {
      // What the one group may do, the other group may only if everyone may.
      mode &= ~0o070 | (mode & 0o007) << 3
    }
    return fchmod(descriptor, mode | more) == 0
  }
}
