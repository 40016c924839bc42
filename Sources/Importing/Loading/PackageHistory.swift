package import Database
package import Reports
import Store
import Text

/// What was done with packages.
package enum PackageHistory {
  /// The report on the revisions of a package, or of all.
  ///
  /// - Throws: ``RequestError`` when there never was such a package, `DatabaseError`.
  package static func report(_ package: String?, _ connection: Connection) throws -> Report {
    guard try !WarehouseFile.isPublished(connection) else {
      throw PublishedFileError.lacks(file: connection.file, what: "revisions of packages")
    }
    let known = try connection.texts("SELECT DISTINCT package FROM revisions ORDER BY package")
    if let package, !known.contains(package) {
      throw RequestError.unknown(
        kind: "package", name: package, suggestion: Spelling.nearest(to: package, among: known),
        source: .history)
    }
    let table = try connection.table(
      "revisions",
      """
      SELECT
        r.revision_id AS revision,
        r.package,
        r.action,
        r.reverted_id AS undone_revision,
        r.made_at,
        r.title,
        r.sha256,
        r.revision_id = (
          SELECT max(s.revision_id)
          FROM revisions AS s
          WHERE s.package = r.package
            AND s.action <> 'revert'
            AND s.revision_id NOT IN (
              SELECT reverted_id FROM revisions WHERE reverted_id IS NOT NULL
            )
        ) AS in_force
      FROM revisions AS r
      WHERE :package IS NULL OR r.package = :package
      ORDER BY r.revision_id
      """, ["package": package])
    return Report(
      title: package.map { "Revisions of \($0)" } ?? "Revisions of all packages", tables: [table],
      notes: table.rows.contains { $0[4] == .null }
        ? ["Revisions without a time came with the build of the warehouse."] : [])
  }
}
