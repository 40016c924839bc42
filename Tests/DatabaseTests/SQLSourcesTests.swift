import Database
import Testing

@Suite struct SQLSourcesTests {
  @Test(arguments: [
    ("SELECT 1", []),
    ("SELECT answers FROM books", ["books"]),
    (
      "SELECT * FROM main.books AS b, \"a b\" JOIN [c] ON b.x = c.y WHERE d IN (1, 2)",
      ["books", "a b", "c"]
    ),
    (
      "SELECT * FROM (SELECT a, b FROM inner_one) LEFT JOIN outer_one USING (a, b)",
      ["inner_one", "outer_one"]
    ),
    ("SELECT 'FROM x' /* FROM y */ FROM z ORDER BY a, b -- FROM w", ["z"]),
    ("WITH own AS (SELECT 1) SELECT * FROM own UNION SELECT * FROM other", ["own", "other"]),
  ])
  func `what a statement reads from stands behind FROM, JOIN and commas`(
    sql: String, names: [String]
  ) {
    #expect(SQLToken.sources(of: sql) == names)
  }

  @Test(arguments: [
    ("SELECT nowhere FROM t", 7, "nowhere"), ("SELECT a.b.\"c d\" FROM t", 7, "c d"),
    ("SELECT ä, b FROM t", 11, "b"), ("SELECT f (x)", 7, nil), ("SELECT 1", 7, nil),
    ("SELECT 1", 99, nil),
  ])
  func `the name at a byte is the last one of a path`(sql: String, offset: Int, name: String?) {
    #expect(SQLToken.name(at: offset, of: sql) == name)
  }

  @Test func `an error says where in the SQL it is, if SQLite does`() throws {
    let connection = try Connection(":memory:", mode: .create)
    let column = #expect(throws: DatabaseError.self) { try connection.run("SELECT  nowhere") }
    #expect(column?.offset == 8)
    let table = #expect(throws: DatabaseError.self) { try connection.run("SELECT 1 FROM t") }
    #expect(table?.code == .error)
    #expect(table?.offset == nil)
  }
}
