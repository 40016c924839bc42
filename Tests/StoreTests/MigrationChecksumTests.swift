import Foundation
import TestSupport
import Testing

/// A script that has made files out there stays as it is.
///
/// `Migrations/SHA256SUMS` has a line for each script, as `sha256sum` prints it.
@Suite struct MigrationChecksumTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    try folder.copy(Project.root + "/Migrations", to: "Migrations")
  }

  /// What is wrong with the scripts in the folder.
  private func flaws() throws -> [String] {
    let path = folder.file("Migrations")
    let lines = try String(contentsOfFile: path + "/SHA256SUMS", encoding: .utf8)
      .split(separator: "\n").map { $0.components(separatedBy: "  ") }
    let sums = Dictionary(uniqueKeysWithValues: lines.map { ($0[1], $0[0]) })
    let names = try FileManager.default.contentsOfDirectory(atPath: path)
      .filter { $0.hasSuffix(".sql") }
    return try Set(names).union(sums.keys).sorted().compactMap { name in
      guard names.contains(name) else {
        return "\(name) is gone, and files that it made are not: put it back"
      }
      guard let sum = sums[name] else {
        return "\(name) has no checksum: in Migrations, sha256sum \(name) >> SHA256SUMS"
      }
      guard try folder.digest(of: "Migrations/" + name) != sum else { return nil }
      return "\(name) was edited, and files that it made were not: undo that, write a new migration"
    }
  }

  @Test func `every migration is what it was when it landed`() throws {
    #expect(try flaws() == [])
  }

  @Test func `one that is edited, one that is taken away, one that is new are told`() throws {
    let script = try String(
      contentsOfFile: folder.file("Migrations/0002_answers.sql"), encoding: .utf8)
    try folder.write(script + " ", to: "Migrations/0002_answers.sql")
    try FileManager.default.removeItem(atPath: folder.file("Migrations/0003_readers.sql"))
    try folder.write("SELECT 1;\n", to: "Migrations/9999_new.sql")
    #expect(
      try flaws() == [
        "0002_answers.sql was edited, and files that it made were not: undo that, write a new migration",
        "0003_readers.sql is gone, and files that it made are not: put it back",
        "9999_new.sql has no checksum: in Migrations, sha256sum 9999_new.sql >> SHA256SUMS",
      ])
  }
}
