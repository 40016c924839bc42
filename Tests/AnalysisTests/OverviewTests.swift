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
