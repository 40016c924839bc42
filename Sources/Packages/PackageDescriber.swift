import Platform
import SAV
package import Text

/// Writes the descriptor of a package from its CSV files, so that nobody has to type a schema.
///
/// Name, title, requirements, sources and licences of an existing descriptor stay; profile and
/// resources are made anew. A foreign key within the package is declared where it holds. Encoding,
/// delimiter and decimal sign are those that each file is found to have.
package enum PackageDescriber {
  /// A table of the folder.
  private struct Table {
    let format: ResourceFormat
    let path: String
    let heading: [String]
    /// Where the headings stand; empty for an SPSS system file.
    var positions: [Position] = []
    var rows: [[String]] = []
    /// `nil` for an SPSS system file.
    let dialect: CSVDialect?
    /// The decimal sign to declare: a comma, or the one that was set.
    let decimalSign: CSVDialect.DecimalSign?
  }

  /// The descriptor that fits the files of a folder.
  ///
  /// - Parameters:
  ///   - directory: The folder.
  ///   - choice: What is settled about the dialect of its files.
  ///   - dialects: What is settled about single tables, by their names.
  /// - Returns: The JSON text.
  /// - Throws: ``ProblemList`` when a file is no CSV or has columns that its
  ///   kind of table does not have, ``FileError`` when something cannot be read.
  package static func descriptor(
    of directory: String, choice: CSVDialect.Choice = .init(),
    dialects: [String: CSVDialect.Choice] = [:]
  ) throws -> String {
    try ForeignFile.refuse(directory)
    var problems: [Problem] = []
    let tables = try tables({ dialects[$0.name] ?? choice }, &problems) { file in
      let path = directory + "/" + file
      return FileSystem.kind(of: path) == .file ? try FileSystem.bytes(of: path) : nil
    }
    problems += try strayFiles(directory)
    if tables.isEmpty, problems.isEmpty {
      let names = PackageFormat.resources.map { $0.name + ".csv" }
      problems.append(
        Problem(file: ".", expected: "at least one of " + names.joined(separator: ", ")))
    }
    guard problems.isEmpty else { throw ProblemList(of: directory, problems) }
    return text(try keptMembers(of: directory), tables)
  }

  /// The descriptor of a package that is made in memory.
  ///
  /// - Parameters:
  ///   - files: Its files by their names.
  ///   - name: Its name.
  ///   - title: Its title.
  /// - Throws: ``ProblemList``.
  package static func descriptor(
    files: [String: [UInt8]], name: String, title: String
  ) throws -> String {
    var problems: [Problem] = []
    let tables = try tables({ _ in .init() }, &problems) { files[$0] }
    guard problems.isEmpty else { throw ProblemList(of: name, problems) }
    return text(begun(name: name, title: title), tables)
  }

  private static func text(_ members: [(String, JSON)], _ tables: [Table]) -> String {
    let resources = ("resources", JSON(.array(tables.map { resource($0, tables) })))
    return JSON.object(members + [resources]).text(indent: 2) + "\n"
  }

  /// What a descriptor says of a package that has none yet.
  private static func begun(name: String, title: String) -> [(String, JSON)] {
    [
      ("profile", JSON(.string("tabular-data-package"))), ("name", JSON(.string(name))),
      ("title", JSON(.string(title))),
      ("requires", JSON(.array([JSON(.string("vocabulary"))]))),
    ]
  }

  /// The tables that there are, in the order of the format.
  private static func tables(
    _ choice: (ResourceFormat) -> CSVDialect.Choice, _ problems: inout [Problem],
    _ read: (String) throws -> [UInt8]?
  ) throws -> [Table] {
    var tables: [Table] = []
    for format in PackageFormat.resources {
      let found = try PackageFormat.fileNames(of: format).compactMap { name in
        try read(name).map { (name: name, bytes: $0) }
      }
      guard let file = found.first else { continue }
      if found.count > 1 {
        problems.append(
          Problem(
            file: file.name,
            expected:
              "to be alone; \(found[1].name) holds answers, too: take one of them out"))
      }
      guard let table = readable(format, file.name, file.bytes, choice(format), &problems)
      else { continue }
      problems += headingProblems(table)
      tables.append(table)
    }
    return tables
  }

  /// A table; `nil` when it cannot be read.
  private static func readable(
    _ format: ResourceFormat, _ name: String, _ bytes: [UInt8], _ choice: CSVDialect.Choice,
    _ problems: inout [Problem]
  ) -> Table? {
    do {
      return try table(format, name, bytes, choice, &problems)
    } catch let error as ProblemList {
      problems += error.problems
    } catch let error as SAVError {
      problems.append(
        Problem(
          file: name, expected: "an SPSS system file (byte \(error.offset): \(error.message))"))
    } catch {
      problems.append(Problem(file: name, expected: "a file that can be read (\(error))"))
    }
    return nil
  }

  /// Reads a table; of answers only the heading is kept.
  private static func table(
    _ format: ResourceFormat, _ path: String, _ bytes: [UInt8], _ choice: CSVDialect.Choice,
    _ problems: inout [Problem]
  ) throws -> Table {
    if PackageFormat.isSAV(path) {
      let heading = try SAVTable(bytes).columns.map(\.name)
      return Table(
        format: format, path: path, heading: heading, dialect: nil, decimalSign: nil)
    }
    var table = try HeadedRows(bytes, of: path, in: path, choice: choice)
    let heading = table.heading.map(\.text)
    let positions = table.heading.map(\.position)
    if format.content == .answers {
      try table.forEach { _ in }
      return Table(
        format: format, path: path, heading: heading, positions: positions,
        dialect: table.dialect, decimalSign: choice.decimalSign)
    }
    var rows: [[CSV.Field]] = []
    try table.forEach { rows.append($0) }
    let cells = TypedCells(rows, heading: heading, format: format, sign: choice.decimalSign)
    var dialect = table.dialect
    dialect.decimalSign = cells.decimalSign
    return Table(
      format: format, path: path, heading: heading, positions: positions,
      rows: rows.map { $0.map(\.text) }, dialect: dialect,
      decimalSign: choice.decimalSign ?? (cells.decimalSign == .comma ? .comma : nil))
  }

  /// CSV files whose name is none of the format's.
  private static func strayFiles(_ directory: String) throws -> [Problem] {
    let names = PackageFormat.resources.flatMap { PackageFormat.fileNames(of: $0) }
    return try FileSystem.names(in: directory)
      .filter { PackageFormat.isTable($0) && !names.contains($0) }
      .map { name in
        Problem(
          file: name, expected: "a file named after a kind of table",
          suggestion: Spelling.nearest(to: name, among: names))
      }
  }

  private static func headingProblems(_ table: Table) -> [Problem] {
    let (format, heading) = (table.format, table.heading)
    let names = format.schema.fields.map(\.name)
    let isFree = format.content == .answers
    func problem(
      _ index: Int?, _ expected: String, suggestion: String? = nil
    ) -> Problem {
      let position = table.positions.isEmpty ? nil : table.positions[index ?? 0]
      return Problem(
        file: table.path, position: position, row: position == nil ? nil : 1,
        found: index.map { heading[$0] }, expected: expected, suggestion: suggestion)
    }
    let unknown = heading.indices.filter { !isFree && !names.contains(heading[$0]) }.map {
      problem(
        $0, "a column of \(format.name): " + names.joined(separator: ", "),
        suggestion: Spelling.nearest(to: heading[$0], among: names))
    }
    let doubled = heading.indices.filter { heading[..<$0].contains(heading[$0]) }.map {
      problem($0, "each column once")
    }
    let missing = format.schema.fields.filter { $0.required && !heading.contains($0.name) }
    return unknown + doubled + missing.map { problem(nil, "the column \($0.name)") }
  }

  /// What the descriptor says about the package as a whole.
  private static func keptMembers(of directory: String) throws -> [(String, JSON)] {
    let path = directory + "/" + PackageDescriptor.fileName
    guard FileSystem.kind(of: path) == .file else {
      let name = FileSystem.name(of: FileSystem.resolved(directory) ?? directory)
      return begun(name: slug(name), title: name)
    }
    do {
      let old = try JSON.parse(try FileSystem.bytes(of: path))
      let kept = (old.members ?? []).filter { !["profile", "resources"].contains($0.name) }
      return [("profile", JSON(.string("tabular-data-package")))]
        + kept.map { ($0.name, $0.value) }
    } catch let error as JSONError {
      throw ProblemList(
        of: directory,
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
    _ table: Table, _ tables: [Table]
  ) -> JSON {
    let format = table.format
    guard let dialect = table.dialect else { return systemFile(table) }
    let fields = table.heading.compactMap { column($0, of: format) }
    var schema: [(String, JSON)] = [
      (
        "fields",
        JSON(
          .array(fields.map { field($0, table.decimalSign, isAnswer: format.content == .answers) }))
      )
    ]
    if !format.schema.primaryKey.isEmpty {
      schema.append(("primaryKey", strings(format.schema.primaryKey)))
    }
    let foreignKeys = format.references.compactMap { foreignKey($0, table, tables) }
    if !foreignKeys.isEmpty { schema.append(("foreignKeys", JSON(.array(foreignKeys)))) }
    let delimiter = dialect.delimiter
    let separators: [(String, JSON)] =
      delimiter == .comma
      ? [] : [("dialect", .object([("delimiter", JSON(.string(delimiter.text)))]))]
    let members: [(String, JSON)] = [
      ("profile", JSON(.string("tabular-data-resource"))),
      ("name", JSON(.string(format.name))),
      ("title", JSON(.string(format.title))),
      ("path", JSON(.string(format.name + ".csv"))),
      ("format", JSON(.string("csv"))),
      ("mediatype", JSON(.string("text/csv"))),
      ("encoding", JSON(.string(dialect.encoding.rawValue))),
    ]
    return .object(members + separators + [("schema", .object(schema))])
  }

  /// A file that is no table to Frictionless: its columns are described in it.
  private static func systemFile(_ table: Table) -> JSON {
    .object([
      ("profile", JSON(.string("data-resource"))),
      ("type", JSON(.string("file"))),
      ("name", JSON(.string(table.format.name))),
      ("title", JSON(.string(table.format.title))),
      ("path", JSON(.string(table.path))),
      ("format", JSON(.string(String(table.path.split(separator: ".").last ?? "")))),
      ("mediatype", JSON(.string("application/x-spss-sav"))),
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

  private static func field(
    _ field: TableSchema.Field, _ sign: CSVDialect.DecimalSign?, isAnswer: Bool
  ) -> JSON {
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
    // Which answers are numbers, the codebook says.
    if field.type == .number || isAnswer, let sign {
      members.append(("decimalChar", JSON(.string(sign.text))))
    }
    if !constraints.isEmpty { members.append(("constraints", .object(constraints))) }
    return .object(members)
  }

  /// A reference as a foreign key, if its target is in the package and holds every value.
  private static func foreignKey(
    _ reference: ResourceFormat.Reference, _ table: Table, _ tables: [Table]
  ) -> JSON? {
    guard reference.kind == nil,
      let target = tables.first(where: { $0.format.name == reference.table }),
      let here = indices(of: reference.fields, in: table),
      let there = indices(of: reference.columns, in: target)
    else { return nil }
    let known = Set(target.rows.map { row in there.map { row[$0] } })
    let used = table.rows.map { row in here.map { row[$0] } }.filter { $0[0] != "" }
    guard !used.isEmpty, used.allSatisfy(known.contains) else { return nil }
    // Readers differ on compound keys with an empty part, so only full ones are declared.
    guard here.count == 1 || used.count == table.rows.count else { return nil }
    let own = reference.table == table.format.name
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

  /// The places of some columns in a heading.
  private static func indices(of columns: [String], in table: Table) -> [Int]? {
    let indices = columns.compactMap { table.heading.firstIndex(of: $0) }
    return indices.count == columns.count ? indices : nil
  }
}
