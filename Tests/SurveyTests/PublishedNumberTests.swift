@testable import Survey
import Testing

@Suite struct PublishedNumberTests {
  private func read(
    _ printed: String, _ qualifier: Qualifier = .exact, _ unit: Unit = .percent
  ) -> [Double?]? {
    PublishedNumber(printed: printed, qualifier: qualifier, unit: unit).map {
      [$0.value, $0.minimum, $0.maximum]
    }
  }

  @Test func `a print that is no number is refused`() {
    #expect(read("viele") == nil)
    #expect(read("6.7") == nil)
    #expect(read("71% bis", .range) == nil)
    #expect(read("79% bis 71%", .range) == nil)
    #expect(read("drei Viertel", .exact, .count) == nil)
  }

  @Test func `an exact print claims half a unit to either side`() {
    #expect(read("67") == [67, 66.5, 67.5])
    #expect(read("56,5") == [56.5, 56.45, 56.55])
    #expect(read("2,91", .exact, .score) == [2.91, 2.905, 2.915])
    #expect(read("1.828", .exact, .count) == [1828, 1827.5, 1828.5])
  }

  @Test func `a percentage stays within 0 and 100`() {
    #expect(read("0") == [0, 0, 0.5])
    #expect(read("100") == [100, 99.5, 100])
    #expect(read("0,0") == [0, 0, 0.05])
  }

  @Test func `an approximate print claims what it was rounded to`() {
    #expect(read("16", .approx) == [16, 15, 17])
    #expect(read("10", .approx) == [10, 5, 15])
    #expect(read("55", .approx) == [55, 52.5, 57.5])
    #expect(read("drei Viertel", .approx) == [75, 72.5, 77.5])
  }

  @Test func `a bounded print claims one side`() {
    #expect(read("80", .over) == [80, 80, 100])
    #expect(read("300", .over, .count) == [300, 300, nil])
    #expect(read("20", .under) == [20, 0, 20])
    #expect(read("65", .justUnder) == [65, 60, 65])
    #expect(read("20", .under, .percentagePoints) == [20, nil, 20])
  }

  @Test func `a difference or a score can be negative, a share cannot`() {
    #expect(read("-3", .exact, .percentagePoints) == [-3, -3.5, -2.5])
    #expect(read("−0,4", .exact, .score) == [-0.4, -0.45, -0.35])
    #expect(read("+20", .exact, .percentagePoints) == [20, 19.5, 20.5])
    #expect(read("-3") == nil)
  }

  @Test func `a range has two ends and no value`() {
    #expect(read("71% bis 79%", .range) == [nil, 71, 79])
  }

  @Test(arguments: Qualifier.allCases)
  func `no qualified print claims less than the exact one`(qualifier: Qualifier) {
    for printed in ["1", "16", "40", "55", "99"] where qualifier != .range {
      guard let exact = read(printed), let qualified = read(printed, qualifier) else {
        Issue.record("\(printed) is not read")
        return
      }
      let span = (qualified[2] ?? 100) - (qualified[1] ?? 0)
      #expect(span >= (exact[2] ?? 0) - (exact[1] ?? 0), "\(printed) \(qualifier)")
    }
  }
}
