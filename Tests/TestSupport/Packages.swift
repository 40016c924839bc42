package import Database
import Foundation
import Importing
import Store
import Text

/// Packages for tests: small copies of the real ones, with something changed.
package struct TestPackages {
  package let folder: TemporaryFolder

  package init() throws { folder = try TemporaryFolder() }

  /// An empty warehouse with the schema.
  package func warehouse() throws -> Connection {
    let connection = try Connection(folder.file("warehouse.sqlite"), mode: .create)
    try MigrationFiles.migrator(Project.sources.migrations).migrate(connection)
    return connection
  }

  /// A warehouse with the vocabulary.
  package func warehouseWithVocabulary() throws -> Connection {
    let connection = try warehouse()
    _ = try Importer(connection).load(Project.sources.seeds + "/vocabulary")
    return connection
  }

  /// A copy of a real package.
  package func copy(of package: String) throws -> String {
    try folder.copy(Project.sources.seeds + "/" + package, to: package)
  }

  /// Changes a file of a package.
  package func edit(_ path: String, _ old: String, _ new: String) throws {
    let text = try String(contentsOfFile: path, encoding: .utf8)
    precondition(text.contains(old), "\(path) does not hold \(old)")
    let range = text.range(of: old) ?? text.startIndex..<text.startIndex
    try text.replacingCharacters(in: range, with: new)
      .write(toFile: path, atomically: true, encoding: .utf8)
  }

  /// What an import says is wrong, one line each, with the names of remedies.
  package func complaints(_ directory: String, _ connection: Connection) throws -> [String] {
    do {
      _ = try Importer(connection).load(directory)
      return []
    } catch let list as ProblemList {
      let problems = list.problems
      return problems.map { $0.line { "\($0)" } }
    }
  }

  /// How many rows all tables hold.
  package func rowCount(_ connection: Connection) throws -> Int {
    let tables = try connection.texts(
      "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")
    return try tables.reduce(0) { sum, table in
      sum + Int(try connection.value("SELECT count(*) FROM \(table)")?.integer ?? 0)
    }
  }
}
