package import Database
import Platform

/// What makes a SQLite file a warehouse, and how one is opened.
package enum WarehouseFile {
  /// The `application_id` in the header of every warehouse: the letters `Wvhs`.
  package static let applicationID: Int32 = 0x5776_6873
  /// The number of the newest migration, which this program reads and writes.
  package static let schemaVersion = 10

  /// How the names of what may stand beside a database end: its journals
  /// (<https://sqlite.org/tempfiles.html>).
  package static let companions = ["-journal", "-wal", "-shm"]

  /// The paths of a warehouse and of what may stand beside it.
  package static func files(of path: String) -> [String] {
    [path] + companions.map { path + $0 }
  }

  /// Opens a warehouse.
  ///
  /// - Throws: ``FileError`` when there is no file, `MigrationError` when it is not a warehouse of
  ///   this version, `DatabaseError` when it is no database or damaged.
  package static func open(_ path: String, mode: Connection.Mode = .readOnly) throws -> Connection {
    try open(path, mode: mode, anyVersion: false)
  }

  /// Opens a warehouse, of an earlier version, too, if wanted.
  package static func open(_ path: String, mode: Connection.Mode, anyVersion: Bool) throws
    -> Connection
  {
    try requireFile(path, writing: mode == .readWrite)
    do {
      return try connect(path, mode, anyVersion)
    } catch let error as DatabaseError where error.code == .readOnlyRollback {
      // A writer was cut off; opening for writing once rolls its journal back.
      try FileSystem.requireAccess(path, writing: true)
      _ = try connect(path, .readWrite, anyVersion)
      return try connect(path, mode, anyVersion)
    }
  }

  /// Makes sure that a file stands at a path, and that it may be read, or written if wanted.
  ///
  /// - Throws: `FileError`.
  static func requireFile(_ path: String, writing: Bool) throws(FileError) {
    switch FileSystem.kind(of: path) {
    case .file: break
    case .directory: throw FileError(.open, path, number: FileError.isDirectory)
    case .other: throw FileError(.open, path, number: FileError.notAFile)
    case nil: throw FileError(.open, path)
    }
    try FileSystem.requireAccess(path, writing: writing)
  }

  private static func connect(
    _ path: String, _ mode: Connection.Mode, _ anyVersion: Bool
  ) throws -> Connection {
    let connection = try Connection(path, mode: mode)
    let version = try Migrator.version(of: connection, applicationID: applicationID)
    guard version > 0 else { throw MigrationError.foreign(file: path, applicationID: 0) }
    guard version <= schemaVersion else {
      throw MigrationError.newer(file: path, version: version, known: schemaVersion)
    }
    guard version == schemaVersion || anyVersion else {
      throw MigrationError.older(file: path, version: version, known: schemaVersion)
    }
    guard try mode == .readOnly || !isPublished(connection) else {
      throw PublishedFileError.readOnly(file: path)
    }
    return connection
  }

  /// Whether a file holds what single respondents answered, or may hold it among the revisions that are no
  /// longer in force.
  package static func holdsAnswers(_ connection: Connection) throws -> Bool {
    guard try !isPublished(connection) else { return false }
    return try connection.value(
      """
      SELECT 1
      WHERE EXISTS (SELECT 1 FROM participants)
        OR EXISTS (SELECT 1 FROM revisions WHERE action <> 'import')
      """) != nil
  }

  /// Whether a warehouse is a published file: without answers and revisions, and only to be read.
  package static func isPublished(_ connection: Connection) throws(DatabaseError) -> Bool {
    guard
      try connection.value(
        "SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = 'publication'")
        != nil
    else { return false }
    return try connection.value("SELECT 1 FROM publication") != nil
  }
}
