import SystemCalls

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// Renaming as only some file systems can.
enum Rename {
  /// Moves something to a name that is free.
  ///
  /// - Returns: Whether it was done; if not, `errno` says why, which is `EEXIST` where the name is taken.
  static func toNewName(_ source: String, _ target: String) -> Bool {
    if rename(source, target, WAVEHOUSE_RENAME_NEW) { return true }
    guard isUnknown else { return false }
    var status = stat()
    guard lstat(target, &status) != 0 else {
      errno = EEXIST
      return false
    }
    return plainly(source, target)
  }

  /// Lets two change places.
  ///
  /// - Returns: Whether it was done; if not, `errno` says why.
  static func exchange(_ one: String, _ other: String) -> Bool {
    rename(one, other, WAVEHOUSE_RENAME_EXCHANGE)
  }

  /// Whether the last failure was that system or file system have no such way of renaming.
  static var isUnknown: Bool { [ENOSYS, EINVAL, ENOTSUP].contains(errno) }

  private static func rename(_ source: String, _ target: String, _ flags: UInt32) -> Bool {
    #if canImport(Darwin)
      let flag = flags == WAVEHOUSE_RENAME_NEW ? RENAME_EXCL : RENAME_SWAP
      return renamex_np(source, target, UInt32(flag)) == 0
    #else
      return wavehouse_rename(source, target, flags) == 0
    #endif
  }

  private static func plainly(_ source: String, _ target: String) -> Bool {
    #if canImport(Darwin)
      return Darwin.rename(source, target) == 0
    #else
      return Glibc.rename(source, target) == 0
    #endif
  }
}
