import Database
import Packages
import Text

/// Checks the rows of a package against the format, their own descriptor and a warehouse.
struct PackageValidator {
  private let package: StudyPackage
  private let connection: Connection
  private var problems: [Problem] = []
  private var known: [ResourceFormat.Reference: Set<String>] = [:]

  init(_ package: StudyPackage, connection: Connection) {
    self.package = package
    self.connection = connection
  }

  /// Everything that is wrong, in order of place.
  mutating func validate() throws -> [Problem] {
    try checkRequirements()
    // What a package refers to may stand in one that is missing: that alone is to be mended first.
    let hasWhatItRequires = problems.isEmpty
    for table in package.tables {
      checkFields(table)
      try checkKeys(table)
      if hasWhatItRequires { try checkReferences(table) }
      checkForeignKeys(table)
    }
    checkObservations()
    checkSizeClasses()
    try checkLines()
    problems += try EveryoneOfWaves(package, connection).problems
    return Array(Set(problems)).sorted()
  }

  private mutating func checkRequirements() throws {
    let loaded = try connection.texts("SELECT package FROM imports ORDER BY package")
    for name in package.descriptor.requires where !loaded.contains(name) {
      problems.append(
        Problem(
          file: PackageDescriptor.fileName, column: "requires", found: name,
          expected: "a package that is loaded already",
          suggestion: Spelling.nearest(to: name, among: loaded)))
    }
  }

  // MARK: Values

  private mutating func checkFields(_ table: StudyPackage.Table) {
    for (index, column) in table.columns.enumerated() {
      let formats = [table.format.schema.field(column), table.declared.field(column)]
      // Patterns of the descriptor are not run: the format has its own, and an expression from
      // elsewhere can be made to run for ever.
      let rules = [
        formats[0].flatMap { try? FieldRule($0) },
        formats[1].flatMap { try? FieldRule($0.withoutPattern) },
      ].compactMap { $0 }
      var seen: [String: Int] = [:]
      for row in table.rows {
        let cell = row[index]
        if let (expected, remedy) = table.complaint(about: cell) {
          report(table, cell, column, expected: expected, remedy: remedy)
        } else if let expected = rules.lazy.compactMap({ $0.complaint(about: cell.text) }).first {
          let allowed = rules.flatMap(\.field.allowed)
          report(
            table, cell, column, expected: expected,
            suggestion: cell.text.isEmpty ? nil : Spelling.nearest(to: cell.text, among: allowed))
        }
        if rules.contains(where: \.field.unique), !cell.text.isEmpty {
          if let line = seen[cell.text] {
            report(table, cell, column, expected: "a value of its own; line \(line) has it too")
          }
          seen[cell.text] = cell.position.line
        }
      }
    }
  }

  private mutating func report(
    _ table: StudyPackage.Table, _ cell: CSV.Field, _ column: String, found: String? = nil,
    expected: String, suggestion: String? = nil, remedy: Remedy? = nil
  ) {
    problems.append(
      Problem(
        file: table.file, position: cell.position, row: cell.row, column: column,
        found: found ?? cell.text, expected: expected, suggestion: suggestion, remedy: remedy))
  }

  // MARK: Keys and references

  /// The values of some columns of a row as one text; `nil` when the package leaves one out.
  private static func key(_ row: [CSV.Field], _ indices: [Int?]) -> String? {
    var parts: [String] = []
    for index in indices {
      guard let index else { return nil }
      parts.append(row[index].text)
    }
    return parts.joined(separator: separator)
  }

  /// U+001F, the unit separator: stands between the parts of a compound key.
  private static let separator = "\u{1F}"

