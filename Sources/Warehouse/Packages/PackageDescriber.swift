import Survey

/// Writes the descriptor of a package from its CSV files, so that nobody has to type a schema.
///
/// Name, title, requirements, sources and licences of an existing descriptor stay; profile and
/// resources are made anew. A foreign key within the package is declared where it holds.
public enum PackageDescriber {
  /// The descriptor that fits the files of a folder.
  ///
  /// - Returns: The JSON text.
  /// - Throws: ``ImportError/problems(package:_:)`` when a file is no CSV or has columns that its
  ///   kind of table does not have, ``FileError`` when something cannot be read.
  public static func descriptor(of directory: String) throws -> String {
    var problems: [Problem] = []
    var tables: [(format: ResourceFormat, rows: [[String]])] = []
    for format in PackageFormat.resources {
      let path = directory + "/" + format.name + ".csv"
      guard FileSystem.kind(of: path) == .file else { continue }
      do {
        let rows = try rows(of: path, format)
        problems += headingProblems(rows.first ?? [], format)
        tables.append((format, rows))
      } catch let error as CSVError {
        problems.append(
          Problem(
            file: format.name + ".csv", position: error.position,
            expected: "CSV: \(error.message)"))
      }
    }
    problems += try strayFiles(directory)
    if tables.isEmpty, problems.isEmpty {
      let names = PackageFormat.resources.map { $0.name + ".csv" }
      problems.append(
        Problem(file: ".", expected: "at least one of " + names.joined(separator: ", ")))
    }
    guard problems.isEmpty else { throw ImportError.problems(package: directory, problems) }
    var members = try keptMembers(of: directory)
    members.append(("resources", JSON(.array(tables.map { resource($0.format, $0.rows, tables) }))))
    return JSON.object(members).text(indent: 2) + "\n"
  }

  /// The rows of a table; of answers only the heading.
  private static func rows(of path: String, _ format: ResourceFormat) throws -> [[String]] {
    let bytes = try FileSystem.bytes(of: path)
    if format.content == .answers {
      var reader = CSVReader(bytes: bytes)
      return try reader.next().map { [$0.map(\.text)] } ?? []
    }
    return try CSV(bytes).rows.map { $0.map(\.text) }
  }

  /// CSV files whose name is none of the format's.
  private static func strayFiles(_ directory: String) throws -> [Problem] {
    let names = PackageFormat.resources.map { $0.name + ".csv" }
    return try FileSystem.names(in: directory)
      .filter { $0.lowercased().hasSuffix(".csv") && !names.contains($0) }
      .map { name in
        Problem(
          file: name, expected: "a file named after a kind of table",
          suggestion: Spelling.nearest(to: name, among: names))
      }
  }

  private static func headingProblems(_ heading: [String], _ format: ResourceFormat) -> [Problem] {
    let names = format.schema.fields.map(\.name)
    let place = Position(line: 1, column: 1)
    let isFree = format.content == .answers
    let unknown = heading.filter { !isFree && !names.contains($0) }.map { name in
      Problem(
        file: format.name + ".csv", position: place, found: name,
        expected: "a column of \(format.name): " + names.joined(separator: ", "),
        suggestion: Spelling.nearest(to: name, among: names))
    }
    let doubled = heading.indices.filter { heading[..<$0].contains(heading[$0]) }.map { index in
      Problem(
        file: format.name + ".csv", position: place, found: heading[index],
        expected: "each column once")
    }
    let missing = format.schema.fields.filter { $0.required && !heading.contains($0.name) }
    return unknown + doubled
      + missing.map {
        Problem(file: format.name + ".csv", position: place, expected: "the column \($0.name)")
      }
  }

  /// What the descriptor says about the package as a whole.
  private static func keptMembers(of directory: String) throws -> [(String, JSON)] {
    let path = directory + "/" + PackageDescriptor.fileName
    let profile = ("profile", JSON(.string("tabular-data-package")))
    guard FileSystem.kind(of: path) == .file else {
      let name = FileSystem.name(of: FileSystem.resolved(directory) ?? directory)
      return [
        profile, ("name", JSON(.string(slug(name)))), ("title", JSON(.string(name))),
        ("requires", JSON(.array([JSON(.string("vocabulary"))]))),
      ]
    }
    do {
      let old = try JSON.parse(try FileSystem.bytes(of: path))
      let kept = (old.members ?? []).filter { !["profile", "resources"].contains($0.name) }
      return [profile] + kept.map { ($0.name, $0.value) }
    } catch let error as JSONError {
      throw ImportError.problems(
        package: directory,
        [
          Problem(
            file: PackageDescriptor.fileName, position: error.position,
            expected: "JSON: \(error.message)")
        ])
    }
  }

