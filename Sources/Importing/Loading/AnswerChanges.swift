import Packages
import SAV
import Survey
import Text

/// Which answers differ between two revisions of a package.
///
/// Respondents are the same when they have the same name in the column of the role `participant`; where
/// there is none, when they stand in the same row.
struct AnswerChanges {
  /// The respondents that are added, removed or changed, with the cells that change.
  private(set) var rows: [PackageChanges.Row] = []

  private let path: String

  /// Compares the tables of answers of two packages.
  ///
  /// - Throws: ``ProblemList`` for answers that are no table.
  init(from earlier: StudyPackage, to later: StudyPackage) throws(ProblemList) {
    path = later.answers?.path ?? earlier.answers?.path ?? ""
    guard let before = earlier.answers, let after = later.answers else { return }
    let key = Self.respondentColumn(of: later)
    var unseen: [String: Int] = [:]
    try Self.forEachRow(before, key) { unseen[$0] = $1.hashValue }
    var changed: [String: [String: String]] = [:]
    var order: [String] = []
    try Self.forEachRow(after, key) { name, cells in
      guard let digest = unseen.removeValue(forKey: name) else {
        rows.append(row(.added, name))
        return
      }
      guard digest != cells.hashValue else { return }
      changed[name] = cells
      order.append(name)
    }
    var columns: [String: [PackageChanges.Column]] = [:]
    var removed: [String] = []
    try Self.forEachRow(before, key) { name, cells in
      if unseen[name] != nil { removed.append(name) }
      if let other = changed[name] { columns[name] = Self.differences(cells, other) }
    }
    rows =
      removed.map { row(.removed, $0) } + order.map { row(.changed, $0, columns[$0] ?? []) } + rows
  }

  private func row(
    _ change: PackageChanges.Change, _ name: String, _ columns: [PackageChanges.Column] = []
  ) -> PackageChanges.Row {
    PackageChanges.Row(file: path, change: change, key: name, columns: columns)
  }

  private static func respondentColumn(of package: StudyPackage) -> String? {
    var column: String?
    package.table("variables")?.forEachRow {
      if $0["role"] == Codebook.Role.respondent.rawValue { column = $0["variable"] }
    }
    return column
  }

  private static func differences(
    _ before: [String: String], _ after: [String: String]
  ) -> [PackageChanges.Column] {
    Set(before.keys).union(after.keys).sorted()
      .map { PackageChanges.Column(name: $0, before: before[$0] ?? "", after: after[$0] ?? "") }
      .filter { $0.before != $0.after }
  }

  /// Calls a function with the name of each respondent and the cells by their columns.
  private static func forEachRow(
    _ answers: StudyPackage.Answers, _ key: String?, _ body: (String, [String: String]) -> Void
  ) throws(ProblemList) {
    switch answers.content {
    case .text(let text):
      var rows = try HeadedRows(text, of: answers.path, in: answers.path)
      try forEachRow(&rows, key, body)
    case .systemFile(let table): forEachRow(table, key, body)
    }
  }

  private static func forEachRow(
    _ table: SAVTable, _ key: String?, _ body: (String, [String: String]) -> Void
  ) {
    let heading = table.columns.map(\.name)
    let place = key.flatMap { heading.firstIndex(of: $0) }
    for row in 0..<table.cases.count {
      let cells = heading.indices.map { table.field($0, row) }
      let name = place.map { cells[$0] } ?? "case \(row + 1)"
      body(name, Dictionary(zip(heading, cells)) { first, _ in first })
    }
  }

  private static func forEachRow(
    _ rows: inout HeadedRows, _ key: String?, _ body: (String, [String: String]) -> Void
  ) throws(ProblemList) {
    let heading = rows.heading.map(\.text)
    let place = key.flatMap { heading.firstIndex(of: $0) }
    try rows.forEach { row in
      let name = place.map { row[$0].text } ?? "row \(row[0].row)"
      body(name, Dictionary(zip(heading, row.map(\.text))) { first, _ in first })
    }
  }
}
