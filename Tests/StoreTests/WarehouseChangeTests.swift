import Errors
import Database
import Foundation
import Importing
import Platform
@testable import Store
import TestSupport
import Testing

@Suite struct WarehouseChangeTests {
  private struct Refused: Error {}

  private let folder: TemporaryFolder
  private let path: String

  init() throws {
    folder = try TemporaryFolder()
    path = folder.file("w.sqlite")
    try BuiltWarehouse.copy(in: folder, as: "w.sqlite")
  }

  private func studies() throws -> Int64? {
    try WarehouseFile.open(path).value("SELECT count(*) FROM studies")?.integer
  }

  private func files() throws -> [String] { try FileSystem.names(in: folder.path) }

  @Test func `a change that fails leaves the file and nothing beside it`() throws {
    let before = try Data(contentsOf: URL(fileURLWithPath: path))
    #expect(throws: Refused.self) {
      try WarehouseChange.run(path) { connection -> (Void, WarehouseChange.Verdict) in
        try connection.run("DELETE FROM studies")
        throw Refused()
      }
    }
    #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == before)
    #expect(try files() == ["w.sqlite"])
  }

  @Test func `a change that is discarded leaves the file as it was`() throws {
    let before = try Data(contentsOf: URL(fileURLWithPath: path))
    let found = try WarehouseChange.run(path) { connection in
      try connection.run("DELETE FROM queries")
      return (try connection.value("SELECT count(*) FROM queries"), .discard)
    }
    #expect(found == .integer(0))
    #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == before)
  }

  @Test func `what fails is told of the file, not of its copy`() throws {
    let error = #expect(throws: DatabaseError.self) {
      try WarehouseChange.run(path) { connection in
        try connection.run("DELETE FROM nothing")
        return ((), .keep)
      }
    }
    #expect(error?.file == path)
  }

  @Test func `a change takes the file's place, its permissions and its links`() throws {
    let link = folder.file("link.sqlite")
    try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: path)
    try FileManager.default.setAttributes([.posixPermissions: 0o640], ofItemAtPath: path)
    try WarehouseChange.run(link) { connection in
      try connection.run("DELETE FROM query_parameters")
      try connection.run("DELETE FROM queries")
      return ((), .keep)
    }
    #expect(try WarehouseFile.open(path).value("SELECT count(*) FROM queries") == .integer(0))
    #expect(try FileManager.default.destinationOfSymbolicLink(atPath: link) == path)
    let attributes = try FileManager.default.attributesOfItem(atPath: path)
    #expect(attributes[.posixPermissions] as? Int == 0o640)
    #expect(try files() == ["link.sqlite", "w.sqlite"])
  }

  @Test func `a file in write-ahead mode is changed with what its log holds`() throws {
    let writer = try Connection(path, mode: .readWrite)
    try writer.execute("PRAGMA journal_mode = WAL; PRAGMA wal_autocheckpoint = 0")
    try writer.execute("UPDATE studies SET note = 'seen'")
    let error = #expect(throws: LockError.self) {
      try WarehouseChange.run(path) { _ in ((), .keep) }
    }
    #expect(error?.path == path)
    _ = consume writer
    let seen = try WarehouseChange.run(path) { connection in
      (try connection.value("SELECT count(*) FROM studies WHERE note = 'seen'"), .keep)
    }
    #expect(seen == .integer(5))
    #expect(try files() == ["w.sqlite"])
    #expect(
      try WarehouseFile.open(path).value("SELECT count(*) FROM studies WHERE note = 'seen'")
        == .integer(5))
  }

  @Test func `a warehouse of the first version is brought to this one with all it holds`() throws {
    let old = folder.file("old.sqlite")
    let first = try Connection(old, mode: .create)
    let all = try MigrationFiles.migrator(Project.sources.migrations)
    try Migrator(
      applicationID: WarehouseFile.applicationID, migrations: Array(all.migrations.prefix(1))
    ).migrate(first)
    try first.execute(
      """
      INSERT INTO studies VALUES ('s', 'Studie', 'S', NULL, 'P', NULL, 'L', NULL);
      INSERT INTO documents VALUES ('d', 's', 'd.txt', '\(String(repeating: "0", count: 64))', 9);
      INSERT INTO unit_kinds VALUES ('any', 'alle', 'all', NULL);
      INSERT INTO waves VALUES ('w', 'W', 'W', 'P', 'P', NULL, NULL, NULL, 'unknown', 'survey', NULL);
      INSERT INTO size_classes
      VALUES ('w/1', 'w', 'any', 1, 'K', 'C', 1, 2, 'd', 3, 4, '1 bis 2', 'N')
      """)
    _ = consume first
    let error = #expect(throws: MigrationError.self) { try WarehouseFile.open(old) }
    #expect(
      error?.description
        == "\(old): made by an older version (schema 1, this program needs \(WarehouseFile.schemaVersion))"
    )
    #expect(
      try WarehouseChange.migrate(old, migrations: Project.sources.migrations)
        == WarehouseFile.schemaVersion - 1)
    #expect(try WarehouseChange.migrate(old, migrations: Project.sources.migrations) == 0)
    let row = try WarehouseFile.open(old).texts(
      """
      SELECT size_class_id || '|' || document_id || '|' || source_line || '|' || source_column || '|'
        || printed || '|' || note
      FROM size_classes
      """)
    #expect(row == ["w/1|d|3|4|1 bis 2|N"])
    #expect(
      try WarehouseFile.open(old).value("SELECT kind FROM documents") == .text("publication"))
  }
}
