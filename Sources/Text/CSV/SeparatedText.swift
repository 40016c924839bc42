/// A file of separated values whose dialect is known, not yet taken apart.
package struct SeparatedText: Sendable {
  /// How it is written; its decimal sign is the one given.
  package let dialect: CSVDialect
  /// Its text as UTF-8.
  package let bytes: [UInt8]
  /// Where the first line with fields begins.
  package let start: Int
  /// The number of that line.
  package let line: Int

  /// Finds out encoding and delimiter where they are not settled.
  ///
  /// - Throws: ``CSVError`` for a file of another kind, a byte that is no character, a first line `sep=`
  ///   that names no delimiter.
  package init(_ bytes: [UInt8], choice: CSVDialect.Choice) throws(CSVError) {
    if let foreign = ForeignFile(recognizedIn: bytes) {
      throw CSVError(position: Position(line: 1, column: 1), message: foreign.advice)
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
    start = announced?.end ?? 0
    line = announced == nil ? 1 : 2
    self.bytes = text
    dialect = CSVDialect(
      encoding: encoding, delimiter: choice.delimiter ?? named ?? .detect(text[start...]),
      decimalSign: choice.decimalSign)
  }

  /// Takes its rows off the front.
  package var reader: CSVReader {
    CSVReader(bytes, delimiter: dialect.delimiter, from: start, line: line)
  }

  private static func decoded(
    _ bytes: [UInt8], _ encoding: TextEncoding?
  ) throws(CSVError) -> (TextEncoding, [UInt8]) {
    do throws(TextError) {
      let encoding = if let encoding { encoding } else { try TextEncoding.detect(bytes) }
      return (encoding, try encoding.decode(bytes))
    } catch {
      throw CSVError(position: error.position, message: error.message)
    }
  }
}
