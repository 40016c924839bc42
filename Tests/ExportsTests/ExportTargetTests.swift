@testable import Exports
import Foundation
import Platform
import TestSupport
import Testing
import Text

/// A failing export leaves everything as it was.
@Suite struct ExportTargetTests {
  private struct Interrupted: Error {}

  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  @Test func `what stands there is kept unless it may be replaced`() throws {
    let file = try folder.write("old", to: "a.csv")
    #expect(throws: ExportError.exists(path: file)) {
      try ExportTarget(file, replacing: false).writeFile { try $0.write("new") }
    }
    try folder.write("old", to: "b/a.csv")
    #expect(throws: ExportError.exists(path: folder.file("b"))) {
      try ExportTarget(folder.file("b") + "/", replacing: false).writeFolder { _ in }
    }
    #expect(try String(contentsOfFile: file, encoding: .utf8) == "old")
    #expect(try folder.names() == ["a.csv", "b"])
  }

  @Test func `a folder for a file and a file for a folder are refused`() throws {
    try folder.write("old", to: "a.csv")
    try folder.write("old", to: "b/a.csv")
    #expect(throws: FileError(.write, folder.file("b"), number: FileError.isDirectory)) {
      try ExportTarget(folder.file("b"), replacing: true).writeFile { _ in }
    }
    #expect(throws: FileError(.create, folder.file("a.csv"), number: EEXIST)) {
      try ExportTarget(folder.file("a.csv"), replacing: true).writeFolder { _ in }
    }
  }

  @Test(arguments: ["thesis.docx", ".git", "deep/er/still/a.csv"])
  func `a folder that holds something else than exports is never replaced`(name: String) throws {
    try folder.write("mine", to: "out/\(name)")
    #expect(throws: ExportError.self) {
      try ExportTarget(folder.file("out"), replacing: true).writeFolder { _ in }
    }
    #expect(FileManager.default.fileExists(atPath: folder.file("out/\(name)")))
  }

  @Test func `an export that fails half-way leaves nothing new and the old as it was`() throws {
    let file = try folder.write("old", to: "a.csv")
    try folder.write("old", to: "b/inner/a.csv")
    #expect(throws: Interrupted.self) {
      try ExportTarget(file, replacing: true).writeFile {
        try $0.write(String(repeating: "new", count: 100_000))
        throw Interrupted()
      }
    }
    #expect(throws: Interrupted.self) {
      try ExportTarget(folder.file("b"), replacing: true).writeFolder {
        try $0.folder("inner").file("b.csv", "new")
        throw Interrupted()
      }
    }
    #expect(try folder.names() == ["a.csv", "b"])
    #expect(try String(contentsOfFile: file, encoding: .utf8) == "old")
    #expect(try FileSystem.names(in: folder.file("b/inner")) == ["a.csv"])
  }

  @Test func `an export takes its place as a whole`() throws {
    let file = try folder.write("old", to: "a.csv")
    try ExportTarget(file, replacing: true).writeFile { try $0.write("new") }
    #expect(try String(contentsOfFile: file, encoding: .utf8) == "new")
    try folder.write("old", to: "b/old.csv")
    let outcome = try ExportTarget(folder.file("b"), replacing: true).writeFolder { inner in
      try inner.folder("inner").file("new.csv", "new")
      return 1
    }
    #expect(outcome == 1)
    #expect(try FileSystem.names(in: folder.file("b")) == ["inner"])
    #expect(try folder.names() == ["a.csv", "b"])
  }
}
