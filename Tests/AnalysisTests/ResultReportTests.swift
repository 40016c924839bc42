@testable import Analysis
import Database
import Errors
import Reports
import Store
import TestSupport
import Testing

/// A result on a page, with its prints and what is said of it.
@Suite struct ResultReportTests {
  private let connection: Connection
  private let id =
    "kgst-oefit-2019/participation-forms:defect-reporting:kgst-oefit-2019/all:share"

  init() throws { connection = try BuiltWarehouse.open() }

  @Test func `an unknown result gets the nearest of its question, or is told what one looks like`()
  {
    func refusal(_ id: String) -> String? {
      #expect(throws: RequestError.self) { try ResultReport.result(id, connection) }?.description
    }
    let form =
      "identifiers are question:item:group:statistic, as the column result_id of findings holds "
      + "them; that of a finding will do"
    let near = id.replacing("reporting", with: "reportin")
    #expect(refusal(near) == "there is no result \"\(near)\"; did you mean \"\(id)\"?; \(form)")
    #expect(refusal("nonsense") == "there is no result \"nonsense\"; \(form)")
  }

  @Test func `a result is shown with all its prints, by its own identifier or by that of a print`()
    throws
  {
    for name in [id, "typfrage:667:41", "digital-vorangehen:839:86"] {
      let report = try ResultReport.result(name, connection)
      #expect(report.title == "Result \(id)")
      let facts = Dictionary(report.facts.map { ($0.name, $0.value) }) { first, _ in first }
      #expect(facts["value"] == .real(51.5))
      #expect(facts["prints"] == .integer(3) && facts["is_contradicted"] == .integer(0))
      #expect(
        try report.tables[0].rows(["finding_id", "printed", "agreement"]) == [
          "typfrage:667:41 | 51,5 | fullest", "digital-vorangehen:839:86 | 52 | agrees",
          "typfrage:101:63:defect-reporting | jede fünfte | agrees",
        ])
    }
  }

  @Test func `what the text says of a result without a number stands below its prints`() throws {
    let report = try ResultReport.result("kompetenzen-nrw:773:21", connection)
    #expect(report.tables.map(\.name) == ["prints", "statements"])
    #expect(
      try report.tables[1].rows(["category", "rank", "printed"]).first == "rank | 2 | 2")
  }
}
