package import Database
package import Reports
import Store
import Text

/// Free SQL for those who know what they do: one statement that reads, with limits.
package enum FreeQuery {
  /// Runs a statement.
  ///
  /// - Parameters:
  ///   - sql: One `SELECT`; no pragma, no other file, no change.
  ///   - limit: The most rows to give.
  ///   - duration: How long it may take.
  ///   - connection: A warehouse.
  /// - Throws: ``RequestError/badQuery(_:)`` when the SQL is wrong, does more than read, or takes too
  ///   long.
  package static func run(
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
        throw RequestError.badQuery("the SQL does more than read; one SELECT is allowed")
      case .interrupted:
        throw RequestError.badQuery("the SQL took longer than \(duration); --seconds allows more")
      default: throw RequestError.badQuery(error.message + hint(error.message, connection))
      }
    }
  }

  /// For a table or column that is not there: the nearest that is, and where they are listed.
  private static func hint(_ message: String, _ connection: Connection) -> String {
    let kinds = [("no such table: ", "object_name"), ("no such column: ", "column_name")]
    guard let (beginning, column) = kinds.first(where: { message.hasPrefix($0.0) }) else {
      return ""
    }
    // In 'f.name' the name stands behind the alias.
    let name = message.dropFirst(beginning.count).split(separator: ".").last.map(String.init) ?? ""
    let names =
      (try? connection.texts(
        "SELECT DISTINCT \(column) FROM dictionary")) ?? []
    let near = Spelling.nearest(to: name, among: names.filter { !$0.isEmpty })
    return (near.map { "; did you mean \"\($0)\"?" } ?? "")
      + "; 'wavehouse schema' lists tables, views and columns"
  }
}
