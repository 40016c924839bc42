@testable import Analysis
import Database
import Reports
import TestSupport
import Testing

@Suite struct OverviewTests {
  private let connection: Connection

  init() throws { connection = try BuiltWarehouse.open() }

  @Test func `info counts what each publication brought`() throws {
    let report = try Overview.info(connection)
    #expect(
      report.tables[0].rows.map { row in row.map { $0.text ?? "\($0.integer ?? -1)" } } == [
        [
          "digital-vorangehen", "Digital vorangehen",
          "kgst-oefit-2019", "48", "461", "53",
        ],
        ["kommunal-2018-05", "KOMMUNAL 05/2018", "-1", "0", "0", "0"],
        [
          "kompetenzen-nrw", "Kompetenzen NRW",
          "nrw-2020", "27", "126", "17",
        ],
        [
          "typfrage", "Typfrage", "kgst-oefit-2019", "17",
          "510", "28",
        ],
        [
          "zukunft-vor-ort", "Zukunft vor Ort",
          "gfk-2015, gfk-2017", "17", "80", "13",
        ],
      ])
  }

  @Test func `of more than ten waves info counts the newest, and all where they are asked for`()
    throws
  {
    let folder = try TemporaryFolder()
    let copy = try BuiltWarehouse.copy(in: folder)
    try copy.run(
      """
      INSERT INTO waves (
        wave_id, label_de, label_en, population_de, population_en, fieldwork_start, mode, sampling, origin
      )
      SELECT
        'new', 'neu', 'new', population_de, population_en, '2030-01', mode, sampling, origin
      FROM waves
      WHERE wave_id = 'gfk-2017'
      """)
    func waves(whole: Bool) throws -> (first: String?, count: Int, note: String?) {
      let report = try Overview.info(whole: whole, copy)
      let rows = report.tables[1].rows
      return (rows.first?[0].text, rows.count, report.notes.first)
    }
    let few = try waves(whole: false)
    #expect(few.first == "new" && few.count == 10)
    #expect(
      few.note == "The newest are shown; '--all' shows all 5 studies, 11 waves and 7 packages.")
    let all = try waves(whole: true)
    #expect(all.first == "new" && all.count == 11)
    #expect(all.note?.hasPrefix("'wavehouse schema'") == true)
  }

  @Test func `the sizes of tables and indexes are in all as many bytes as the file has`()
    throws
  {
    let folder = try TemporaryFolder()
    let copy = try BuiltWarehouse.copy(in: folder)
    try copy.execute("DROP INDEX observations_by_concept")
    let few = try #require(Overview.info(measured: true, copy).tables.last)
    #expect(
      few.columns == ["object", "belongs_to", "entries", "bytes", "percent", "bytes_each"])
    #expect(few.rows.count == 11 && few.rows.last?[0].text?.hasSuffix(" smaller") == true)
    let all = try #require(Overview.info(whole: true, measured: true, copy).tables.last)
    let pages = try copy.value(
      "SELECT page_count * page_size FROM pragma_page_count, pragma_page_size")
    for table in [few, all] {
      #expect(table.rows.compactMap { $0[3].integer }.reduce(0, +) == pages?.integer)
    }
    #expect(all.rows.contains { $0[0] == .text("free pages") })
    // A row is counted once, in a table with row identifiers, one without, and an index.
    for (object, table) in [
      ("observations", "observations"), ("items", "items"),
      ("observations_by_question", "observations"),
    ] {
      let entries = all.rows.first { $0[0].text == object }?[2]
      let count = try copy.value("SELECT count(*) FROM \(table) WHERE question_id IS NOT NULL")
      #expect(entries == count, "\(object)")
    }
  }

  @Test func `the list of queries names their parameters, optional ones in brackets`() throws {
    let report = try Overview.queries(connection)
    let parameters = report.tables[0].rows.map { "\($0[0].text ?? ""): \($0[3].text ?? "")" }
    #expect(
      parameters == [
        "categories: [category] [respondents] [lang]",
        "competence-barriers: [respondents] [lang]", "concept: concept [lang]",
        "discrepancies: [document] [lang]", "exhibit: exhibit [lang]",
        "exhibits: [document] [lang]", "external-figures: [lang]",
        "groups: [wave] [lang]", "imprecise: [document] [qualifier] [lang]",
        "ledger: [document]", "participation: wave [lang]", "questions: [wave] [lang]",
        "ranking: question [respondents] [lang]", "repeated: [document]",
        "respondents: respondents [lang]",
        "responsibility: [role] [respondents] [sphere] [lang]",
        "size-classes: [wave] [lang]", "size-profile: concept [wave] [lang]",
        "spheres: [lang]", "strategy-status: [respondents] [lang]",
        "subject: subject [respondents] [lang]", "training: respondents [lang]",
        "types: question [lang]",
      ])
  }

  @Test func `a query is shown with the values that its parameters may have`() throws {
    let report = try Overview.query(named: "participation", connection)
    #expect(
      report.tables[0].rows[0] == [
        .text("wave"), .text("text"), .integer(1), .null, .text("the wave"),
        .text("gfk-2015, gfk-2017, kgst-oefit-2019, nrw-2020"),
      ])
  }
}
