import Database
package import Reports

/// What an import would change.
package enum ImportReport {
  /// The report on packages that were tried.
  package static func report(_ results: [PackageImport.Result]) -> Report {
    var counts: [[Value]] = []
    var rows: [[Value]] = []
    var notes: [String] = []
    for result in results {
      switch result.outcome {
      case .unchanged(let package):
        notes.append("\(package): loaded before from the same bytes; nothing would change.")
      case .loaded(let package, let loaded), .replaced(let package, let loaded):
        counts += counted(result.changes, package)
        counts += answers(loaded, package)
        notes += loaded.remarks.map { "\(package): \($0)." }
        if case .replaced = result.outcome { rows += single(result.changes, package) }
      }
    }
    notes.append("Nothing was written.")
    return Report(
      title: "What the import would change",
      tables: [
        Report.Table(name: "changes", columns: ["package", "file", "change", "rows"], rows: counts)
      ]
        + (rows.isEmpty
          ? []
          : [
            Report.Table(
              name: "rows",
              columns: ["package", "file", "change", "key", "column", "before", "after"], rows: rows
            )
          ]),
      notes: notes)
  }

  private static func counted(_ changes: PackageChanges?, _ package: String) -> [[Value]] {
    var order: [PackageChanges.Row] = []
    var counts: [Int] = []
    for row in changes?.rows ?? [] {
      if let place = order.firstIndex(where: { $0.file == row.file && $0.change == row.change }) {
        counts[place] += 1
      } else {
        order.append(row)
        counts.append(1)
      }
    }
    return zip(order, counts).map { row, count in
      [.text(package), .text(row.file), .text(row.change.rawValue), .integer(Int64(count))]
    }
  }

  private static func answers(_ loaded: LoadedPackage, _ package: String) -> [[Value]] {
    let counts = [
      ("respondents", loaded.respondents), ("answers", loaded.answers),
      ("computed numbers", loaded.computed),
    ]
    return counts.filter { $0.1 > 0 }.map { name, count in
      [.text(package), .text("responses.csv"), .text(name), .integer(Int64(count))]
    }
  }

  private static func single(_ changes: PackageChanges?, _ package: String) -> [[Value]] {
    (changes?.rows ?? []).flatMap { row -> [[Value]] in
      let start: [Value] = [
        .text(package), .text(row.file), .text(row.change.rawValue), .text(row.key),
      ]
      guard !row.columns.isEmpty else { return [start + [.null, .null, .null]] }
      return row.columns.map { start + [.text($0.name), .text($0.before), .text($0.after)] }
    }
  }
}
