import Database
import Exports
import Foundation
@testable import PostgreSQL
import Store
import Platform
import TestSupport
import Testing
import Text

@Suite struct PostgreSQLExportTests {
  private func script(
    _ connection: Connection, schema: String = "wavehouse", drop: Bool = false
  ) throws -> String {
    var bytes: [UInt8] = []
    let stream = TextStream { bytes += $0 }
    try PostgreSQLExport(connection, .init(schema: schema, dropsSchema: drop)).write(to: stream)
    try stream.flush()
    return String(decoding: bytes, as: UTF8.self)
  }

  @Test(arguments: ["", "Wavehouse", "1st", "user", "table", "a-b", "pg_mine", "a;DROP", "ä"])
  func `a schema that needs quotes is refused`(name: String) {
    #expect(throws: PostgreSQLError.self) { try PostgreSQLExport.Choice(schema: name) }
  }

  @Test func `a query that cannot be translated stops the export by its name`() throws {
    let folder = try TemporaryFolder()
    let connection = try BuiltWarehouse.copy(in: folder)
    try connection.run(
      "UPDATE queries SET sql = 'SELECT json(1) AS a' WHERE query_name = 'spheres'")
    #expect(
      throws: PostgreSQLError.untranslatable(
        object: "the query spheres", reason: "it calls json, which there is no counterpart for")
    ) { try script(connection) }
    let path = folder.file("out.sql")
    #expect(throws: PostgreSQLError.self) {
      try Replacement(of: path).writeText {
        try PostgreSQLExport(connection, .init()).write(to: $0)
      }
    }
    #expect(try folder.names() == ["warehouse.sqlite"])
  }

  @Test func `a view stands behind those that it reads, whenever it was made`() throws {
    let text = try script(try BuiltWarehouse.open())
    let places = try ["fullest_prints", "crosstab_cells", "crosstab_topics"].map { view in
      try #require(text.firstRange(of: "CREATE VIEW \(view) ")).lowerBound
    }
    #expect(places == places.sorted())
  }

  @Test func `every table, view and canned query is in the script`() throws {
    let connection = try BuiltWarehouse.open()
    let text = try script(connection)
    for object in try FileSchema(connection).objects {
      #expect(text.contains("CREATE \(object.isView ? "VIEW" : "TABLE") \(object.name) "))
    }
    for query in try QueryCatalogue(connection).all() {
      let name = query.name.replacing("-", with: "_")
      #expect(text.contains("CREATE FUNCTION \(name)("))
    }
    #expect(try script(connection) == text)
    #expect(text.contains("CREATE SCHEMA wavehouse;\n") && !text.contains("DROP SCHEMA"))
    let dropped = try script(connection, schema: "mine", drop: true)
    #expect(dropped.contains("DROP SCHEMA IF EXISTS mine CASCADE;\nCREATE SCHEMA mine;\n"))
  }

  @Test func `every foreign key and CHECK of the file is in the script`() throws {
    let connection = try BuiltWarehouse.open()
    let text = try script(connection)
    let keys = try connection.value(
      """
      SELECT count(*) FROM sqlite_schema AS s
      JOIN pragma_foreign_key_list(s.name) AS k ON s.type = 'table'
      WHERE k.seq = 0
      """)?.integer
    #expect(text.split(separator: "\nALTER TABLE ").count - 1 == Int(keys ?? 0))
    let checks = try connection.texts("SELECT sql FROM sqlite_schema WHERE type = 'table'")
      .flatMap { SQLToken.tokens(of: $0) }.count { $0.kind == .word && $0.text == "CHECK" }
    let made = SQLToken.tokens(of: text).count { $0.kind == .word && $0.text == "CHECK" }
    #expect(checks > 60 && made >= checks)
  }

  /// Citus spreads a table over machines by one column; keys must hold it, and keys between spread tables
  /// must be on it (<https://docs.citusdata.com/en/stable/develop/reference_ddl.html>).
  @Test func `every key of a table of respondents holds the respondent`() throws {
    let connection = try BuiltWarehouse.open()
    let objects = try FileSchema(connection).objects.filter { !$0.isView }
    let spread = objects.filter { $0.columns.contains { $0.name == "participant_id" } }
    #expect(spread.map(\.name) == ["participants", "answers"])
    let text = try script(connection)
    for table in spread {
      let start = try #require(text.range(of: "CREATE TABLE \(table.name) (\n"))
      let end = try #require(text.range(of: "\n);\n", range: start.upperBound..<text.endIndex))
      let keys = text[start.upperBound..<end.lowerBound].split(separator: "\n")
        .map { $0.drop(while: \.isWhitespace) }
        .filter { $0.hasPrefix("PRIMARY KEY") || $0.hasPrefix("UNIQUE") }
      #expect(!keys.isEmpty)
      for key in keys { #expect(key.contains("participant_id"), "\(table.name): \(key)") }
    }
    for key in text.split(separator: "\nALTER TABLE ").dropFirst() {
      let words = key.prefix { $0 != ";" }
      let from = words.prefix { $0 != " " }
      guard words.contains("REFERENCES participants ") else { continue }
      #expect(from == "answers")
      #expect(words.contains("FOREIGN KEY (participant_id)"))
      #expect(words.contains("REFERENCES participants (participant_id)"))
    }
    // Tables that stand on every machine refer to none that is spread.
    #expect(
      text.split(separator: "\nALTER TABLE ").filter { $0.contains("REFERENCES answers ") }.isEmpty)
  }

  /// The page on Citus names the tables that stand on every machine.
  @Test func `the page names every table that those of respondents refer to`() throws {
    let page = try String(
      contentsOfFile: Project.root + "/Documentation/postgresql.md", encoding: .utf8)
    let list = try #require(page.split(separator: "ARRAY[").dropFirst().first).prefix { $0 != "]" }
    let named = list.split(separator: "'").map(String.init).filter {
      $0.utf8.first.map { (0x61...0x7A).contains($0) } ?? false
    }
    let connection = try BuiltWarehouse.open()
    func parents(_ table: String) throws -> Set<String> {
      Set(try connection.texts("SELECT \"table\" FROM pragma_foreign_key_list('\(table)')"))
    }
    #expect(Set(named).count == named.count)
    for table in named {
      #expect(try parents(table).subtracting(named).isEmpty, "\(table)")
    }
    for table in ["participants", "answers"] {
      #expect(try parents(table).subtracting(named + ["participants"]).isEmpty, "\(table)")
    }
  }

  @Test func `rows are written as COPY takes them, and a NUL is refused`() throws {
    let folder = try TemporaryFolder()
    let connection = try BuiltWarehouse.copy(in: folder)
    let insert = "INSERT INTO aliases (alias, language, concept_id) VALUES (:alias, 'any', 'cio')"
    try connection.run(insert, ["alias": "a\tb\\c\nä\r\\."])
    #expect(try script(connection).contains("\na\\tb\\\\c\\nä\\r\\\\.\tany\tcio\t\\N\t"))
    try connection.run(insert, ["alias": "a\0b"])
    #expect(
      throws: PostgreSQLError.untranslatable(
        object: "a row of aliases", reason: "it holds the character NUL")
    ) { try script(connection) }
  }

  @Test func `a table is declared with all that holds in it`() throws {
    let folder = try TemporaryFolder()
    let connection = try Connection(folder.file("a.sqlite"), mode: .create)
    try connection.execute(
      """
      CREATE TABLE b (b_id TEXT PRIMARY KEY, n INTEGER NOT NULL DEFAULT 1 CHECK (n > 0),
        x REAL, y BLOB, UNIQUE (n, x), CONSTRAINT one CHECK ((x IS NULL) + (y IS NULL) = 1)) STRICT;
      CREATE TABLE c (b_id TEXT NOT NULL REFERENCES b, "user" TEXT, PRIMARY KEY (b_id)) STRICT, WITHOUT ROWID;
      CREATE INDEX b_by_n ON b (n, coalesce(x, 0)) WHERE n > 1;
      """)
    let tables = try FileSchema(connection).objects
    let definitions = try PostgreSQLTables(connection, tables)
    let text = try tables.map { try definitions.table($0) }.joined() + definitions.constraints()
    #expect(
      text == """
        CREATE TABLE b (
          b_id text COLLATE "C" NOT NULL,
          n bigint NOT NULL DEFAULT 1,
          x double precision,
          y bytea,
          PRIMARY KEY (b_id),
          UNIQUE (n, x),
          CHECK (n > 0),
          CONSTRAINT one CHECK ((x IS NULL)::integer + (y IS NULL)::integer = 1)
        );

        CREATE TABLE c (
          b_id text COLLATE "C" NOT NULL,
          "user" text COLLATE "C",
          PRIMARY KEY (b_id)
        );

        ALTER TABLE c ADD FOREIGN KEY (b_id)
          REFERENCES b (b_id);
        CREATE INDEX b_by_n ON b (n, coalesce(x, 0)) WHERE n > 1;


        """)
  }
}
