import Foundation
@testable import Survey
import TestSupport
import Testing

@Suite struct ConfidenceIntervalTests {
  private typealias Level = ConfidenceInterval.Level

  @Test func `levels, shares and bases that are not possible are refused`() throws {
    for percent in [0, 100, -5, 120, Double.nan] { #expect(Level(percent: percent) == nil) }
    let level = try #require(Level(percent: 95))
    for (share, base, population) in [(1.2, 10, nil), (-0.1, 10, nil), (0.5, 0, nil), (0.5, 10, 9)]
    {
      #expect(
        ConfidenceInterval.wilson(share: share, base: base, population: population, level: level)
          == nil)
    }
  }

  @Test func `the quantiles are those of the normal distribution`() throws {
    let known: [(Double, Double)] = [
      (90, 1.644853626951472), (95, 1.959963984540054), (99, 2.575829303548900),
    ]
    for (percent, quantile) in known {
      let level = try #require(Level(percent: percent))
      #expect(abs(level.quantile - quantile) < 1e-10)
    }
  }

  /// The reference values were made with statsmodels by `Tests/Reference/intervals.py`.
  @Test func `Wilson and Newcombe intervals are those of statsmodels`() throws {
    let path = Project.root + "/Tests/Reference/intervals.csv"
    let lines = try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n").dropFirst()
    #expect(lines.count == 36)
    for line in lines {
      let cells = line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
      let numbers = cells.map { Double($0) ?? .nan }
      let level = try #require(Level(percent: numbers[1]))
      func side(_ index: Int) throws -> (share: Double, interval: ConfidenceInterval) {
        let share = numbers[index] / numbers[index + 1]
        let interval = try #require(
          ConfidenceInterval.wilson(share: share, base: Int(numbers[index + 1]), level: level))
        return (share, interval)
      }
      let first = try side(2)
      let found = cells[0] == "wilson" ? first.interval : .newcombe(first, try side(4))
      #expect(abs(found.lower - numbers[6]) < 1e-9, "\(line): \(found.lower)")
      #expect(abs(found.upper - numbers[7]) < 1e-9, "\(line): \(found.upper)")
    }
  }

  @Test
  func `where nearly everyone answered the interval is narrower, where all did there is none`()
    throws
  {
    let level = try #require(Level(percent: 95))
    func width(_ population: Int?) throws -> Double {
      let interval = try #require(
        ConfidenceInterval.wilson(share: 18 / 27, base: 27, population: population, level: level))
      return interval.upper - interval.lower
    }
    #expect(try width(31) < width(100))
    #expect(try width(100) < width(nil))
    #expect(try width(27) == 0)
  }
}
