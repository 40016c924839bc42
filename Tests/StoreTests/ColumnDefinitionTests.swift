import Database
import Packages
import Survey
import TestSupport
import Testing

/// A column is said twice, in the format of packages and in the tables: both say the same, and so does the
/// dictionary, which other tests hold against the tables.
@Suite struct ColumnDefinitionTests {
  private let connection: Connection
  private let formats = PackageFormat.resources.filter { $0.content == .rows }

  init() throws { connection = try TestPackages().warehouse() }

  @Test func `the columns of a table are those of its format, but for what the program knows`()
    throws
  {
    var missing: [String] = []
    var computed: [String] = []
    for format in formats {
      let columns = try columns(format.name)
      let shared = format.conceptKind == nil ? [] : ResourceFormat.sharedWithConcepts
      let stored = format.schema.storedNames.filter { !shared.contains($0) }
      missing += stored.filter { columns[$0] == nil }.map { "\(format.name).\($0)" }
      computed += columns.keys.filter { !stored.contains($0) }.map { "\(format.name).\($0)" }
    }
    #expect(missing == [])
    #expect(
      computed.sorted() == [
        "documents.kind", "measures.kind", "observations.effective_base",
        "observations.unweighted_value", "observations.weighting", "responsibilities.kind",
        "topics.kind",
      ])
  }

  @Test func `types, and what every row must have, are the same`() throws {
    let types: [TableSchema.FieldType: String] = [
      .string: "text", .integer: "integer", .number: "real",
    ]
    // Empty in a package, where the importer knows better: the table of answers, a default.
    let filledIn = ["size_classes.document_id", "respondents.is_everyone", "questions.asks_for"]
    for (table, field) in fields() {
      let name = "\(table).\(field.name)"
      let column = try #require(try columns(table)[field.name], "\(name)")
      #expect(column.type == types[field.type], "\(name)")
      #expect(column.isRequired == (field.required || filledIn.contains(name)), "\(name)")
    }
  }

  @Test func `closed vocabularies are the same in packages, tables and dictionary`() throws {
    for (table, field) in fields() {
      let name = "\(table).\(field.name)"
      var values = Set(field.allowed)
      // What a row of its own table is, a concept is, too.
      if name == "concepts.kind" { values.formUnion(formats.compactMap(\.conceptKind)) }
      if field.minimum == 0, field.maximum == 1 { values = ["0", "1"] }
      #expect(
        try vocabulary(table, field.name, ofOthers: !field.allowed.isEmpty) == values, "\(name)")
    }
  }

  @Test func `closed vocabularies are the same in Swift and in the tables`() throws {
    let vocabularies: [(table: String, column: String, names: [String])] = [
      ("unit_kinds", "unit_kind", UnitKind.allCases.map(\.rawValue)),
      ("observations", "statistic", Statistic.allCases.map(\.rawValue)),
      ("observations", "unit", Unit.allCases.map(\.rawValue)),
      ("observations", "qualifier", Qualifier.allCases.map(\.rawValue)),
    ]
    for (table, column, names) in vocabularies {
      #expect(try vocabulary(table, column) == Set(names), "\(table).\(column)")
    }
    for format in PackageFormat.resources where format.content == .codebook {
      for column in ["answer_type", "missing"] {
        guard let field = format.schema.field(column) else { continue }
        #expect(try vocabulary(format.name, column) == Set(field.allowed), "\(column)")
      }
    }
  }

  @Test func `a number that a table limits is limited in packages, too`() throws {
    let limits = ["> 0": 1.0, ">= 0": 0.0]
    for (table, field) in fields() {
      let allowed = try connection.value(
        "SELECT allowed FROM dictionary WHERE object_name = :table AND column_name = :column",
        ["table": table, "column": field.name])?.text
      guard let least = allowed.flatMap({ limits[$0] }) else { continue }
      #expect(field.minimum == least, "\(table).\(field.name)")
    }
  }

  @Test func `a reference of a package is a foreign key, and the other way round`() throws {
    for format in formats {
      let keys = try foreignKeys(format.name)
      let declared = format.references.map { name($0.fields, $0.table, $0.columns) }
      #expect(Set(declared).subtracting(keys) == [], "\(format.name)")
      let pairs = format.references.flatMap { reference in
        zip(reference.fields, reference.columns).map { name([$0], reference.table, [$1]) }
      }
      // That two things are of one wave or document, only the tables say.
      let single = keys.filter { !$0.contains(",") }
      let own = Set(single).subtracting(pairs).filter { key in
        // What the kind of concept, the items of a question, or a list of allowed values, says already.
        !key.hasSuffix("concepts(concept_id)") && !key.hasSuffix("unit_kinds(unit_kind)")
      }
      #expect(own == [], "\(format.name)")
    }
  }

  private func name(_ fields: [String], _ table: String, _ columns: [String]) -> String {
    "\(fields.joined(separator: ",")) → \(table)(\(columns.joined(separator: ",")))"
  }

  // MARK: Helpers

  /// The columns of all formats, each with the table that holds it.
  private func fields() -> [(table: String, field: TableSchema.Field)] {
    formats.flatMap { format in
      format.schema.fields.filter(\.isStored).map { field in
        let isShared =
          format.conceptKind != nil && ResourceFormat.sharedWithConcepts.contains(field.name)
        return (isShared ? "concepts" : format.name, field)
      }
    }
  }

  private func columns(_ table: String) throws -> [String: (type: String, isRequired: Bool)] {
    var columns: [String: (type: String, isRequired: Bool)] = [:]
    try connection.forEachRow(
      #"SELECT name, lower(type), "notnull" OR pk FROM pragma_table_info(:table)"#,
      ["table": table]
    ) { columns[$0.text(0) ?? ""] = ($0.text(1) ?? "", $0.integer(2) == 1) }
    return columns
  }

  /// The values that the dictionary lists for a column, or else for the one that it refers to.
  private func vocabulary(
    _ table: String, _ column: String, ofOthers: Bool = false
  ) throws -> Set<String> {
    let sql = """
      SELECT v.allowed_value
      FROM dictionary AS d
      JOIN dictionary_values AS v ON v.object_name || '.' || v.column_name = :which
      WHERE d.object_name = :table AND d.column_name = :column
      """
    let own = sql.replacing(":which", with: "d.object_name || '.' || d.column_name")
    let others = sql.replacing(":which", with: "d.refers_to")
    let values = try connection.texts(own, ["table": table, "column": column])
    guard values.isEmpty, ofOthers else { return Set(values) }
    return Set(try connection.texts(others, ["table": table, "column": column]))
  }

  private func foreignKeys(_ table: String) throws -> [String] {
    try connection.texts(
      """
      SELECT group_concat("from", ',') || ' → ' || "table" || '(' || group_concat("to", ',') || ')'
      FROM (SELECT * FROM pragma_foreign_key_list(:table) ORDER BY id, seq)
      GROUP BY id
      """, ["table": table])
  }
}
