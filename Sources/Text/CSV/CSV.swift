import Errors

/// A table read from separated text, with the place of every field.
///
/// After RFC 4180, and after what spreadsheets write: fields may be quoted, a quoted field may hold
/// delimiters, line breaks and doubled quotes, lines end with LF, CRLF or CR, the last one may lack
/// its end. Encoding and delimiter are found out unless they are given, see ``CSVDialect``; Excel's
/// first line `sep=;` is understood. A byte order mark is skipped.
package struct CSV: Hashable, Sendable {
  /// One field and where it begins in the file.
  package struct Field: Hashable, Sendable {
    /// The text, unquoted.
    package let text: String
    /// Where it begins.
    package let position: Position
    /// The row as a spreadsheet counts it: the heading is 1, empty lines count, and a row whose
    /// fields hold line breaks is one.
    package let row: Int

    /// The same place with another text.
    package func with(_ text: String) -> Field { Field(text: text, position: position, row: row) }
  }

  /// The rows in order; lines without any character are left out.
  package let rows: [[Field]]
  /// How the file is written; its decimal sign is the one given.
  package let dialect: CSVDialect

  /// Reads a table.
  ///
  /// - Parameters:
  ///   - bytes: The file.
  ///   - choice: What is settled about its dialect.
  /// - Throws: ``CSVError`` at the first place that is no table: a file of another kind (see
  ///   ``ForeignFile``), a byte that is no character, a quote that is not closed, a NUL, a field of
  ///   more than 1 MiB, a row of more than 16 MiB or of more than 10,000 fields.
  package init(_ bytes: [UInt8], choice: CSVDialect.Choice = .init()) throws(CSVError) {
    let text = try SeparatedText(bytes, choice: choice)
    self.dialect = text.dialect
    var reader = text.reader
    var rows: [[Field]] = []
    while let row = try reader.next() { rows.append(row) }
    self.rows = rows
  }
}

extension CSV {
  /// The text of a table: quoted where needed, lines ending with LF.
  package static func text(
    _ rows: some Sequence<[String]>, delimiter: CSVDialect.Delimiter = .comma
  ) -> String {
    rows.map { row in
      // A line without any character would be no row.
      if row == [""] { return "\"\"\n" }
      return row.map { quoted($0, delimiter: delimiter) }.joined(separator: delimiter.text) + "\n"
    }.joined()
  }

  /// A field as it is written: in quotes if it holds a quote, the delimiter or a line break.
  package static func quoted(
    _ field: String, delimiter: CSVDialect.Delimiter = .comma
  ) -> String {
    let needsQuotes = field.utf8.contains { byte in
      byte == 0x22 || byte == delimiter.byte || byte == 0x0A || byte == 0x0D
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
