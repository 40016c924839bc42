@testable import Authoring
import Checking
import Database
import Foundation
import Packages
import TestSupport
import Testing
import Text

/// Packages that are begun from a table that was typed in a spreadsheet, and from answers.
@Suite struct TableScaffoldTests {
  private let packages: TestPackages
  private var folder: TemporaryFolder { packages.folder }

  init() throws { packages = try TestPackages() }

  private func write(_ study: String, from source: StudyScaffold.Source) throws
    -> StudyScaffold.Outcome
  {
    try StudyScaffold(study: study).write(from: source, into: folder.path)
  }

  private func text(_ name: String) throws -> String {
    try String(contentsOfFile: folder.file(name), encoding: .utf8)
  }

  // MARK: A table

  private static let table = """
    Antwort,Städte,"Kreise über 250.000"
    n,381,27
    CIO,"56,5","44 %"
    "HVB, Landrat"," 30,0",56.5
    Wandel,"-3,2",–

    """

  @Test func `a table has a finding for each cell that is a German number`() throws {
    let path = try folder.write(Self.table, to: "table.csv")
    let outcome = try write("mine", from: .table(path: path))
    #expect(
      outcome.remarks == [
        "1 cell such as 56.5 cannot be read as a German number and is not in observations.csv"
      ])
    let rows = try CSV(Array(text("mine/observations.csv").utf8)).rows.map { $0.map(\.text) }
    let heading = rows[0]
    let shown = ["finding_id", "value", "printed", "exhibit_id", "row_heading", "column_heading"]
    #expect(
      rows.map { row in
        shown.map { name in heading.firstIndex(of: name).map { row[$0] } ?? "?" }
          .joined(separator: " | ")
      } == [
        "finding_id | value | printed | exhibit_id | row_heading | column_heading",
        "table:2:3 | 381 | 381 |  | n | Städte",
        "table:2:7 | 27 | 27 |  | n | Kreise über 250.000",
        "table:3:6 | 56.5 | 56,5 |  | CIO | Städte",
        "table:3:13 | 44 | 44 |  | CIO | Kreise über 250.000",
        "table:4:18 | 30 | 30,0 |  | HVB, Landrat | Städte",
        "table:5:9 | -3.2 | -3,2 |  | Wandel | Städte",
      ])
    #expect(
      try text("mine/numerals.csv").split(separator: "\n").dropFirst().map {
        $0.split(separator: ",", omittingEmptySubsequences: false).prefix(3).joined(separator: ":")
      } == [
        "table:1:29", "table:2:3", "table:2:7", "table:3:6", "table:3:13", "table:4:18",
        "table:4:24", "table:5:10",
      ])
  }

  @Test func `a table as Excel saves it in Germany is read`() throws {
    let table = "Angebot;Städte;Kreise;;\r\nBürgerhaushalt;\"12,5\";1.234;;\r\n"
    let bytes = try #require(table.data(using: .windowsCP1252))
    let outcome = try write("mine", from: .table(path: folder.write(bytes, to: "table.csv")))
    #expect(outcome.remarks.isEmpty)
    let rows = try CSV(Array(text("mine/observations.csv").utf8)).rows.map { $0.map(\.text) }
    let shown = ["finding_id", "value", "printed", "row_heading", "column_heading"]
    #expect(
      rows.dropFirst().map { row in
        shown.map { name in rows[0].firstIndex(of: name).map { row[$0] } ?? "?" }
          .joined(separator: " | ")
      } == [
        "table:2:17 | 12.5 | 12,5 | Bürgerhaushalt | Städte",
        "table:2:23 | 1234 | 1.234 | Bürgerhaushalt | Kreise",
      ])
  }

  @Test func `a table that was filled in is imported, and verified against itself`() throws {
    let path = try folder.write("Antwort,alle\nCIO,56\nCDO,\"44,5\"\nn,120\n", to: "table.csv")
    let connection = try packages.warehouseWithVocabulary()
    _ = try write("mine", from: .table(path: path))
    let study = folder.file("mine")
    try packages.edit(study + "/studies.csv", "mine,,,,,,,", "mine,T,T,,P,,free,")
    try append("mine,M,M,Kommunen,municipalities,,,,unknown,survey,\n", to: "waves.csv")
    try append("mine/all,mine,alle,all,any,,,,,,,,,\n", to: "respondents.csv")
    try append("who,Wer,Who\n", to: "question_concepts.csv")
    try append("mine/who,mine,who,,Wer,Who,multiple,,,,\n", to: "questions.csv")
    try append("mine/who,cio,,,,,\nmine/who,cdo,,,,,\n", to: "items.csv")
    let observations = study + "/observations.csv"
    for (finding, item) in [("table:2:5", "cio"), ("table:3:6", "cdo")] {
      try packages.edit(
        observations, "\(finding),table,,,,,,",
        "\(finding),table,mine,mine/who,\(item),mine/all,share,")
    }
    try packages.edit(observations, "56,,,", "56,percent,exact,")
    try packages.edit(observations, "44.5,,,", "44.5,percent,exact,")
    let rows = try text("mine/observations.csv").components(separatedBy: "\n")
    try folder.write(
      rows.filter { !$0.hasPrefix("table:4:3,") }.joined(separator: "\n"),
      to: "mine/observations.csv")
    try packages.edit(study + "/numerals.csv", "120,finding,table:4:3", "120,base,")
    let complaints = try packages.complaints(study, connection)
    #expect(complaints == [])
    #expect(try connection.value("SELECT count(*) FROM observations") == .integer(2))
    #expect(try Verifier(connection).verify(documents: folder.path).failures == [])
  }

  private func append(_ row: String, to name: String) throws {
    try folder.write(try text("mine/\(name)") + row, to: "mine/\(name)")
  }

  // MARK: Answers

  @Test func `answers with empty columns at the end have no codebook for them`() throws {
    let path = try folder.write("a;b;;\n1;2;;\n", to: "answers.csv")
    _ = try write("mine", from: .responses(path: path))
    #expect(
      try text("mine/codes.csv").split(separator: "\n").dropFirst().map { $0.prefix(5) } == [
        "a,,1,", "b,,2,",
      ])
  }

  @Test func `answers are copied, and their columns and codes are counted`() throws {
    let numbers = (1...31).map {
      "p\($0),\($0 % 3 == 0 ? "" : "\($0 % 12)"),\($0 == 1 ? "ja" : "nein")\n"
    }
    let answers = "id,s001,s002\r\n" + numbers.joined()
    let path = try folder.write(answers, to: "export.csv")
    let outcome = try write("mine", from: .responses(path: path))
    #expect(try text("mine/responses.csv") == answers)
    #expect(outcome.remarks.first?.hasSuffix("export.csv: 31 rows, 3 columns") == true)
    #expect(
      try text("mine/variables.csv") == """
        variable,role,question_id,answer_type,concept_id,asked_if,label_de,label_en,distinct_values,empty_fields,example
        id,,,,,,,,more than 30,0,p1
        s001,,,,,,,,8,10,1
        s002,,,,,,,,2,0,ja

        """)
    let codes = try text("mine/codes.csv").split(separator: "\n").dropFirst()
    let fields = codes.map { $0.split(separator: ",", omittingEmptySubsequences: false) }
    #expect(
      fields.map { "\($0[0]) \($0[2]) \($0.last ?? "")" } == [
        "s001 1 3", "s001 2 3", "s001 4 3", "s001 5 3", "s001 7 3", "s001 8 2", "s001 10 2",
        "s001 11 2", "s002 ja 1", "s002 nein 30",
      ])
    #expect(codes.last == "s002,,nein,,,,,,,,30")
    #expect(!FileManager.default.fileExists(atPath: folder.file("mine/observations.csv")))
    #expect(
      try PackageDescriber.descriptor(of: folder.file("mine")) == text("mine/datapackage.json"))
  }
}
