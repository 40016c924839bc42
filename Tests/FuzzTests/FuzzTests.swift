import Foundation
import TestSupport
import Testing

/// Inputs that are nearly right, for everything that reads what comes from outside.
///
/// `WAVEHOUSE_ALL=100` tries a million in all, `WAVEHOUSE_FUZZ_SEED` others than usual.
@Suite(.serialized) struct FuzzTests {
  private static let total = Loops.rounds(short: 2_000, whole: 10_000)
  private static let seed =
    ProcessInfo.processInfo.environment["WAVEHOUSE_FUZZ_SEED"].flatMap { UInt64($0) } ?? 2_026
  /// An input that keeps a processor busy for longer than this many seconds hangs.
  private static let bound = 1.0

  @Test(arguments: FuzzTarget.allCases)
  func `no input ends the program, hangs, or is refused without a reason`(_ target: FuzzTarget)
    throws
  {
    let run = try FuzzRun(target)
    InFlight.prepare(target.rawValue, seed: Self.seed)
    let samples = try run.samples()
    for sample in samples { #expect(Self.trial(run, sample) == nil) }
    #expect(target != .answers && target != .imports || run.taken == samples.count)
    var mutator = Mutator(seed: Self.seed, samples: samples, words: run.words)
    let count = max(1, Self.total * target.share / 1_000)
    var findings = 0
    var resident: [Int] = []
    let start = ContinuousClock.now
    for number in 0..<count {
      let input = mutator.next()
      if let message = Self.trial(run, input) {
        findings += 1
        let folder = InFlight.corpus + "/\(target)"
        try FileManager.default.createDirectory(
          atPath: folder, withIntermediateDirectories: true)
        let file = folder + "/found-\(Self.seed)-\(number)"
        try Data(input).write(to: URL(fileURLWithPath: file))
        Issue.record("seed \(Self.seed), input \(number): \(message); kept as \(file)")
      }
      if number == count / 4 || number == count - 1 { resident.append(Self.residentMiB) }
      if findings > 20 { break }
    }
    let time = (ContinuousClock.now - start) / .seconds(1)
    Loops.report(
      "fuzz \(target): \(count) in \(Int(time)) s, taken \(run.taken), resident \(resident) MiB, seed \(Self.seed)"
    )
    #expect((resident.last ?? 0) - (resident.first ?? 0) < 128, "memory grows: \(resident) MiB")
  }

  @Test(arguments: FuzzTarget.allCases)
  func `every input that ever failed is taken now`(_ target: FuzzTarget) throws {
    let folder = InFlight.corpus + "/\(target)"
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    guard !names.isEmpty else { return }
    let run = try FuzzRun(target)
    for name in names.sorted() {
      let data = try Data(contentsOf: URL(fileURLWithPath: folder + "/" + name))
      let message = Self.trial(run, Array(data))
      #expect(message == nil, "\(target)/\(name)")
    }
  }

  /// Tries an input.
  ///
  /// - Returns: What went wrong.
  private static func trial(_ run: FuzzRun, _ input: [UInt8]) -> String? {
    InFlight.begin(input)
    defer { InFlight.end() }
    let start = processorTime
    do { try run.run(input) } catch { return "\(error)" }
    let time = processorTime - start
    return time > bound ? "takes \(time) s" : nil
  }

  /// The seconds that this thread has been running, whatever else the machine does.
  private static var processorTime: Double {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }

  /// The memory that the process holds.
  private static var residentMiB: Int {
    let text = (try? String(contentsOfFile: "/proc/self/statm", encoding: .utf8)) ?? ""
    let pages = text.split(separator: " ").dropFirst().first.flatMap { Int($0) } ?? 0
    return pages * Int(getpagesize()) / (1 << 20)
  }
}
