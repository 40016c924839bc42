package import Database
package import Survey

/// The tables and views of a file, with what its dictionary says of them.
///
/// What there is comes from the file's own schema; the dictionary only explains it. So a file that
/// lacks some tables, or has no dictionary, is described as it is.
package struct FileSchema: Sendable {
  /// A table or a view.
  package struct Object: Sendable {
    /// Its name.
    package let name: String
    /// Whether it is a view.
    package let isView: Bool
    /// The statement that made it.
    package let sql: String
    /// What it is; nothing where the dictionary has no entry.
    package let description: Labels
    /// Where what is in it comes from.
    package let origin: String?
    /// Its columns, in order.
    package internal(set) var columns: [Column] = []
    /// The foreign keys as they are declared, the last one first.
    package internal(set) var foreignKeys: [ForeignKey] = []
    /// What it refers to: the foreign keys of a table, the keys that the columns of a view carry.
    ///
    /// A foreign key of several columns is left out where one of them refers to the same table by itself.
    package internal(set) var references: [Reference] = []
  }

  /// A column.
  package struct Column: Sendable {
    /// Its name.
    package let name: String
    /// The type of its values, such as `text`; of what a view computes, only the dictionary knows it.
    package let type: String
    /// Whether it is declared `NOT NULL`.
    package let isRequired: Bool
    /// The default as SQL.
    package let standard: String?
    /// Its place in the primary key, from 1; 0 for none.
    package let keyPlace: Int
    /// Whether it is part of a reference.
    package internal(set) var isReferring = false
    /// Whether a row may lack it.
    package let isOptional: Bool
    /// What it is; nothing where the dictionary has no entry.
    package let description: Labels
    /// Where its values come from.
    package let origin: String?
    /// What a number counts, and how a date is to be read.
    package let unit: String?
    /// What the values are limited to, in notation.
    package let allowed: String?
    /// The column that it refers to, as `table.column`.
    package let refersTo: String?
    /// The values of a closed vocabulary.
    package internal(set) var values: [AllowedValue] = []

    /// Whether it is part of the primary key.
    package var isKey: Bool { keyPlace > 0 }

    /// The unit of a quantity; `nil` for one that only says how a value is to be read.
    package var quantity: String? {
      unit.flatMap { ["boolean", "date", "number", "position", "time"].contains($0) ? nil : $0 }
    }
  }

  /// A value of a closed vocabulary.
  package struct AllowedValue: Sendable {
    /// The value as it stands in the column.
    package let value: String
    /// What it means.
    package let meaning: Labels
  }

  /// A foreign key of a table.
  package struct ForeignKey: Sendable {
    /// Its number in the table, from 0.
    package let number: Int
    /// The table that is referred to.
    package let table: String
    /// Its columns in order, each with the one that it refers to.
    package internal(set) var columns: [(name: String, refersTo: String?)]
  }

  /// What the rows of an object refer to.
  package struct Reference: Hashable, Sendable {
    /// The referring columns.
    package internal(set) var columns: [String]
    /// The table that is referred to.
    package let table: String
  }

  /// The views, then the tables, each in the order in which they were made.
  package let objects: [Object]
  /// The names that the dictionary has, also of what the file lacks.
  package let explained: (objects: Set<String>, columns: Set<String>)

  /// The tables in the order in which they were made.
  package var tables: [Object] { objects.filter { !$0.isView } }
  /// The views in the order in which they were made.
  package var views: [Object] { objects.filter(\.isView) }

  /// Reads the schema of a file.
  ///
  /// - Throws: `DatabaseError`.
  package init(_ connection: Connection) throws {
    let dictionary = try Explanations(connection)
    var objects: [Object] = []
    var places: [String: Int] = [:]
    try connection.forEachRow(Self.objectsSQL) { row in
      let name = row.text(0) ?? ""
      let entry = dictionary.entries[name]?[""]
      places[name] = objects.count
      objects.append(
        Object(
          name: name, isView: row.text(1) == "view", sql: row.text(2) ?? "",
          description: entry?.description ?? Labels(), origin: entry?.origin))
    }
    try connection.forEachRow(Self.columnsSQL) { row in
      let (object, name) = (row.text(0) ?? "", row.text(1) ?? "")
      guard let place = places[object] else { return }
      let entry = dictionary.entries[object]?[name]
      let (declared, isRequired) = (row.text(2) ?? "", row.integer(3) == 1)
      let keyPlace = row.integer(5) ?? 0
      objects[place].columns.append(
        Column(
          name: name, type: declared.isEmpty ? entry?.type ?? "" : declared,
          isRequired: isRequired, standard: row.text(4), keyPlace: keyPlace,
          isOptional: !objects[place].isView && keyPlace == 0 && !isRequired,
          description: entry?.description ?? Labels(), origin: entry?.origin, unit: entry?.unit,
          allowed: entry?.allowed, refersTo: entry?.refersTo,
          values: dictionary.values[object]?[name] ?? []))
    }
    try connection.forEachRow(Self.foreignKeysSQL) { row in
      guard let place = places[row.text(0) ?? ""] else { return }
      let column = (name: row.text(1) ?? "", refersTo: row.text(5))
      if row.integer(4) == 0 {
        objects[place].foreignKeys.append(
          ForeignKey(number: row.integer(3) ?? 0, table: row.text(2) ?? "", columns: [column]))
      } else {
        objects[place].foreignKeys[objects[place].foreignKeys.count - 1].columns.append(column)
      }
    }
    for place in objects.indices { objects[place].completeReferences(among: places) }
    self.objects = objects
    explained = (
      Set(dictionary.entries.keys),
      Set(dictionary.entries.values.flatMap(\.keys)).subtracting([""])
    )
  }

  /// An object by its name.
  package func object(_ name: String) -> Object? { objects.first { $0.name == name } }

  /// An object and what it refers to or is referred to by, with the references between it and them.
  package func neighbours(of name: String) -> [Object] {
    let own = object(name)?.references.map(\.table) ?? []
    return objects.compactMap { object in
      guard object.name != name else { return object }
      var object = object
      object.references.removeAll { $0.table != name }
      let isNear =
        own.contains(object.name) || (!object.isView && !object.references.isEmpty)
      return isNear ? object : nil
    }
  }
}

