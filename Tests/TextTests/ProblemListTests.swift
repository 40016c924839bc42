import Errors
import Testing
@testable import Text

@Suite struct ProblemListTests {
  private func text(_ problems: [Problem]) -> String {
    ProblemList(of: "p", problems).description
  }

  private func empty(_ line: Int) -> Problem {
    Problem(
      file: "numerals.csv", position: Position(line: line, column: 9), column: "meaning",
      found: "", expected: "a value")
  }

  @Test func `twenty cells with the same complaint are listed one by one`() {
    let lines = (2...21).map { "  numerals.csv:\($0):9: meaning: found \"\", expected a value\n" }
    #expect(text((2...21).map(empty)) + "\n" == "p: not loaded, 20 problems:\n" + lines.joined())
  }

  @Test func `more of them are said once, where the first is, and all are counted`() {
    let other = Problem(file: "studies.csv", column: "title", expected: "a value")
    #expect(
      text((2...413).map(empty) + [other]) == """
        p: not loaded, 413 problems:
          numerals.csv:2:9: meaning: 412 cells are empty, the first of them here; expected a value
          studies.csv: title: expected a value
        """)
  }

  @Test func `a wrong value that is everywhere is said once, another beside it keeps its line`() {
    func wrong(_ line: Int, _ found: String) -> Problem {
      Problem(
        file: "observations.csv", position: Position(line: line, column: 3), column: "wave_id",
        found: found, expected: "a row of waves", suggestion: "nrw-2020")
    }
    #expect(
      text((2...30).map { wrong($0, $0 == 9 ? "x" : "nrw-2021") }) == """
        p: not loaded, 29 problems:
          observations.csv:2:3: wave_id: found "nrw-2021", expected a row of waves; did you mean "nrw-2020"? (28 times; this is the first)
          observations.csv:9:3: wave_id: found "x", expected a row of waves; did you mean "nrw-2020"?
        """)
  }

  @Test func `what helps stands behind what was expected, in the words of whoever asks`() {
    var tally = ProblemTally(file: "a.csv")
    for _ in 0..<2 {
      tally.add(
        at: (Position(line: 2, column: 1), 2), found: "1.234", expected: "a number",
        suggestion: "1234", remedy: .sayDecimalSign)
    }
    let many = (1...21).map {
      Problem(
        file: "b.csv", position: Position(line: $0, column: 1), column: "n", found: "",
        expected: "a number", remedy: .describe)
    }
    let list = ProblemList(of: "p", tally.problems + many)
    #expect(
      list.problem { $0 == .describe ? "do it" : "say it" } == """
        not loaded, 22 problems:
          a.csv:2:1: found "1.234", expected a number (2 rows); say it; did you mean "1234"?
          b.csv:1:1: n: 21 cells are empty, the first of them here; expected a number; do it
        """)
    #expect(
      list.description == """
        p: not loaded, 22 problems:
          a.csv:2:1: found "1.234", expected a number (2 rows); did you mean "1234"?
          b.csv:1:1: n: 21 cells are empty, the first of them here; expected a number
        """)
  }

  @Test func `of wrong values that all differ the first twenty are listed`() {
    let problems = (1...400).map {
      Problem(file: "a.csv", position: Position(line: $0, column: 1), found: "\($0)", expected: "x")
    }
    let lines = text(problems).split(separator: "\n")
    #expect(lines.count == 22)
    #expect(lines[20] == "  a.csv:20:1: found \"20\", expected x")
    #expect(lines[21] == "  a.csv:21:1: and 380 more like these")
  }
}
