import TestSupport
import Testing
@testable import Text

@Suite struct CSVTests {
  private func read(_ text: String) throws(CSVError) -> [[String]] {
    try CSV(Array(text.utf8)).rows.map { $0.map(\.text) }
  }

  @Test(arguments: [
    ("a,\"b\nc", 1, 3, "the quoted field that begins here has no end"),
    ("a,b\"c", 1, 4, "a quote within an unquoted field; quote the field and double the quote"),
    ("x\n\"a\"b", 2, 4, "expected a comma or the end of the line after a quoted field"),
    ("ä,\"ö\r\nü\rß\"\"\"b", 3, 5, "expected a comma or the end of the line after a quoted field"),
    ("abc,\"\r\n\0", 2, 1, "a NUL character; the file is damaged, or no text"),
    ("abc,\"ä\"\0", 1, 8, "a NUL character; the file is damaged, or no text"),
  ])
  func `what is no CSV is refused with its place`(
    text: String, line: Int, column: Int, message: String
  ) {
    let error = #expect(throws: CSVError.self) { try read(text) }
    #expect(error?.position == Position(line: line, column: column))
    #expect(error?.message == message)
  }

  @Test func `bytes that are not UTF-8, where they should be, are refused with their place`() {
    let error = #expect(throws: CSVError.self) {
      try CSV([0x61, 0x0A, 0x62, 0x2C, 0xE4, 0x0A], choice: .init(encoding: .utf8))
    }
    #expect(error?.position == Position(line: 2, column: 3))
  }

  @Test func `a NUL is refused with its place, quoted or not`() {
    for text in ["a,b\r\nc,ä\0", "a,b\rc,\"\0\""] {
      let error = #expect(throws: CSVError.self) { try read(text) }
      #expect(error?.position == Position(line: 2, column: 4))
      #expect(error?.row == 2)
      #expect(error?.message == "a NUL character; the file is damaged, or no text")
    }
  }

  @Test func `what would exhaust memory is refused where it begins`() {
    let long = String(repeating: "x", count: 1 << 20)
    let cases: [(text: String, message: String)] = [
      ("a\nb,\(long)x", "a field of more than 1 MiB begins here; check its quotes"),
      ("a\nb,\"\(long)x\"", "a field of more than 1 MiB begins here; check its quotes"),
      (
        "a\n" + String(repeating: ",", count: 10_000),
        "more than 10000 fields in a row; check the delimiter"
      ),
      (
        "a\n" + String(repeating: long + ",", count: 16),
        "a row of more than 16 MiB; check its quotes"
      ),
    ]
    for (text, message) in cases {
      let error = #expect(throws: CSVError.self) { try read(text) }
      #expect(error?.message == message)
      #expect(error?.position.line == 2)
    }
    #expect(throws: Never.self) { try read("a\nb,\(long)") }
  }

  @Test func `a first line that names another delimiter than the known ones is refused`() {
    let error = #expect(throws: CSVError.self) { try read("sep=|\na|b\n") }
    #expect(error?.message == "expected a comma, a semicolon or a tab behind sep=")
  }

  @Test func `lines may end with a lone CR`() throws {
    #expect(try read("a,b\r1,\"2\r3\"\r") == [["a", "b"], ["1", "2\r3"]])
  }

  @Test func `rows are counted as a spreadsheet counts them`() throws {
    let rows = try CSV(Array("sep=;\r\na;\"b\nc\"\r\n\r\n1;2\r\n".utf8)).rows
    #expect(rows.map { $0.map(\.row) } == [[1, 1], [3, 3]])
    #expect(rows.map { $0[0].position.line } == [2, 5])
  }

  @Test func `quotes hold commas, line breaks and doubled quotes`() throws {
    #expect(
      try read("a,\"b, \"\"c\"\"\r\nd\"\r\n,\n") == [["a", "b, \"c\"\r\nd"], ["", ""]])
  }

  @Test func `a byte order mark, CRLF and a missing last break do not matter`() throws {
    #expect(try read("\u{FEFF}a,b\r\n1,2") == [["a", "b"], ["1", "2"]])
  }

  @Test func `empty lines are left out and lines still counted`() throws {
    let rows = try CSV(Array("a\n\n\nb\n".utf8)).rows
    #expect(
      rows.map { $0[0].position } == [Position(line: 1, column: 1), Position(line: 4, column: 1)])
  }

  @Test func `a field knows where it begins, in code points`() throws {
    let fields = try CSV(Array("Größe,\"ä\nö\",x\n".utf8)).rows[0]
    #expect(
      fields.map(\.position) == [
        Position(line: 1, column: 1), Position(line: 1, column: 7), Position(line: 2, column: 4),
      ])
  }

  @Test func `what is written reads back the same`() throws {
    let seed = UInt64.random(in: 0 ... .max)
    var generator = SeededGenerator(seed: seed)
    let alphabet = Array("a\",\n\rä; 1=")
    for _ in 0..<500 {
      let rows = (0..<3).map { _ in
        (0..<3).map { _ in
          "x" + String((0..<4).map { _ in alphabet.randomElement(using: &generator) ?? "a" })
        }
      }
      let table = try CSV(Array(CSV.text(rows).utf8), choice: .init(delimiter: .comma))
      #expect(table.rows.map { $0.map(\.text) } == rows, "seed \(seed)")
    }
  }

  @Test func `no bytes make the reader fail otherwise than by its own error`() {
    let seed = UInt64.random(in: 0 ... .max)
    var generator = SeededGenerator(seed: seed)
    let bytes: [UInt8] = [0x22, 0x2C, 0x0A, 0x0D, 0x61, 0xC3, 0xA4, 0xFF, 0x00]
    for _ in 0..<5_000 {
      let text = (0..<Int.random(in: 0...12, using: &generator)).map { _ in
        bytes.randomElement(using: &generator) ?? 0
      }
      do { _ = try CSV(text) } catch { #expect(error.position.line >= 1) }
      do { _ = try JSON.parse(text) } catch { #expect(error.position.line >= 1) }
    }
  }
}
