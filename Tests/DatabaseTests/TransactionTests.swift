@testable import Database
import TestSupport
import Testing

@Suite struct TransactionTests {
  private struct Abandoned: Error {}
  private let connection: Connection

  init() throws {
    connection = try Connection(":memory:", mode: .create)
    try connection.execute("CREATE TABLE t (a INTEGER UNIQUE)")
  }

  private func numbers() throws -> [String] { try connection.texts("SELECT a FROM t ORDER BY a") }

  @Test func `an error undoes everything and is passed on`() throws {
    #expect(throws: Abandoned.self) {
      try connection.transaction {
        try connection.run("INSERT INTO t VALUES (1)")
        throw Abandoned()
      }
    }
    #expect(try numbers() == [])
  }

  @Test func `a constraint at the commit undoes everything`() throws {
    try connection.execute(
      """
      CREATE TABLE p (id INTEGER PRIMARY KEY);
      CREATE TABLE c (p REFERENCES p (id) DEFERRABLE INITIALLY DEFERRED);
      """)
    #expect(throws: DatabaseError.self) {
      try connection.transaction { try connection.run("INSERT INTO c VALUES (9)") }
    }
    #expect(try connection.value("SELECT count(*) FROM c") == .integer(0))
    try connection.transaction { try connection.run("INSERT INTO t VALUES (2)") }
    #expect(try numbers() == ["2"])
  }

  @Test func `an inner error that is caught undoes the inner changes alone`() throws {
    try connection.transaction {
      try connection.run("INSERT INTO t VALUES (1)")
      #expect(throws: Abandoned.self) {
        try connection.transaction {
          try connection.run("INSERT INTO t VALUES (2)")
          throw Abandoned()
        }
      }
      try connection.transaction { try connection.run("INSERT INTO t VALUES (3)") }
    }
    #expect(try numbers() == ["1", "3"])
  }

  @Test func `a transaction returns what its body returns`() throws {
    let count = try connection.transaction {
      try connection.run("INSERT INTO t VALUES (1), (2)")
      return connection.changes
    }
    #expect(count == 2)
  }

  @Test func `others see nothing before the commit`() throws {
    let folder = try TemporaryFolder()
    let path = folder.file("data.sqlite")
    let writer = try Connection(path, mode: .create)
    try writer.execute("CREATE TABLE t (a)")
    let reader = try Connection(path, mode: .readOnly)
    try writer.transaction {
      try writer.run("INSERT INTO t VALUES (1)")
      #expect(try reader.value("SELECT count(*) FROM t") == .integer(0))
    }
    #expect(try reader.value("SELECT count(*) FROM t") == .integer(1))
  }

  @Test func `a snapshot sees one state, whatever is written meanwhile`() throws {
    let folder = try TemporaryFolder()
    let writer = try Connection(folder.file("one.sqlite"), mode: .create)
    try writer.execute("PRAGMA journal_mode = WAL; CREATE TABLE t (a); INSERT INTO t VALUES (1)")
    let reader = try Connection(folder.file("one.sqlite"), mode: .readOnly)
    let counts = try reader.snapshot {
      let before = try reader.value("SELECT count(*) FROM t")
      try writer.execute("INSERT INTO t VALUES (2)")
      return [before, try reader.value("SELECT count(*) FROM t")]
    }
    #expect(counts == [.integer(1), .integer(1)])
    #expect(try reader.value("SELECT count(*) FROM t") == .integer(2))
  }

  @Test func `a snapshot ends with an error, too`() throws {
    let connection = try Connection(":memory:", mode: .create)
    #expect(throws: DatabaseError.self) {
      try connection.snapshot { try connection.execute("SELECT * FROM nothing") }
    }
    try connection.transaction { try connection.execute("CREATE TABLE t (a)") }
  }
}
