import Analysis
import Asking
import Database
@testable import Reports
import Store
import Survey
import TestSupport
import Testing
import Text

@testable import wavehouse

/// Under `--lang de` people read no name of a column and no value of a closed vocabulary, and programs read
/// nothing else.
@Suite struct GermanWordingTests {
  private let connection: Connection
  private let wording: Wording

  init() throws {
    connection = try BuiltWarehouse.open()
    wording = try Wording(.german, connection)
  }

  @Test func `a value of a column without a vocabulary is left alone`() throws {
    #expect(wording.word("percent", of: "observations.printed") == nil)
    #expect(wording.word("percent", of: nil) == nil)
    #expect(wording.word("1.828", of: "observations.printed") == nil)
    #expect(try Wording(.english, connection).word("percent", of: "observations.unit") == nil)
  }

  @Test func `every value of every closed vocabulary is shown by its German word`() throws {
    var count = 0
    try connection.forEachRow(
      "SELECT object_name || '.' || column_name, allowed_value, word_de FROM dictionary_values"
    ) { row in
      let (source, value) = (row.text(0) ?? "", row.text(1) ?? "")
      let table = Report.Table(
        name: "", columns: ["x"], rows: [[.text(value)]], sources: ["x": source])
      let text = TextTable(table, width: 200, wording: wording).text
      #expect(
        text.split(separator: "\n").last.map(String.init) == row.text(2), "\(source): \(value)")
      count += 1
    }
    #expect(count > 300)
  }

  @Test func `units, qualifiers and their like are German wherever a report shows them`() throws {
    let vocabularies = [
      "unit", "qualifier", "statistic", "sampling", "mode", "completeness", "answer_kind", "origin",
      "kind", "category", "item_kind",
    ]
    var values: Set<[String]> = []
    for report in try reports() {
      let wording = wording.of(report)
      var cells = report.facts.map { ($0.name, $0.value, report.sources[$0.name]) }
      if report.role == .parameters { cells = [] }
      for table in report.tables {
        for row in table.rows {
          cells += zip(table.columns, row).map { ($0, $1, table.sources[$0]) }
        }
      }
      for (name, value, source) in cells where vocabularies.contains(name) {
        guard case .text(let text) = value else { continue }
        #expect(
          wording.word(text, of: source) != nil || isLabel(text), "\(report.title): \(name) \(text)"
        )
        values.insert([name, text])
      }
    }
    #expect(values.count > 40)
  }

  /// What is put in words already: the unit that stands behind a number in an answer.
  private func isLabel(_ text: String) -> Bool {
    Unit.allCases.contains { $0.word(in: .german) == text }
      || text.first?.isUppercase == true
  }

  @Test func `every heading of every report has a German word`() throws {
    var shown: Set<String> = []
    for report in try reports() {
      let known = wording.of(report).headings
      var names = report.role == .parameters ? [] : report.facts.map(\.name)
      names += report.tables.flatMap(\.columns) + report.tables.dropFirst().map(\.name)
      for name in names {
        let isGerman = known[name]?.isEmpty == false || known.values.contains(name)
        #expect(isGerman, "\(report.title): \(name)")
        shown.insert(name)
      }
    }
    #expect(shown.count > 100)
  }

  @Test func `what a group was counted for is headed as a number, not as a drawing`() throws {
    let report = try QueryCatalogue(connection).query(named: "participation")
      .run(["wave": "nrw-2020", "lang": "de"], in: connection)
    let heading = TextRenderer(width: nil, wording: wording).text(report)
      .split(separator: "\n").first { $0.hasPrefix("Befragte") }
    #expect(
      heading?.split(separator: " ") == [
        "Befragte", "Zahl", "Wert", "Einheit", "Angabe", "Befund", "Einordnung",
      ])
  }

  @Test func `programs get the names whatever the language`() throws {
    let query = try QueryCatalogue(connection).query(named: "participation")
    let german = try query.run(["wave": "nrw-2020", "lang": "de"], in: connection)
    let english = try query.run(["wave": "nrw-2020"], in: connection)
    #expect(german.mainTable.columns == english.mainTable.columns)
    #expect(JSONRenderer.object(german).text().contains("\"unit\":\"count\""))
  }

  /// A report of every kind, in German.
  private func reports() throws -> [Report] {
    let catalogue = QueryCatalogue(connection)
    var reports = try catalogue.all().map { query in
      var arguments: [String: String] = [:]
      for parameter in query.parameters where parameter.isRequired {
        arguments[parameter.name] = try catalogue.allowedValues(of: parameter, in: query)?.first?
          .value
      }
      if query.parameters.contains(where: { $0.name == "lang" }) { arguments["lang"] = "de" }
      return try query.run(arguments, in: connection)
    }
    for id in try connection.texts(
      "SELECT min(finding_id) FROM observations GROUP BY statistic, unit, qualifier")
    {
      reports.append(try FindingReport.finding(id, in: .german, connection))
    }
    for id in try connection.texts("SELECT exhibit_id FROM exhibits") {
      reports.append(try ExhibitReport.exhibit(id, in: .german, connection))
    }
    let things = [
      "study": "SELECT study_id FROM studies", "wave": "SELECT wave_id FROM waves",
      "question": "SELECT question_id FROM questions",
      "concept": "SELECT min(concept_id) FROM concepts GROUP BY kind",
      "group": "SELECT respondents_id FROM respondents LIMIT 5",
    ]
    for thing in ThingReport.all {
      for id in try connection.texts(#require(things[thing.kind], "\(thing.kind)")) {
        reports.append(try thing.report(id, in: .german, connection))
      }
    }
    let level = try #require(ConfidenceInterval.Level(percent: 95))
    reports.append(try Finder.find("strategie", in: .german, connection))
    reports.append(try Trend.of("dms", in: .german, connection))
    reports.append(
      try GroupComparison.compare(
        ("gfk-2015", "gfk-2017"), on: nil, intervals: Intervals(level),
        in: .german, connection))
    reports.append(try WaveDifference.report(("gfk-2015", "gfk-2017"), in: .german, connection))
    reports.append(try SchemaReport.report(nil, in: .german, connection))
    reports.append(try SchemaReport.report("observations", in: .german, connection))
    for question in ["CIO Kreise", "DMS Bedächtige vs Optimierer"] {
      let answer = try Asker.ask(question, only: nil, explained: true, in: .german, connection)
      var report = answer.report(in: .german)
      try Intervals(level).add(to: &report, in: .german)
      reports.append(report)
    }
    return reports
  }
}
