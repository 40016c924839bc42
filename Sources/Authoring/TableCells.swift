import Packages
import Platform
import Survey
import Text

/// The numbers in the cells of a table that someone typed in a spreadsheet.
struct TableCells {
  /// A cell that holds one number and nothing else but its sign.
  struct Number {
    /// Where the print begins in the file.
    let position: Position
    /// The print as the importer reads it: without the percent sign.
    let printed: String
    let value: Double
    /// What the first column says of the row, the heading of the column.
    let rowHeading: String
    let columnHeading: String
  }

  private(set) var numbers: [Number] = []
  /// The first cell that looks like a number and cannot be read as a German one, and how many there are.
  private(set) var unreadable: (first: String, count: Int)?

  /// Reads the cells below the heading and right of the first column.
  ///
  /// - Parameter path: The path of the table, for problems.
  /// - Throws: ``ProblemList``.
  init(_ bytes: [UInt8], of path: String, _ source: SourceText) throws(ProblemList) {
    var rows = try HeadedRows(bytes, of: FileSystem.name(of: path), in: path, minimum: 2)
    let headings = rows.heading
    try rows.forEach { row in
      for (cell, heading) in zip(row, headings).dropFirst() {
        add(cell, row: row[0].text, column: heading.text, source)
      }
    }
  }

  private mutating func add(
    _ cell: CSV.Field, row: String, column: String, _ source: SourceText
  ) {
    let scalars = cell.text.unicodeScalars
    let blanks = scalars.prefix { $0.properties.isWhitespace }.count
    let printed = Self.withoutPercent(String(Substring(scalars.dropFirst(blanks))))
    guard Self.looksLikeNumber(printed) else { return }
    // A quoted field begins at its quote.
    let (line, start) = (cell.position.line, cell.position.column)
    let place = Position(
      line: line, column: start + blanks + (source.holds("\"", line: line, column: start) ? 1 : 0))
    guard let value = Self.value(printed),
      source.holds(printed, line: place.line, column: place.column)
    else {
      unreadable = (unreadable?.first ?? printed, (unreadable?.count ?? 0) + 1)
      return
    }
    numbers.append(
      Number(
        position: place, printed: printed, value: value, rowHeading: Self.line(row),
        columnHeading: Self.line(column)))
  }

  /// The value as the importer works it out; a negative number is one of a unit that can be negative.
  private static func value(_ printed: String) -> Double? {
    for unit in [Unit.count, .score] {
      if let number = PublishedNumber(printed: printed, qualifier: .exact, unit: unit) {
        return number.value
      }
    }
    return nil
  }

  private static func withoutPercent(_ text: String) -> String {
    var scalars = text.unicodeScalars
    func dropBlanks() {
      while scalars.last?.properties.isWhitespace == true { scalars.removeLast() }
    }
    dropBlanks()
    if scalars.last == "%" { scalars.removeLast() }
    dropBlanks()
    return String(scalars)
  }

  /// Whether a text consists of digits, points, commas and a sign before them.
  private static func looksLikeNumber(_ text: String) -> Bool {
    let digits = text.unicodeScalars.drop { "-−–+".unicodeScalars.contains($0) }
    return text.unicodeScalars.count - digits.count <= 1
      && digits.contains { ("0"..."9").contains($0) }
      && digits.allSatisfy { ("0"..."9").contains($0) || $0 == "." || $0 == "," }
  }

  /// A heading on one line.
  private static func line(_ text: String) -> String {
    text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }
}
