import Database
import Importing
import Packages
import Reports
import Survey
import Text

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

extension Command {
  /// The options that settle how CSV files are written.
  static let dialect = [
    Option("encoding", "ENCODING", "utf-8, windows-1252 or utf-16; found out if not given"),
    Option("delimiter", "DELIMITER", "comma, semicolon or tab; found out if not given"),
    Option("decimal", "SIGN", "point or comma; found out if not given"),
  ]

  /// The options that have problems listed as a table.
  static let problemList = [
    Option(
      "format", "FORMAT",
      "list problems as " + Format.allCases.map(\.rawValue).joined(separator: ", ")),
    json,
  ]
}

extension Invocation {
  /// What `--encoding`, `--delimiter` and `--decimal` settle.
  func dialectChoice() throws(UsageError) -> CSVDialect.Choice {
    let encodings: [TextEncoding] = [.utf8, .windows1252, .utf16]
    return CSVDialect.Choice(
      encoding: try named("encoding", encodings), delimiter: try named("delimiter"),
      decimalSign: try named("decimal"))
  }

  /// The value of an option that takes one of a few words.
  private func named<Word: RawRepresentable<String> & CaseIterable>(
    _ option: String, _ words: [Word] = Array(Word.allCases)
  ) throws(UsageError) -> Word? {
    guard let text = arguments.options[option] else { return nil }
    if let word = words.first(where: { $0.rawValue == text.lowercased() }) { return word }
    let names = words.map(\.rawValue)
    let near = Spelling.nearest(to: text, among: names)
    throw UsageError(
      "--\(option) is one of \(names.joined(separator: ", ")), not \"\(text)\""
        + (near.map { "; did you mean \"\($0)\"?" } ?? ""))
  }

  /// Runs something that can refuse a package.
  ///
  /// Where `--format` or `--json` is given, the problems are written to the standard output as a
  /// table, which is empty when there are none, and messages go to the error stream.
  ///
  /// - Parameter work: Is given the stream for its messages; what it returns takes the place of the empty
  ///   table.
  func listingProblems(_ work: (_ messages: Output) throws -> Report?) throws -> ExitCode {
    guard arguments.options["format"] != nil || arguments.options["json"] != nil else {
      _ = try work(output)
      return .success
    }
    let format = try format()
    let messages = Output(descriptor: STDERR_FILENO)
    do {
      let report = try work(messages)
      try messages.flush()
      try format.write(report ?? .problems([]), in: .english, to: output, notes: messages)
      return .success
    } catch {
      let problems =
        switch error {
        case let list as ProblemList: list.problems
        // A package as a whole is refused.
        case is ImportError:
          [Problem(file: PackageDescriptor.fileName, column: "name", expected: "another package")]
        default: throw error
        }
      try messages.flush()
      try format.write(.problems(problems), in: .english, to: output, notes: messages)
      throw error
    }
  }
}

extension Report {
  /// The problems of a package as a table that a spreadsheet user can follow.
  fileprivate static func problems(_ problems: [Problem]) -> Report {
    Report(
      title: problems.isEmpty ? "No problems" : "What is wrong",
      tables: [
        Table(
          name: "problems",
          columns: ["file", "row", "line", "column", "name", "value", "rule", "suggestion"],
          rows: problems.map { problem in
            [
              .text(problem.file), problem.row.databaseValue,
              (problem.position?.line).databaseValue, (problem.position?.column).databaseValue,
              problem.column.databaseValue, problem.found.databaseValue,
              .text(problem.rule(\.words)), problem.suggestion.databaseValue,
            ]
          })
      ])
  }
}
