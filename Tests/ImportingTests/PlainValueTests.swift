import Database
import Foundation
@testable import Importing
import TestSupport
import Testing
import Text

/// Values that every other tool reads as they are meant.
@Suite struct PlainValueTests {
  private let connection: Connection
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    connection = try BuiltWarehouse.copy(in: folder)
    let package = try SmallSurvey(name: "small", count: 24, seed: 1).write(to: folder.path)
    _ = try Importer(connection).load(package, at: "2026-01-31T12:00:00Z")
  }

  @Test func `dates are ISO 8601 and exist`() throws {
    var count = 0
    for (object, column, unit) in try columns("unit IN ('date', 'time')") {
      let values = try connection.texts(
        "SELECT DISTINCT \(column) FROM \(object) WHERE \(column) IS NOT NULL")
      count += values.count
      for value in values {
        #expect(
          unit == "time" ? Self.isTime(value) : Self.isDate(value), "\(object).\(column): \(value)")
      }
    }
    #expect(count > 10)
  }

  @Test(arguments: ["2020-13", "2020-02-30", "20", "2020-1", "31.05.2020", "2020-05-31T10:00:00Z"])
  func `what is no date is noticed`(text: String) {
    #expect(!Self.isDate(text))
  }

  @Test func `every column that a reader would take for a date says that it is one`() throws {
    let dates = try connection.texts(
      """
      SELECT object_name || '.' || column_name FROM dictionary
      WHERE value_type = 'text' AND (
        column_name GLOB '*_at' OR column_name GLOB '*_start' OR column_name GLOB '*_end'
        OR column_name = 'published'
      ) AND unit IS NOT 'date' AND unit IS NOT 'time'
      """)
    #expect(dates == [])
  }

  @Test func `texts are in normal form C`() throws {
    for (table, column, _) in try columns("object_kind = 'table' AND value_type = 'text'") {
      // What is plain ASCII is in every normal form.
      let values = try connection.texts(
        "SELECT DISTINCT \(column) FROM \(table) WHERE \(column) GLOB '*[^ -~]*'")
      let decomposed = values.filter {
        Array($0.unicodeScalars) != Array($0.precomposedStringWithCanonicalMapping.unicodeScalars)
      }
      #expect(decomposed == [], "\(table).\(column)")
    }
  }

  @Test func `booleans are 0 and 1`() throws {
    let checked = try connection.texts(
      """
      SELECT object_name || '.' || column_name FROM dictionary_values
      WHERE allowed_value = '1' ORDER BY 1
      """)
    let said = try connection.texts(
      """
      SELECT object_name || '.' || column_name FROM dictionary
      WHERE unit = 'boolean' AND value_type = 'integer' ORDER BY 1
      """)
    #expect(said == checked)
    // Names that landed before they were held to a rule.
    let unusual = said.filter { !$0.contains(".is_") }
    #expect(unusual == ["query_parameters.required"])
    let unsaid = try connection.texts(
      "SELECT object_name FROM dictionary WHERE column_name GLOB 'is_*' AND unit IS NOT 'boolean'")
    #expect(unsaid == [])
  }

  @Test func `no text holds JSON`() throws {
    for (table, column, _) in try columns("object_kind = 'table' AND value_type = 'text'") {
      let values = try connection.texts(
        """
        SELECT \(column) FROM \(table)
        WHERE (\(column) LIKE '{%' OR \(column) LIKE '[%') AND json_valid(\(column))
        """)
      #expect(values == [], "\(table).\(column)")
    }
  }

  @Test func `foreign keys lead to a key of a table that is there, and the file is sound`() throws {
    var count = 0
    try connection.forEachRow(
      """
      SELECT s.name, f."table", group_concat(coalesce(
        f."to", (SELECT name FROM pragma_table_info(f."table") WHERE pk = f.seq + 1)), ',')
      FROM sqlite_schema AS s JOIN pragma_foreign_key_list(s.name) AS f
      WHERE s.type = 'table'
      GROUP BY s.name, f.id
      """
    ) { row in
      count += 1
      let (table, parent) = (row.text(0) ?? "", row.text(1) ?? "")
      let columns = (row.text(2) ?? "").split(separator: ",").map(String.init)
      let keys = try Self.keys(of: parent, connection)
      #expect(keys.contains(Set(columns)), "\(table) → \(parent) (\(columns))")
    }
    #expect(count > 60)
    #expect(try Contents.flaws(connection) == [])
  }

  /// The columns of the primary key and of every unique index of a table.
  private static func keys(of table: String, _ connection: Connection) throws -> Set<Set<String>> {
    var keys: Set<Set<String>> = []
    keys.insert(
      Set(
        try connection.texts(
          "SELECT name FROM pragma_table_info(:table) WHERE pk > 0", ["table": table])))
    let indexes = try connection.texts(
      """
      SELECT name FROM pragma_index_list(:table) WHERE "unique" = 1 AND partial = 0
      """, ["table": table])
    for index in indexes {
      keys.insert(
        Set(try connection.texts("SELECT name FROM pragma_index_info(:index)", ["index": index])))
    }
    return keys
  }

  private static func isDate(_ text: String) -> Bool {
    guard let match = text.wholeMatch(of: /([12]\d{3})(?:-(\d\d)(?:-(\d\d))?)?/) else {
      return false
    }
    let month = match.2.flatMap { Int($0) } ?? 1
    let day = match.3.flatMap { Int($0) } ?? 1
    let components = DateComponents(
      calendar: Calendar(identifier: .gregorian), year: Int(match.1), month: month, day: day)
    return components.isValidDate
  }

  private static func isTime(_ text: String) -> Bool {
    text.wholeMatch(of: /.{10}T([01]\d|2[0-3]):[0-5]\d:[0-5]\dZ/) != nil
      && isDate(String(text.prefix(10)))
  }

  /// Object, column and unit of the entries that a condition names.
  private func columns(_ condition: String) throws -> [(String, String, String)] {
    var columns: [(String, String, String)] = []
    try connection.forEachRow(
      "SELECT object_name, column_name, unit FROM dictionary WHERE place > 0 AND \(condition)"
    ) { columns.append(($0.text(0) ?? "", $0.text(1) ?? "", $0.text(2) ?? "")) }
    return columns
  }
}
