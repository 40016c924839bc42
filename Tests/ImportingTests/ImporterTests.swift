import Database
import Foundation
@testable import Importing
import Platform
import TestSupport
import Testing

@Suite struct ImporterTests {
  private let packages: TestPackages

  init() throws { packages = try TestPackages() }

  @Test func `a folder without a descriptor is a missing file`() throws {
    let connection = try packages.warehouse()
    let empty = try TemporaryFolder()
    let error = #expect(throws: FileError.self) { try Importer(connection).load(empty.path) }
    #expect(error?.isMissing == true)
  }

  @Test func `all problems are reported at once, each with its place and the nearest name`() throws
  {
    let connection = try packages.warehouseWithVocabulary()
    let study = try packages.copy(of: "kompetenzen-nrw")
    let observations = study + "/observations.csv"
    try packages.edit(
      observations, "nrw-2020/responsibility-competences,organisation-department",
      "nrw-2020/responsibility-competences,organization-department")
    try packages.edit(observations, ",share,67,percent,exact", ",share,68,percent,exact")
    try packages.edit(observations, ",share,57,percent,exact", ",shar,57,percnt,exact")
    try packages.edit(
      study + "/respondents.csv", "nrw-2020/counties,nrw-2020", "nrw-2020/counties,nrw-2021")
    try packages.edit(study + "/exhibits.csv", ",partial,", ",partal,")
    let before = try packages.rowCount(connection)
    let complaints = try packages.complaints(study, connection)
    #expect(
      complaints.contains {
        $0.hasPrefix("exhibits.csv:2:")
          && $0.hasSuffix(
            "completeness: found \"partal\", expected one of complete, partial, values not in the text; did you mean \"partial\"?"
          )
      })
    #expect(
      complaints.contains {
        $0.contains(
          "wave_id: found \"nrw-2021\", expected a row of waves in the package or the warehouse; did you mean \"nrw-2020\"?"
        )
      })
    #expect(
      complaints.contains {
        $0.contains(
          "question_id, concept_id: found \"nrw-2020/responsibility-competences with organization-department\""
        )
          && $0.hasSuffix(
            "did you mean \"nrw-2020/responsibility-competences with organisation-department\"?")
      })
    #expect(
      complaints.contains {
        $0.hasSuffix("value: found \"68\", expected the printed number 67, that is 67.0")
      })
    #expect(
      complaints.contains {
        $0.hasSuffix(
          "statistic: found \"shar\", expected one of share, count, mean, grouped_median, difference; did you mean \"share\"?"
        )
      })
    #expect(complaints.contains { $0.contains("unit: found \"percnt\"") })
    #expect(try packages.rowCount(connection) == before)
  }

  @Test func `the same bytes again do nothing and say so`() throws {
    let connection = try packages.warehouse()
    let directory = Project.sources.seeds + "/vocabulary"
    let importer = Importer(connection)
    guard case .loaded("vocabulary", let rows) = try importer.load(directory) else {
      Issue.record("not loaded")
      return
    }
    let before = try packages.rowCount(connection)
    #expect(rows.rows > 200)
    #expect(try importer.load(directory) == .unchanged(package: "vocabulary"))
    #expect(try packages.rowCount(connection) == before)
  }

  @Test func `other bytes under the same name are refused`() throws {
    let connection = try packages.warehouseWithVocabulary()
    let changed = try packages.copy(of: "vocabulary")
    try packages.edit(changed + "/topics.csv", "digital infrastructure", "digital infrastructures")
    let error = #expect(throws: ImportError.self) { try Importer(connection).load(changed) }
    #expect(error == .alreadyLoaded(package: "vocabulary"))
  }

  @Test func `a package whose requirements are not loaded is refused`() throws {
    let connection = try packages.warehouse()
    let complaints = try packages.complaints(
      Project.sources.seeds + "/kommunal-2018-05", connection)
    #expect(
      complaints == [
        "datapackage.json: requires: found \"vocabulary\", expected a package that is loaded already"
      ])
  }

  @Test func `rules that only the tables know are reported like any other`() throws {
    let connection = try packages.warehouseWithVocabulary()
    let study = try packages.copy(of: "kompetenzen-nrw")
    try packages.edit(study + "/waves.csv", "2020-05,2020-08", "2020-08,2020-05")
    let complaints = try packages.complaints(study, connection)
    #expect(
      complaints == [
        "waves.csv:2:1: expected a row that the table accepts "
          + "(CHECK constraint failed: fieldwork_in_order)"
      ])
    #expect(try connection.value("SELECT count(*) FROM studies") == .integer(0))
  }

  @Test func `an end that is less precise than its start is in order`() throws {
    let connection = try packages.warehouseWithVocabulary()
    let study = try packages.copy(of: "kompetenzen-nrw")
    try packages.edit(study + "/waves.csv", "2020-05,2020-08", "2020-05,2020")
    #expect(try packages.complaints(study, connection) == [])
  }

  @Test func `a thousand bad rows are reported in no time worth speaking of`() throws {
    let connection = try packages.warehouseWithVocabulary()
    let study = try packages.copy(of: "kompetenzen-nrw")
    let rows = (0..<1_000).map { "kompetenzen-nrw,wave-\($0)\n" }.joined()
    try packages.folder.write("study_id,wave_id\n" + rows, to: "kompetenzen-nrw/study_waves.csv")
    #expect(try packages.complaints(study, connection).count >= 1_000)
  }

  @Test func `a number is stored with what its print claims`() throws {
    let connection = try packages.warehouseWithVocabulary()
    _ = try Importer(connection).load(Project.sources.seeds + "/kompetenzen-nrw")
    func bounds(_ id: String) throws -> [String] {
      try connection.texts(
        "SELECT coalesce(value, '') || '|' || value_min || '|' || value_max FROM observations WHERE finding_id = :id",
        ["id": id])
    }
    #expect(try bounds("kompetenzen-nrw:892:10:counties") == ["67.0|66.5|67.5"])
    #expect(try bounds("kompetenzen-nrw:890:30") == ["|71.0|79.0"])
    #expect(try bounds("kompetenzen-nrw:895:19:counties") == ["65.0|60.0|65.0"])
  }

  @Test func `the time of an import is kept when given`() throws {
    let connection = try packages.warehouse()
    _ = try Importer(connection).load(
      Project.sources.seeds + "/vocabulary", at: "2026-01-02T03:04:05Z")
    #expect(
      try connection.texts("SELECT package || ' ' || imported_at FROM imports")
        == ["vocabulary 2026-01-02T03:04:05Z"])
  }
}
