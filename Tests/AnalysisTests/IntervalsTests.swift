@testable import Analysis
import Database
import Reports
import Store
import Survey
import TestSupport
import Testing

@Suite struct IntervalsTests {
  private let connection: Connection
  private let intervals: Intervals

  init() throws {
    connection = try BuiltWarehouse.open()
    intervals = Intervals(try #require(ConfidenceInterval.Level(percent: 95)))
  }

  @Test func `a result without findings can have no interval`() throws {
    var report = try QueryCatalogue(connection).query(named: "exhibit")
      .run(["exhibit": "typfrage/table-7"], in: connection)
    #expect(throws: RequestError.self) { try intervals.add(to: &report) }
  }

  @Test func `shares with a known base get their interval, others none, and it says what it means`()
    throws
  {
    var report = try QueryCatalogue(connection).query(named: "responsibility")
      .run(["role": "cio", "sphere": "administration"], in: connection)
    try intervals.add(to: &report)
    let table = report.tables[0]
    #expect(table.columns.suffix(2) == ["interval_low", "interval_high"])
    let id = try #require(table.columns.firstIndex(of: "finding_id"))
    let rows = Dictionary(
      table.rows.map { ($0[id].text ?? "", Array($0.suffix(2))) }
    ) { first, _ in first }
    // 20 % of 129; the print claims 20 exactly, Wilson without a known population.
    #expect(rows["digital-vorangehen:1806:50"] == [.real(14), .real(27.7)])
    #expect(rows["typfrage:564:23"] == [.null, .null])
    #expect(
      report.notes.contains(
        "An interval describes chance only; who chose to answer can differ from who did not."))
  }

  @Test func `a bounded print has a wider interval than its middle`() throws {
    var report = try QueryCatalogue(connection).query(named: "ranking")
      .run(["question": "nrw-2020/competence-barriers-municipality"], in: connection)
    try intervals.add(to: &report)
    let table = report.tables[0]
    let id = try #require(table.columns.firstIndex(of: "finding_id"))
    let row = try #require(
      table.rows.first { $0[id] == .text("kompetenzen-nrw:777:45:barrier-no-money") })
    guard case .real(let low) = row[row.count - 2], case .real(let high) = row[row.count - 1] else {
      Issue.record("no interval")
      return
    }
    #expect(low < 47.5 && high > 52.5)
  }
}
