@testable import Survey
import TestSupport
import Testing

@Suite struct InhabitantsBandTests {
  private func band(_ minimum: Int?, _ maximum: Int?) -> InhabitantsBand {
    InhabitantsBand(minimum: minimum, maximum: maximum)
  }

  @Test func `bands lie to each other as their limits say`() {
    #expect(band(10_000, 25_000).relation(to: band(10_000, 25_000)) == .equal)
    #expect(band(250_000, nil).relation(to: band(nil, nil)) == .within)
    #expect(band(nil, nil).relation(to: band(250_000, nil)) == .contains)
    #expect(band(nil, 20_000).relation(to: band(10_000, 25_000)) == .overlapping)
    #expect(band(nil, 10_000).relation(to: band(10_000, 25_000)) == .disjoint)
    #expect(band(400_000, nil).relation(to: band(nil, 10_000)) == .disjoint)
  }

  @Test func `the same name means opposite ends in two studies`() {
    let nrwClassOne = band(nil, 10_000)
    let kgstClassOne = band(400_000, nil)
    #expect(nrwClassOne.relation(to: kgstClassOne) == .disjoint)
  }

  @Test func `the relation agrees with counting the sizes that two bands share`() {
    let seed = UInt64.random(in: 0 ... .max)
    var generator = SeededGenerator(seed: seed)
    func any() -> InhabitantsBand {
      let low = Bool.random(using: &generator) ? Int.random(in: 0...8, using: &generator) : nil
      let high =
        Bool.random(using: &generator) ? (low ?? 0) + Int.random(in: 1...8, using: &generator) : nil
      return band(low, high)
    }
    func sizes(_ band: InhabitantsBand) -> Set<Int> {
      Set((0..<40).filter { $0 >= band.minimum ?? 0 && $0 < band.maximum ?? 40 })
    }
    for _ in 0..<2_000 {
      let (first, second) = (any(), any())
      let (a, b) = (sizes(first), sizes(second))
      let relation = first.relation(to: second)
      if a.isDisjoint(with: b) {
        #expect(relation == .disjoint, "\(first) \(second), seed \(seed)")
      } else if a == b {
        #expect(
          [.equal, .within, .contains].contains(relation), "\(first) \(second), seed \(seed)")
      } else if a.isSubset(of: b) {
        #expect(relation == .within, "\(first) \(second), seed \(seed)")
      } else if a.isSuperset(of: b) {
        #expect(relation == .contains, "\(first) \(second), seed \(seed)")
      } else {
        #expect(relation == .overlapping, "\(first) \(second), seed \(seed)")
      }
    }
  }
}
