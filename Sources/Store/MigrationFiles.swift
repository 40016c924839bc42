package import Database
package import Errors
import Platform

/// The scripts of `Migrations/`, named like `0001_schema.sql`.
package enum MigrationFiles {
  /// Reads all scripts of a folder.
  ///
  /// - Throws: ``FileError`` when the folder or a script cannot be read, ``NameError`` for a name
  ///   that is not of the form, `MigrationError` for a gap in the numbers.
  package static func migrator(_ directory: String) throws -> Migrator {
    var migrations: [Migration] = []
    for name in try FileSystem.names(in: directory) where name.hasSuffix(".sql") {
      let stem = name.dropLast(4)
      let number = stem.prefix(4)
      guard number.utf8.count == 4, let number = Int(number), stem.dropFirst(4).first == "_" else {
        throw NameError(path: directory + "/" + name)
      }
      let sql = String(decoding: try FileSystem.bytes(of: directory + "/" + name), as: UTF8.self)
      migrations.append(
        Migration(number: number, name: String(stem.dropFirst(5)), sql: sql))
    }
    return try Migrator(applicationID: WarehouseFile.applicationID, migrations: migrations)
  }

  /// A script whose name is not of the form `0001_name.sql`.
  package struct NameError: ExpectedError, Hashable {
    /// The script.
    package let path: String
    /// The file is wrong.
    package var kind: ErrorKind { .data }
    /// The script.
    package var subject: String? { path }
    /// What is wrong with its name.
    package var problem: String {
      "a migration is named with four digits, an underscore and a word: 0002_word.sql"
    }
  }
}
