package import Database
package import Reports
import Store
import Text

/// What `check` answers.
package enum QualityReport {
  /// Runs rules and reports what they notice, the new before the known.
  ///
  /// - Parameters:
  ///   - names: The rules; all when empty.
  ///   - connection: A warehouse.
  /// - Throws: ``RequestError`` for an unknown rule, `DatabaseError`.
  package static func report(_ names: [String], _ connection: Connection) throws -> Report {
    let all = QualityCheck.all
    for name in names where !all.contains(where: { $0.name == name }) {
      throw RequestError.unknown(
        kind: "check", name: name, suggestion: Spelling.nearest(to: name, among: all.map(\.name)),
        source: .words("the checks are " + all.map(\.name).joined(separator: ", ")))
    }
    let checks =
      names.isEmpty
      ? try all.filter { try !$0.needsAnswers || !WarehouseFile.isPublished(connection) }
      : all.filter { names.contains($0.name) }
    let rows = try QualityReview(connection, checks: checks).rows
    let summary = Report.Table(
      name: "checks", columns: ["check", "rule", "known", "new"],
      rows: checks.map { check in
        let own = rows.filter { $0.check == check.name }
        let new = own.filter { $0.discrepancy == nil }.count
        return [
          .text(check.name), .text(check.rule), (own.count - new).databaseValue, new.databaseValue,
        ]
      })
    let sightings = Report.Table(
      name: "noticed", columns: ["check", "what", "known_as"],
      rows: (rows.filter { $0.discrepancy == nil } + rows.filter { $0.discrepancy != nil })
        .map { row in
          [
            .text(row.check), .text(row.sighting.message),
            .text(row.discrepancy ?? "new"),
          ]
        })
    let new = rows.filter { $0.discrepancy == nil }.count
    return Report(
      title: new == 0
        ? "Nothing new; \(rows.count) known discrepancies noticed again"
        : "\(new) new, \(rows.count - new) known",
      tables: [sightings, summary], findsFault: new > 0)
  }
}
