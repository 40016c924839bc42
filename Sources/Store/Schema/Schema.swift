package import Database
package import Survey

/// The tables and views of a file, with what its dictionary says of them.
///
/// What there is comes from the file's own schema; the dictionary only explains it. So a file that
/// lacks some tables is described as it is.
package struct Schema: Sendable {
  /// A table or a view.
  package struct Object: Sendable {
    /// Its name.
    package let name: String
    /// Whether it is a view.
    package let isView: Bool
    /// What it is; empty where the dictionary has no entry.
    package let description: String
    /// Its columns, in order.
    package internal(set) var columns: [Column] = []
    /// What it refers to: the foreign keys of a table, the keys that the columns of a view carry.
    ///
    /// A foreign key of several columns is left out where one of them refers to the same table by itself.
    package internal(set) var references: [Reference] = []
  }

  /// A column.
  package struct Column: Sendable {
    /// Its name.
    package let name: String
    /// The type of its values, such as `text`.
    package let type: String
    /// Whether it is part of the primary key.
    package let isKey: Bool
    /// Whether it is part of a reference.
    package internal(set) var isReferring = false
    /// Whether a row may lack it.
    package let isOptional: Bool
    /// What it is; empty where the dictionary has no entry.
    package let description: String
    /// What a number counts, and how a date is to be read.
    package let unit: String?
    /// What the values are limited to, in notation.
    package let allowed: String?
    /// The column that it refers to, as `table.column`.
    package let refersTo: String?
    /// The values of a closed vocabulary.
    package internal(set) var values: [AllowedValue] = []
  }

  /// A value of a closed vocabulary.
  package struct AllowedValue: Sendable {
    /// The value as it stands in the column.
    package let value: String
    /// What it means.
    package let label: String
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

  /// Reads the schema of a file.
  ///
  /// - Throws: `DatabaseError`.
  package init(_ connection: Connection, in language: Language) throws {
    var objects: [Object] = []
    var places: [String: Int] = [:]
    try connection.forEachRow(Self.objectsSQL, ["lang": language.rawValue]) { row in
      let name = row.text(0) ?? ""
      places[name] = objects.count
      objects.append(
        Object(name: name, isView: row.text(1) == "view", description: row.text(2) ?? ""))
    }
    try connection.forEachRow(Self.columnsSQL, ["lang": language.rawValue]) { row in
      guard let place = places[row.text(0) ?? ""] else { return }
      objects[place].columns.append(
        Column(
          name: row.text(1) ?? "", type: row.text(2) ?? "", isKey: row.integer(3) == 1,
          isOptional: row.integer(4) == 1, description: row.text(5) ?? "", unit: row.text(6),
          allowed: row.text(7), refersTo: row.text(8)))
    }
    try connection.forEachRow(Self.valuesSQL, ["lang": language.rawValue]) { row in
      guard let place = places[row.text(0) ?? ""],
        let column = objects[place].columns.firstIndex(where: { $0.name == row.text(1) })
      else { return }
      objects[place].columns[column].values.append(
        AllowedValue(value: row.text(2) ?? "", label: row.text(3) ?? ""))
    }
    try connection.forEachRow(Self.referencesSQL) { row in
      guard let place = places[row.text(0) ?? ""] else { return }
      let column = row.text(1) ?? ""
      if row.integer(3) == 0 {
        objects[place].references.append(Reference(columns: [column], table: row.text(2) ?? ""))
      } else {
        objects[place].references[objects[place].references.count - 1].columns.append(column)
      }
    }
    for place in objects.indices where objects[place].isView {
      objects[place].references = objects[place].columns.compactMap { column in
        guard let target = column.refersTo?.split(separator: ".").first.map(String.init),
          places[target] != nil
        else { return nil }
        return Reference(columns: [column.name], table: target)
      }
    }
    for place in objects.indices {
      let referring = Set(objects[place].references.flatMap(\.columns))
      for column in objects[place].columns.indices {
        objects[place].columns[column].isReferring =
          referring.contains(objects[place].columns[column].name)
      }
      objects[place].references = Self.withoutRepeats(objects[place].references)
    }
    self.objects = objects
  }

  /// The references without those of several columns that make sure that one of a single column fits.
  private static func withoutRepeats(_ references: [Reference]) -> [Reference] {
    references.filter { reference in
      reference.columns.count == 1
        || !references.contains {
          $0.table == reference.table && $0.columns.count == 1
            && reference.columns.contains($0.columns[0])
        }
    }
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

extension Schema {
  /// Of the object in the file: its kind, and what the dictionary says of it.
  private static let objectsSQL = """
    SELECT s.name, s.type, iif(:lang = 'de', d.description_de, d.description_en)
    FROM sqlite_schema AS s
    LEFT JOIN dictionary AS d ON d.object_name = s.name AND d.column_name = ''
    WHERE s.type IN ('table', 'view') AND s.name NOT LIKE 'sqlite\\_%' ESCAPE '\\'
    ORDER BY s.type DESC, s.rowid
    """

  /// The columns; only the dictionary knows the type of what a view computes.
  private static let columnsSQL = """
    SELECT
      s.name,
      x.name,
      coalesce(nullif(lower(x.type), ''), d.value_type, ''),
      x.pk > 0,
      s.type = 'table' AND x.pk = 0 AND x."notnull" = 0,
      iif(:lang = 'de', d.description_de, d.description_en),
      d.unit,
      d.allowed,
      d.refers_to
    FROM sqlite_schema AS s
    JOIN pragma_table_xinfo(s.name) AS x
    LEFT JOIN dictionary AS d ON d.object_name = s.name AND d.column_name = x.name
    WHERE s.type IN ('table', 'view')
    ORDER BY s.rowid, x.cid
    """

  private static let valuesSQL = """
    SELECT object_name, column_name, allowed_value, iif(:lang = 'de', label_de, label_en)
    FROM dictionary_values
    ORDER BY object_name, column_name, place
    """

  private static let referencesSQL = """
    SELECT s.name, f."from", f."table", f.seq
    FROM sqlite_schema AS s
    JOIN pragma_foreign_key_list(s.name) AS f
    WHERE s.type = 'table'
    ORDER BY s.rowid, f.id DESC, f.seq
    """
}
