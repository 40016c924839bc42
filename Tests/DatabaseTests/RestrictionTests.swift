@testable import Database
import Testing
import Text

@Suite struct RestrictionTests {
  private let connection: Connection

  init() throws {
    connection = try Connection(":memory:", mode: .create)
    try connection.execute("CREATE TABLE t (a); INSERT INTO t VALUES (1)")
  }

  @Test(arguments: [
    "INSERT INTO t VALUES (2)", "DELETE FROM t", "UPDATE t SET a = 2", "DROP TABLE t",
    "CREATE TABLE u (a)", "PRAGMA foreign_keys", "ATTACH ':memory:' AS other", "BEGIN", "VACUUM",
  ])
  func `a connection held to reading refuses everything else`(sql: String) {
    let error = #expect(throws: DatabaseError.self) {
      try connection.restricted(to: .reading) { try connection.execute(sql) }
    }
    #expect(error?.code.primary == .notAuthorized || error?.code.primary == .error)
  }

  @Test func `JSON can be read as a table`() throws {
    let found = try connection.restricted(to: .reading) {
      try connection.value("SELECT sum(value) FROM json_each('[1, 2]')")
    }
    #expect(found == .integer(3))
  }

  @Test func `reading goes on, and the restriction ends with its body`() throws {
    let found = try connection.restricted(to: .reading) {
      try connection.value(
        "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 3) "
          + "SELECT max(i) + (SELECT count(*) FROM t) FROM n")
    }
    #expect(found == .integer(4))
    try connection.execute("INSERT INTO t VALUES (2)")
  }
}
