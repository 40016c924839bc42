/// A file of separated values whose dialect is known, not yet taken apart.
package struct SeparatedText: Sendable {
  /// How it is written; its decimal sign is the one given.
  package let dialect: CSVDialect
  /// Its text as UTF-8.
  package let bytes: [UInt8]
  /// Where the first line with fields begins.
  let start: FieldScanner.Mark

  /// Finds out encoding and delimiter where they are not settled.
  ///
  /// - Throws: ``CSVError`` for a file of another kind, a byte that is no character, a first line `sep=`
  ///   that names no delimiter.
  package init(_ bytes: [UInt8], choice: CSVDialect.Choice) throws(CSVError) {
    if let foreign = ForeignFile(recognizedIn: bytes) {
      throw CSVError(
        position: Position(line: 1, column: 1), message: foreign.advice, remedy: foreign.remedy)
    }
    let (encoding, text) = try Self.decoded(bytes, choice.encoding)
    let announced = CSVDialect.Delimiter.announced(text)
    let named = announced.flatMap {
      CSVDialect.Delimiter(text: String(Unicode.Scalar($0.byte)))
    }
    guard announced == nil || named != nil || choice.delimiter != nil else {
      throw CSVError(
        position: Position(line: 1, column: 1),
        message: "expected a comma, a semicolon or a tab behind sep=")
    }
    start = FieldScanner.Mark(
      index: announced?.end ?? 0, line: announced == nil ? 1 : 2, rowNumber: 1)
    self.bytes = text
    dialect = CSVDialect(
      encoding: encoding, delimiter: choice.delimiter ?? named ?? .detect(text[start.index...]),
      decimalSign: choice.decimalSign)
  }

  /// Takes its rows off the front.
  package var reader: CSVReader { CSVReader(self) }

  /// Calls a function with a scanner that stands at the first row, or at another.
  package func scan<Result, Failure>(
    from mark: FieldScanner.Mark? = nil,
    _ body: (inout FieldScanner) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    try bytes.withUnsafeBufferPointer { buffer throws(Failure) in
      var scanner = FieldScanner(buffer, delimiter: dialect.delimiter, from: mark ?? start)
      return try body(&scanner)
    }
  }

  /// Where a field of a row begins; of a row that is shorter, its last one.
  ///
  /// - Parameter place: The number of the field, from 0.
  package func position(ofField place: Int, from mark: FieldScanner.Mark) -> Position {
    scan(from: mark) { scanner in
      var left = place
      while (try? scanner.next()) == true, left > 0 { left -= 1 }
      return scanner.position
    }
  }

  private static func decoded(
    _ bytes: [UInt8], _ encoding: TextEncoding?
  ) throws(CSVError) -> (TextEncoding, [UInt8]) {
    do throws(TextError) {
      let encoding = if let encoding { encoding } else { try TextEncoding.detect(bytes) }
      return (encoding, try encoding.decode(bytes))
    } catch {
      throw CSVError(position: error.position, message: error.message, remedy: error.remedy)
    }
  }
}
