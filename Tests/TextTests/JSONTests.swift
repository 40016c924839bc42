import TestSupport
import Testing
@testable import Text

@Suite struct JSONTests {
  private func parse(_ text: String) throws(JSONError) -> JSON { try JSON.parse(Array(text.utf8)) }

  private static let broken: [(String, Int, Int, String)] = [
    ("", 1, 1, "the file ends where a value is expected"),
    ("{", 1, 2, "expected '\"'"), ("[1,]", 1, 4, "expected a value"),
    ("{\"a\": 1\n \"b\": 2}", 2, 2, "expected ','"), ("{\"a\" 1}", 1, 6, "expected ':'"),
    ("[01]", 1, 2, "expected a value"), ("[1.]", 1, 2, "expected a value"),
    ("[1e999]", 1, 2, "expected a value"), ("[+1]", 1, 2, "expected a value"),
    ("tru", 1, 1, "expected true"), ("\"a", 1, 1, "the string has no end"),
    ("\"\\x\"", 1, 3, "there is no such escape"), ("\"\\ud800\"", 1, 8, "expected '\\'"),
    ("\"a\nb\"", 1, 3, "a string may not hold control characters; write \\n"),
    ("1 2", 1, 3, "expected the end of the file"),
    ("{\"a\": 1, \"a\": 2}", 1, 10, "the name \"a\" stands here twice"),
  ]

  @Test(arguments: broken)
  func `what is no JSON is refused with its place`(
    text: String, line: Int, column: Int, message: String
  ) {
    let error = #expect(throws: JSONError.self) { try parse(text) }
    #expect(error?.position == Position(line: line, column: column))
    #expect(error?.message == message)
  }

  @Test func `a column counts code points, not bytes`() {
    let error = #expect(throws: JSONError.self) { try parse("[\"Größe\", ?]") }
    #expect(error?.position == Position(line: 1, column: 11))
  }

  @Test func `nesting without end is refused, not followed`() {
    let error = #expect(throws: JSONError.self) {
      try parse(String(repeating: "[", count: 100_000))
    }
    #expect(error?.message == "values are nested more than 64 deep")
  }

  @Test func `broken UTF-8 is refused`() {
    #expect(throws: JSONError.self) { try JSON.parse([0x22, 0xFF, 0x22]) }
  }

  @Test func `every kind of value is read, with its place`() throws {
    let json = try parse(
      " {\"a\": [null, true, -1.5e2, \"\\u00e4\\ud83d\\ude00\\n\"],\n  \"b\": {}}")
    #expect(
      json["a"]?.array?.map(\.content) == [.null, .boolean(true), .number(-150), .string("ä😀\n")])
    #expect(json["b"]?.position == Position(line: 2, column: 8))
    #expect(json["c"] == nil)
    #expect(json["b"]?.members?.count == 0)
  }

  @Test func `what is written reads back the same`() throws {
    let seed = UInt64.random(in: 0 ... .max)
    var generator = SeededGenerator(seed: seed)
    func any(_ depth: Int) -> JSON {
      switch Int.random(in: 0...(depth > 3 ? 3 : 5), using: &generator) {
      case 0: return JSON(.null)
      case 1: return JSON(.boolean(Bool.random(using: &generator)))
      case 2: return JSON(.number(Double(Int.random(in: -999...999, using: &generator)) / 8))
      case 3:
        let scalars = (0..<4).map { _ in
          Unicode.Scalar(UInt32.random(in: 0...0x2FF, using: &generator)) ?? "?"
        }
        return JSON(.string(String(String.UnicodeScalarView(scalars))))
      case 4: return JSON(.array((0..<3).map { _ in any(depth + 1) }))
      default: return .object((0..<3).map { ("name \($0)", any(depth + 1)) })
      }
    }
    for _ in 0..<300 {
      let value = any(0)
      for indent in [nil, 2] {
        let text = value.text(indent: indent)
        #expect(try parse(text).text() == value.text(), "seed \(seed)")
      }
    }
  }
}
