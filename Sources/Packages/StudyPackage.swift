import Bytes
import Platform
package import SAV
package import Text

/// A folder with a descriptor and its tables, read and parsed but not yet checked against a
/// warehouse.
package struct StudyPackage: Sendable {
  /// A table of the package.
  package struct Table: Sendable {
    /// What the format says of such tables.
    package let format: ResourceFormat
    /// What the descriptor says of its columns.
    package let declared: TableSchema
    /// The path of its file.
    package let file: String
    /// The headings.
    package let columns: [String]
    /// The rows; each has as many cells as there are headings.
    package let rows: [[CSV.Field]]
    let dialect: CSVDialect
    /// What is wrong with cells of numbers and dates, by their place.
    let complaints: [Position: (expected: String, remedy: Remedy?)]

    /// The index of a column; `nil` when the package leaves it out.
    package func index(of column: String) -> Int? { columns.firstIndex(of: column) }

    /// What is wrong with a cell of numbers or dates; `nil` when nothing was found so far.
    package func complaint(about cell: CSV.Field) -> (expected: String, remedy: Remedy?)? {
      complaints.isEmpty ? nil : complaints[cell.position]
    }

    /// Whether nothing was found in a row, so that it can be asked whether its numbers agree.
    package func isSound(_ row: [CSV.Field]) -> Bool {
      complaints.isEmpty || row.allSatisfy { complaints[$0.position] == nil }
    }

    /// A row, for reading by the names of its columns.
    package func row(_ place: Int) -> Row { Row(columns: columns, cells: rows[place]) }

    /// Calls a function with each row.
    package func forEachRow(_ body: (Row) -> Void) {
      for place in rows.indices { body(row(place)) }
    }
  }

  /// A row of a table.
  package struct Row {
    /// The headings of the table.
    package let columns: [String]
    /// Its cells.
    package let cells: [CSV.Field]

    /// A cell; `nil` when the package leaves the column out.
    package func cell(_ column: String) -> CSV.Field? {
      columns.firstIndex(of: column).map { cells[$0] }
    }

    /// The text of a cell; empty when the package leaves the column out.
    package subscript(_ column: String) -> String { cell(column)?.text ?? "" }

    /// The text of a cell that is not empty.
    package func optional(_ column: String) -> String? {
      cell(column).flatMap { $0.text.isEmpty ? nil : $0.text }
    }

    /// The first cell.
    package var first: CSV.Field? { cells.first }
  }

  /// What the descriptor says.
  package let descriptor: PackageDescriptor
  /// The SHA-256 over names and bytes of all files of the package.
  package let sha256: String
  /// The bytes of its files by their paths, the descriptor among them.
  package let files: [String: [UInt8]]
  /// Its tables, but for that of answers.
  package let tables: [Table]
  /// The table of answers; `nil` when it has none.
  package let answers: Answers?

  /// A table of answers, not yet compared with its codebook.
  package struct Answers: Sendable {
    /// How they are kept.
    package enum Content: Sendable {
      /// A CSV file, not yet taken apart.
      case text(SeparatedText)
      /// An SPSS system file.
      case systemFile(SAVTable)
    }

    /// The path of its file.
    package let path: String
    /// What it holds.
    package let content: Content

    /// The text of a CSV file.
    package var text: SeparatedText? {
      if case .text(let text) = content { text } else { nil }
    }
  }

  /// How many files it has, with the descriptor.
  package var fileCount: Int { files.count }

  /// The table of a name; `nil` when the package has none.
  package func table(_ name: String) -> Table? { tables.first { $0.format.name == name } }

  /// The number of rows of all tables, without the answers.
  package var rowCount: Int { tables.reduce(0) { $0 + $1.rows.count } }

  /// The files that were read as something else than UTF-8 with commas and a decimal point, a line
  /// each, such as `observations.csv: read as semicolons, decimal comma, Windows-1252`.
  package var dialectNotes: [String] {
    dialects.filter { !$0.dialect.isPlain }.map { "\($0.path): read as \($0.dialect)" }
  }

  /// How each table was read.
  package var dialects: [(path: String, dialect: CSVDialect)] {
    tables.map { ($0.file, $0.dialect) }
      + (answers?.text.map { [(answers?.path ?? "", $0.dialect)] } ?? [])
  }

  /// Reads a package.
  ///
  /// - Parameters:
  ///   - directory: The folder with the `datapackage.json`.
  ///   - choice: What is settled about the dialect of all its files, before what the descriptor
  ///     says; the rest is found out from each file.
  /// - Throws: ``ProblemList`` with everything that is wrong with the files
  ///   themselves, ``FileError`` when there is no descriptor.
  package init(directory: String, choice: CSVDialect.Choice = .init()) throws {
    try ForeignFile.refuse(directory)
    let descriptorBytes = try FileSystem.bytes(of: directory + "/" + PackageDescriptor.fileName)
    var reader = DescriptorReader()
    let descriptor = reader.read(descriptorBytes)
    var problems = reader.problems
    var files = [PackageDescriptor.fileName: descriptorBytes]
    for resource in descriptor?.resources ?? [] {
      files[resource.path] = Self.bytes(of: resource.path, in: directory, &problems)
    }
    if problems.isEmpty {
      problems += try FileSystem.names(in: directory)
        .filter { PackageFormat.isTable($0) && files[$0] == nil }
        .map { name in
          Problem(file: name, expected: "to be listed in datapackage.json", remedy: .describe)
        }
    }
    try self.init(descriptor, files, name: directory, [:], choice, problems)
  }

  /// Reads a package from the bytes of its files.
  ///
  /// - Parameters:
  ///   - files: By their paths, the descriptor among them.
  ///   - name: What to call it in messages.
  ///   - dialects: How its tables are to be read, by their paths.
  /// - Throws: ``ProblemList``.
  package init(files: [String: [UInt8]], name: String, dialects: [String: CSVDialect.Choice]) throws
  {
    var reader = DescriptorReader()
    let descriptor = reader.read(files[PackageDescriptor.fileName] ?? [])
    try self.init(descriptor, files, name: name, dialects, .init(), reader.problems)
  }

  private init(
    _ descriptor: PackageDescriptor?, _ files: [String: [UInt8]], name: String,
    _ dialects: [String: CSVDialect.Choice], _ choice: CSVDialect.Choice, _ earlier: [Problem]
  ) throws {
    var problems = earlier
    var tables: [Table] = []
    var answers: Answers?
    for resource in descriptor?.resources ?? [] {
      guard let bytes = files[resource.path],
        let format = PackageFormat.resource(named: resource.name)
      else { continue }
      let choice = (dialects[resource.path] ?? choice).completed(by: resource.choice)
      if format.content == .answers {
        answers = Self.answers(resource.path, bytes, choice, &problems)
      } else if let table = Self.table(resource, format, bytes, choice, &problems) {
        tables.append(table)
      }
    }
    guard let descriptor, problems.isEmpty else {
      throw ProblemList(of: name, problems.sorted())
    }
    self.descriptor = descriptor
    self.tables = tables
    self.files = files
    self.answers = answers
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

  private static func answers(
    _ path: String, _ bytes: [UInt8], _ choice: CSVDialect.Choice, _ problems: inout [Problem]
  ) -> Answers? {
    if PackageFormat.isSAV(path) { return systemFile(path, bytes, &problems) }
    do {
      return Answers(path: path, content: .text(try SeparatedText(bytes, choice: choice)))
    } catch {
      problems.append(Problem(error, in: path))
      return nil
    }
  }

  private static func systemFile(
    _ path: String, _ bytes: [UInt8], _ problems: inout [Problem]
  ) -> Answers? {
    do {
      return Answers(path: path, content: .systemFile(try SAVTable(bytes)))
    } catch {
      problems.append(
        Problem(
          file: path, expected: "an SPSS system file (byte \(error.offset): \(error.message))"))
      return nil
    }
  }

  private static func table(
    _ resource: PackageDescriptor.Resource, _ format: ResourceFormat, _ bytes: [UInt8],
    _ choice: CSVDialect.Choice, _ problems: inout [Problem]
  ) -> Table? {
    do throws(ProblemList) {
      var table = try HeadedRows(bytes, of: resource.path, in: resource.path, choice: choice)
      let columns = resource.schema.fields.map(\.name)
      let heading = table.heading.map(\.text)
      guard heading == columns else {
        problems.append(
          Problem(
            file: resource.path,
            position: table.heading.first?.position ?? Position(line: 1, column: 1), row: 1,
            found: heading.joined(separator: ","),
            expected: "the columns that the descriptor declares: "
              + columns.joined(separator: ",")))
        return nil
      }
      var rows: [[CSV.Field]] = []
      try table.forEach { rows.append($0) }
      let cells = TypedCells(rows, heading: columns, format: format, sign: choice.decimalSign)
      var dialect = table.dialect
      dialect.decimalSign = cells.decimalSign
      return Table(
        format: format, declared: resource.schema, file: resource.path, columns: columns,
        rows: cells.rows, dialect: dialect, complaints: cells.complaints)
    } catch {
      problems += error.problems
      return nil
    }
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
