import Errors
@testable import Analysis
import Database
import Reports
import Store
import TestSupport
import Testing

@Suite struct FindingReportTests {
  private let connection: Connection

  init() throws { connection = try BuiltWarehouse.open() }

  @Test func `an unknown finding gets the nearest of its document`() {
    let error = #expect(throws: RequestError.self) {
      try FindingReport.finding("digital-vorangehen:1641:15:cio", connection)
    }
    #expect(
      error?.description
        == "there is no finding \"digital-vorangehen:1641:15:cio\"; did you mean "
        + "\"digital-vorangehen:1641:14:cio\"?; identifiers are document:line:column, "
        + "as the column finding_id of a query shows them")
  }

  @Test func `a finding is told with its source, its neighbours and its doubts`() throws {
    let report = try FindingReport.finding("kompetenzen-nrw:872:39", connection)
    let facts = Dictionary(report.facts.map { ($0.name, $0.value) }) { first, _ in first }
    #expect(facts["value"] == .real(70))
    #expect(facts["source_line"] == .integer(872))
    #expect(facts["source_column"] == .integer(39))
    #expect(facts["printed"] == .text("70"))
    #expect(facts["base_min"] == .integer(93))
    #expect(facts["document_sha256"]?.text?.utf8.count == 64)
    #expect(report.tables.map(\.name) == ["repeated_by"])
    #expect(
      report.tables[0].rows == [
        [
          .text("kompetenzen-nrw:871:14:organisation-department"), .text("zwei Drittel"),
          .text("over"),
        ]
      ])
  }
}