  private mutating func checkKeys(_ table: StudyPackage.Table) throws {
    let schema = table.format.schema
    let indices = schema.primaryKey.map { table.index(of: $0) }
    let reference = ResourceFormat.Reference(
      fields: schema.primaryKey, table: table.format.name, columns: schema.primaryKey, kind: nil)
    // The columns of a codebook are those of its own wave.
    let keys = table.rows.compactMap { Self.key($0, indices) }
    let stored = table.format.content == .rows ? try stored(Set(keys), reference) : []
    var seen: [String: Int] = [:]
    for row in table.rows {
      guard let key = Self.key(row, indices), let index = indices.first ?? nil else { continue }
      let cell = row[index]
      let name = schema.primaryKey.joined(separator: ", ")
      let shown = key.replacing(Self.separator, with: ", ")
      if let line = seen[key], indices.count > 1 {
        report(table, cell, name, found: shown, expected: "another; line \(line) has it too")
      } else if stored.contains(key) {
        report(table, cell, name, found: shown, expected: "another; the warehouse has it already")
      }
      seen[key] = cell.position.line
    }
  }

  private mutating func checkReferences(_ table: StudyPackage.Table) throws {
    for reference in table.format.references {
      let indices = reference.fields.map { table.index(of: $0) }
      var values = ownKeys(reference)
      let others = Set(table.rows.compactMap { Self.key($0, indices) }).subtracting(values)
      values.formUnion(try stored(others, reference))
      var names: [String]?
      var suggestions: [String: String?] = [:]
      for row in table.rows {
        // As in SQL, a reference with an empty part refers to nothing.
        guard let key = Self.key(row, indices), let index = indices.first ?? nil,
          indices.allSatisfy({ $0.map { !row[$0].text.isEmpty } ?? false }), !values.contains(key)
        else { continue }
        let shown = key.replacing(Self.separator, with: " with ")
        // A name is looked for once, and not for ever more of them.
        if suggestions[shown] == nil, suggestions.count < 100 {
          let all = try names ?? allNames(reference)
          names = all
          suggestions[shown] = .some(Spelling.nearest(to: shown, among: all))
        }
        let kind = reference.kind.map { " of kind \($0)" } ?? ""
        report(
          table, row[index], reference.fields.joined(separator: ", "), found: shown,
          expected: "a row of \(reference.table)\(kind) in the package or the warehouse",
          suggestion: suggestions[shown] ?? nil)
      }
    }
  }

  /// References that the descriptor declares within the package.
  private mutating func checkForeignKeys(_ table: StudyPackage.Table) {
    for foreignKey in table.declared.foreignKeys {
      let name = foreignKey.resource.isEmpty ? table.format.name : foreignKey.resource
      guard let target = package.tables.first(where: { $0.format.name == name }) else {
        problems.append(
          Problem(
            file: PackageDescriptor.fileName, column: "foreignKeys", found: name,
            expected: "a resource of this package"))
        continue
      }
      let there = foreignKey.columns.map { target.index(of: $0) }
      let values = Set(target.rows.compactMap { Self.key($0, there) })
      let here = foreignKey.fields.map { table.index(of: $0) }
      for row in table.rows {
        guard let key = Self.key(row, here), let index = here.first ?? nil,
          !row[index].text.isEmpty, !values.contains(key)
        else { continue }
        report(
          table, row[index], foreignKey.fields.joined(separator: ", "),
          found: key.replacing(Self.separator, with: ", "), expected: "a row of \(target.file)")
      }
    }
  }

  /// The keys in the package that a reference may name.
  private mutating func ownKeys(_ reference: ResourceFormat.Reference) -> Set<String> {
    if let keys = known[reference] { return keys }
    var keys: Set<String> = []
    for table in package.tables {
      let columns: [String]
      if table.format.name == reference.table {
        columns = reference.columns
      } else if reference.table == "concepts", let kind = table.format.conceptKind,
        reference.kind == nil || reference.kind == kind
      {
        columns = table.format.schema.primaryKey
      } else {
        continue
      }
      let indices = columns.map { table.index(of: $0) }
      let kindIndex = table.format.name == "concepts" ? table.index(of: "kind") : nil
      for row in table.rows {
        if let wanted = reference.kind, let kindIndex, row[kindIndex].text != wanted { continue }
        if let key = Self.key(row, indices) { keys.insert(key) }
      }
    }
    known[reference] = keys
    return keys
  }

