import Database
import Reports
import Text

/// Reports as JSON.
enum JSONRenderer {
  /// One object: title (but of an answer), facts, every table and list under its name, notes.
  static func object(_ report: Report) -> JSON {
    var members: [(String, JSON)] =
      report.role == .answer ? [] : [("title", JSON(.string(report.title)))]
    let facts = report.facts.map { ($0.name, value($0.value)) }
    if report.role == .parameters {
      members.append(("parameters", .object(facts)))
    } else {
      members += facts
    }
    for table in report.tables { members.append((table.name, JSON(.array(rows(table))))) }
    for list in report.lists { members.append((list.name, strings(list.values))) }
    members.append(("notes", strings(report.notes)))
    return .object(members)
  }

  private static func strings(_ values: [String]) -> JSON {
    JSON(.array(values.map { JSON(.string($0)) }))
  }

  /// The rows of the main table, an object each.
  static func rows(_ report: Report) -> [JSON] { rows(report.mainTable) }

  private static func rows(_ table: Report.Table) -> [JSON] {
    table.rows.map { row in .object(zip(table.columns, row).map { ($0, value($1)) }) }
  }

  private static func value(_ value: Value) -> JSON {
    switch value {
    case .null: JSON(.null)
    case .integer(let integer): JSON(.integer(integer))
    case .real(let real): JSON(.number(real))
    case .text, .blob: JSON(.string(value.plainText))
    }
  }
}
