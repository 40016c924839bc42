/// The command table as a page: `Documentation/commands.md`.
enum CommandMarkdown {
  /// The options that many commands have, told once.
  private static let shared = Command.translated + [Command.help]

  /// What all commands have in common, the exit codes, and a section for each command.
  static func text() -> String {
    let commands = CommandTable.all
    return """
      # Commands

      How each is called, what it takes, what it does. This page is written from the commands themselves, which say the
      same with `--help`.

      \(table(["command", "what it does"], commands.map { [link($0), cell($0.summary)] }))
      ## What holds for all

      Options come behind the command, in any order; `--name VALUE` and `--name=VALUE` are the same, and what stands
      behind `--` is no option. These are options of many commands:

      \(options(shared))
      - `build` takes `Migrations` and `Seeds` from `--home DIR`, else `$WAVEHOUSE_HOME`, else from here, else from where
        the program was installed.
      - A table is for people: on a terminal too narrow for it, its rows are told one below the other, and `COLUMNS` sets
        another width. Programs take another format.
      - Charts are in colour only on a terminal, and not where `NO_COLOR` is set; every bar and line can be told apart
        without.
      - An error is one line on the error stream that says what happened and what to do; only the problems of a package
        take a line each.

      ## Exit codes

      \(table(["code", "meaning"], ExitCode.allCases.map { ["\($0.rawValue)", cell($0.meaning)] }))
      \(commands.map(section).joined(separator: "\n"))
      """
  }

  private static func section(_ command: Command) -> String {
    var parts = ["## \(command.name)\n", sentence(command.summary)]
    parts.append("    \(Help.usage(of: command))\n")
    if !command.discussion.isEmpty { parts.append(command.discussion + "\n") }
    let own = command.options.filter { option in !shared.contains { $0.isSame(as: option) } }
    if !own.isEmpty { parts.append(options(own)) }
    let others = command.options.filter { option in shared.contains { $0.isSame(as: option) } }
    if !others.isEmpty {
      let names = others.map { "`--\($0.name)`" }.joined(separator: ", ")
      parts.append("Also \(names): see [what holds for all](#what-holds-for-all).\n")
    }
    return parts.joined(separator: "\n")
  }

  private static func link(_ command: Command) -> String {
    "[`\(command.name)`](#\(command.name.replacing(" ", with: "-")))"
  }

  private static func sentence(_ summary: String) -> String {
    summary.prefix(1).uppercased() + summary.dropFirst() + ".\n"
  }

  private static func options(_ options: [Command.Option]) -> String {
    table(
      ["option", "meaning"], options.map { ["`\(cell(Help.label($0)))`", cell($0.help)] })
  }

  private static func table(_ headings: [String], _ rows: [[String]]) -> String {
    ([headings, headings.map { _ in "---" }] + rows)
      .map { "| " + $0.joined(separator: " | ") + " |\n" }.joined()
  }

  private static func cell(_ text: String) -> String { text.replacing("|", with: "\\|") }
}

extension Command.Option {
  /// Whether another option says the same.
  fileprivate func isSame(as other: Command.Option) -> Bool {
    (name, value, help) == (other.name, other.value, other.help)
  }
}
