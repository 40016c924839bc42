package import Database
package import Platform

/// What stands where a warehouse is to be changed or replaced, locked against everyone who would write.
///
/// Whoever replaces files waits for its like in `Replacement` before. The lock that SQLite gives to one
/// writer at a time (<https://sqlite.org/lockingv3.html>) keeps all other programs away as well, until the
/// new file stands there; those that only read never wait.
package enum StandingFile {
  /// No file, or an empty one.
  case nothing
  /// A warehouse that is too damaged to be read.
  case damaged
  /// A warehouse of any version.
  case warehouse(Connection)

  /// Looks at what stands where a new warehouse is to go, and locks it.
  ///
  /// - Throws: `ReplacementError/isOther(path:expected:)` for a file that is no database,
  ///   `MigrationError/foreign(file:applicationID:)` for one of another kind, `LockError` when another
  ///   program goes on writing to it, `FileError`, `DatabaseError`.
  package init(at path: String) throws {
    guard FileSystem.kind(of: path) != nil else {
      self = .nothing
      return
    }
    let header = try FileSystem.bytes(of: path, limit: 100)
    guard !header.isEmpty else {
      self = .nothing
      return
    }
    guard header.starts(with: Array("SQLite format 3\u{0}".utf8)) else {
      throw ReplacementError.isOther(path: path, expected: "a warehouse")
    }
    do {
      self = .warehouse(
        try Self.locked(path) {
          let connection = try Connection(path, mode: .readWrite)
          _ = try Migrator.version(of: connection, applicationID: WarehouseFile.applicationID)
          return connection
        })
    } catch let error as DatabaseError where error.saysDamaged && Self.isOurs(header) {
      self = .damaged
    }
  }

  /// Lets go of the lock, when the new file stands there or none will.
  package func release() {
    if case .warehouse(let connection) = self { try? connection.execute("ROLLBACK") }
  }

  /// Opens a file and takes SQLite's lock for writers.
  ///
  /// A file that nobody may write needs none.
  ///
  /// - Parameter open: Opens it.
  /// - Throws: `LockError` when another program goes on writing to it, or has it open with a write-ahead
  ///   log, which would outlive it; what `open` throws.
  static func locked(_ path: String, _ open: () throws -> Connection) throws -> Connection {
    while true {
      let before = FileSystem.identity(of: path)
      let connection = try open()
      try lock(connection, path)
      // Whoever had the lock before may have put a new file there.
      if FileSystem.identity(of: path) == before { return connection }
    }
  }

  private static func lock(_ connection: Connection, _ path: String) throws {
    var isLogged = false
    do {
      isLogged = try connection.value("PRAGMA journal_mode")?.text == "wal"
      guard try connection.value("PRAGMA journal_mode = DELETE")?.text == "delete" else {
        throw LockError(path: path, use: .holding, holders: LockHolder.all(of: path))
      }
      try connection.execute("BEGIN IMMEDIATE")
    } catch let error as DatabaseError where error.code.primary == .busy {
      throw LockError(
        path: path, use: isLogged ? .holding : .writing,
        holders: isLogged ? LockHolder.all(of: path) : LockHolder.writers(of: path))
    } catch let error as DatabaseError where error.code.primary == .readOnly {}
  }

  /// Whether the header carries the application's number, which stands at byte 68
  /// (<https://sqlite.org/fileformat.html>).
  private static func isOurs(_ header: [UInt8]) -> Bool {
    guard header.count >= 72 else { return false }
    let number = header[68..<72].reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
    return number == UInt32(bitPattern: WarehouseFile.applicationID)
  }
}

extension DatabaseError {
  /// Whether the file's content is at fault: damaged pages, or tables that are not there.
  package var saysDamaged: Bool {
    [.corrupt, .notADatabase, .error].contains(code.primary)
  }
}

extension NewFile {
  /// Opens it as a database, which is thrown away if anything fails, and on the disk when it takes its place.
  ///
  /// - Parameter path: What it is called in errors: where it belongs, as the user gave it.
  /// - Throws: `DatabaseError`.
  package borrowing func database(called path: String) throws(DatabaseError) -> Connection {
    let connection = try Connection(self.path, mode: .readWrite, called: path)
    try connection.execute("PRAGMA synchronous = OFF; PRAGMA journal_mode = OFF")
    return connection
  }
}
