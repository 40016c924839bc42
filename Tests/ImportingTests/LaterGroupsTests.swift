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
}
