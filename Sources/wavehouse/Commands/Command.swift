/// A command: what it is called, what it takes, what it does.
struct Command: Sendable {
  /// An option of a command.
  struct Option: Sendable {
    let name: String
    /// What stands for its value in the help; `nil` for a switch.
    let value: String?
    let help: String
    /// How a value ends that may be left out; `nil` where it may not.
    let optionalEnding: String?
    /// Whether it may be given more than once.
    let isRepeatable: Bool

    init(
      _ name: String, _ value: String? = nil, _ help: String, optionalEnding: String? = nil,
      isRepeatable: Bool = false
    ) {
      self.name = name
      self.value = value
      self.help = help
      self.optionalEnding = optionalEnding
      self.isRepeatable = isRepeatable
    }
  }

  /// The words that call it, such as `query run`.
  let path: [String]
  let summary: String
  /// What stands for its arguments in the help.
  let usage: String
  /// How many arguments it takes.
  let arguments: ClosedRange<Int>
  let options: [Option]
  let discussion: String
  /// Whether options beyond those listed are values for a canned query.
  let takesQueryParameters: Bool
  let run: @Sendable (Invocation) throws -> ExitCode

  init(
    _ path: String, _ summary: String, usage: String = "", arguments: ClosedRange<Int> = 0...0,
    options: [Option] = [], discussion: String = "", takesQueryParameters: Bool = false,
    run: @escaping @Sendable (Invocation) throws -> ExitCode
  ) {
    self.path = path.split(separator: " ").map(String.init)
    self.summary = summary
    self.usage = usage
    self.arguments = arguments
    self.options = options
    self.discussion = discussion
    self.takesQueryParameters = takesQueryParameters
    self.run = run
  }

  var name: String { path.joined(separator: " ") }

  static let help = Option("help", nil, "show this page")
  static let database = Option(
    "database", "FILE", "the warehouse; else $WAVEHOUSE_DATABASE, else warehouse.sqlite")
  static let format = Option(
    "format", "FORMAT",
    Format.allCases.map(\.rawValue).joined(separator: ", ")
      + "; table if not given. csv puts ' before text that a spreadsheet would run")
  static let json = Option("json", nil, "short for --format json")
  static let chart = Option(
    "chart", "[FILE.svg]", "draw the findings, in the terminal or as SVG into a file",
    optionalEnding: ".svg")
  /// The options of every command that reads.
  static let reading = [database, format, json]
  /// The options of a command that answers in several languages.
  static let translated =
    [Option("lang", "LANGUAGE", "de or en, for labels and notes; en if not given")] + reading
}
