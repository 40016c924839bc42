import Foundation
import Importing
@testable import Packages
import TestSupport
import Testing
import Text

@Suite struct StudyPackageTests {
  private let packages: TestPackages
  private let package: String

  init() throws {
    packages = try TestPackages()
    package = try packages.copy(of: "zukunft-vor-ort")
  }

  private func complaints() throws -> [String] {
    do {
      _ = try StudyPackage(directory: package)
      return []
    } catch let list as ProblemList {
      let problems = list.problems
      return problems.map { $0.line { "\($0)" } }
    }
  }

  private var descriptor: String { package + "/datapackage.json" }

  @Test func `a descriptor that is no JSON is reported with its place`() throws {
    try packages.edit(descriptor, "\"name\": \"zukunft-vor-ort\",", "\"name\": \"zukunft-vor-ort\"")
    #expect(try complaints() == ["datapackage.json:4:3: expected JSON: expected ','"])
  }

  @Test func `an unknown table gets the nearest name`() throws {
    try packages.edit(descriptor, "\"name\": \"studies\"", "\"name\": \"studdies\"")
    let complaints = try complaints()
    #expect(complaints.count == 1)
    #expect(
      complaints.first?.contains("name: found \"studdies\", expected a kind of table:") == true)
    #expect(complaints.first?.hasSuffix("did you mean \"studies\"?") == true)
  }

  @Test(arguments: [
    "../studies.csv", "/etc/passwd", "a/../../b.csv", "http://example.org/x.csv", "", "a\\\\b",
  ])
  func `a path may not lead out of the folder`(path: String) throws {
    try packages.edit(descriptor, "\"path\": \"studies.csv\"", "\"path\": \"\(path)\"")
    let complaints = try complaints()
    #expect(complaints.count == 1)
    #expect(
      complaints.first?.contains("expected a file in the package's own folder, such as studies.csv")
        == true)
  }

  @Test func `a link may not lead out of the folder`() throws {
    try FileManager.default.removeItem(atPath: package + "/studies.csv")
    try FileManager.default.createSymbolicLink(
      atPath: package + "/studies.csv",
      withDestinationPath: Project.sources.seeds + "/zukunft-vor-ort/studies.csv")
    #expect(
      try complaints() == [
        "studies.csv: expected a file of the package, not a link that leads out of it"
      ])
  }

  @Test func `a missing file is reported`() throws {
    try FileManager.default.removeItem(atPath: package + "/waves.csv")
    let complaints = try complaints()
    #expect(complaints.count == 1)
    #expect(complaints.first?.hasPrefix("waves.csv: expected a readable file") == true)
  }

  @Test func `a table that the descriptor does not list is reported, not passed over`() throws {
    try packages.folder.write("x\n", to: "zukunft-vor-ort/extra.csv")
    #expect(
      try complaints() == [
        "extra.csv: expected to be listed in datapackage.json; describe"
      ])
  }

  @Test func `a pipe instead of a file is refused, not waited for`() throws {
    try FileManager.default.removeItem(atPath: package + "/waves.csv")
    #expect(try Run.shell("mkfifo waves.csv", in: package).code == 0)
    #expect(try complaints().count == 1)
  }

  @Test func `columns that are not those declared are reported`() throws {
    try packages.edit(package + "/study_waves.csv", "study_id,wave_id", "study,wave_id")
    #expect(
      try complaints() == [
        "study_waves.csv:1:1: found \"study,wave_id\", expected the columns that the descriptor declares: study_id,wave_id"
      ])
  }

  @Test func `a declared column that the format does not have is reported`() throws {
    try packages.edit(descriptor, "\"name\": \"licence\"", "\"name\": \"license\"")
    let complaints = try complaints()
    #expect(
      complaints.contains {
        $0.contains("found \"license\", expected a column of studies; did you mean \"licence\"?")
      })
    #expect(complaints.contains { $0.contains("studies: expected the column licence") })
  }

  @Test func `a row with too few fields is reported`() throws {
    try packages.edit(package + "/study_waves.csv", "zukunft-vor-ort,gfk-2017", "zukunft-vor-ort")
    #expect(
      try complaints() == [
        "study_waves.csv:3:1: found \"1 field\", expected 2 fields, as in the heading"
      ])
  }

  @Test func `an unknown encoding or delimiter is refused, not guessed`() throws {
    try packages.edit(
      descriptor, "\"encoding\": \"utf-8\"",
      "\"encoding\": \"macroman\", \"dialect\": {\"delimiter\": \"|\"}")
    #expect(
      try complaints() == [
        "datapackage.json:22:19: encoding: found \"macroman\", expected utf-8, windows-1252 or utf-16",
        "datapackage.json:22:56: delimiter: found \"|\", expected a comma, a semicolon or a tab",
      ])
  }

  @Test func `a declared pattern that is no regular expression is reported`() throws {
    try packages.edit(
      descriptor, "\"pattern\": \"[a-z0-9]+(-[a-z0-9]+)*\"", "\"pattern\": \"[a-z\"")
    #expect(try complaints().contains { $0.contains("expected a regular expression") })
  }

  @Test func `the digest depends on every byte and on nothing else`() throws {
    let first = try StudyPackage(directory: package).sha256
    #expect(try StudyPackage(directory: Project.sources.seeds + "/zukunft-vor-ort").sha256 == first)
    try packages.edit(package + "/waves.csv", "GfK 2017", "GfK 2018")
    #expect(try StudyPackage(directory: package).sha256 != first)
  }
}
