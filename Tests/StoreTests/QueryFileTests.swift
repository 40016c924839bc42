import Errors
import Database
@testable import Store
import Survey
import TestSupport
import Testing

@Suite struct QueryFileTests {
  private static let head = """
    -- name: q
    -- title_de: Titel
    -- title_en: Title
    -- description_de: Was
    -- description_en: What

    """

  private func fail(_ text: String) -> String {
    let error = #expect(throws: QueryFileError.self) {
      try CannedQuery(parsing: text, file: "q.sql")
    }
    return error?.description ?? ""
  }

  @Test func `a header that lacks an entry is refused`() {
    #expect(fail("-- name: q\nSELECT 1") == "q.sql:1: the header lacks 'title_de'")
  }

  @Test func `entries that make no sense are refused with their line`() {
    #expect(fail("-- name q\nSELECT 1") == "q.sql:1: expected '-- key: value'")
    #expect(fail(Self.head + "-- author: me\nSELECT 1") == "q.sql:6: there is no entry 'author'")
    #expect(
      fail(Self.head + "-- label_de: x\nSELECT 1") == "q.sql:6: no parameter above 'label_de'")
    #expect(
      fail(Self.head + "-- parameter: wave date\nSELECT 1")
        == "q.sql:6: expected 'parameter: name text|integer|number [= default]'")
    for line in [
      "n", "n | Zahl", "n = | Zahl | number", "n = a = b | Zahl | number", "| Zahl | number",
    ] {
      #expect(
        fail(Self.head + "-- column: \(line)\nSELECT 1 AS n")
          == "q.sql:6: expected 'column: name [= table.column] | German label | English label'")
    }
    #expect(
      fail(Self.head + "-- parameter: wave text\nSELECT :wave")
        == "q.sql:1: the parameter 'wave' lacks its labels")
  }

  @Test func `line ends of Windows do not matter`() throws {
    let text = (Self.head + "SELECT 1\n").replacing("\n", with: "\r\n")
    #expect(try CannedQuery(parsing: text, file: "q.sql").sql == "SELECT 1")
  }

  @Test func `a whole header is read`() throws {
    let query = try CannedQuery(
      parsing: Self.head + """
        -- parameter: wave text
        -- label_de: die Welle
        -- label_en: the wave
        -- values: SELECT wave_id
        --   FROM waves
        -- parameter: least integer = 3
        -- label_de: mindestens
        -- label_en: at least
        -- parameter: most number =
        -- label_de: höchstens
        -- label_en: at most
        -- column: n | Zahl | number
        -- column: stated = observations.qualifier | Angabe | how it is stated
        SELECT :wave,
          :least, :most
        """, file: "q.sql")
    #expect(query.name == "q")
    #expect(query.sql == "SELECT :wave,\n  :least, :most")
    #expect(query.parameters.map(\.name) == ["wave", "least", "most"])
    #expect(query.parameters.map(\.defaultValue) == [nil, "3", nil])
    #expect(query.parameters.map(\.isRequired) == [true, false, false])
    #expect(query.columns.map(\.name) == ["n", "stated"])
    #expect(query.columns.map(\.holds) == [nil, "observations.qualifier"])
    #expect(query.columns[1].labels == Labels(german: "Angabe", english: "how it is stated"))
    #expect(query.parameters[0].allowedSQL == "SELECT wave_id FROM waves")
  }
}

@Suite struct QueryCatalogueTests {
  private func refusal(_ header: String, _ sql: String) throws -> String {
    let packages = try TestPackages()
    let connection = try packages.warehouse()
    let text = """
      -- name: q
      -- title_de: Titel
      -- title_en: Title
      -- description_de: Was
      -- description_en: What
      \(header)\(sql)
      """
    let query = try CannedQuery(parsing: text, file: "q.sql")
    let error = #expect(throws: QueryFileError.self) {
      try QueryCatalogue(connection).add(query, file: "q.sql")
    }
    #expect(try connection.value("SELECT count(*) FROM queries") == .integer(0))
    return error?.message ?? ""
  }

  private let parameter = "-- parameter: wave text\n-- label_de: x\n-- label_en: x\n"

  @Test func `a query that writes, steps outside or is wrong is refused`() throws {
    let more = "a canned query reads tables and calls functions; this one does more"
    #expect(try refusal("", "DELETE FROM waves") == more)
    #expect(try refusal("", "PRAGMA user_version") == more)
    #expect(try refusal("", "ATTACH 'x' AS y") == more)
    #expect(try refusal("", "SELECT * FROM wafes") == "no such table: wafes")
    #expect(try refusal("", "SELECT 1; SELECT 2") == "there is more than one statement in the SQL")
  }

  @Test func `a column that is explained must be there`() throws {
    #expect(
      try refusal("-- column: m | Zahl | number\n", "SELECT 1 AS n")
        == "the header explains the column 'm', which the result does not have")
  }

  @Test func `parameters and their declarations must match`() throws {
    #expect(
      try refusal("", "SELECT :wave")
        == "the statement uses :wave, which the header does not declare")
    #expect(
      try refusal(parameter, "SELECT 1")
        == "the header declares 'wave', which the statement does not use")
    #expect(
      try refusal(parameter + "-- values: SELECT :x\n", "SELECT :wave")
        == "the values of 'wave' may not take parameters")
    #expect(
      try refusal(parameter + "-- values: SELECT x FROM y\n", "SELECT :wave") == "no such table: y")
  }
}
