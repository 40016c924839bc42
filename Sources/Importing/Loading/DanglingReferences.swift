import Database
import Packages
import Text

/// Looks for rows that refer to what is not there: among those that came in, and among those that refer to
/// what a package took away.
///
/// What stood before and lost nothing is not looked at again, so that an import takes as long in a large
/// warehouse as in a small one. Answers are left out; they are written from the codebook and the respondents
/// beside them.
struct DanglingReferences {
  /// A foreign key of the file.
  private struct Key {
    let child: String
    /// The first column of the child's own key.
    let first: String
    let parent: String
    /// Columns of the child with those of the parent.
    var columns: [(child: String, parent: String)]

    /// That a row of the child, called `c`, refers to something that is not there.
    var dangles: String {
      let isGiven = columns.map { "c.\($0.child) IS NOT NULL" }
      let meets = columns.map { "p.\($0.parent) = c.\($0.child)" }
      return """
        \(isGiven.joined(separator: " AND "))
        AND NOT EXISTS (SELECT 1 FROM \(parent) AS p WHERE \(meets.joined(separator: " AND ")))
        """
    }
  }

  private let connection: Connection
  private let keys: [Key]
  /// The greatest rowid of each table that has one: rows behind it came in.
  private let marks: [String: Int]

  /// Remembers how far the tables are filled, before rows come in and after others were taken away.
  init(_ connection: Connection) throws {
    self.connection = connection
    var keys: [Key] = []
    var tables: Set<String> = []
    try connection.forEachRow(
      """
      SELECT
        t.name, t.wr, f.seq, f."table", f."from",
        coalesce(
          f."to",
          (SELECT i.name FROM pragma_table_info(f."table") AS i WHERE i.pk = f.seq + 1)
        ),
        (SELECT i.name FROM pragma_table_info(t.name) AS i WHERE i.pk = 1)
      FROM pragma_table_list AS t
      JOIN pragma_foreign_key_list(t.name) AS f
      WHERE t.schema = 'main' AND t.name <> 'answers'
      ORDER BY t.name, f.id, f.seq
      """
    ) { row in
      let texts = [0, 3, 4, 5, 6].map { row.text($0) ?? "" }
      if row.integer(1) == 0 { tables.insert(texts[0]) }
      if row.integer(2) == 0 {
        keys.append(Key(child: texts[0], first: texts[4], parent: texts[1], columns: []))
      }
      keys[keys.count - 1].columns.append((texts[2], texts[3]))
    }
    self.keys = keys
    var marks: [String: Int] = [:]
    for table in tables {
      marks[table] = Int(try connection.value("SELECT max(rowid) FROM \(table)")?.integer ?? 0)
    }
    self.marks = marks
  }

  /// What is wrong.
  ///
  /// - Parameters:
  ///   - added: The package that came in, if one did.
  ///   - removed: The package that was taken away before, if one was.
  /// - Throws: `DatabaseError`.
  func problems(added: StudyPackage?, removed: StudyPackage?) throws -> [Problem] {
    // By child and parent: a row that dangles may do so by several keys.
    var came: [[String]: Int] = [:]
    var stayed: [[String]: Int] = [:]
    for key in keys {
      let names = [key.child, key.parent]
      if let added { came[names] = max(try count(key, of: added), came[names] ?? 0) }
      if let removed { stayed[names] = max(try count(key, without: removed), stayed[names] ?? 0) }
    }
    func problems(
      _ counts: [[String]: Int], _ describe: ([String], String) -> Problem
    ) -> [Problem] {
      counts.filter { $0.value > 0 }.sorted { $0.key.lexicographicallyPrecedes($1.key) }.map {
        describe(
          $0.key,
          $0.value == 1 ? "1 row of \($0.key[0]) refers" : "\($0.value) rows of \($0.key[0]) refer")
      }
    }
    let missing = problems(stayed) { names, rows in
      Problem(
        file: names[1] + ".csv",
        expected: "every row of \(names[1]) that others refer to; \(rows) to what would be gone")
    }
    let wrong = problems(came.filter { stayed[$0.key] ?? 0 == 0 }) { names, rows in
      Problem(
        file: names[0] + ".csv",
        expected: "rows that fit those of \(names[1]) which they name; \(rows) to none that fits, "
          + "such as one of another wave or document")
    }
    return (missing + wrong).sorted()
  }

  /// How many of the rows that came in dangle.
  private func count(_ key: Key, of package: StudyPackage) throws -> Int {
    if let mark = marks[key.child] {
      return try number(
        "SELECT count(*) FROM \(key.child) AS c WHERE c.rowid > :mark AND \(key.dangles)",
        ["mark": mark])
    }
    // Without rowids its rows are found by the beginning of their key, which the package names; what it
    // does not name is written from the codebook.
    guard let table = package.table(key.child),
      let names = Self.values(of: [key.first], in: table).map(Self.json)
    else { return 0 }
    return try number(
      """
      SELECT count(*)
      FROM json_each(:names) AS j
      CROSS JOIN \(key.child) AS c ON c.\(key.first) = j.value ->> 0
      WHERE \(key.dangles)
      """, ["names": names])
  }

  /// How many rows refer to what a package took away and did not come again.
  private func count(_ key: Key, without package: StudyPackage) throws -> Int {
    guard let gone = Self.gone(key, with: package) else {
      // What is not told by its tables is looked at whole.
      return try number("SELECT count(*) FROM \(key.child) AS c WHERE \(key.dangles)", [:])
    }
    let meets = key.columns.enumerated().map { "c.\($1.child) = j.value ->> \($0)" }
    return try number(
      """
      SELECT count(*)
      FROM json_each(:gone) AS j
      CROSS JOIN \(key.child) AS c ON \(meets.joined(separator: " AND "))
      WHERE \(key.dangles)
      """, ["gone": gone])
  }

  /// What a foreign key may have referred to that went with a package, as JSON; `nil` where its tables do not tell.
  private static func gone(_ key: Key, with package: StudyPackage) -> String? {
    let columns = key.columns.map(\.parent)
    switch key.parent {
    // Computed numbers go with answers and with groups.
    case "observations": return nil
    // Those of a kind with a table of its own stand there as well.
    case "concepts" where columns == ["concept_id"]:
      var all: Set<[String]> = []
      for table in package.tables
      where table.format.conceptKind != nil || table.format.name == "concepts" {
        guard let column = table.format.schema.primaryKey.first,
          let values = values(of: [column], in: table)
        else { return nil }
        all.formUnion(values)
      }
      return json(all)
    case "concepts": return nil
    case "documents", "participants", "variables", "codes":
      guard package.answers == nil else { return nil }
    default: break
    }
    // Of a table that it does not have nothing went with it.
    guard let table = package.table(key.parent) else { return json([]) }
    return values(of: columns, in: table).map(json)
  }

  private func number(_ sql: String, _ values: [String: any Bindable]) throws -> Int {
    try connection.value(sql, values)?.integer.map { Int($0) } ?? 0
  }

  /// The distinct values of some columns; `nil` where a column is not there.
  private static func values(
    of columns: [String], in table: StudyPackage.Table
  ) -> Set<[String]>? {
    let places = columns.compactMap(table.index(of:))
    guard places.count == columns.count else { return nil }
    return Set(table.rows.map { row in places.map { row[$0].text } })
  }

  /// An array for each, in an array.
  private static func json(_ values: Set<[String]>) -> String {
    JSON(.array(values.map { JSON.texts($0) })).text()
  }
}
