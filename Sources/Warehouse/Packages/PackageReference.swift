extension PackageFormat {
  /// The reference for data stewards, `Documentation/packages.md`, as Markdown.
  public static var reference: String {
    let introduction = """
      # Study packages

      A study package is a folder with a `datapackage.json` (Frictionless Data Package v1, tabular
      profile) and CSV files in UTF-8 with commas, each named after the table it fills. Leave out the
      tables, and the optional columns, that you do not need; `wavehouse describe DIR` writes the
      `datapackage.json` from the headings, `wavehouse import DIR` checks and loads the folder.

      `requires` in the `datapackage.json` names the packages that must be loaded before. A row may
      refer to rows of its own package and of the warehouse. An empty field is no value.

      The name of a finding is where it stands, `document:line:column`; where one print serves several
      findings, a word is added: `document:line:column:cio`. The importer compares every value with its
      print and works out what the print claims unless `value_min` and `value_max` say otherwise.

      A numeral is a maximal match of `[0-9]+([.,][0-9]+)*`; in a document whose name ends in `.csv`, a
      table that was typed in a spreadsheet, it ends with its cell at the latest.

      """
    return introduction + resources.map(section).joined()
  }

  private static func section(_ format: ResourceFormat) -> String {
    let key = format.schema.primaryKey.map { "`\($0)`" }.joined(separator: ", ")
    let rows = format.schema.fields.map { field in
      let target = format.references.filter { $0.fields.contains(field.name) }
        .map { "`\($0.table)`" + ($0.kind.map { " of kind `\($0)`" } ?? "") }
      let limits = field.allowed.map { "`\($0)`" }.joined(separator: " ")
      let aim = field.isStored ? "" : "a help for filling in, not stored"
      let notes = ([field.description, limits] + target.map { "→ " + $0 } + [aim])
        .filter { !$0.isEmpty }
      return "| `\(field.name)` | \(field.type.rawValue) | \(field.required ? "yes" : "") | "
        + notes.joined(separator: "; ") + " |\n"
    }
    return """

      ## \(format.name).csv

      \(format.title).\(key.isEmpty ? "" : " A row is named by \(key).")

      | column | type | required | meaning |
      | --- | --- | --- | --- |
      \(rows.joined())
      """
  }
}
