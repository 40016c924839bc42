import Analysis
import Store
import Survey

extension Command {
  static let schema = Command(
    "schema", "explain tables, views and columns, and draw the tables", usage: "[OBJECT]",
    arguments: 0...1,
    options: translated.map { option in
      guard option.name == Command.format.name else { return option }
      return Option(
        "format", "FORMAT",
        option.help.replacing("markdown;", with: "markdown, mermaid;"))
    },
    discussion: """
      From the dictionary in the file. csv, json and jsonl hold every column in both languages,
      markdown the whole reference; mermaid draws the tables with what they refer to, or OBJECT with
      its neighbours, as text that Mermaid makes a picture of.
      """
  ) { invocation in
    let language = try invocation.language()
    let name = invocation.arguments.arguments.first
    if try invocation.wantsDiagram() {
      return try invocation.print { connection in
        let schema = try FileSchema(connection)
        return try MermaidDiagram.text(schema, around: name)
      }
    }
    let format = try invocation.format()
    if format == .markdown {
      return try invocation.print { connection in
        let schema = try FileSchema(connection)
        guard let name else { return SchemaMarkdown.page(schema, in: language) }
        return SchemaMarkdown.text([try SchemaReport.require(name, in: schema)], in: language)
      }
    }
    return try invocation.answer { connection in
      format.isForPeople
        ? try SchemaReport.report(name, in: language, connection)
        : try SchemaReport.machineReport(name, in: language, connection)
    }
  }
}
