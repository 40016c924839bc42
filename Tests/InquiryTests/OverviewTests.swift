import Database
import Inquiry
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
          "kgst-oefit-2019", "48", "461", "44",
        ],
        ["kommunal-2018-05", "KOMMUNAL 05/2018", "-1", "0", "0", "0"],
        [
          "kompetenzen-nrw", "Kompetenzen NRW",
          "nrw-2020", "27", "126", "15",
        ],
        [
          "typfrage", "Typfrage", "kgst-oefit-2019", "17",
          "510", "22",
        ],
        [
          "zukunft-vor-ort", "Zukunft vor Ort",
          "gfk-2015, gfk-2017", "17", "80", "12",
        ],
      ])
  }

  @Test func `the list of queries names their parameters, optional ones in brackets`() throws {
    let report = try Overview.queries(connection)
    let parameters = report.tables[0].rows.map { "\($0[0].text ?? ""): \($0[3].text ?? "")" }
    #expect(
      parameters == [
        "categories: [category] [respondents] [language]",
        "competence-barriers: [respondents] [language]", "concept: concept [language]",
        "discrepancies: [document] [language]", "exhibit: exhibit [language]",
        "exhibits: [document] [language]", "external-figures: [language]",
        "groups: [wave] [language]", "imprecise: [document] [qualifier] [language]",
        "ledger: [document]", "participation: wave [language]", "questions: [wave] [language]",
        "ranking: question [respondents] [language]", "repeated: [document]",
        "respondents: respondents [language]",
        "responsibility: [role] [respondents] [sphere] [language]",
        "size-classes: [wave] [language]", "size-profile: concept [wave] [language]",
        "spheres: [language]", "strategy-status: [respondents] [language]",
        "subject: subject [respondents] [language]", "training: respondents [language]",
        "types: question [language]",
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
