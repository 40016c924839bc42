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
    let codes = ExitCode.allCases.map { code in
      "  \(code.rawValue < 10 ? " " : "")\(code.rawValue)  \(code.meaning)\n"
    }
    return """
      wavehouse \(Version.program): a warehouse of survey waves

      usage: wavehouse \(group ?? "COMMAND") …

      \(lines.joined())
      'wavehouse COMMAND --help' tells more about each, 'wavehouse --version' the version.

      exit codes:

      \(codes.joined())
      """
  }

  private static func label(_ command: Command) -> String {
    command.name + (command.usage.isEmpty ? "" : " " + command.usage)
  }

  /// The page of one command.
  static func page(for command: Command) -> String {
    let options = command.options + [Command.help]
    let labels = options.map(label)
    let margin = labels.map(\.count).max() ?? 0
    let lines = zip(options, labels).map { option, label in
      "  \(label)\(String(repeating: " ", count: margin - label.count))  \(option.help)\n"
    }
    let discussion = command.discussion.isEmpty ? "" : "\n" + command.discussion + "\n"
    return """
      wavehouse \(command.name): \(command.summary)

      usage: \(usage(of: command))
      \(discussion)
      \(lines.joined())
      """
  }

  /// How a command is called.
  static func usage(of command: Command) -> String {
    "wavehouse \(label(command)) [OPTIONS]"
      + (command.takesQueryParameters ? " [--PARAMETER VALUE …]" : "")
  }

  /// How an option is given.
  static func label(_ option: Command.Option) -> String {
    "--\(option.name)" + (option.value.map { " \($0)" } ?? "")
  }
}
