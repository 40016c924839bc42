import Database
import Reports
import Testing
import Text
@testable import wavehouse

@Suite struct RenderingTests {
  private let report = Report(
    title: "Title", facts: [(name: "role", value: .text("cio"))], role: .parameters,
    tables: [
      Report.Table(
        name: "rows", columns: ["share", "group"],
        rows: [
          [.real(67), .text("Kreise")], [.real(56.5), .text("Städte | 縦")], [.null, .null],
        ])
    ],
    notes: ["a note"])

  @Test func `numbers line up by their decimal point, text by its width on screen`() {
    #expect(
      TextRenderer(width: 80).text(report) == """
        Title

        role  cio

        share  group
        ─────  ───────────
         67    Kreise
         56.5  Städte | 縦


        * a note

        """)
  }

  @Test(arguments: [
    "=1+1", "@SUM(A1)", "+A1", "-A1", "-", "+49 30 1234", "-1-1", "\tx", "\r=1", "=", "-12.5.",
  ])
  func `text that a spreadsheet would run has an apostrophe in front`(text: String) {
    #expect(SpreadsheetCell.text(.text(text)) == "'" + text)
  }

  @Test(
    arguments: [
      .text("-12,5"), .text("+3"), .text("-1.234,5"), .text("56"), .text(""), .text("a=b"), .null,
      .real(-1.5), .integer(-3), .text("–5"), .text(" =1"),
    ] as [Value])
  func `numbers and other text stay as they are`(value: Value) {
    #expect(SpreadsheetCell.text(value) == value.plainText)
  }

  @Test func `Markdown escapes what would break a table`() {
    #expect(
      MarkdownRenderer.text(report) == """
        ## Title

        - role: cio

        | share | group |
        | ---: | --- |
        | 67 | Kreise |
        | 56.5 | Städte \\| 縦 |
        |  |  |

        - a note

        """)
  }

  @Test func `JSON keeps numbers, nulls and notes`() {
    #expect(
      JSONRenderer.object(report).text() == """
        {"title":"Title","parameters":{"role":"cio"},"rows":[{"share":67,"group":"Kreise"},\
        {"share":56.5,"group":"Städte | 縦"},{"share":null,"group":null}],"notes":["a note"]}
        """)
  }

  @Test func `text columns wrap between words, identifiers never break`() {
    let table = Report.Table(
      name: "rows", columns: ["respondents", "finding_id"],
      rows: [
        [
          .text("counties with a strategy or one in development"),
          .text("digital-vorangehen:1641:14"),
        ]
      ])
    #expect(
      TextTable(table, width: 50).text == """
        respondents             finding_id
        ──────────────────────  ──────────────────────────
        counties with a         digital-vorangehen:1641:14
        strategy or one in
        development

        """)
  }

  @Test func `a table that is too wide for the terminal is told row by row`() {
    let wide = Report(
      title: "Title", facts: [], role: .parameters,
      tables: [
        Report.Table(
          name: "rows", columns: ["finding_id", "share", "group"],
          rows: [
            [.text("a-long-identifier:1:1"), .real(67), .text("cities and municipalities")],
            [.text("a-long-identifier:2:2"), .null, .text("counties")],
          ])
      ],
      notes: [])
    #expect(
      TextRenderer(width: 40).text(wide) == """
        Title

        finding_id  a-long-identifier:1:1
        share       67
        group       cities and municipalities

        finding_id  a-long-identifier:2:2
        group       counties

        """)
    // Where the answer is no terminal's, nothing is in the way.
    #expect(TextRenderer(width: nil).text(wide).contains("─────"))
  }

  @Test func `a table without rows says so`() {
    #expect(
      TextTable(Report.Table(name: "", columns: ["a"], rows: []), width: 80).text == "(no rows)\n")
  }

  @Test func `control characters never reach the terminal`() {
    let table = Report.Table(
      name: "", columns: ["a"],
      rows: [[.text("x\u{1B}[31mred\u{7}\u{202E}back\u{9B}y\nz")]])
    #expect(
      TextTable(table, width: 80).text
        == "a\n───────────────────\nx␛[31mred␇\u{FFFD}back\u{FFFD}y z\n")
  }

  @Test func `widths are those of the screen`() {
    #expect(DisplayWidth.of("Größe") == 5)
    #expect(DisplayWidth.of("Gro\u{308}ße") == 5)
    #expect(DisplayWidth.of("縦書き") == 6)
    #expect(DisplayWidth.of("") == 0)
  }

  @Test func `a word longer than the line is broken, others are not`() {
    #expect(Wrapping.lines("ab cdefghij k", width: 4) == ["ab", "cdef", "ghij", "k"])
    #expect(Wrapping.lines("ab cd ef", width: 5) == ["ab cd", "ef"])
  }

  @Test func `values as plain text`() {
    let values: [Value] = [
      .null, .integer(-3), .real(67), .real(0.1 + 0.2), .text("x"), .blob([0, 171]),
    ]
    #expect(values.map(\.plainText) == ["", "-3", "67", "0.3", "x", "x'00ab'"])
  }
}
