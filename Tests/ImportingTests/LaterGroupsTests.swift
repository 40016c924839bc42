import Checking
import Database
import Foundation
import Importing
import Packages
import TestSupport
import Testing

/// Groups that a package adds to a wave whose answers another one brought.
@Suite struct LaterGroupsTests {
  private let packages: TestPackages
  private let connection: Connection

  init() throws {
    packages = try TestPackages()
    connection = try packages.warehouseWithVocabulary()
    _ = try Importer(connection).load(
      try SmallSurvey(name: "small", count: 30, seed: 5).write(to: packages.folder.path))
  }

  /// The path of a package that has nothing but tables.
  private func package(_ files: [String: String]) throws -> String {
    let path = packages.folder.path + "/later"
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    for (file, text) in files {
      try text.write(toFile: path + "/" + file, atomically: false, encoding: .utf8)
    }
    try PackageDescriber.descriptor(of: path).write(
      toFile: path + "/datapackage.json", atomically: false, encoding: .utf8)
    return path
  }

  private func group(_ id: String, _ kind: String) -> [String: String] {
    [
      "respondents.csv":
        "respondents_id,wave_id,label_de,label_en,unit_kind\n\(id),small,Gruppe,group,\(kind)\n"
    ]
  }

  private func seen() throws -> [String] {
    try QualityReview(connection, checks: QualityCheck.all.filter { $0.name == "computed" }).rows
      .map(\.sighting.message)
  }

  private func count(_ group: String) throws -> Int64? {
    try connection.value(
      "SELECT count(*) FROM observations WHERE respondents_id = :group AND weighting IS NOT NULL",
      ["group": group])?.integer
  }

  @Test func `a group that is called as another behind the slash is refused`() throws {
    let complaints = try packages.complaints(package(group("later/cities", "city")), connection)
    #expect(complaints.count == 1)
    #expect(
      complaints.first?.contains("groups of small called otherwise than its others") == true,
      "\(complaints)")
  }

  @Test func `classes that share respondents with those of the answers are refused`() throws {
    let complaints = try packages.complaints(
      package([
        "size_classes.csv":
          "size_class_id,wave_id,unit_kind,class_number,label_de,label_en,inhabitants_min,inhabitants_max,document_id,source_line,source_column,printed\n"
          + "small/middle,small,any,3,mittel,middle,2000,9000,small-responses,1,1,x\n"
      ]), connection)
    #expect(
      complaints.contains { $0.contains("limits that leave each respondent in one class") },
      "\(complaints)")
  }

  @Test func `its numbers are computed, and gone when the package is`() throws {
    let before = try Contents.digest(connection)
    #expect(try packages.complaints(package(group("small/counties", "county")), connection) == [])
    #expect(try count("small/counties") == count("small/all"))
    #expect(try seen() == [])
    _ = try Importer(connection).revert("later")
    #expect(try count("small/counties") == 0)
    try connection.execute(
      """
      DELETE FROM revision_files
      WHERE revision_id IN (SELECT revision_id FROM revisions WHERE package = 'later');
      DELETE FROM revisions WHERE package = 'later'
      """)
    #expect(try Contents.digest(connection) == before)
  }

  /// A warehouse to which the groups and classes of a survey come in a package of their own.
  private func apart() throws -> (
    packages: TestPackages, connection: Connection, groups: [String: String]
  ) {
    let apart = try TestPackages()
    let connection = try apart.warehouseWithVocabulary()
    let path = try SmallSurvey(name: "small", count: 30, seed: 5).write(to: apart.folder.path)
    var groups: [String: String] = [:]
    for file in ["respondents.csv", "size_classes.csv"] {
      groups[file] = try String(contentsOfFile: path + "/" + file, encoding: .utf8)
      try FileManager.default.removeItem(atPath: path + "/" + file)
    }
    // A package without answers says where its classes stand.
    groups["size_classes.csv"] =
      "size_class_id,wave_id,unit_kind,class_number,label_de,label_en,inhabitants_min,inhabitants_max,document_id,source_line,source_column,printed\n"
      + "small/small,small,any,1,klein,small,,5000,small-responses,1,1,x\n"
      + "small/large,small,any,2,groß,large,5000,,small-responses,1,1,x\n"
    try PackageDescriber.descriptor(of: path).write(
      toFile: path + "/datapackage.json", atomically: false, encoding: .utf8)
    _ = try Importer(connection).load(path)
    return (apart, connection, groups)
  }

  private func classes(_ connection: Connection) throws -> [String] {
    try connection.texts(
      """
      SELECT coalesce(size_class_id, 'none') || ' ' || count(*)
      FROM participants
      GROUP BY size_class_id
      """)
  }

  private func recounted(_ connection: Connection) throws -> [String] {
    try QualityReview(connection, checks: QualityCheck.all.filter { $0.name == "computed" }).rows
      .map(\.sighting.message)
  }

  @Test func `groups and classes that all come later are counted, and again when they change`()
    throws
  {
    let (folder, connection, groups) = try apart()
    defer { withExtendedLifetime(folder) {} }
    let computed = "SELECT count(*) FROM observations WHERE weighting IS NOT NULL"
    #expect(try connection.value(computed) == .integer(0))
    _ = try Importer(connection).load(package(groups))
    let count = try #require(try connection.value(computed)?.integer)
    #expect(count > 0)
    #expect(try recounted(connection) == [])
    // 30 respondents of 1,000, 2,000 and so on up to 30,000 inhabitants.
    #expect(try classes(connection) == ["small/large 26", "small/small 4"])
    var changed = groups
    changed["size_classes.csv"] = groups["size_classes.csv"]?.replacing("5000", with: "10000")
    _ = try Importer(connection).load(package(changed), replacing: true)
    #expect(try classes(connection) == ["small/large 21", "small/small 9"])
    #expect(try recounted(connection) == [])
    #expect(try connection.value(computed)?.integer == count)
    // The classes go, and nothing refers to them any more; then they come again.
    _ = try Importer(connection).revert("later")
    _ = try Importer(connection).revert("later")
    #expect(try classes(connection) == ["none 30"])
    #expect(try connection.value(computed) == .integer(0))
    #expect(try connection.texts("SELECT 1 FROM pragma_foreign_key_check") == [])
  }

  @Test func `limits that change in another package than groups and answers are counted anew`()
    throws
  {
    let (folder, connection, groups) = try apart()
    defer { withExtendedLifetime(folder) {} }
    let path = try package(["size_classes.csv": groups["size_classes.csv"] ?? ""])
    _ = try Importer(connection).load(path)
    let people = packages.folder.path + "/people"
    try FileManager.default.createDirectory(atPath: people, withIntermediateDirectories: true)
    try (groups["respondents.csv"] ?? "").write(
      toFile: people + "/respondents.csv", atomically: false, encoding: .utf8)
    try PackageDescriber.descriptor(of: people).write(
      toFile: people + "/datapackage.json", atomically: false, encoding: .utf8)
    _ = try Importer(connection).load(people)
    #expect(try recounted(connection) == [])
    let changed = (groups["size_classes.csv"] ?? "").replacing("5000", with: "10000")
    _ = try Importer(connection).load(package(["size_classes.csv": changed]), replacing: true)
    #expect(try recounted(connection) == [])
    #expect(try classes(connection) == ["small/large 21", "small/small 9"])
  }
}
