/// The rows of a table of several columns, one by one, each as long as the heading; empty columns at the
/// end, as spreadsheets leave them, are passed over.
package struct HeadedRows {
  private var reader: CSVReader
  package let heading: [CSV.Field]

  /// Reads the heading.
  ///
  /// - Parameter minimum: The fewest columns that are a table.
  /// - Throws: ``CSVError``, also when there are fewer columns.
  package init(
    _ bytes: [UInt8], choice: CSVDialect.Choice = .init(), minimum: Int = 2
  ) throws(CSVError) {
    var reader = try SeparatedText(bytes, choice: choice).reader
    let fields = try reader.next() ?? []
    heading = Array(fields.prefix((fields.lastIndex { !$0.text.isEmpty } ?? -1) + 1))
    guard heading.count >= minimum else {
      throw CSVError(
        position: Position(line: 1, column: 1),
        message: "found \(heading.count) columns, expected several, with commas, semicolons or "
          + "tabs between")
    }
    self.reader = reader
  }

  /// The next row; `nil` at the end.
  ///
  /// - Throws: ``CSVError``, also for a row that is longer or shorter than the heading.
  package mutating func next() throws(CSVError) -> [CSV.Field]? {
    guard var row = try reader.next() else { return nil }
    while row.count > heading.count, row.last?.text.isEmpty == true { row.removeLast() }
    guard row.count == heading.count else {
      throw CSVError(
        position: row[0].position,
        message: "found \(row.count) fields, expected \(heading.count) as in the heading")
    }
    return row
  }
}
