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
    // A link stays a link: what it points to is replaced.
    let target = FileSystem.isLink(target) ? FileSystem.resolved(target) ?? target : target
    try FileSystem.requireFolder(of: target)
    let packages = try PackageOrder.packages(in: folders.seeds)
    let queries = try queries()
    try ReplacedFile(target).prepare(
      for: packages.map(\.package.descriptor.name), queries.map(\.query.name))
    let temporary = target + ".\(processID()).building"
    defer {
      FileSystem.delete(temporary)
      FileSystem.delete(temporary + "-journal")
    }
    do {
      try fill(temporary, packages, queries, watch)
    } catch let error as DatabaseError where !error.blamesTheStatement {
      // What is wrong is wrong with the target's folder; the temporary name helps nobody.
      throw DatabaseError(code: error.code, message: error.message, file: target)
    }
    try FileSystem.move(temporary, onto: target)
  }

  private func fill(
    _ path: String, _ packages: [(package: StudyPackage, directory: String)],
    _ queries: [(query: QueryFile, path: String)], _ watch: (Step) -> Void
  ) throws {
    let migrator = try MigrationFiles.migrator(folders.migrations)
    let connection = try Connection(path, mode: .create)
    // Larger pages than usual take answers in less time.
    try connection.execute("PRAGMA page_size = 8192")
    try migrator.migrate(connection)
    let importer = Importer(connection)
    for (package, directory) in packages {
      if case .loaded(let name, let loaded) = try importer.load(package, from: directory, at: nil) {
        watch(.package(name: name, rows: loaded.rows))
      }
    }
    let store = QueryStore(connection)
    for (query, path) in queries { try store.add(query, file: path) }
    watch(.queries(count: queries.count))
    try connection.execute("ANALYZE; VACUUM")
  }

  /// The files of the canned queries, parsed.
  private func queries() throws -> [(query: QueryFile, path: String)] {
    let directory = folders.seeds + "/queries"
    guard FileSystem.kind(of: directory) == .directory else { return [] }
    return try FileSystem.names(in: directory).filter { $0.hasSuffix(".sql") }.map { name in
      let path = directory + "/" + name
      let text = String(decoding: try FileSystem.bytes(of: path), as: UTF8.self)
      return (try QueryFile(text, file: path), path)
    }
  }
}
