import Errors
import Foundation
import Importing
@testable import Packages
import TestSupport
import Testing
import Text

@Suite struct PackageDescriberTests {
  @Test(arguments: [
    "vocabulary", "kompetenzen-nrw", "digital-vorangehen", "typfrage", "zukunft-vor-ort",
    "kommunal-2018-05",
  ])
  func `the descriptors of the seeds are those of their files`(package: String) throws {
    let directory = Project.sources.seeds + "/" + package
    let stands = try String(contentsOfFile: directory + "/datapackage.json", encoding: .utf8)
    #expect(try PackageDescriber.descriptor(of: directory) == stands)
  }

  @Test func `a column that the format does not have is reported with the nearest`() throws {
    let folder = try TemporaryFolder()
    try folder.write("study_id,wave\nx,y\n", to: "study_waves.csv")
    let error = #expect(throws: ProblemList.self) {
      try PackageDescriber.descriptor(of: folder.path)
    }
    #expect(
      error?.problems.map(\.description) == [
        "study_waves.csv:1:10: found \"wave\", expected a column of study_waves: study_id, wave_id; did you mean \"wave_id\"?",
        "study_waves.csv:1:1: expected the column wave_id",
      ])
  }

  @Test func `a folder without a descriptor gets a whole one`() throws {
    let folder = try TemporaryFolder()
    try folder.write("study_id,wave_id\n", to: "study_waves.csv")
    let json = try JSON.parse(Array(try PackageDescriber.descriptor(of: folder.path).utf8))
    #expect(json["profile"]?.string == "tabular-data-package")
    #expect(json["requires"]?.array?.map(\.string) == ["vocabulary"])
    #expect(
      json["resources"]?.array?.first?["schema"]?["primaryKey"]?.array?.map(\.string) == [
        "study_id", "wave_id",
      ])
  }

  @Test func `a folder with nothing to describe, or a file that is misnamed, is reported`() throws {
    let folder = try TemporaryFolder()
    func complaints() -> [String] {
      do {
        _ = try PackageDescriber.descriptor(of: folder.path)
        return []
      } catch let list as ProblemList {
        let problems = list.problems
        return problems.map(\.description)
      } catch {
        return ["\(error)"]
      }
    }
    #expect(complaints().first?.hasPrefix(".: expected at least one of unit_kinds.csv, ") == true)
    try folder.write("study_id,wave_id\n", to: "study_wave.csv")
    #expect(
      complaints() == [
        "study_wave.csv: expected a file named after a kind of table; did you mean \"study_waves.csv\"?"
      ])
  }

  @Test func `a folder name becomes a package name`() throws {
    let folder = try TemporaryFolder()
    try folder.write("study_id,wave_id\n", to: "Meine Umfrage Ü/study_waves.csv")
    let text = try PackageDescriber.descriptor(of: folder.file("Meine Umfrage Ü"))
    #expect(text.contains("\"name\": \"meine-umfrage-ue\""))
  }

  @Test func `a heading that stands twice is reported`() throws {
    let folder = try TemporaryFolder()
    try folder.write("study_id,wave_id,wave_id\n", to: "study_waves.csv")
    let error = #expect(throws: ProblemList.self) {
      try PackageDescriber.descriptor(of: folder.path)
    }
    #expect(error?.description.contains("found \"wave_id\", expected each column once") == true)
  }

  @Test func `a foreign key is declared only where the package itself holds what it names`() throws
  {
    let folder = try TemporaryFolder()
    try folder.write(
      "discrepancy_id,kind,status,summary_de,summary_en,resolution_de,resolution_en\na,base,open,x,x,x,x\n",
      to: "discrepancies.csv")
    let places =
      "discrepancy_id,place,document_id,source_line,source_column,printed,finding_id,exhibit_id\n"
    try folder.write(places + "a,1,d,1,1,7,,\n", to: "discrepancy_places.csv")
    #expect(try PackageDescriber.descriptor(of: folder.path).contains("foreignKeys"))
    try folder.write(places + "b,1,d,1,1,7,,\n", to: "discrepancy_places.csv")
    #expect(try !PackageDescriber.descriptor(of: folder.path).contains("foreignKeys"))
  }
}
