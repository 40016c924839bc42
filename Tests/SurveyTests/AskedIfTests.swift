@testable import Survey
import Testing

@Suite struct AskedIfTests {
  private func read(_ text: String) -> [String]? {
    AskedIf(text)?.conditions.map {
      "\($0.variable) \($0.isEqual ? "is" : "is not") \($0.codes.joined(separator: ", "))"
    }
  }

  @Test(arguments: ["", "s001", "=1", "s001=", "s001=1|", "s001=1 and", "s001=1=2", "and s001=1"])
  func `what is no condition is none`(_ text: String) {
    #expect(read(text) == nil)
  }

  @Test func `conditions are joined by and, in either language, with blanks where one likes`() {
    #expect(read("s001=1") == ["s001 is 1"])
    #expect(
      read("s001 = 1|2 and s005!=3 UND x=ja") == ["s001 is 1, 2", "s005 is not 3", "x is ja"])
  }

  @Test func `blanks within a code belong to it`() {
    #expect(
      read("rating=sehr gut | gut and kind!=nicht so") == [
        "rating is sehr gut, gut", "kind is not nicht so",
      ])
  }
}
