@testable import Text

/// The rules of CSV once more, one character after the other, so that the quick reader has something to be
/// compared with.
struct PlainCSVReader {
  /// Where and why a text is no CSV.
  struct Mistake: Error {
    let error: CSVError
  }

  private let text: [Unicode.Scalar]
  private let delimiter: CSVDialect.Delimiter
  private var index = 0
  private var line: Int
  private var column = 1
  private var row = 1

  private init(_ text: String, _ delimiter: CSVDialect.Delimiter, line: Int) {
    self.text = Array(text.unicodeScalars)
    self.delimiter = delimiter
    self.line = line
  }

  /// The rows of a text whose first line has a number.
  static func rows(
    _ text: String, delimiter: CSVDialect.Delimiter, line: Int
  ) -> Result<[[CSV.Field]], CSVError> {
    var reader = PlainCSVReader(text, delimiter, line: line)
    do throws(Mistake) {
      return .success(try reader.rows())
    } catch {
      return .failure(error.error)
    }
  }

  private var next: Unicode.Scalar? { index < text.count ? text[index] : nil }
  private var isAtLineEnd: Bool { next == "\n" || next == "\r" }
  private var isAtDelimiter: Bool { next.map { String($0) } == delimiter.text }
  private var place: Position { Position(line: line, column: column) }

  private func mistake(_ place: Position, _ message: String) -> Mistake {
    Mistake(error: CSVError(position: place, row: row, message: message))
  }

  /// Takes a character, or the two of a line break.
  private mutating func take() -> String {
    var taken = String(text[index])
    let isBreak = isAtLineEnd
    index += 1
    column += 1
    if isBreak {
      if taken == "\r", next == "\n" {
        taken += "\n"
        index += 1
      }
      line += 1
      column = 1
    }
    return taken
  }

  private mutating func rows() throws(Mistake) -> [[CSV.Field]] {
    var rows: [[CSV.Field]] = []
    while next != nil {
      if !isAtLineEnd {
        var fields = [try field()]
        while isAtDelimiter {
          _ = take()
          fields.append(try field())
        }
        rows.append(fields)
      }
      if next != nil { _ = take() }
      row += 1
    }
    return rows
  }

  private mutating func field() throws(Mistake) -> CSV.Field {
    let start = place
    let text = next == "\"" ? try quoted() : try unquoted()
    let field = CSV.Field(text: text, position: start, row: row)
    if next == "\0" { throw mistake(place, "a NUL character; the file is damaged, or no text") }
    if next != nil, !isAtLineEnd, !isAtDelimiter {
      throw mistake(
        place, "expected a \(delimiter.rawValue) or the end of the line after a quoted field")
    }
    return field
  }

  private mutating func unquoted() throws(Mistake) -> String {
    var result = ""
    while next != nil, next != "\0", !isAtLineEnd, !isAtDelimiter {
      if next == "\"" {
        throw mistake(
          place, "a quote within an unquoted field; quote the field and double the quote")
      }
      result += take()
    }
    return result
  }

  private mutating func quoted() throws(Mistake) -> String {
    let start = place
    _ = take()
    var result = ""
    while next != nil {
      if next == "\0" { throw mistake(place, "a NUL character; the file is damaged, or no text") }
      let taken = take()
      if taken == "\"" {
        guard next == "\"" else { return result }
        _ = take()
      }
      result += taken
    }
    throw mistake(start, "the quoted field that begins here has no end")
  }
}
