import Errors
@testable import Database
import Testing

@Suite struct DatabaseErrorTests {
  @Test func `the description is one line with file, message and SQL`() {
    let error = DatabaseError(
      code: .error, message: "no such table: t", sql: "SELECT *\n  FROM t", file: "data.sqlite")
    #expect(error.description == "data.sqlite: no such table: t; SQL: SELECT * FROM t")
  }

  @Test func `an extended code tells its primary one`() throws {
    let connection = try Connection(":memory:", mode: .create)
    try connection.execute("CREATE TABLE t (a TEXT NOT NULL)")
    let error = #expect(throws: DatabaseError.self) {
      try connection.execute("INSERT INTO t VALUES (NULL)")
    }
    #expect(error?.code.rawValue == 1299)
    #expect(error?.code.primary == .constraint)
    #expect(ResultCode.busy.description == "database is locked (5)")
  }
}
