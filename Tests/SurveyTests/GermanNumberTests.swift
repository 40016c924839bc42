@testable import Survey
import TestSupport
import Testing

@Suite struct GermanNumberTests {
  @Test(arguments: [
    "", "1.8", "1.82", "1.8280", "1828.000", ".5", "5.", "5,", ",5", "1,5,0", "1.828,", "-3", "+3",
    " 3", "3 ", "12e3", "١٢", "1.828.00", "3,5.000", "x", "½",
  ])
  func `what is no number in German notation is refused`(text: String) {
    #expect(GermanNumber(text) == nil)
  }

  private static let readings: [(String, Double, Int)] = [
    ("0", 0.0, 0), ("67", 67, 0), ("56,5", 56.5, 1), ("0,07", 0.07, 2), ("1.828", 1828, 0),
    ("1.828,50", 1828.5, 2), ("178.571", 178_571, 0), ("1.000.000", 1_000_000, 0),
    ("400000", 400_000, 0),
  ]

  @Test(arguments: readings)
  func `points stand between thousands and the comma before decimals`(
    text: String, value: Double, decimals: Int
  ) {
    #expect(GermanNumber(text)?.value == value)
    #expect(GermanNumber(text)?.decimals == decimals)
  }

  @Test func `the rounding is half a unit of the last digit`() {
    #expect(GermanNumber("67")?.rounding == 0.5)
    #expect(GermanNumber("56,5")?.rounding == 0.05)
  }

  @Test func `numerals are maximal runs of digits with inner points and commas`() {
    let found = GermanNumber.numerals(in: "ä 71% bis 79%, n=1.828. (35,0; 2,) 3.a")
    #expect(found.map(\.text) == ["71", "79", "1.828", "35,0", "2", "3"])
    #expect(found.map(\.offset) == [2, 10, 17, 25, 31, 35])
  }

  @Test func `a written number reads back as itself`() {
    let seed = UInt64.random(in: 0 ... .max)
    var generator = SeededGenerator(seed: seed)
    for _ in 0..<1_000 {
      let whole = Int.random(in: 0...10_000_000, using: &generator)
      var digits = String(whole)
      var grouped = ""
      while digits.count > 3 {
        grouped = "." + digits.suffix(3) + grouped
        digits.removeLast(3)
      }
      let tenths = Int.random(in: 0...9, using: &generator)
      let text = "\(digits)\(grouped),\(tenths)"
      #expect(
        GermanNumber(text)?.value == Double("\(whole).\(tenths)"), "\(text), seed \(seed)")
    }
  }
}
