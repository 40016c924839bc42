import Foundation
import Platform
import TestSupport
import Testing

/// Imports, replacements and reverts that are killed at some point of their way.
@Suite struct KilledImportTests {
  private struct Counts {
    var old = 0
    var new = 0
    var left = 0
    var broken: [String] = []
  }

  /// How many processes are killed.
  private static let kills = Loops.rounds(short: 60, whole: 330)

  @Test func `a killed import, replacement or revert leaves the old warehouse or the new one`()
    async throws
  {
    let scene = try ImportScene()
    var all: [Counts] = []
    for step in scene.steps {
      let time = try Self.duration(of: step, scene)
      let perWorker = Self.kills / scene.steps.count / 2
      let counts = try await withThrowingTaskGroup(of: Counts.self) { group in
        for worker in 0..<2 {
          group.addTask { try Self.kill(step, scene, worker: worker, count: perWorker, time) }
        }
        var counts = Counts()
        for try await some in group {
          counts.old += some.old
          counts.new += some.new
          counts.left += some.left
          counts.broken += some.broken
        }
        return counts
      }
      #expect(counts.broken == [])
      #expect(counts.old > 0)
      Loops.report(
        "killed \(step.arguments.dropLast().joined(separator: " ")):", counts.old, "old,",
        counts.new, "new,", counts.left, "left a copy; it takes", Int(time * 1_000_000), "µs")
      all.append(counts)
    }
    // A process that is killed when it is done counts, too; not every one may be.
    #expect(all.reduce(0) { $0 + $1.left } > 0)
    #expect(all.reduce(0) { $0 + $1.new } > 0)
  }

  /// Seconds that a step takes when it is left alone.
  private static func duration(of step: ImportScene.Step, _ scene: ImportScene) throws -> Double {
    var times: [Double] = []
    for _ in 0..<3 {
      let path = try scene.copy(for: step, as: "measured/w.sqlite")
      let start = ContinuousClock.now
      let code = try SpawnedProgram(step.arguments + ["--database", path]).wait()
      times.append((ContinuousClock.now - start) / .seconds(1))
      #expect(code == 0)
    }
    return times.max() ?? 0
  }

  private static func kill(
    _ step: ImportScene.Step, _ scene: ImportScene, worker: Int, count: Int, _ time: Double
  ) throws -> Counts {
    var counts = Counts()
    for number in 0..<count {
      let path = try scene.copy(for: step, as: "worker-\(worker)/w.sqlite")
      // Even steps over the whole time and somewhat more, the workers between each other.
      let delay = time * 1.3 * (Double(2 * number + worker) + 0.5) / Double(2 * count)
      let program = try SpawnedProgram(step.arguments + ["--database", path])
      usleep(UInt32(delay * 1_000_000))
      program.kill()
      _ = program.wait()
      let names = try FileSystem.names(in: FileSystem.parent(of: path))
      if names.contains(where: { $0.hasSuffix(".unfinished") }) { counts.left += 1 }
      switch try scene.outcome(of: step, at: path) {
      case .old: counts.old += 1
      case .new: counts.new += 1
      case .broken(let what): counts.broken.append("after \(delay) s: \(what)")
      }
    }
    return counts
  }
}
