import Platform
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
  /// - Parameters:
  ///   - path: The path of the table, for problems.
  ///   - choice: What is settled about its dialect.
  /// - Throws: ``ProblemList``, also for a heading that is empty or stands twice.
  package init(
    _ bytes: [UInt8], of path: String, choice: CSVDialect.Choice = .init()
  ) throws(ProblemList) {
    let file = FileSystem.name(of: path)
    var rows = try HeadedRows(bytes, of: file, in: path, choice: choice, minimum: 2)
    let problems = Self.problems(of: rows.heading, file)
    guard problems.isEmpty else { throw ProblemList(of: path, problems) }
    columns = rows.heading.map { Column(name: $0.text) }
    try rows.forEach { row in
      rowCount += 1
      for index in row.indices { columns[index].add(row[index].text) }
    }
  }

  private static func problems(of heading: [CSV.Field], _ file: String) -> [Problem] {
    var seen: Set<String> = []
    return heading.enumerated().compactMap { index, field in
      let isFirst = seen.insert(field.text).inserted
      guard !isFirst || field.text.isEmpty else { return nil }
      return Problem(
        file: file, position: field.position, row: field.row,
        column: field.text.isEmpty ? nil : field.text, found: field.text,
        expected: field.text.isEmpty ? "a heading for column \(index + 1)" : "each column once")
    }
  }
}
