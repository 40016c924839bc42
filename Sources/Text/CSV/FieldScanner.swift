/// Walks over the fields of separated text: the one reader of quotes, line ends and NULs.
///
/// It copies nothing, and counts nothing that only a message needs: a field is a part of the bytes, a
/// column is counted when someone asks for it.
package struct FieldScanner {
  /// The beginning of a row.
  package struct Mark: Hashable, Sendable {
    /// The index of its first byte.
    let index: Int
    /// Its line, from 1.
    let line: Int32
    /// The row as a spreadsheet counts it, from 1: empty lines count, and a row whose fields hold line
    /// breaks is one.
    let rowNumber: Int32

    /// The row as a number for a message.
    package var row: Int { Int(rowNumber) }
    /// Where it begins: a row is the first of its line.
    package var position: Position { Position(line: Int(line), column: 1) }
  }

  /// What a table may hold at most, so that a damaged file is reported and not gathered in memory.
  enum Limit {
    /// The bytes of a field.
    static let field = 1 << 20
    /// The fields of a row.
    static let fields = 10_000
    /// The bytes of a row.
    static let row = 1 << 24
  }

  private let bytes: UnsafeBufferPointer<UInt8>
  private let delimiter: CSVDialect.Delimiter
  private let separator: UInt8
  private var index: Int
  private var line: Int32
  private var row: Int32
  /// Where the row that is being read begins, and how many fields of it were.
  private var rowStart: Int
  private var fieldCount = 0
  /// Where the last field begins, with its quote.
  private var start: Int
  private var startLine: Int32
  /// The bytes of the last field, without the quotes around it.
  package private(set) var field = UnsafeBufferPointer<UInt8>(start: nil, count: 0)
  /// Whether quotes stand doubled in ``field``.
  package private(set) var hasDoubledQuotes = false

  /// Begins at a row.
  ///
  /// - Parameters:
  ///   - bytes: UTF-8 that must stay as it is while the scanner is used.
  ///   - delimiter: What stands between fields.
  package init(
    _ bytes: UnsafeBufferPointer<UInt8>, delimiter: CSVDialect.Delimiter, from mark: Mark
  ) {
    self.bytes = bytes
    self.delimiter = delimiter
    separator = delimiter.byte
    (index, line, row) = (mark.index, mark.line, mark.rowNumber)
    (rowStart, start, startLine) = (mark.index, mark.index, mark.line)
  }

  package var isAtEnd: Bool { index >= bytes.count }

  /// The row that begins here; only to be asked for between rows.
  package var mark: Mark { Mark(index: index, line: line, rowNumber: row) }

  // MARK: Rows

  /// Skips lines without any character.
  package mutating func skipEmptyLines() {
    while index < bytes.count, bytes[index] == 0x0A || bytes[index] == 0x0D { endRow() }
  }

  /// Skips rows of nothing but delimiters.
  ///
  /// - Returns: The first of them that has delimiters.
  @discardableResult
  package mutating func skipBlankRows() -> Mark? {
    var first: Mark?
    while index < bytes.count {
      var end = index
      while end < bytes.count, bytes[end] == separator { end += 1 }
      if end < bytes.count, bytes[end] != 0x0A, bytes[end] != 0x0D { return first }
      if end > index, first == nil { first = mark }
      index = end
      endRow()
    }
    return first
  }

  private mutating func endRow() {
    takeLineBreak()
    row += 1
    rowStart = index
    fieldCount = 0
  }

  private mutating func takeLineBreak() {
    guard index < bytes.count else { return }
    let isPair = bytes[index] == 0x0D && index + 1 < bytes.count && bytes[index + 1] == 0x0A
    index += isPair ? 2 : 1
    line += 1
  }

  // MARK: Fields

  /// Moves to the next field, which is then in ``field``.
  ///
  /// - Returns: Whether another one of the same row follows.
  /// - Throws: ``CSVError`` for quotes that do not fit, a NUL, a field of more than 1 MiB, a row of more
  ///   than 16 MiB or of more than 10,000 fields.
  package mutating func next() throws(CSVError) -> Bool {
    start = index
    startLine = line
    if index < bytes.count, bytes[index] == 0x22 {
      try takeQuoted()
    } else {
      var end = index
      while end < bytes.count {
        let byte = bytes[end]
        if byte == separator || byte <= 0x22 && Self.isSpecial(byte) { break }
        end += 1
      }
      index = end
      field = UnsafeBufferPointer(rebasing: bytes[start..<end])
      hasDoubledQuotes = false
    }
    guard index - start <= Limit.field || length <= Limit.field else {
      throw error("a field of more than \(Limit.field >> 20) MiB begins here; check its quotes")
    }
    guard index < bytes.count else {
      endRow()
      return false
    }
    let byte = bytes[index]
    if byte == separator {
      index += 1
      fieldCount += 1
      guard fieldCount < Limit.fields, index - rowStart <= Limit.row else { throw tooMuch }
      return true
    }
    guard byte == 0x0A || byte == 0x0D else { throw misplaced(byte) }
    endRow()
    return false
  }

  /// Whether a byte below all letters and digits ends a field, or cannot stand in it.
  private static func isSpecial(_ byte: UInt8) -> Bool {
    byte == 0x22 || byte == 0x0A || byte == 0x0D || byte == 0
  }

  private mutating func takeQuoted() throws(CSVError) {
    index += 1
    hasDoubledQuotes = false
    while index < bytes.count {
      let byte = bytes[index]
      if byte > 0x22 || !Self.isSpecial(byte) {
        index += 1
      } else if byte == 0x22 {
        guard index + 1 < bytes.count, bytes[index + 1] == 0x22 else {
          field = UnsafeBufferPointer(rebasing: bytes[(start + 1)..<index])
          index += 1
          return
        }
        hasDoubledQuotes = true
        index += 2
      } else if byte == 0 {
        throw error(Self.nul, at: index, line)
      } else {
        takeLineBreak()
      }
    }
    throw error("the quoted field that begins here has no end")
  }

  /// The bytes of the last field, each doubled quote as one.
  package var unquoted: [UInt8] {
    guard hasDoubledQuotes else { return Array(field) }
    var text: [UInt8] = []
    text.reserveCapacity(field.count)
    var isSecond = false
    for byte in field {
      isSecond = byte == 0x22 && !isSecond
      if !isSecond { text.append(byte) }
    }
    return text
  }

  /// The last field.
  package var text: String {
    hasDoubledQuotes
      ? String(decoding: unquoted, as: UTF8.self) : String(decoding: field, as: UTF8.self)
  }

  private var length: Int { hasDoubledQuotes ? unquoted.count : field.count }

  // MARK: Places

  /// Where the last field begins.
  package var position: Position { position(of: start, startLine) }

  /// Where the last field begins, counted on from a place before it: of a long line, no column is counted
  /// twice.
  func position(from earlier: inout (index: Int, position: Position)) -> Position {
    if Int(startLine) == earlier.position.line {
      let column = earlier.position.column + characters(earlier.index..<start)
      earlier = (start, Position(line: earlier.position.line, column: column))
    } else {
      earlier = (start, position)
    }
    return earlier.position
  }

  private func position(of index: Int, _ line: Int32) -> Position {
    var lineStart = index
    while lineStart > 0, bytes[lineStart - 1] != 0x0A, bytes[lineStart - 1] != 0x0D {
      lineStart -= 1
    }
    return Position(line: Int(line), column: characters(lineStart..<index) + 1)
  }

  private func characters(_ range: Range<Int>) -> Int {
    range.reduce(0) { $0 + (bytes[$1] & 0xC0 != 0x80 ? 1 : 0) }
  }

  // MARK: What is no table

  private static let nul = "a NUL character; the file is damaged, or no text"

  /// Something that is wrong with the field that is being read.
  private func error(_ message: String) -> CSVError { error(message, at: start, startLine) }

  private func error(_ message: String, at index: Int, _ line: Int32) -> CSVError {
    CSVError(position: position(of: index, line), row: Int(row), message: message)
  }

  private var tooMuch: CSVError {
    error(
      fieldCount >= Limit.fields
        ? "more than \(Limit.fields) fields in a row; check the delimiter"
        : "a row of more than \(Limit.row >> 20) MiB; check its quotes", at: index, line)
  }

  /// What stands where a delimiter or the end of the line is expected.
  private func misplaced(_ byte: UInt8) -> CSVError {
    let message =
      switch byte {
      case 0: Self.nul
      case 0x22 where bytes[start] != 0x22:
        "a quote within an unquoted field; quote the field and double the quote"
      default: "expected a \(delimiter.rawValue) or the end of the line after a quoted field"
      }
    return error(message, at: index, line)
  }
}
