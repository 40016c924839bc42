import SQLite

/// A result code of the SQLite C interface, extended form included.
///
/// See <https://sqlite.org/rescode.html>. Compare ``primary`` when the cause matters and the
/// variant does not:
///
/// ```swift
/// if error.code.primary == .busy { … }
/// ```
package struct ResultCode: RawRepresentable, Hashable, Sendable {
  /// The number as the C interface returns it.
  package let rawValue: Int32

  /// Wraps a number returned by the C interface.
  package init(rawValue: Int32) { self.rawValue = rawValue }

  /// The code without its extended part (the low eight bits).
  package var primary: ResultCode { ResultCode(rawValue: rawValue & 0xff) }

  /// Success: `SQLITE_OK`.
  package static let ok = ResultCode(rawValue: SQLITE_OK)
  /// A generic failure, most often an SQL mistake: `SQLITE_ERROR`.
  package static let error = ResultCode(rawValue: SQLITE_ERROR)
  /// The file system refused access: `SQLITE_PERM`.
  package static let permission = ResultCode(rawValue: SQLITE_PERM)
  /// Another connection holds the lock: `SQLITE_BUSY`.
  package static let busy = ResultCode(rawValue: SQLITE_BUSY)
  /// A table in the same process is locked: `SQLITE_LOCKED`.
  package static let locked = ResultCode(rawValue: SQLITE_LOCKED)
  /// A write through a read-only connection or to a read-only file: `SQLITE_READONLY`.
  package static let readOnly = ResultCode(rawValue: SQLITE_READONLY)
  /// A read-only connection met the journal of a writer that was cut off:
  /// `SQLITE_READONLY_ROLLBACK`.
  package static let readOnlyRollback = ResultCode(rawValue: SQLITE_READONLY | (3 << 8))
  /// An operating system call failed: `SQLITE_IOERR`.
  package static let io = ResultCode(rawValue: SQLITE_IOERR)
  /// The statement was stopped: `SQLITE_INTERRUPT`.
  package static let interrupted = ResultCode(rawValue: SQLITE_INTERRUPT)
  /// The file's pages contradict each other: `SQLITE_CORRUPT`.
  package static let corrupt = ResultCode(rawValue: SQLITE_CORRUPT)
  /// The disk is full: `SQLITE_FULL`.
  package static let full = ResultCode(rawValue: SQLITE_FULL)
  /// The file could not be opened: `SQLITE_CANTOPEN`.
  package static let cannotOpen = ResultCode(rawValue: SQLITE_CANTOPEN)
  /// A constraint was violated: `SQLITE_CONSTRAINT`.
  package static let constraint = ResultCode(rawValue: SQLITE_CONSTRAINT)
  /// A value is larger than a limit allows: `SQLITE_TOOBIG`.
  package static let tooBig = ResultCode(rawValue: SQLITE_TOOBIG)
  /// The interface was used wrongly: `SQLITE_MISUSE`.
  package static let misuse = ResultCode(rawValue: SQLITE_MISUSE)
  /// The authorizer refused the statement: `SQLITE_AUTH`.
  package static let notAuthorized = ResultCode(rawValue: SQLITE_AUTH)
  /// A parameter index or name does not exist: `SQLITE_RANGE`.
  package static let range = ResultCode(rawValue: SQLITE_RANGE)
  /// The file is no SQLite database: `SQLITE_NOTADB`.
  package static let notADatabase = ResultCode(rawValue: SQLITE_NOTADB)
}

extension ResultCode: CustomStringConvertible {
  /// SQLite's own English words for the code, with the number.
  package var description: String {
    "\(String(cString: sqlite3_errstr(rawValue))) (\(rawValue))"
  }
}
