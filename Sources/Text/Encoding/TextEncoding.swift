import Errors

/// How the characters of a text file are written as bytes.
///
/// The raw value is the name that a `datapackage.json` gives as `encoding`.
package enum TextEncoding: String, CaseIterable, Sendable {
  /// UTF-8, with or without a byte order mark.
  case utf8 = "utf-8"
  /// The code page of western Windows, which Excel writes as plain "CSV".
  case windows1252 = "windows-1252"
  /// UTF-16 in the byte order that its mark tells.
  case utf16 = "utf-16"
  /// UTF-16 without a mark, the low byte first.
  case utf16LittleEndian = "utf-16le"
  /// UTF-16 without a mark, the high byte first.
  case utf16BigEndian = "utf-16be"

  /// The encoding of a name as descriptors write it, such as `UTF-8`, `cp1252` or `utf-16-le`.
  ///
  /// `iso-8859-1` is read as Windows-1252, as browsers do: it is the same but for controls.
  package init?(named name: String) {
    switch name.lowercased() {
    case "utf-8", "utf8", "utf-8-sig", "us-ascii", "ascii": self = .utf8
    case "windows-1252", "cp1252", "iso-8859-1", "latin1", "latin-1": self = .windows1252
    case "utf-16", "utf16": self = .utf16
    case "utf-16le", "utf-16-le": self = .utf16LittleEndian
    case "utf-16be", "utf-16-be": self = .utf16BigEndian
    default: return nil
    }
  }

  /// The name as people write it.
  package var title: String {
    switch self {
    case .utf8: "UTF-8"
    case .windows1252: "Windows-1252"
    case .utf16, .utf16LittleEndian, .utf16BigEndian: "UTF-16"
    }
  }

  private var isUTF16: Bool { title == "UTF-16" }
}

/// Where and why bytes are not text in the encoding that they should have.
package struct TextError: PlacedError, Hashable {
  /// The place.
  package let position: Position
  /// What is wrong there.
  package let message: String
  /// What helps.
  package let remedy: Remedy?

  fileprivate init(_ position: Position, _ message: String, _ remedy: Remedy? = nil) {
    (self.position, self.message, self.remedy) = (position, message, remedy)
  }
}

// MARK: Detection

extension TextEncoding {
  /// The encoding that bytes are in, from a byte order mark, from zero bytes as in UTF-16, from
  /// being valid UTF-8; everything else is Windows-1252.
  ///
  /// - Throws: ``TextError`` where a file is UTF-8 in some places and not in others: read as
  ///   Windows-1252, its umlauts would silently become two characters each.
  package static func detect(_ bytes: [UInt8]) throws(TextError) -> TextEncoding {
    if let marked = mark(of: bytes)?.encoding { return marked }
    if let order = unmarkedUTF16(bytes) { return order }
    let scan = UTF8Scan(bytes)
    guard let flaw = scan.firstFlaw else { return .utf8 }
    guard !scan.hasSequences else {
      throw TextError(
        Position(after: bytes[..<flaw]),
        "not UTF-8 here, though it is elsewhere in the file; mend the character", .sayEncoding)
    }
    return .windows1252
  }

  /// The byte order mark that bytes begin with.
  private static func mark(of bytes: [UInt8]) -> (encoding: TextEncoding, length: Int)? {
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { return (.utf8, 3) }
    let isUTF16 = bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF])
    return isUTF16 ? (.utf16, 2) : nil
  }

  /// UTF-16 as the zero bytes of a heading in Latin letters show it: all on one side of the pairs.
  private static func unmarkedUTF16(_ bytes: [UInt8]) -> TextEncoding? {
    let pairs = min(bytes.count, 256) / 2
    guard pairs > 1 else { return nil }
    let high = (0..<pairs).count { bytes[2 * $0] == 0 }
    let low = (0..<pairs).count { bytes[2 * $0 + 1] == 0 }
    if high == 0, low * 2 >= pairs { return .utf16LittleEndian }
    return low == 0 && high * 2 >= pairs ? .utf16BigEndian : nil
  }
}

