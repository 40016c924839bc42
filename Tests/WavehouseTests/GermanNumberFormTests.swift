import Analysis
import Database
import Reports
import Store
import Survey
import TestSupport
import Testing
import Text

@testable import wavehouse

/// Under `--lang de` a number has a decimal comma because it is a number, and a print stays as printed.
@Suite struct GermanNumberFormTests {
  private let connection: Connection
  private let wording: Wording

  init() throws {
    connection = try BuiltWarehouse.open()
    wording = try Wording(.german, connection)
  }

  @Test(arguments: ["1.828", "10.5", "71.5–79.5", "≈ 10.5", "10.000", "1.2.2019"])
  func `a text that looks like a number stays as it is`(text: String) {
    #expect(Value.text(text).text(in: .german) == text)
  }

  @Test(arguments: [(1.828, "1,83"), (-0.5, "-0,5"), (0.001_234, "0,001234"), (1_828, "1828")])
  func `a number has a decimal comma`(number: Double, text: String) {
    #expect(Value.real(number).text(in: .german) == text)
  }

  @Test func `every finding shows what is printed`() throws {
    var prints: [(id: String, printed: String)] = []
    try connection.forEachRow(
      "SELECT finding_id, printed FROM observations WHERE printed IS NOT NULL"
    ) { prints.append(($0.text(0) ?? "", $0.text(1) ?? "")) }
    #expect(prints.count > 1_000)
    let looksWrong = prints.filter { $0.printed.contains(".") }
    #expect(looksWrong.count >= 11)
    // A finding as a whole costs some milliseconds; those without a full stop cannot go wrong.
    for (id, printed) in looksWrong {
      let report = try FindingReport.finding(id, in: .german, connection)
      #expect(lines(report).contains { $0.hasSuffix(" " + printed) }, "\(id): \(printed)")
    }
    try expectPrints("SELECT printed FROM observations WHERE printed IS NOT NULL")
  }

  @Test func `every size class and every place of a discrepancy shows what is printed`() throws {
    try expectPrints("SELECT printed FROM size_classes WHERE printed IS NOT NULL")
    try expectPrints("SELECT printed FROM discrepancy_places")
    let classes = try QueryCatalogue(connection).query(named: "size-classes")
      .run(["lang": "de"], in: connection)
    let column = try #require(classes.tables[0].columns.firstIndex(of: "printed"))
    let prints = classes.tables[0].rows.compactMap { $0[column].text }
    #expect(prints.filter { $0.contains(".") }.count >= 18)
    let shown = lines(classes)
    for print in prints { #expect(shown.contains { $0.contains(print) }, "\(print)") }
  }

  @Test func `every figure and table shows what is printed`() throws {
    let query = try QueryCatalogue(connection).query(named: "exhibit")
    for exhibit in try connection.texts(
      "SELECT DISTINCT exhibit_id FROM observations WHERE exhibit_id IS NOT NULL")
    {
      let report = try query.run(["exhibit": exhibit, "lang": "de"], in: connection)
      let text = Set(lines(report).flatMap { $0.split(separator: " ").map(String.init) })
      for print in try connection.texts(
        "SELECT printed FROM observations WHERE exhibit_id = :id AND printed IS NOT NULL",
        ["id": exhibit])
      {
        for word in print.split(separator: " ") {
          #expect(text.contains(String(word)), "\(exhibit): \(print)")
        }
      }
    }
  }

  @Test func `a cell made of numbers has commas for people and points for programs`() throws {
    let query = try QueryCatalogue(connection).query(named: "types")
    let report = try query.run(
      ["question": "kgst-oefit-2019/responsibility-community", "lang": "de"], in: connection)
    let table = report.tables[0]
    let column = try #require(table.columns.firstIndex(of: "all_respondents"))
    let cells = table.rows.compactMap { $0[column].text }.filter { $0.contains(".") }
    #expect(!cells.isEmpty)
    let shown = lines(report, width: 400)
    let machine = JSONRenderer.object(report).text()
    for cell in cells {
      #expect(shown.contains { $0.contains(cell.replacing(".", with: ",")) }, "\(cell)")
      #expect(!shown.contains { $0.contains(" \(cell) ") }, "\(cell)")
      #expect(machine.contains("\"\(cell)\""), "\(cell)")
    }
  }

  /// Renders the prints of a query as a column, and expects each as it is.
  private func expectPrints(_ sql: String) throws {
    let prints = try connection.texts(sql)
    let table = Report.Table(name: "", columns: ["printed"], rows: prints.map { [.text($0)] })
    let lines = lines(Report(title: "", tables: [table])).map { $0.trimmed }.dropLast()
    let markdown = MarkdownRenderer.text(Report(title: "", tables: [table]), in: wording)
      .split(separator: "\n").map { String($0.dropFirst(2).dropLast(2)) }
    let isShown = Array(lines.suffix(prints.count)) == prints
    let isShownInMarkdown = Array(markdown.suffix(prints.count)) == prints
    #expect(isShown && isShownInMarkdown)
  }

  private func lines(_ report: Report, width: Int? = nil) -> [String] {
    TextRenderer(width: width, wording: wording).text(report)
      .split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
  }
}

extension String {
  fileprivate var trimmed: String {
    String(drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
  }
}
