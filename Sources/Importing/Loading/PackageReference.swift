import Packages

extension PackageFormat {
  /// The reference for data stewards, `Documentation/packages.md`, as Markdown.
  package static var reference: String {
    let introduction = """
      # Study packages

      A study package is a folder with a `datapackage.json` (Frictionless Data Package v1, tabular
      profile) and CSV files, each named after the table it fills. Leave out the tables, and the
      optional columns, that you do not need; `wavehouse describe DIR` writes the `datapackage.json`
      from the headings, `wavehouse import DIR` checks and loads the folder.

      `requires` in the `datapackage.json` names the packages that must be loaded before. A row may
      refer to rows of its own package and of the warehouse. An empty field is no value.

      Files may be as spreadsheets save them: UTF-8, UTF-16 or Windows-1252; commas, semicolons or
      tabs; decimal points or commas. Each file's dialect is found out, unless `encoding`,
      `dialect.delimiter` and `decimalChar` in the `datapackage.json` or the options `--encoding`,
      `--delimiter` and `--decimal` say it; options come first, and what contradicts the file is
      reported. `describe` writes down what it finds, `import` names every file that is not UTF-8
      with commas and points. The decimal sign is proved by cells of the same file such as `12,5` or
      `1.234.567`, never by its delimiter; where nothing proves it, `1.234` is reported with both
      readings. Blanks and apostrophes may stand between thousands, `%` behind `value`, `value_min`
      and `value_max` where the unit is `percent`; `31.05.2020` and `05.2020` are dates, `05/06/2020`
      is reported. Empty columns and rows at the edges are passed over. A row that is shorter than
      the heading is reported and not filled up, as is a file that is no text (XLSX, ODS, SPSS …).
      `import` and `describe` list problems with their rows in the spreadsheet as a table with
      `--format csv`.

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
