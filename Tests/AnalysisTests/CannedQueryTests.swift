import Errors
@testable import Analysis
import Database
import Reports
import Store
import Survey
import TestSupport
import Testing

@Suite struct CannedQueryTests {
  private let connection: Connection

  init() throws { connection = try BuiltWarehouse.open() }

  private func run(_ name: String, _ arguments: [String: String] = [:]) throws -> Report {
    try QueryCatalogue(connection).query(named: name).run(arguments, in: connection)
  }

  private func refusal(_ name: String, _ arguments: [String: String] = [:]) -> String {
    #expect(throws: RequestError.self) { try run(name, arguments) }?.description ?? ""
  }

  /// The rows, each as text.
  private func rows(_ report: Report, _ columns: String...) -> [String] {
    let table = report.tables[0]
    let indices = columns.compactMap { table.columns.firstIndex(of: $0) }
    return table.rows.map { row in
      indices.map { index in
        switch row[index] {
        case .null: "-"
        case .text(let text): text
        case .integer(let integer): String(integer)
        case .real(let real): String(real)
        case .blob: "blob"
        }
      }.joined(separator: " | ")
    }
  }

  @Test func `stored SQL without end is stopped, and named`() throws {
    let connection = try BuiltWarehouse.open()
    #expect(
      throws: StoredQueryError(name: "endless", message: "it took longer than 0.03 seconds")
    ) {
      try StoredQueryError.running("endless", on: connection, within: .milliseconds(30)) {
        try connection.table(
          "rows",
          "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n")
      }
    }
    #expect(
      throws: StoredQueryError(name: "wide", message: "string or blob too big")
    ) {
      try StoredQueryError.running("wide", on: connection) {
        try connection.table("rows", "SELECT hex(zeroblob(400000000))")
      }
    }
  }

  @Test func `an unknown query, parameter or value gets the nearest name`() {
    #expect(
      refusal("responsibilty")
        == "there is no query \"responsibilty\"; did you mean \"responsibility\"?")
    #expect(
      refusal("responsibility", ["rol": "cio"])
        == "there is no parameter \"rol\"; did you mean \"role\"?")
    #expect(
      refusal("responsibility", ["respondents": "Kreisse"]).hasPrefix(
        "respondents cannot be \"Kreisse\"; did you mean \"Kreise\"?; expected one of any, "
          + "city_or_municipality, city, municipality, county, "))
  }

  @Test func `a parameter that must be given is asked for`() {
    #expect(
      refusal("exhibit")
        == "the query \"exhibit\" needs exhibit, the figure or table")
  }

  @Test func `a value is data, whatever it looks like`() {
    #expect(refusal("responsibility", ["role": "' OR 1 = 1 --"]).hasPrefix("role cannot be"))
  }

  @Test func `the share of Kreise that name the CIO, across studies`() throws {
    let report = try run("responsibility", ["role": "CIO", "respondents": "Kreise"])
    #expect(
      rows(report, "percent", "stated", "respondents", "sphere", "base", "wave", "exhibit") == [
        "67.0 | exact | counties (Kreise) | building skills | ≤ 27 | NRW 2020 | Kompetenzen NRW",
        "44.0 | exact | counties, over 250,000 inhabitants, with a strategy or one in development "
          + "| sphere not stated | ≤ 28 | KGSt/ÖFIT 2018/19 | Digital vorangehen, table 12",
        "- | rank 1 (“Top-Prioritäten”) | counties, over 250,000 inhabitants, with a strategy or one "
          + "in development | sphere not stated | - | KGSt/ÖFIT 2018/19 | Digital vorangehen, table 12",
      ])
    #expect(report.facts.map(\.name) == ["role", "respondents"])
    #expect(report.facts.map(\.value) == [.text("cio"), .text("county")])
  }

  @Test func `a total never passes for the Kreise`() throws {
    let report = try run("responsibility", ["respondents": "Landkreise"])
    // Of numbers the column of findings, of words that of statements says where they are from.
    let ids = rows(report, "finding_id", "classification_id").map { $0.split(separator: " | ") }
    #expect(ids.count { $0[0] != "-" } == 8 && ids.count { $0[1] != "-" } == 6)
    for id in ids {
      #expect(
        try connection.value(
          """
          SELECT r.unit_kind
          FROM respondents AS r
          WHERE r.respondents_id IN (
            SELECT respondents FROM findings WHERE finding_id = :finding
            UNION ALL
            SELECT respondents FROM statements WHERE classification_id = :statement
          )
          """, ["finding": String(id[0]), "statement": String(id[1])]) == .text("county"))
    }
  }

  @Test func `answers come in German, too`() throws {
    let report = try run(
      "responsibility", ["role": "Landrat", "sphere": "örtliche Gemeinschaft", "lang": "de"])
    #expect(report.title == "Wer ist verantwortlich? Anteile nach Rolle und Befragten")
    #expect(
      rows(report, "percent", "stated", "respondents") == [
        "28.4 | genau | Optimierer", "28.0 | genau | Community Manager",
        "24.2 | genau | alle antwortenden Kommunen",
        "22.0 | genau | Serviceorientierte", "19.5 | genau | Bedächtige",
        "- | Rang 2 („nach der IT“) | Community Manager",
        "- | mehr („zuvorderst“) | Community Manager",
        "- | mehr („zuvorderst“) | Community Manager",
        "- | mehr („zuvorderst“) | Optimierer", "- | mehr („zuvorderst“) | Optimierer",
        "- | genannt („HVB“) | Optimierer",
      ])
  }

  @Test func `an exhibit comes as printed`() throws {
    let report = try run("exhibit", ["exhibit": "typfrage/table-3"])
    #expect(
      rows(report, "label", "column_1", "column_2") == [
        " | In Kreisen | In Städten und Gemeinden", "Bedächtige | 135.000 | 18.824",
        "Optimierer | 178.571 | 22.321", "Serviceorientierte | 183.333 | 22.829",
        "Community Manager | 135.000 | 21.413",
      ])
  }

  @Test func `two values in one cell stay together`() throws {
    let report = try run("exhibit", ["exhibit": "typfrage/table-12"])
    #expect(
      rows(report, "column_1")[1] == "73,8 / 4,8")
  }

  @Test func `a figure without printed cells lists what the prose says`() throws {
    let report = try run("exhibit", ["exhibit": "digital-vorangehen/figure-31"])
    #expect(
      rows(report, "label", "column_1") == [
        "Chief Digital Officer (CDO) | 27", "Chief Information Officer (CIO) | 20",
        "Fachbereich IT | 49", "Fachbereich Organisation | 46",
        "Büro der Bürgermeisterinnen und Bürgermeister | 15",
      ])
    #expect(rows(report, "meaning").last == "mayor or head of the county administration (HVB)")
  }

  @Test func `the participation of a wave`() throws {
    let report = try run("participation", ["wave": "GfK 2017"])
    #expect(
      rows(report, "respondents", "figure", "value", "unit", "stated")
        == ["all responding municipalities | interviews conducted | 300.0 | count | over"])
  }

  @Test func `the status of the strategy by respondents`() throws {
    let report = try run("strategy-status", ["respondents": "kgst-oefit-2019/all"])
    #expect(
      rows(report, "percent", "status") == [
        "14.1 | digital strategy exists", "59.0 | digital strategy exists or is in development",
        "44.7 | digital strategy in development",
        "41.0 | no digital strategy, nor one in development",
      ])
  }

  @Test func `all findings on a concept across waves, by an alias`() throws {
    let report = try run("concept", ["concept": "IT-Leitung"])
    let waves = Set(rows(report, "wave"))
    // The text on no survey names the CIO without a number.
    #expect(waves == ["NRW 2020", "KGSt/ÖFIT 2018/19", "-"])
    #expect(rows(report, "finding_id").count { $0 != "-" } == 22)
    #expect(rows(report, "classification_id").count { $0 != "-" } == 11)
  }

  @Test func `known discrepancies of a document`() throws {
    let report = try run("discrepancies", ["document": "kompetenzen-nrw"])
    let found = rows(report, "discrepancy", "places")
    #expect(found.allSatisfy { $0.contains("kompetenzen-nrw:") })
    #expect(
      found.filter { $0.contains("class-5") } == [
        "nrw-class-5-heading | kompetenzen-nrw:1430:1, kompetenzen-nrw:1319:1, kompetenzen-nrw:1342:19",
        "nrw-class-5-label | kompetenzen-nrw:1409:29, kompetenzen-nrw:1372:40",
        "nrw-specialist-departments-class-5 | kompetenzen-nrw:895:19, kompetenzen-nrw:1413:22",
      ])
  }

  @Test func `a stored query that does more than read is refused`() throws {
    let folder = try TemporaryFolder()
    let copy = try BuiltWarehouse.copy(in: folder)
    try copy.run("UPDATE queries SET sql = 'DELETE FROM waves' WHERE query_name = 'discrepancies'")
    try copy.run("DELETE FROM query_parameters WHERE query_name = 'discrepancies'")
    let query = try QueryCatalogue(copy).query(named: "discrepancies")
    let waves = try copy.value("SELECT count(*) FROM waves")
    #expect(throws: StoredQueryError(name: "discrepancies", message: "not authorized")) {
      try query.run([:], in: copy)
    }
    #expect(try copy.value("SELECT count(*) FROM waves") == waves)
  }

  @Test func `every stored query runs with its defaults or asks for what it needs`() throws {
    for name in try connection.texts("SELECT query_name FROM queries") {
      let query = try QueryCatalogue(connection).query(named: name)
      var arguments: [String: String] = [:]
      for parameter in query.parameters where parameter.isRequired {
        let allowed = try QueryCatalogue(connection).allowedValues(of: parameter, in: query)
        arguments[parameter.name] = allowed?.first?.value
      }
      #expect(try !query.run(arguments, in: connection).tables[0].columns.isEmpty, "\(name)")
    }
  }
}
