/// A table with a heading, read row by row, each row as long as the heading: the way that every table goes
/// whose rows are wanted as texts.
///
/// Empty columns at the right and rows of nothing but delimiters at the end, as spreadsheets leave them, are
/// passed over.
package struct HeadedRows {
  private let file: String
  private let subject: String
  private var reader: CSVReader
  /// How the table is written.
  package let dialect: CSVDialect
  /// The heading.
  package let heading: [CSV.Field]

  /// Reads the heading.
  ///
  /// - Parameters:
  ///   - bytes: The file.
  ///   - file: Its name, for problems.
  ///   - subject: The package or file, as the user named it.
  ///   - choice: What is settled about its dialect.
  ///   - minimum: The fewest columns that are a table.
  /// - Throws: ``ProblemList``, also when there are fewer columns.
  package init(
    _ bytes: [UInt8], of file: String, in subject: String, choice: CSVDialect.Choice = .init(),
    minimum: Int = 0
  ) throws(ProblemList) {
    let text = try refusing(file, subject) { () throws(CSVError) in
      try SeparatedText(bytes, choice: choice)
    }
    try self.init(text, of: file, in: subject, minimum: minimum)
  }

  /// Reads the heading of a text.
  ///
  /// - Throws: ``ProblemList``.
  package init(
    _ text: SeparatedText, of file: String, in subject: String, minimum: Int = 0
  ) throws(ProblemList) {
    var reader = text.reader
    let fields = try refusing(file, subject) { () throws(CSVError) in try reader.next() } ?? []
    heading = Array(fields.prefix((fields.lastIndex { !$0.text.isEmpty } ?? -1) + 1))
    guard heading.count >= minimum else {
      throw ProblemList(
        of: subject,
        [
          Problem(
            CSVError(
              position: text.start.position, row: text.start.row,
              message: "found \(heading.isEmpty ? "no column" : "one column"), expected several, "
                + "with commas, semicolons or tabs between"), in: file)
        ])
    }
    self.file = file
    self.subject = subject
    self.reader = reader
    dialect = text.dialect
  }

  /// Calls a function with each row below the heading.
  ///
  /// - Throws: ``ProblemList`` with all rows that are longer or shorter than the heading, which the
  ///   function does not get, and with what ends the table before its end.
  package mutating func forEach(_ body: ([CSV.Field]) -> Void) throws(ProblemList) {
    guard !heading.isEmpty else { return }
    var problems: [Problem] = []
    do throws(CSVError) {
      while true {
        reader.dropBlankRest()
        guard var row = try reader.next() else { break }
        while row.count > heading.count, row.last?.text.isEmpty == true { row.removeLast() }
        if row.count == heading.count {
          body(row)
        } else {
          problems.append(
            Problem(
              .fieldCount(
                row.count, expected: heading.count, at: row[0].position, row: row[0].row), in: file)
          )
        }
      }
    } catch {
      problems.append(Problem(error, in: file))
    }
    guard problems.isEmpty else { throw ProblemList(of: subject, problems) }
  }
}

/// Says of which file something is wrong.
private func refusing<Result>(
  _ file: String, _ subject: String, _ read: () throws(CSVError) -> Result
) throws(ProblemList) -> Result {
  do throws(CSVError) {
    return try read()
  } catch {
    throw ProblemList(of: subject, [Problem(error, in: file)])
  }
}
