import SQLite

extension Connection {
  /// What statements may do for a while.
  package enum Restriction: Sendable {
    /// Read tables and views of the open file and call functions, nothing else: no pragma, no
    /// other file, no change.
    case reading
    /// Everything but beginning, ending or stepping around a transaction, other files and pragmas.
    case withinTransaction
  }

  /// Runs `body` while statements are held to a restriction; others fail to prepare.
  ///
  /// For SQL that comes from a file: see <https://sqlite.org/c3ref/set_authorizer.html>.
  ///
  /// - Throws: What `body` throws; ``DatabaseError`` with ``ResultCode/notAuthorized`` from a
  ///   statement that does more.
  package func restricted<Result>(
    to restriction: Restriction, _ body: () throws -> Result
  ) throws -> Result {
    switch restriction {
    case .reading:
      // The table-valued functions of JSON declare their columns by a CREATE TABLE at first use, which
      // the authorizer would take for a change.
      if !knowsTableFunctions {
        _ = try? prepare("SELECT 1 FROM json_each('[]'), json_tree('[]')")
        knowsTableFunctions = true
      }
      sqlite3_set_authorizer(
        handle,
        { _, action, _, _, _, _ in
          switch action {
          case SQLITE_SELECT, SQLITE_READ, SQLITE_FUNCTION, SQLITE_RECURSIVE: SQLITE_OK
          default: SQLITE_DENY
          }
        }, nil)
    case .withinTransaction:
      sqlite3_set_authorizer(
        handle,
        { _, action, name, _, _, _ in
          switch action {
          // ALTER TABLE looks whether the rows that are there fit a new column.
          case SQLITE_PRAGMA where name.map { String(cString: $0) } == "quick_check":
            SQLITE_OK
          case SQLITE_TRANSACTION, SQLITE_SAVEPOINT, SQLITE_ATTACH, SQLITE_DETACH, SQLITE_PRAGMA:
            SQLITE_DENY
          default: SQLITE_OK
          }
        }, nil)
    }
    defer { sqlite3_set_authorizer(handle, nil, nil) }
    return try body()
  }
}
