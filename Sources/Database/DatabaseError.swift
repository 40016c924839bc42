import SQLite

/// A failure reported by SQLite, with everything needed to understand it.
package struct DatabaseError: Error, Hashable, Sendable {
  /// What SQLite answered, as an extended result code.
  package let code: ResultCode
  /// SQLite's message, with the operating system's reason where there is one.
  package let message: String
  /// The SQL being prepared or run, if any.
  package let sql: String?
  /// The path of the database file, or `:memory:`.
  package let file: String

  /// Creates an error; the database layer does, and tests may.
  package init(code: ResultCode, message: String, sql: String? = nil, file: String) {
    self.code = code
    self.message = message
    self.sql = sql
    self.file = file
  }

  /// Reads code, message and operating system error from a connection handle.
  init(handle: OpaquePointer?, code: Int32, sql: String?, file: String) {
    self.code = ResultCode(rawValue: handle.map(sqlite3_extended_errcode) ?? code)
    var message = handle.map { String(cString: sqlite3_errmsg($0)) } ?? self.code.description
    let reason = handle.map(sqlite3_system_errno) ?? 0
    let primary = self.code.primary
    if reason != 0, primary == .cannotOpen || primary == .io || primary == .full {
      message += " (\(operatingSystemMessage(reason)))"
    }
    self.message = message
    self.sql = sql
    self.file = file
  }
}

extension DatabaseError {
  /// Whether the SQL is at fault, rather than the file, the disk or another program.
  package var blamesTheStatement: Bool {
    let others: [ResultCode] = [
      .permission, .busy, .locked, .readOnly, .io, .corrupt, .full, .cannotOpen, .notADatabase,
    ]
    return !others.contains(code.primary)
  }
}

extension DatabaseError: CustomStringConvertible {
  /// One line: file, message, and the SQL if there is any.
  package var description: String {
    let statement = sql.map {
      "; SQL: " + $0.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
    return "\(file): \(message)\(statement ?? "")"
  }
}
