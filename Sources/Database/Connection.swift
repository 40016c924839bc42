import SQLite

/// An open database file, owned by one place and closed when that place lets go of it.
///
/// Every connection enforces foreign keys, reads double-quoted text as an identifier only, runs in
/// defensive mode and does not trust the schema of the file, so that a file from elsewhere cannot
/// make it do more than read and write tables (<https://sqlite.org/security.html>).
///
/// ```swift
/// let connection = try Connection("library.sqlite", mode: .readOnly)
/// let count = try connection.value("SELECT count(*) FROM books")
/// ```
///
/// A connection is not `Sendable`: use it from one task at a time.
package final class Connection {
  /// How a file is opened.
  package enum Mode: Sendable {
    /// The file must exist; nothing can be written.
    case readOnly
    /// The file must exist and be writable.
    case readWrite
    /// The file is made if there is none.
    case create
  }

  /// What the file is called in errors: its path as it was given when opening, `:memory:`, or another name.
  package let file: String
  let handle: OpaquePointer
  /// How deep transactions are nested just now.
  var transactionDepth = 0
  /// Whether the table-valued functions of JSON have declared their columns.
  var knowsTableFunctions = false

  /// Tells SQLite once not to keep statistics of memory, for which it would lock at each allocation
  /// (<https://sqlite.org/malloc.html#memory_statistics>).
  private static let setUp: Void = {
    _ = sqlite3_config_flag(SQLITE_CONFIG_MEMSTATUS, 0)
  }()

  /// Opens a file.
  ///
  /// - Parameters:
  ///   - file: A path; `:memory:` with ``Mode/create`` is a private database in memory.
  ///   - mode: What the connection may do.
  ///   - name: What the file is called in errors, if not by its path.
  ///   - busyTimeout: How long to wait for another connection's lock, in milliseconds.
  /// - Throws: ``DatabaseError`` when the file cannot be opened. A file that is no database is
  ///   noticed at the first statement, not here.
  package init(
    _ file: String, mode: Mode, called name: String? = nil, busyTimeout: Int32 = 5_000
  ) throws(DatabaseError) {
    let flags =
      switch mode {
      case .readOnly: SQLITE_OPEN_READONLY
      case .readWrite: SQLITE_OPEN_READWRITE
      case .create: SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE
      }
    Self.setUp
    var opened: OpaquePointer?
    // One task at a time uses it, so that SQLite need not lock (<https://sqlite.org/threadsafe.html>).
    let mode = flags | SQLITE_OPEN_EXRESCODE | SQLITE_OPEN_NOMUTEX
    let code = sqlite3_open_v2(file, &opened, mode, nil)
    guard code == SQLITE_OK, let opened else {
      let error = DatabaseError(handle: opened, code: code, sql: nil, file: name ?? file)
      sqlite3_close_v2(opened)
      throw error
    }
    self.file = name ?? file
    self.handle = opened
    sqlite3_busy_timeout(handle, busyTimeout)
    let switches: [(option: Int32, value: Int32)] = [
      (SQLITE_DBCONFIG_ENABLE_FKEY, 1),
      (SQLITE_DBCONFIG_DQS_DML, 0),
      (SQLITE_DBCONFIG_DQS_DDL, 0),
      (SQLITE_DBCONFIG_DEFENSIVE, 1),
      (SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0),
      (SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0),
    ]
    for (option, value) in switches {
      try check(sqlite3_db_config_flag(handle, option, value, nil))
    }
  }

  deinit { sqlite3_close_v2(handle) }

  /// Sets a switch of the connection (<https://sqlite.org/c3ref/c_dbconfig_defensive.html>).
  func setSwitch(_ option: Int32, to isOn: Bool) throws(DatabaseError) {
    try check(sqlite3_db_config_flag(handle, option, isOn ? 1 : 0, nil))
  }

  /// Prepares one SQL statement.
  ///
  /// - Throws: ``DatabaseError`` when the SQL is wrong, empty, or more than one statement.
  package func prepare(_ sql: String) throws(DatabaseError) -> Statement {
    try Statement.single(connection: self, sql: sql)
  }

  /// Runs a script of any number of statements and drops their rows.
  ///
  /// - Throws: ``DatabaseError``, with the statement that failed.
  package func execute(_ script: String) throws(DatabaseError) {
    var rest = Substring(script)
    while let statement = try Statement.next(connection: self, script: &rest) {
      while try statement.step() {}
    }
  }

  /// Runs one statement to its end and drops its rows.
  ///
  /// - Parameters:
  ///   - sql: A single statement with named parameters such as `:name`.
  ///   - values: A value for each parameter, by its name without the colon.
  /// - Throws: ``DatabaseError`` when it fails or a parameter has no value.
  package func run(_ sql: String, _ values: [String: any Bindable] = [:]) throws(DatabaseError) {
    let statement = try prepare(sql)
    try statement.bind(values)
    while try statement.step() {}
  }

  /// Runs a query and hands each row to `body` as it comes.
  ///
  /// - Throws: ``DatabaseError``, or what `body` throws.
  package func forEachRow(
    _ sql: String, _ values: [String: any Bindable] = [:],
    _ body: (borrowing Statement) throws -> Void
  ) throws {
    let statement = try prepare(sql)
    try statement.bind(values)
    while try statement.step() { try body(statement) }
  }

  /// The first column of the first row of a query, or `nil` when there is no row.
  package func value(
    _ sql: String, _ values: [String: any Bindable] = [:]
  ) throws(DatabaseError) -> Value? {
    let statement = try prepare(sql)
    try statement.bind(values)
    return try statement.step() ? statement.value(0) : nil
  }

  /// The first column of every row of a query, as text; `NULL` becomes the empty text.
  package func texts(
    _ sql: String, _ values: [String: any Bindable] = [:]
  ) throws(DatabaseError) -> [String] {
    let statement = try prepare(sql)
    try statement.bind(values)
    var result: [String] = []
    while try statement.step() { result.append(statement.text(0) ?? "") }
    return result
  }

  /// How many rows the last `INSERT`, `UPDATE` or `DELETE` changed.
  package var changes: Int { Int(sqlite3_changes64(handle)) }

  /// Throws unless a C call succeeded.
  func check(_ code: Int32, sql: String? = nil) throws(DatabaseError) {
    guard code == SQLITE_OK else {
      throw DatabaseError(handle: handle, code: code, sql: sql, file: file)
    }
  }
}
