package import Text

/// What the columns of a table of answers hold, gathered row by row: no more than a few values of each
/// are kept.
package struct ResponseColumns {
  /// A column with its values.
  struct Column {
    let name: String
    /// How often each value occurs; `nil` when there are more than can be codes.
    var counts: [String: Int]? = [:]
    var emptyFields = 0
    var example = ""

    mutating func add(_ text: String) {
      if text.isEmpty {
        emptyFields += 1
        return
      }
      if example.isEmpty { example = text }
      counts?[text, default: 0] += 1
      if let count = counts?.count, count > ResponseColumns.mostCodes { counts = nil }
    }

    /// The values in order: whole numbers by size, then texts.
    var codes: [(code: String, count: Int)] {
      (counts ?? [:]).map { (code: $0.key, count: $0.value) }.sorted { first, second in
        switch (Int(first.code), Int(second.code)) {
        case (let one?, let other?) where one != other: return one < other
        case (.some, nil): return true
        case (nil, .some): return false
        default: return first.code < second.code
        }
      }
    }
  }

  /// The most different values that may be codes.
  static let mostCodes = 30

  private(set) var columns: [Column]
  private(set) var rowCount = 0

  /// Walks through a table.
  ///
  /// - Throws: ``CSVError``, also for a heading that is empty or stands twice.
  package init(_ bytes: [UInt8], choice: CSVDialect.Choice = .init()) throws(CSVError) {
    var rows = try HeadedRows(bytes, choice: choice)
    try Self.check(rows.heading)
    columns = rows.heading.map { Column(name: $0.text) }
    while let row = try rows.next() {
      rowCount += 1
      for index in row.indices { columns[index].add(row[index].text) }
    }
  }

  private static func check(_ heading: [CSV.Field]) throws(CSVError) {
    var seen: Set<String> = []
    for field in heading {
      if field.text.isEmpty {
        throw CSVError(position: field.position, message: "a column without a heading")
      }
      if !seen.insert(field.text).inserted {
        throw CSVError(
          position: field.position, message: "the heading \"\(field.text)\" stands twice")
      }
    }
  }
}
