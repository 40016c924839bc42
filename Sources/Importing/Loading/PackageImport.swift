import Database
package import Packages
import Store

/// Imports packages into the warehouse at a path: all of them, or nothing.
package struct PackageImport {
  /// What became of a package, and what changed.
  package struct Result: Sendable {
    /// What became of it.
    package let outcome: Importer.Outcome
    /// The rows that changed; `nil` where nothing did.
    package let changes: PackageChanges?
  }

  private let path: String

  /// Imports into the warehouse at a path.
  package init(into path: String) { self.path = path }

  /// Imports packages, in their order.
  ///
  /// - Parameters:
  ///   - packages: The packages with the folders they were read from, for messages.
  ///   - time: When, in UTC as ISO 8601.
  ///   - replacing: Whether they may take the place of other bytes of the same names.
  ///   - isDryRun: Whether to throw everything away in the end.
  ///   - watch: Called now and then while answers are written.
  /// - Throws: ``ImportError``, ``FileError``, ``LockError``, `MigrationError` or `DatabaseError`; the
  ///   warehouse is then as it was.
  package func load(
    _ packages: [(package: StudyPackage, directory: String)], at time: String,
    replacing: Bool = false, isDryRun: Bool = false,
    watch: @escaping (ImportProgress) -> Void = { _ in }
  ) throws -> [Result] {
    if try areLoaded(packages.map(\.package)) {
      return packages.map {
        Result(outcome: .unchanged(package: $0.package.descriptor.name), changes: nil)
      }
    }
    return try WarehouseChange.run(path) { connection in
      let importer = Importer(connection, watch: watch)
      var results: [Result] = []
      for (package, directory) in packages {
        let earlier = try earlier(package, in: connection)
        let outcome = try importer.load(package, from: directory, at: time, replacing: replacing)
        if case .unchanged = outcome {
          results.append(Result(outcome: outcome, changes: nil))
        } else {
          results.append(
            Result(
              outcome: outcome,
              changes: try PackageChanges(from: earlier, to: package, withAnswers: isDryRun)))
        }
      }
      return (results, isDryRun ? .discard : .keep)
    }
  }

  /// Undoes the last revision of a package.
  ///
  /// - Returns: What became of it; `nil` when it is gone.
  /// - Throws: As ``load(_:at:replacing:isDryRun:watch:)`` does.
  package func revert(
    _ package: String, at time: String, isDryRun: Bool = false
  ) throws -> Importer.Outcome? {
    try WarehouseChange.run(path) { connection in
      (try Importer(connection).revert(package, at: time), isDryRun ? .discard : .keep)
    }
  }

  private func areLoaded(_ packages: [StudyPackage]) throws -> Bool {
    let connection = try WarehouseFile.open(path)
    return try packages.allSatisfy { package in
      try connection.value(
        "SELECT sha256 FROM imports WHERE package = :package",
        ["package": package.descriptor.name])?.text == package.sha256
    }
  }

  private func earlier(_ package: StudyPackage, in connection: Connection) throws -> StudyPackage? {
    let revisions = Revisions(connection)
    return try revisions.standing(of: package.descriptor.name).last.map {
      try revisions.package($0)
    }
  }
}
