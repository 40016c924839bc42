import Analysis
import Database
import Platform
import Reports
import Store
import Survey
import Text

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// A command being run: its arguments, and where it answers.
struct Invocation {
  let arguments: ParsedArguments
  let output: Output

  /// The path of the warehouse.
  var databasePath: String {
    arguments.options["database"] ?? Environment.variable("WAVEHOUSE_DATABASE")
      ?? "warehouse.sqlite"
  }

  /// The value of an option that is a whole number from 1.
  func count(_ name: String, default standard: Int) throws(UsageError) -> Int {
    guard let text = arguments.options[name] else { return standard }
    guard let number = Int(text), (1...1_000_000_000).contains(number) else {
      throw UsageError("--\(name) takes a whole number from 1, not \"\(text)\"")
    }
    return number
  }

  /// The confidence level that `--interval` asks for.
  func level() throws(UsageError) -> ConfidenceInterval.Level? {
    guard let text = arguments.options["interval"] else { return nil }
    guard let level = Double(text).flatMap({ ConfidenceInterval.Level(percent: $0) }) else {
      throw UsageError("--interval takes a level in percent such as 95, not \"\(text)\"")
    }
    return level
  }

  /// The language that `--lang` asks for.
  func language() throws(UsageError) -> Language {
    guard let text = arguments.options["lang"] else { return .english }
    guard let language = Language(rawValue: text) else {
      throw UsageError("--lang is de or en, not \"\(text)\"")
    }
    return language
  }

  /// The form of the answer.
  ///
  /// - Parameter others: Further forms that the command knows, for the message.
  func format(besides others: [String] = []) throws(UsageError) -> Format {
    let name = arguments.options["format"]
    if arguments.options["json"] != nil {
      guard name == nil || name == "json" else {
        throw UsageError("--json and --format \(name ?? "") contradict each other")
      }
      return .json
    }
    guard let name else { return .table }
    guard let format = Format(rawValue: name) else {
      let names = Format.allCases.map(\.rawValue) + others
      let near = Spelling.nearest(to: name, among: names)
      throw UsageError(
        "there is no format \"\(name)\"" + (near.map { "; did you mean \"\($0)\"?" } ?? "")
          + "; expected one of \(names.joined(separator: ", "))")
    }
    return format
  }

  /// Whether `--format` asks for a diagram, which only `wavehouse schema` can draw.
  func wantsDiagram() throws(UsageError) -> Bool {
    if arguments.options["json"] == nil, arguments.options["format"] == "mermaid" { return true }
    _ = try format(besides: ["mermaid"])
    return false
  }

  /// Where a chart goes: a file, or with the answer where the path is empty; `nil` for none.
  private func picture(_ format: Format) throws(UsageError) -> String? {
    guard let path = arguments.options["chart"] else { return nil }
    guard !path.isEmpty || format == .table else {
      throw UsageError(
        "--chart draws beside a table; with --format \(format.rawValue) name a file: --chart FILE.svg"
      )
    }
    guard path.isEmpty || path.hasSuffix(".svg") else {
      throw UsageError(
        "--chart writes SVG: give the file a name that ends in .svg, not \"\(path)\"")
    }
    return path
  }

  /// The language of the answer, which a canned query takes as a parameter.
  private func answerLanguage() throws(UsageError) -> Language {
    if let language = arguments.parameters["lang"].flatMap({ Language(rawValue: $0) }) {
      return language
    }
    return try language()
  }

  /// Writes a text that is made from a reading of the warehouse.
  func print(_ make: (Connection) throws -> String) throws -> ExitCode {
    let connection = try WarehouseFile.open(databasePath)
    try output.write(try connection.snapshot { try make(connection) })
    return .success
  }

  /// Writes a report that needs no warehouse.
  func write(_ report: Report, in language: Language) throws {
    try format().write(
      report, in: Wording(language), to: output, notes: Output(descriptor: STDERR_FILENO))
  }

  /// Answers with what a reading of the warehouse yields.
  ///
  /// - Returns: ``ExitCode/found`` when the report is about things found wrong,
  ///   ``ExitCode/noAnswer`` when what was asked for is not there.
  func answer(_ read: (Connection) throws -> Report) throws -> ExitCode {
    let format = try format()
    let picture = try picture(format)
    let language = try answerLanguage()
    let connection = try WarehouseFile.open(databasePath)
    var (report, wording) = try connection.snapshot {
      (
        try readingWhatIsThere(connection, read),
        try format.isForPeople ? Wording(language, connection) : .english
      )
    }
    if picture != nil, report.isAnswered {
      report.chart = try ChartBuilder(in: language).chart(of: report)
    }
    try output.flush()
    if let picture, !picture.isEmpty, let chart = report.chart {
      try Replacement(
        of: picture, replacing: .file(kind: "a chart of this program", isKnown: SVGChart.isOurs),
        reading: WarehouseFile.files(of: databasePath)
      ).write(Array(SVGChart.text(chart).utf8))
    }
    try format.write(report, in: wording, to: output, notes: Output(descriptor: STDERR_FILENO))
    return report.findsFault
      ? .found
      : !report.isAnswered
        ? .noAnswer : report.isPartial ? .partial : .success
  }

  /// Reads, and says it where what is read was left out of a published file.
  private func readingWhatIsThere(
    _ connection: Connection, _ read: (Connection) throws -> Report
  ) throws -> Report {
    do {
      return try read(connection)
    } catch let error as DatabaseError {
      throw try PublishedFileError(error, in: connection) ?? (error as any Error)
    }
  }
}
