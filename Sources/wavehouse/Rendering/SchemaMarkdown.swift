import Store
import Survey

/// The dictionary as a page: a reference of every table and view.
enum SchemaMarkdown {
  /// The whole reference: the tables as a diagram, where it can be read, and a section for each object.
  static func page(_ schema: FileSchema, in language: Language) -> String {
    let tables = schema.objects.filter { !$0.isView }
    let diagram =
      MermaidDiagram.isReadable(tables)
      ? "```mermaid\n" + MermaidDiagram.text(tables) + "```\n\n" : ""
    return text(schema.objects, in: language, diagram: diagram)
  }

  /// A section for each object, below a diagram.
  static func text(
    _ objects: [FileSchema.Object], in language: Language, diagram: String = ""
  ) -> String {
    var text = "# " + language.pick("Tabellen und Sichten", "Tables and views") + "\n\n" + diagram
    for object in objects {
      let kind =
        object.isView ? language.pick("Sicht", "view") : language.pick("Tabelle", "table")
      text +=
        "- [\(code(object.name))](#\(cell(object.name))), \(kind): \(cell(object.description[language]))\n"
    }
    return text + objects.map { "\n" + section($0, language) }.joined()
  }

  private static func section(_ object: FileSchema.Object, _ language: Language) -> String {
    var text = "## \(cell(object.name))\n\n\(cell(object.description[language]))\n\n"
    let headings = [
      language.pick("Spalte", "column"), language.pick("Typ", "type"),
      language.pick("Bedeutung", "meaning"),
    ]
    text += row(headings) + row(headings.map { _ in "---" })
    for column in object.columns {
      text += row([code(column.name), type(column, language), meaning(column, language)])
    }
    return text
  }

  /// The type, and what else is to be known of the values.
  private static func type(_ column: FileSchema.Column, _ language: Language) -> String {
    var words = [cell(column.type)]
    if let unit = column.unit { words.append(cell(unit)) }
    if column.isKey { words.append(language.pick("Schlüssel", "key")) }
    return words.joined(separator: ", ")
  }

  private static func meaning(_ column: FileSchema.Column, _ language: Language) -> String {
    var parts = [cell(column.description[language])]
    if let target = column.refersTo { parts.append("→ " + code(target)) }
    if let allowed = column.allowed { parts.append(code(allowed)) }
    if !column.values.isEmpty {
      let values = column.values.map { "\(code($0.value)) \(cell($0.meaning[language]))" }
      parts.append(values.joined(separator: "; "))
    }
    return parts.joined(separator: "<br>")
  }

  private static func row(_ cells: [String]) -> String {
    "| " + cells.joined(separator: " | ") + " |\n"
  }

  private static func code(_ text: String) -> String {
    "`" + Sanitizer.line(text).replacing("|", with: "\\|").replacing("`", with: "'") + "`"
  }

  private static func cell(_ text: String) -> String {
    Sanitizer.line(text).replacing("|", with: "\\|").replacing("<", with: "&lt;")
  }
}
