/// The rows of a table of several columns, one by one, each as long as the heading.
struct HeadedRows {
  private var reader: CSVReader
  let heading: [CSV.Field]

  /// Reads the heading.
  ///
  /// - Throws: ``CSVError``, also when there are fewer than two columns.
  init(_ bytes: [UInt8]) throws(CSVError) {
    var reader = try SeparatedText(bytes, choice: .init()).reader
    heading = try reader.next() ?? []
    guard heading.count > 1 else {
      throw CSVError(
        position: Position(line: 1, column: 1),
        message:
          "found \(heading.count) columns, expected several, with commas, semicolons or tabs between"
      )
    }
    self.reader = reader
  }

  /// The next row; `nil` at the end.
  ///
  /// - Throws: ``CSVError``, also for a row that is longer or shorter than the heading.
  mutating func next() throws(CSVError) -> [CSV.Field]? {
    guard let row = try reader.next() else { return nil }
    guard row.count == heading.count else {
      throw CSVError(
        position: row[0].position,
        message: "found \(row.count) fields, expected \(heading.count) as in the heading")
    }
    return row
  }
}
