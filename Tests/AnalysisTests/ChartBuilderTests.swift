import Errors
@testable import Analysis
import Asking
import Database
import Reports
import Store
import Survey
import TestSupport
import Testing

@Suite struct ChartBuilderTests {
  private let connection: Connection

  init() throws { connection = try BuiltWarehouse.open() }

  private func chart(_ question: String, in language: Language = .english) throws -> Chart {
    let report = try Asker.ask(question, in: language, connection).report(in: language)
    return try #require(try ChartBuilder(in: language).chart(of: report))
  }

  @Test func `a report without findings has no chart`() throws {
    let error = #expect(throws: RequestError.self) {
      try ChartBuilder().chart(of: try Overview.queries(connection))
    }
    #expect(
      error?.description == "a chart needs findings; this result has no column finding_id")
  }

  @Test func `shares go from 0 to 100 however small they are`() throws {
    let panel = try #require(try chart("Chatbots nach Typ").panels.first)
    #expect(panel.range == 0...100)
    #expect(panel.categories.count == 4)
  }

  @Test func `scores go over their scale`() throws {
    let panel = try #require(try chart("Ziele der Optimierer").panels.first)
    #expect(panel.range == 0...3)
    #expect(panel.unit == "points")
  }

  @Test func `two groups on several items make two series`() throws {
    let panel = try #require(try chart("Ziele der Optimierer und Bedächtigen").panels.first)
    #expect(panel.series == ["optimisers (Optimierer)", "the cautious (Bedächtige)"])
    #expect(panel.categories.allSatisfy { $0.marks.map(\.series) == [0, 1] })
  }

  @Test func `different questions stand in panels of their own`() throws {
    let panels = try chart("barriers, cities over 100,000").panels
    #expect(panels.count == 2)
    #expect(Set(panels.map(\.title)).count == 2)
  }

  @Test func `waves of a trend are points in time`() throws {
    let panel = try #require(
      try chart("how did the share with a digital strategy change from 2015 to 2017").panels.first)
    #expect(panel.isSlope)
    #expect(panel.categories.map(\.label) == ["GfK 2015", "GfK 2017"])
    #expect(panel.categories.flatMap(\.marks).map(\.text) == ["40 %", "59 %"])
  }

  @Test func `a mark keeps its base, its interval and how exactly it is stated`() throws {
    var report = try Asker.ask("CIO NRW", in: .german, connection).report(in: .german)
    let level = try #require(ConfidenceInterval.Level(percent: 95))
    try Intervals(level).add(to: &report)
    let chart = try #require(try ChartBuilder(in: .german).chart(of: report))
    let mark = try #require(chart.panels.first?.categories.first?.marks.first)
    #expect(mark.base == "n = 93–109")
    #expect(mark.text == "57 %")
    #expect(mark.interval?.contains(57) == true)
    #expect(chart.source == "Quelle: Kompetenzen NRW (NRW 2020)")
    let rounded = try self.chart(
      "who is responsible for the administration, all, according to Digital vorangehen", in: .german
    )
    #expect(rounded.panels[0].categories.flatMap(\.marks).contains { $0.text.hasPrefix("≈") })
  }
}
