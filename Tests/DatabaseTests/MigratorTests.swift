@testable import Database
import TestSupport
import Testing

@Suite struct MigratorTests {
  private static let first = Migration(
    number: 1, name: "first", sql: "CREATE TABLE a (x INTEGER PRIMARY KEY);")
  private static let second = Migration(
    number: 2, name: "second",
    sql: "CREATE TABLE b (x REFERENCES a (x)); INSERT INTO a VALUES (1);")
  private let folder: TemporaryFolder
  private let path: String

  init() throws {
    folder = try TemporaryFolder()
    path = folder.file("data.sqlite")
  }

  private func migrator(_ migrations: Migration...) throws -> Migrator {
    try Migrator(applicationID: 77, migrations: migrations)
  }

  private func open() throws -> Connection { try Connection(path, mode: .create) }

  private func tables() throws -> [String] {
    try open().texts("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name")
  }

  @Test func `a gap in the numbers is refused`() {
    let error = #expect(throws: MigrationError.self) {
      try Migrator(
        applicationID: 77,
        migrations: [Self.first, Migration(number: 3, name: "third", sql: "SELECT 1")])
    }
    #expect(error == .misnumbered(expected: 2, found: 3))
  }

  @Test func `a failing migration leaves the file as it was`() throws {
    try migrator(Self.first).migrate(open())
    let before = try folder.digest(of: "data.sqlite")
    let broken = Migration(
      number: 2, name: "broken", sql: "CREATE TABLE c (x); INSERT INTO nowhere VALUES (1)")
    let error = #expect(throws: MigrationError.self) {
      try migrator(Self.first, broken).migrate(open())
    }
    guard case .failed(2, "broken", let cause) = error else {
      Issue.record("not a failed migration: \(String(describing: error))")
      return
    }
    #expect(cause.message == "no such table: nowhere")
    #expect(try tables() == ["a", "migrations"])
    #expect(try folder.digest(of: "data.sqlite") == before)
  }

  @Test func `a migration that leaves a reference to nothing fails`() throws {
    let dangling = Migration(
      number: 2, name: "dangling",
      sql:
        "CREATE TABLE b (x REFERENCES a (x) DEFERRABLE INITIALLY DEFERRED); INSERT INTO b VALUES (5);"
    )
    #expect(throws: MigrationError.self) { try migrator(Self.first, dangling).migrate(open()) }
    #expect(try tables() == ["a", "migrations"])
  }

  @Test(arguments: [
    "COMMIT", "ROLLBACK", "SAVEPOINT s", "ATTACH ':memory:' AS m", "PRAGMA foreign_keys = OFF",
  ])
  func `a migration may not leave its transaction`(statement: String) throws {
    let escaping = Migration(number: 1, name: "escaping", sql: "CREATE TABLE a (x); \(statement);")
    let error = #expect(throws: MigrationError.self) { try migrator(escaping).migrate(open()) }
    guard case .failed(_, _, let cause) = error else {
      Issue.record("not a failed migration: \(String(describing: error))")
      return
    }
    #expect(cause.code.primary == .notAuthorized)
    #expect(try tables() == [])
  }

  @Test func `a file of another application is refused`() throws {
    try open().execute("PRAGMA application_id = 99; CREATE TABLE t (x)")
    let error = #expect(throws: MigrationError.self) { try migrator(Self.first).migrate(open()) }
    #expect(error == .foreign(file: path, applicationID: 99))
  }

  @Test func `a file with tables and no application is refused`() throws {
    try open().execute("CREATE TABLE mine (x)")
    let error = #expect(throws: MigrationError.self) { try migrator(Self.first).migrate(open()) }
    #expect(error == .foreign(file: path, applicationID: 0))
    #expect(try tables() == ["mine"])
  }

  @Test func `a file from a newer version is refused`() throws {
    try migrator(Self.first, Self.second).migrate(open())
    let error = #expect(throws: MigrationError.self) { try migrator(Self.first).migrate(open()) }
    #expect(error == .newer(file: path, version: 2, known: 1))
  }

  @Test func `a migration edited after it was applied is noticed`() throws {
    try migrator(Self.first).migrate(open())
    let edited = Migration(number: 1, name: "first", sql: Self.first.sql + " -- harmless?")
    let error = #expect(throws: MigrationError.self) {
      try migrator(edited, Self.second).migrate(open())
    }
    #expect(error == .changed(file: path, number: 1, name: "first"))
  }

  @Test func `completed migrations are recorded and not run again`() throws {
    #expect(try migrator(Self.first).migrate(open()) == [Self.first])
    #expect(try migrator(Self.first, Self.second).migrate(open()) == [Self.second])
    #expect(try migrator(Self.first, Self.second).migrate(open()) == [])
    let connection = try open()
    #expect(
      try connection.texts("SELECT number || ' ' || name || ' ' || sha256 FROM migrations")
        == ["1 first \(Self.first.sha256)", "2 second \(Self.second.sha256)"])
    #expect(try connection.value("PRAGMA user_version") == .integer(2))
    #expect(try connection.value("PRAGMA application_id") == .integer(77))
  }

  @Test func `migrations run in the order of their numbers`() throws {
    #expect(try migrator(Self.second, Self.first).migrate(open()) == [Self.first, Self.second])
  }

  @Test func `a migration may change the text of a table, and what it breaks makes it fail`() throws
  {
    try migrator(Self.first, Self.second).migrate(open())
    let broken = Migration(
      number: 3, name: "broken",
      sql: "UPDATE sqlite_schema SET sql = replace(sql, 'TABLE b (', 'TABLE b ((') WHERE name = 'b'"
    )
    let before = try folder.digest(of: "data.sqlite")
    #expect(throws: (any Error).self) {
      try migrator(Self.first, Self.second, broken).migrate(open())
    }
    #expect(try folder.digest(of: "data.sqlite") == before)
    let renamed = Migration(
      number: 3, name: "checked",
      sql: """
        UPDATE sqlite_schema SET sql = replace(sql, ' PRIMARY KEY', ' PRIMARY KEY CHECK (x < 5)')
        WHERE name = 'a'
        """)
    let connection = try open()
    try migrator(Self.first, Self.second, renamed).migrate(connection)
    #expect(throws: DatabaseError.self) { try connection.execute("INSERT INTO a VALUES (7)") }
    #expect(throws: DatabaseError.self) { try open().execute("INSERT INTO a VALUES (7)") }
    #expect(throws: DatabaseError.self) {
      try connection.execute("UPDATE sqlite_schema SET sql = '' WHERE name = 'a'")
    }
  }
}
