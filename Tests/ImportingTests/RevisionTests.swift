import Errors
import Database
import Foundation
@testable import Importing
import Packages
import Store
import TestSupport
import Testing
import Text

@Suite struct RevisionTests {
  private let packages: TestPackages
  private let path: String

  init() throws {
    packages = try TestPackages()
    path = packages.folder.file("built.sqlite")
    try BuiltWarehouse.copy(in: packages.folder, as: "built.sqlite")
  }

  private func load(
    _ directory: String, replacing: Bool = true, isDryRun: Bool = false
  ) throws -> PackageImport.Result? {
    try PackageImport(into: path).load(
      [(try StudyPackage(directory: directory), directory)], at: "2026-11-21T12:00:00Z",
      replacing: replacing, isDryRun: isDryRun
    ).first
  }

  private func complaints(_ body: () throws -> Void) throws -> [String] {
    do {
      try body()
      return []
    } catch let list as ProblemList {
      let problems = list.problems
      return problems.map(\.description)
    }
  }

  /// What all tables hold, but for those about packages themselves.
  private func content() throws -> [String: [String]] {
    let connection = try WarehouseFile.open(path)
    let tables = try connection.texts(
      """
      SELECT name FROM sqlite_schema
      WHERE type = 'table' AND name NOT LIKE 'sqlite_%'
        AND name NOT IN ('imports', 'revisions', 'revision_files')
      """)
    var content: [String: [String]] = [:]
    for table in tables {
      var rows: [String] = []
      try connection.forEachRow("SELECT * FROM \(table)") { row in
        rows.append((0..<row.columnCount).map { row.text($0) ?? "NULL" }.joined(separator: "|"))
      }
      content[table] = rows.sorted()
    }
    return content
  }

  private func history(_ package: String) throws -> [String] {
    try WarehouseFile.open(path).texts(
      """
      SELECT action || iif(reverted_id IS NULL, '', ' of ' || (
        SELECT count(*) FROM revisions AS e
        WHERE e.package = :package AND e.revision_id <= r.reverted_id))
      FROM revisions AS r
      WHERE package = :package
      ORDER BY revision_id
      """, ["package": package])
  }

  private func correctedStudy() throws -> String {
    let study = try packages.copy(of: "kompetenzen-nrw")
    try packages.edit(study + "/studies.csv", "Digitalisierungskompetenzen", "Kompetenzen")
    return study
  }

  @Test func `other bytes are refused unless they are to replace`() throws {
    let study = try correctedStudy()
    let before = try content()
    let error = #expect(throws: ImportError.self) { try load(study, replacing: false) }
    #expect(error == .alreadyLoaded(package: "kompetenzen-nrw"))
    #expect(try content() == before)
    #expect(try history("kompetenzen-nrw") == ["import"])
  }

  @Test func `a revision that drops what another package needs is refused, and nothing changes`()
    throws
  {
    let vocabulary = try packages.copy(of: "vocabulary")
    let before = try content()
    let path = vocabulary + "/question_concepts.csv"
    let lines = try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n")
    let dropped = try #require(lines.first { $0.hasPrefix("ozg-consideration,") })
    try packages.edit(path, dropped + "\n", "")
    // Its other names go with it.
    let aliases = vocabulary + "/aliases.csv"
    let names = try String(contentsOfFile: aliases, encoding: .utf8).split(separator: "\n")
    try names.filter { !$0.hasSuffix(",ozg-consideration") }.joined(separator: "\n")
      .write(toFile: aliases, atomically: true, encoding: .utf8)
    let complaints = try complaints { _ = try load(vocabulary) }
    #expect(complaints.contains { $0.hasPrefix("question_concepts.csv: expected every row of") })
    #expect(try content() == before)
    #expect(try history("vocabulary") == ["import"])
  }

