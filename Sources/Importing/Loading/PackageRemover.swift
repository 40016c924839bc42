import Database
import Packages
import Text

/// Takes the rows of a package out of a warehouse, so that another revision can take their place.
struct PackageRemover {
  private let connection: Connection

  init(_ connection: Connection) { self.connection = connection }

  /// Removes what a package brought, and its line in `imports`.
  ///
  /// Whether something still refers to it is for the caller to check, when what replaces it is there.
  func remove(_ package: StudyPackage) throws {
    try connection.execute("PRAGMA defer_foreign_keys = ON")
    if package.answers != nil { try removeAnswers(of: package) }
    try removeComputed(of: package)
    for format in PackageFormat.resources.reversed() where format.content == .rows {
      for table in package.tables where table.format.name == format.name {
        for deletion in Self.deletions(table.format) { try remove(table, deletion) }
      }
    }
    try connection.run(
      "DELETE FROM imports WHERE package = :package", ["package": package.descriptor.name])
  }

  private struct Deletion {
    let table: String
    /// Columns of the warehouse with those of the package.
    let columns: [(there: String, here: String)]
  }

  /// A row is found by its key, where there is none by all it holds.
  private static func deletions(_ format: ResourceFormat) -> [Deletion] {
    let key =
      format.schema.primaryKey.isEmpty ? format.schema.fields.map(\.name) : format.schema.primaryKey
    let own = Deletion(table: format.name, columns: key.map { ($0, $0) })
    guard format.conceptKind != nil, let id = key.first else { return [own] }
    return [own, Deletion(table: "concepts", columns: [("concept_id", id)])]
  }

  private func remove(_ table: StudyPackage.Table, _ deletion: Deletion) throws {
    let conditions = deletion.columns.map { "\($0.there) IS :\($0.there)" }
    let statement = try connection.prepare(
      "DELETE FROM \(deletion.table) WHERE \(conditions.joined(separator: " AND "))")
    for row in table.rows {
      for (there, here) in deletion.columns {
        let text = table.index(of: here).map { row[$0].text } ?? ""
        let isNumber = table.format.schema.field(here).map { $0.type != .string } ?? false
        let value: Value =
          text.isEmpty ? .null : isNumber ? Int(text).databaseValue : .text(text)
        try statement.bind(there, value)
      }
      _ = try statement.step()
      statement.reset()
    }
  }

  /// Removes what was computed for groups of the package, also from answers that another one brought.
  private func removeComputed(of package: StudyPackage) throws {
    guard let table = package.table("respondents") else { return }
    let statement = try connection.prepare(
      "DELETE FROM observations WHERE respondents_id = :group AND weighting IS NOT NULL")
    for place in table.rows.indices {
      try statement.bind("group", table.row(place)["respondents_id"])
      _ = try statement.step()
      statement.reset()
    }
  }

  private func removeAnswers(of package: StudyPackage) throws {
    var questions: Set<String> = []
    package.table("variables")?.forEachRow { questions.insert($0["question_id"]) }
    var waves: Set<String> = []
    for question in questions {
      let wave = try connection.value(
        "SELECT wave_id FROM questions WHERE question_id = :id", ["id": question])?.text
      if let wave { waves.insert(wave) }
    }
    for wave in waves {
      for sql in [
        """
        DELETE FROM answers
        WHERE variable_id IN (SELECT variable_id FROM variables WHERE wave_id = :wave)
        """,
        """
        DELETE FROM codes
        WHERE variable_id IN (SELECT variable_id FROM variables WHERE wave_id = :wave)
        """,
        "DELETE FROM variables WHERE wave_id = :wave",
        "DELETE FROM participants WHERE wave_id = :wave",
        "DELETE FROM observations WHERE wave_id = :wave AND weighting IS NOT NULL",
      ] { try connection.run(sql, ["wave": wave]) }
    }
    try connection.run(
      "DELETE FROM documents WHERE document_id = :id",
      ["id": ResponseImport.documentID(of: package)])
  }
}
