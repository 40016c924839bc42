import Database
@testable import Exports
import Store
import Survey
import TestSupport
import Testing
import Text

@Suite struct DatasetteExportTests {
  @Test func `an empty parameter is none, wherever the statement names it`() throws {
    let connection = try BuiltWarehouse.open()
    let wrapped = try CannedQuery(
      parsing: """
        -- name: q
        -- title_de: Titel
        -- title_en: Title
        -- description_de: Was
        -- description_en: What
        -- parameter: wave text =
        -- label_de: Welle
        -- label_en: wave
        -- parameter: n integer = 3
        -- label_de: Zahl
        -- label_en: number
        -- parameter: lang text = en
        -- label_de: Sprache
        -- label_en: language
        SELECT ':wave', ":n" /* :wave */ FROM t WHERE :wave IS NULL OR n = :n OR l = :lang
        """, file: "q.sql")
    #expect(
      DatasetteExport.sql(wrapped)
        == "SELECT ':wave', \":n\" /* :wave */ FROM t WHERE nullif(:wave, '') IS NULL "
        + "OR n = coalesce(CAST(nullif(:n, '') AS INTEGER), 3) "
        + "OR l = coalesce(nullif(:lang, ''), 'en')")
    for query in try QueryCatalogue(connection).all() {
      let empty = Dictionary(query.parameters.map { ($0.name, "") }) { first, _ in first }
      let defaults = Dictionary(query.parameters.map { ($0.name, $0.defaultValue) }) { first, _ in
        first
      }
      let found = try rows(connection, DatasetteExport.sql(query), empty)
      #expect(try found == rows(connection, query.sql, defaults), "\(query.name)")
    }
  }

  private func rows(
    _ connection: Connection, _ sql: String, _ values: [String: any Bindable]
  ) throws -> [[Value]] {
    var rows: [[Value]] = []
    try connection.forEachRow(sql, values) { row in
      rows.append((0..<row.columnCount).map { row.value($0) })
    }
    return rows
  }

  @Test func `titles, descriptions and units come from the dictionary`() throws {
    let folder = try TemporaryFolder()
    let connection = try BuiltWarehouse.copy(in: folder)
    try connection.execute(
      """
      DELETE FROM dictionary_values;
      DELETE FROM dictionary;
      INSERT INTO dictionary
        (object_name, column_name, place, object_kind, value_type, description_de, description_en, unit, origin)
      VALUES
        ('findings', '', 0, 'view', NULL, 'Alle Befunde', 'All findings', NULL, 'printed'),
        ('findings', 'inhabitants_min', 1, 'view', 'integer', 'ab', 'from', 'inhabitants', 'printed');
      """)
    let text = try DatasetteExport(connection, database: "survey", in: .german).text()
    let json = try JSON.parse(Array(text.utf8))
    let findings = json["databases"]?["survey"]?["tables"]?["findings"]
    #expect(findings?["description"]?.string == "Alle Befunde")
    #expect(findings?["columns"]?["inhabitants_min"]?.string == "ab (Einheit: inhabitants)")
    #expect(findings?["units"]?["inhabitants_min"]?.string == "inhabitants")
    #expect(json["custom_units"]?.array?.map(\.string) == ["inhabitants = [inhabitants]"])
    let query = json["databases"]?["survey"]?["queries"]?["size-profile"]
    #expect(query?["title"]?.string == "Ein Begriff nach Größenklassen")
    #expect(query?["params"]?.array?.map(\.string) == ["concept", "wave", "lang"])
    #expect(json["databases"]?["survey"]?["tables"]?["imports"]?["hidden"]?.boolean == true)
  }

  @Test func `a database is called by the name of its file`() {
    #expect(DatasetteExport.database(of: "a/b.c.sqlite") == "b.c")
    #expect(DatasetteExport.database(of: "warehouse") == "warehouse")
  }
}
