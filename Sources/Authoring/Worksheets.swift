import Packages
import Text

/// The tables of a package that is being begun, with what is known of them.
struct Worksheets {
  /// The tables, in the order of the format.
  let formats: [ResourceFormat]
  private var rows: [String: [[String: String]]] = [:]

  init(_ formats: [ResourceFormat]) { self.formats = formats }

  /// Adds a row; columns that are not named stay empty.
  mutating func add(_ row: [String: String], to table: String) {
    rows[table, default: []].append(row)
  }

  /// How many rows a table has.
  func count(_ table: String) -> Int { rows[table]?.count ?? 0 }

  /// The text of a table: the heading with all its columns, then the rows.
  func text(_ format: ResourceFormat) -> String {
    let names = format.schema.fields.map(\.name)
    let rows = rows[format.name] ?? []
    return CSV.text([names] + rows.map { row in names.map { row[$0] ?? "" } })
  }
}
