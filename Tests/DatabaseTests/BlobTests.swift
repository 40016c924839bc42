@testable import Database
import TestSupport
import Testing

@Suite struct BlobTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

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