  @Test func `a package that is not loaded cannot be reverted`() throws {
    let error = #expect(throws: ImportError.self) {
      try PackageImport(into: path).revert("kompetenzen", at: "2026-11-21T12:00:00Z")
    }
    #expect(
      error?.description
        == "there is no package \"kompetenzen\"; did you mean \"kompetenzen-nrw\"?")
  }

  @Test func `the first revision of a package that others need cannot be undone`() throws {
    let before = try content()
    let complaints = try complaints {
      _ = try PackageImport(into: path).revert("vocabulary", at: "2026-11-21T12:00:00Z")
    }
    #expect(complaints.contains { $0.hasPrefix("concepts.csv: expected every row of concepts") })
    #expect(try content() == before)
  }

  /// A package of small tables.
  private func write(_ name: String, _ tables: [String: String]) throws -> String {
    for (table, rows) in tables { try packages.folder.write(rows, to: "\(name)/\(table).csv") }
    let directory = packages.folder.file(name)
    let descriptor = try PackageDescriber.descriptor(of: directory)
    try packages.folder.write(descriptor, to: name + "/" + PackageDescriptor.fileName)
    return directory
  }

  @Test(arguments: ["tea", "milk"])
  func `what others need is missed whichever table of its package names it`(id: String) throws {
    // A package may bring concepts in their own table and in those of their kinds.
    let drinks = try write(
      "drinks",
      [
        "concepts": "concept_id,kind,label_de,label_en\nmilk,goal,Milch,milk\n",
        "measures": "measure_id,label_de,label_en,family\ntea,Tee,tea,e_government\n",
      ])
    let names = try write(
      "names", ["aliases": "alias,language,concept_id\nsomething to drink,en,\(id)\n"])
    _ = try load(drinks)
    _ = try load(names)
    let complaints = try complaints {
      _ = try PackageImport(into: path).revert("drinks", at: "2026-11-21T12:00:00Z")
    }
    #expect(
      complaints == [
        "concepts.csv: expected every row of concepts that others refer to; 1 row of aliases refers to what would be gone"
      ])
    _ = try PackageImport(into: path).revert("names", at: "2026-11-21T12:00:00Z")
    _ = try PackageImport(into: path).revert("drinks", at: "2026-11-21T12:00:00Z")
    let connection = try WarehouseFile.open(path)
    #expect(try connection.texts("SELECT 1 FROM pragma_foreign_key_check") == [])
  }

  @Test func `a concept stays of the kind that others name it for`() throws {
    func places(_ kind: String) throws -> String {
      try write(
        "places", ["concepts": "concept_id,kind,label_de,label_en\ncoast,\(kind),Küste,coast\n"])
    }
    let people = try write(
      "people",
      [
        "respondents":
          "respondents_id,wave_id,label_de,label_en,unit_kind,region_id\nnrw-2020/coast,nrw-2020,an der Küste,at the coast,any,coast\n"
      ])
    _ = try load(places("region"))
    _ = try load(people)
    let complaints = try complaints { _ = try load(places("goal")) }
    #expect(
      complaints == [
        "concepts.csv: kind: found \"coast as goal\", expected the kind region, which a row of respondents needs"
      ])
    _ = try PackageImport(into: path).revert("people", at: "2026-11-21T12:00:00Z")
    _ = try load(places("goal"))
  }

  @Test func `what another package requires stays until that is gone`() throws {
    let first = try write("first", ["aliases": "alias,language,concept_id\nrathaus,de,hvb\n"])
    let second = try write("second", ["aliases": "alias,language,concept_id\namtshaus,de,hvb\n"])
    try packages.edit(
      second + "/" + PackageDescriptor.fileName, "\"requires\": [", "\"requires\": [\"first\",")
    _ = try load(first)
    _ = try load(second)
    let complaints = try complaints {
      _ = try PackageImport(into: path).revert("first", at: "2026-11-21T12:00:00Z")
    }
    #expect(
      complaints == [
        "datapackage.json: requires: found \"first\", expected a package that none requires; second would be left without it"
      ])
    _ = try PackageImport(into: path).revert("second", at: "2026-11-21T12:00:00Z")
    _ = try PackageImport(into: path).revert("first", at: "2026-11-21T12:00:00Z")
  }

  @Test func `a dry run says what a correction would change and changes nothing`() throws {
    let before = try Data(contentsOf: URL(fileURLWithPath: path))
    let result = try load(try correctedStudy(), isDryRun: true)
    let rows = try #require(result?.changes?.rows)
    #expect(rows.map(\.file) == ["studies.csv"])
    #expect(rows.map(\.change) == [.changed])
    #expect(rows.map(\.key) == ["kompetenzen-nrw"])
    #expect(rows.flatMap(\.columns).map(\.name).contains("title"))
    #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == before)
  }

  @Test func `a correction takes the place of the earlier revision, and reverting brings it back`()
    throws
  {
    let before = try content()
    _ = try load(try correctedStudy())
    let corrected = try content()
    #expect(corrected["studies"] != before["studies"])
    #expect(corrected.filter { $0.key != "studies" } == before.filter { $0.key != "studies" })
    let outcome = try PackageImport(into: path).revert(
      "kompetenzen-nrw", at: "2026-11-22T12:00:00Z")
    #expect(outcome != nil)
    #expect(try content() == before)
    #expect(try history("kompetenzen-nrw") == ["import", "replace", "revert of 2"])
    // The corrected bytes may come again.
    _ = try load(packages.folder.file("kompetenzen-nrw"))
    #expect(try content() == corrected)
  }

  @Test func `undoing the only revision of a package that nothing needs takes it out`() throws {
    let before = try content()
    let outcome = try PackageImport(into: path).revert("comparisons", at: "2026-11-22T12:00:00Z")
    #expect(outcome == nil)
    #expect(try content()["question_comparisons"] != before["question_comparisons"])
    _ = try load(Project.sources.seeds + "/comparisons", replacing: false)
    #expect(try content() == before)
    #expect(try history("comparisons") == ["import", "revert of 1", "import"])
  }

  @Test func `a file that another change replaced meanwhile is opened anew`() throws {
    let held = try WarehouseFile.open(path)
    _ = try load(try correctedStudy())
    // Who had the old file open keeps it.
    #expect(
      try held.value("SELECT count(*) FROM revisions WHERE action = 'replace'") == .integer(0))
    #expect(
      try WarehouseFile.open(path).value("SELECT count(*) FROM revisions WHERE action = 'replace'")
        == .integer(1))
  }
}
