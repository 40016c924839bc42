import Errors
import Foundation
import TestSupport
import Testing

@testable import Platform

/// What several processes do at one place, and what the killed ones leave.
@Suite struct WorkplaceTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func replace(_ name: String) -> Replacement {
    Replacement(of: folder.file(name), replacing: .anyFile)
  }

  @Test func `what a killed process left is cleared by the next one`() throws {
    try folder.write("half", to: "a.unfinished/a")
    try folder.write("half", to: "a.unfinished/a-journal")
    try folder.write("", to: "a.unfinished/.being-written")
    try folder.write("half", to: "b.unfinished/b/inner/x.csv")
    try replace("a").write(Array("new".utf8))
    try replace("b").folder { try $0.file("y.csv", []) }
    #expect(try folder.names() == ["a", "b"])
    #expect(try FileSystem.names(in: folder.file("b")) == ["y.csv"])
  }

  @Test func `a failure clears, too`() throws {
    try folder.write("half", to: "a.unfinished/a")
    #expect(throws: FileError.self) {
      try replace("a").write { _ in throw FileError(.read, "x", number: ENOENT) }
    }
    #expect(try folder.names() == [])
  }

  @Test func `what earlier versions left is cleared, but not what a living process makes`() throws {
    // No process has the largest number; this one has its own.
    let (dead, own) = (Int(Int32.max), Int(getpid()))
    for ending in ["changing", "building", "building-journal", "publishing", "part"] {
      try folder.write("half", to: "a.\(dead).\(ending)")
      try folder.write("half", to: "a.\(own).\(ending)")
    }
    try folder.write("half", to: "b.\(dead).part/inner/x.csv")
    try folder.write("old", to: "b.\(dead).old/inner/x.csv")
    let others = ["a.\(dead).txt", "a.x.part", "a.-1.part", "a.\(dead).b.part", "c.\(dead).part"]
    for name in others { try folder.write("mine", to: name) }
    try replace("a").write([])
    try replace("b").folder { _ in }
    let kept = ["changing", "building", "building-journal", "publishing", "part"].map {
      "a.\(own).\($0)"
    }
    #expect(try folder.names() == (kept + others + ["a", "b", "b.\(dead).old"]).sorted())
    // Now that a folder stands there, the old one is of no use.
    try Replacement(of: folder.file("b"), replacing: .folder { _ in nil }).folder { _ in }
    #expect(try folder.names() == (kept + others + ["a", "b"]).sorted())
  }

  @Test func `a folder that was taken away last is put back`() throws {
    try folder.write("old", to: "b.unfinished/b.old/x.csv")
    try folder.write("new", to: "b.unfinished/b/x.csv")
    #expect(throws: ReplacementError.exists(path: folder.file("b"))) {
      try replace("b").folder { _ in }
    }
    #expect(try folder.names() == ["b"])
    #expect(try String(contentsOfFile: folder.file("b/x.csv"), encoding: .utf8) == "old")
  }

  @Test func `somebody's own folder of that name is in the way, and kept`() throws {
    try folder.write("mine", to: "a.unfinished/thesis.txt")
    try folder.write("mine", to: "b.unfinished")
    for name in ["a", "b"] {
      let error = ReplacementError.isBlocked(
        path: folder.file(name), by: folder.file(name + ".unfinished"))
      #expect(throws: error) { try replace(name).write([]) }
    }
    #expect(try folder.names() == ["a.unfinished", "b.unfinished"])
    #expect(
      try FileSystem.names(in: folder.file("a.unfinished"), withHidden: true) == ["thesis.txt"])
  }

  @Test func `one at a time has a place, and sees what the one before made`() async throws {
    try folder.write("", to: "a")
    try await withThrowingTaskGroup(of: Void.self) { group in
      for _ in 0..<8 {
        group.addTask {
          for _ in 0..<5 {
            try replace("a").file { new in
              let old = try FileSystem.bytes(of: new.target)
              usleep(500)
              try FileSystem.fill(new.path, for: "a") { try $0(old + [65]) }
              try new.takePlace()
            }
          }
        }
      }
      try await group.waitForAll()
    }
    #expect(try FileSystem.bytes(of: folder.file("a")).count == 40)
    #expect(try folder.names() == ["a"])
  }

  @Test func `who waits too long is told of the path that was typed`() throws {
    try replace("a").file { _ in
      let error = #expect(throws: LockError.self) {
        var impatient = replace("a")
        impatient.patience = 20_000
        try impatient.write([])
      }
      #expect(error?.path == folder.file("a"))
      // The holder is this process itself, which is not named.
      #expect(
        error?.description == folder.file("a")
          + ": another program is writing to it; nothing was changed; try again when it is done")
    }
  }
}
