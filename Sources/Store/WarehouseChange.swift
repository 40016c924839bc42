package import Database
package import Errors
import Platform

/// Changes a warehouse as a whole: readers see the old file or the new one, never anything between.
///
/// The change is made on a copy, which then takes the place of the file in one step; a reader that has the
/// old one open keeps it. Whatever happens on the way (a mistake in the input, a full disk, a killed
/// process), the file stands as it was. The lock that SQLite gives to one writer at a time is held on the
/// old file meanwhile (<https://sqlite.org/lockingv3.html>).
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
  /// - Throws: ``LockError`` when another program goes on writing, ``FileError``, `DatabaseError`,
  ///   `MigrationError`, and what `body` throws; the file is then as it was.
  package static func run<Result>(
    _ path: String, _ body: (Connection) throws -> (Result, Verdict)
  ) throws -> Result {
    try run(path, anyVersion: false, body)
  }

  private static func run<Result>(
    _ path: String, anyVersion: Bool, _ body: (Connection) throws -> (Result, Verdict)
  ) throws -> Result {
    // A link stays a link: what it points to is replaced.
    let path = FileSystem.isLink(path) ? FileSystem.resolved(path) ?? path : path
    var original = try locked(path, anyVersion)
    while original == nil { original = try locked(path, anyVersion) }
    guard let original else { throw LockError(path: path, holders: []) }
    defer { try? original.execute("ROLLBACK") }
    return try change(original, path, body)
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

  /// Opens a file for a change and takes its lock; `nil` when another change put a new file there between.
  private static func locked(_ path: String, _ anyVersion: Bool) throws -> Connection? {
    let before = FileSystem.identity(of: path)
    let connection = try WarehouseFile.open(path, mode: .readWrite, anyVersion: anyVersion)
    if let error = lock(connection) {
      guard error.code.primary == .busy else { throw error }
      throw LockError(path: path, holders: LockHolder.all(of: path))
    }
    return FileSystem.identity(of: path) == before ? connection : nil
  }

  private static func lock(_ connection: Connection) -> DatabaseError? {
    do throws(DatabaseError) {
      // A log of another mode beside the file would outlive it.
      let mode = try connection.value("PRAGMA journal_mode = DELETE")?.text
      guard mode == "delete" else {
        return DatabaseError(code: .busy, message: "the write-ahead log is in use", file: "")
      }
      try connection.execute("BEGIN IMMEDIATE")
      return nil
    } catch {
      return error
    }
  }

  private static func change<Result>(
    _ original: Connection, _ path: String, _ body: (Connection) throws -> (Result, Verdict)
  ) throws -> Result {
    removeLeftovers(of: path)
    let copy = path + ".\(processID()).changing"
    defer { FileSystem.delete(copy) }
    let (result, verdict) = try filled(copy, from: original, body)
    if verdict == .keep {
      try FileSystem.givePermissions(of: path, to: copy)
      try FileSystem.synchronize(copy)
      try FileSystem.move(copy, onto: path)
    }
    return result
  }

  /// Makes the copy, runs the change on it and closes it.
  private static func filled<Result>(
    _ copy: String, from original: Connection, _ body: (Connection) throws -> (Result, Verdict)
  ) throws -> (Result, Verdict) {
    do {
      let connection = try Connection(copy, mode: .create)
      // The copy is the journal: it is thrown away if anything fails.
      try connection.execute(
        "PRAGMA synchronous = OFF; PRAGMA foreign_keys = OFF; PRAGMA journal_mode = OFF")
      // A second connection: one that holds a lock for writing cannot be copied.
      try Connection(original.file, mode: .readOnly).copy(to: connection)
      return try body(connection)
    } catch let error as DatabaseError {
      // The name of the copy helps nobody.
      throw DatabaseError(
        code: error.code, message: error.message, sql: error.sql, file: original.file)
    }
  }

  /// Copies that killed processes left: whoever holds the lock is the only one who makes any.
  private static func removeLeftovers(of path: String) {
    let folder = FileSystem.parent(of: path)
    let start = FileSystem.name(of: path) + "."
    let names = (try? FileSystem.names(in: folder)) ?? []
    for end in [".changing", ".changing-journal"] {
      for name in names where name.hasPrefix(start) && name.hasSuffix(end) {
        let middle = name.dropFirst(start.count).dropLast(end.count)
        if Int(middle) != nil { FileSystem.delete(folder + "/" + name) }
      }
    }
  }
}

/// Another program keeps writing to a warehouse.
package struct LockError: ExpectedError, Hashable {
  /// The warehouse.
  package let path: String
  /// Who has it locked, as far as the system tells.
  let holders: [LockHolder]

  /// Later it may go.
  package var kind: ErrorKind { .temporary }
  /// The warehouse.
  package var subject: String? { path }
  /// Who to look for.
  package var problem: String {
    let names = holders.map { "\($0.name) (process \($0.process))" }
    let who = names.isEmpty ? "another program" : names.joined(separator: ", ")
    return "\(who) is writing to it; nothing was changed"
  }
  /// To wait.
  package var advice: String? { "try again when it is done" }
}
