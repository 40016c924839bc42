import TestSupport
import Testing
@testable import Text

/// The scanner against a reader that goes character by character.
@Suite struct FieldScannerTests {
  /// What a file can be made of: everything that means something, and what surrounds it.
  private static let pieces = [
    "\"", "\"", "\"\"", ",", ";", "\t", "\n", "\r", "\r\n", "a", "b c", "ä", "€", " ", "1", "!",
    "\n\n", ",,", ";;\n", "\"x\"", "\",\"", "\"\"\"\n",
  ]

  private struct File: CustomStringConvertible {
    let text: String
    let isAnnounced: Bool
    let encoding: TextEncoding
    let hasMark: Bool
    let delimiter: CSVDialect.Delimiter

    init(_ generator: inout SeededGenerator) {
      let encodings: [TextEncoding] = [.utf8, .windows1252, .utf16]
      encoding = encodings.randomElement(using: &generator) ?? .utf8
      hasMark = Bool.random(using: &generator)
      isAnnounced = Int.random(in: 0..<4, using: &generator) == 0
      delimiter = CSVDialect.Delimiter.allCases.randomElement(using: &generator) ?? .comma
      var text = ""
      for _ in 0..<Int.random(in: 0...12, using: &generator) {
        switch Int.random(in: 0..<30, using: &generator) {
        case 0: text += "\0"
        case 1 where encoding != .windows1252: text += "😀"
        default: text += FieldScannerTests.pieces.randomElement(using: &generator) ?? ""
        }
      }
      self.text = text
    }

    var bytes: [UInt8] {
      let whole = (isAnnounced ? "sep=\(delimiter.text)\r\n" : "") + text
      switch encoding {
      case .utf8: return (hasMark ? [0xEF, 0xBB, 0xBF] : []) + Array(whole.utf8)
      case .windows1252:
        return whole.unicodeScalars.map { $0 == "€" ? 0x80 : UInt8(truncatingIfNeeded: $0.value) }
      case .utf16, .utf16LittleEndian, .utf16BigEndian:
        return [0xFF, 0xFE]
          + whole.utf16.flatMap { [UInt8(truncatingIfNeeded: $0), UInt8($0 >> 8)] }
      }
    }

    var choice: CSVDialect.Choice {
      CSVDialect.Choice(encoding: encoding, delimiter: isAnnounced ? nil : delimiter)
    }

    var description: String { "\(text.debugDescription) with \(delimiter), \(encoding)" }
  }

  @Test func `texts, lines, columns, rows and mistakes are those that one counts by hand`() throws {
    let seed = UInt64.random(in: 0 ... .max)
    var generator = SeededGenerator(seed: seed)
    var refused = 0
    let count = 20_000
    for _ in 0..<count {
      let file = File(&generator)
      let counted = PlainCSVReader.rows(
        file.text, delimiter: file.delimiter, line: file.isAnnounced ? 2 : 1)
      let read = Result { () throws(CSVError) in
        try CSV(file.bytes, choice: file.choice).rows
      }
      if case .failure = read { refused += 1 }
      try #require(read == counted, "seed \(seed): \(file)")
    }
    #expect(refused > count / 10 && refused < count * 9 / 10)
  }

  @Test func `a field is found again from the beginning of its row`() throws {
    let seed = UInt64.random(in: 0 ... .max)
    var generator = SeededGenerator(seed: seed)
    for _ in 0..<5_000 {
      let file = File(&generator)
      let text = try SeparatedText(file.bytes, choice: file.choice)
      var reader = text.reader
      try text.scan { scanner in
        while let row = try? reader.next() {
          scanner.skipEmptyLines()
          let mark = scanner.mark
          for (place, field) in row.enumerated() {
            _ = try scanner.next()
            try #require(scanner.text == field.text, "seed \(seed): \(file)")
            try #require(scanner.position == field.position, "seed \(seed): \(file)")
            try #require(
              text.position(ofField: place, from: mark) == field.position, "seed \(seed): \(file)")
          }
        }
      }
    }
  }
}
