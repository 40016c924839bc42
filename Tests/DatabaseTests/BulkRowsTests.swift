@testable import Database
import TestSupport
import Testing

@Suite struct BulkRowsTests {
  private let connection: Connection

  init() throws {
    connection = try Connection(":memory:", mode: .create)
    try connection.execute("CREATE TABLE t (a INTEGER) STRICT")
    try connection.execute(
      "CREATE TABLE rows (id INTEGER, code INTEGER, value REAL, word TEXT) STRICT")
  }

  private func rows() throws -> [String] {
    try connection.texts(
      """
      SELECT printf('%d %s %s %s', id, ifnull(code, '-'), ifnull(value, '-'), ifnull(word, '-'))
      FROM rows
      ORDER BY id
      """)
  }

  @Test func `rows that the table refuses fail the statement`() throws {
    try connection.execute("CREATE TABLE few (id INTEGER PRIMARY KEY CHECK (id < 3)) STRICT")
    let error = #expect(throws: DatabaseError.self) {
      try connection.insert("INSERT INTO few SELECT c0 FROM bulk_rows", rows: 5, [.count(from: 1)])
    }
    #expect(error?.code.primary == .constraint)
    #expect(try connection.value("SELECT count(*) FROM few") == .integer(0))
  }

  @Test func `the rows can be read during the insert only`() throws {
    try connection.insert("INSERT INTO t SELECT c0 FROM bulk_rows", rows: 2, [.count(from: 1)])
    #expect(throws: DatabaseError.self) { try connection.value("SELECT c0 FROM bulk_rows") }
  }

  @Test func `no rows are no rows`() throws {
    try connection.insert("INSERT INTO t SELECT c0 FROM bulk_rows", rows: 0, [.count(from: 1)])
    #expect(try connection.value("SELECT count(*) FROM t") == .integer(0))
  }

  @Test func `a column beyond those given is NULL`() throws {
    try connection.insert(
      "INSERT INTO rows (id, code) SELECT c0, c9 FROM bulk_rows", rows: 1, [.count(from: 7)])
    #expect(try rows() == ["7 - - -"])
  }

  @Test func `each kind of column has its values and its NULL`() throws {
    let codes: [Int16] = [3, .min, -1]
    let reals: [Double] = [0.5, .nan, 2]
    try codes.withUnsafeBufferPointer { codes in
      try reals.withUnsafeBufferPointer { reals in
        try connection.insert(
          "INSERT INTO rows SELECT c0, c1, c2, c3 FROM bulk_rows", rows: 3,
          [.count(from: 10), .codes(codes), .reals(reals), .texts(["Größe", nil, ""])])
      }
    }
    #expect(try rows() == ["10 3 0.5 Größe", "11 - - -", "12 -1 2.0 "])
  }

  @Test func `names are told by their places`() throws {
    let places: [Int16] = [1, -1, 0]
    let numbers: [Int] = [5, .min, 7]
    try places.withUnsafeBufferPointer { places in
      try numbers.withUnsafeBufferPointer { numbers in
        try connection.insert(
          "INSERT INTO rows (id, code, word) SELECT c0, c1, c2 FROM bulk_rows", rows: 3,
          [.count(from: 1), .integers(numbers), .names(places, of: ["city", "county"])])
      }
    }
    #expect(try rows() == ["1 5 - county", "2 - - -", "3 7 - city"])
  }
}
