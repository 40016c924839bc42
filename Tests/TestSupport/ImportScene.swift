import Database
import Foundation
import Importing
import Packages
import Platform
import Store

/// A small warehouse and what may be done to it, each state with the digest of its contents.
package final class ImportScene: Sendable {
  /// What is done to a warehouse.
  package struct Step: Sendable {
    /// The arguments of `wavehouse`, without the database.
    package let arguments: [String]
    /// The file before.
    package let before: String
    /// The digest of its contents.
    package let old: String
    /// The digest of the contents when it is done.
    package let new: String
  }

  /// Where everything lies.
  package let folder: TemporaryFolder
  /// A package that none of the steps brings, to see whether the next import works.
  package let next: String
  /// An import, a replacement and its revert.
  package let steps: [Step]

  /// Makes everything.
  ///
  /// - Parameter respondents: How many answer in each package.
  package init(respondents: Int = 24) throws {
    folder = try TemporaryFolder()
    let parent = folder.path
    let earlier = try SmallSurvey(name: "earlier", count: respondents, seed: 1).write(to: parent)
    let first = try SmallSurvey(name: "small", count: respondents, seed: 2).write(
      to: folder.file("first"))
    let second = try SmallSurvey(name: "small", count: respondents * 2, seed: 3).write(
      to: folder.file("second"))
    next = try SmallSurvey(name: "next", count: 3, seed: 4).write(to: parent)
    let states = ["a", "b", "c"].map { parent + "/state-\($0).sqlite" }
    let connection = try Connection(states[0], mode: .create)
    try MigrationFiles.migrator(Project.sources.migrations).migrate(connection)
    _ = try Importer(connection).load(Project.sources.seeds + "/vocabulary")
    _ = try Importer(connection).load(earlier)
    var digests = [try Contents.digest(connection)]
    for (place, package) in [first, second].enumerated() {
      try FileManager.default.copyItem(atPath: states[place], toPath: states[place + 1])
      let changed = try Connection(states[place + 1], mode: .readWrite)
      _ = try Importer(changed).load(package, at: "2026-01-01T00:00:00Z", replacing: true)
      digests.append(try Contents.digest(changed))
    }
    let reverted = folder.file("reverted.sqlite")
    try FileManager.default.copyItem(atPath: states[2], toPath: reverted)
    let last = try Connection(reverted, mode: .readWrite)
    _ = try Importer(last).revert("small", at: "2026-01-01T00:00:00Z")
    digests.append(try Contents.digest(last))
    steps = [
      Step(arguments: ["import", first], before: states[0], old: digests[0], new: digests[1]),
      Step(
        arguments: ["import", "--replace", second], before: states[1], old: digests[1],
        new: digests[2]),
      Step(arguments: ["revert", "small"], before: states[2], old: digests[2], new: digests[3]),
    ]
  }

  /// A copy of the file that a step begins with.
  package func copy(for step: Step, as name: String) throws -> String {
    let path = folder.file(name)
    try? FileManager.default.removeItem(atPath: path)
    try FileManager.default.createDirectory(
      atPath: FileSystem.parent(of: path), withIntermediateDirectories: true)
    try FileManager.default.copyItem(atPath: step.before, toPath: path)
    return path
  }

  /// What became of a file.
  package enum Outcome: Sendable {
    /// It stands as it was.
    case old
    /// The step is done, all of it.
    case new
    /// Something else, which must not be.
    case broken(String)
  }

  /// Looks at a file after a step that may have been disturbed, then imports another package into it:
  /// that must work and leave nothing beside the file.
  package func outcome(of step: Step, at path: String) throws -> Outcome {
    let connection = try WarehouseFile.open(path)
    let flaws = try Contents.flaws(connection)
    guard flaws.isEmpty else { return .broken(flaws.joined(separator: "; ")) }
    let digest = try Contents.digest(connection)
    guard digest == step.old || digest == step.new else { return .broken("neither old nor new") }
    let results = try PackageImport(into: path).load(
      [(try StudyPackage(directory: next), next)], at: "2026-01-01T00:00:00Z")
    guard case .loaded = results[0].outcome else {
      return .broken("the next package is not loaded")
    }
    let after = try Contents.flaws(WarehouseFile.open(path))
    guard after.isEmpty else { return .broken(after.joined(separator: "; ")) }
    let name = FileSystem.name(of: path)
    let beside = try FileSystem.names(in: FileSystem.parent(of: path)).filter {
      $0.hasPrefix(name) && $0 != name
    }
    guard beside.isEmpty else { return .broken("left: " + beside.joined(separator: ", ")) }
    return digest == step.old ? .old : .new
  }
}
