/// Where the rows of a table begin, from which the place of each of their fields can be found.
package struct RowPlaces: Sendable {
  private let text: SeparatedText
  private let heading: FieldScanner.Mark
  private let columns: [String]
  private var rows: [FieldScanner.Mark] = []

  /// Knows the places of a heading.
  package init(_ text: SeparatedText, heading: FieldScanner.Mark, columns: [String]) {
    self.text = text
    self.heading = heading
    self.columns = columns
  }

  /// Adds a row.
  package mutating func append(_ row: FieldScanner.Mark) { rows.append(row) }

  /// The place of a field.
  ///
  /// - Parameters:
  ///   - row: The number of the row among those that were added, from 0; `nil` for the heading.
  ///   - column: The name of the column; `nil` for the beginning of the row.
  package func place(of row: Int?, in column: String?) -> ProblemTally.Place {
    let mark = row.map { rows[$0] } ?? heading
    let field = column.flatMap { columns.firstIndex(of: $0) } ?? 0
    return (text.position(ofField: field, from: mark), mark.row)
  }

  /// The place of a heading by its number, from 0.
  package func place(ofHeading field: Int) -> ProblemTally.Place {
    (text.position(ofField: field, from: heading), heading.row)
  }
}
