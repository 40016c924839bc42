import Database
import Packages
import Text

/// Looks for concepts whose kind changed under others who name them for what they were.
struct KindChanges {
  private let connection: Connection

  init(_ connection: Connection) { self.connection = connection }

  /// What is wrong when one revision of a package stands in the place of another.
  ///
  /// - Parameter before: The revision that was taken away.
  /// - Throws: `DatabaseError`.
  func problems(inPlaceOf before: StudyPackage) throws -> [Problem] {
    var problems: [Problem] = []
    for table in before.tables {
      guard let key = table.format.schema.primaryKey.first,
        table.format.conceptKind != nil || table.format.name == "concepts"
      else { continue }
      for place in table.rows.indices {
        let row = table.row(place)
        let (id, old) = (row[key], table.format.conceptKind ?? row["kind"])
        let new = try connection.value(
          "SELECT kind FROM concepts WHERE concept_id = :id", ["id": id])?.text
        if let new, new != old {
          problems += try needed(id, as: old).map {
            Problem(
              file: table.file, column: "kind", found: "\(id) as \(new)",
              expected: "the kind \(old), which \($0)")
          }
        }
      }
    }
    return problems.sorted()
  }

  /// Who names a concept as one of a kind, a sentence each.
  private func needed(_ id: String, as kind: String) throws -> [String] {
    var users: [String] = []
    for format in PackageFormat.resources where format.content == .rows {
      for reference in format.references
      where reference.table == "concepts" && reference.kind == kind && reference.fields.count == 1 {
        let count = try connection.value(
          "SELECT count(*) FROM \(format.name) WHERE \(reference.fields[0]) = :id", ["id": id])
        guard let count = count?.integer, count > 0 else { continue }
        users.append(
          count == 1 ? "a row of \(format.name) needs" : "\(count) rows of \(format.name) need")
      }
    }
    return users
  }
}
