#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// A process that has a file locked.
package struct LockHolder: Hashable, Sendable {
  /// Its number.
  package let process: Int
  /// The name of its program.
  package let name: String

  /// The processes that have a file locked for writing.
  package static func writers(of path: String) -> [LockHolder] { all(of: path, kinds: ["WRITE"]) }

  /// The processes that have a file locked, also for reading only.
  package static func all(of path: String) -> [LockHolder] {
    all(of: path, kinds: ["WRITE", "READ"])
  }

  /// After Linux's `/proc/locks`; empty where that cannot be read.
  private static func all(of path: String, kinds: Set<Substring>) -> [LockHolder] {
    guard let identity = FileSystem.identity(of: path),
      let table = try? FileSystem.bytes(of: "/proc/locks")
    else { return [] }
    var holders: [LockHolder] = []
    for line in String(decoding: table, as: UTF8.self).split(separator: "\n") {
      // 1: POSIX  ADVISORY  WRITE 4711 fe:00:1234 1073741825 1073741825
      let words = line.split(separator: " ")
      guard words.count > 5, kinds.contains(words[3]), let process = Int(words[4]),
        process != Int(getpid()),
        words[5].split(separator: ":").last.flatMap({ UInt64($0) }) == identity.number,
        !holders.contains(where: { $0.process == process })
      else { continue }
      let name = (try? FileSystem.bytes(of: "/proc/\(process)/comm")) ?? []
      let word = String(decoding: name, as: UTF8.self).split(separator: "\n").first
      holders.append(LockHolder(process: process, name: word.map(String.init) ?? "a program"))
    }
    return holders
  }
}
