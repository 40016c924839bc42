@testable import Database
import Testing

@Suite struct StatementTests {
  private let connection: Connection

  init() throws { connection = try Connection(":memory:", mode: .create) }

  @Test func `SQL without a statement is refused`() {
    let error = #expect(throws: DatabaseError.self) { _ = try connection.prepare("  -- nothing\n") }
    #expect(error?.message == "there is no statement in the SQL")
  }

  @Test func `more than one statement is refused`() {
    let error = #expect(throws: DatabaseError.self) {
      _ = try connection.prepare("SELECT 1; DROP TABLE t")
    }
    #expect(error?.code == .error || error?.code == .misuse)
    let second = #expect(throws: DatabaseError.self) {
      _ = try connection.prepare("SELECT 1; SELECT 2")
    }
    #expect(second?.message == "there is more than one statement in the SQL")
  }

  @Test func `a trailing semicolon and comment are no second statement`() throws {
    let statement = try connection.prepare("SELECT 1; -- done")
    #expect(try statement.step())
  }

  @Test func `a parameter without a value is refused`() throws {
    let statement = try connection.prepare("SELECT :wave, :role")
    let error = #expect(throws: DatabaseError.self) { try statement.bind(["wave": "x"]) }
    #expect(error?.message == "the parameter :role has no value")
  }

  @Test func `a value without a parameter is refused`() throws {
    let statement = try connection.prepare("SELECT :wave")
    let error = #expect(throws: DatabaseError.self) {
      try statement.bind(["wave": "x", "rule": "y"])
    }
    #expect(error?.message == "there is no parameter :rule")
  }

  @Test func `a parameter without a name is refused`() throws {
    let statement = try connection.prepare("SELECT ?")
    let error = #expect(throws: DatabaseError.self) { try statement.bind([:]) }
    #expect(error?.message == "every parameter needs a name such as :name")
  }

  @Test func `every storage class comes back as it went in`() throws {
    let values: [Value] = [
      .null, .integer(.min), .integer(.max), .real(-0.1), .text(""), .text("Größenklasse\u{0}x"),
      .blob([]), .blob([0, 255]),
    ]
    for value in values {
      #expect(try connection.value("SELECT :v", ["v": value]) == value)
    }
  }

  @Test func `Swift values bind as the storage class one expects`() throws {
    let statement = try connection.prepare("SELECT :a, :b, :c, :d, :e, :f")
    try statement.bind([
      "a": 7, "b": true, "c": 56.5, "d": "Kreis", "e": Int64(9), "f": String?.none,
    ])
    #expect(try statement.step())
    let read = (0..<statement.columnCount).map { statement.value($0) }
    #expect(
      read == [.integer(7), .integer(1), .real(56.5), .text("Kreis"), .integer(9), .null])
  }

  @Test func `a bound text is data, whatever it looks like`() throws {
    let hostile = "'); DROP TABLE waves; --"
    #expect(try connection.value("SELECT :v", ["v": hostile]) == .text(hostile))
  }

  @Test func `a column past the end reads as nothing`() throws {
    let statement = try connection.prepare("SELECT 1")
    #expect(try statement.step())
    #expect(statement.value(4) == .null)
    #expect(statement.text(4) == nil)
    #expect(statement.integer(4) == nil)
    #expect(statement.real(4) == nil)
  }

  @Test func `a statement knows its columns, parameters and whether it writes`() throws {
    try connection.execute("CREATE TABLE t (a)")
    let read = try connection.prepare("SELECT a AS answer, :x AS x FROM t WHERE a = :x OR a = :y")
    #expect(read.columnNames == ["answer", "x"])
    #expect(read.parameterNames == ["x", "y"])
    let reads = read.isReadOnly
    #expect(reads)
    let write = try connection.prepare("DELETE FROM t")
    let writes = !write.isReadOnly
    #expect(writes)
    #expect(write.parameterNames == [])
  }

  @Test func `a statement can run again after a reset`() throws {
    try connection.execute("CREATE TABLE t (a)")
    let insert = try connection.prepare("INSERT INTO t VALUES (:a)")
    for number in 1...3 {
      try insert.bind("a", number)
      #expect(try !insert.step())
      insert.reset()
    }
    #expect(try connection.texts("SELECT a FROM t ORDER BY a") == ["1", "2", "3"])
  }

  @Test func `broken UTF-8 in a file is repaired, not crashed on`() throws {
    #expect(try connection.texts("SELECT CAST(x'41ff42' AS TEXT)") == ["A\u{FFFD}B"])
  }
}
