package import Database
import Errors
import Platform

/// Changes a warehouse as a whole: readers see the old file or the new one, never anything between.
///
/// The change is made on a copy, which then takes the place of the file in one step; a reader that has the
/// old one open keeps it. Whatever happens on the way (a mistake in the input, a full disk, a killed
/// process), the file stands as it was.
package enum WarehouseChange {
  /// What becomes of the copy.
  package enum Verdict: Sendable {
    /// It takes the file's place.
    case keep
    /// It is thrown away.
    case discard
  }

  /// Runs a change.
  ///
  /// - Parameters:
  ///   - path: A warehouse.
  ///   - body: Gets a connection to the copy, which enforces no foreign keys and cannot roll back: it
  ///     throws, or says what is to become of the copy.
  /// - Returns: What `body` returns.
  /// - Throws: `LockError` when another program goes on writing, `FileError`, `DatabaseError`,
  ///   `MigrationError`, and what `body` throws; the file is then as it was.
  package static func run<Result>(
    _ path: String, _ body: (Connection) throws -> (Result, Verdict)
  ) throws -> Result {
    try run(path, anyVersion: false, body)
  }

  /// Applies the migrations that a warehouse of an earlier version lacks.
  ///
  /// - Parameters:
  ///   - path: A warehouse.
  ///   - folder: The folder with the numbered scripts.
  /// - Returns: How many were applied.
  /// - Throws: As ``run(_:_:)`` does; what is wrong with a migration.
  package static func migrate(_ path: String, migrations folder: String) throws -> Int {
    let migrator = try MigrationFiles.migrator(folder)
    return try run(path, anyVersion: true) { connection in
      let applied = try migrator.migrate(connection).count
      return (applied, applied == 0 ? .discard : .keep)
    }
  }

  private static func run<Result>(
    _ path: String, anyVersion: Bool, _ body: (Connection) throws -> (Result, Verdict)
  ) throws -> Result {
    try WarehouseFile.requireFile(path, writing: true)
    return try Replacement(of: path, replacing: .anyFile).file { new in
      let original = try StandingFile.locked(path) {
        try WarehouseFile.open(path, mode: .readWrite, anyVersion: anyVersion)
      }
      defer { StandingFile.warehouse(original).release() }
      // Nobody writes while the lock is held, and what was cut off before is rolled back: the file is whole.
      let copy = try FileCopy(of: path, to: new)
      let (result, verdict) = try changed(new, path, body)
      if verdict == .keep { try new.takePlace(removing: WarehouseFile.companions) }
      _ = consume copy
      return result
    }
  }

  /// Runs the change on the copy and closes it.
  private static func changed<Result>(
    _ copy: borrowing NewFile, _ path: String,
    _ body: (Connection) throws -> (Result, Verdict)
  ) throws -> (Result, Verdict) {
    let connection = try copy.database(called: path)
    try connection.execute("PRAGMA foreign_keys = OFF")
    let (result, verdict) = try body(connection)
    if verdict == .keep { try PlannerStatistics.renew(connection) }
    return (result, verdict)
  }
  /// To wait.
  package var advice: String? { "try again when it is done" }
}
