import Text

/// The words behind a command, sorted into arguments and options.
struct ParsedArguments {
  private(set) var arguments: [String] = []
  private(set) var options: [String: String] = [:]
  /// The values of options that may be given more than once, in order.
  private(set) var lists: [String: [String]] = [:]
  /// Options that the command does not list, for a canned query.
  private(set) var parameters: [String: String] = [:]

  /// Sorts the words.
  ///
  /// - Throws: ``UsageError`` for an unknown or repeated option, a missing value, or a wrong number
  ///   of arguments.
  init(_ words: [String], for command: Command) throws(UsageError) {
    var rest = words[...]
    var onlyArguments = false
    while let word = rest.popFirst() {
      if onlyArguments || !word.hasPrefix("-") || word == "-" {
        arguments.append(word)
      } else if word == "--" {
        onlyArguments = true
      } else {
        try takeOption(word, &rest, command)
      }
    }
    guard command.arguments.contains(arguments.count) else {
      let wanted =
        command.usage.isEmpty ? "takes no arguments" : "takes \(command.usage)"
      throw UsageError(
        "'\(command.name)' \(wanted); 'wavehouse \(command.name) --help' tells more")
    }
  }

  private mutating func takeOption(
    _ word: String, _ rest: inout ArraySlice<String>, _ command: Command
  ) throws(UsageError) {
    let parts = word.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    // The one short option, which everybody tries.
    let isShort = word == "-v"
    let name = isShort ? "verbose" : String(parts[0].drop { $0 == "-" })
    let known = command.options.first { $0.name == name }
    guard parts[0].hasPrefix("--") || (isShort && known != nil),
      known != nil || command.takesQueryParameters
    else {
      let near = Spelling.nearest(to: name, among: command.options.map(\.name))
      throw UsageError(
        "there is no option \"\(parts[0])\""
          + (near.map { "; did you mean \"--\($0)\"?" } ?? "")
          + "; 'wavehouse \(command.name) --help' lists them")
    }
    var value = parts.count == 2 ? String(parts[1]) : nil
    if let known, known.value == nil {
      guard value == nil else { throw UsageError("--\(name) takes no value") }
      value = ""
    }
    if value == nil, known?.optionalEnding != nil, rest.first.map(Self.isFileName) != true {
      value = ""
    }
    if value == nil { value = rest.popFirst() }
    guard let value else { throw UsageError("--\(name) needs a value") }
    if known?.isRepeatable == true {
      lists[name, default: []].append(value)
      return
    }
    let isNew =
      known == nil
      ? parameters.updateValue(value, forKey: name) == nil
      : options.updateValue(value, forKey: name) == nil
    guard isNew else { throw UsageError("--\(name) is given twice") }
  }

  /// Whether a word ends like the name of a file, so that a wrong ending is noticed.
  private static func isFileName(_ word: String) -> Bool {
    guard let dot = word.lastIndex(of: "."), !word.hasPrefix("-") else { return false }
    let ending = word[word.index(after: dot)...]
    return (1...5).contains(ending.count) && ending.allSatisfy(\.isLetter)
  }
}
