import Database
import Inquiry
import Survey
import Warehouse

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
  func format() throws(UsageError) -> Format {
    let name = arguments.options["format"]
    if arguments.options["json"] != nil {
      guard name == nil || name == "json" else {
        throw UsageError("--json and --format \(name ?? "") contradict each other")
      }
      return .json
    }
    guard let name else { return .table }
    guard let format = Format(rawValue: name) else {
      let names = Format.allCases.map(\.rawValue)
      let near = Spelling.nearest(to: name, among: names)
      throw UsageError(
        "there is no format \"\(name)\"" + (near.map { "; did you mean \"\($0)\"?" } ?? "")
          + "; expected one of \(names.joined(separator: ", "))")
    }
    return format
  }

  /// Answers with what a reading of the warehouse yields.
  ///
  /// - Returns: ``ExitCode/found`` when the report is about things found wrong,
  ///   ``ExitCode/noAnswer`` when what was asked for is not there.
  func answer(_ read: (Connection) throws -> Report) throws -> ExitCode {
    let format = try format()
    let connection = try WarehouseFile.open(databasePath)
    let report = try connection.snapshot { try read(connection) }
    try output.flush()
    try format.write(report, to: output, notes: Output(descriptor: STDERR_FILENO))
    return report.findsFault ? .found : report.isAnswered ? .success : .noAnswer
  }
}
