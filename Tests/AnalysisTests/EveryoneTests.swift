@testable import Analysis
import Database
import Errors
import Importing
import Reports
import Store
import TestSupport
import Testing

/// Waves whose widest group is not called all, or that have none.
@Suite struct EveryoneTests {
  private let folder: TemporaryFolder
  private let connection: Connection

  init() throws {
    folder = try TemporaryFolder()
    connection = try BuiltWarehouse.copy(in: folder)
  }

  @Test func `a wave without a group of everyone cannot be compared as a whole`() throws {
    var survey = FibreSurvey()
    survey.hasAnswers = false
    survey.groups = [
      "netz-2026/counties,netz-2026,Kreise,counties,county,,",
      "netz-2026/cities,netz-2026,Städte,cities,city,,",
    ]
    _ = try Importer(connection).load(try survey.write(in: folder))
    let error = #expect(throws: RequestError.self) {
      try GroupComparison.compare(("Netz 2026", "NRW 2020"), on: nil, connection)
    }
    #expect(
      error?.description
        == "there is no group of everyone in the wave \"netz-2026\"; "
        + "name one of netz-2026/cities, netz-2026/counties")
  }

  @Test func `without a group a ranking is that of everyone, whatever the group is called`() throws
  {
    _ = try Importer(connection).load(try FibreSurvey().write(in: folder))
    let ranking = try QueryCatalogue(connection).query(named: "ranking")
      .run(["question": "netz-2026/c"], in: connection)
    #expect(
      try ranking.tables[0].rows(["rank", "item", "value", "unit"])
        == ["1 | control centre | 60.0 | percent", "2 | working group | 40.0 | percent"])
  }

  @Test func `a wave stands for everyone, whatever the group is called`() throws {
    _ = try Importer(connection).load(try FibreSurvey().write(in: folder))
    let report = try GroupComparison.compare(("Netz 2026", "nrw-2020/all"), on: nil, connection)
    #expect(
      report.facts.map(\.value) == [.text("netz-2026/everyone"), .text("nrw-2020/all")])
    #expect(report.notes == ["No question has numbers for both."])
    let same = try GroupComparison.compare(("netz-2026", "Netz 2026"), on: nil, connection)
    #expect(same.facts.map(\.value) == [.text("netz-2026/everyone"), .text("netz-2026/everyone")])
  }
}
