public import Database

/// Free SQL for those who know what they do: one statement that reads, with limits.
public enum FreeQuery {
  /// Runs a statement.
  ///
  /// - Parameters:
  ///   - sql: One `SELECT`; no pragma, no other file, no change.
  ///   - limit: The most rows to give.
  ///   - duration: How long it may take.
  ///   - connection: A warehouse.
  /// - Throws: ``InquiryError/badQuery(_:)`` when the SQL is wrong, does more than read, or takes too
  ///   long.
  public static func run(
    _ sql: String, limit: Int, within duration: Duration, _ connection: Connection
  ) throws -> Report {
    do {
      let table = try connection.limited(to: duration) {
        try connection.restricted(to: .reading) {
          try connection.table("rows", sql, limit: limit + 1)
        }
      }
      let rows = Array(table.rows.prefix(limit))
      let isCut = table.rows.count > limit
      return Report(
        title: "SQL", tables: [Report.Table(name: "rows", columns: table.columns, rows: rows)],
        notes: isCut ? ["Only the first \(limit) rows; --limit gives more."] : [])
    } catch let error as DatabaseError where error.blamesTheStatement {
      switch error.code.primary {
      case .notAuthorized:
        throw InquiryError.badQuery("the SQL does more than read; one SELECT is allowed")
      case .interrupted:
        throw InquiryError.badQuery("the SQL took longer than \(duration); --seconds allows more")
      default: throw InquiryError.badQuery(error.message)
      }
    }
  }
}
