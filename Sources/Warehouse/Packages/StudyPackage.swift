import Database

/// A folder with a descriptor and its tables, read and parsed but not yet checked against a
/// warehouse.
public struct StudyPackage: Sendable {
  /// A table of the package.
  struct Table: Sendable {
    let format: ResourceFormat
    let declared: TableSchema
    let file: String
    let columns: [String]
    let rows: [[CSV.Field]]
    let dialect: CSVDialect
    /// What is wrong with cells of numbers and dates, by their place.
    let complaints: [Position: String]

    /// The index of a column; `nil` when the package leaves it out.
    func index(of column: String) -> Int? { columns.firstIndex(of: column) }

    /// What is wrong with a cell of numbers or dates; `nil` when nothing was found so far.
    func complaint(about cell: CSV.Field) -> String? {
      complaints.isEmpty ? nil : complaints[cell.position]
    }

    /// Whether nothing was found in a row, so that it can be asked whether its numbers agree.
    func isSound(_ row: [CSV.Field]) -> Bool {
      complaints.isEmpty || row.allSatisfy { complaints[$0.position] == nil }
    }
  }

  /// What the descriptor says.
  public let descriptor: PackageDescriptor
  /// The SHA-256 over names and bytes of all files of the package.
  public let sha256: String
  /// How many files it has, with the descriptor.
  public let fileCount: Int
  let tables: [Table]

  /// The number of rows of all tables.
  public var rowCount: Int { tables.reduce(0) { $0 + $1.rows.count } }

  /// The files that were read as something else than UTF-8 with commas and a decimal point, a line
  /// each, such as `observations.csv: read as semicolons, decimal comma, Windows-1252`.
  public var dialectNotes: [String] {
    tables.filter { !$0.dialect.isPlain }.map { "\($0.file): read as \($0.dialect)" }
  }

  /// Reads a package.
  ///
  /// - Parameters:
  ///   - directory: The folder with the `datapackage.json`.
  ///   - choice: What is settled about the dialect of all its files, before what the descriptor
  ///     says; the rest is found out from each file.
  /// - Throws: ``ImportError/problems(package:_:)`` with everything that is wrong with the files
  ///   themselves, ``FileError`` when there is no descriptor.
  public init(directory: String, choice: CSVDialect.Choice = .init()) throws {
    try ForeignFile.refuse(directory)
    let descriptorBytes = try FileSystem.bytes(of: directory + "/" + PackageDescriptor.fileName)
    var reader = DescriptorReader()
    let descriptor = reader.read(descriptorBytes)
    var problems = reader.problems
    var files = [PackageDescriptor.fileName: descriptorBytes]
    var tables: [Table] = []
    for resource in descriptor?.resources ?? [] {
      guard let bytes = Self.bytes(of: resource.path, in: directory, &problems) else { continue }
      files[resource.path] = bytes
      guard let format = PackageFormat.resource(named: resource.name) else { continue }
      let choice = choice.completed(by: resource.choice)
      if let table = Self.table(resource, format, bytes, choice, &problems) { tables.append(table) }
    }
    if problems.isEmpty {
      problems += try FileSystem.names(in: directory)
        .filter { $0.lowercased().hasSuffix(".csv") && files[$0] == nil }
        .map { name in
          Problem(
            file: name,
            expected: "to be listed in datapackage.json, which 'wavehouse describe' does")
        }
    }
    guard let descriptor, problems.isEmpty else {
      throw ImportError.problems(package: directory, problems.sorted())
    }
    self.descriptor = descriptor
    self.tables = tables
    self.fileCount = files.count
    self.sha256 = Self.digest(of: files)
  }

  /// Reads a file that must lie in the folder itself, links resolved.
  private static func bytes(
    of path: String, in directory: String, _ problems: inout [Problem]
  ) -> [UInt8]? {
    let full = directory + "/" + path
    if let resolved = FileSystem.resolved(full), let root = FileSystem.resolved(directory),
      !resolved.hasPrefix(root + "/")
    {
      problems.append(
        Problem(file: path, expected: "a file of the package, not a link that leads out of it"))
      return nil
    }
    do {
      return try FileSystem.bytes(of: full)
    } catch {
      problems.append(Problem(file: path, expected: "a readable file (\(error))"))
      return nil
    }
  }

  private static func table(
    _ resource: PackageDescriptor.Resource, _ format: ResourceFormat, _ bytes: [UInt8],
    _ choice: CSVDialect.Choice, _ problems: inout [Problem]
  ) -> Table? {
    let csv: CSV
    do {
      csv = try CSV(bytes, choice: choice).trimmed
    } catch {
      problems.append(
        Problem(
          file: resource.path, position: error.position, row: error.row,
          expected: "CSV: \(error.message)"))
      return nil
    }
    let columns = resource.schema.fields.map(\.name)
    let rows = csv.rows
    let heading = rows.first?.map(\.text) ?? []
    guard heading == columns else {
      problems.append(
        Problem(
          file: resource.path, position: Position(line: 1, column: 1), row: 1,
          found: heading.joined(separator: ","),
          expected: "the columns that the descriptor declares: " + columns.joined(separator: ",")))
      return nil
    }
    for row in rows.dropFirst() where row.count != columns.count {
      problems.append(
        Problem(
          file: resource.path, position: row.first?.position, row: row.first?.row,
          found: "\(row.count) fields",
          expected: "\(columns.count) fields, as in the heading"))
    }
    let cells = TypedCells(
      rows.dropFirst().filter { $0.count == columns.count }, heading: columns, format: format,
      sign: choice.decimalSign)
    var dialect = csv.dialect
    dialect.decimalSign = cells.decimalSign
    return Table(
      format: format, declared: resource.schema, file: resource.path, columns: columns,
      rows: cells.rows, dialect: dialect, complaints: cells.complaints)
  }

  private static func digest(of files: [String: [UInt8]]) -> String {
    var digest = SHA256()
    for path in files.keys.sorted() {
      let bytes = files[path] ?? []
      digest.update(Array("\(path)\u{0}\(bytes.count)\u{0}".utf8))
      digest.update(bytes)
    }
    return digest.finish()
  }
}
