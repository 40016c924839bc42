import Errors

/// Where and why a file is not CSV.
package struct CSVError: PlacedError, Hashable {
  /// The place.
  package let position: Position
  /// The row as a spreadsheet counts it; `nil` where the file as a whole is no table.
  package let row: Int?
  /// What stands there, where the message says what was expected instead.
  package let found: String?
  /// What is wrong there.
  package let message: String
  /// What helps.
  package let remedy: Remedy?

  /// Describes a mistake.
  package init(
    position: Position, row: Int? = nil, found: String? = nil, message: String,
    remedy: Remedy? = nil
  ) {
    self.position = position
    self.row = row
    self.found = found
    self.message = message
    self.remedy = remedy
  }

  /// A row that is longer or shorter than the heading.
  package static func fieldCount(
    _ count: Int, expected: Int, at position: Position, row: Int
  ) -> CSVError {
    CSVError(
      position: position, row: row, found: fields(count),
      message: "\(fields(expected)), as in the heading")
  }

  private static func fields(_ count: Int) -> String { count == 1 ? "1 field" : "\(count) fields" }

  /// What was expected, as a problem has it.
  package var expected: String { found == nil ? "CSV: \(message)" : message }
}

extension Problem {
  /// A file that is no table, as every command says it.
  package init(_ error: CSVError, in file: String) {
    self.init(
      file: file, position: error.position, row: error.row, found: error.found,
      expected: error.expected, remedy: error.remedy)
  }
}
