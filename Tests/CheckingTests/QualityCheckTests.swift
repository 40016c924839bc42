@testable import Checking
import Database
import TestSupport
import Testing

/// Each rule on a planted error: a rule that sees nothing because it looks at nothing is a defect.
@Suite struct QualityCheckTests {
  private let folder: TemporaryFolder
  private let connection: Connection

  init() throws {
    folder = try TemporaryFolder()
    connection = try BuiltWarehouse.copy(in: folder)
    // The tables refuse some of the errors that are planted here.
    try connection.execute("PRAGMA ignore_check_constraints = ON")
    // What a rule sees in a planted error must not be explained by what is recorded.
    try connection.execute("DELETE FROM discrepancy_places; DELETE FROM discrepancies")
  }

  private func seen(_ check: QualityCheck) throws -> [String] {
    try QualityReview(connection, checks: [check]).rows.map(\.sighting.message)
  }

  private func check(_ name: String) throws -> QualityCheck {
    try #require(QualityCheck.all.first { $0.name == name })
  }

  /// What a rule sees after a change that it did not see before.
  private func news(_ name: String, _ change: String) throws -> [String] {
    let rule = try check(name)
    let before = Set(try seen(rule))
    try connection.execute(change)
    return try seen(rule).filter { !before.contains($0) }
  }

