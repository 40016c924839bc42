/// Something wrong in a package: where it is, what stands there, what was expected.
package struct Problem: Hashable, Sendable {
  /// The file, relative to the package's folder.
  package let file: String
  /// Where in the file; `nil` when the file as a whole is meant.
  package var position: Position?
  /// The row as a spreadsheet counts it, the heading being 1, or the case of an SPSS file; `nil` for what
  /// is no row of a table.
  package var row: Int?
  /// The column's heading or the descriptor's property, if one is meant.
  package let column: String?
  /// What stands there; `nil` when something is missing.
  package let found: String?
  /// What was expected.
  package internal(set) var expected: String
  /// The known name that is nearest to what was found.
  package let suggestion: String?
  /// What helps.
  package let remedy: Remedy?

  /// Describes a problem.
  package init(
    file: String, position: Position? = nil, row: Int? = nil, column: String? = nil,
    found: String? = nil, expected: String, suggestion: String? = nil,
    remedy: Remedy? = nil
  ) {
    self.file = file
    self.position = position
    self.row = row
    self.column = column
    self.found = found
    self.expected = expected
    self.suggestion = suggestion
    self.remedy = remedy
  }
}

extension Problem: CustomStringConvertible {
  /// Its line, without what helps.
  package var description: String { line { _ in nil } }

  /// What was expected and what helps.
  ///
  /// - Parameter words: How what helps is done; `nil` to say nothing of it.
  package func rule(_ words: (Remedy) -> String?) -> String {
    expected + (remedy.flatMap(words).map { "; " + $0 } ?? "")
  }

  /// One line, `file:line:column: heading: found …, expected …`; in a file without lines `file: case 7`.
  ///
  /// - Parameter words: How what helps is done; `nil` to say nothing of it.
  package func line(_ words: (Remedy) -> String?) -> String {
    var parts = [file + (position.map { ":\($0.line):\($0.column)" } ?? "")]
    if position == nil, let row { parts.append("case \(row)") }
    if let column { parts.append(column) }
    // A value with line breaks must not look like a message of its own.
    let found =
      self.found.map { text in
        let line = text.prefix(80).map { $0.isNewline ? "⏎" : String($0) }.joined()
        return "found \"\(line)\", "
      } ?? ""
    let suggestion = self.suggestion.map { "; did you mean \"\($0)\"?" } ?? ""
    parts.append("\(found)expected \(rule(words))\(suggestion)")
    return parts.joined(separator: ": ")
  }
}

extension Problem: Comparable {
  /// By file, then by place, then by what is said, so that the same problems come in the same order.
  package static func < (first: Problem, second: Problem) -> Bool {
    if first.file != second.file { return first.file < second.file }
    let places = (first.position, second.position)
    let lines = (places.0?.line ?? 0, places.1?.line ?? 0)
    if lines.0 != lines.1 { return lines.0 < lines.1 }
    let columns = (places.0?.column ?? 0, places.1?.column ?? 0)
    if columns.0 != columns.1 { return columns.0 < columns.1 }
    return (first.column ?? "", first.expected, first.found ?? "")
      < (second.column ?? "", second.expected, second.found ?? "")
  }
}
