import SQLite

extension Connection {
  /// Runs `body` in a transaction: all of it happens, or nothing.
  ///
  /// Transactions nest; an inner one is a savepoint, so that catching its error undoes the inner
  /// changes alone. The outermost takes the write lock at once, so that it cannot fail half-way for
  /// want of it (<https://sqlite.org/lang_transaction.html>).
  ///
  /// - Returns: What `body` returns.
  /// - Throws: What `body` throws, after the rollback, or ``DatabaseError`` from the commit.
  package func transaction<Result>(_ body: () throws -> Result) throws -> Result {
    let depth = transactionDepth
    try execute(depth == 0 ? "BEGIN IMMEDIATE" : "SAVEPOINT level\(depth)")
    transactionDepth += 1
    defer { transactionDepth -= 1 }
    do {
      let result = try body()
      try execute(depth == 0 ? "COMMIT" : "RELEASE level\(depth)")
      return result
    } catch {
      rollBack(to: depth)
      throw error
    }
  }

  /// Runs `body` on one state of the file: whatever other programs write meanwhile, all its statements
  /// see the same.
  ///
  /// - Returns: What `body` returns.
  /// - Throws: What `body` throws, or ``DatabaseError`` when the file cannot be read.
  package func snapshot<Result>(_ body: () throws -> Result) throws -> Result {
    try execute("BEGIN")
    transactionDepth += 1
    defer {
      transactionDepth -= 1
      rollBack(to: 0)
    }
    return try body()
  }

  /// Undoes a level.
  ///
  /// SQLite may have rolled everything back by itself, on a full disk for example;
  /// then there is nothing left to undo and its complaint is of no use to anyone.
  private func rollBack(to depth: Int) {
    guard sqlite3_get_autocommit(handle) == 0 else { return }
    try? execute(depth == 0 ? "ROLLBACK" : "ROLLBACK TO level\(depth); RELEASE level\(depth)")
  }
}
