import SystemCalls

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// The bytes of a file, copied into a new one by the system.
///
/// A file system that can share blocks between files copies none
/// (<https://man7.org/linux/man-pages/man2/copy_file_range.2.html>). The file is open until the end of the
/// copy's life: closing it would drop the locks that SQLite holds on it
/// (<https://sqlite.org/howtocorrupt.html#_posix_advisory_locks_canceled_by_a_separate_thread_doing_close_>).
package struct FileCopy: ~Copyable {
  private let source: Int32

  /// Copies a file that nobody writes to.
  ///
  /// - Parameter new: A new file, which is still empty.
  /// - Throws: ``FileError``.
  package init(of path: String, to new: borrowing NewFile) throws(FileError) {
    source = open(path, O_RDONLY | O_CLOEXEC)
    guard source >= 0 else { throw FileError(.read, path) }
    let target = open(new.path, O_WRONLY | O_NOFOLLOW | O_CLOEXEC)
    guard target >= 0 else { throw FileError(.write, path) }
    let isCopied = Self.share(source, target) || Self.copy(source, target)
    let number = errno
    guard close(target) == 0, isCopied else { throw FileError(.write, path, number: number) }
  }

  deinit { close(source) }

  /// Has the system copy, from where it stands; whether it could to the end.
  private static func share(_ source: Int32, _ target: Int32) -> Bool {
    #if os(Linux)
      while true {
        let count = wavehouse_copy_range(source, target, 1 << 30)
        if count <= 0 { return count == 0 }
      }
    #else
      return false
    #endif
  }

  /// Copies what is left.
  private static func copy(_ source: Int32, _ target: Int32) -> Bool {
    var buffer = [UInt8](repeating: 0, count: 131_072)
    while true {
      let count = read(source, &buffer, buffer.count)
      if count == 0 { return true }
      if count < 0 {
        if errno == EINTR { continue }
        return false
      }
      guard FileSystem.writeAll(buffer[..<count], to: target) else { return false }
    }
  }
}
