import Errors
import Database
import Foundation
import Importing
import Platform
@testable import Store
import TestSupport
import Testing

@Suite struct WarehouseFileTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  @Test func `a missing file, a folder and an empty file are no warehouse`() throws {
    let missing = #expect(throws: FileError.self) { try WarehouseFile.open(folder.file("none")) }
    #expect(missing?.isMissing == true)
    #expect(throws: FileError.self) { try WarehouseFile.open(folder.path) }
    let empty = try folder.write("", to: "empty.sqlite")
    let error = #expect(throws: MigrationError.self) { try WarehouseFile.open(empty) }
    #expect(error == .foreign(file: empty, applicationID: 0))
  }

  @Test func `a text and a foreign database are no warehouse`() throws {
    let text = try folder.write(String(repeating: "no database ", count: 99), to: "text")
    let notOne = #expect(throws: DatabaseError.self) { try WarehouseFile.open(text) }
    #expect(notOne?.code.primary == .notADatabase)
    let other = folder.file("other.sqlite")
    try Connection(other, mode: .create).execute("PRAGMA application_id = 5; CREATE TABLE t (x)")
    let foreign = #expect(throws: MigrationError.self) { try WarehouseFile.open(other) }
    #expect(foreign == .foreign(file: other, applicationID: 5))
  }

  @Test func `a newer warehouse is refused by its version`() throws {
    let path = folder.file("newer.sqlite")
    let connection = try Connection(path, mode: .create)
    try connection.execute(
      "PRAGMA application_id = \(WarehouseFile.applicationID); PRAGMA user_version = 999")
    let error = #expect(throws: MigrationError.self) { try WarehouseFile.open(path) }
    #expect(error == .newer(file: path, version: 999, known: WarehouseFile.schemaVersion))
  }

  @Test func `a truncated warehouse gives an error, not a crash`() throws {
    let path = folder.file("whole.sqlite")
    try BuiltWarehouse.copy(in: folder, as: "whole.sqlite")
    let bytes = try Data(contentsOf: URL(fileURLWithPath: path))
    for count in stride(from: 1, to: bytes.count - 8192, by: bytes.count / 23) {
      let cut = try folder.write(bytes.prefix(count), to: "cut.sqlite")
      #expect(throws: (any Error).self, "\(count) bytes") {
        let connection = try WarehouseFile.open(cut)
        _ = try connection.value("SELECT count(*), sum(value) FROM findings")
        _ = try connection.value("PRAGMA integrity_check").map { value in
          guard value == .text("ok") else {
            throw DatabaseError(code: .corrupt, message: "damaged", file: cut)
          }
        }
      }
    }
  }

  @Test func `the program knows exactly the migrations that there are`() throws {
    let migrator = try MigrationFiles.migrator(Project.sources.migrations)
    #expect(migrator.migrations.count == WarehouseFile.schemaVersion)
  }

  @Test func `a migration with a name of another form is refused`() throws {
    try folder.write("SELECT 1;", to: "Migrations/first.sql")
    let error = #expect(throws: MigrationFiles.NameError.self) {
      try MigrationFiles.migrator(folder.file("Migrations"))
    }
    #expect(
      error?.description.hasSuffix(
        "first.sql: a migration is named with four digits, an underscore and a word: 0002_word.sql")
        == true)
  }
}
