import Database
import Foundation
import Importing
import Platform
import Store
import TestSupport
import Testing

/// Programs that are ended or get into each other's way while they replace a file or folder.
@Suite struct InterruptedTests {
  private let folder: TemporaryFolder
  private let package: String
  /// How many programs are killed, or started beside another.
  private static let tries = Loops.rounds(short: 12, whole: 140)

  init() throws {
    folder = try TemporaryFolder()
    try BuiltWarehouse.copy(in: folder, as: "w.sqlite")
    package = try SmallSurvey(name: "small", count: 5, seed: 1).write(to: folder.file("in"))
  }

  private func run(_ words: String...) throws -> Run {
    try Run.program(
      Project.program, words + ["--database", folder.file("w.sqlite")], in: folder.path,
      environment: ["WAVEHOUSE_HOME": Project.root])
  }

  private func start(_ words: String..., on name: String = "w.sqlite") throws -> SpawnedProgram {
    try SpawnedProgram(words + ["--database", folder.file(name)])
  }

  private func wait(for name: String, of program: SpawnedProgram) -> Bool {
    for _ in 0..<200_000 {
      if FileSystem.kind(of: folder.file(name)) != nil { return true }
      if !program.isRunning { return false }
      usleep(100)
    }
    return false
  }

  // MARK: Signals

  @Test(arguments: [SIGINT, SIGTERM, SIGHUP])
  func `a signal takes an unfinished change away with the program`(signal: Int32) throws {
    let before = try folder.digest(of: "w.sqlite")
    let writer = try Connection(folder.file("w.sqlite"), mode: .readWrite)
    try writer.execute("BEGIN IMMEDIATE")
    let program = try start("import", package)
    #expect(wait(for: "w.sqlite.unfinished/w.sqlite", of: program))
    program.send(signal)
    #expect(program.wait() == nil)
    try writer.execute("ROLLBACK")
    #expect(try folder.names() == ["in", "w.sqlite"])
    #expect(try folder.digest(of: "w.sqlite") == before)
  }

  @Test(arguments: [SIGINT, SIGTERM, SIGHUP])
  func `a signal takes an unfinished folder away with all it holds`(signal: Int32) throws {
    let target = folder.file("dp")
    #expect(try run("export", "datapackage", "dp").code == 0)
    let before = try FileManager.default.subpathsOfDirectory(atPath: target).sorted()
    var isCaught = false
    for _ in 0..<20 where !isCaught {
      let program = try start("export", "datapackage", target, "--force")
      guard wait(for: "dp.unfinished/dp/findings", of: program) else { continue }
      program.send(signal)
      isCaught = program.wait() == nil
    }
    #expect(isCaught)
    #expect(try folder.names() == ["dp", "in", "w.sqlite"])
    #expect(try FileManager.default.subpathsOfDirectory(atPath: target).sorted() == before)
  }

  @Test func `a signal while another program is waited for leaves that one alone`() throws {
    let writer = try Connection(folder.file("w.sqlite"), mode: .readWrite)
    try writer.execute("BEGIN IMMEDIATE")
    let first = try start("import", package)
    #expect(wait(for: "w.sqlite.unfinished/w.sqlite", of: first))
    let second = try start("revert", "vocabulary")
    usleep(300_000)
    second.send(SIGTERM)
    #expect(second.wait() == nil)
    #expect(FileSystem.kind(of: folder.file("w.sqlite.unfinished/w.sqlite")) == .file)
    try writer.execute("ROLLBACK")
    #expect(first.wait() == 0)
    #expect(try folder.names() == ["in", "w.sqlite"])
  }

  // MARK: Kills

  @Test
  func `a killed export of a folder leaves the old one or the new one, and the next clears up`()
    throws
  {
    let target = folder.file("dp")
    #expect(try run("export", "datapackage", "dp").code == 0)
    let old = try digest(target)
    #expect(try run("import", package).code == 0)
    let start = ContinuousClock.now
    #expect(try run("export", "datapackage", "new").code == 0)
    let time = (ContinuousClock.now - start) / .seconds(1)
    let new = try digest(folder.file("new"))
    try FileManager.default.removeItem(atPath: folder.file("new"))
    var left = 0
    for number in 0..<Self.tries {
      let program = try self.start("export", "datapackage", target, "--force")
      usleep(UInt32(time * 1.2 * Double(number) / Double(Self.tries) * 1_000_000))
      program.kill()
      _ = program.wait()
      let found = try digest(target)
      #expect(found == old || found == new, "killed at \(number)")
      if FileSystem.kind(of: folder.file("dp.unfinished")) != nil { left += 1 }
    }
    #expect(left > 0)
    #expect(try run("export", "datapackage", "dp", "--force").code == 0)
    #expect(try digest(target) == new)
    #expect(try folder.names() == ["dp", "in", "w.sqlite"])
  }

