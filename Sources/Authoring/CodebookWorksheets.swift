package import Packages
import Platform
import Text

/// The worksheets of a table of answers: its codebook.
extension StudyScaffold {
  /// The tables of a study whose numbers are computed: nothing that is about prints.
  package static let computed = PackageFormat.resources.filter {
    $0.content != .answers && !aboutPrints.contains($0.name)
  }
  private static let aboutPrints = [
    "exhibits", "exhibit_headings", "observations", "classifications", "numerals",
    "discrepancies", "discrepancy_places",
  ]

  /// A copy of the answers with their codebook.
  func codebook(of path: String) throws -> Begun {
    let bytes = try FileSystem.bytes(of: path)
    let table = try ResponseColumns(bytes, of: path)
    var begun = Begun(sheets: Worksheets(Self.computed), answers: bytes)
    for column in table.columns {
      begun.sheets.add(
        [
          "variable": column.name, "empty_fields": String(column.emptyFields),
          "distinct_values": column.counts.map { String($0.count) }
            ?? "more than \(ResponseColumns.mostCodes)",
          "example": column.example,
        ], to: "variables")
      for code in column.codes {
        begun.sheets.add(
          ["variable": column.name, "code": code.code, "count": String(code.count)], to: "codes")
      }
    }
    begun.remarks.append(
      "responses.csv is a copy of \(path): \(table.rowCount) rows, \(table.columns.count) columns")
    return begun
  }
}
