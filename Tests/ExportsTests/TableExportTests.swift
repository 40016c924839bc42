import Errors
import Database
@testable import Exports
import Foundation
import Platform
import Store
import TestSupport
import Testing
import Text

@Suite struct TableExportTests {
  private func text(
    _ connection: Connection, _ object: String, _ form: TableExport.Form
  ) throws -> String {
    var bytes: [UInt8] = []
    let stream = TextStream { bytes += $0 }
    try TableExport(connection).write(object, as: form, to: stream)
    try stream.flush()
    return String(decoding: bytes, as: UTF8.self)
  }

  /// A table of every kind of value.
  private func values() throws -> Connection {
    let connection = try Connection(":memory:", mode: .create)
    try connection.execute(
      """
      CREATE TABLE v (b INTEGER, a TEXT, r REAL, x BLOB, PRIMARY KEY (a, b)) STRICT;
      INSERT INTO v VALUES
        (2, 'a,"b"' || char(13, 10) || 'ü', 0.1, x'00ff'),
        (1, 'a' || char(9, 92, 1) || '</script>', -1e300, NULL),
        (9223372036854775807, '', 80, x'');
      """)
    return connection
  }

  @Test func `an object that is not there is asked for by the nearest name`() throws {
    let connection = try BuiltWarehouse.open()
    let error = ExportError.unknownObject(name: "finding", suggestion: "findings")
    #expect(throws: error) { try text(connection, "finding", .csv) }
    #expect(
      error.description
        == "there is no table or view \"finding\"; did you mean \"findings\"?")
    #expect(throws: ExportError.self) { try text(connection, "sqlite_schema", .csv) }
    #expect(throws: ExportError.self) { try text(connection, "waves; DROP TABLE waves", .jsonl) }
  }

  @Test func `values are written as comma-separated values in the order of the key`() throws {
    #expect(
      try text(values(), "v", .csv)
        == "b,a,r,x\r\n9223372036854775807,\"\",80.0,\r\n"
        + "1,a\t\\\u{1}</script>,-1e+300,\r\n"
        + "2,\"a,\"\"b\"\"\r\nü\",0.1,00ff\r\n")
  }

  @Test func `values are written as JSON Lines with numbers as numbers`() throws {
    #expect(
      try text(values(), "v", .jsonl) == """
        {"b":9223372036854775807,"a":"","r":80,"x":""}
        {"b":1,"a":"a\\t\\\\\\u0001</script>","r":-1e+300,"x":null}
        {"b":2,"a":"a,\\"b\\"\\r\\nü","r":0.1,"x":"00ff"}

        """)
  }

  @Test func `every table and view is a file with all its rows and columns`() throws {
    let folder = try TemporaryFolder()
    let connection = try BuiltWarehouse.open()
    let objects = try FileSchema(connection).objects
    let count = try Replacement(of: folder.file("all")).folder {
      try TableExport(connection).writeAll(as: .csv, to: $0)
    }
    #expect(count == objects.count && count > 45)
    for object in objects {
      let bytes = try FileSystem.bytes(of: folder.file("all/\(object.name).csv"))
      // Packages are limited to fields of 1 MiB; the bytes of a revision are longer.
      guard object.name != "revision_files" else { continue }
      let table = try CSV(bytes, choice: .init(encoding: .utf8, delimiter: .comma))
      let rows = try connection.value("SELECT count(*) FROM \(object.name)")?.integer ?? -1
      #expect(table.rows.count - 1 == Int(rows), "\(object.name)")
      #expect(table.rows[0].map(\.text) == object.columns.map(\.name))
    }
  }

  @Test func `the same warehouse gives the same bytes`() throws {
    let connection = try BuiltWarehouse.open()
    let objects = try FileSchema(connection).objects.filter(\.isView).map(\.name)
    #expect(objects.count >= 15)
    for object in objects {
      #expect(try text(connection, object, .jsonl) == text(connection, object, .jsonl))
    }
  }
}
