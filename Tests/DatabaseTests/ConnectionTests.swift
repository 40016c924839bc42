import Errors
@testable import Database
import TestSupport
import Testing

@Suite struct ConnectionTests {
  private func memory() throws -> Connection { try Connection(":memory:", mode: .create) }

  @Test func `opening a file that is not there names the file and the reason`() throws {
    let folder = try TemporaryFolder()
    let path = folder.file("none.sqlite")
    let error = #expect(throws: DatabaseError.self) { try Connection(path, mode: .readOnly) }
    #expect(error?.code.primary == .cannotOpen)
    #expect(
      error?.description == "\(path): unable to open database file (No such file or directory)")
    #expect(try folder.names() == [])
  }

  @Test func `a file that is no database is noticed at the first statement`() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write("this is a text, not a database\n", to: "text.sqlite")
    let connection = try Connection(path, mode: .readOnly)
    let error = #expect(throws: DatabaseError.self) {
      try connection.value("SELECT count(*) FROM sqlite_schema")
    }
    #expect(error?.code.primary == .notADatabase)
  }

  @Test func `a read-only connection refuses to write`() throws {
    let folder = try TemporaryFolder()
    let path = folder.file("data.sqlite")
    try Connection(path, mode: .create).execute("CREATE TABLE t (a INTEGER)")
    let error = #expect(throws: DatabaseError.self) {
      try Connection(path, mode: .readOnly).execute("INSERT INTO t VALUES (1)")
    }
    #expect(error?.code.primary == .readOnly)
    #expect(error?.sql == "INSERT INTO t VALUES (1)")
  }

  @Test func `foreign keys are enforced from the start`() throws {
    let connection = try memory()
    try connection.execute(
      "CREATE TABLE p (id INTEGER PRIMARY KEY); CREATE TABLE c (p REFERENCES p (id))")
    let error = #expect(throws: DatabaseError.self) {
      try connection.execute("INSERT INTO c VALUES (7)")
    }
    #expect(error?.code.primary == .constraint)
  }

  @Test func `text in double quotes is never a string`() throws {
    let connection = try memory()
    #expect(throws: DatabaseError.self) { try connection.value(#"SELECT "no such column""#) }
  }

  @Test func `the schema table cannot be written`() throws {
    let connection = try memory()
    try connection.execute("CREATE TABLE t (a); PRAGMA writable_schema = ON")
    #expect(throws: DatabaseError.self) {
      try connection.execute("UPDATE sqlite_schema SET sql = 'CREATE TABLE t (b)'")
    }
  }

  @Test func `a view cannot call what is unsafe in an untrusted schema`() throws {
    let connection = try memory()
    try connection.execute("CREATE VIEW v AS SELECT load_extension('x')")
    #expect(throws: DatabaseError.self) { try connection.value("SELECT * FROM v") }
  }

  @Test func `a lock held elsewhere is reported as busy after the timeout`() throws {
    let folder = try TemporaryFolder()
    let path = folder.file("data.sqlite")
    let writer = try Connection(path, mode: .create)
    try writer.execute("CREATE TABLE t (a); BEGIN IMMEDIATE")
    let other = try Connection(path, mode: .readWrite, busyTimeout: 10)
    let error = #expect(throws: DatabaseError.self) {
      try other.execute("INSERT INTO t VALUES (1)")
    }
    #expect(error?.code.primary == .busy)
  }

  @Test func `a script runs statement by statement and names the one that fails`() throws {
    let connection = try memory()
    let error = #expect(throws: DatabaseError.self) {
      try connection.execute(
        "CREATE TABLE t (a);\n-- a comment\n;INSERT INTO t VALUES (1); INSERT INTO nowhere VALUES (2)"
      )
    }
    #expect(error?.message == "no such table: nowhere")
    #expect(error?.sql?.hasSuffix("INSERT INTO nowhere VALUES (2)") == true)
    #expect(try connection.value("SELECT count(*) FROM t") == .integer(1))
  }

  @Test func `reading helpers give values, texts and rows`() throws {
    let connection = try memory()
    try connection.execute(
      "CREATE TABLE t (a INTEGER, b TEXT); INSERT INTO t VALUES (1, 'x'), (2, NULL)")
    #expect(try connection.value("SELECT max(a) FROM t") == .integer(2))
    #expect(try connection.value("SELECT a FROM t WHERE a > :least", ["least": 5]) == nil)
    #expect(try connection.texts("SELECT b FROM t ORDER BY a") == ["x", ""])
    var rows: [String] = []
    try connection.forEachRow("SELECT a, b FROM t ORDER BY a") { row in
      rows.append("\(row.integer(0) ?? 0)=\(row.text(1) ?? "nothing")")
    }
    #expect(rows == ["1=x", "2=nothing"])
    try connection.run("UPDATE t SET b = :b", ["b": "y"])
    #expect(connection.changes == 2)
  }
}
