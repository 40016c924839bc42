@testable import Database
import TestSupport
import Testing

@Suite struct CopyTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  @Test func `a copy of what holds the lock for writing is refused`() throws {
    let source = try Connection(folder.file("a.sqlite"), mode: .create)
    try source.execute("CREATE TABLE t (a)")
    let target = try Connection(folder.file("b.sqlite"), mode: .create)
    try source.execute("BEGIN IMMEDIATE")
    let error = #expect(throws: DatabaseError.self) { try source.copy(to: target) }
    #expect(error?.code.primary == .busy)
  }

  @Test func `another connection can copy meanwhile`() throws {
    let source = try Connection(folder.file("a.sqlite"), mode: .create)
    try source.execute("PRAGMA page_size = 8192; CREATE TABLE t (a); INSERT INTO t VALUES (1), (2)")
    try source.execute("BEGIN IMMEDIATE")
    let target = try Connection(folder.file("b.sqlite"), mode: .create)
    try Connection(folder.file("a.sqlite"), mode: .readOnly).copy(to: target)
    #expect(try target.texts("SELECT a FROM t ORDER BY a") == ["1", "2"])
    #expect(try target.value("PRAGMA page_size") == .integer(8192))
    try source.execute("ROLLBACK")
  }

  @Test func `bytes are written into a blob of their size`() throws {
    let connection = try Connection(folder.file("c.sqlite"), mode: .create)
    let bytes = (0..<3_000_000).map { UInt8(truncatingIfNeeded: $0 &* 31) }
    try connection.execute("CREATE TABLE t (id INTEGER PRIMARY KEY, content BLOB)")
    try connection.run(
      "INSERT INTO t VALUES (7, zeroblob(:size))", ["size": bytes.count])
    try connection.writeBlob(bytes, table: "t", column: "content", rowid: 7)
    #expect(try connection.value("SELECT content FROM t") == .blob(bytes))
    #expect(throws: DatabaseError.self) {
      try connection.writeBlob(bytes, table: "t", column: "content", rowid: 8)
    }
  }
}
