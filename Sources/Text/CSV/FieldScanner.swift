/// Walks over the fields of CSV without making a text of each.
///
/// Quoting is that of ``CSV``; the bytes are UTF-8 or at least ASCII where it matters.
package struct FieldScanner: ~Copyable {
  /// What comes behind a field.
  package enum End {
    case delimiter, line, file
  }

  private let bytes: UnsafeBufferPointer<UInt8>
  private let delimiter: UInt8
  private var index: Int
  /// The line of the next field, from 1.
  package private(set) var line = 1
  /// The record that is being read, from 1; empty lines count.
  package private(set) var row = 1
  /// The text of the last field, unquoted; it is gone with the next one.
  package private(set) var field = UnsafeBufferPointer<UInt8>(start: nil, count: 0)
  /// Where a quoted field is put together.
  private var unquoted: UnsafeMutablePointer<UInt8>
  private var capacity = 256

  /// - Parameters:
  ///   - bytes: UTF-8 that must stay as it is while the scanner is used.
  ///   - delimiter: What stands between fields.
  ///   - start: Where the first row begins.
  ///   - line: The number of its line.
  package init(
    _ bytes: UnsafeBufferPointer<UInt8>, delimiter: UInt8, from start: Int = 0, line: Int = 1
  ) {
    self.bytes = bytes
    self.delimiter = delimiter
    self.line = line
    index = start
    unquoted = .allocate(capacity: capacity)
  }

  deinit { unquoted.deallocate() }

  package var isAtEnd: Bool { index >= bytes.count }

  /// Skips lines that hold nothing but delimiters.
  ///
  /// - Returns: Where the first of them stands that has delimiters.
  @discardableResult
  package mutating func skipEmptyRows() -> (line: Int, row: Int)? {
    var first: (line: Int, row: Int)?
    while index < bytes.count {
      var end = index
      while end < bytes.count, bytes[end] == delimiter { end += 1 }
      if end < bytes.count, bytes[end] != 0x0A, bytes[end] != 0x0D { return first }
      if end > index, first == nil { first = (line, row) }
      index = end
      takeLineEnd()
    }
    return first
  }

  private mutating func takeLineEnd() {
    guard index < bytes.count else { return }
    if bytes[index] == 0x0D {
      index += 1
      if index < bytes.count, bytes[index] == 0x0A { index += 1 }
    } else {
      index += 1
    }
    line += 1
    row += 1
  }

  /// Moves to the next field, which is then in ``field``.
  ///
  /// - Returns: What comes behind it.
  /// - Throws: ``CSVError`` for quotes that do not fit.
  @inline(__always)
  package mutating func next() throws(CSVError) -> End {
    if index < bytes.count, bytes[index] == 0x22 {
      try takeQuoted()
    } else {
      let start = index
      var end = index
      while end < bytes.count {
        let byte = bytes[end]
        if byte == delimiter || byte == 0x0A || byte == 0x0D { break }
        if byte == 0x22 { throw stray(end) }
        end += 1
      }
      index = end
      guard end - start <= CSVReader.Limit.field else { throw tooLong }
      field = UnsafeBufferPointer(rebasing: bytes[start..<end])
    }
    guard index < bytes.count else { return .file }
    if bytes[index] == delimiter {
      index += 1
      return .delimiter
    }
    guard bytes[index] == 0x0A || bytes[index] == 0x0D else { throw stray(index) }
    takeLineEnd()
    return isAtEnd ? .file : .line
  }

  private var tooLong: CSVError {
    CSVError(
      position: Position(line: line, column: 1), row: row,
      message: "a field of more than \(CSVReader.Limit.field >> 20) MiB; check its quotes")
  }

  private func stray(_ place: Int) -> CSVError {
    CSVError(
      position: Position(line: line, column: 1),
      message:
        "a quote, or text behind one, where none can stand; quote the whole field and double "
        + "the quote")
  }

  private mutating func takeQuoted() throws(CSVError) {
    let first = line
    var count = 0
    index += 1
    while index < bytes.count {
      let byte = bytes[index]
      index += 1
      if byte == 0x22 {
        guard index < bytes.count, bytes[index] == 0x22 else {
          field = UnsafeBufferPointer(start: unquoted, count: count)
          return
        }
        index += 1
      } else if byte == 0x0A {
        line += 1
      }
      guard count < CSVReader.Limit.field else { throw tooLong }
      if count == capacity { grow() }
      unquoted[count] = byte
      count += 1
    }
    throw CSVError(
      position: Position(line: first, column: 1), row: row,
      message: "a quoted field that begins on this line has no end")
  }

  private mutating func grow() {
    let larger = UnsafeMutablePointer<UInt8>.allocate(capacity: capacity * 2)
    larger.update(from: unquoted, count: capacity)
    unquoted.deallocate()
    unquoted = larger
    capacity *= 2
  }
}
