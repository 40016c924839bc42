public import Database

/// Loads study packages into a warehouse: the one way in.
///
/// A package is checked as a whole before anything is written, and written in one transaction: all
/// of it or nothing.
public struct Importer {
  /// What became of a package.
  public enum Outcome: Hashable, Sendable {
    /// It was loaded.
    case loaded(package: String, rows: Int)
    /// The same bytes were loaded before; nothing was done.
    case unchanged(package: String)
  }

  private let connection: Connection

  /// Imports into an open warehouse.
  public init(_ connection: Connection) {
    self.connection = connection
  }

  /// Loads the package in a folder.
  ///
  /// - Parameters:
  ///   - directory: The folder with the `datapackage.json`.
  ///   - time: When, in UTC as ISO 8601; `nil` when the same input is to give the same bytes.
  /// - Throws: ``ImportError``, ``FileError`` or `DatabaseError`; the warehouse is then unchanged.
  public func load(_ directory: String, at time: String? = nil) throws -> Outcome {
    try load(StudyPackage(directory: directory), from: directory, at: time)
  }

  /// Loads a package that was read before.
  ///
  /// - Parameters:
  ///   - package: The package.
  ///   - directory: The folder it was read from, for messages.
  ///   - time: When, in UTC as ISO 8601; `nil` when the same input is to give the same bytes.
  /// - Throws: ``ImportError`` or `DatabaseError`; the warehouse is then unchanged.
  public func load(
    _ package: StudyPackage, from directory: String, at time: String?
  ) throws -> Outcome {
    let name = package.descriptor.name
    return try connection.transaction {
      let earlier = try connection.value(
        "SELECT sha256 FROM imports WHERE package = :package", ["package": name])
      if let earlier {
        guard earlier.text == package.sha256 else { throw ImportError.alreadyLoaded(package: name) }
        return .unchanged(package: name)
      }
      var validator = PackageValidator(package, connection: connection)
      let problems = try validator.validate()
      guard problems.isEmpty else { throw ImportError.problems(package: directory, problems) }
      try write(package, from: directory)
      try connection.run(
        """
        INSERT INTO imports (package, title, sha256, file_count, row_count, imported_at)
        VALUES (:package, :title, :sha256, :files, :rows, :time)
        """,
        [
          "package": name, "title": package.descriptor.title, "sha256": package.sha256,
          "files": package.fileCount, "rows": package.rowCount, "time": time,
        ])
      return .loaded(package: name, rows: package.rowCount)
    }
  }

  /// Writes all tables in the order of the format.
  ///
  /// What the checks cannot see, the file's own
  /// constraints do; their refusals are gathered like any other problem.
  private func write(_ package: StudyPackage, from directory: String) throws {
    try connection.execute("PRAGMA defer_foreign_keys = ON")
    var problems: [Problem] = []
    for format in PackageFormat.resources {
      for table in package.tables where table.format.name == format.name {
        try write(table, &problems)
      }
    }
    guard problems.isEmpty else {
      throw ImportError.problems(package: directory, problems.sorted())
    }
    try connection.checkForeignKeys()
  }

  private func write(_ table: StudyPackage.Table, _ problems: inout [Problem]) throws {
    let isObservation = table.format.name == "observations"
    for sql in table.format.statements {
      let statement = try connection.prepare(sql)
      let columns = statement.parameterNames.map { name in
        (name: name, index: table.index(of: name), type: table.format.schema.field(name)?.type)
      }
      for row in table.rows {
        let bounds =
          isObservation
          ? ObservationCells(table: table, row: row).bounds : (minimum: nil, maximum: nil)
        for column in columns {
          let value: Value =
            switch column.name {
            case "value_min": bounds.minimum.databaseValue
            case "value_max": bounds.maximum.databaseValue
            default: Self.value(column.index.map { row[$0].text } ?? "", column.type ?? .string)
            }
          try statement.bind(column.name, value)
        }
        if let refusal = try Self.refusal(of: statement) {
          problems.append(
            Problem(
              file: table.file, position: row.first?.position, row: row.first?.row,
              expected: "a row that the table accepts (\(refusal))"))
        }
        statement.reset()
      }
    }
  }

  /// Runs an `INSERT`.
  ///
  /// - Returns: What constraint it violates; `nil` when the row was written.
  private static func refusal(of statement: borrowing Statement) throws(DatabaseError) -> String? {
    do {
      _ = try statement.step()
      return nil
    } catch {
      guard error.code.primary == .constraint else { throw error }
      return error.message
    }
  }

  private static func value(_ text: String, _ type: TableSchema.FieldType) -> Value {
    if text.isEmpty { return .null }
    return switch type {
    case .string: .text(text)
    case .integer: Int(text).databaseValue
    case .number: Double(text).databaseValue
    }
  }
}
