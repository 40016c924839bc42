/// A table read from comma-separated text, with the place of every field.
///
/// After RFC 4180: fields may be quoted, a quoted field may hold commas, line breaks and doubled
/// quotes, lines end with LF or CRLF, the last one may lack its end. A byte order mark is skipped.
public struct CSV: Hashable, Sendable {
  /// One field and where it begins in the file.
  public struct Field: Hashable, Sendable {
    /// The text, unquoted.
    public let text: String
    /// Where it begins.
    public let position: Position
  }

  /// The rows in order; lines without any character are left out.
  public let rows: [[Field]]

  /// Reads a table.
  ///
  /// - Throws: ``CSVError`` at the first place that is not CSV in UTF-8.
  public init(_ bytes: [UInt8]) throws(CSVError) {
    var reader = CSVReader(bytes: bytes)
    var rows: [[Field]] = []
    while let row = try reader.next() { rows.append(row) }
    self.rows = rows
  }

  /// The text of a table: quoted where needed, lines ending with LF.
  public static func text(_ rows: some Sequence<[String]>) -> String {
    rows.map { row in row.map(quoted).joined(separator: ",") + "\n" }.joined()
  }

  /// A field as it is written: in quotes if it holds a quote, a comma or a line break.
  public static func quoted(_ field: String) -> String {
    let needsQuotes = field.utf8.contains { byte in
      byte == 0x22 || byte == 0x2C || byte == 0x0A || byte == 0x0D
    }
    guard needsQuotes else { return field }
    var result = "\""
    for character in field.unicodeScalars {
      if character == "\"" { result += "\"" }
      result.unicodeScalars.append(character)
    }
    return result + "\""
  }
}

/// Where and why a file is not CSV.
public struct CSVError: Error, Hashable, Sendable {
  /// The place.
  public let position: Position
  /// What is wrong there.
  public let message: String
}

/// Takes rows off the front of the bytes of a file.
struct CSVReader {
  private let bytes: [UInt8]
  private var index = 0
  private var line = 1
  private var column = 1

  init(bytes: [UInt8]) {
    self.bytes = bytes
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { index = 3 }
  }

  /// The next row that is not empty; `nil` at the end.
  mutating func next() throws(CSVError) -> [CSV.Field]? {
    while index < bytes.count {
      if takeLineBreak() { continue }
      var fields = [try field()]
      while index < bytes.count, bytes[index] == UInt8(ascii: ",") {
        advance()
        fields.append(try field())
      }
      guard index == bytes.count || takeLineBreak() else {
        throw error("expected a comma or the end of the line after a quoted field")
      }
      return fields
    }
    return nil
  }

  private func error(_ message: String) -> CSVError {
    CSVError(position: Position(line: line, column: column), message: message)
  }

  private mutating func advance() {
    let byte = bytes[index]
    index += 1
    if byte == UInt8(ascii: "\n") {
      line += 1
      column = 1
    } else if byte & 0xC0 != 0x80 {
      column += 1
    }
  }

  private mutating func takeLineBreak() -> Bool {
    if index < bytes.count, bytes[index] == UInt8(ascii: "\r"), bytes[(index + 1)...].first == 0x0A
    {
      index += 1
    }
    guard index < bytes.count, bytes[index] == UInt8(ascii: "\n") else { return false }
    advance()
    return true
  }

  private mutating func field() throws(CSVError) -> CSV.Field {
    let start = Position(line: line, column: column)
    let text =
      index < bytes.count && bytes[index] == UInt8(ascii: "\"")
      ? try quotedText(from: start) : try plainText()
    guard let valid = String(validating: text, as: UTF8.self) else {
      throw CSVError(
        position: start, message: "not UTF-8; save the file as 'CSV UTF-8' and try again")
    }
    return CSV.Field(text: valid, position: start)
  }

  private mutating func plainText() throws(CSVError) -> [UInt8] {
    let start = index
    while index < bytes.count {
      switch bytes[index] {
      case UInt8(ascii: ","), UInt8(ascii: "\n"): return Array(bytes[start..<index])
      case UInt8(ascii: "\r") where bytes[(index + 1)...].first == 0x0A:
        return Array(bytes[start..<index])
      case UInt8(ascii: "\""):
        throw error("a quote within an unquoted field; quote the field and double the quote")
      default: advance()
      }
    }
    return Array(bytes[start...])
  }

  private mutating func quotedText(from start: Position) throws(CSVError) -> [UInt8] {
    advance()
    var text: [UInt8] = []
    while index < bytes.count {
      let byte = bytes[index]
      advance()
      guard byte == UInt8(ascii: "\"") else {
        text.append(byte)
        continue
      }
      guard index < bytes.count, bytes[index] == UInt8(ascii: "\"") else { return text }
      text.append(byte)
      advance()
    }
    throw CSVError(position: start, message: "the quoted field that begins here has no end")
  }
}
