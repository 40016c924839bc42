import Database
import Errors
import Foundation
import Platform
import Store
import TestSupport
import Testing
import Text

@testable import wavehouse

/// Errors on their way from the rooms to the person and the shell.
@Suite struct ErrorTests {
  /// Something that is no error of the house.
  private struct Mistake: Error {}

  /// The Swift files below a folder of the project, with their texts.
  private static func files(_ folder: String) throws -> [(path: String, text: String)] {
    let root = Project.root + "/" + folder
    let paths = FileManager.default.enumerator(atPath: root)?.compactMap { $0 as? String } ?? []
    return try paths.filter { $0.hasSuffix(".swift") }.map {
      ($0, try String(contentsOfFile: root + "/" + $0, encoding: .utf8))
    }
  }

  @Test func `an error that no room declares is a mistake of the program`() {
    let failure = Failure(Mistake())
    #expect(failure.code == .software)
    #expect(failure.message == "unexpected error: Mistake(); please report it")
  }

  @Test func `every error of the sources says its kind`() throws {
    var declared = 0
    for (path, text) in try Self.files("Sources") {
      // What an error type inherits, up to the brace of its declaration.
      for match in text.matches(of: /(?:struct|enum|class|extension) ([\w.]+): ([^{}]*)\{/) {
        let inherited = match.output.2.split { !$0.isLetter }
        declared += inherited.contains("ExpectedError") || inherited.contains("PlacedError") ? 1 : 0
        #expect(!inherited.contains("Error"), "\(match.output.1) in \(path) has no kind")
      }
    }
    #expect(declared > 20)
  }

  @Test func `every kind of error has an exit code of its own, which is none of an answer's`() {
    let codes = ErrorKind.allCases.map { ExitCode($0) }
    #expect(Set(codes).count == ErrorKind.allCases.count)
    #expect(!codes.contains(.success) && !codes.contains(.found))
  }

  @Test func `the layer over SQLite knows nothing of warehouses and surveys`() throws {
    let words = ["wavehouse", "warehouse", "survey", "wave", "respondent"]
    for (path, text) in try Self.files("Sources/Database") {
      for word in words {
        #expect(!text.lowercased().contains(word), "\(word) in \(path)")
      }
    }
  }

  @Test func `the rooms name no command in their errors, and the command line does`() {
    let error = RequestError.missingParameter(
      query: "concept", parameter: "concept", meaning: "the concept")
    #expect(error.description == "the query \"concept\" needs concept, the concept")
    #expect(
      Failure(error).message
        == "the query \"concept\" needs --concept, the concept; 'wavehouse query show concept' "
        + "lists the values")
    let list = ProblemList(
      of: "p", [Problem(file: "a.csv", expected: "to be listed", remedy: .describe)])
    #expect(list.description == "p: not loaded, 1 problem:\n  a.csv: expected to be listed")
    #expect(Failure(list).message == list.description + "; 'wavehouse describe' does it")
  }

  /// The files of rooms that may name commands: no error carries what they say.
  private static let naming = [
    // Notes of reports, each with the command that tells more.
    "Analysis/Comparability.swift", "Analysis/FreeQuery.swift", "Analysis/Overview.swift",
    "Analysis/SchemaReport.swift", "Analysis/Trend.swift", "Asking/Answer.swift",
    "Asking/AnswerWriter.swift",
    "Asking/NearestWriter.swift",
    // A remark on what was made, printed beside it.
    "Authoring/SurveyTables.swift",
    // A page of the handbook.
    "Importing/Loading/PackageReference.swift",
  ]

  @Test func `only the command line and the notes of reports name a command or an option`() throws {
    let naming = try Self.files("Sources").filter { path, text in
      // Without comments; a sentence that goes over several lines is one.
      let code = text.split(separator: "\n").filter { !$0.contains(/^ *\/\//) }
        .joined(separator: "\n").replacing(/"\s*\+\s*"/, with: "")
      return code.contains(/--([a-z]{2,}|" \+|\\\()|\bwavehouse ([a-z]|\\\()/)
    }
    #expect(
      naming.map(\.path).filter { !$0.hasPrefix("wavehouse/") }.sorted() == Self.naming.sorted())
  }

  @Test(arguments: [
    (FileError(.open, "w.sqlite", number: ENOENT), ExitCode.noInput),
    (FileError(.create, "w.sqlite", number: ENOENT), .cannotCreate),
    (FileError(.create, "w.sqlite", number: EACCES), .noPermission),
    (FileError(.write, "w.sqlite", number: ENOSPC), .io),
  ])
  func `what was tried on a file decides its code, not how that is said`(
    error: FileError, code: ExitCode
  ) {
    #expect(Failure(error).code == code)
  }

  @Test func `own SQL that does not run blames the file, whatever SQLite says`() {
    for message in ["no such table: waves", "near \"FROM\": syntax error"] {
      let failure = Failure(
        DatabaseError(code: .error, message: message, sql: "SELECT 1", file: "w.sqlite"))
      #expect(failure.code == .data)
      #expect(
        failure.message
          == "w.sqlite: \(message); the file is not a whole warehouse, build it anew")
    }
  }

  @Test func `where the SQL came from decides who is to blame, though SQLite says the same`() throws
  {
    let folder = try TemporaryFolder()
    let connection = try BuiltWarehouse.copy(in: folder)
    try connection.execute(
      "PRAGMA foreign_keys = OFF; UPDATE queries SET sql = 'SELECT 1 FROM nowhere' WHERE query_name = 'discrepancies'; DELETE FROM query_parameters WHERE query_name = 'discrepancies'; DROP TABLE imports"
    )
    let words = [
      ["sql", "SELECT 1 FROM nowhere"], ["query", "run", "discrepancies"], ["info"],
      ["sql", "SELECT 'no such table: answers' FROM imports"],
    ]
    let runs = try words.map {
      try Run.program(
        Project.program, $0 + ["--database", "warehouse.sqlite"], in: folder.path, environment: [:])
    }
    #expect(
      runs == [
        Run(
          output: "",
          errors: "wavehouse: no such table: nowhere; 'wavehouse schema' lists tables, views and "
            + "columns\n", code: 64),
        Run(
          output: "",
          errors:
            "wavehouse: the query \"discrepancies\" does not run on this file: no such table: "
            + "nowhere; 'wavehouse query show discrepancies' shows its SQL\n", code: 65),
        Run(
          output: "",
          errors: "wavehouse: warehouse.sqlite: no such table: imports; the file is not a whole "
            + "warehouse, build it anew\n", code: 65),
        Run(output: "", errors: "wavehouse: no such table: imports\n", code: 64),
      ])
  }
}
