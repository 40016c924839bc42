package import Packages
package import Text

/// What a package would change in its tables, compared with the revision before.
package struct PackageChanges: Sendable {
  /// A row that is added, removed or changed.
  package struct Row: Hashable, Sendable {
    /// The file.
    package let file: String
    /// What happens to it.
    package let change: Change
    /// The key of the row; its content where the table has no key.
    package let key: String
    /// The columns that change, with the text before and after; empty unless it is changed.
    package let columns: [Column]
  }

  /// What happens to a row.
  package enum Change: String, Sendable {
    case added, removed, changed
  }

  /// A cell that changes.
  package struct Column: Hashable, Sendable {
    /// The heading.
    package let name: String
    /// The text before.
    package let before: String
    /// The text after.
    package let after: String
  }

  /// The package.
  package let package: String
  /// The rows, file by file in the order of the format; within a file removed, changed, added.
  package let rows: [Row]

  /// Compares two revisions; without an earlier one, every row is added.
  ///
  /// - Parameter withAnswers: Whether answers are compared, too, respondent by respondent.
  /// - Throws: ``ProblemList`` for answers that are no table.
  package init(
    from earlier: StudyPackage?, to later: StudyPackage, withAnswers: Bool
  ) throws(ProblemList) {
    package = later.descriptor.name
    var rows: [Row] = []
    for format in PackageFormat.resources where format.content != .answers {
      let before = Self.keyed(earlier?.table(format.name))
      let after = Self.keyed(later.table(format.name))
      let file = format.name + ".csv"
      for key in before.order where after.rows[key] == nil {
        rows.append(Row(file: file, change: .removed, key: key, columns: []))
      }
      for key in after.order {
        guard let new = after.rows[key], let old = before.rows[key] else { continue }
        let columns = format.schema.fields.map(\.name)
          .map { Column(name: $0, before: old[$0] ?? "", after: new[$0] ?? "") }
          .filter { $0.before != $0.after }
        guard !columns.isEmpty else { continue }
        rows.append(Row(file: file, change: .changed, key: key, columns: columns))
      }
      for key in after.order where before.rows[key] == nil {
        rows.append(Row(file: file, change: .added, key: key, columns: []))
      }
    }
    if withAnswers, let earlier {
      rows += try AnswerChanges(from: earlier, to: later).rows
    }
    self.rows = rows
  }

  private typealias Keyed = (order: [String], rows: [String: [String: String]])

  private static func keyed(_ table: StudyPackage.Table?) -> Keyed {
    guard let table else { return ([], [:]) }
    let names =
      table.format.schema.primaryKey.isEmpty ? table.columns : table.format.schema.primaryKey
    var keyed: Keyed = ([], [:])
    table.forEachRow { row in
      let key = names.map { row[$0] }.filter { !$0.isEmpty }.joined(separator: ", ")
      if keyed.rows[key] == nil { keyed.order.append(key) }
      keyed.rows[key] = Dictionary(zip(row.columns, row.cells.map(\.text))) { first, _ in first }
    }
    return keyed
  }
}
