@testable import Checking
import TestSupport
import Testing

@Suite struct GranularityTests {
  private func whole(_ percent: Double) -> (minimum: Double, maximum: Double) {
    (max(0, percent - 0.5), min(100, percent + 0.5))
  }

  @Test func `shares that no whole number rounds to are impossible`() {
    #expect(!Granularity.isPossible(41.5, 42.5, base: 15))
    #expect(Granularity.isPossible(41.5, 42.5, base: 12))
    #expect(Granularity.isPossible(66.5, 67.5, base: 27))
    #expect(!Granularity.isPossible(66.5, 67.5, base: 20))
  }

  @Test func `nothing and everything are always possible`() {
    for base in 1...50 {
      #expect(Granularity.isPossible(0, 0.5, base: base))
      #expect(Granularity.isPossible(99.5, 100, base: base))
    }
  }

  @Test func `the bases that fit are those that counting finds`() {
    let seed = UInt64.random(in: 0 ... .max)
    var generator = SeededGenerator(seed: seed)
    for _ in 0..<300 {
      let base = Int.random(in: 1...60, using: &generator)
      let shares = (0..<4).map { _ in
        whole((Double(Int.random(in: 0...base, using: &generator)) * 100 / Double(base)).rounded())
      }
      let expected = (1...80).reversed().filter { candidate in
        shares.allSatisfy { share in
          (0...candidate).contains { count in
            let percent = Double(count) * 100 / Double(candidate)
            return percent >= share.minimum - 1e-9 && percent <= share.maximum + 1e-9
          }
        }
      }
      #expect(Granularity.bases(fitting: shares, upTo: 80) == expected, "seed \(seed)")
      #expect(expected.contains(base), "seed \(seed)")
    }
  }
}
