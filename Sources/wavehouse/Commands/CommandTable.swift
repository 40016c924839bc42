import Text

/// All commands, and how one is found.
enum CommandTable {
  static let all: [Command] =
    [
      .build, .migrate, .inspect, .importPackages, .history, .revert, .publish, .describe, .info,
      .ask, .find,
      .compare,
      .trend, .crosstab, .queryList,
      .queryShow,
      .queryRun, .queryAdd, .showFinding, .showResult, .showExhibit, .newStudy,
      .suggestCrosswalk, .diff,
    ] + Command.showThings + [.schema, .sql, .verify, .check] + Command.exports

  /// What commands were called before, which scripts may still use.
  private static let formerNames = [["show", "respondents"]: ["show", "group"]]

  /// Finds the command that some words begin with.
  ///
  /// - Returns: The command and the words behind it; no command when help on all, or on the group
  ///   that the one word names, is wanted.
  /// - Throws: ``UsageError`` when there is no such command.
  static func find(_ words: [String]) throws(UsageError) -> (Command?, [String]) {
    var words = words
    var wantsHelp = false
    if words.first == "help" || words.first == "--help" || words.first == "-h" {
      words.removeFirst()
      wantsHelp = true
    }
    if words.isEmpty {
      guard wantsHelp else {
        throw UsageError("which command? 'wavehouse --help' lists them")
      }
      return (nil, [])
    }
    for (former, name) in formerNames where words.starts(with: former) {
      words.replaceSubrange(former.indices, with: name)
    }
    if let command = all.first(where: { words.starts(with: $0.path) }) {
      return (command, Array(words.dropFirst(command.path.count)) + (wantsHelp ? ["--help"] : []))
    }
    let isGroup = all.contains { $0.path.first == words[0] }
    if isGroup, wantsHelp || words.dropFirst().contains(where: { $0 == "--help" || $0 == "-h" }) {
      return (nil, [words[0]])
    }
    return (nil, try unknown(words))
  }

  private static func unknown(_ words: [String]) throws(UsageError) -> [String] {
    let first = words[0]
    guard !first.hasPrefix("-") else {
      throw UsageError("options come behind the command: 'wavehouse info \(first) …'")
    }
    let group = all.filter { $0.path.first == first }
    let rest = words.dropFirst().first.flatMap { $0.hasPrefix("-") ? nil : $0 }
    if !group.isEmpty {
      let names = group.map { $0.path.dropFirst().joined(separator: " ") }
      let near = rest.flatMap { Spelling.nearest(to: $0, among: names) }
      let found = rest.map { "\"\(first)\" has no \"\($0)\"" } ?? "\"\(first)\" needs another word"
      throw UsageError(
        found + (near.map { "; did you mean \"\(first) \($0)\"?" } ?? "")
          + "; one of: " + names.map { "\(first) \($0)" }.joined(separator: ", "))
    }
    let near = Spelling.nearest(to: first, among: Set(all.compactMap(\.path.first)))
    throw UsageError(
      "there is no command \"\(first)\"" + (near.map { "; did you mean \"\($0)\"?" } ?? "")
        + "; 'wavehouse --help' lists them")
  }
}
