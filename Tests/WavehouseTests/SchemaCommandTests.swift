import Database
import Foundation
import Store
import Survey
import TestSupport
import Testing
@testable import wavehouse

@Suite struct SchemaCommandTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    try BuiltWarehouse.copy(in: folder)
  }

  private func run(_ arguments: String...) throws -> Run {
    try Run.program(Project.program, arguments, in: folder.path)
  }

  @Test func `an unknown table, form or language says what there is`() throws {
    #expect(
      try run("schema", "observation").errors
        == "wavehouse: there is no table or view \"observation\"; did you mean \"observations\"?; "
        + "'wavehouse schema' lists them\n")
    #expect(
      try run("schema", "xyzzy", "--format", "mermaid")
        == Run(
          output: "",
          errors:
            "wavehouse: there is no table or view \"xyzzy\"; 'wavehouse schema' lists them\n",
          code: 64))
    #expect(
      try run("schema", "--format", "mermaids").errors
        == "wavehouse: there is no format \"mermaids\"; did you mean \"mermaid\"?; expected one of "
        + "table, csv, json, jsonl, markdown, mermaid\n")
    #expect(
      try run("schema", "--json", "--format", "mermaid").errors
        == "wavehouse: --json and --format mermaid contradict each other\n")
    #expect(
      try run("schema", "--lang", "fr").errors == "wavehouse: --lang is de or en, not \"fr\"\n")
    #expect(
      try run("info", "--format", "mermaid").errors
        == "wavehouse: there is no format \"mermaid\"; expected one of "
        + "table, csv, json, jsonl, markdown\n")
  }

  @Test func `a table is explained column by column, with its closed vocabularies`() throws {
    #expect(
      try run("schema", "items", "--lang", "de")
        == Run(
          output: """
            items

            Art        Tabelle
            Bedeutung  Die Antwortmöglichkeiten der Fragen: Diese Möglichkeit dieser Welle ist jener Begriff. Die Brücke zwischen
                       den Wellen.

            Spalte             Typ         Schlüssel  Einheit       verweist auf           Bedeutung
            ─────────────────  ──────────  ─────────  ────────────  ─────────────────────  ─────────────────────────────────────────
            question_id        Text        ✓                        questions.question_id  Die Frage.
            concept_id         Text        ✓                        concepts.concept_id    Der Begriff, der die Möglichkeit ist.
            label_de           Text                                                        Deutsche Bezeichnung in dieser Welle;
                                                                                           NULL: wie der Begriff.
            label_en           Text                                                        Englische Bezeichnung in dieser Welle;
                                                                                           NULL: wie der Begriff.
            is_union           ganze Zahl             Ja oder Nein                         1, wenn sie andere Möglichkeiten der
                                                                                           Frage enthält, wie „gut oder besser“;
                                                                                           nicht mit ihnen zusammenzählen. NULL:
                                                                                           nein.
            note               Text                                                        Was man sonst wissen sollte.
            parent_concept_id  Text                                 concepts.concept_id    Das übergeordnete Thema in der Liste
                                                                                           dieser Welle, wo es ein anderes ist als
                                                                                           sonst; NULL: wie in topics.

            Werte
            Spalte    Wert  Bedeutung
            ────────  ────  ──────────────────────────────────────
            is_union     0  nein
            is_union     1  enthält andere Möglichkeiten der Frage

            """, errors: "", code: 0))
  }

  @Test func `all tables and views have a line each, the views first`() throws {
    let output = try run("schema").output
    let names = output.split(separator: "\n").compactMap { line in
      line.wholeMatch(of: #/([a-z_]+) +(?:table|view) .*/#).map { String($0.1) }
    }
    #expect(
      try names
        == BuiltWarehouse.open().texts(
          """
          SELECT name FROM sqlite_schema
          WHERE type IN ('table', 'view') AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'
          ORDER BY type DESC, rowid
          """))
    #expect(names.first == "findings")
  }

  @Test func `programs get every column in both languages, with keys and references`() throws {
    let json = try run("schema", "question_comparisons", "--json").output
    let object = try #require(
      try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any])
    let columns = try #require(object["columns"] as? [[String: Any]])
    #expect(
      columns.map { $0["column"] as? String } == [
        "question_a", "question_b", "relation", "difference_de", "difference_en",
      ])
    #expect(columns[0]["key_place"] as? Int == 1)
    #expect(columns[0]["refers_to"] as? String == "questions.question_id")
    #expect(columns[2]["description_en"] as? String != columns[2]["description_de"] as? String)
    let values = try #require(object["values"] as? [[String: Any]])
    #expect(values.map { $0["value"] as? String } == ["same", "similar", "different"])
    let references = try #require(object["references"] as? [[String: Any]])
    #expect(references.map { $0["referred_column"] as? String } == ["question_id", "question_id"])
    let csv = try run("schema", "--format", "csv").output
    #expect(
      csv.hasPrefix(
        "object,kind,place,column,type,key_place,unit,allowed,refers_to,origin,description_de,"
          + "description_en\nfindings,view,1,finding_id,text,"))
    let count = try BuiltWarehouse.open().value(
      "SELECT count(*) FROM dictionary WHERE place > 0")?.integer
    #expect(csv.split(separator: "\n").count == (count.map(Int.init) ?? 0) + 1)
  }

  @Test func `a file that lacks tables is described as it is`() throws {
    let connection = try Connection(folder.file("warehouse.sqlite"), mode: .readWrite)
    try connection.execute("DROP TABLE answers; DROP TABLE participants")
    for format in ["table", "json", "csv", "jsonl", "markdown", "mermaid"] {
      let run = try run("schema", "--format", format)
      #expect(run.code == 0 && run.errors.isEmpty, "\(format): \(run.errors)")
      #expect(run.output.contains("codes"))
      #expect(
        run.output.firstMatch(of: #/(?m)^(participants|answers) | (participants|answers) \{/#)
          == nil)
    }
    #expect(try run("schema", "answers").errors.hasPrefix("wavehouse: there is no table or view"))
  }

  @Test func `names that someone else made cannot break a form`() throws {
    let connection = try Connection(folder.file("warehouse.sqlite"), mode: .readWrite)
    try connection.execute(
      "CREATE TABLE \"<b>|\u{1B}[2J`\n{\" (\"x\"\" | `y\u{7}\" TEXT REFERENCES waves (wave_id), \"\" TEXT)"
    )
    for format in ["table", "markdown", "mermaid"] {
      let run = try run("schema", "--format", format)
      #expect(run.code == 0, "\(format): \(run.errors)")
      #expect(!run.output.contains("\u{1B}") && !run.output.contains("\u{7}"), "\(format)")
    }
    let page = try run("schema", "--format", "markdown").output
    #expect(page.contains("| `x\" \\| 'y�` | text |") || page.contains("| `x\" \\| 'y␇` | text |"))
    #expect(try run("schema", "--format", "mermaid").output.contains("  _b____2J___ {\n"))
  }

  @Test func `a drawing that nobody could read is refused`() throws {
    let connection = try Connection(folder.file("warehouse.sqlite"), mode: .readWrite)
    let tables = (1...200).map { "CREATE TABLE t\($0) (n INTEGER) STRICT" }
    try connection.execute(tables.joined(separator: ";"))
    let run = try run("schema", "--format", "mermaid")
    #expect(run.code == 64)
    #expect(run.errors.hasPrefix("wavehouse: a drawing of 2"))
    #expect(try self.run("schema", "t7", "--format", "mermaid").code == 0)
    #expect(try !self.run("schema", "--format", "markdown").output.contains("```mermaid"))
  }

  @Test func `a statement of one's own that names nothing is told where to look`() throws {
    #expect(
      try run("sql", "SELECT * FROM finding").errors
        == "wavehouse: no such table: finding; did you mean \"findings\"?; "
        + "'wavehouse schema' lists tables, views and columns\n")
    #expect(
      try run("sql", "SELECT f.vaule FROM findings AS f").errors
        == "wavehouse: no such column: f.vaule; did you mean \"value\"?; "
        + "'wavehouse schema' lists tables, views and columns\n")
  }

  // MARK: The page

  /// Run with `WAVEHOUSE_UPDATE=1` to write the page anew.
  @Test func `the page on the schema, with its diagram, is what the program prints`() throws {
    let text = try run("schema", "--format", "markdown").output
    let diagram = try run("schema", "--format", "mermaid").output
    #expect(text.contains("```mermaid\n\(diagram)```\n"))
    let isWritten = try WrittenFile.text(at: "Documentation/schema.md", now: text) == text
    #expect(isWritten, "Documentation/schema.md: run with WAVEHOUSE_UPDATE=1")
  }

  @Test func `the page has a section for every object and a row for every column`() throws {
    let schema = try FileSchema(BuiltWarehouse.open())
    let page = try run("schema", "--format", "markdown", "--lang", "de").output
    #expect(page == SchemaMarkdown.page(schema, in: .german))
    let lines = page.split(separator: "\n")
    for object in schema.objects { #expect(lines.contains("## \(object.name)")) }
    let rows = lines.filter { $0.hasPrefix("| `") }
    #expect(rows.count == schema.objects.map(\.columns.count).reduce(0, +))
    // A table of Markdown has as many cells in each row.
    #expect(rows.allSatisfy { $0.replacing("\\|", with: "").count { $0 == "|" } == 4 })
    let one = try run("schema", "spheres", "--format", "markdown").output
    #expect(one.contains("## spheres\n") && !one.contains("## waves\n"))
  }
}
