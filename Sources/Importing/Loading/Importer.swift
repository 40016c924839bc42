package import Database
package import Packages
import Text

/// Loads study packages into a warehouse: the one way in.
///
/// A package is checked as a whole before anything is written, and written in one transaction: all
/// of it or nothing.
package struct Importer {
  /// What became of a package.
  package enum Outcome: Hashable, Sendable {
    /// It was loaded.
    case loaded(package: String, LoadedPackage)
    /// It took the place of an earlier revision.
    case replaced(package: String, LoadedPackage)
    /// The same bytes were loaded before; nothing was done.
    case unchanged(package: String)
  }

  private let connection: Connection
  private let watch: (ImportProgress) -> Void

  /// Imports into an open warehouse.
  ///
  /// - Parameters:
  ///   - connection: A warehouse.
  ///   - watch: Called now and then while answers are written.
  package init(_ connection: Connection, watch: @escaping (ImportProgress) -> Void = { _ in }) {
    self.connection = connection
    self.watch = watch
  }

  /// Loads the package in a folder.
  ///
  /// - Parameters:
  ///   - directory: The folder with the `datapackage.json`.
  ///   - time: When, in UTC as ISO 8601; `nil` when the same input is to give the same bytes.
  ///   - replacing: Whether it may take the place of other bytes of the same name.
  /// - Throws: ``ImportError``, ``FileError`` or `DatabaseError`; the warehouse is then unchanged.
  package func load(
    _ directory: String, at time: String? = nil, replacing: Bool = false
  ) throws -> Outcome {
    try load(
      StudyPackage(directory: directory), from: directory, at: time, replacing: replacing)
  }

  /// Loads a package that was read before.
  ///
  /// - Parameters:
  ///   - package: The package.
  ///   - directory: The folder it was read from, for messages.
  ///   - time: When, in UTC as ISO 8601; `nil` when the same input is to give the same bytes.
  ///   - replacing: Whether it may take the place of other bytes of the same name.
  /// - Throws: ``ImportError`` or `DatabaseError`; the warehouse is then unchanged.
  package func load(
    _ package: StudyPackage, from directory: String, at time: String?, replacing: Bool = false
  ) throws -> Outcome {
    let name = package.descriptor.name
    return try connection.transaction {
      let earlier = try connection.value(
        "SELECT sha256 FROM imports WHERE package = :package", ["package": name])?.text
      if earlier == package.sha256 { return .unchanged(package: name) }
      guard let earlier else {
        let loaded = try write(package, from: directory, at: time)
        try Revisions(connection).record(.imported, package, at: time)
        return .loaded(package: name, loaded)
      }
      guard replacing else { throw ImportError.alreadyLoaded(package: name) }
      let revisions = Revisions(connection)
      let before = try revisions.package(name, sha256: earlier)
      try PackageRemover(connection).remove(before)
      let loaded = try write(package, from: directory, at: time, inPlaceOf: before)
      try revisions.record(.replaced, package, at: time)
      return .replaced(package: name, loaded)
    }
  }

  /// Undoes the last revision of a package: what stood before stands again.
  ///
  /// - Returns: What became of it; `nil` when its first revision was undone, so that it is gone.
  /// - Throws: ``ImportError``, `DatabaseError`.
  package func revert(_ name: String, at time: String? = nil) throws -> Outcome? {
    try connection.transaction {
      let revisions = Revisions(connection)
      let standing = try revisions.standing(of: name)
      guard let last = standing.last else {
        throw ImportError.notLoaded(package: name, known: try revisions.packages())
      }
      let gone = try revisions.package(last)
      try PackageRemover(connection).remove(gone)
      guard let before = standing.dropLast().last else {
        do {
          if gone.answers == nil { _ = try ComputedNumbers.renew(forGroupsOf: gone, connection) }
        } catch let error as ResponseImport.Refusal {
          throw ProblemList(of: name, error.problems.sorted(), verdict: "not taken out")
        }
        let problems =
          try requirements(of: name)
          + DanglingReferences(connection).problems(added: nil, removed: gone)
        guard problems.isEmpty else {
          throw ProblemList(of: name, problems, verdict: "not taken out")
        }
        try revisions.recordRevert(of: last, at: time)
        return nil
      }
      let package = try revisions.package(before)
      let loaded = try write(package, from: name, at: time, inPlaceOf: gone)
      try revisions.recordRevert(of: last, at: time)
      return .replaced(package: name, loaded)
    }
  }

  /// That other packages require one that is to go.
  private func requirements(of name: String) throws -> [Problem] {
    let others = try connection.texts(
      """
      SELECT DISTINCT i.package
      FROM imports AS i
      JOIN revisions AS r ON r.package = i.package AND r.sha256 = i.sha256
      JOIN revision_files AS f ON f.revision_id = r.revision_id AND f.path = :file
      JOIN json_each(
        iif(json_valid(CAST(f.content AS TEXT)), CAST(f.content AS TEXT), '{}'), '$.requires'
      ) AS j
      WHERE j.value = :name AND i.package <> :name
      ORDER BY i.package
      """, ["file": PackageDescriptor.fileName, "name": name])
    return others.isEmpty
      ? []
      : [
        Problem(
          file: PackageDescriptor.fileName, column: "requires", found: name,
          expected: "a package that none requires; \(others.joined(separator: ", ")) would be left "
            + "without it")
      ]
  }

  /// Checks a package and writes all of it.
  ///
  /// - Parameter before: What was taken away to make room for it; what others need of that must be there again.
  private func write(
    _ package: StudyPackage, from directory: String, at time: String?,
    inPlaceOf before: StudyPackage? = nil
  ) throws -> LoadedPackage {
    let references = try DanglingReferences(connection)
    var validator = PackageValidator(package, connection: connection)
    let problems = try validator.validate()
    guard problems.isEmpty else { throw ProblemList(of: directory, problems) }
    let answers = try ResponseImport(package, from: directory, connection)
    try writeTables(package, try answers?.document(), from: directory)
    var loaded = LoadedPackage(rows: package.rowCount)
    do {
      if let answers {
        try answers.write(&loaded) { watch($0) }
      } else {
        if let before { _ = try ComputedNumbers.renew(forGroupsOf: before, connection) }
        loaded.computed = try ComputedNumbers.renew(forGroupsOf: package, connection)
      }
    } catch let error as ResponseImport.Refusal {
      throw ProblemList(of: directory, error.problems.sorted())
    }
    var dangling = try references.problems(added: package, removed: before)
    if let before { dangling += try KindChanges(connection).problems(inPlaceOf: before) }
    guard dangling.isEmpty else { throw ProblemList(of: directory, dangling) }
    try connection.run(
      """
      INSERT INTO imports (package, title, sha256, file_count, row_count, imported_at)
      VALUES (:package, :title, :sha256, :files, :rows, :time)
      """,
      [
        "package": package.descriptor.name, "title": package.descriptor.title,
        "sha256": package.sha256, "files": package.fileCount, "rows": package.rowCount,
        "time": time,
      ])
    return loaded
  }

  /// Writes all tables in the order of the format.
  ///
  /// What the checks cannot see, the file's own constraints do; their refusals are gathered like any
  /// other problem.
  ///
  /// - Parameter answers: The table of answers as a document.
  private func writeTables(
    _ package: StudyPackage, _ answers: ResponseImport.Document?, from directory: String
  ) throws {
    try connection.execute("PRAGMA defer_foreign_keys = ON")
    var problems: [Problem] = []
    if let answers { try answers.write(connection) }
    let drafts = try Drafts(package, answers, connection)
    for format in PackageFormat.resources where format.content == .rows {
      for table in package.tables where table.format.name == format.name {
        try write(table, drafts, &problems)
      }
    }
    guard problems.isEmpty else {
      throw ProblemList(of: directory, problems.sorted())
    }
  }

  private func write(
    _ table: StudyPackage.Table, _ drafts: Drafts, _ problems: inout [Problem]
  ) throws {
    let isObservation = table.format.name == "observations"
    for sql in table.format.statements {
      let statement = try connection.prepare(sql)
      let columns = statement.parameterNames.map { name in
        (
          name: name, index: table.index(of: name), type: table.format.schema.field(name)?.type,
          draft: drafts.draft(of: name, in: table)
        )
      }
      for row in table.rows {
        let bounds =
          isObservation
          ? ObservationCells(table: table, row: row).bounds : (minimum: nil, maximum: nil)
        for column in columns {
          let text = column.index.map { row[$0].text } ?? ""
          let value: Value =
            switch column.name {
            case "value_min": bounds.minimum.databaseValue
            case "value_max": bounds.maximum.databaseValue
            default:
              Self.value(
                text.isEmpty ? column.draft?(row) ?? "" : text, column.type ?? .string)
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
