import Errors
@testable import Analysis
import Database
import Importing
import Reports
import Store
import Survey
import TestSupport
import Testing

@Suite struct CrosstabTests {
  private let folder: TemporaryFolder
  private let connection: Connection

  init() throws {
    folder = try TemporaryFolder()
    connection = try BuiltWarehouse.copy(in: folder)
    _ = try Importer(connection).load(
      Project.root + "/Documentation/examples/finished/kuestenland-2024")
  }

  private func lines(
    _ question: String, by dimensions: [RespondentProperty] = [], weighted: Bool = true,
    table: Int = 0, in language: Language = .english
  ) throws -> [String] {
    let report = try Crosstab.report(
      "kuestenland-2024/" + question, by: dimensions, weighted: weighted, in: language, connection)
    return report.tables[table].rows.map { row in
      row.map { value in
        switch value {
        case .null: "-"
        case .integer(let integer): String(integer)
        case .real(let real): String(real)
        default: value.text ?? ""
        }
      }.joined(separator: "|")
    }
  }

  @Test func `a question that was printed only has no answers to count`() throws {
    let error = #expect(throws: RequestError.self) { try lines("stratgy") }
    #expect(
      error?.description.hasPrefix(
        "there is no question with answers of single respondents \"kuestenland-2024/stratgy\"; "
          + "did you mean \"kuestenland-2024/strategy\"?") == true, "\(String(describing: error))")
  }

  @Test func `numbers and words are not counted`() throws {
    let error = #expect(throws: RequestError.self) { try lines("services") }
    #expect(error?.description.contains("answered in numbers or words") == true)
  }

  @Test func `a file whose respondents or codes have gaps is not counted`() throws {
    try connection.execute(
      """
      PRAGMA foreign_keys = OFF;
      DELETE FROM participants WHERE participant_id = 7
      """)
    let error = #expect(throws: UnsoundAnswers.self) { try lines("strategy") }
    #expect(
      error?.what == "the respondents of kuestenland-2024 are not numbered one after the other")
    try connection.execute("DELETE FROM codes WHERE code_number = 1")
    let other = #expect(throws: UnsoundAnswers.self) { try lines("strategy") }
    #expect(other?.what == "the codes of strategy are not numbered from -1")
  }

  @Test func `the shares of everyone are those that were computed at import`() throws {
    let counted = try lines("strategy").map { $0.split(separator: "|").map(String.init) }
    for row in counted {
      let stored = try connection.value(
        """
        SELECT round(value, 1) || '|' || base_min
        FROM findings
        WHERE question = 'kuestenland-2024/strategy' AND item = :item
          AND respondents = 'kuestenland-2024/all'
        """, ["item": row[0]])?.text
      #expect(stored == "\(row[2])|\(row[4])")
    }
    #expect(counted.count == 4)
  }

  @Test func `counts add up over groups, whatever the weights`() throws {
    func count(_ dimensions: [RespondentProperty]) throws -> Int {
      try lines("strategy", by: dimensions, weighted: dimensions.isEmpty).reduce(0) {
        $0 + (Int($1.split(separator: "|").suffix(2).first ?? "") ?? 0)
      }
    }
    let all = try count([])
    #expect(all == 38)
    #expect(try count([.unitKind]) == all)
    #expect(try count([.sizeClass, .unitKind]) == all)
  }

  @Test func `who did not answer stands apart, with the reason`() throws {
    let reasons = try lines("strategy", table: 1)
    #expect(reasons == ["strategy|not_answered|1", "strategy|dont_know|1"])
  }
}
