import Foundation
import TestSupport
import Testing
@testable import Text

@Suite struct TextEncodingTests {
  private func failure(_ bytes: [UInt8], as encoding: TextEncoding? = nil) -> TextError? {
    #expect(throws: TextError.self) {
      let encoding = if let encoding { encoding } else { try TextEncoding.detect(bytes) }
      _ = try encoding.decode(bytes)
    }
  }

  private func read(_ bytes: [UInt8]) throws(TextError) -> (TextEncoding, String) {
    let encoding = try TextEncoding.detect(bytes)
    return (encoding, String(decoding: try encoding.decode(bytes), as: UTF8.self))
  }

  @Test(arguments: [0x81, 0x8D, 0x8F, 0x90, 0x9D] as [UInt8])
  func `a byte that Windows-1252 does not define is reported with its place`(byte: UInt8) {
    let failure = failure([0xE4, 0x0D, 0x0A, 0xFC, byte])
    #expect(failure?.position == Position(line: 2, column: 2))
    let digits = String(byte, radix: 16, uppercase: true)
    #expect(
      failure?.message
        == "the byte \(digits) is no character of Windows-1252; save the file as 'CSV UTF-8'")
  }

  @Test func `a file that is UTF-8 in one place and not in another is not guessed at`() {
    let failure = failure(Array("Größe\n".utf8) + [0x61, 0xE4, 0x0A])
    #expect(failure?.position == Position(line: 2, column: 2))
    #expect(
      failure?.message.hasPrefix("not UTF-8 here, though it is elsewhere in the file") == true)
    #expect(failure?.remedy == .sayEncoding)
  }

  @Test(
    arguments: [
      ([0xEF, 0xBB, 0xBF, 0x61], TextEncoding.windows1252, "UTF-8"),
      ([0xEF, 0xBB, 0xBF, 0x61], .utf16, "UTF-8"), ([0xFF, 0xFE, 0x61, 0], .utf8, "UTF-16"),
    ] as [([UInt8], TextEncoding, String)])
  func `a byte order mark contradicts another encoding`(
    bytes: [UInt8], encoding: TextEncoding, marked: String
  ) {
    let failure = failure(bytes, as: encoding)
    #expect(failure?.position == Position(line: 1, column: 1))
    #expect(
      failure?.message
        == "the file begins with the byte order mark of \(marked), so it is not \(encoding.title)")
    #expect(failure?.remedy == .leaveEncodingOpen)
  }

  @Test func `what is plainly not UTF-16 is not read as such`() {
    let failure = failure(Array("study_id,wave_id\n".utf8), as: .utf16)
    #expect(failure?.position == Position(line: 1, column: 1))
    #expect(failure?.message.hasPrefix("the file is not UTF-16:") == true)
    #expect(failure?.remedy == .leaveEncodingOpen)
  }

  @Test(
    arguments: [
      ([0xFF, 0xFE, 0x61, 0, 0x0A, 0, 0x00, 0xD8], 2, 1),
      ([0xFF, 0xFE, 0x61, 0, 0x0A], 1, 2), ([0xFE, 0xFF, 0, 0x61, 0xDC, 0], 1, 2),
    ] as [([UInt8], Int, Int)])
  func `UTF-16 that is cut off or damaged is reported with its place`(
    bytes: [UInt8], line: Int, column: Int
  ) {
    let failure = failure(bytes)
    #expect(failure?.position == Position(line: line, column: column))
    #expect(failure?.message == "half of a character of UTF-16; the file is damaged or cut off")
  }

  @Test(
    arguments: [
      [0xC0, 0x80], [0xC3], [0xE0, 0x80, 0x80], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80],
      [0xF8, 0x88, 0x80, 0x80, 0x80], [0xE2, 0x82], [0x80],
    ] as [[UInt8]])
  func `overlong, cut off and impossible sequences are not UTF-8`(bytes: [UInt8]) {
    #expect(failure(Array("a\n".utf8) + bytes, as: .utf8)?.position == Position(line: 2, column: 1))
  }

  @Test(arguments: [
    (String.Encoding.utf8, TextEncoding.utf8, [] as [UInt8]),
    (.utf8, .utf8, [0xEF, 0xBB, 0xBF]), (.windowsCP1252, .windows1252, []),
    (.utf16LittleEndian, .utf16, [0xFF, 0xFE]), (.utf16BigEndian, .utf16, [0xFE, 0xFF]),
    (.utf16LittleEndian, .utf16LittleEndian, []), (.utf16BigEndian, .utf16BigEndian, []),
  ])
  func `each encoding is recognised and read, as Foundation writes it`(
    encoding: String.Encoding, expected: TextEncoding, mark: [UInt8]
  ) throws {
    let text = "label_de;value\nGrößenklasse „über“ 5 €;12,5\n"
    let bytes = mark + Array(try #require(text.data(using: encoding)))
    let (found, decoded) = try read(bytes)
    #expect(found == expected)
    #expect(decoded == text)
  }

  @Test func `every character of Windows-1252 is the one that Foundation knows`() throws {
    for byte in UInt8.min...UInt8.max where ![0x81, 0x8D, 0x8F, 0x90, 0x9D].contains(byte) {
      let decoded = try TextEncoding.windows1252.decode([byte])
      #expect(
        String(decoding: decoded, as: UTF8.self)
          == String(data: Data([byte]), encoding: .windowsCP1252))
    }
  }

  @Test func `no bytes make it fail otherwise than by its own error, and UTF-8 is what Swift says`()
  {
    let seed = UInt64.random(in: 0 ... .max)
    var generator = SeededGenerator(seed: seed)
    for _ in 0..<3_000 {
      let bytes = (0..<Int.random(in: 0...6, using: &generator)).map { _ in
        [0x61, 0x80, 0xBF, 0xC3, 0xA4, 0xE0, 0xED, 0xF0, 0xF4, 0xFF, 0].randomElement(
          using: &generator) ?? 0 as UInt8
      }
      for encoding in TextEncoding.allCases { _ = try? encoding.decode(bytes) }
      let isUTF8 = (try? TextEncoding.utf8.decode(bytes)) != nil
      let marked = bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF])
      #expect(
        marked || isUTF8 == (String(validating: bytes, as: UTF8.self) != nil),
        "seed \(seed): \(bytes)")
    }
  }
}
