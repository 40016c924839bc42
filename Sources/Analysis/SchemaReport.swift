package import Database
package import Reports
package import Store
package import Survey
import Text

/// Reports from the dictionary: what the tables, views and columns of a file are.
package enum SchemaReport {
  /// All tables and views with a line each, or the columns of one.
  ///
  /// - Throws: ``RequestError`` when there is no table or view of that name, `DatabaseError`.
  package static func report(
    _ name: String?, in language: Language, _ connection: Connection
  ) throws -> Report {
    let schema = try FileSchema(connection, in: language)
    guard let name else { return overview(schema, language) }
    return page(try require(name, in: schema), language)
  }

  /// The same for programs, in both languages: every column first, then objects, values, references.
  ///
  /// - Throws: ``RequestError`` when there is no table or view of that name, `DatabaseError`.
  package static func machineReport(
    _ name: String?, in language: Language, _ connection: Connection
  ) throws -> Report {
    let schema = try FileSchema(connection, in: language)
    if let name { _ = try require(name, in: schema) }
    return Report(
      title: name ?? title(language),
      tables: try [
        ("columns", columnsSQL), ("objects", objectsSQL), ("values", valuesSQL),
        ("references", referencesSQL),
      ].map { try connection.table($0.0, $0.1, ["name": name]) })
  }

  /// The table or view of a name.
  ///
  /// - Throws: ``RequestError`` when there is none.
  package static func require(
    _ name: String, in schema: FileSchema
  ) throws(RequestError) -> FileSchema.Object {
    if let object = schema.object(name) ?? schema.object(name.lowercased()) { return object }
    throw .unknown(
      kind: "table or view", name: name,
      suggestion: Spelling.nearest(to: name, among: schema.objects.map(\.name)),
      source: .schema)
  }

  private static func title(_ language: Language) -> String {
    language.pick("Tabellen und Sichten", "Tables and views")
  }

  private static func kind(_ object: FileSchema.Object, _ language: Language) -> String {
    object.isView ? language.pick("Sicht", "view") : language.pick("Tabelle", "table")
  }

  private static func overview(_ schema: FileSchema, _ language: Language) -> Report {
    Report(
      title: title(language),
      tables: [
        Report.Table(
          name: "objects", columns: ["object", "kind", "meaning"],
          rows: schema.objects.map {
            [.text($0.name), .text(kind($0, language)), .text(firstSentence($0.description))]
          })
      ],
      notes: [
        language.pick(
          "'wavehouse schema findings' zeigt die Spalten einer Sicht oder Tabelle.",
          "'wavehouse schema findings' shows the columns of a view or table."),
        language.pick(
          "'wavehouse schema --format mermaid' zeichnet die Tabellen und ihre Verweise.",
          "'wavehouse schema --format mermaid' draws the tables and their references."),
      ], germanNames: germanNames)
  }

  /// The text up to its first full stop.
  private static func firstSentence(_ text: String) -> String {
    guard let end = text.firstRange(of: ". ") else { return text }
    return String(text[..<end.lowerBound]) + "."
  }

  private static func page(_ object: FileSchema.Object, _ language: Language) -> Report {
    let columns = object.columns.map { column -> [Value] in
      [
        .text(column.name), .text(column.type), column.isKey ? .text("✓") : .null,
        column.unit.databaseValue, column.allowed.databaseValue, column.refersTo.databaseValue,
        .text(column.description),
      ]
    }
    let values = object.columns.flatMap { column in
      column.values.map { [Value.text(column.name), .text($0.value), .text($0.label)] }
    }
    let tables = [
      withoutEmpty(
        Report.Table(
          name: "columns",
          columns: ["column", "type", "key", "unit", "allowed", "refers_to", "meaning"],
          rows: columns, sources: ["unit": "dictionary.unit", "type": "dictionary.value_type"])),
      Report.Table(name: "values", columns: ["column", "value", "meaning"], rows: values),
    ]
    return Report(
      title: object.name,
      facts: [
        (language.pick("Art", "kind"), .text(kind(object, language))),
        (language.pick("Bedeutung", "meaning"), .text(object.description)),
      ],
      tables: tables.filter { !$0.rows.isEmpty }, germanNames: germanNames)
  }

  /// The table without the columns in which no row has a value.
  private static func withoutEmpty(_ table: Report.Table) -> Report.Table {
    let kept = table.columns.indices.filter { index in
      table.rows.contains { $0[index] != .null }
    }
    return Report.Table(
      name: table.name, columns: kept.map { table.columns[$0] },
      rows: table.rows.map { row in kept.map { row[$0] } }, sources: table.sources)
  }

  private static let germanNames = [
    "objects": "Tabellen und Sichten", "object": "Tabelle oder Sicht", "columns": "Spalten",
    "column": "Spalte", "type": "Typ", "key": "Schlüssel", "values": "Werte",
  ]
}

extension SchemaReport {
  private static let columnsSQL = """
    SELECT
      s.name AS object,
      s.type AS kind,
      x.cid + 1 AS place,
      x.name AS "column",
      coalesce(nullif(lower(x.type), ''), d.value_type) AS type,
      iif(x.pk > 0, x.pk, NULL) AS key_place,
      d.unit,
      d.allowed,
      d.refers_to,
      d.origin,
      d.description_de,
      d.description_en
    FROM sqlite_schema AS s
    JOIN pragma_table_xinfo(s.name) AS x
    LEFT JOIN dictionary AS d ON d.object_name = s.name AND d.column_name = x.name
    WHERE s.type IN ('table', 'view') AND s.name NOT LIKE 'sqlite\\_%' ESCAPE '\\'
      AND (:name IS NULL OR s.name = lower(:name))
    ORDER BY s.type DESC, s.rowid, x.cid
    """

  private static let objectsSQL = """
    SELECT s.name AS object, s.type AS kind, d.origin, d.description_de, d.description_en
    FROM sqlite_schema AS s
    LEFT JOIN dictionary AS d ON d.object_name = s.name AND d.column_name = ''
    WHERE s.type IN ('table', 'view') AND s.name NOT LIKE 'sqlite\\_%' ESCAPE '\\'
      AND (:name IS NULL OR s.name = lower(:name))
    ORDER BY s.type DESC, s.rowid
    """

  private static let valuesSQL = """
    SELECT
      v.object_name AS object, v.column_name AS "column", v.place, v.allowed_value AS value,
      v.label_de, v.label_en
    FROM sqlite_schema AS s
    JOIN dictionary_values AS v ON v.object_name = s.name
    WHERE :name IS NULL OR s.name = lower(:name)
    ORDER BY s.type DESC, s.rowid, v.column_name, v.place
    """

  private static let referencesSQL = """
    SELECT
      s.name AS object, f.id AS reference, f.seq + 1 AS place, f."from" AS "column",
      f."table" AS referred_object,
      coalesce(
        f."to",
        (SELECT name FROM pragma_table_info(f."table") WHERE pk = f.seq + 1)
      ) AS referred_column
    FROM sqlite_schema AS s
    JOIN pragma_foreign_key_list(s.name) AS f
    WHERE s.type = 'table' AND (:name IS NULL OR s.name = lower(:name))
    ORDER BY s.rowid, f.id, f.seq
    """
}
