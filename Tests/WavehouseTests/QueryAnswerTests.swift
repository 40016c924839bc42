import Database
import Foundation
import TestSupport
import Testing

/// What every canned query answers, as a whole, as the program prints it.
///
/// The answers stand in `Tests/Answers`, notes included. Run with `WAVEHOUSE_UPDATE=1` to write them
/// anew, and read the difference: nothing there may change without a reason in the seeds.
@Suite struct QueryAnswerTests {
  private static let calls = [
    "categories --category special",
    "competence-barriers --lang de",
    "concept --concept Dokumentenmanagement --lang de",
    "discrepancies --document typfrage",
    "exhibit --exhibit typfrage/table-12",
    "exhibits --document zukunft-vor-ort --lang de",
    "external-figures",
    "groups --wave nrw-2020",
    "imprecise --document kompetenzen-nrw --qualifier knapp --lang de",
    "ledger",
    "participation --wave nrw-2020",
    "questions --wave gfk-2015",
    "ranking --question nrw-2020/competence-drivers",
    "repeated --document zukunft-vor-ort",
    "respondents --respondents gfk-2017/without-strategy",
    "responsibility --role cio --respondents county",
    "size-classes --lang de",
    "size-profile --concept cdo",
    "spheres --lang de",
    "strategy-status --respondents county",
    "subject --subject strategy-drivers",
    "training --respondents kgst-oefit-2019/all",
    "types --question kgst-oefit-2019/responsibility-community",
  ]

  @Test(arguments: calls)
  func `a canned query answers as it did`(call: String) throws {
    let folder = try TemporaryFolder()
    try BuiltWarehouse.copy(in: folder)
    let words = call.split(separator: " ").map(String.init)
    let run = try Run.program(
      Project.program, ["query", "run"] + words + ["--format", "csv"], in: folder.path)
    #expect(run.code == 0)
    let answer = "# query run \(call)\n" + run.output + run.errors
    #expect(try answer == WrittenFile.text(at: "Tests/Answers/\(words[0]).csv", now: answer))
  }

  @Test func `there is an answer for every canned query`() throws {
    let stored = try BuiltWarehouse.open().texts(
      "SELECT query_name FROM queries ORDER BY query_name")
    #expect(stored == Self.calls.map { String($0.prefix { $0 != " " }) })
    #expect(stored.count >= 20)
  }
}
