import Errors
@testable import Authoring
import Database
import Foundation
import Importing
import Packages
import Platform
import TestSupport
import Testing
import Text

/// Packages that are begun from a text, a table or answers of our own.
@Suite struct StudyScaffoldTests {
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

  private func refusal(_ source: StudyScaffold.Source) throws -> String {
    let before = try folder.names()
    let error = #expect(throws: (any Error).self) { try write("mine", from: source) }
    #expect(try folder.names() == before)
    return error.map { "\($0)".replacingOccurrences(of: folder.path, with: "") } ?? ""
  }

  // MARK: What cannot be begun

  @Test func `a study is named by an identifier`() {
    let error = #expect(throws: ScaffoldError.self) { try StudyScaffold(study: "Städte 2024") }
    #expect(
      error?.description
        == "a study is named by lower-case letters, digits and hyphens, not \"Städte 2024\"; try \"staedte-2024\""
    )
  }

  @Test func `what stands there already is left alone`() throws {
    let path = try folder.write("56,5 %\n", to: "a.txt")
    try folder.write("mine", to: "mine/notes")
    #expect(
      try refusal(.document(path: path))
        == "/mine: there is something of this name already; choose another name or remove it first")
    #expect(try text("mine/notes") == "mine")
  }

  @Test func `a file that is missing, empty, no text or oddly named is refused`() throws {
    #expect(throws: FileError.self) { try write("mine", from: .document(path: "/nowhere.txt")) }
    #expect(
      try refusal(.document(path: folder.write("\n", to: "a.txt")))
        == "/a.txt: there is no text in it")
    #expect(
      try refusal(.document(path: folder.write(Data([0x66, 0x00, 0x72, 0x00]), to: "b.txt")))
        == "/b.txt: not UTF-8 or Windows-1252; save the text as UTF-8 and try again")
    #expect(
      try refusal(.document(path: folder.write("%PDF-1.7\n", to: "c.txt")))
        == "/c.txt: this is a PDF; type its tables into CSV files")
    #expect(
      try refusal(.document(path: folder.write("x", to: "Größe.txt"))).hasPrefix(
        "/Größe.txt: the file name may have letters a to z, "))
  }

  @Test func `a table without a number, or of one column, is refused`() throws {
    #expect(
      try refusal(.table(path: folder.write("a,b\nc,56.5\n", to: "a.csv")))
        == "/a.csv: no cell right of the first column and below the heading holds a German number alone, such as 56,5"
    )
    #expect(
      try refusal(.table(path: folder.write("a\n1\n", to: "b.csv")))
        == "/b.csv: not loaded, 1 problem:\n  b.csv:1:1: expected CSV: found one column, expected several, with commas, semicolons or tabs between"
    )
    #expect(
      try refusal(.table(path: folder.write("a,b\nc,1,2\n", to: "c.csv")))
        == "/c.csv: not loaded, 1 problem:\n  c.csv:2:1: found \"3 fields\", expected 2 fields, as in the heading"
    )
    #expect(
      try refusal(.table(path: folder.write("a,b\nc,1\n", to: "d.txt")))
        == "/d.txt: the name of a table ends in .csv; save it as CSV from the spreadsheet")
    #expect(
      try refusal(
        .table(
          path: folder.write("a,b\nc,1\n".data(using: .utf16LittleEndian) ?? Data(), to: "e.csv")))
        == "/e.csv: not UTF-8 or Windows-1252; save the text as UTF-8 and try again")
  }

  @Test func `answers whose columns have no names of their own are refused`() throws {
    #expect(
      try refusal(.responses(path: folder.write("a,,b\n1,2,3\n", to: "a.csv")))
        == "/a.csv: not loaded, 1 problem:\n  a.csv:1:3: found \"\", expected a heading for column 2"
    )
    #expect(
      try refusal(.responses(path: folder.write("a,b,a\n1,2,3\n", to: "b.csv")))
        == "/b.csv: not loaded, 1 problem:\n  b.csv:1:5: a: found \"a\", expected each column once")
  }

  // MARK: A text

  @Test func `a text becomes a worksheet of its numerals, and nothing is invented`() throws {
    let path = try folder.write(
      "In der Befragung\n  nennen 56,5 % a\nund 1.828 b.\n", to: "Bericht_2020.txt")
    let outcome = try write("mine", from: .document(path: path))
    #expect(outcome.folder == folder.file("mine"))
    #expect(
      outcome.rows.map { "\($0.file) \($0.count)" } == [
        "studies.csv 1", "documents.csv 1", "numerals.csv 2",
      ])
    #expect(
      try text("mine/studies.csv") == """
        study_id,title,short_title,authors,publisher,published,licence,note
        mine,,,,,,,

        """)
    let digest = try folder.digest(of: "Bericht_2020.txt")
    #expect(
      try text("mine/documents.csv") == """
        document_id,study_id,file_name,sha256,line_count
        bericht-2020,mine,Bericht_2020.txt,\(digest),3

        """)
    #expect(
      try text("mine/numerals.csv") == """
        document,source_line,source_column,printed,meaning,finding_id,classification_id,exhibit_id,reason,context
        bericht-2020,2,10,"56,5",,,,,,"In der Befragung nennen »56,5« % a und 1.828 b."
        bericht-2020,3,5,1.828,,,,,,"In der Befragung nennen 56,5 % a und »1.828« b."

        """)
  }

  @Test func `far words of a context are left out`() throws {
    let far = (1...30).map { "Wort\(["a", "b", "c"][$0 % 3])" }.joined(separator: "  ")
    let path = try folder.write("\(far)\n\(far) = 7 \(far)\n", to: "a.txt")
    _ = try write("mine", from: .document(path: path))
    let lines = try text("mine/numerals.csv").split(separator: "\n")
    #expect(
      lines.last { $0.contains("»7«") }?.hasSuffix(
        ",… Wortb Wortc Worta Wortb Wortc Worta Wortb Wortc Worta = »7« Wortb Wortc Worta Wortb Wortc Worta Wortb Wortc Worta …"
      ) == true, "\(lines.last { $0.contains("»7«") } ?? "")")
  }

  @Test func `an untouched scaffold has a descriptor, and what it lacks is said in few lines`()
    throws
  {
    let lines = (1...50).map { "Zeile mit \($0) Prozent\n" }.joined()
    let path = try folder.write(lines, to: "a.txt")
    _ = try write("mine", from: .document(path: path))
    let descriptor = try text("mine/datapackage.json")
    #expect(try PackageDescriber.descriptor(of: folder.file("mine")) == descriptor)
    let json = try JSON.parse(Array(descriptor.utf8))
    #expect(json["name"]?.string == "mine" && json["title"]?.string == "mine")
    #expect(json["requires"]?.array?.map(\.string) == ["vocabulary"])
    let error = #expect(throws: ProblemList.self) {
      try Importer(packages.warehouseWithVocabulary()).load(folder.file("mine"))
    }
    #expect(
      error?.description == """
        \(folder.file("mine")): not loaded, 54 problems:
          numerals.csv:2:10: meaning: 50 cells are empty, the first of them here; expected a value
          studies.csv:2:6: title: found "", expected a value
          studies.csv:2:7: short_title: found "", expected a value
          studies.csv:2:9: publisher: found "", expected a value
          studies.csv:2:11: licence: found "", expected a value
        """)
  }

  @Test(arguments: [
    "digital-vorangehen", "kommunal-2018-05", "kompetenzen-nrw", "typfrage", "zukunft-vor-ort",
  ])
  func `the worksheet of a real document has the numerals of its ledger`(document: String) throws {
    guard let documents = Project.documents else { return }
    _ = try write("mine", from: .document(path: documents + "/\(document).txt"))
    func places(_ path: String) throws -> [[String]] {
      let rows = try CSV([UInt8](Data(contentsOf: URL(fileURLWithPath: path)))).rows
      return rows.dropFirst().map { $0.prefix(4).map(\.text) }
        .sorted { (Int($0[1]) ?? 0, Int($0[2]) ?? 0) < (Int($1[1]) ?? 0, Int($1[2]) ?? 0) }
    }
    let ledger = Project.sources.seeds + "/\(document)/numerals.csv"
    #expect(try places(folder.file("mine/numerals.csv")) == places(ledger))
  }
}
