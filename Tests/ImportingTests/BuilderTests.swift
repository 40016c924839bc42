import Errors
import Database
import Foundation
@testable import Importing
import Store
import Platform
import TestSupport
import Testing
import Text

@Suite struct BuilderTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  @Test func `a mistake in a package leaves the old warehouse and nothing else`() throws {
    try folder.copy(Project.root + "/Migrations", to: "Migrations")
    try folder.copy(Project.root + "/Seeds", to: "Seeds")
    let builder = Builder(SourceFolders(home: folder.path))
    let target = folder.file("warehouse.sqlite")
    try builder.build(target)
    let before = try folder.digest(of: "warehouse.sqlite")
    try folder.write("study_id,wave_id\ntypfrage,nowhere\n", to: "Seeds/typfrage/study_waves.csv")
    #expect(throws: ProblemList.self) { try builder.build(target) }
    #expect(try folder.digest(of: "warehouse.sqlite") == before)
    #expect(try folder.names() == ["Migrations", "Seeds", "warehouse.sqlite"])
  }

  @Test func `a file that is no warehouse is never replaced`() throws {
    let text = try folder.write("my thesis\n", to: "thesis.txt")
    #expect(throws: ReplacementError.isOther(path: text, expected: "a warehouse")) {
      try Builder(Project.sources).build(text)
    }
    #expect(try String(contentsOfFile: text, encoding: .utf8) == "my thesis\n")
    let other = folder.file("other.sqlite")
    try Connection(other, mode: .create).execute("CREATE TABLE mine (x)")
    #expect(throws: MigrationError.self) { try Builder(Project.sources).build(other) }
    #expect(
      try Connection(other, mode: .readOnly).value("SELECT count(*) FROM mine") == .integer(0))
  }

  @Test func `a warehouse with packages that the seeds do not hold is not replaced`() throws {
    let path = folder.file("warehouse.sqlite")
    let copy = try BuiltWarehouse.copy(in: folder)
    try copy.run(
      """
      INSERT INTO imports (package, title, sha256, file_count, row_count, imported_at)
      VALUES ('mine', 'Mine', :sha256, 1, 1, '2026-01-01T00:00:00Z')
      """, ["sha256": String(repeating: "0", count: 64)])
    #expect(throws: BuildError.wouldLose(path, packages: ["mine"])) {
      try Builder(Project.sources).build(path)
    }
  }

  @Test func `a damaged warehouse is replaced`() throws {
    let path = folder.file("warehouse.sqlite")
    try BuiltWarehouse.copy(in: folder)
    let data = try Data(contentsOf: URL(fileURLWithPath: path))
    try folder.write(data.prefix(data.count / 3), to: "warehouse.sqlite")
    try Builder(Project.sources).build(path)
    #expect(try WarehouseFile.open(path).value("PRAGMA integrity_check") == .text("ok"))
  }

  @Test func `the journal of a writer that was cut off does not outlive the old file`() throws {
    let path = folder.file("warehouse.sqlite")
    let writer = try BuiltWarehouse.copy(in: folder)
    // A cache of few pages makes the transaction spill into the file, so that the journal is hot.
    try writer.execute(
      "PRAGMA cache_size = 2; BEGIN; DELETE FROM numerals; UPDATE observations SET note = 'x'")
    try FileManager.default.copyItem(atPath: path, toPath: folder.file("cut.sqlite"))
    try FileManager.default.copyItem(
      atPath: path + "-journal", toPath: folder.file("cut.sqlite-journal"))
    try writer.execute("ROLLBACK")
    let cut = folder.file("cut.sqlite")
    #expect(
      try WarehouseFile.open(cut).value("SELECT count(*) FROM numerals") == .integer(1932))
    try FileManager.default.removeItem(atPath: cut)
    try folder.write("a journal of nothing", to: "cut.sqlite-journal")
    try Builder(Project.sources).build(cut)
    #expect(try folder.names().filter { $0.hasPrefix("cut") } == ["cut.sqlite"])
    #expect(try WarehouseFile.open(cut).value("PRAGMA integrity_check") == .text("ok"))
  }

  @Test func `a link is followed, not replaced`() throws {
    try folder.write("", to: "real.sqlite")
    try FileManager.default.createSymbolicLink(
      atPath: folder.file("link.sqlite"), withDestinationPath: "real.sqlite")
    try Builder(Project.sources).build(folder.file("link.sqlite"))
    #expect(try WarehouseFile.open(folder.file("real.sqlite")).value("SELECT 1") == .integer(1))
    let attributes = try FileManager.default.attributesOfItem(atPath: folder.file("link.sqlite"))
    #expect(attributes[.type] as? FileAttributeType == .typeSymbolicLink)
  }

  @Test func `a package that requires one that is not there is reported`() throws {
    try folder.copy(Project.root + "/Migrations", to: "Migrations")
    try folder.copy(Project.root + "/Seeds/typfrage", to: "Seeds/typfrage")
    let error = #expect(throws: ProblemList.self) {
      try Builder(SourceFolders(home: folder.path)).build(folder.file("warehouse.sqlite"))
    }
    #expect(
      error?.description.contains(
        "requires: found \"digital-vorangehen\", expected a package of this folder") == true)
  }

  @Test func `the same folders give the same bytes, wherever they are`() throws {
    try folder.copy(Project.root + "/Migrations", to: "elsewhere/Migrations")
    try folder.copy(Project.root + "/Seeds", to: "elsewhere/Seeds")
    try Builder(Project.sources).build(folder.file("one.sqlite"))
    try Builder(SourceFolders(home: folder.file("elsewhere"))).build(folder.file("two.sqlite"))
    #expect(try folder.digest(of: "one.sqlite") == folder.digest(of: "two.sqlite"))
  }

  @Test func `the file is whole, and nothing lies beside it`() throws {
    let path = folder.file("warehouse.sqlite")
    var steps: [Builder.Step] = []
    try Builder(Project.sources).build(path) { steps.append($0) }
    #expect(try folder.names() == ["warehouse.sqlite"])
    #expect(steps.count == 8)
    #expect(steps.last == .queries(count: 23))
    let connection = try WarehouseFile.open(path)
    #expect(try connection.value("PRAGMA integrity_check") == .text("ok"))
    #expect(try connection.texts("SELECT * FROM pragma_foreign_key_check") == [])
    #expect(
      try connection.value("SELECT count(*) FROM imports WHERE imported_at IS NOT NULL")
        == .integer(0))
    #expect(try connection.value("PRAGMA journal_mode") == .text("delete"))
    #expect(try connection.value("PRAGMA freelist_count") == .integer(0))
    let measured = try connection.texts("SELECT DISTINCT tbl FROM sqlite_stat1 ORDER BY tbl")
    #expect(measured.contains("observations") && measured.contains("concepts"))
  }
}
