import Database
@testable import Importing
import Packages
import TestSupport
import Testing

/// Which group of a wave is everyone that it asked.
@Suite struct EveryoneTests {
  private let packages: TestPackages
  private let connection: Connection

  init() throws {
    packages = try TestPackages()
    connection = try packages.warehouseWithVocabulary()
  }

  /// A package with groups, each written as its name, its kind, what it is part of and `is_everyone`.
  private func package(_ groups: [String], as name: String = "netz") throws -> String {
    var survey = FibreSurvey()
    survey.hasAnswers = false
    survey.groups = groups.map { group in
      let cells = group.split(separator: " ", omittingEmptySubsequences: false).map(String.init)
      let whole = cells.count > 2 && !cells[2].isEmpty ? "netz-2026/" + cells[2] : ""
      return
        "netz-2026/\(cells[0]),netz-2026,G,G,\(cells[1]),\(whole),\(cells.count > 3 ? cells[3] : "")"
    }
    return try survey.write(in: packages.folder, as: name)
  }

  private func everyone() throws -> [String] {
    try connection.texts(
      "SELECT respondents_id FROM respondents WHERE wave_id = 'netz-2026' AND is_everyone = 1")
  }

  @Test func `where two groups could be everyone, both are named and nothing is imported`() throws {
    let path = try package(["panel any", "guests any"])
    let before = try packages.rowCount(connection)
    #expect(
      try packages.complaints(path, connection) == [
        "respondents.csv:3:37: is_everyone: found \"\", expected one group of everyone in the wave "
          + "netz-2026, not netz-2026/panel and netz-2026/guests; 1 says which it is, 0 which it is "
          + "not, part_of what a group belongs to"
      ])
    #expect(try packages.rowCount(connection) == before)
  }

  @Test func `two groups that are said to be everyone are refused`() throws {
    let path = try package(["panel any  1", "guests any  1"])
    let complaints = try packages.complaints(path, connection)
    #expect(complaints.count == 1)
    #expect(complaints[0].contains("not netz-2026/panel and netz-2026/guests"))
  }

  @Test func `a later package cannot name another group everyone`() throws {
    _ = try Importer(connection).load(try package(["panel any"]))
    try packages.folder.write(
      """
      respondents_id,wave_id,label_de,label_en,unit_kind
      netz-2026/guests,netz-2026,G,G,any

      """, to: "more/respondents.csv")
    let more = packages.folder.file("more")
    try packages.folder.write(
      try PackageDescriber.descriptor(of: more), to: "more/" + PackageDescriptor.fileName)
    let complaints = try packages.complaints(more, connection)
    #expect(complaints.count == 1)
    #expect(complaints[0].contains("not netz-2026/panel and netz-2026/guests"))
    #expect(try everyone() == ["netz-2026/panel"])
  }

  @Test(arguments: [
    (["panel any"], ["panel"]),
    (["panel any", "cities city"], ["panel"]),
    (["panel any", "guests any panel"], ["panel"]),
    (["panel any  1", "guests any"], ["panel"]),
    (["panel any", "guests any  0"], ["panel"]),
    (["panel any  0"], []),
    (["counties county"], ["counties"]),
    (["counties county", "rural county counties"], ["counties"]),
    (["counties county", "cities city"], []),
    (["counties county  1", "cities city"], ["counties"]),
  ])
  func `the widest group is everyone, whatever it is called, unless the package says otherwise`(
    groups: [String], expected: [String]
  ) throws {
    _ = try Importer(connection).load(try package(groups))
    #expect(try everyone() == expected.map { "netz-2026/" + $0 })
  }
}