  private static let hasTracer = (try? Run.shell("strace -o /dev/null true").code) == 0

  @Test(
    .enabled(if: hasTracer, "strace is not there"),
    arguments: [false, true])
  func `a kill at each step of the exchange leaves a folder that is whole`(lacksExchange: Bool)
    throws
  {
    // The steps from the last file to the end, each of them the one before which the program dies.
    let lacking = lacksExchange ? "-e inject=renameat2:error=EINVAL" : ""
    let target = folder.file("sdmx")
    #expect(try run("export", "sdmx-csv", "sdmx").code == 0)
    let whole = try digest(target)
    var outcomes: [String: Int] = [:]
    for call in ["mkdir", "flock", "fchmod", "fsync", "renameat2", "rename", "unlink", "rmdir"] {
      for number in 1...8 {
        _ = try Run.shell(
          "strace -f -o /dev/null \(lacking) -e inject=\(call):signal=KILL:when=\(number) "
            + "'\(Project.program)' export sdmx-csv sdmx --force --database w.sqlite",
          in: folder.path)
        let found = try? digest(target)
        let isBetween = lacksExchange && call == "rename" && number == 2
        #expect(found == whole || isBetween, "\(call) \(number)")
        let names = try folder.names()
        outcomes[names.contains("sdmx.unfinished") ? "left" : "clean", default: 0] += 1
        #expect(try run("export", "sdmx-csv", "sdmx", "--force").code == 0, "\(call) \(number)")
        #expect(try digest(target) == whole)
        #expect(try folder.names() == ["in", "sdmx", "w.sqlite"], "\(call) \(number)")
        if !names.contains("sdmx.unfinished"), number > 1 { break }
      }
    }
    #expect((outcomes["left"] ?? 0) > 8, "\(outcomes)")
  }

  private func digest(_ path: String) throws -> [String: Data] {
    var bytes: [String: Data] = [:]
    for inner in try FileManager.default.subpathsOfDirectory(atPath: path)
    where FileSystem.kind(of: path + "/" + inner) == .file {
      bytes[inner] = try Data(contentsOf: URL(fileURLWithPath: path + "/" + inner))
    }
    return bytes
  }

  @Test func `what killed builds and publications left is cleared by the next one`() throws {
    for words in [["build"], ["publish", folder.file("p.sqlite"), "--force"]] {
      let output = words.count > 1 ? "p.sqlite" : "w.sqlite"
      var left = 0
      for number in 0..<6 {
        let program = try SpawnedProgram(
          words + ["--home", Project.root, "--database", folder.file("w.sqlite")])
        guard wait(for: output + ".unfinished", of: program) else { continue }
        usleep(UInt32(number) * 15_000)
        program.kill()
        if program.wait() == nil { left += 1 }
      }
      #expect(left > 0)
      let run = try Run.program(
        Project.program, words + ["--home", Project.root, "--database", folder.file("w.sqlite")])
      #expect(run.code == 0, "\(run)")
      #expect(try folder.names().filter { $0 != "p.sqlite" } == ["in", "w.sqlite"])
    }
  }

  // MARK: Two at once

