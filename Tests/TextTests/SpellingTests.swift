import Survey
import Testing
@testable import Text

@Suite struct SpellingTests {
  private let names = [
    "responsibility", "exhibit", "participation", "strategy-status", "cio", "cdo",
  ]

  @Test(arguments: ["", "zzzzzz", "weather", "q"])
  func `nothing is suggested when nothing is near`(text: String) {
    #expect(Spelling.nearest(to: text, among: names) == nil)
  }

  @Test(arguments: [
    ("responsibilty", "responsibility"), ("RESPONSIBILITY", "responsibility"),
    ("ehxibit", "exhibit"), ("exibit", "exhibit"), ("particpation", "participation"),
    ("ciO", "cio"), ("strategy", "strategy-status"),
  ])
  func `a typo, a swap or another case finds its name`(text: String, name: String) {
    #expect(Spelling.nearest(to: text, among: names) == name)
  }

  @Test func `among equals the first in order wins, whatever the order given`() {
    #expect(Spelling.nearest(to: "cxo", among: ["cio", "cdo"]) == "cdo")
    #expect(Spelling.nearest(to: "cxo", among: ["cdo", "cio"]) == "cdo")
  }
}
