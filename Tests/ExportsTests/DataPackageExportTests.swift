import Database
@testable import Exports
import Foundation
import Importing
import Platform
import Store
import TestSupport
import Testing

/// What is exported as packages and built from them is the same warehouse.
@Suite struct DataPackageExportTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  /// The rows of every table but those that tell how the file came to be.
  private func rows(_ connection: Connection) throws -> [String: [String]] {
    var rows: [String: [String]] = [:]
    for table in try FileSchema(connection).objects
    where !table.isView && !["imports", "revisions", "revision_files"].contains(table.name) {
      let cells = table.columns.map { "quote(\(FileSchema.Object.quoted($0.name)))" }
      rows[table.name] = try connection.texts(
        "SELECT \(cells.joined(separator: " || ',' || ")) AS line FROM \(table.name) ORDER BY line")
    }
    return rows
  }

  private func export(
    _ connection: Connection, withAnswers: Bool = true
  ) throws -> DataPackageExport.Outcome {
    try Replacement(of: folder.file("home/Seeds"), replacing: EarlierExport.packages).folder {
      try DataPackageExport(connection, withAnswers: withAnswers).write(to: $0)
    }
  }

  /// Exports a warehouse and builds another from that.
  private func again(_ connection: Connection) throws -> Connection {
    try FileManager.default.createDirectory(
      atPath: folder.file("home"), withIntermediateDirectories: true)
    _ = try export(connection)
    _ = try folder.copy(Project.sources.migrations, to: "home/Migrations")
    let path = folder.file("again.sqlite")
    try Builder(SourceFolders(home: folder.file("home"))).build(path)
    return try WarehouseFile.open(path)
  }

  @Test func `answers without the package that brought them are not exported`() throws {
    let connection = try BuiltWarehouse.copy(in: folder)
    let package = try SmallSurvey(name: "small", count: 20, seed: 1).write(to: folder.path)
    _ = try Importer(connection).load(package)
    try connection.execute("DELETE FROM revision_files; DELETE FROM revisions")
    try FileManager.default.createDirectory(
      atPath: folder.file("home"), withIntermediateDirectories: true)
    #expect(throws: ExportError.noPackage(wave: "small")) { try export(connection) }
    #expect(!FileManager.default.fileExists(atPath: folder.file("home/Seeds")))
    let outcome = try export(connection, withAnswers: false)
    let computed = try connection.value(
      "SELECT count(*) FROM observations WHERE weighting IS NOT NULL")
    #expect(outcome.packages == ["base", "findings"])
    #expect(outcome.computed == Int(computed?.integer ?? 0) && outcome.computed > 0)
    let files = try FileManager.default.subpathsOfDirectory(atPath: folder.file("home/Seeds"))
    #expect(!files.contains { $0.hasSuffix("responses.csv") || $0.hasSuffix("variables.csv") })
  }

  @Test func `the seeds come back as they were`() throws {
    let first = try BuiltWarehouse.open()
    let second = try again(first)
    let (wanted, found) = (try rows(first), try rows(second))
    for table in wanted.keys.sorted() { #expect(found[table] == wanted[table], "\(table)") }
    #expect(wanted.count > 30 && wanted["observations"]?.count ?? 0 > 1_000)
  }

  @Test func `answers and what was computed from them come back as they were`() throws {
    let first = try BuiltWarehouse.copy(in: folder)
    let examples = Project.root + "/Documentation/examples/finished/"
    let packages = try FileSystem.names(in: examples).map { examples + $0 }
    for package in packages { _ = try Importer(first).load(package) }
    let small = try SmallSurvey(name: "base", count: 50, seed: 3).write(to: folder.path)
    _ = try Importer(first).load(small)
    let system = try SmallSurvey(name: "spss", count: 20, seed: 4).writeWithSAV(
      to: folder.path)
    _ = try Importer(first).load(system)
    let second = try again(first)
    let (wanted, found) = (try rows(first), try rows(second))
    for table in wanted.keys.sorted() { #expect(found[table] == wanted[table], "\(table)") }
    #expect(wanted["answers"]?.count ?? 0 > 500)
    let requires = try Revisions(second).packages()
    #expect(
      requires == [
        "base", "base-tables", "findings", "kuestenland-2024", "kuestenland-2026", "spss",
      ])
  }

  @Test func `a query file says what the warehouse holds`() throws {
    for query in try QueryCatalogue(BuiltWarehouse.open()).all() {
      #expect(try CannedQuery(parsing: query.fileText, file: query.name) == query)
    }
  }

  @Test(arguments: [
    (0.00001, "0.00001"), (1e17, "100000000000000000"), (-1.25e-7, "-0.000000125"), (56.5, "56.5"),
    (80, "80"), (-0.1, "-0.1"), (1.5e16, "15000000000000000"), (1e-4, "0.0001"),
  ])
  func `a number is written in digits that read back the same`(number: Double, text: String) {
    #expect(DecimalText.plain(number) == text)
    #expect(Double(DecimalText.plain(number)) == number)
  }
}
