#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// What killed processes of earlier versions left: `NAME.4711.building` and the like, beside `NAME`.
enum EarlierLeftovers {
  private static let endings = ["changing", "building", "publishing", "part", "old"]

  /// Removes them, unless a process of that number runs.
  static func clear(beside place: Place) {
    let stands = FileSystem.kind(of: place.path) != nil
    for name in (try? FileSystem.names(in: place.folder, withHidden: true)) ?? [] {
      guard let (process, ending) = parts(of: name, place.name), kill(process, 0) != 0,
        errno == ESRCH
      else { continue }
      // A folder that was moved aside and never replaced is all that there is of it.
      guard ending != "old" || stands else { continue }
      FileSystem.deleteTree(place.folder + "/" + name)
    }
  }

  private static func parts(of name: String, _ model: String) -> (pid_t, String)? {
    guard name.hasPrefix(model + ".") else { return nil }
    let words = name.dropFirst(model.count + 1).split(
      separator: ".", omittingEmptySubsequences: false)
    guard words.count == 2, let process = pid_t(words[0]), process > 0 else { return nil }
    let ending =
      words[1].hasSuffix("-journal") ? words[1].dropLast("-journal".count) : words[1]
    return endings.contains(String(ending)) ? (process, String(ending)) : nil
  }
}
