package import Database
package import Packages
import Text

/// What was done with packages, with the bytes of each revision.
package struct Revisions {
  /// What was done.
  enum Action: String {
    case imported = "import"
    case replaced = "replace"
  }

  /// A revision of a package.
  package struct Revision {
    let id: Int
    let package: String
    let title: String
    let sha256: String
  }

  private let connection: Connection

  /// Reads from a warehouse.
  package init(_ connection: Connection) { self.connection = connection }

  /// The names of all packages that are loaded.
  package func packages() throws -> [String] {
    try connection.texts("SELECT package FROM imports ORDER BY package")
  }

  /// Writes down a revision with its files.
  func record(_ action: Action, _ package: StudyPackage, at time: String?) throws {
    try connection.run(
      """
      INSERT INTO revisions (package, action, title, sha256, made_at)
      VALUES (:package, :action, :title, :sha256, :time)
      """,
      [
        "package": package.descriptor.name, "action": action.rawValue,
        "title": package.descriptor.title, "sha256": package.sha256, "time": time,
      ])
    let dialects = Dictionary(package.dialects.map { ($0.path, $0.dialect) }) { first, _ in first }
    let revision = try connection.value("SELECT max(revision_id) FROM revisions")?.integer
    for path in package.files.keys.sorted() {
      let bytes = package.files[path] ?? []
      let dialect = dialects[path]
      // Plain values: a SELECT would copy the zeros.
      try connection.run(
        """
        INSERT INTO revision_files (revision_id, path, encoding, delimiter, decimal_sign, content)
        VALUES (:revision, :path, :encoding, :delimiter, :sign, zeroblob(:size))
        """,
        [
          "revision": revision, "path": path, "size": bytes.count,
          "encoding": dialect?.encoding.rawValue,
          "delimiter": dialect?.delimiter.rawValue, "sign": dialect?.decimalSign?.rawValue,
        ])
      let id = try connection.value("SELECT max(file_id) FROM revision_files")?.integer ?? 0
      try connection.writeBlob(
        bytes, table: "revision_files", column: "content", rowid: Int(id))
    }
  }

  /// Writes down that a revision was undone.
  func recordRevert(of revision: Revision, at time: String?) throws {
    try connection.run(
      """
      INSERT INTO revisions (package, action, reverted_id, title, sha256, made_at)
      VALUES (:package, 'revert', :id, :title, :sha256, :time)
      """,
      [
        "package": revision.package, "id": revision.id, "title": revision.title,
        "sha256": revision.sha256, "time": time,
      ])
  }

  /// The revisions of a package that were not undone, the one that is in force last.
  package func standing(of package: String) throws -> [Revision] {
    var standing: [Revision] = []
    try connection.forEachRow(
      """
      SELECT revision_id, title, sha256
      FROM revisions
      WHERE package = :package AND action <> 'revert'
        AND revision_id NOT IN (
          SELECT reverted_id FROM revisions WHERE reverted_id IS NOT NULL
        )
      ORDER BY revision_id
      """, ["package": package]
    ) { row in
      standing.append(
        Revision(
          id: row.integer(0) ?? 0, package: package, title: row.text(1) ?? "",
          sha256: row.text(2) ?? ""))
    }
    return standing
  }

  /// The package as a revision brought it.
  package func package(_ revision: Revision) throws -> StudyPackage {
    var files: [String: [UInt8]] = [:]
    var dialects: [String: CSVDialect.Choice] = [:]
    try connection.forEachRow(
      """
      SELECT path, content, encoding, delimiter, decimal_sign
      FROM revision_files
      WHERE revision_id = :id
      """, ["id": revision.id]
    ) { row in
      let path = row.text(0) ?? ""
      if case .blob(let bytes) = row.value(1) { files[path] = bytes }
      dialects[path] = CSVDialect.Choice(
        encoding: row.text(2).flatMap { TextEncoding(rawValue: $0) },
        delimiter: row.text(3).flatMap { CSVDialect.Delimiter(rawValue: $0) },
        decimalSign: row.text(4).flatMap { CSVDialect.DecimalSign(rawValue: $0) })
    }
    return try StudyPackage(files: files, name: revision.package, dialects: dialects)
  }

  /// The package that is in force.
  package func package(_ name: String, sha256: String) throws -> StudyPackage {
    guard let revision = try standing(of: name).last, revision.sha256 == sha256 else {
      throw ImportError.unknownRevision(package: name)
    }
    return try package(revision)
  }
}
