import Database
import Foundation
import Importing
import Packages
import SQLite
import TestSupport
import Testing
@testable import wavehouse

/// Imports whose writes fail: every one of them in turn.
@Suite(.serialized) struct FailingWriteTests {
  private let scene: ImportScene
  /// Every how many writes one fails; `WAVEHOUSE_ALL=13` lets each of them fail in turn.
  private static let step = Loops.step(short: 53, whole: 13)

  init() throws { scene = try ImportScene(respondents: 12) }

  private func run(_ step: ImportScene.Step, at path: String) throws {
    let time = "2026-01-01T00:00:00Z"
    guard step.arguments[0] == "import" else {
      _ = try PackageImport(into: path).revert(step.arguments[1], at: time)
      return
    }
    let package = step.arguments.last ?? ""
    _ = try PackageImport(into: path).load(
      [(try StudyPackage(directory: package), package)], at: time, replacing: true)
  }

  @Test func `whichever write fails, the file is the old or the new one, and one line says so`()
    throws
  {
    FailingFiles.install(under: scene.folder.path + "/failing/")
    defer { FailingFiles.plan = nil }
    var (failed, passed) = (0, 0)
    for (place, step) in scene.steps.enumerated() {
      var number = 1 + place - Self.step
      while true {
        number += Self.step
        let path = try scene.copy(for: step, as: "failing/w.sqlite")
        if number < 1 { continue }
        let isFull = (number + place).isMultiple(of: 2)
        FailingFiles.plan = FailingFiles.Plan(
          number: number, code: isFull ? SQLITE_FULL : SQLITE_IOERR | 3 << 8,
          isLasting: number % 3 != 0)
        var failure: Failure?
        do { try run(step, at: path) } catch { failure = Failure(error) }
        let isDone = FailingFiles.plan.map { $0.count < $0.number } ?? true
        FailingFiles.plan = nil
        if let failure {
          failed += 1
          #expect(failure.code == .io, "write \(number): \(failure.message)")
          #expect(!failure.message.contains("\n"))
          #expect(failure.message.hasPrefix(path + ": "), "\(failure.message)")
        } else {
          passed += 1
        }
        switch try scene.outcome(of: step, at: path) {
        case .old: #expect(failure != nil, "write \(number) failed, and nobody was told")
        case .new: #expect(failure == nil, "write \(number)")
        case .broken(let what): Issue.record("write \(number) of \(step.arguments): \(what)")
        }
        if isDone { break }
      }
      Loops.report("failing writes:", step.arguments[0], "ended before write", number)
    }
    Loops.report("failing writes:", failed, "told of,", passed, "without effect or done")
  }

  @Test func `however large a file may be, an import does all or nothing and says why`() throws {
    var codes: [Int32: Int] = [:]
    for step in scene.steps {
      let size = try FileManager.default.attributesOfItem(atPath: step.before)[.size] as? Int ?? 0
      // Units of 512 or 1024 bytes, by the shell; either way up to twice the size of the file.
      for limit in stride(
        from: 0, through: size / 256, by: max(1, size / 256 / Loops.rounds(short: 5, whole: 12)))
      {
        let path = try scene.copy(for: step, as: "limited/w.sqlite")
        let words = (step.arguments + ["--database", path]).map { "'\($0)'" }
        let run = try Run.shell(
          "(trap '' XFSZ; ulimit -f \(limit); '\(Project.program)' \(words.joined(separator: " ")) "
            + "2>&1; echo $?) | cat")
        let isTold = run.output.hasSuffix("\n74\n")
        codes[isTold ? 74 : 0, default: 0] += 1
        switch try scene.outcome(of: step, at: path) {
        case .old:
          #expect(isTold && run.output.hasPrefix("wavehouse: \(path): "), "\(limit): \(run.output)")
          #expect(run.output.hasSuffix("nothing was changed; make room and try again\n74\n"))
          #expect(run.output.count { $0.isNewline } == 2)
        case .new: #expect(run.output.hasSuffix("\n0\n"), "\(limit): \(run.output)")
        case .broken(let what): Issue.record("limit \(limit) of \(step.arguments): \(what)")
        }
      }
    }
    Loops.report("limited files:", codes[74] ?? 0, "refused,", codes[0] ?? 0, "done")
    #expect((codes[74] ?? 0) > 0 && (codes[0] ?? 0) > 0)
  }

  @Test func `a disk that is full is told with code 74`() throws {
    let step = scene.steps[0]
    let path = try scene.copy(for: step, as: "full/w.sqlite")
    let words = (step.arguments + ["--database", path]).map { "'\($0)'" }
    let run = try Run.shell(
      "trap '' XFSZ; ulimit -f 100; '\(Project.program)' \(words.joined(separator: " "))")
    #expect(run.code == 74)
    #expect(run.errors.hasSuffix("nothing was changed; make room and try again\n"))
  }
}
