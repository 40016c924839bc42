import SQLite

/// Brings files of one application to its newest schema, each migration in one transaction.
///
/// A file is recognised by its `application_id` and counts its migrations in `user_version`
/// (<https://sqlite.org/pragma.html>); the table `migrations` keeps number, name and checksum of
/// each, so that a script edited after it was applied is noticed.
package struct Migrator: Sendable {
  /// The number in the file's header that says whose file it is.
  package let applicationID: Int32
  /// The migrations, in order.
  package let migrations: [Migration]

  /// Describes a schema's history.
  ///
  /// - Throws: ``MigrationError/misnumbered(expected:found:)`` unless the numbers are 1, 2, 3 ….
  package init(applicationID: Int32, migrations: [Migration]) throws(MigrationError) {
    self.applicationID = applicationID
    self.migrations = migrations.sorted { $0.number < $1.number }
    for (index, migration) in self.migrations.enumerated() where migration.number != index + 1 {
      throw .misnumbered(expected: index + 1, found: migration.number)
    }
  }

  /// Applies what the file lacks.
  ///
  /// An empty file becomes one of this application.
  ///
  /// - Returns: The migrations applied now; empty when the file was up to date.
  /// - Throws: ``MigrationError`` or ``DatabaseError``; the file then is as the last successful
  ///   migration left it.
  @discardableResult
  package func migrate(_ connection: Connection) throws -> [Migration] {
    let version = try Self.version(of: connection, applicationID: applicationID)
    try verify(connection, version: version)
    let pending = migrations.dropFirst(version)
    for migration in pending { try apply(migration, to: connection) }
    return Array(pending)
  }

  /// Reads a file's version after making sure whose file it is.
  ///
  /// - Returns: The number of applied migrations; 0 for an empty file.
  /// - Throws: ``MigrationError/foreign(file:applicationID:)``, or ``DatabaseError`` when the file
  ///   is no database.
  package static func version(of connection: Connection, applicationID: Int32) throws -> Int {
    let found = try connection.value("PRAGMA application_id")?.integer ?? 0
    let version = try connection.value("PRAGMA user_version")?.integer ?? 0
    let objects = try connection.value("SELECT count(*) FROM sqlite_schema")?.integer ?? 0
    guard found == Int64(applicationID) || (found == 0 && version == 0 && objects == 0) else {
      throw MigrationError.foreign(file: connection.file, applicationID: found)
    }
    return Int(version)
  }

  /// Compares the checksums in the file with the migrations known here.
  private func verify(_ connection: Connection, version: Int) throws {
    guard version <= migrations.count else {
      throw MigrationError.newer(file: connection.file, version: version, known: migrations.count)
    }
    guard version > 0 else { return }
    try connection.forEachRow("SELECT number, name, sha256 FROM migrations ORDER BY number") {
      row in
      let number = row.integer(0) ?? 0
      let name = row.text(1) ?? ""
      guard number >= 1, number <= version, migrations[number - 1].sha256 == row.text(2),
        migrations[number - 1].name == name
      else { throw MigrationError.changed(file: connection.file, number: number, name: name) }
    }
  }

  private func apply(_ migration: Migration, to connection: Connection) throws {
    do {
      try connection.transaction {
        try connection.restricted(to: .withinTransaction) {
          guard migration.editsSchema else { return try connection.execute(migration.sql) }
          try connection.editingSchema { try connection.execute(migration.sql) }
        }
        if migration.editsSchema { try connection.readSchemaAnew() }
        try connection.execute(
          """
          CREATE TABLE IF NOT EXISTS migrations (
            number INTEGER PRIMARY KEY,
            name TEXT NOT NULL,
            sha256 TEXT NOT NULL
          ) STRICT
          """)
        try connection.run(
          "INSERT INTO migrations (number, name, sha256) VALUES (:number, :name, :sha256)",
          ["number": migration.number, "name": migration.name, "sha256": migration.sha256])
        try connection.checkForeignKeys()
        try connection.execute(
          "PRAGMA application_id = \(applicationID); PRAGMA user_version = \(migration.number)")
      }
    } catch let error as DatabaseError where error.blamesTheStatement {
      throw MigrationError.failed(number: migration.number, name: migration.name, cause: error)
    }
  }
}

extension Connection {
  /// Runs `body` while statements may change the texts of tables in `sqlite_schema`.
  fileprivate func editingSchema(_ body: () throws -> Void) throws {
    try setSwitch(SQLITE_DBCONFIG_DEFENSIVE, to: false)
    try setSwitch(SQLITE_DBCONFIG_WRITABLE_SCHEMA, to: true)
    defer {
      try? setSwitch(SQLITE_DBCONFIG_WRITABLE_SCHEMA, to: false)
      try? setSwitch(SQLITE_DBCONFIG_DEFENSIVE, to: true)
    }
    try body()
  }

  /// Has this connection and all others read the schema again, which fails if a text in it is broken.
  ///
  /// See <https://sqlite.org/pragma.html#pragma_writable_schema>.
  fileprivate func readSchemaAnew() throws {
    let version = try value("PRAGMA schema_version")?.integer ?? 0
    try setSwitch(SQLITE_DBCONFIG_DEFENSIVE, to: false)
    defer { try? setSwitch(SQLITE_DBCONFIG_DEFENSIVE, to: true) }
    try execute("PRAGMA schema_version = \(version + 1); PRAGMA writable_schema = RESET")
  }

  /// Looks through all foreign keys.
  ///
  /// - Throws: ``DatabaseError`` that names the first table with a reference to nothing.
  package func checkForeignKeys() throws(DatabaseError) {
    let statement = try prepare("PRAGMA foreign_key_check")
    if try statement.step() {
      let table = statement.text(0) ?? "?"
      let parent = statement.text(2) ?? "?"
      throw DatabaseError(
        code: .constraint,
        message: "a row of \(table) refers to a row of \(parent) that is not there",
        file: file)
    }
  }
}
