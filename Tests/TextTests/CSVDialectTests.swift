import Foundation
import TestSupport
import Testing
@testable import Text

@Suite struct CSVDialectTests {
  private func dialect(_ text: String) throws(CSVError) -> String {
    try CSV(Array(text.utf8)).dialect.description
  }

  @Test(arguments: [
    ("a", "commas, UTF-8"), ("", "commas, UTF-8"), ("a,b;c;d", "semicolons, UTF-8"),
    ("\r\na\tb\n1;2;3", "tabs, UTF-8"), ("\"a;b;c;d\",e\n", "commas, UTF-8"),
    ("a;\"b\nc,d,e\";f", "semicolons, UTF-8"), ("a;b,c", "commas, UTF-8"),
    ("sep=;\na,b,c\n", "semicolons, UTF-8"), ("\"sep=\t\"\r\na,b", "tabs, UTF-8"),
    ("SEP=,\na;b;c", "commas, UTF-8"), ("sep=;", "semicolons, UTF-8"),
  ])
  func `the delimiter is the one that splits the heading most, or the one announced`(
    text: String, expected: String
  ) throws {
    #expect(try dialect(text) == expected)
  }

  @Test func `what is set is not found out`() throws {
    let csv = try CSV(
      Array("a,b;c,d\n".utf8),
      choice: .init(encoding: .windows1252, delimiter: .semicolon, decimalSign: .comma))
    #expect(csv.rows.map { $0.map(\.text) } == [["a,b", "c,d"]])
    #expect(csv.dialect.description == "semicolons, decimal comma, Windows-1252")
    #expect(!csv.dialect.isPlain)
  }

  @Test func `any table written in any dialect reads back equal, told or found out`() throws {
    let seed = UInt64.random(in: 0 ... .max)
    var generator = SeededGenerator(seed: seed)
    let alphabet = Array("a\",;\t\n\räß 1='") + ["\r\n"]
    let encodings: [(String.Encoding, TextEncoding, [UInt8])] = [
      (.utf8, .utf8, []), (.utf8, .utf8, [0xEF, 0xBB, 0xBF]),
      (.windowsCP1252, .windows1252, []), (.utf16LittleEndian, .utf16, [0xFF, 0xFE]),
      (.utf16BigEndian, .utf16BigEndian, []),
    ]
    for _ in 0..<100 {
      let rows = (0..<4).map { _ in
        (0..<3).map { _ in
          String(
            (0..<Int.random(in: 0...4, using: &generator)).map { _ in
              alphabet.randomElement(using: &generator) ?? "a"
            })
        }
      }
      let table = [["first", "second", "third"]] + rows
      for (foundation, encoding, mark) in encodings {
        for delimiter in CSVDialect.Delimiter.allCases {
          let text = CSV.text(table, delimiter: delimiter)
          let bytes = mark + Array(try #require(text.data(using: foundation)))
          let told = try CSV(bytes, choice: .init(encoding: encoding, delimiter: delimiter))
          #expect(told.rows.map { $0.map(\.text) } == table, "seed \(seed)")
          let found = try CSV(bytes)
          #expect(found.rows.map { $0.map(\.text) } == table, "seed \(seed)")
          #expect(found.dialect.delimiter == delimiter, "seed \(seed)")
        }
      }
    }
  }
}
