package import Database
package import Reports
import Store
import Text

/// Free SQL for those who know what they do: one statement that reads, with limits.
package enum FreeQuery {
  /// The most bytes of texts and blobs in an answer.
  private static let largestAnswer = 64_000_000

  /// Runs a statement.
  ///
  /// - Parameters:
  ///   - sql: One `SELECT`; no pragma, no other file, no change.
  ///   - limit: The most rows to give.
  ///   - duration: How long it may take.
  ///   - connection: A warehouse.
  /// - Throws: ``RequestError`` when the SQL is wrong, does more than read, or takes too long;
  ///   ``PublishedFileError`` when it reads what was left out of a published file.
  package static func run(
    _ sql: String, limit: Int, within duration: Duration, _ connection: Connection
  ) throws -> Report {
    do {
      let table = try connection.limited(to: duration) {
        try connection.restricted(to: .reading) {
          try connection.table("rows", sql, limit: limit + 1, bytes: Self.largestAnswer)
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
        throw RequestError.badQuery("the SQL does more than read; one SELECT is allowed")
      case .tooBig:
        throw RequestError.badQuery(
          "the answer is too large: one value may have 16 MB, all together 64 MB")
      case .interrupted: throw RequestError.tooSlow(duration)
      default:
        if let error = try PublishedFileError(error, in: connection) { throw error }
        throw try refusal(error, connection)
      }
    }
  }

  /// What SQLite says, with the nearest name where one is not there.
  ///
  /// A column that is not there stands where SQLite stopped; a table that is not there is nowhere said to
  /// be (<https://sqlite.org/c3ref/errcode.html>), so that the tables of the statement are looked up.
  private static func refusal(
    _ error: DatabaseError, _ connection: Connection
  ) throws -> RequestError {
    let sql = error.sql ?? ""
    let words = error.offset.map { SQLToken.name(at: $0, of: sql).map { [$0] } ?? [] }
    let explained = try FileSchema(connection).explained
    let known = error.offset == nil ? explained.objects : explained.columns
    let isKnown = Set(known.map { $0.lowercased() })
    let unknown = (words ?? SQLToken.sources(of: sql)).filter {
      !isKnown.contains($0.lowercased())
    }
    return .badSQL(
      error.message,
      suggestion: unknown.lazy.compactMap { Spelling.nearest(to: $0, among: known) }.first,
      namesUnknown: !unknown.isEmpty)
  }
}
