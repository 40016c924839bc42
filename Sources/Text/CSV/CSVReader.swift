/// Takes rows off the front of a text in UTF-8.
package struct CSVReader {
  /// What a table may hold at most, so that a damaged file is reported and not gathered in memory.
  package enum Limit {
    /// The bytes of a field.
    static let field = 1 << 20
    /// The fields of a row.
    package static let fields = 10_000
    /// The bytes of a row.
    static let row = 1 << 24
  }

  private let bytes: [UInt8]
  private let delimiter: CSVDialect.Delimiter
  private var index: Int
  private var line: Int
  private var column = 1
  private var row = 0

  /// Reads text that is known to be UTF-8, from an index on, which is the beginning of a line.
  init(_ bytes: [UInt8], delimiter: CSVDialect.Delimiter, from index: Int, line: Int) {
    self.bytes = bytes
    self.delimiter = delimiter
    self.index = index
    self.line = line
  }

  /// The next row that is not empty; `nil` at the end.
  package mutating func next() throws(CSVError) -> [CSV.Field]? {
    while index < bytes.count {
      row += 1
      if takeLineBreak() { continue }
      let start = index
      var fields = [try field()]
      while index < bytes.count, bytes[index] == delimiter.byte {
        index += 1
        column += 1
        guard fields.count < Limit.fields else {
          throw error("more than \(Limit.fields) fields in a row; check the delimiter")
        }
        fields.append(try field())
        guard index - start <= Limit.row else {
          throw error("a row of more than \(Limit.row >> 20) MiB; check its quotes")
        }
      }
      guard index == bytes.count || takeLineBreak() else {
        throw error("expected a \(delimiter.rawValue) or the end of the line after a quoted field")
      }
      return fields
    }
    return nil
  }

  private func error(_ message: String) -> CSVError {
    CSVError(position: Position(line: line, column: column), row: row, message: message)
  }

  private func tooLong(_ position: Position) -> CSVError {
    CSVError(
      position: position, row: row,
      message: "a field of more than \(Limit.field >> 20) MiB begins here; check its quotes")
  }

  package static let nul = "a NUL character; the file is damaged, or no text"

  private mutating func takeLineBreak() -> Bool {
    guard index < bytes.count, bytes[index] == 0x0A || bytes[index] == 0x0D else { return false }
    let isPair = bytes[index] == 0x0D && index + 1 < bytes.count && bytes[index + 1] == 0x0A
    index += isPair ? 2 : 1
    line += 1
    column = 1
    return true
  }

  private mutating func field() throws(CSVError) -> CSV.Field {
    let start = Position(line: line, column: column)
    let text =
      index < bytes.count && bytes[index] == UInt8(ascii: "\"")
      ? try quotedText(from: start) : try plainText(from: start)
    return CSV.Field(text: text, position: start, row: row)
  }

  private mutating func plainText(from position: Position) throws(CSVError) -> String {
    let start = index
    scan: while index < bytes.count {
      let byte = bytes[index]
      switch byte {
      case delimiter.byte, 0x0A, 0x0D: break scan
      case UInt8(ascii: "\""):
        throw error("a quote within an unquoted field; quote the field and double the quote")
      case 0: throw error(Self.nul)
      default:
        index += 1
        if byte & 0xC0 != 0x80 { column += 1 }
      }
    }
    guard index - start <= Limit.field else { throw tooLong(position) }
    return String(decoding: bytes[start..<index], as: UTF8.self)
  }

  private mutating func quotedText(from start: Position) throws(CSVError) -> String {
    let quote = UInt8(ascii: "\"")
    index += 1
    column += 1
    var text: [UInt8] = []
    var begin = index
    while index < bytes.count {
      let byte = bytes[index]
      if byte == 0 { throw error(Self.nul) }
      if takeLineBreak() { continue }
      if byte == quote {
        text.append(contentsOf: bytes[begin..<index])
        guard text.count <= Limit.field else { throw tooLong(start) }
        begin = index + 1
        if begin == bytes.count || bytes[begin] != quote {
          index += 1
          column += 1
          return String(decoding: text, as: UTF8.self)
        }
        index += 1
        column += 1
      }
      index += 1
      if byte & 0xC0 != 0x80 { column += 1 }
    }
    throw CSVError(
      position: start, row: row, message: "the quoted field that begins here has no end")
  }
}