// MARK: Decoding

extension TextEncoding {
  /// The text as UTF-8 without a byte order mark.
  ///
  /// - Throws: ``TextError`` at the first byte that is no character of this encoding, and at the
  ///   beginning when a byte order mark says that the file is in another.
  package func decode(_ bytes: [UInt8]) throws(TextError) -> [UInt8] {
    let mark = Self.mark(of: bytes)
    if let mark, mark.encoding.title != title {
      throw TextError(
        Position(line: 1, column: 1),
        "the file begins with the byte order mark of \(mark.encoding.title), so it is not \(title)",
        .leaveEncodingOpen)
    }
    guard !isUTF16 || bytes.isEmpty || mark != nil || Self.unmarkedUTF16(bytes) != nil else {
      throw TextError(
        Position(line: 1, column: 1),
        "the file is not UTF-16: it has neither its byte order mark nor a zero in every other byte",
        .leaveEncodingOpen)
    }
    let text = bytes[(mark?.length ?? 0)...]
    switch self {
    case .utf8: return try Self.checkedUTF8(mark == nil ? bytes : Array(text))
    case .windows1252: return try Self.fromWindows1252(text)
    case .utf16, .utf16LittleEndian, .utf16BigEndian:
      return try Self.fromUTF16(text, isLittle: isLittleEndian(bytes))
    }
  }

  private func isLittleEndian(_ bytes: [UInt8]) -> Bool {
    if Self.mark(of: bytes) != nil { return bytes[0] == 0xFF }
    if self != .utf16 { return self == .utf16LittleEndian }
    return Self.unmarkedUTF16(bytes) != .utf16BigEndian
  }

  private static func checkedUTF8(_ bytes: [UInt8]) throws(TextError) -> [UInt8] {
    guard let flaw = UTF8Scan(bytes).firstFlaw else { return bytes }
    throw TextError(Position(after: bytes[..<flaw]), "not UTF-8", .findEncoding)
  }

  private static func fromWindows1252(_ bytes: ArraySlice<UInt8>) throws(TextError) -> [UInt8] {
    var text: [UInt8] = []
    text.reserveCapacity(bytes.count + bytes.count / 16)
    for byte in bytes {
      if byte < 0x80 {
        text.append(byte)
      } else if let scalar = CodePage.windows1252.scalar(byte) {
        text.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
      } else {
        let digits = String(byte, radix: 16, uppercase: true)
        throw TextError(
          Position(after: text),
          "the byte \(digits) is no character of Windows-1252; save the file as 'CSV UTF-8'")
      }
    }
    return text
  }

  private static func fromUTF16(
    _ bytes: ArraySlice<UInt8>, isLittle: Bool
  ) throws(TextError) -> [UInt8] {
    var text: [UInt8] = []
    text.reserveCapacity(bytes.count)
    var units = stride(from: bytes.startIndex, to: bytes.endIndex - 1, by: 2).lazy.map { index in
      isLittle
        ? UInt16(bytes[index]) | UInt16(bytes[index + 1]) << 8
        : UInt16(bytes[index]) << 8 | UInt16(bytes[index + 1])
    }.makeIterator()
    var decoder = UTF16()
    while true {
      switch decoder.decode(&units) {
      case .scalarValue(let scalar):
        text.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
      case .emptyInput where bytes.count.isMultiple(of: 2): return text
      case .emptyInput, .error:
        throw TextError(
          Position(after: text),
          "half of a character of UTF-16; the file is damaged or cut off")
      }
    }
  }
}

extension Position {
  /// The place behind a text in UTF-8; LF, CRLF and CR each end a line.
  package init(after text: some Sequence<UInt8>) {
    var line = 1
    var column = 1
    var previous: UInt8 = 0
    for byte in text {
      if byte == 0x0D || byte == 0x0A {
        if byte == 0x0D || previous != 0x0D { line += 1 }
        column = 1
      } else if byte & 0xC0 != 0x80 {
        column += 1
      }
      previous = byte
    }
    self.init(line: line, column: column)
  }
}
