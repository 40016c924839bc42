import Foundation
import TestSupport
import Testing

@testable import Platform

/// What stands where something new is to go, and what becomes of it.
@Suite struct ReplacementTests {
  private struct Interrupted: Error {}

  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func text(_ name: String) throws -> String {
    try String(contentsOfFile: folder.file(name), encoding: .utf8)
  }

  private func status(_ name: String) -> stat {
    var status = stat()
    lstat(folder.file(name), &status)
    return status
  }

  private func mode(_ name: String) -> mode_t { status(name).st_mode & 0o7777 }

  private func replace(_ name: String) -> Replacement {
    Replacement(of: folder.file(name), replacing: .anyFile)
  }

  private let csv = Replacement.Replaceable.file(kind: "a table") { $0.starts(with: "id,".utf8) }
  private let tables = Replacement.Replaceable.folder { $0.first { !$0.hasSuffix(".csv") } }

  // MARK: What is refused

  @Test func `what stands there is kept unless it may be replaced`() throws {
    let file = try folder.write("old", to: "a.csv")
    try folder.write("old", to: "b/a.csv")
    #expect(throws: ReplacementError.exists(path: file)) {
      try Replacement(of: file).write(Array("new".utf8))
    }
    #expect(throws: ReplacementError.exists(path: folder.file("b") + "/")) {
      try Replacement(of: folder.file("b") + "/").folder { _ in }
    }
    #expect(try text("a.csv") == "old")
    #expect(try folder.names() == ["a.csv", "b"])
  }

  @Test func `a file of another kind is kept, an empty one and one of that kind are replaced`()
    throws
  {
    let thesis = try folder.write("my thesis", to: "thesis.csv")
    #expect(throws: ReplacementError.isOther(path: thesis, expected: "a table")) {
      try Replacement(of: thesis, replacing: csv).write(Array("id,x".utf8))
    }
    #expect(try text("thesis.csv") == "my thesis")
    for old in ["", "id,name\n"] {
      let file = try folder.write(old, to: "table.csv")
      try Replacement(of: file, replacing: csv).write(Array("id,x".utf8))
      #expect(try text("table.csv") == "id,x")
    }
  }

  @Test(arguments: ["thesis.docx", ".git/config", "deep/er/still/a.csv"])
  func `a folder that holds something else is kept`(name: String) throws {
    try folder.write("mine", to: "out/\(name)")
    try folder.write("ours", to: "out/a.csv")
    let error = #expect(throws: ReplacementError.self) {
      try Replacement(of: folder.file("out"), replacing: tables).folder { _ in }
    }
    let held = name.hasPrefix("deep") ? "deep/er/still" : name
    #expect(error == .holds(path: folder.file("out"), name: held))
    #expect(FileManager.default.fileExists(atPath: folder.file("out/\(name)")))
    #expect(try folder.names() == ["out"])
  }

  @Test func `a folder for a file, a file for a folder, a pipe, and no name at all are refused`()
    throws
  {
    try folder.write("old", to: "a.csv")
    try folder.write("old", to: "b/a.csv")
    mkfifo(folder.file("pipe"), 0o600)
    #expect(throws: FileError(.write, folder.file("b"), number: EISDIR)) {
      try replace("b").write([])
    }
    #expect(throws: FileError(.create, folder.file("a.csv"), number: EEXIST)) {
      try Replacement(of: folder.file("a.csv"), replacing: tables).folder { _ in }
    }
    #expect(throws: FileError(.write, folder.file("pipe"), number: FileError.notAFile)) {
      try replace("pipe").write([])
    }
    #expect(throws: FileError(.replace, folder.file("b/."), number: EBUSY)) {
      try Replacement(of: folder.file("b/."), replacing: tables).folder { _ in }
    }
    #expect(throws: FileError(.create, folder.file("nowhere/a"), number: ENOENT)) {
      try replace("nowhere/a").write([])
    }
    #expect(throws: FileError(.replace, "", number: ENOENT)) {
      try Replacement(of: "").write([])
    }
  }

  @Test func `an input is never replaced, by path, link, hard link, within or around it`() throws {
    let input = try folder.write("input", to: "in/data.csv")
    try folder.write("x", to: "out/a.csv")
    let manager = FileManager.default
    try manager.createSymbolicLink(atPath: folder.file("soft"), withDestinationPath: input)
    try manager.createSymbolicLink(
      atPath: folder.file("in-link"), withDestinationPath: folder.file("in"))
    try manager.linkItem(atPath: input, toPath: folder.file("hard"))
    let (path, around) = (folder.path, folder.file("in"))
    let cases = [
      ("in/data.csv", input), ("in/../in/data.csv", input), ("soft", input), ("hard", input),
      ("in-link/data.csv", input), ("in/data.csv", around), ("in/new.csv", around),
      ("in-link/new.csv", around), ("hard", around), ("out/new.csv", path),
      ("in/data.csv-journal", input + "-journal"),
    ]
    for (output, input) in cases {
      let error = ReplacementError.isInput(path: folder.file(output), input: input)
      #expect(throws: error, "\(output) of \(input)") {
        try Replacement(of: folder.file(output), replacing: .anyFile, reading: ["/none", input])
          .write([])
      }
    }
    for (output, input) in [("in", input), ("in-link", input), ("in", around), ("in", path)] {
      let error = ReplacementError.isInput(path: folder.file(output), input: input)
      #expect(throws: error, "\(output) of \(input)") {
        try Replacement(of: folder.file(output), replacing: tables, reading: [input]).folder { _ in
        }
      }
    }
    #expect(try text("in/data.csv") == "input")
    #expect(try folder.names() == ["hard", "in", "in-link", "out", "soft"])
    #expect(try FileSystem.names(in: around) == ["data.csv"])
    try Replacement(of: folder.file("other"), reading: [around, input]).write(Array("new".utf8))
    #expect(try text("other") == "new")
  }

  @Test func `what another has put there in the meantime is kept`() throws {
    #expect(throws: ReplacementError.exists(path: folder.file("a"))) {
      try replace("a").write { write in
        try write(Array("new".utf8))
        try folder.write("other", to: "a")
      }
    }
    #expect(throws: ReplacementError.exists(path: folder.file("b"))) {
      try replace("b").folder { _ in try folder.write("other", to: "b/x") }
    }
    #expect(try text("a") == "other")
    #expect(try text("b/x") == "other")
    #expect(try folder.names() == ["a", "b"])
  }

  // MARK: What fails

  @Test func `what fails half-way leaves nothing new and the old as it was`() throws {
    try folder.write("old", to: "a.csv")
    try folder.write("old", to: "b/inner/a.csv")
    #expect(throws: Interrupted.self) {
      try replace("a.csv").write { write in
        for _ in 0..<100 { try write(Array(repeating: 65, count: 10_000)) }
        throw Interrupted()
      }
    }
    #expect(throws: Interrupted.self) {
      try Replacement(of: folder.file("b"), replacing: tables).folder {
        try $0.folder("inner").file("b.csv", Array("new".utf8))
        throw Interrupted()
      }
    }
    try replace("a.csv").file { new in
      try Data("begun".utf8).write(to: URL(fileURLWithPath: new.path + "-journal"))
    }
    #expect(try folder.names() == ["a.csv", "b"])
    #expect(try text("a.csv") == "old")
    #expect(try FileSystem.names(in: folder.file("b/inner")) == ["a.csv"])
  }

  @Test func `a file or folder takes its place as a whole`() throws {
    try folder.write("old", to: "a.csv")
    #expect(
      try replace("a.csv").write {
        try $0(Array("new".utf8)); return 1
      } == 1)
    #expect(try text("a.csv") == "new")
    try folder.write("old", to: "b/old.csv")
    let outcome = try Replacement(of: folder.file("b") + "/", replacing: tables).folder { inner in
      #expect(try text("b/old.csv") == "old")
      try inner.folder("inner").file("new.csv", Array("new".utf8))
      return 1
    }
    #expect(outcome == 1)
    #expect(try FileSystem.names(in: folder.file("b")) == ["inner"])
    try Replacement(of: folder.file("c")).folder { try $0.file("x", []) }
    #expect(try folder.names() == ["a.csv", "b", "c"])
  }

  // MARK: Links, modes, owners

  @Test func `a link stays a link, and what it points to is replaced or made`() throws {
    try folder.write("old", to: "real/a")
    try folder.write("old", to: "real/b/x.csv")
    let manager = FileManager.default
    for (link, target) in [
      ("first", "real/a"), ("second", "first"), ("dangling", "real/new"), ("dir", "real/b"),
      ("circle", "circle"),
    ] { try manager.createSymbolicLink(atPath: folder.file(link), withDestinationPath: target) }
    try replace("second").write(Array("new".utf8))
    try replace("dangling").write(Array("made".utf8))
    try Replacement(of: folder.file("dir"), replacing: tables).folder { try $0.file("y.csv", []) }
    #expect(throws: FileError(.replace, folder.file("circle"), number: ELOOP)) {
      try replace("circle").write([])
    }
    #expect(try text("real/a") == "new")
    #expect(try text("real/new") == "made")
    #expect(try FileSystem.names(in: folder.file("real/b")) == ["y.csv"])
    #expect(try manager.destinationOfSymbolicLink(atPath: folder.file("second")) == "first")
    #expect(try manager.destinationOfSymbolicLink(atPath: folder.file("dangling")) == "real/new")
    #expect(try manager.destinationOfSymbolicLink(atPath: folder.file("dir")) == "real/b")
    #expect(try FileSystem.names(in: folder.file("real")) == ["a", "b", "new"])
  }

  @Test func `a hard link is parted from its other names, which keep the old`() throws {
    try folder.write("old", to: "a")
    try FileManager.default.linkItem(atPath: folder.file("a"), toPath: folder.file("b"))
    try replace("a").write(Array("new".utf8))
    #expect(try text("a") == "new")
    #expect(try text("b") == "old")
  }

  @Test(arguments: [0o600, 0o640, 0o664] as [mode_t])
  func `the new one has the mode of the old one from the beginning`(old: mode_t) throws {
    try folder.write("old", to: "a")
    try folder.write("old", to: "b/inner/x.csv")
    for name in ["a", "b/inner/x.csv"] { chmod(folder.file(name), old) }
    chmod(folder.file("b/inner"), 0o750)
    chmod(folder.file("b"), 0o700)
    try replace("a").file { new in
      #expect(mode("a.unfinished/a") == old)
      #expect(new.path == folder.file("a.unfinished/a"))
      try new.takePlace()
    }
    try Replacement(of: folder.file("b"), replacing: tables, isPrivate: true).folder { new in
      #expect(mode("b.unfinished/b") == 0o700)
      let inner = try new.folder("inner")
      #expect(mode("b.unfinished/b/inner") == 0o750)
      try inner.file("x.csv", inPieces: { _ in #expect(mode("b.unfinished/b/inner/x.csv") == old) })
      try inner.file(
        "y.csv", inPieces: { _ in #expect(mode("b.unfinished/b/inner/y.csv") == 0o600) })
    }
    #expect([mode("a"), mode("b"), mode("b/inner/x.csv")] == [old, 0o700, old])
  }

  @Test func `what nobody may write is replaced, and nobody may write the new one`() throws {
    try folder.write("old", to: "a")
    try folder.write("old", to: "b/inner/x.csv")
    for (name, mode) in [("a", 0o444), ("b/inner/x.csv", 0o404), ("b/inner", 0o555)]
      as [(String, mode_t)]
    {
      chmod(folder.file(name), mode)
    }
    try replace("a").write(Array("new".utf8))
    try Replacement(of: folder.file("b"), replacing: tables).folder {
      try $0.folder("inner").file("x.csv", Array("new".utf8))
    }
    #expect([mode("a"), mode("b/inner/x.csv"), mode("b/inner")] == [0o444, 0o404, 0o555])
    #expect(try text("a") + text("b/inner/x.csv") == "newnew")
    #expect(try folder.names() == ["a", "b"])
    chmod(folder.file("b/inner"), 0o755)
  }

  @Test func `a new one has the usual mode, or is for its owner alone when it is private`() throws {
    try folder.write("usual", to: "usual")
    let usual = mode("usual")
    try replace("a").write { _ in #expect(mode("a.unfinished/a") == usual) }
    try Replacement(of: folder.file("b"), isPrivate: true).write { _ in
      #expect(mode("b.unfinished/b") == 0o600)
    }
    try Replacement(of: folder.file("c"), isPrivate: true).folder { new in
      #expect(mode("c.unfinished/c") == 0o700)
      try new.folder("d").file("e", [])
    }
    #expect(
      [mode("a"), mode("b"), mode("c"), mode("c/d"), mode("c/d/e")]
        == [usual, 0o600, 0o700, 0o700, 0o600])
  }

  @Test(.enabled(if: geteuid() == 0, "only root may make links of others"))
  func `a link of somebody else in a folder for everyone is not followed`() throws {
    try folder.write("old", to: "a")
    let link = folder.file("all/link")
    mkdir(folder.file("all"), 0o755)
    chmod(folder.file("all"), 0o1777)
    try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: folder.file("a"))
    lchown(link, 4711, 4711)
    #expect(throws: FileError(.replace, link, number: EACCES)) {
      try replace("all/link").write([])
    }
    #expect(try text("a") == "old")
  }

  @Test(.enabled(if: geteuid() == 0, "only root may give files away"))
  func `owner and group stay`() throws {
    try folder.write("old", to: "a")
    try folder.write("old", to: "b/x.csv")
    for name in ["a", "b", "b/x.csv"] { chown(folder.file(name), 4711, 4712) }
    try replace("a").write([])
    try Replacement(of: folder.file("b"), replacing: tables).folder { try $0.file("x.csv", []) }
    for name in ["a", "b", "b/x.csv"] {
      #expect(status(name).st_uid == 4711 && status(name).st_gid == 4712, "\(name)")
    }
  }

  // MARK: Copies

  @Test func `a change begins with all bytes of what it changes, under its mode`() throws {
    let bytes = (0..<3_000_001).map { UInt8(truncatingIfNeeded: $0 &* 31) }
    let path = folder.file("a.bin")
    try Replacement(of: path).write(bytes)
    chmod(path, 0o640)
    try replace("a.bin").file { new in
      let copy = try FileCopy(of: path, to: new)
      #expect(try FileSystem.bytes(of: new.path) == bytes)
      try new.takePlace()
      _ = consume copy
    }
    #expect(try FileSystem.bytes(of: path) == bytes)
    #expect(mode("a.bin") == 0o640)
  }

  @Test func `what is not there is not copied, and nothing is left of the try`() throws {
    let missing = folder.file("missing")
    let error = #expect(throws: FileError.self) {
      try replace("a").file { _ = try FileCopy(of: missing, to: $0) }
    }
    #expect(error?.path == missing)
    #expect(try folder.names() == [])
  }
}
