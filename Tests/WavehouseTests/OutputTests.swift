import Foundation
import Platform
import TestSupport
import Testing

@testable import wavehouse

/// Commands that write a file or folder where somebody says: none of them harms anything else.
@Suite struct OutputTests {
  private let folder: TemporaryFolder

  /// A warehouse with answers, under a name that every kind of output may have.
  init() throws {
    folder = try TemporaryFolder()
    try BuiltWarehouse.copy(in: folder, as: "w/w.svg")
    let package = try SmallSurvey(name: "small", count: 5, seed: 1).write(to: folder.file("in"))
    #expect(try run("import", package).code == 0)
    chmod(folder.file("w/w.svg"), 0o600)
  }

  private func run(_ words: String...) throws -> Run { try run(words) }

  private func run(_ words: [String]) throws -> Run {
    try Run.program(
      Project.program, words, in: folder.path,
      environment: ["WAVEHOUSE_DATABASE": "w/w.svg", "WAVEHOUSE_HOME": Project.root])
  }

  private func mode(_ name: String) -> Int {
    var status = stat()
    lstat(folder.file(name), &status)
    return Int(status.st_mode & 0o777)
  }

  /// A command line that writes to a path.
  private struct Writing {
    let words: [String]
    let isFolder: Bool
  }

  /// Every way in which a command of the table writes to a path, found by its options and usage.
  private static func writings(_ output: String) -> [Writing] {
    var writings: [Writing] = []
    for command in CommandTable.all {
      let force = command.options.contains { $0.name == "force" } ? ["--force"] : []
      if command.options.contains(where: { $0.name == "chart" }) {
        writings.append(
          Writing(words: words(command, output) + ["--chart", output], isFolder: false))
      }
      guard !force.isEmpty else { continue }
      let usage = command.usage.split(separator: "|")[0].split(separator: " ").map {
        $0.trimmingCharacters(in: ["[", "]"])
      }
      writings.append(
        Writing(words: words(command, output) + force, isFolder: usage.contains("DIR")))
      if command.options.contains(where: { $0.name == "all" && $0.value == "DIR" }) {
        writings.append(Writing(words: command.path + ["--all", output] + force, isFolder: true))
      }
    }
    return writings
  }

  /// What commands that draw a chart are asked.
  private static let questions = [
    "ask": ["DMS Bedächtige vs Optimierer"],
    "compare": ["Bedächtige", "Optimierer", "--on", "DMS"],
    "trend": ["funding-own-budget"],
    "query run": ["responsibility", "--role", "CIO", "--respondents", "Kreise"],
  ]

  /// The words of a command line; an unknown word of the usage is left as it is, and the tests fail.
  private static func words(_ command: Command, _ output: String) -> [String] {
    if let question = questions[command.name] { return command.path + question }
    let arguments = [
      "OBJECT": "studies", "WAVE": "small", "OUT": output, "FILE": output, "FILE.sql": output,
      "FILE.json": output, "DIR": output,
    ]
    let usage = command.usage.split(separator: "|")[0].split(separator: " ").map {
      $0.trimmingCharacters(in: ["[", "]"])
    }
    return command.path + usage.map { arguments[$0] ?? $0 }
  }

  @Test func `no command that writes replaces what it reads, whichever way that is reached`() throws
  {
    let manager = FileManager.default
    try manager.createSymbolicLink(
      atPath: folder.file("soft.svg"), withDestinationPath: folder.file("w/w.svg"))
    try manager.linkItem(atPath: folder.file("w/w.svg"), toPath: folder.file("hard.svg"))
    let before = try folder.digest(of: "w/w.svg")
    let names = Set(Self.writings("x").map { $0.words.prefix { $0 != "x" }.joined(separator: " ") })
    #expect(names.count > 8, "\(names)")
    for output in ["w/w.svg", "./w/../w/w.svg", "soft.svg", "hard.svg", "w/w.svg-journal.svg"] {
      let isSide = output.hasSuffix("-journal.svg")
      for writing in Self.writings(isSide ? "w/w.svg-journal" : output) where !writing.isFolder {
        // A chart's name ends in .svg.
        if isSide, writing.words.contains("--chart") { continue }
        let run = try run(writing.words)
        #expect(run.code == 73, "\(writing.words): \(run)")
        #expect(run.errors.contains("being read, and not replaced"), "\(writing.words): \(run)")
      }
    }
    for output in ["w", "w/../w", "."] {
      for writing in Self.writings(output) where writing.isFolder {
        let run = try run(writing.words)
        #expect(run.code == 73 || output == "." && run.code == 74, "\(writing.words): \(run)")
      }
    }
    #expect(try folder.digest(of: "w/w.svg") == before)
    #expect(try FileSystem.names(in: folder.file("w"), withHidden: true) == ["w.svg"])
    #expect(try folder.names() == ["hard.svg", "in", "soft.svg", "w"])
  }