  @Test func `an import beside a build is never lost`() throws {
    let start = ContinuousClock.now
    #expect(try run("build").code == 0)
    let time = (ContinuousClock.now - start) / .seconds(1)
    try folder.copy(folder.file("w.sqlite"), to: "base.sqlite")
    var outcomes: [String: Int] = [:]
    for _ in 0..<Self.tries {
      let path = folder.file("both.sqlite")
      try? FileManager.default.removeItem(atPath: path)
      try folder.copy(folder.file("base.sqlite"), to: "both.sqlite")
      let build = try SpawnedProgram(["build", "--home", Project.root, "--database", path])
      usleep(UInt32.random(in: 0...UInt32(time * 1_100_000)))
      let imported = try self.start("import", package, on: "both.sqlite")
      let codes = (build.wait(), imported.wait())
      let connection = try WarehouseFile.open(path)
      let isThere = try connection.value("SELECT 1 FROM imports WHERE package = 'small'") != nil
      // The build is refused when the import was first; whoever had to wait too long says so.
      #expect([0, 65, 75].contains(codes.0) && [0, 75].contains(codes.1), "\(codes)")
      #expect(isThere == (codes.1 == 0), "\(codes)")
      outcomes["\(codes.0 ?? -1), \(codes.1 ?? -1)", default: 0] += 1
      #expect(try folder.names() == ["base.sqlite", "both.sqlite", "in", "w.sqlite"])
    }
    Loops.report("an import beside a build:", outcomes)
  }

  @Test func `an import beside a first build waits for it, or has nothing to go into`() throws {
    for _ in 0..<4 {
      let path = folder.file("first.sqlite")
      try? FileManager.default.removeItem(atPath: path)
      let build = try SpawnedProgram(["build", "--home", Project.root, "--database", path])
      usleep(UInt32.random(in: 0...400_000))
      let imported = try start("import", package, on: "first.sqlite")
      #expect(build.wait() == 0)
      let code = imported.wait()
      #expect(code == 0 || code == 66 || code == 75)
      let isThere =
        try WarehouseFile.open(path).value("SELECT 1 FROM imports WHERE package = 'small'") != nil
      #expect(isThere == (code == 0))
    }
  }

  @Test func `a query that is stored beside an import is stored, and the import is, too`() throws {
    try folder.copy(Project.sources.seeds + "/queries/categories.sql", to: "my.sql")
    let text = try String(contentsOfFile: folder.file("my.sql"), encoding: .utf8)
    try folder.write(
      text.replacingOccurrences(of: "-- name: categories", with: "-- name: my-own"), to: "my.sql")
    for number in 0..<4 {
      let name = "both-\(number).sqlite"
      try folder.copy(folder.file("w.sqlite"), to: name)
      let imported = try start("import", package, on: name)
      usleep(UInt32.random(in: 0...100_000))
      let added = try start("query", "add", folder.file("my.sql"), on: name)
      #expect([imported.wait(), added.wait()] == [0, 0])
      let connection = try WarehouseFile.open(folder.file(name))
      #expect(
        try connection.value("SELECT 1 FROM queries WHERE query_name = 'my-own'") == .integer(1))
      #expect(try connection.value("SELECT 1 FROM imports WHERE package = 'small'") == .integer(1))
    }
  }

  @Test func `two exports of one folder at once name nothing that nobody typed`() throws {
    for force in ["", "--force"] {
      for _ in 0..<3 {
        try? FileManager.default.removeItem(atPath: folder.file("dp"))
        let line = "'\(Project.program)' export datapackage dp \(force) --database w.sqlite"
        let run = try Run.shell("\(line) & \(line); a=$?; wait $!; echo $a $?", in: folder.path)
        #expect(!run.errors.contains("unfinished") && !run.output.contains("unfinished"))
        if force.isEmpty {
          #expect(
            run.errors
              == "wavehouse: dp: there is something of this name already; --force replaces it\n")
          #expect(run.output.hasSuffix("0 73\n") || run.output.hasSuffix("73 0\n"), "\(run)")
        } else {
          #expect(run.errors == "" && run.output.hasSuffix("0 0\n"), "\(run)")
        }
        #expect(try folder.names() == ["dp", "in", "w.sqlite"])
      }
    }
  }

  @Test func `a program that only has the file open with a log is not said to be writing`() throws {
    let reader = try Connection(folder.file("w.sqlite"), mode: .readWrite)
    try reader.execute("PRAGMA journal_mode = WAL")
    _ = try reader.value("SELECT count(*) FROM waves")
    let run = try run("import", package)
    let name = try String(contentsOfFile: "/proc/self/comm", encoding: .utf8)
      .trimmingCharacters(in: .newlines)
    #expect(
      run.errors
        == "wavehouse: \(folder.file("w.sqlite")): \(name) (process \(getpid())) has it open with a "
        + "write-ahead log; nothing was changed; close it there and try again\n")
    #expect(run.code == 75)
  }
}
