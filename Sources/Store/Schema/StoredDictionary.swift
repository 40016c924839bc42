package import Database
package import Survey

/// What the dictionary of the file says of its tables, views and columns.
package struct StoredDictionary {
  /// What is said of a table, a view or a column.
  package struct Entry {
    let description: Labels
    package let unit: String?
  }

  private var entries: [String: [String: Entry]] = [:]

  /// Reads the dictionary; empty where the file has none.
  package init(_ connection: Connection) throws {
    var found: [String: [String: Entry]] = [:]
    try connection.forEachRow(
      "SELECT object_name, column_name, description_de, description_en, unit FROM dictionary"
    ) { row in
      found[row.text(0) ?? "", default: [:]][row.text(1) ?? ""] = Entry(
        description: Labels(german: row.text(2), english: row.text(3)), unit: Self.unit(row.text(4))
      )
    }
    entries = found
  }

  /// How a value is to be read, which the dictionary has among the units, is none.
  private static func unit(_ text: String?) -> String? {
    guard let text, !["boolean", "date", "number", "position", "time"].contains(text) else {
      return nil
    }
    return text
  }

  /// The units in order, each once.
  package var units: [String] {
    Set(entries.values.flatMap { $0.values.compactMap(\.unit) }).sorted()
  }

  /// What is said of a column; of the table or view itself where there is no column.
  package func entry(_ object: String, _ column: String = "") -> Entry? { entries[object]?[column] }

  /// The description in one language, with the unit behind it.
  package func text(_ object: String, _ column: String = "", in language: Language) -> String? {
    guard let entry = entry(object, column) else { return nil }
    let text = entry.description[language]
    guard let unit = entry.unit else { return text }
    return text + language.pick(" (Einheit: \(unit))", " (unit: \(unit))")
  }
}
