@testable import Database
import Testing

@Suite struct TimeLimitTests {
  private static let endless =
    "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n"

  @Test func `a statement without end is stopped, and the connection goes on`() throws {
    let connection = try Connection(":memory:", mode: .create)
    let error = #expect(throws: DatabaseError.self) {
      try connection.limited(to: .milliseconds(30)) { try connection.value(Self.endless) }
    }
    #expect(error?.code.primary == .interrupted)
    #expect(try connection.value("SELECT 1") == .integer(1))
  }

  @Test func `a value of a gigabyte is refused before it is made, and allowed again afterwards`()
    throws
  {
    let connection = try Connection(":memory:", mode: .create)
    let error = #expect(throws: DatabaseError.self) {
      try connection.limited(to: .seconds(60)) {
        try connection.value("SELECT zeroblob(1000000000)")
      }
    }
    #expect(error?.code.primary == .tooBig)
    #expect(try connection.value("SELECT length(zeroblob(20000000))") == .integer(20_000_000))
  }

  @Test func `what ends in time is not disturbed`() throws {
    let connection = try Connection(":memory:", mode: .create)
    let found = try connection.limited(to: .seconds(60)) { try connection.value("SELECT 2") }
    #expect(found == .integer(2))
  }
}
