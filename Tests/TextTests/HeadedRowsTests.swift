import Testing
@testable import Text

@Suite struct HeadedRowsTests {
  private func rows(_ text: String, minimum: Int = 0) throws(ProblemList) -> [[String]] {
    var table = try HeadedRows(Array(text.utf8), of: "t.csv", in: "t", minimum: minimum)
    var rows = [table.heading.map(\.text)]
    try table.forEach { rows.append($0.map(\.text)) }
    return rows
  }

  private func problems(_ text: String, minimum: Int = 0) -> [String] {
    do throws(ProblemList) {
      _ = try rows(text, minimum: minimum)
      return []
    } catch {
      return error.problems.map(\.description)
    }
  }

  @Test func `every row that is longer or shorter than the heading is named, up to the end`() {
    #expect(
      problems("sep=;\na;b;;\n1;;;\n2\n\n3;;x;\n4;5\n\"ä\";6;\"") == [
        "t.csv:4:1: found \"1 field\", expected 2 fields, as in the heading",
        "t.csv:6:1: found \"3 fields\", expected 2 fields, as in the heading",
        "t.csv:8:7: expected CSV: the quoted field that begins here has no end",
      ])
  }

  @Test func `too few columns are no table`() {
    #expect(
      problems("a\n1\n", minimum: 2) == [
        "t.csv:1:1: expected CSV: found one column, expected several, with commas, semicolons or tabs "
          + "between"
      ])
    #expect(problems("a\n1\n") == [])
    #expect(problems("") == [])
  }

  @Test func `empty columns at the right and blank rows at the end are passed over`() throws {
    #expect(
      try rows("a;b;;\n1;;;\n;\n2;3;;\n;;;\n\n;\n") == [
        ["a", "b"], ["1", ""], ["", ""], ["2", "3"],
      ])
  }
}
