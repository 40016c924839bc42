package import Errors
import SQLite

/// A failure reported by SQLite, with everything needed to understand it.
package struct DatabaseError: ExpectedError, Hashable {
  /// What SQLite answered, as an extended result code.
  package let code: ResultCode
  /// SQLite's message, with the operating system's reason where there is one.
  package let message: String
  /// The SQL being prepared or run, if any.
  package let sql: String?
  /// The byte of the SQL at which SQLite noticed, from 0; `nil` where it does not say
  /// (<https://sqlite.org/c3ref/errcode.html>).
  package let offset: Int?
  /// The path of the database file, or `:memory:`.
  package let file: String

  /// Creates an error; the database layer does, and tests may.
  package init(
    code: ResultCode, message: String, sql: String? = nil, offset: Int? = nil, file: String
  ) {
    self.code = code
    self.message = message
    self.sql = sql
    self.offset = offset
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
    self.offset = handle.map(sqlite3_error_offset).flatMap { $0 < 0 ? nil : Int($0) }
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

extension DatabaseError {
  /// By the result code.
  package var kind: ErrorKind {
    switch code.primary {
    case .notADatabase, .corrupt, .constraint, .error: .data
    case .busy, .locked: .temporary
    case .readOnly, .permission: .noPermission
    case .cannotOpen: .cannotCreate
    case .full, .io: .io
    default: .software
    }
  }

  /// The file.
  package var subject: String? { file }

  /// SQLite's words, or better ones; the SQL where that alone can be at fault.
  package var problem: String {
    switch code.primary {
    case .notADatabase: "not a SQLite database"
    case .corrupt: "the file is damaged (\(message))"
    case .busy, .locked: "another program is writing to it"
    case .readOnly, .permission: "cannot be written (\(message))"
    default: kind == .software ? message + statement : message
    }
  }

  /// What helps against it.
  package var advice: String? {
    switch code.primary {
    case .busy, .locked: "try again when it is done"
    case .readOnly, .permission: "change its permissions"
    case .cannotOpen: "check that the folder exists and can be written"
    case .constraint: "the file is not sound"
    case .full, .io: "nothing was changed; make room and try again"
    default: nil
    }
  }

  /// One line for those who wrote the SQL: file, message, and the SQL if there is any.
  package var description: String { "\(file): \(message)\(statement)" }

  private var statement: String {
    sql.map { "; SQL: " + $0.split(whereSeparator: \.isWhitespace).joined(separator: " ") } ?? ""
  }
}
