import Database
import Importing
@testable import Store
import Survey
import TestSupport
import Testing

/// The dictionary in the file against the schema of the file: a migration that adds a table, a view or
/// a column adds its rows, too.
@Suite struct DictionaryTests {
  private let connection: Connection
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    connection = try BuiltWarehouse.copy(in: folder)
    // Answers of single respondents, so that the columns of computed numbers have values.
    let package = try SmallSurvey(name: "small", count: 24, seed: 1).write(to: folder.path)
    _ = try Importer(connection).load(package)
  }

  // MARK: Objects and columns

  @Test func `every table and view, and nothing else, has an entry of its kind`() throws {
    let objects = try lines(
      """
      SELECT name, type FROM sqlite_schema
      WHERE type IN ('table', 'view') AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'
      """)
    let entries = try lines(
      "SELECT object_name, object_kind FROM dictionary WHERE column_name = ''")
    #expect(entries == objects)
  }

  @Test func `every column, and nothing else, has an entry at its place`() throws {
    let columns = try lines(
      """
      SELECT s.name, x.name, x.cid + 1, s.type
      FROM sqlite_schema AS s JOIN pragma_table_xinfo(s.name) AS x
      WHERE s.type IN ('table', 'view') AND s.name NOT LIKE 'sqlite\\_%' ESCAPE '\\'
      """)
    let entries = try lines(
      "SELECT object_name, column_name, place, object_kind FROM dictionary WHERE place > 0")
    #expect(entries == columns)
  }

  @Test func `a column has the type that the schema gives it`() throws {
    let differing = try lines(
      """
      SELECT s.name, x.name, x.type, d.value_type
      FROM sqlite_schema AS s
      JOIN pragma_table_xinfo(s.name) AS x
      JOIN dictionary AS d ON d.object_name = s.name AND d.column_name = x.name
      WHERE lower(x.type) <> d.value_type AND (s.type = 'table' OR x.type <> '')
      """)
    #expect(differing == [])
  }

  @Test func `the values of a view's columns have the type of the dictionary`() throws {
    for (view, column, type) in try rows(
      """
      SELECT object_name, column_name, value_type FROM dictionary
      WHERE object_kind = 'view' AND place > 0
      """)
    {
      let types = try connection.texts(
        "SELECT DISTINCT typeof(\(column)) FROM \(view) WHERE \(column) IS NOT NULL")
      #expect(types.allSatisfy { $0 == type }, "\(view).\(column): \(types), not \(type)")
    }
  }

  // MARK: References

  @Test func `every column of a foreign key refers to a column that the key names`() throws {
    var targets: [String: Set<String>] = [:]
    for (table, column, target) in try rows(
      """
      SELECT s.name, f."from", f."table" || '.' || coalesce(
        f."to", (SELECT name FROM pragma_table_info(f."table") WHERE pk = f.seq + 1))
      FROM sqlite_schema AS s JOIN pragma_foreign_key_list(s.name) AS f
      WHERE s.type = 'table'
      """)
    {
      targets["\(table).\(column)", default: []].insert(target)
    }
    #expect(targets.count > 60)
    let entries = try rows(
      """
      SELECT object_name, column_name, refers_to FROM dictionary
      WHERE object_kind = 'table' AND refers_to IS NOT NULL
      """)
    #expect(Set(entries.map { "\($0.0).\($0.1)" }) == Set(targets.keys))
    for (table, column, target) in entries {
      #expect(targets["\(table).\(column)"]?.contains(target) == true, "\(table).\(column)")
    }
  }

  @Test func `what a view's column refers to is a key, and holds every value`() throws {
    for (view, column, target) in try rows(
      """
      SELECT object_name, column_name, refers_to FROM dictionary
      WHERE object_kind = 'view' AND refers_to IS NOT NULL
      """)
    {
      let parts = target.split(separator: ".").map(String.init)
      try #require(parts.count == 2, "\(view).\(column)")
      let keys = try connection.texts(
        "SELECT name FROM pragma_table_info(:table) WHERE pk > 0", ["table": parts[0]])
      #expect(keys.contains(parts[1]), "\(view).\(column) → \(target)")
      let missing = try connection.texts(
        "SELECT DISTINCT \(column) FROM \(view) WHERE \(column) IS NOT NULL EXCEPT SELECT \(parts[1]) FROM \(parts[0])"
      )
      #expect(missing == [], "\(view).\(column) → \(target)")
    }
  }

  // MARK: Values

  @Test func `the values of the dictionary are those that the tables allow`() throws {
    let allowed = try checks(/CHECK \((\w+) IN \(([^)]*)\)/).flatMap { check in
      check.list.split(separator: ",").map { value in
        let value = value.drop { $0.isWhitespace || $0 == "'" }
        return "\(check.column)|\(value.prefix { !$0.isWhitespace && $0 != "'" || $0 == " " })"
      }
    }
    #expect(allowed.count > 150)
    let entries = try connection.texts(
      """
      SELECT v.object_name || '.' || v.column_name || '|' || v.allowed_value
      FROM dictionary_values AS v
      JOIN dictionary AS d ON d.object_name = v.object_name AND d.column_name = v.column_name
      WHERE d.object_kind = 'table'
      """)
    #expect(entries.sorted() == allowed.sorted())
  }

  @Test func `a number that must not fall below a limit says so`() throws {
    let limits = try checks(/CHECK \((\w+) (>=? \d+)\)/).map { "\($0.column)|\($0.list)" }
    #expect(limits.count > 20)
    let entries = try connection.texts(
      """
      SELECT object_name || '.' || column_name || '|' || allowed
      FROM dictionary WHERE object_kind = 'table' AND allowed GLOB '>*'
      """)
    #expect(entries.sorted() == limits.sorted())
  }

  @Test func `a view's column that takes over a closed vocabulary has its values`() throws {
    let without = try lines(
      """
      SELECT w.object_name, w.column_name
      FROM dictionary AS w
      JOIN dictionary AS t ON t.description_en = w.description_en AND t.object_kind = 'table'
      JOIN dictionary_values AS v ON v.object_name = t.object_name AND v.column_name = t.column_name
      WHERE w.object_kind = 'view'
        AND NOT EXISTS (
          SELECT 1 FROM dictionary_values AS x
          WHERE x.object_name = w.object_name AND x.column_name = w.column_name
            AND x.allowed_value = v.allowed_value AND x.label_en = v.label_en
        )
      """)
    #expect(without == [])
  }

  @Test func `no row has a value that the dictionary does not list`() throws {
    for (object, column, _) in try rows(
      "SELECT DISTINCT object_name, column_name, '' FROM dictionary_values")
    {
      let strange = try connection.texts(
        """
        SELECT DISTINCT CAST(\(column) AS TEXT) FROM \(object) WHERE \(column) IS NOT NULL
        EXCEPT
        SELECT allowed_value FROM dictionary_values
        WHERE object_name = '\(object)' AND column_name = '\(column)'
        """)
      #expect(strange == [], "\(object).\(column)")
    }
  }

  // MARK: Texts

  @Test func `every text is a sentence, in two languages that differ`() throws {
    let poor = try lines(
      """
      SELECT object_name, column_name FROM dictionary
      WHERE description_de NOT LIKE '%.' AND description_de NOT LIKE '%…'
        OR description_en NOT LIKE '%.' AND description_en NOT LIKE '%…'
        OR description_de = description_en
      """)
    #expect(poor == [])
  }

  @Test func `numbers say what they count, references and booleans what they are`() throws {
    let unsaid = try lines(
      """
      SELECT object_name, column_name FROM dictionary
      WHERE value_type IN ('integer', 'real', 'blob') AND unit IS NULL AND refers_to IS NULL
      """)
    #expect(unsaid == [])
  }

  // MARK: Words

  @Test func `every name has one label in each language, and no two columns of a table share one`()
    throws
  {
    #expect(
      try lines("SELECT object_name, column_name FROM dictionary WHERE '' IN (label_de, label_en)")
        == [])
    #expect(
      try lines(
        """
        SELECT iif(column_name = '', object_name, column_name) AS name
        FROM dictionary
        GROUP BY name
        HAVING count(DISTINCT label_de) + count(DISTINCT label_en) > 2
        """) == [])
    for label in ["label_de", "label_en"] {
      #expect(
        try lines(
          """
          SELECT object_name, \(label) FROM dictionary WHERE place > 0
          GROUP BY object_name, \(label) HAVING count(*) > 1
          """) == [])
    }
  }

  @Test func `every value of a closed vocabulary has a word of its own in each language`() throws {
    for word in ["word_de", "word_en"] {
      #expect(
        try lines(
          """
          SELECT object_name, column_name, \(word) FROM dictionary_values
          GROUP BY object_name, column_name, \(word) HAVING count(*) > 1 OR \(word) = ''
          """) == [])
    }
  }

  @Test func `the words that the program has without a file are those of the dictionary`() throws {
    #expect(
      Unit.allCases.map { "\($0.rawValue)|\($0.words[.german])|\($0.words[.english])" }.sorted()
        == (try lines(
          """
          SELECT allowed_value, word_de, word_en FROM dictionary_values
          WHERE object_name = 'observations' AND column_name = 'unit'
          """)))
    #expect(
      Codebook.Missing.allCases.map {
        "\($0.rawValue)|\($0.words[.german])|\($0.words[.english])"
      }.sorted()
        == (try lines(
          """
          SELECT allowed_value, word_de, word_en FROM dictionary_values
          WHERE object_name = 'codes' AND column_name = 'missing'
          """)))
  }

  @Test func `the columns of canned queries are known, and what they hold is a column`() throws {
    for query in try QueryCatalogue(connection).all() {
      let statement = try connection.prepare(query.sql)
      let explained = Set(query.columns.map(\.name))
      for column in statement.columnNames where !explained.contains(column) {
        let label = try connection.value(
          """
          SELECT label_de FROM dictionary
          WHERE column_name = :name OR (column_name = '' AND object_name = :name)
          """, ["name": column])
        #expect(label != nil, "\(query.name): \(column)")
      }
    }
    #expect(
      try lines(
        """
        SELECT query_name, column_name FROM query_columns
        WHERE holds NOT IN (SELECT object_name || '.' || column_name FROM dictionary)
        """) == [])
  }

  // MARK: Where to start

  @Test func `the texts to start from stand in order, and each example runs in every warehouse`()
    throws
  {
    let examples = try connection.texts("SELECT example_sql FROM readme ORDER BY place")
    let places = try lines("SELECT place FROM readme")
    #expect(places.count == examples.count)
    #expect((10...20).contains(examples.count))
    #expect(places.sorted() == (1...examples.count).map(String.init).sorted())
    let empty = try Connection(folder.file("empty.sqlite"), mode: .create)
    try MigrationFiles.migrator(Project.sources.migrations).migrate(empty)
    let published = try BuiltWarehouse.copy(in: folder, as: "published.sqlite")
    try published.execute("DROP TABLE answers; DROP TABLE participants")
    for example in examples {
      for warehouse in [connection, empty, published] {
        let isFound = try warehouse.restricted(to: .reading) {
          let statement = try warehouse.prepare(example)
          return try statement.step()
        }
        #expect(isFound || warehouse === empty || example.contains("weighted"), "\(example)")
      }
    }
  }

  @Test func `a warehouse of an earlier version gets the dictionary of a new one`() throws {
    let migrator = try MigrationFiles.migrator(Project.sources.migrations)
    let old = try Connection(folder.file("old.sqlite"), mode: .create)
    try Migrator(
      applicationID: migrator.applicationID, migrations: Array(migrator.migrations.prefix(2))
    ).migrate(old)
    let vocabulary = Project.sources.seeds + "/vocabulary"
    _ = try Importer(old).load(vocabulary)
    try migrator.migrate(old)
    for table in ["readme", "dictionary", "dictionary_values"] {
      let sql = "SELECT * FROM \(table)"
      #expect(try lines(sql, old) == lines(sql), "\(table)")
    }
    #expect(try Contents.flaws(old) == [])
  }

  // MARK: Helpers

  /// The CHECKs of a form, as `table.column` and what it is held to.
  private func checks(
    _ form: Regex<(Substring, Substring, Substring)>
  ) throws -> [(column: String, list: String)] {
    try rows("SELECT name, sql, '' FROM sqlite_schema WHERE type = 'table'").flatMap { table in
      table.1.replacing(/--[^\n]*/, with: "").matches(of: form).map {
        ("\(table.0).\($0.1)", String($0.2))
      }
    }
  }

  private func rows(_ sql: String) throws -> [(String, String, String)] {
    var rows: [(String, String, String)] = []
    try connection.forEachRow(sql) {
      rows.append(($0.text(0) ?? "", $0.text(1) ?? "", $0.text(2) ?? ""))
    }
    return rows
  }

  /// The rows of a query as lines, in alphabetical order.
  private func lines(_ sql: String, _ other: Connection? = nil) throws -> [String] {
    var lines: [String] = []
    try (other ?? connection).forEachRow(sql) { row in
      lines.append(
        (0..<row.columnCount).map { row.text($0) ?? "NULL" }.joined(separator: "|"))
    }
    return lines.sorted()
  }
}
