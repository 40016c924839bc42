/// The help texts, made from the commands themselves.
enum Help {
  /// The page that lists all commands, or those of a group such as `query`.
  static func overview(group: String? = nil) -> String {
    let commands = CommandTable.all.filter { group == nil || $0.path.first == group }
    let margin = commands.map { label($0).count }.max() ?? 0
    let lines = commands.map { command in
      let name = label(command)
      return "  \(name)\(String(repeating: " ", count: margin - name.count))  \(command.summary)\n"
    }
    return """
      wavehouse \(Version.program): a warehouse of survey waves

      usage: wavehouse \(group ?? "COMMAND") …

      \(lines.joined())
      'wavehouse COMMAND --help' tells more about each, 'wavehouse --version' the version.
      Exit codes: 0 done, 1 verify or check found something, 3 ask has no answer,
      64 wrong command line, 65 wrong or damaged data, 66 missing file, 70 a mistake in wavehouse,
      73 cannot create, 74 reading or writing failed, 75 in use by another program, 77 no permission.

      """
  }

  private static func label(_ command: Command) -> String {
    command.name + (command.usage.isEmpty ? "" : " " + command.usage)
  }

  /// The page of one command.
  static func page(for command: Command) -> String {
    let options = command.options + [Command.help]
    let labels = options.map { "--\($0.name)" + ($0.value.map { " \($0)" } ?? "") }
    let margin = labels.map(\.count).max() ?? 0
    let lines = zip(options, labels).map { option, label in
      "  \(label)\(String(repeating: " ", count: margin - label.count))  \(option.help)\n"
    }
    let discussion = command.discussion.isEmpty ? "" : "\n" + command.discussion + "\n"
    let optionHint = command.takesQueryParameters ? " [--PARAMETER VALUE …]" : ""
    return """
      wavehouse \(command.name): \(command.summary)

      usage: wavehouse \(label(command)) [OPTIONS]\(optionHint)
      \(discussion)
      \(lines.joined())
      """
  }
}