  /// Those of some keys that the warehouse has; it is asked for these alone, however many it has.
  private func stored(
    _ keys: Set<String>, _ reference: ResourceFormat.Reference
  ) throws -> Set<String> {
    guard !reference.columns.isEmpty, !keys.isEmpty else { return [] }
    let asked = Array(keys)
    let parts = asked.map { key in
      JSON.texts(
        key.split(separator: Self.separator, omittingEmptySubsequences: false).map(String.init))
    }
    var conditions = reference.columns.enumerated().map { "t.\($1) = j.value ->> \($0)" }
    if let kind = reference.kind { conditions.append("t.kind = '\(kind)'") }
    var found: Set<String> = []
    try connection.forEachRow(
      """
      SELECT j.key
      FROM json_each(:keys) AS j
      WHERE EXISTS (
        SELECT 1 FROM \(reference.table) AS t WHERE \(conditions.joined(separator: " AND "))
      )
      """, ["keys": JSON(.array(parts)).text()]
    ) { row in
      if let place = row.integer(0) { found.insert(asked[place]) }
    }
    return found
  }

  /// All names that a reference may give, from the package and the warehouse, to find one that was meant.
  private mutating func allNames(_ reference: ResourceFormat.Reference) throws -> [String] {
    let list = reference.columns.joined(separator: " || :separator || ")
    let filter = reference.kind == nil ? "" : " WHERE kind = :kind"
    var values: [String: any Bindable] = reference.kind.map { ["kind": $0] } ?? [:]
    if reference.columns.count > 1 { values["separator"] = Self.separator }
    let stored = try connection.texts("SELECT \(list) FROM \(reference.table)\(filter)", values)
    return ownKeys(reference).union(stored).map { $0.replacing(Self.separator, with: " with ") }
  }

  /// A line that a row names must be a line of the document.
  private mutating func checkLines() throws {
    var counts: [String: Int] = [:]
    try connection.forEachRow("SELECT document_id, line_count FROM documents") { row in
      counts[row.text(0) ?? ""] = row.integer(1)
    }
    for table in package.tables where table.format.name == "documents" {
      guard let id = table.index(of: "document_id"), let count = table.index(of: "line_count")
      else {
        continue
      }
      for row in table.rows { counts[row[id].text] = Int(row[count].text) }
    }
    for table in package.tables {
      guard let document = table.index(of: "document_id") ?? table.index(of: "document"),
        let line = table.index(of: "source_line")
      else { continue }
      for row in table.rows {
        guard let count = counts[row[document].text], let number = Int(row[line].text),
          number > count
        else { continue }
        report(
          table, row[line], "source_line",
          expected: "a line of the document, which has \(count)")
      }
    }
  }

  /// A class is printed somewhere, unless the answers of its wave come with the package.
  private mutating func checkSizeClasses() {
    guard package.answers == nil, package.table("variables") == nil,
      let table = package.table("size_classes")
    else { return }
    for place in table.rows.indices {
      let row = table.row(place)
      for column in ["document_id", "source_line", "source_column", "printed"]
      where row[column].isEmpty {
        guard let cell = row.cell(column) ?? row.first else { continue }
        report(
          table, cell, column, found: "",
          expected: "a value: where the document prints the class")
      }
    }
  }

  // MARK: Numbers

  private mutating func checkObservations() {
    for table in package.tables where table.format.name == "observations" {
      for row in table.rows where table.isSound(row) {
        let observation = ObservationCells(table: table, row: row)
        for complaint in observation.complaints() {
          report(
            table, complaint.cell, complaint.column, expected: complaint.expected)
        }
      }
    }
  }
}