  @Test func `a build or publication into the folders that it reads is refused`() throws {
    try folder.copy(Project.root + "/Migrations", to: "home/Migrations")
    try folder.copy(Project.root + "/Seeds", to: "home/Seeds")
    let before = try FileManager.default.subpathsOfDirectory(atPath: folder.file("home")).sorted()
    for words in [
      ["build", "--database", "home/Seeds/new.sqlite"],
      ["build", "--database", "home/Migrations/new.sqlite"],
      ["publish", "home/Migrations/new.sqlite"],
    ] {
      let run = try run(words + ["--home", "home"])
      #expect(run.code == 73 && run.errors.contains("within or around"), "\(run)")
    }
    #expect(
      try FileManager.default.subpathsOfDirectory(atPath: folder.file("home")).sorted() == before)
    #expect(try run("build", "--database", "home/new.sqlite", "--home", "home").code == 0)
  }

  @Test func `--force replaces what the same command wrote, and nothing else`() throws {
    let others: [(String, [UInt8])] = [
      ("text", Array("my thesis\n".utf8)), ("excel", Array("Kreis;Wert\r\nA;1\r\n".utf8)),
      ("json", Array("{\n  \"name\": \"mine\"\n}\n".utf8)),
      ("drawing", Array("<svg xmlns=\"http://www.w3.org/2000/svg\"><g/></svg>".utf8)),
      ("script", Array("-- mine\nSELECT 1;\n".utf8)),
      ("foreign", Array("$FL2@(#) IBM SPSS STATISTICS 29.0".utf8)),
      ("sqlite", try FileSystem.bytes(of: folder.file("w/w.svg"))),
    ]
    for writing in Self.writings("out.svg") where !writing.isFolder {
      let words = writing.words
      for (kind, bytes) in others {
        try folder.write(Data(bytes), to: "out.svg")
        let run = try run(words)
        #expect(run.code == 73, "\(words) over \(kind): \(run)")
        #expect(try FileSystem.bytes(of: folder.file("out.svg")) == bytes, "\(words) over \(kind)")
      }
      unlink(folder.file("out.svg"))
      let first = try run(words)
      #expect(first.code == 0, "\(words): \(first)")
      #expect(try run(words).code == 0, "\(words)")
      unlink(folder.file("out.svg"))
    }
    for writing in Self.writings("out") where writing.isFolder {
      #expect(try run(writing.words).code == 0)
      try folder.write("mine", to: "out/mine.txt")
      let run = try run(writing.words)
      #expect(run.code == 73 && run.errors.contains("it holds \"mine.txt\""), "\(run)")
      unlink(folder.file("out/mine.txt"))
      #expect(try self.run(writing.words).code == 0)
      try FileManager.default.removeItem(atPath: folder.file("out"))
      try folder.write("a;b\n1;2\n", to: "out/mine.csv")
      #expect(try self.run(writing.words).code == 73, "\(writing.words)")
      #expect(try FileSystem.names(in: folder.file("out")) == ["mine.csv"])
      try FileManager.default.removeItem(atPath: folder.file("out"))
    }
    #expect(try folder.names() == ["in", "w"])
  }

  @Test func `an export of packages replaces its own, also one with an SPSS file`() throws {
    let file = Project.root + "/Documentation/examples/from-r.sav"
    let imported = try run(
      "import", "--spss", file, "--wave", "r-2026", "--publisher", "x", "--licence", "y",
      "--population", "z", "--sampling", "unknown")
    #expect(imported.code == 0, "\(imported)")
    let first = try run("export", "datapackage", "dp")
    #expect(first.code == 0, "\(first)")
    #expect(FileSystem.kind(of: folder.file("dp/r-2026/responses.sav")) == .file)
    #expect(try run("export", "datapackage", "dp", "--force") == first)
  }

  @Test func `a file for its owner alone stays so, and a new one with answers is so`() throws {
    try folder.copy(folder.file("w/w.svg"), to: "plain.sqlite")
    chmod(folder.file("plain.sqlite"), 0o640)
    let package = try SmallSurvey(name: "more", count: 3, seed: 2).write(to: folder.file("in"))
    #expect(try run("import", package).code == 0)
    #expect(try run("import", package, "--database", "plain.sqlite").code == 0)
    #expect(mode("w/w.svg") == 0o600)
    #expect(mode("plain.sqlite") == 0o640)
    try folder.write("usual", to: "usual")
    let usual = mode("usual")
    for (words, output, new) in [
      (["export", "sav", "small", "a.sav"], "a.sav", 0o600),
      (["export", "postgresql", "a.sql"], "a.sql", 0o600),
      (["export", "csv", "answers", "a.csv"], "a.csv", 0o600),
      (["export", "jsonl", "answers", "a.jsonl"], "a.jsonl", 0o600),
      (["export", "csv", "--all", "all"], "all/answers.csv", 0o600),
      (["export", "datapackage", "dp"], "dp/small/responses.csv", 0o600),
      (["export", "datapackage", "open", "--without-answers"], "open/base/studies.csv", usual),
      (["export", "datasette", "m.json"], "m.json", usual),
      (["publish", "p.sqlite"], "p.sqlite", usual),
      (["ask", "DMS Bedächtige vs Optimierer", "--chart", "c.svg"], "c.svg", usual),
    ] {
      let run = try run(words)
      #expect(run.code == 0, "\(words): \(run)")
      #expect(mode(output) == new, "\(words)")
      chmod(folder.file(output), 0o640)
      let force = output == "c.svg" ? [] : ["--force"]
      #expect(try self.run(words + force).code == 0)
      #expect(mode(output) == 0o640, "\(words)")
    }
    #expect(try run("build", "--database", "b.sqlite").code == 0)
    #expect(mode("b.sqlite") == usual)
    chmod(folder.file("b.sqlite"), 0o600)
    #expect(try run("build", "--database", "b.sqlite").code == 0)
    #expect(mode("b.sqlite") == 0o600)
    try folder.copy(Project.root + "/Migrations", to: "home/Migrations")
    try folder.copy(Project.root + "/Seeds", to: "home/Seeds")
    try SmallSurvey(name: "small", count: 5, seed: 1).write(to: folder.file("home/Seeds"))
    #expect(try run("build", "--database", "answers.sqlite", "--home", "home").code == 0)
    #expect(mode("answers.sqlite") == 0o600)
  }

  @Test func `however large a file may be, an export does all or nothing and says why`() throws {
    let exports = [
      (["export", "csv", "numerals", "a.csv", "--force"], "a.csv"),
      (["export", "datapackage", "dp", "--force"], "dp/base/concepts.csv"),
      (["publish", "p.sqlite", "--force"], "p.sqlite"),
      (["ask", "DMS Bedächtige vs Optimierer", "--chart", "c.svg"], "c.svg"),
    ]
    for (words, output) in exports {
      #expect(try run(words).code == 0, "\(words)")
      let before = try folder.digest(of: output)
      for limit in [0, 1, 4] {
        let line = words.map { "'\($0)'" }.joined(separator: " ")
        let run = try Run.shell(
          "(trap '' XFSZ; ulimit -f \(limit); '\(Project.program)' \(line) 2>&1; echo $?) | cat",
          in: folder.path,
          environment: ["WAVEHOUSE_DATABASE": "w/w.svg", "WAVEHOUSE_HOME": Project.root])
        #expect(run.output.hasSuffix("make room and try again\n74\n"), "\(words): \(run.output)")
        #expect(run.output.contains("wavehouse: \(output.prefix { $0 != "/" })"), "\(run.output)")
        #expect(try folder.digest(of: output) == before)
      }
    }
    let names = try folder.names()
    #expect(names == ["a.csv", "c.svg", "dp", "in", "p.sqlite", "w"])
  }
}
