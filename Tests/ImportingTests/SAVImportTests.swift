import Errors
import Database
import Foundation
@testable import Importing
import Packages
import Platform
import SAV
import Store
import TestSupport
import Testing
import Text

/// Packages whose answers are an SPSS file.
struct SAVImportTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func warehouse() throws -> Connection {
    let connection = try Connection(":memory:", mode: .create)
    try MigrationFiles.migrator(Project.sources.migrations).migrate(connection)
    _ = try Importer(connection).load(Project.sources.seeds + "/vocabulary")
    return connection
  }

  /// What came of a package, without the names of its files.
  private func rows(_ connection: Connection) throws -> [String] {
    try ["variables", "codes", "participants", "answers", "observations"].flatMap { table in
      var rows: [String] = []
      try connection.forEachRow("SELECT * FROM \(table) ORDER BY 1, 2") { row in
        rows.append(
          table + " " + (0..<row.columnCount).map { row.text($0) ?? "-" }.joined(separator: "|"))
      }
      return rows
    }
  }

  private func problems(_ survey: SmallSurvey, change: (String) throws -> Void = { _ in }) throws
    -> String
  {
    let path = try survey.writeWithSAV(to: folder.path)
    try change(path)
    do {
      _ = try Importer(try warehouse()).load(path)
      return ""
    } catch let error as ProblemList {
      return error.description
    }
  }

  @Test func `answers from an SPSS file are those from the same CSV`() throws {
    let survey = SmallSurvey(name: "small", count: 60, seed: 11)
    let (text, system) = (try warehouse(), try warehouse())
    _ = try Importer(text).load(try survey.write(to: folder.file("a")))
    _ = try Importer(system).load(try survey.writeWithSAV(to: folder.file("b")))
    let expected = try rows(text)
    #expect(expected.count > 500)
    #expect(try rows(system) == expected)
    let document = try system.texts(
      "SELECT file_name || ' ' || line_count FROM documents WHERE kind = 'responses'")
    #expect(document == ["responses.sav 60"])
  }

  @Test func `a code that the codebook lacks is named with its cases`() throws {
    var survey = SmallSurvey(name: "small", count: 4, seed: 1)
    let column = try #require(survey.headings.firstIndex(of: "q1"))
    for row in survey.rows.indices { survey.rows[row][column] = row > 1 ? "7" : "3" }
    #expect(
      try problems(survey).contains(
        "responses.sav: case 3: q1: found \"7\", expected a code of codes.csv: 1, 2, 3, 8 (2 rows)")
    )
  }

  @Test func `texts where numbers should be are refused`() throws {
    var survey = SmallSurvey(name: "small", count: 4, seed: 1)
    for name in ["weight", "inhabitants", "q4"] {
      let column = try #require(survey.headings.firstIndex(of: name))
      survey.rows[0][column] = "viele"
    }
    let found = try problems(survey)
    for name in ["weight", "inhabitants", "q4"] {
      #expect(
        found.contains(
          "responses.sav: \(name): expected numbers; in the SPSS file the column holds texts"))
    }
  }

  @Test func `weights, inhabitants and respondents are checked`() throws {
    var survey = SmallSurvey(name: "small", count: 4, seed: 1)
    survey.rows[1][0] = survey.rows[0][0]
    survey.rows[0][1] = "-1"
    survey.rows[2][1] = ""
    survey.rows[3][3] = "12.5"
    let found = try problems(survey)
    for line in [
      "responses.sav: case 2: id: found \"r0\", expected each respondent once; an earlier row has this name, too",
      "responses.sav: case 1: weight: found \"-1\", expected a weight of 0 or more",
      "responses.sav: case 3: weight: found \"\", expected a weight of 0 or more",
      "responses.sav: case 4: inhabitants: found \"12.5\", expected a whole number of inhabitants",
    ] { #expect(found.contains(line), "\(line)\n\(found)") }
  }

  @Test func `a number that the file declares missing needs a code`() throws {
    let survey = SmallSurvey(name: "small", count: 4, seed: 1)
    let found = try problems(survey) { path in
      let file = path + "/responses.sav"
      let table = try SAVTable(try FileSystem.bytes(of: file))
      var described = table.file
      let place = try #require(described.variables.firstIndex { $0.name == "q4" })
      described.variables[place].missing.values = [.number(777)]
      var bytes: [UInt8] = []
      try SAVWriter(described).write(
        rows: 4, cell: { $1 == place && $0 == 2 ? .number(777) : table.cases.cell($0, $1) }
      ) { bytes += $0 }
      try Data(bytes).write(to: URL(fileURLWithPath: file))
    }
    #expect(
      found.contains(
        "responses.sav: case 3: q4: found \"777\", expected a code of codes.csv that says why it is "
          + "no answer, as the SPSS file declares it missing"))
  }

  @Test func `a file that is cut off is refused with the byte`() throws {
    let survey = SmallSurvey(name: "small", count: 4, seed: 1)
    let found = try problems(survey) { path in
      let bytes = try survey.systemFile()
      try Data(bytes[..<1_000]).write(to: URL(fileURLWithPath: path + "/responses.sav"))
    }
    #expect(found.contains("responses.sav: expected an SPSS system file (byte "))
    #expect(found.contains("it is cut off: copy or export it again)"))
  }

  @Test func `answers in two files are refused`() throws {
    let survey = SmallSurvey(name: "small", count: 4, seed: 1)
    let path = try survey.write(to: folder.path)
    try Data(try survey.systemFile()).write(to: URL(fileURLWithPath: path + "/responses.sav"))
    #expect {
      _ = try PackageDescriber.descriptor(of: path)
    } throws: {
      "\($0)".contains(
        "responses.csv: expected to be alone; responses.sav holds answers, too: take one of them out"
      )
    }
    // The descriptor of the CSV says nothing of the other.
    #expect {
      _ = try StudyPackage(directory: path)
    } throws: {
      "\($0)".contains("responses.sav: expected to be listed in datapackage.json")
    }
  }

  @Test func `a table of another kind is no SPSS file`() throws {
    let survey = SmallSurvey(name: "small", count: 4, seed: 1)
    let path = try survey.write(to: folder.path)
    let descriptor = path + "/datapackage.json"
    let text = try String(contentsOfFile: descriptor, encoding: .utf8)
    try text.replacing("\"codes.csv\"", with: "\"codes.sav\"").write(
      toFile: descriptor, atomically: false, encoding: .utf8)
    #expect {
      _ = try StudyPackage(directory: path)
    } throws: {
      "\($0)".contains("path: found \"codes.sav\", expected a CSV file such as codes.csv")
    }
  }

  @Test func `a replaced SPSS file shows which answers changed, and is brought back`() throws {
    var survey = SmallSurvey(name: "small", count: 6, seed: 5)
    let connection = try warehouse()
    _ = try Importer(connection).load(try survey.writeWithSAV(to: folder.file("a")))
    let before = try rows(connection)
    let first = try StudyPackage(directory: folder.file("a/small"))
    let column = try #require(survey.headings.firstIndex(of: "q4"))
    survey.rows[2][column] = "123"
    let path = try survey.writeWithSAV(to: folder.file("b"))
    let changes = try AnswerChanges(from: first, to: try StudyPackage(directory: path))
    #expect(changes.rows.map(\.key) == ["r2"])
    #expect(changes.rows.flatMap(\.columns).map { "\($0.name) \($0.after)" } == ["q4 123"])
    _ = try Importer(connection).load(path, replacing: true)
    #expect(try rows(connection) != before)
    _ = try Importer(connection).revert("small")
    #expect(try rows(connection) == before)
  }
}
