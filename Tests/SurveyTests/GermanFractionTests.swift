@testable import Survey
import Testing

@Suite struct GermanFractionTests {
  @Test(arguments: [
    "", "Hut", "drei", "fünf Viertel", "mehrere", "Viertelstunde", "viele Drittel", "jede",
    "jede Kommune",
    "der vierte",
  ])
  func `what is no fraction is refused`(text: String) {
    #expect(GermanFraction(text) == nil)
  }

  private static let readings: [(String, Double)] = [
    ("Hälfte", 0.5), ("die Hälfte", 0.5), ("drei Viertel", 0.75), ("Drei Viertel", 0.75),
    ("drei Vierteln", 0.75), ("dreiviertel", 0.75), ("zwei Drittel", 2.0 / 3),
    ("ein Drittel", 1.0 / 3),
    ("vier Fünftel", 0.8), ("ein Viertel", 0.25), ("jede vierte", 0.25), ("Jede vierte", 0.25),
    ("jeder zehnte", 0.1), ("jede fünfte", 0.2), ("einem Drittel", 1.0 / 3),
    ("sieben Zehntel", 0.7), ("Drittel", 1.0 / 3),
  ]

  @Test(arguments: readings)
  func `fractions in words have their value`(text: String, value: Double) {
    #expect(GermanFraction(text)?.value == value)
  }
}
