/// One kind of table that a study package can hold, and how it gets into the warehouse.
package struct ResourceFormat: Sendable {
  /// Columns whose values name a row that is in the warehouse or comes with the package.
  package struct Reference: Hashable, Sendable {
    /// The columns here.
    package let fields: [String]
    /// The table of the warehouse.
    package let table: String
    /// Its columns.
    package let columns: [String]
    /// For concepts: the only kind allowed.
    package let kind: String?

    /// Says what the columns refer to.
    package init(fields: [String], table: String, columns: [String], kind: String?) {
      self.fields = fields
      self.table = table
      self.columns = columns
      self.kind = kind
    }
  }

  /// The name of the resource, also of the file without `.csv` and of the main table.
  package let name: String
  /// What a row is, in a few words.
  package let title: String
  /// The columns, without the references that depend on the package.
  package let schema: TableSchema
  /// The references to rows of the warehouse.
  package let references: [Reference]
  /// The kind of concept that a row introduces, for the tables that refine concepts.
  package let conceptKind: String?
  /// How its rows get into the warehouse.
  package let content: Content

  /// How the rows of a table get into the warehouse.
  package enum Content: Sendable {
    /// Each is a row of the table of the same name.
    case rows
    /// Together they are the codebook of the answers.
    case codebook
    /// They are answers: a row per respondent, a column per question or option, under whatever names.
    case answers
  }

  /// Describes a table.
  package init(
    _ name: String, _ title: String, key: [String], _ fields: [TableSchema.Field],
    references: [Reference] = [], conceptKind: String? = nil, content: Content = .rows
  ) {
    self.name = name
    self.title = title
    self.schema = TableSchema(fields: fields, primaryKey: key)
    self.references = references
    self.conceptKind = conceptKind
    self.content = content
  }

  /// The statements that write a row; each takes the columns it names.
  ///
  /// A topic, a measure or a responsibility is first a concept, then a row of its own table.
  package var statements: [String] {
    guard let conceptKind, let key = schema.primaryKey.first else {
      return [Self.insert(into: name, schema.storedNames)]
    }
    let shared = Self.sharedWithConcepts
    let own = schema.storedNames.filter { !shared.contains($0) }
    return [
      """
      INSERT INTO concepts (concept_id, kind, \(shared.joined(separator: ", ")))
      VALUES (:\(key), '\(conceptKind)', \(shared.map { ":" + $0 }.joined(separator: ", ")))
      """,
      Self.insert(into: name, own),
    ]
  }

  /// The columns that a topic, a measure or a responsibility has as a concept.
  package static let sharedWithConcepts = [
    "label_de", "label_en", "definition_de", "definition_en",
  ]

  private static func insert(into table: String, _ columns: [String]) -> String {
    """
    INSERT INTO \(table) (\(columns.joined(separator: ", ")))
    VALUES (\(columns.map { ":" + $0 }.joined(separator: ", ")))
    """
  }
}

extension ResourceFormat.Reference {
  /// A reference from one column to the column of the same meaning in a table.
  static func to(
    _ table: String, _ column: String, from field: String? = nil, kind: String? = nil
  ) -> Self {
    Self(fields: [field ?? column], table: table, columns: [column], kind: kind)
  }

  /// A reference from two columns to the two of the same names.
  static func to(_ table: String, _ columns: [String]) -> Self {
    Self(fields: columns, table: table, columns: columns, kind: nil)
  }
}
