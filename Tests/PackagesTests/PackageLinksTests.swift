import Errors
import Foundation
@testable import Packages
import Platform
import TestSupport
import Testing
import Text

/// Files of a package that are not what they seem.
@Suite struct PackageLinksTests {
  private let folder: TemporaryFolder
  private let package: String

  init() throws {
    folder = try TemporaryFolder()
    package = try SmallSurvey(name: "s", count: 3, seed: 1).write(to: folder.path)
  }

  private func complaints() throws -> [String] {
    do {
      _ = try StudyPackage(directory: package)
      return []
    } catch let list as ProblemList {
      let problems = list.problems
      return problems.map(\.description)
    }
  }

  /// Puts a link in the place of a file of the package.
  private func link(_ name: String, to target: String) throws {
    try? FileManager.default.removeItem(atPath: package + "/" + name)
    try FileManager.default.createSymbolicLink(
      atPath: package + "/" + name, withDestinationPath: target)
  }

  /// Makes the descriptor name another path for the answers.
  private func rename(_ path: String) throws {
    let file = package + "/datapackage.json"
    try String(contentsOfFile: file, encoding: .utf8)
      .replacing("\"path\": \"responses.csv\"", with: "\"path\": \"\(path)\"")
      .write(toFile: file, atomically: true, encoding: .utf8)
  }

  @Test func `a link to a file of the package is a file of the package`() throws {
    try FileManager.default.moveItem(
      atPath: package + "/responses.csv", toPath: package + "/wave.txt")
    try link("responses.csv", to: "wave.txt")
    #expect(try complaints() == [])
  }

  @Test func `answers behind a link that leads out are refused`() throws {
    try folder.write("id\n1\n", to: "outside.csv")
    for target in ["../outside.csv", folder.file("outside.csv")] {
      try link("responses.csv", to: target)
      #expect(
        try complaints() == [
          "responses.csv: expected a file of the package, not a link that leads out of it"
        ])
    }
  }

  @Test func `a folder that is a link does not lead out either`() throws {
    try folder.write("id\n1\n", to: "outside/x.csv")
    try link("inside", to: "../outside")
    try rename("inside/x.csv")
    #expect(
      try complaints().contains(
        "inside/x.csv: expected a file of the package, not a link that leads out of it"))
  }

  @Test(arguments: ["../outside.csv", "/etc/passwd", "./../outside.csv", "a/..", ".."])
  func `a path of the answers may not lead out`(_ path: String) throws {
    try folder.write("id\n1\n", to: "outside.csv")
    try rename(path)
    let found = try complaints()
    #expect(found.count == 1)
    #expect(
      found[0].hasSuffix("expected a file in the package's own folder, such as responses.csv"))
  }

  @Test func `a link to nothing and a link to itself are files that cannot be read`() throws {
    for target in ["nothing.csv", "responses.csv"] {
      try link("responses.csv", to: target)
      let found = try complaints()
      #expect(found.count == 1)
      #expect(found[0].hasPrefix("responses.csv: expected a readable file ("))
    }
  }

  @Test func `a pipe is refused by its name, as a table and as the descriptor`() throws {
    #expect(try Run.shell("rm codes.csv; mkfifo codes.csv", in: package).code == 0)
    #expect(
      try complaints() == [
        "codes.csv: expected a readable file (\(package)/codes.csv: cannot read: not a file but a "
          + "pipe, a device or a socket)"
      ])
    #expect(try Run.shell("rm datapackage.json; mkfifo datapackage.json", in: package).code == 0)
    let error = #expect(throws: FileError.self) { try complaints() }
    #expect(
      error?.description
        == "\(package)/datapackage.json: cannot read: not a file but a pipe, a device or a socket")
  }
}
