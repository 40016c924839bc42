import Bytes
package import Errors

/// One numbered step of a schema: a script that is run once and never edited after it landed.
package struct Migration: Hashable, Sendable {
  /// Its place in the order, from 1 without gaps.
  package let number: Int
  /// A short name for messages, such as `schema`.
  package let name: String
  /// The statements.
  ///
  /// They may not begin or end a transaction, attach a file or set a pragma. One that edits the texts of
  /// tables by `UPDATE sqlite_schema` may do so; the texts are read anew behind it.
  package let sql: String
  /// Whether it edits the texts of tables (<https://sqlite.org/lang_altertable.html#otheralter>).
  var editsSchema: Bool { sql.contains("UPDATE sqlite_schema") }
  /// The SHA-256 of the script's bytes, in lower-case hexadecimal.
  package let sha256: String

  /// Describes a migration; its checksum follows from the script.
  package init(number: Int, name: String, sql: String) {
    self.number = number
    self.name = name
    self.sql = sql
    self.sha256 = SHA256.hexadecimal(of: Array(sql.utf8))
  }
}

/// Why a file cannot be brought to, or used at, the current schema version.
package enum MigrationError: ExpectedError, Hashable {
  /// The numbers are not 1, 2, 3 … : a file is missing or doubled.
  case misnumbered(expected: Int, found: Int)
  /// The file carries another application's identity, or none though it holds tables.
  case foreign(file: String, applicationID: Int64)
  /// The file's version is higher than the highest known migration.
  case newer(file: String, version: Int, known: Int)
  /// The file's version is lower than it must be to be read.
  case older(file: String, version: Int, known: Int)
  /// A migration that the file records was edited or renamed afterwards.
  case changed(file: String, number: Int, name: String)
  /// The script failed; the file is as it was before.
  case failed(number: Int, name: String, cause: DatabaseError)
}

extension MigrationError {
  /// The file or the scripts are wrong.
  package var kind: ErrorKind { .data }

  /// The file.
  package var subject: String? {
    switch self {
    case .misnumbered, .failed: nil
    case .foreign(let file, _), .newer(let file, _, _), .older(let file, _, _),
      .changed(let file, _, _):
      file
    }
  }

  /// What is wrong with it.
  package var problem: String {
    switch self {
    case .misnumbered(let expected, let found):
      "migrations are numbered without gaps: expected \(expected), found \(found)"
    case .foreign(_, let applicationID):
      "not a file of this application (application_id \(applicationID))"
    case .newer(_, let version, let known):
      "made by a newer version (schema \(version), this program knows \(known))"
    case .older(_, let version, let known):
      "made by an older version (schema \(version), this program needs \(known))"
    case .changed(_, let number, let name):
      "migration \(number) (\(name)) is not the one that was applied to this file"
    case .failed(let number, let name, let cause):
      "migration \(number) (\(name)) failed, the file is unchanged: \(cause)"
    }
  }

  /// What helps those who wrote the scripts.
  package var advice: String? {
    switch self {
    case .misnumbered: "restore the missing file or renumber the new one"
    case .changed: "restore the original script and put the change into a new migration"
    case .foreign, .newer, .older, .failed: nil
    }
  }
}