  /// A name as a descriptor may have it: letters, digits and hyphens, umlauts written out.
  private static func slug(_ name: String) -> String {
    let spelled = ["ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"]
      .reduce(name.lowercased()) { $0.replacing($1.key, with: $1.value) }
    let words = spelled.split { !$0.isASCII || !($0.isLetter || $0.isNumber) }
    return words.isEmpty ? "package" : words.joined(separator: "-")
  }

  private static func resource(
    _ format: ResourceFormat, _ rows: [[String]],
    _ tables: [(format: ResourceFormat, rows: [[String]])]
  ) -> JSON {
    let heading = rows.first ?? []
    var schema: [(String, JSON)] = [
      ("fields", JSON(.array(heading.compactMap { column($0, of: format) }.map(field))))
    ]
    if !format.schema.primaryKey.isEmpty {
      schema.append(("primaryKey", strings(format.schema.primaryKey)))
    }
    let foreignKeys = format.references.compactMap { foreignKey($0, format, rows, tables) }
    if !foreignKeys.isEmpty { schema.append(("foreignKeys", JSON(.array(foreignKeys)))) }
    return .object([
      ("profile", JSON(.string("tabular-data-resource"))),
      ("name", JSON(.string(format.name))),
      ("title", JSON(.string(format.title))),
      ("path", JSON(.string(format.name + ".csv"))),
      ("format", JSON(.string("csv"))),
      ("mediatype", JSON(.string("text/csv"))),
      ("encoding", JSON(.string("utf-8"))),
      ("schema", .object(schema)),
    ])
  }

  private static func column(_ name: String, of format: ResourceFormat) -> TableSchema.Field? {
    format.content == .answers
      ? TableSchema.Field(name, .string, "Answers; see variables.csv")
      : format.schema.field(name)
  }

  private static func strings(_ strings: [String]) -> JSON {
    JSON(.array(strings.map { JSON(.string($0)) }))
  }

  private static func field(_ field: TableSchema.Field) -> JSON {
    var constraints: [(String, JSON)] = []
    if field.required { constraints.append(("required", JSON(.boolean(true)))) }
    if field.unique { constraints.append(("unique", JSON(.boolean(true)))) }
    if !field.allowed.isEmpty { constraints.append(("enum", strings(field.allowed))) }
    if let minimum = field.minimum { constraints.append(("minimum", JSON(.number(minimum)))) }
    if let maximum = field.maximum { constraints.append(("maximum", JSON(.number(maximum)))) }
    if let pattern = field.pattern { constraints.append(("pattern", JSON(.string(pattern)))) }
    var members: [(String, JSON)] = [
      ("name", JSON(.string(field.name))), ("type", JSON(.string(field.type.rawValue))),
      ("description", JSON(.string(field.description))),
    ]
    if !constraints.isEmpty { members.append(("constraints", .object(constraints))) }
    return .object(members)
  }

  /// A reference as a foreign key, if its target is in the package and holds every value.
  private static func foreignKey(
    _ reference: ResourceFormat.Reference, _ format: ResourceFormat, _ rows: [[String]],
    _ tables: [(format: ResourceFormat, rows: [[String]])]
  ) -> JSON? {
    guard reference.kind == nil,
      let target = tables.first(where: { $0.format.name == reference.table }),
      let here = indices(of: reference.fields, in: rows),
      let there = indices(of: reference.columns, in: target.rows)
    else { return nil }
    let known = Set(target.rows.dropFirst().map { row in there.map { row[$0] } })
    let used = rows.dropFirst().map { row in here.map { row[$0] } }.filter { $0[0] != "" }
    guard !used.isEmpty, used.allSatisfy(known.contains) else { return nil }
    // Readers differ on compound keys with an empty part, so only full ones are declared.
    guard here.count == 1 || used.count == rows.count - 1 else { return nil }
    let own = reference.table == format.name
    return .object([
      ("fields", strings(reference.fields)),
      (
        "reference",
        .object([
          ("resource", JSON(.string(own ? "" : reference.table))),
          ("fields", strings(reference.columns)),
        ])
      ),
    ])
  }

  /// The places of some columns in a heading, if all rows reach that far.
  private static func indices(of columns: [String], in rows: [[String]]) -> [Int]? {
    let heading = rows.first ?? []
    let indices = columns.compactMap { heading.firstIndex(of: $0) }
    guard indices.count == columns.count, rows.allSatisfy({ $0.count == heading.count }) else {
      return nil
    }
    return indices
  }
}
