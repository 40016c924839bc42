import Database
import TestSupport
import Testing

@Suite struct SchemaTests {
  private let connection: Connection
  private let packages: TestPackages

  init() throws {
    packages = try TestPackages()
    connection = try packages.warehouse()
  }

  @Test func `the view findings has the columns of the contract`() throws {
    let columns = try connection.texts("SELECT name FROM pragma_table_info('findings')")
    #expect(
      columns.joined(separator: ", ")
        == """
        finding_id, study, wave, wave_start, wave_end, sphere, question, item_kind, item, \
        item_label_de, item_label_en, respondents, respondents_label_de, unit_kind, \
        inhabitants_min, inhabitants_max, statistic, value, unit, qualifier, value_min, \
        value_max, base_min, base_max, exhibit, document, source_line, source_column, printed, \
        repeats_finding_id, note, weighting, \
        unweighted_value, effective_base, result_id, last_line, last_column
        """)
  }

  @Test func `the tables that others name are there`() throws {
    let tables = try connection.texts("SELECT name FROM sqlite_schema WHERE type = 'table'")
    for name in ["respondents", "size_classes", "topics", "measures", "responsibilities"] {
      #expect(tables.contains(name))
    }
  }

  @Test
  func
    `every foreign key names the column that it refers to, and each column has a key of its own`()
    throws
  {
    let unnamed = try connection.texts(
      """
      SELECT t.name || '.' || k."from"
      FROM sqlite_schema AS t
      JOIN pragma_foreign_key_list(t.name) AS k
      WHERE t.type = 'table' AND k."to" IS NULL
      """)
    #expect(unnamed == [])
    // A discriminator such as topics.kind, and the two halves of what has no identifier of its own, refer
    // to nothing by themselves.
    let together = try connection.texts(
      """
      SELECT DISTINCT t.name || '.' || k."from"
      FROM sqlite_schema AS t
      JOIN pragma_foreign_key_list(t.name) AS k
      WHERE t.type = 'table' AND NOT EXISTS (
        SELECT 1
        FROM pragma_foreign_key_list(t.name) AS one
        WHERE one."from" = k."from"
          AND (SELECT count(*) FROM pragma_foreign_key_list(t.name) AS x WHERE x.id = one.id) = 1
      )
      ORDER BY 1
      """)
    #expect(
      together == [
        "answers.code_number", "dictionary_values.column_name", "dictionary_values.object_name",
        "measures.kind", "responsibilities.kind", "topics.kind",
      ])
  }

  @Test func `every table is strict`() throws {
    let loose = try connection.texts(
      """
      SELECT name FROM pragma_table_list
      WHERE schema = 'main' AND type = 'table' AND strict = 0 AND name NOT LIKE 'sqlite_%'
      """)
    #expect(loose == [])
  }
}