// MARK: Statements

extension FileSchema {
  /// What the dictionary of a file says; empty where there is none.
  private struct Explanations {
    struct Entry {
      let type: String?
      let description: Labels
      let origin: String?
      let unit: String?
      let allowed: String?
      let refersTo: String?
    }

    var entries: [String: [String: Entry]] = [:]
    var values: [String: [String: [AllowedValue]]] = [:]

    init(_ connection: Connection) throws {
      let isThere = try connection.value("SELECT 1 FROM sqlite_schema WHERE name = 'dictionary'")
      guard isThere != nil else { return }
      try connection.forEachRow(FileSchema.entriesSQL) { row in
        entries[row.text(0) ?? "", default: [:]][row.text(1) ?? ""] = Entry(
          type: row.text(2), description: row.labels(3),
          origin: row.text(5), unit: row.text(6), allowed: row.text(7), refersTo: row.text(8))
      }
      try connection.forEachRow(FileSchema.valuesSQL) { row in
        values[row.text(0) ?? "", default: [:]][row.text(1) ?? "", default: []].append(
          AllowedValue(
            value: row.text(2) ?? "", meaning: row.labels(3)))
      }
    }
  }

  private static let objectsSQL = """
    SELECT name, type, sql
    FROM sqlite_schema
    WHERE type IN ('table', 'view') AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'
    ORDER BY type DESC, rowid
    """

  private static let columnsSQL = """
    SELECT s.name, x.name, lower(x.type), x."notnull", x.dflt_value, x.pk
    FROM sqlite_schema AS s
    JOIN pragma_table_xinfo(s.name) AS x
    WHERE s.type IN ('table', 'view')
    ORDER BY s.rowid, x.cid
    """

  private static let entriesSQL = """
    SELECT object_name, column_name, value_type, description_de, description_en, origin,
      unit, allowed, refers_to
    FROM dictionary
    """

  private static let valuesSQL = """
    SELECT object_name, column_name, allowed_value, label_de, label_en
    FROM dictionary_values
    ORDER BY object_name, column_name, place
    """

  private static let foreignKeysSQL = """
    SELECT s.name, f."from", f."table", f.id, f.seq,
      coalesce(f."to", (SELECT name FROM pragma_table_info(f."table") WHERE pk = f.seq + 1))
    FROM sqlite_schema AS s
    JOIN pragma_foreign_key_list(s.name) AS f
    WHERE s.type = 'table'
    ORDER BY s.rowid, f.id DESC, f.seq
    """
}
