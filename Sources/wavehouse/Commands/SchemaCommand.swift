import Analysis
import Store
import Survey

/// The forms that only `wavehouse schema` can answer in.
enum DiagramFormat: String, CaseIterable {
  case mermaid, svg

  /// The diagram of all tables, or of an object and its neighbours.
  func text(_ schema: Schema, around name: String?, in language: Language) throws -> String {
    let name = try name.map { try SchemaReport.require($0, in: schema).name }
    let objects = name.map(schema.neighbours(of:)) ?? schema.objects.filter { !$0.isView }
    let lines = objects.map(\.references.count).reduce(0, +)
    guard objects.count <= 200, lines <= 1_000 else {
      throw UsageError(
        "a drawing of \(objects.count) tables with \(lines) references is too large to be read; "
          + "'wavehouse schema NAME' draws one table with its neighbours")
    }
    switch self {
    case .mermaid: return MermaidDiagram.text(objects)
    case .svg: return SchemaDiagram.text(objects, around: name, in: language)
    }
  }
}

extension Command {
  static let schema = Command(
    "schema", "explain tables, views and columns, and draw the tables", usage: "[OBJECT]",
    arguments: 0...1,
    options: translated.map { option in
      guard option.name == Command.format.name else { return option }
      return Option(
        "format", "FORMAT",
        option.help.replacing("markdown;", with: "markdown, mermaid, svg;"))
    },
    discussion: """
      From the dictionary in the file. csv, json and jsonl hold every column in both languages,
      markdown the whole reference; svg and mermaid draw the tables with what they refer to, or
      OBJECT with its neighbours: wavehouse schema --format svg > schema.svg.
      """
  ) { invocation in
    let language = try invocation.language()
    let name = invocation.arguments.arguments.first
    if let drawing = try invocation.diagramFormat() {
      return try invocation.print { connection in
        try drawing.text(Schema(connection, in: language), around: name, in: language)
      }
    }
    let format = try invocation.format()
    if format == .markdown {
      return try invocation.print { connection in
        let schema = try Schema(connection, in: language)
        let object = try name.map { try SchemaReport.require($0, in: schema) }
        return SchemaMarkdown.text(object.map { [$0] } ?? schema.objects, in: language)
      }
    }
    return try invocation.answer { connection in
      format.isForPeople
        ? try SchemaReport.report(name, in: language, connection)
        : try SchemaReport.machineReport(name, in: language, connection)
    }
  }
}
