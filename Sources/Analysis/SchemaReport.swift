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
    let schema = try FileSchema(connection)
    guard let name else { return overview(schema, language) }
    return page(try require(name, in: schema), language)
  }

  /// The same for programs, in both languages: every column first, then objects, values, references.
  ///
  /// - Throws: ``RequestError`` when there is no table or view of that name, `DatabaseError`.
  package static func machineReport(
    _ name: String?, in language: Language, _ connection: Connection
  ) throws -> Report {
    let schema = try FileSchema(connection)
    let objects = try name.map { [try require($0, in: schema)] } ?? schema.objects
    return Report(
      title: name ?? title(language),
      tables: [columns(objects), self.objects(objects), values(objects), references(objects)])
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
            [
              .text($0.name), .text(kind($0, language)),
              .text(firstSentence($0.description[language])),
            ]
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
        .text(column.description[language]),
      ]
    }
    let values = object.columns.flatMap { column in
      column.values.map { [Value.text(column.name), .text($0.value), .text($0.meaning[language])] }
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
        (language.pick("Bedeutung", "meaning"), .text(object.description[language])),
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

// MARK: For programs

extension SchemaReport {
  /// Every column, with what is known of it.
  private static func columns(_ objects: [FileSchema.Object]) -> Report.Table {
    Report.Table(
      name: "columns",
      columns: [
        "object", "kind", "place", "column", "type", "key_place", "unit", "allowed", "refers_to",
        "origin", "description_de", "description_en",
      ],
      rows: objects.flatMap { object in
        object.columns.enumerated().map { place, column in
          [
            .text(object.name), .text(object.isView ? "view" : "table"),
            (place + 1).databaseValue, .text(column.name),
            column.type.isEmpty ? .null : .text(column.type),
            column.isKey ? column.keyPlace.databaseValue : .null, column.unit.databaseValue,
            column.allowed.databaseValue, column.refersTo.databaseValue,
            column.origin.databaseValue,
          ] + texts(column.description)
        }
      })
  }

  private static func objects(_ objects: [FileSchema.Object]) -> Report.Table {
    Report.Table(
      name: "objects",
      columns: ["object", "kind", "origin", "description_de", "description_en"],
      rows: objects.map { object in
        [
          .text(object.name), .text(object.isView ? "view" : "table"),
          object.origin.databaseValue,
        ] + texts(object.description)
      })
  }

  /// The closed vocabularies, by the names of the columns.
  private static func values(_ objects: [FileSchema.Object]) -> Report.Table {
    Report.Table(
      name: "values", columns: ["object", "column", "place", "value", "label_de", "label_en"],
      rows: objects.flatMap { object in
        object.columns.sorted { $0.name < $1.name }.flatMap { column in
          column.values.enumerated().map { place, value in
            [
              .text(object.name), .text(column.name), (place + 1).databaseValue,
              .text(value.value),
            ] + texts(value.meaning)
          }
        }
      })
  }

  /// The foreign keys, column by column.
  private static func references(_ objects: [FileSchema.Object]) -> Report.Table {
    Report.Table(
      name: "references",
      columns: ["object", "reference", "place", "column", "referred_object", "referred_column"],
      rows: objects.flatMap { object in
        object.foreignKeys.reversed().flatMap { key in
          key.columns.enumerated().map { place, column in
            [
              .text(object.name), key.number.databaseValue, (place + 1).databaseValue,
              .text(column.name), .text(key.table), column.refersTo.databaseValue,
            ]
          }
        }
      })
  }

  private static func texts(_ labels: Labels) -> [Value] {
    [labels.german.databaseValue, labels.english.databaseValue]
  }
}