  @Test
  func
    `range sees a share above a hundred, a score off its scale and more answers than invitations`()
    throws
  {
    #expect(
      try news(
        "range",
        """
        UPDATE observations SET value = 156.5 WHERE finding_id = 'kompetenzen-nrw:872:39';
        UPDATE observations SET value = 5 WHERE finding_id = 'typfrage:484:30';
        UPDATE observations SET value = 40 WHERE finding_id = 'kompetenzen-nrw:93:36';
        """) == [
          "kompetenzen-nrw:872:39: a share of 156.5 %",
          "typfrage:484:30: a score of 5 on a scale from 0 to 3",
          "40 answered (kompetenzen-nrw:93:36) of 31 invited (kompetenzen-nrw:88:44)",
        ])
  }

  @Test func `sum sees a distribution that does not add up`() throws {
    let found = try news(
      "sum",
      "UPDATE observations SET value_min = 33.35, value_max = 33.45 WHERE finding_id = 'typfrage:502:12'"
    )
    #expect(found.count == 1)
    #expect(found.first?.hasPrefix("typfrage/table-2, kgst-oefit-2019/counties: ") == true)
    #expect(found.first?.contains("add up to 119.6–120") == true)
  }

  @Test func `granularity sees a share that its base forbids`() throws {
    let found = try news(
      "granularity",
      "UPDATE observations SET base_min = 27, base_max = 27, value_min = 64.5, value_max = 65.5, printed = '65' WHERE finding_id = 'kompetenzen-nrw:892:10:counties'"
    )
    #expect(
      found == [
        "kompetenzen-nrw, nrw-2020/counties: 65 % impossible with a base of 27; implied base of all 1: 31, 26, 23, 20, 17"
      ])
  }

  @Test func `participation sees kinds that do not add up, and shares and rates that do not fit`()
    throws
  {
    let found = try news(
      "participation",
      "UPDATE observations SET value = 37 WHERE finding_id = 'kompetenzen-nrw:93:36'")
    #expect(found.contains("nrw-2020/all answered: 116, its parts add up to 126"))
    #expect(
      found.contains("kompetenzen-nrw:448:2: 23 % of all who answered, but 37 of 116 are 31.9 %"))
    #expect(
      found.contains("kompetenzen-nrw:453:37: a response rate of 87 %, but 37 of 31 are 119.4 %"))
  }

  @Test func `participation sees the n of a table that exceeds its class`() throws {
    #expect(
      try seen(check("participation")).contains(
        "digital-vorangehen/table-7 prints n=15, but 12 of kgst-oefit-2019/cities/3 answered (digital-vorangehen:435:67)"
      ))
    let found = try news(
      "participation",
      "UPDATE exhibits SET base_printed = 'n=12', base_min = 12, base_max = 12 WHERE exhibit_id = 'digital-vorangehen/table-8'"
    )
    #expect(
      found == [
        "digital-vorangehen/table-8 prints n=12, but 11 of kgst-oefit-2019/cities/2 answered (digital-vorangehen:433:45)"
      ])
  }

  @Test func `reconciliation sees two publications that differ by more than rounding`() throws {
    let found = try news(
      "reconciliation",
      "UPDATE observations SET value_min = 20, value_max = 25 WHERE finding_id = 'digital-vorangehen:600:49:cio'"
    )
    #expect(
      found == [
        "kgst-oefit-2019/all cio: digital-vorangehen prints 10 (digital-vorangehen:600:49:cio), typfrage prints 12,4 (typfrage:564:23)"
      ])
  }

  @Test func `total sees a total outside the range of its parts`() throws {
    let found = try news(
      "total",
      "UPDATE observations SET value = 90, value_min = 89.95, value_max = 90.05 WHERE exhibit_id = 'typfrage/table-10' AND exhibit_column = 5"
    )
    #expect(found == ["typfrage/table-10 fim: the total is 90, its parts run from 21.6 to 38.1"])
  }

  @Test func `repeat sees a repeat with another value or another item`() throws {
    let found = try news(
      "repeat",
      """
      UPDATE observations SET value_min = 80, value_max = 100 WHERE finding_id = 'kompetenzen-nrw:875:39';
      UPDATE observations SET concept_id = 'hvb' WHERE finding_id = 'kompetenzen-nrw:1412:22';
      """)
    #expect(
      found == [
        "kompetenzen-nrw:875:39 prints Hälfte where kompetenzen-nrw:876:2 prints 57",
        "kompetenzen-nrw:1412:22 (hvb, nrw-2020/class-5) repeats kompetenzen-nrw:892:10:class-5 (cio, nrw-2020/class-5)",
      ])
  }

  @Test func `label sees a caption with the limit of another class`() throws {
    let found = try news(
      "label",
      """
      INSERT OR REPLACE INTO numerals (document, source_line, source_column, printed, meaning, reason)
      VALUES ('digital-vorangehen', 1441, 999, '25.000', 'definition', 'size_class');
      """)
    #expect(
      found == [
        "the caption of digital-vorangehen/table-9 prints 25.000 inhabitants, its findings are about cities and municipalities, over 400,000 inhabitants"
      ])
  }

  /// A statement on an item of a question, said of everyone.
  private func say(_ category: String, _ item: String, rank: Int? = nil, than other: String? = nil)
    -> String
  {
    """
    INSERT INTO classifications (classification_id, document_id, wave_id, question_id, concept_id,
      respondents_id, category, rank_number, compared_concept_id, source_line, source_column, printed)
    VALUES ('planted:\(item)', 'typfrage', 'kgst-oefit-2019', 'kgst-oefit-2019/participation-forms',
      '\(item)', 'kgst-oefit-2019/all', '\(category)', \(rank.map(String.init) ?? "NULL"),
      \(other.map { "'\($0)'" } ?? "NULL"), 1, 1, 'said');
    """
  }

  @Test(
    arguments: [
      ("rank", "online-surveys", 1, nil, true), ("rank", "online-surveys", 2, nil, false),
      ("rank", "defect-reporting", 1, nil, false), ("lowest", "online-surveys", nil, nil, true),
      ("lowest", "civic-tech", nil, nil, false),
      ("more", "online-surveys", nil, "defect-reporting", true),
      ("more", "defect-reporting", nil, "online-surveys", false),
      ("less", "defect-reporting", nil, "online-surveys", true),
      ("less", "online-surveys", nil, "defect-reporting", false),
      ("similar", "defect-reporting", nil, "online-surveys", true),
      ("similar", "online-surveys", nil, "online-planning-participation", false),
      ("most", "online-surveys", nil, nil, true), ("most", "defect-reporting", nil, nil, false),
      ("hardly", "defect-reporting", nil, nil, true), ("hardly", "civic-tech", nil, nil, false),
      ("many", "civic-tech", nil, nil, false),
    ] as [(String, String, Int?, String?, Bool)])
  func `words sees what is said against the numbers, and nothing else`(
    category: String, item: String, rank: Int?, other: String?, isSeen: Bool
  ) throws {
    let found = try news("words", say(category, item, rank: rank, than: other))
    #expect(found.isEmpty == !isSeen)
    #expect(found.allSatisfy { $0.hasPrefix("planted:\(item): \"said\" ") })
  }

  @Test func `union sees a whole outside its parts, and classes that are more than everyone`()
    throws
  {
    // 27 and 28 % of the kinds of municipality cannot be 29.2 % of both.
    let change = { (value: Double) in
      """
      UPDATE observations
      SET value = \(value), value_min = \(value - 0.05), value_max = \(value + 0.05)
      WHERE question_id = 'kgst-oefit-2019/fim-awareness' AND concept_id = 'fim'
        AND respondents_id = 'kgst-oefit-2019/all' AND document_id = 'typfrage';
      """
    }
    #expect(try news("union", change(30)) == [])
    #expect(
      try news("union", change(90)).contains {
        $0.hasPrefix(
          "kgst-oefit-2019/fim-awareness fim: kgst-oefit-2019/all has 90, its 4 parts run ")
      })
    let answered = { (count: Int) in
      """
      UPDATE observations SET value = \(count), value_min = \(count), value_max = \(count)
      WHERE concept_id = 'answered' AND respondents_id = 'kgst-oefit-2019/all';
      """
    }
    let sum = "kgst-oefit-2019: the bases of exhibits on its 10 classes add up to 457, but "
    #expect(try seen(check("union")).contains(sum + "412 responded"))
    try connection.execute(answered(457))
    #expect(try !seen(check("union")).contains { $0.hasPrefix(sum) })
    #expect(try news("union", answered(456)) == [sum + "456 responded"])
  }

  @Test func `a discrepancy explains what has both its places and its kind, nothing else`() throws {
    let rule = try check("reconciliation")
    let rows = try QualityReview(connection, checks: [rule]).rows
    let first = try #require(rows.first { $0.sighting.message.contains("typfrage:566:36") })
    #expect(first.discrepancy == nil)
    func record(_ kind: String, _ findings: [String]) throws {
      try connection.execute("DELETE FROM discrepancy_places; DELETE FROM discrepancies")
      try connection.run(
        "INSERT INTO discrepancies VALUES ('known', :kind, 'open', 'a', 'b', 'c', 'd')",
        ["kind": kind])
      for (index, finding) in findings.enumerated() {
        try connection.run(
          "INSERT INTO discrepancy_places VALUES ('known', :place, 'typfrage', 1, 1, 'x', :finding, NULL)",
          ["place": index + 1, "finding": finding])
      }
    }
    func known() throws -> Bool {
      try QualityReview(connection, checks: [rule]).rows.contains {
        $0.sighting == first.sighting && $0.discrepancy == "known"
      }
    }
    let sides = ["digital-vorangehen:598:95:it-department", "typfrage:566:36"]
    try record("contradiction", [sides[0]])
    #expect(try !known())
    try record("misprint", sides)
    #expect(try !known())
    try record("contradiction", sides)
    #expect(try known())
  }
}
