import SQLite

/// A prepared statement: bound by name, stepped row by row, finalised when it goes out of scope.
///
/// ```swift
/// let statement = try connection.prepare("SELECT title FROM books WHERE kind = :kind")
/// try statement.bind(["kind": "novel"])
/// while try statement.step() { print(statement.text(0) ?? "") }
/// ```
///
/// The column readers speak of the current row, the one that the last successful ``step()``
/// reached. Column indices start at 0; an index past the end reads as `NULL`.
package struct Statement: ~Copyable {
  /// The SQL as it was given.
  package let sql: String
  private let connection: Connection
  private let handle: OpaquePointer

  /// Compiles SQL that holds exactly one statement.
  static func single(
    connection: Connection, sql: String
  ) throws(DatabaseError) -> Statement {
    func misuse(_ message: String) -> DatabaseError {
      DatabaseError(code: .misuse, message: message, sql: sql, file: connection.file)
    }
    var rest = Substring(sql)
    guard let first = try compile(connection: connection, script: &rest) else {
      throw misuse("there is no statement in the SQL")
    }
    let statement = Statement(connection: connection, sql: sql, handle: first)
    if let second = try compile(connection: connection, script: &rest) {
      sqlite3_finalize(second)
      throw misuse("there is more than one statement in the SQL")
    }
    return statement
  }

  private init(connection: Connection, sql: String, handle: OpaquePointer) {
    self.connection = connection
    self.sql = sql
    self.handle = handle
  }

  deinit { sqlite3_finalize(handle) }

  /// Takes the next statement off the front of a script; `nil` when only blanks and comments remain.
  static func next(
    connection: Connection, script: inout Substring
  ) throws(DatabaseError) -> Statement? {
    let start = script
    guard let handle = try compile(connection: connection, script: &script) else { return nil }
    let sql = String(start[..<script.startIndex])
    return Statement(connection: connection, sql: sql, handle: handle)
  }

  /// Compiles one statement and moves `script` behind it, skipping empty ones.
  private static func compile(
    connection: Connection, script: inout Substring
  ) throws(DatabaseError) -> OpaquePointer? {
    while !script.isEmpty {
      var handle: OpaquePointer?
      var text = String(script)
      var consumed = 0
      let code = text.withUTF8 { bytes -> Int32 in
        bytes.withMemoryRebound(to: CChar.self) { characters -> Int32 in
          guard let base = characters.baseAddress else { return SQLITE_OK }
          var tail: UnsafePointer<CChar>?
          let code = sqlite3_prepare_v3(
            connection.handle, base, Int32(clamping: characters.count), 0, &handle, &tail)
          consumed = tail.map { $0 - base } ?? characters.count
          return code
        }
      }
      try connection.check(code, sql: text)
      script = script[script.utf8.index(script.startIndex, offsetBy: consumed)...]
      if let handle { return handle }
      if consumed == 0 { return nil }
    }
    return nil
  }

  // MARK: Columns of tables

  /// The column of a table that a column of the result shows as it is, as `table.column`.
  ///
  /// Views and subqueries are looked through (<https://sqlite.org/c3ref/column_database_name.html>); `nil`
  /// for what is computed.
  package func source(_ column: Int) -> String? {
    guard let table = sqlite3_column_table_name(handle, Int32(clamping: column)),
      let name = sqlite3_column_origin_name(handle, Int32(clamping: column))
    else { return nil }
    return String(cString: table) + "." + String(cString: name)
  }

  // MARK: Parameters

  /// The names of the parameters without their colon, in order of first use.
  package var parameterNames: [String] {
    (1...max(1, sqlite3_bind_parameter_count(handle))).compactMap { index in
      sqlite3_bind_parameter_name(handle, index).map { String(String(cString: $0).dropFirst()) }
    }
  }

  /// Binds a value to every parameter.
  ///
  /// - Parameter values: By the parameter's name without the colon; `nil` values are `NULL`.
  /// - Throws: ``DatabaseError`` when a parameter has no value or a value no parameter.
  package func bind(_ values: [String: any Bindable]) throws(DatabaseError) {
    let names = parameterNames
    for name in names where values[name] == nil {
      throw misuse("the parameter :\(name) has no value")
    }
    for (name, value) in values {
      try bind(name, value)
    }
    if Int(sqlite3_bind_parameter_count(handle)) != names.count {
      throw misuse("every parameter needs a name such as :name")
    }
  }

  /// Binds one value; the statement keeps it until it is bound anew.
  ///
  /// - Throws: ``DatabaseError`` when there is no such parameter.
  package func bind(_ name: String, _ value: some Bindable) throws(DatabaseError) {
    var index: Int32 = 0
    for prefix in [":", "@", "$"] where index == 0 {
      index = sqlite3_bind_parameter_index(handle, prefix + name)
    }
    guard index > 0 else { throw misuse("there is no parameter :\(name)") }
    try bind(value.databaseValue, at: index)
  }

  /// Sets a parameter to what stands in a column of the row that another statement is at, without copying it.
  ///
  /// - Parameters:
  ///   - index: Its place, from 1.
  ///   - column: The place of the column, from 0.
  ///   - row: The other statement, of any connection.
  /// - Throws: ``DatabaseError``.
  package func bind(
    at index: Int32, column: Int, of row: borrowing Statement
  ) throws(DatabaseError) {
    let value = sqlite3_column_value(row.handle, Int32(clamping: column))
    try connection.check(sqlite3_bind_value(handle, index, value))
  }

  /// Binds a value to a parameter by its place, from 1, in the order in which parameters first occur.
  ///
  /// - Throws: ``DatabaseError`` when there is none there.
  package func bind(_ value: Value, at index: Int32) throws(DatabaseError) {
    // SQLITE_TRANSIENT: SQLite copies the bytes before the call returns.
    let transient = unsafeBitCast(-1, to: sqlite3_destructor_type.self)
    let code =
      switch value {
      case .null: sqlite3_bind_null(handle, index)
      case .integer(let integer): sqlite3_bind_int64(handle, index, integer)
      case .real(let real): sqlite3_bind_double(handle, index, real)
      case .text(let text):
        sqlite3_bind_text64(
          handle, index, text, UInt64(text.utf8.count), transient, UInt8(SQLITE_UTF8))
      case .blob(let bytes):
        bytes.isEmpty
          ? sqlite3_bind_zeroblob(handle, index, 0)
          : sqlite3_bind_blob64(handle, index, bytes, UInt64(bytes.count), transient)
      }
    try connection.check(code, sql: sql)
  }

  // MARK: Running

  /// Moves to the next row.
  ///
  /// - Returns: `false` at the end.
  /// - Throws: ``DatabaseError`` when the statement fails.
  package func step() throws(DatabaseError) -> Bool {
    let code = sqlite3_step(handle)
    switch code {
    case SQLITE_ROW: return true
    case SQLITE_DONE: return false
    default:
      throw DatabaseError(handle: connection.handle, code: code, sql: sql, file: connection.file)
    }
  }

  /// Makes the statement ready to run again; bound values stay.
  package func reset() { sqlite3_reset(handle) }

  /// Whether running it leaves the file as it is.
  ///
  /// See <https://sqlite.org/c3ref/stmt_readonly.html>.
  package var isReadOnly: Bool { sqlite3_stmt_readonly(handle) != 0 }

  // MARK: Columns

  /// The number of columns of a row.
  package var columnCount: Int { Int(sqlite3_column_count(handle)) }

  /// The names of the columns as the SQL gives them.
  package var columnNames: [String] {
    (0..<sqlite3_column_count(handle)).map { index in
      sqlite3_column_name(handle, index).map { String(cString: $0) } ?? ""
    }
  }

  /// The value in a column of the current row.
  package func value(_ index: Int) -> Value {
    let column = Int32(clamping: index)
    switch sqlite3_column_type(handle, column) {
    case SQLITE_INTEGER: return .integer(sqlite3_column_int64(handle, column))
    case SQLITE_FLOAT: return .real(sqlite3_column_double(handle, column))
    case SQLITE_TEXT: return .text(text(index) ?? "")
    case SQLITE_BLOB:
      let count = Int(sqlite3_column_bytes(handle, column))
      return .blob(
        sqlite3_column_blob(handle, column).map {
          [UInt8](UnsafeRawBufferPointer(start: $0, count: count))
        } ?? [])
    default: return .null
    }
  }

  /// The column as text, converted if need be; `nil` for `NULL`.
  ///
  /// Broken UTF-8 is repaired.
  package func text(_ index: Int) -> String? {
    let column = Int32(clamping: index)
    guard let start = sqlite3_column_text(handle, column) else { return nil }
    let count = Int(sqlite3_column_bytes(handle, column))
    return String(decoding: UnsafeBufferPointer(start: start, count: count), as: UTF8.self)
  }

  /// Reads the bytes of a column as text without copying them; they are gone with the next step.
  ///
  /// - Parameter body: Gets `nil` for `NULL`.
  package func withText<Result>(
    _ index: Int, _ body: (UnsafeBufferPointer<UInt8>?) -> Result
  ) -> Result {
    let column = Int32(clamping: index)
    guard let start = sqlite3_column_text(handle, column) else { return body(nil) }
    return body(
      UnsafeBufferPointer(start: start, count: Int(sqlite3_column_bytes(handle, column))))
  }

  /// The column as an integer, converted if need be; `nil` for `NULL`.
  package func integer(_ index: Int) -> Int? {
    let column = Int32(clamping: index)
    guard sqlite3_column_type(handle, column) != SQLITE_NULL else { return nil }
    return Int(sqlite3_column_int64(handle, column))
  }

  /// The column as a double, converted if need be; `nil` for `NULL`.
  package func real(_ index: Int) -> Double? {
    let column = Int32(clamping: index)
    guard sqlite3_column_type(handle, column) != SQLITE_NULL else { return nil }
    return sqlite3_column_double(handle, column)
  }

  private func misuse(_ message: String) -> DatabaseError {
    DatabaseError(code: .misuse, message: message, sql: sql, file: connection.file)
  }
}
