import Database
import Foundation
import Platform
import Store
import TestSupport
import Testing

/// Several programs at one warehouse.
@Suite struct LockTests {
  private let scene: ImportScene
  private var step: ImportScene.Step { scene.steps[0] }

  init() throws { scene = try ImportScene(respondents: 6) }

  @Test func `an import waits for a writer, then says who it is, and changes nothing`() throws {
    let path = try scene.copy(for: step, as: "w.sqlite")
    let writer = try Connection(path, mode: .readWrite)
    try writer.execute("BEGIN IMMEDIATE")
    let run = try Run.program(Project.program, step.arguments + ["--database", path])
    let name = try String(contentsOfFile: "/proc/self/comm", encoding: .utf8)
      .trimmingCharacters(in: .newlines)
    #expect(
      run
        == Run(
          output: "",
          errors: "wavehouse: \(path): \(name) (process \(getpid())) is writing to it; nothing was "
            + "changed; try again when it is done\n", code: 75))
    try writer.execute("ROLLBACK")
    guard case .old = try scene.outcome(of: step, at: path) else {
      Issue.record("it was changed")
      return
    }
  }

  @Test func `an import goes on when the writer is done while it waits`() throws {
    let path = try scene.copy(for: step, as: "w.sqlite")
    let writer = try Connection(path, mode: .readWrite)
    try writer.execute("BEGIN IMMEDIATE")
    let program = try SpawnedProgram(step.arguments + ["--database", path])
    usleep(700_000)
    try writer.execute("ROLLBACK")
    #expect(program.wait() == 0)
    guard case .new = try scene.outcome(of: step, at: path) else {
      Issue.record("it was not changed")
      return
    }
  }

  @Test func `what another writer has just written is in the file that an import makes`() throws {
    let path = try scene.copy(for: step, as: "w.sqlite")
    let writer = try Connection(path, mode: .readWrite)
    try writer.execute("BEGIN IMMEDIATE; UPDATE waves SET note = 'mine'")
    let program = try SpawnedProgram(step.arguments + ["--database", path])
    usleep(300_000)
    try writer.execute("COMMIT")
    #expect(program.wait() == 0)
    let connection = try WarehouseFile.open(path)
    #expect(
      try connection.texts("SELECT DISTINCT note FROM waves WHERE note IS NOT NULL") == ["mine"])
    #expect(try connection.value("SELECT count(*) FROM imports") == .integer(3))
  }

  @Test func `two imports at once bring both packages`() throws {
    for number in 0..<6 {
      let path = try scene.copy(for: step, as: "both-\(number)/w.sqlite")
      let programs = [
        try SpawnedProgram(step.arguments + ["--database", path]),
        try SpawnedProgram(["import", scene.next, "--database", path]),
      ]
      #expect(programs.map { $0.wait() } == [0, 0])
      let connection = try WarehouseFile.open(path)
      #expect(
        try connection.texts("SELECT package FROM imports ORDER BY package")
          == ["earlier", "next", "small", "vocabulary"])
      #expect(try Contents.flaws(connection) == [])
      #expect(try FileSystem.names(in: FileSystem.parent(of: path)) == ["w.sqlite"])
    }
  }

  @Test func `readers see no error and no half import while twenty packages come in`() throws {
    let path = try scene.copy(for: step, as: "read/w.sqlite")
    let packages = try (0..<20).map {
      try SmallSurvey(name: "more-\($0)", count: 6, seed: UInt64($0)).write(to: scene.folder.path)
    }
    let sql =
      "SELECT (SELECT count(*) FROM imports) - 1 AS packages, "
      + "(SELECT count(*) FROM participants) / 6.0 AS participants"
    let imports = Process()
    imports.executableURL = URL(fileURLWithPath: "/bin/sh")
    let lines = packages.map { "'\(Project.program)' import '\($0)' --database '\(path)'" }
    imports.arguments = ["-c", lines.joined(separator: " && ")]
    imports.standardOutput = FileHandle.nullDevice
    try imports.run()
    var isLast = false
    while !isLast {
      isLast = !imports.isRunning
      let run = try Run.wavehouse("sql", sql, "--format", "csv", "--database", path)
      #expect(run.code == 0 && run.errors == "", "\(run.errors)")
      let cells = run.output.split(separator: "\n").last?.split(separator: ",") ?? []
      let numbers = cells.compactMap { Double($0) }
      #expect(numbers.count == 2 && numbers[0] == numbers[1], "\(run.output)")
      // One that has the old file open keeps it.
      let connection = try WarehouseFile.open(path)
      let before = try connection.texts("SELECT count(*) - 1 FROM imports")
      let after = try connection.texts("SELECT count(*) / 6 FROM participants")
      #expect(before == after)
      if isLast { #expect(after == ["21"]) }
    }
    imports.waitUntilExit()
    #expect(imports.terminationStatus == 0)
    #expect(try FileSystem.names(in: FileSystem.parent(of: path)) == ["w.sqlite"])
  }

  @Test func `a warehouse that is reached by a link stays where it is, and the link a link`() throws
  {
    let path = try scene.copy(for: step, as: "real/w.sqlite")
    try FileManager.default.setAttributes([.posixPermissions: 0o640], ofItemAtPath: path)
    for (name, target) in [("link.sqlite", "real/w.sqlite"), ("second.sqlite", "link.sqlite")] {
      try FileManager.default.createSymbolicLink(
        atPath: scene.folder.file(name), withDestinationPath: target)
    }
    let link = scene.folder.file("second.sqlite")
    let run = try Run.program(Project.program, step.arguments + ["--database", link])
    #expect(run.code == 0, "\(run.errors)")
    #expect(
      try FileManager.default.destinationOfSymbolicLink(atPath: link) == "link.sqlite")
    #expect(
      try FileManager.default.destinationOfSymbolicLink(atPath: scene.folder.file("link.sqlite"))
        == "real/w.sqlite")
    let attributes = try FileManager.default.attributesOfItem(atPath: path)
    #expect(attributes[.type] as? FileAttributeType == .typeRegular)
    #expect(attributes[.posixPermissions] as? Int == 0o640)
    guard case .new = try scene.outcome(of: step, at: path) else {
      Issue.record("the file behind the link was not changed")
      return
    }
  }
}
