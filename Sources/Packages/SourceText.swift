import Bytes
package import Platform
import Survey
import Text

/// The text of a document, to be asked what stands where.
package struct SourceText {
  /// The code points of each line, without the line break (LF).
  package let lines: [[Unicode.Scalar]]
  /// The SHA-256 of the bytes.
  package let sha256: String
  /// Whether the text is a table, in which a numeral ends with its cell.
  package let isTable: Bool
  /// What separates the cells of a table.
  private let delimiter: Unicode.Scalar

  /// Reads a document.
  ///
  /// - Throws: ``FileError``.
  package init(path: String) throws(FileError) {
    self.init(try FileSystem.bytes(of: path), isTable: Self.isTable(path))
  }

  /// Whether a document is a table, by the ending of its name.
  package static func isTable(_ path: String) -> Bool { path.lowercased().hasSuffix(".csv") }

  /// Takes the bytes of a document apart.
  package init(_ bytes: [UInt8], isTable: Bool) {
    self.isTable = isTable
    self.sha256 = SHA256.hexadecimal(of: bytes)
    let text = Self.decoded(bytes)
    delimiter = Unicode.Scalar(CSVDialect.Delimiter.detect(text[...]).byte)
    let ends = text.last == 0x0A ? text.dropLast() : text[...]
    self.lines = ends.split(separator: 0x0A, omittingEmptySubsequences: false)
      .map { Array(String(decoding: $0, as: UTF8.self).unicodeScalars) }
  }

  /// The text of a document as UTF-8: what Excel saves as plain CSV is in Windows-1252.
  ///
  /// A text in UTF-8 stays as it is, with its byte order mark: positions count it.
  private static func decoded(_ bytes: [UInt8]) -> [UInt8] {
    guard let encoding = try? TextEncoding.detect(bytes), encoding == .windows1252 else {
      return bytes
    }
    return (try? encoding.decode(bytes)) ?? bytes
  }

  /// Whether a print stands at a position; it may not run over the end of the line.
  package func holds(_ printed: String, line: Int, column: Int) -> Bool {
    rest(line: line, column: column).starts(with: printed.unicodeScalars)
  }

  /// What stands from a position to the end of its line.
  private func rest(line: Int, column: Int) -> ArraySlice<Unicode.Scalar> {
    guard line >= 1, line <= lines.count, column >= 1, column <= lines[line - 1].count + 1 else {
      return []
    }
    return lines[line - 1][(column - 1)...]
  }

  /// What follows a print, over line breaks, up to a number of characters.
  package func behind(_ printed: String, line: Int, column: Int, limit: Int) -> String {
    var text = Array(rest(line: line, column: column).dropFirst(printed.unicodeScalars.count))
    var next = line
    while text.count < limit, next < lines.count {
      text.append(" ")
      text += lines[next]
      next += 1
    }
    return String(String.UnicodeScalarView(text.prefix(limit)))
  }

  /// A line as text; empty when there is none.
  package func text(line: Int) -> String {
    line >= 1 && line <= lines.count ? String(String.UnicodeScalarView(lines[line - 1])) : ""
  }

  /// All numerals with their positions.
  package var numerals: [(line: Int, column: Int, printed: String)] {
    let cells = isTable ? withoutDelimiters : lines
    return cells.enumerated().flatMap { index, line in
      GermanNumber.numerals(in: String(String.UnicodeScalarView(line)))
        .map { (line: index + 1, column: $0.offset + 1, printed: $0.text) }
    }
  }
  /// The lines of a table with a blank for each character that separates cells, so that no numeral runs from
  /// one cell into the next.
  private var withoutDelimiters: [[Unicode.Scalar]] {
    var isQuoted = false
    return lines.map { line in
      line.map { scalar in
        if scalar == "\"" { isQuoted.toggle() }
        return scalar == delimiter && !isQuoted ? " " : scalar
      }
    }
  }
}
