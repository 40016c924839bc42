import SQLite

extension Connection {
  /// Copies everything into another database, page by page (<https://sqlite.org/backup.html>).
  ///
  /// The file is read through this connection: opening it a second time and closing that would drop the
  /// locks that it holds (<https://sqlite.org/howtocorrupt.html#_posix_advisory_locks_canceled_by_a_separate_thread_doing_close_>).
  ///
  /// - Throws: ``DatabaseError`` when it cannot be read, or the other not written; ``ResultCode/busy`` when
  ///   this connection holds the lock for writing.
  package func copy(to target: Connection) throws(DatabaseError) {
    guard let backup = sqlite3_backup_init(target.handle, "main", handle, "main") else {
      throw DatabaseError(
        handle: target.handle, code: sqlite3_errcode(target.handle), sql: nil, file: target.file)
    }
    let code = sqlite3_backup_step(backup, -1)
    sqlite3_backup_finish(backup)
    guard code == SQLITE_DONE else {
      throw DatabaseError(
        code: ResultCode(rawValue: code), message: String(cString: sqlite3_errstr(code)),
        file: target.file)
    }
  }
}
