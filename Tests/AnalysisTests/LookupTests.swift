import Errors
@testable import Analysis
import Database
import Reports
import Store
import Survey
import TestSupport
import Testing

/// Finding, comparing, trends, free SQL and `show`.
@Suite struct LookupTests {
  private let connection: Connection

  init() throws { connection = try BuiltWarehouse.open() }

  private func rows(_ table: Report.Table, _ columns: String...) throws -> [String] {
    try table.rows(columns)
  }

  // MARK: find

  @Test func `finding nothing suggests the nearest words`() throws {
    let report = try Finder.find("verantwrtung aufbau", connection)
    #expect(report.tables[0].rows.isEmpty)
    #expect(report.notes == ["Did you mean \"verantwortung aufbau\"?"])
    #expect(try Finder.find("qqqq", try BuiltWarehouse.open()).notes == [])
  }

  @Test func `a text without a word, or full of operators, does no harm`() throws {
    #expect(throws: RequestError.badQuery("there is no word to look for")) {
      try Finder.find(" -- \"'*", connection)
    }
    #expect(try Finder.find("NOT AND OR NEAR(x)", connection).tables[0].rows.isEmpty)
  }

  @Test func `words are found in both languages, whatever the spelling`() throws {
    for text in ["Bürgermeister", "buergermeister", "BÜRGERMEISTER", "mayor", "Landrat"] {
      let found = try rows(try Finder.find(text, try BuiltWarehouse.open()).tables[0], "kind", "id")
      #expect(found.first == "responsibility | hvb", "\(text)")
    }
    let questions = try rows(try Finder.find("zuständig Kompetenz", connection).tables[0], "id")
    #expect(questions.contains("nrw-2020/responsibility-competences"))
  }

  // MARK: compare

  @Test func `an unknown or ambiguous side is refused`() throws {
    #expect(throws: RequestError.self) {
      try GroupComparison.compare(("gfk-2015", "nowhere"), on: nil, connection)
    }
    let error = #expect(throws: RequestError.self) {
      try GroupComparison.compare(("Kreise", "nrw-2020/all"), on: nil, connection)
    }
    #expect(
      error?.description
        == "there is no single group \"Kreise\"; it names kgst-oefit-2019/counties, nrw-2020/counties"
    )
  }

  @Test func `two types on one item`() throws {
    let report = try GroupComparison.compare(
      ("kgst-oefit-2019/type-bedaechtige", "kgst-oefit-2019/type-optimierer"), on: "DMS", connection
    )
    #expect(
      try rows(report.tables[0], "a", "b", "difference", "unit", "questions")
        == ["47.5 | 62.2 | 14.7 | percent | same"])
  }

  @Test func `size classes of two waves are lined up, with how they lie to each other`() throws {
    let report = try GroupComparison.compare(("NRW 2020", "GfK 2017"), on: nil, connection)
    #expect(
      try rows(report.tables[1], "a", "relation", "b") == [
        "cities and municipalities, under 10,000 inhabitants | lies within | municipalities, under 20,000 inhabitants",
        "cities and municipalities, 10,000 to 25,000 inhabitants | overlaps | municipalities, under 20,000 inhabitants",
        "cities and municipalities, 10,000 to 25,000 inhabitants | overlaps | municipalities, 20,000 to 100,000 inhabitants",
        "cities and municipalities, 25,000 to 50,000 inhabitants | lies within | municipalities, 20,000 to 100,000 inhabitants",
        "cities and municipalities, 50,000 to 100,000 inhabitants | lies within | municipalities, 20,000 to 100,000 inhabitants",
        "cities and municipalities, over 100,000 inhabitants | equal | municipalities, over 100,000 inhabitants",
      ])
    let groups = try GroupComparison.compare(
      ("nrw-2020/class-1", "kgst-oefit-2019/cities-class-7"), on: nil,
      try BuiltWarehouse.open())
    #expect(groups.tables.count == 1)
  }

  @Test func `two waves are compared on questions that ask the same, with the doubts`() throws {
    let report = try GroupComparison.compare(("GfK 2015", "GfK 2017"), on: nil, connection)
    let all = try rows(report.tables[0], "question", "a", "b", "questions")
    #expect(all.contains("status of the digital strategy | 40.0 | 59.0 | same"))
    #expect(!report.notes.contains { $0.hasPrefix("By size") })
  }

  @Test func `what the texts say of both sides without a number stands below what differs`() throws
  {
    let report = try GroupComparison.compare(
      ("gfk-2015/without-strategy", "gfk-2017/without-strategy"),
      on: "barrier-missing-expertise", connection)
    #expect(report.tables.map(\.name) == ["rows", "statements"])
    #expect(report.tables[0].rows.isEmpty)
    // Line 418 gives the main reason of both waves; line 70 that of 2017 again.
    #expect(
      try rows(report.tables[1], "category", "words", "wave", "classification_id") == [
        "rank 1 | Hauptgrund | GfK 2015 | zukunft-vor-ort:418:461:gfk-2015",
        "rank 1 | Hauptgrund | GfK 2017 | zukunft-vor-ort:418:461:gfk-2017",
        "many | vor allem | GfK 2017 | zukunft-vor-ort:70:108:expertise",
      ])
    let oneSide = try GroupComparison.compare(
      ("kgst-oefit-2019/all", "gfk-2017/without-strategy"), on: "barrier-missing-expertise",
      connection)
    #expect(oneSide.tables.map(\.name) == ["rows"])
  }

  @Test func `classes of the same number lie apart by size`() throws {
    let report = try GroupComparison.compare(
      ("nrw-2020/class-1", "kgst-oefit-2019/cities-class-1"), on: nil, connection)
    #expect(report.notes.first == "By size, a and b have nothing in common.")
  }

  @Test
  func `a difference has Newcombe's interval where both bases are known and nobody is in both`()
    throws
  {
    // No two printed shares of separate groups have a known base so far; here two are given one.
    // The ends are those of statsmodels' confint_proportions_2indep(62.2, 100, 19, 40, "newcomb").
    let folder = try TemporaryFolder()
    let copy = try BuiltWarehouse.copy(in: folder)
    let sides = ("kgst-oefit-2019/type-bedaechtige", "kgst-oefit-2019/type-optimierer")
    let level = try #require(ConfidenceInterval.Level(percent: 95))
    func compare(_ sides: (String, String)) throws -> Report {
      try GroupComparison.compare(sides, on: "DMS", intervals: Intervals(level), copy)
    }
    func ends(_ report: Report) throws -> [String] {
      try rows(report.tables[0], "finding_a", "finding_b", "difference_low", "difference_high")
    }
    #expect(try ends(try compare(sides)) == ["typfrage:590:34 | typfrage:590:39 | - | -"])
    for (finding, base) in [("typfrage:590:34", 40), ("typfrage:590:39", 100)] {
      try copy.run(
        "UPDATE observations SET base_min = :n, base_max = :n WHERE finding_id = :id",
        ["n": base, "id": finding])
    }
    let known = try compare(sides)
    #expect(try ends(known) == ["typfrage:590:34 | typfrage:590:39 | -3.2 | 31.8"])
    #expect(
      known.notes.suffix(2) == [
        "Intervals at 95 % (Newcombe) for 1 of 1 rows; the others lack a base or are no share of answers.",
        "An interval describes chance only; who chose to answer can differ from who did not.",
      ])
    // 60 to 65 instead of 62.2: wider at both ends.
    try copy.execute(
      """
      UPDATE observations
      SET value = NULL, qualifier = 'range', value_min = 60, value_max = 65
      WHERE finding_id = 'typfrage:590:39'
      """)
    #expect(try ends(try compare(sides)) == ["typfrage:590:34 | typfrage:590:39 | -5.4 | 34.4"])
  }

  @Test func `groups that can share members get no interval of their difference`() throws {
    let level = try #require(ConfidenceInterval.Level(percent: 95))
    let report = try GroupComparison.compare(
      ("kgst-oefit-2019/counties-class-1", "kgst-oefit-2019/all"), on: "DMS",
      intervals: Intervals(level), connection)
    #expect(!report.tables[0].rows.isEmpty)
    #expect(report.tables[0].rows.allSatisfy { $0.suffix(2) == [.null, .null] })
    #expect(
      report.notes.last
        == "A municipality can be in a and in b, so that the difference has no interval of this kind."
    )
  }

  // MARK: trend

  @Test func `the share with a strategy rose from 2015 to 2017`() throws {
    let report = try Trend.of("strategy-exists-developed-or-planned", connection)
    #expect(
      try rows(
        report.tables[0], "respondents", "earlier", "earlier_value", "later", "later_value",
        "change") == [
          "all responding municipalities | GfK 2015 | 40.0 | GfK 2017 | 59.0 | 19.0",
          "municipalities in Thuringia and Saxony | GfK 2015 | 33.0 | GfK 2017 | 71.0 | 38.0",
        ])
  }

  @Test func `questions that only look alike make no trend`() throws {
    let report = try Trend.of("CIO", connection)
    #expect(report.tables[0].rows.isEmpty)
    #expect(
      report.notes == [
        "No two waves ask the same about it; 'wavehouse query run concept --concept cio' shows all findings."
      ])
  }

  @Test func `a trend begins with the newest wave, and says when there is more`() throws {
    // A third wave that found what the second did.
    let folder = try TemporaryFolder()
    let copy = try BuiltWarehouse.copy(in: folder)
    let question = "gfk-2017/strategy-status"
    for (table, key, columns) in [
      (
        "waves", "wave_id = 'gfk-2017'",
        ["wave_id", "label_en", "fieldwork_start", "fieldwork_end"]
      ),
      ("questions", "question_id = '\(question)'", ["wave_id", "question_id"]),
      ("size_classes", "wave_id = 'gfk-2017'", ["wave_id", "size_class_id"]),
      (
        "respondents", "wave_id = 'gfk-2017'",
        ["wave_id", "respondents_id", "size_class_id", "part_of"]
      ),
      ("items", "question_id = '\(question)'", ["question_id"]),
      (
        "observations", "question_id = '\(question)'",
        ["wave_id", "question_id", "respondents_id", "finding_id", "repeats_finding_id"]
      ),
    ] {
      let all = try copy.texts("SELECT name FROM pragma_table_info('\(table)')")
      let list = all.map { column in
        !columns.contains(column)
          ? column
          : column.hasPrefix("finding") || column.hasPrefix("repeats")
            ? "'2019/' || \(column)" : "replace(\(column), '2017', '2019')"
      }
      try copy.run(
        "INSERT INTO \(table) (\(all.joined(separator: ", "))) "
          + "SELECT \(list.joined(separator: ", ")) FROM \(table) WHERE \(key)")
    }
    try copy.run(
      """
      INSERT INTO question_comparisons (question_a, question_b, relation, difference_de, difference_en)
      VALUES ('gfk-2017/strategy-status', 'gfk-2019/strategy-status', 'same', 'gleich', 'same')
      """)
    func trend(_ limit: Int) throws -> (rows: [String], isMore: Bool) {
      let report = try Trend.of("strategy-exists-developed-or-planned", limit: limit, copy)
      return (
        try rows(report.tables[0], "earlier", "later", "change"),
        report.notes.contains("These are the newest; '--limit' shows more.")
      )
    }
    // Two shares, and a rise in points, of which 2015 tells nothing.
    let newest = Array(repeating: "GfK 2017 | GfK 2019 | 0.0", count: 3)
    let all = newest + ["GfK 2015 | GfK 2017 | 19.0", "GfK 2015 | GfK 2017 | 38.0"]
    #expect(try trend(1) == (newest, true))
    #expect(try trend(3) == (newest, true))
    #expect(try trend(4) == (all, false))
    #expect(try trend(.max) == (all, false))
  }

  @Test func `a reason that the text ranks in both waves has a trend in words`() throws {
    let report = try Trend.of("barrier-missing-expertise", connection)
    #expect(report.tables[0].rows.isEmpty)
    #expect(
      try rows(report.tables[1], "category", "respondents", "wave") == [
        "rank 1 | municipalities without a digital strategy | GfK 2015",
        "rank 1 | municipalities without a digital strategy | GfK 2017",
        "many | all responding municipalities | GfK 2017",
        "many | municipalities without a digital strategy | GfK 2017",
      ])
    #expect(
      report.notes
        == ["No two waves have a number of it; what the texts say without one stands below."])
    // What one wave says alone is no trend.
    #expect(try Trend.of("funding-several-sources", connection).tables.count == 1)
  }

  // MARK: languages

  @Test func `what is looked up answers in German, too`() throws {
    let found = try Finder.find("mayor", in: .german, try BuiltWarehouse.open())
    #expect(found.title == "4 gefunden zu „mayor“")
    #expect(try rows(found.tables[0], "label").first == "Hauptverwaltungsbeamte/r (HVB)")
    let trend = try Trend.of("strategy-exists-developed-or-planned", in: .german, connection)
    #expect(
      try rows(trend.tables[0], "question", "respondents") == [
        "Stand der Digitalisierungsstrategie | alle antwortenden Kommunen",
        "Stand der Digitalisierungsstrategie | Kommunen in Thüringen und Sachsen",
      ])
    let compared = try GroupComparison.compare(
      ("Bedächtige", "nrw-2020/class-1"), on: nil, in: .german, connection)
    #expect(
      compared.title
        == "Bedächtige, KGSt/ÖFIT 2018/19 (a) und Städte und Gemeinden unter 10.000 Einwohner, NRW 2020 (b)"
    )
    #expect(
      compared.notes == [
        "Der Größe nach liegt b in a.", "Zu keiner Frage gibt es Werte für beide.",
      ])
    let finding = try FindingReport.finding("typfrage:577:36", in: .german, connection)
    #expect(
      finding.notes.last
        == "KGSt/ÖFIT 2018/19: alle waren eingeladen, die Teilnahme freiwillig; nicht repräsentativ."
    )
    for thing in ThingReport.all {
      let names = ["wave": "GfK 2015", "concept": "CIO", "study": "typfrage"]
      let name =
        names[thing.kind] ?? "nrw-2020/" + (thing.kind == "question" ? "competence-gaps" : "all")
      #expect(try thing.report(name, in: .german, connection).title.first?.isUppercase == true)
    }
  }

  // MARK: sql

  @Test(arguments: [
    ("DELETE FROM waves", "the SQL does more than read; one SELECT is allowed"),
    ("PRAGMA user_version", "the SQL does more than read; one SELECT is allowed"),
    ("ATTACH ':memory:' AS x", "the SQL does more than read; one SELECT is allowed"),
    ("SELECT 1; SELECT 2", "there is more than one statement in the SQL"),
    ("", "there is no statement in the SQL"),
    ("SELECT nowhere", "no such column: nowhere"),
    ("SELECT f.vaule FROM findings AS f", "no such column: f.vaule; did you mean \"value\"?"),
    ("SELECT 1 FROM waves, finding", "no such table: finding; did you mean \"findings\"?"),
    ("SELECT valeu(1) FROM waves", "no such function: valeu"),
    ("SELECT 'no such column: vaule' FROM", "incomplete input"),
  ])
  func `SQL that does more than read, or is wrong, is refused`(sql: String, message: String) {
    let error = #expect(throws: RequestError.self) {
      try FreeQuery.run(sql, limit: 10, within: .seconds(10), connection)
    }
    #expect(error?.description == message)
  }

  @Test func `SQL without end is stopped`() {
    let sql =
      "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i FROM n WHERE i < 0"
    #expect(throws: RequestError.tooSlow(.milliseconds(50))) {
      try FreeQuery.run(sql, limit: 10, within: .milliseconds(50), connection)
    }
  }

  @Test func `rows beyond the limit are left out, and it says so`() throws {
    let report = try FreeQuery.run(
      "SELECT wave_id FROM waves ORDER BY wave_id", limit: 2, within: .seconds(10), connection)
    #expect(report.tables[0].rows.count == 2)
    #expect(report.notes == ["Only the first 2 rows; --limit gives more."])
  }

  // MARK: show

  @Test func `every kind of thing is shown by its identifier or another name`() throws {
    let names = [
      "study": "Typfrage", "wave": "NRW 2020", "question": "nrw-2020/responsibility-competences",
      "concept": "IT-Leitung", "group": "nrw-2020/counties",
    ]
    for thing in ThingReport.all {
      let report = try thing.report(names[thing.kind] ?? "", connection)
      #expect(!report.facts.isEmpty && !report.tables.isEmpty, "\(thing.kind)")
      #expect(throws: RequestError.self) { try thing.report("no such thing", connection) }
    }
  }

  @Test func `a question is shown with what it only looks like`() throws {
    let question = try #require(ThingReport.all.first { $0.kind == "question" })
    let report = try question.report("nrw-2020/responsibility-competences", connection)
    let comparisons = try #require(report.tables.first { $0.name == "comparisons" })
    #expect(
      try rows(comparisons, "other", "relation") == [
        "kgst-oefit-2019/responsibility-administration | different",
        "kgst-oefit-2019/responsibility-community | different",
        "kgst-oefit-2019/responsibility-unstated | different",
      ])
  }
}
