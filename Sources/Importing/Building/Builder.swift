package import Errors
import Database
import Packages
import Platform
import Store

/// Makes a warehouse from nothing: all migrations, all packages, all canned queries.
///
/// The file is made beside its target and takes its place in one step, so that readers see the old
/// warehouse or the new one, and a failure leaves the old one alone. The same folders give the same
/// bytes.
package struct Builder {
  /// One thing done, for those who watch.
  package enum Step: Hashable, Sendable {
    /// A package was loaded.
    case package(name: String, rows: Int)
    /// The canned queries were stored.
    case queries(count: Int)
  }

  private let folders: SourceFolders

  /// Builds from two folders.
  package init(_ folders: SourceFolders) {
    self.folders = folders
  }

  /// Makes the file.
  ///
  /// - Parameters:
  ///   - target: Its path. What stands there is replaced if it is a warehouse or empty.
  ///   - watch: Called after each step.
  /// - Throws: What is wrong with a migration, a package, a query or the file system. A file that is
  ///   no warehouse is never replaced.
  package func build(_ target: String, watch: (Step) -> Void = { _ in }) throws {
    let packages = try PackageOrder.packages(in: folders.seeds)
    let queries = try queries()
    try Replacement(
      of: target, replacing: .anyFile, reading: [folders.migrations, folders.seeds],
      isPrivate: packages.contains { $0.package.answers != nil }
    ).file { new in
      let standing = try StandingFile(at: target)
      defer { standing.release() }
      try requireKept(
        standing, packages.map(\.package.descriptor.name), queries.map(\.query.name))
      try fill(new.database(called: target), packages, queries, watch)
      try new.takePlace(removing: WarehouseFile.companions)
    }
  }

  /// Makes sure that nothing is lost: what the old warehouse holds will be in the new one.
  private func requireKept(
    _ standing: StandingFile, _ packages: [String], _ queries: [String]
  ) throws {
    guard case .warehouse(let connection) = standing else { return }
    do {
      let held = try connection.texts("SELECT package FROM imports ORDER BY package")
      let stored = try connection.texts("SELECT query_name FROM queries ORDER BY query_name")
      let lost =
        held.filter { !packages.contains($0) }
        + stored.filter { !queries.contains($0) }.map { "query \($0)" }
      guard lost.isEmpty else { throw BuildError.wouldLose(connection.file, packages: lost) }
    } catch let error as DatabaseError where error.saysDamaged {
      // A damaged warehouse may be replaced; that is what building is for.
    }
  }

  private func fill(
    _ connection: Connection, _ packages: [(package: StudyPackage, directory: String)],
    _ queries: [(query: CannedQuery, path: String)], _ watch: (Step) -> Void
  ) throws {
    let migrator = try MigrationFiles.migrator(folders.migrations)
    // Larger pages than usual take answers in less time.
    try connection.execute("PRAGMA page_size = 8192")
    try migrator.migrate(connection)
    let importer = Importer(connection)
    for (package, directory) in packages {
      if case .loaded(let name, let loaded) = try importer.load(package, from: directory, at: nil) {
        watch(.package(name: name, rows: loaded.rows))
      }
    }
    let catalogue = QueryCatalogue(connection)
    for (query, path) in queries { try catalogue.add(query, file: path) }
    watch(.queries(count: queries.count))
    try connection.execute("ANALYZE; VACUUM")
  }

  /// The files of the canned queries, parsed.
  private func queries() throws -> [(query: CannedQuery, path: String)] {
    let directory = folders.seeds + "/queries"
    guard FileSystem.kind(of: directory) == .directory else { return [] }
    return try FileSystem.names(in: directory).filter { $0.hasSuffix(".sql") }.map { name in
      let path = directory + "/" + name
      let text = String(decoding: try FileSystem.bytes(of: path), as: UTF8.self)
      return (try CannedQuery(parsing: text, file: path), path)
    }
  }
}

/// Why a file is not replaced by a new warehouse.
package enum BuildError: ExpectedError, Hashable {
  /// It holds packages or queries that are not among the seeds.
  case wouldLose(String, packages: [String])

  /// The file is not one that may go.
  package var kind: ErrorKind { .data }

  /// The file.
  package var subject: String? {
    switch self {
    case .wouldLose(let path, _): path
    }
  }

  /// What stands there.
  package var problem: String {
    switch self {
    case .wouldLose(_, let packages):
      "holds \(packages.joined(separator: ", ")), added since, which a new build would lose"
    }
  }

  /// To build elsewhere.
  package var advice: String? { "build into another file, or remove this one first" }
}
