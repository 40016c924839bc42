import Errors
import Database
import Foundation
import Importing
import Platform
@testable import Store
import TestSupport
import Testing

@Suite struct WarehouseChangeTests {
  private struct Refused: Error {}

  private let folder: TemporaryFolder
  private let path: String

  init() throws {
    folder = try TemporaryFolder()
    path = folder.file("w.sqlite")
    try BuiltWarehouse.copy(in: folder, as: "w.sqlite")
  }

  private func studies() throws -> Int64? {
    try WarehouseFile.open(path).value("SELECT count(*) FROM studies")?.integer
  }

  private func files() throws -> [String] { try FileSystem.names(in: folder.path) }

  @Test func `a change that fails leaves the file and nothing beside it`() throws {
    let before = try Data(contentsOf: URL(fileURLWithPath: path))
    #expect(throws: Refused.self) {
      try WarehouseChange.run(path) { connection -> (Void, WarehouseChange.Verdict) in
        try connection.run("DELETE FROM studies")
        throw Refused()
      }
    }
    #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == before)
    #expect(try files() == ["w.sqlite"])
  }

  @Test func `a change that is discarded leaves the file as it was`() throws {
    let before = try Data(contentsOf: URL(fileURLWithPath: path))
    let found = try WarehouseChange.run(path) { connection in
      try connection.run("DELETE FROM queries")
      return (try connection.value("SELECT count(*) FROM queries"), .discard)
    }
    #expect(found == .integer(0))
    #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == before)
  }

  @Test func `what fails is told of the file, not of its copy`() throws {
    let error = #expect(throws: DatabaseError.self) {
      try WarehouseChange.run(path) { connection in
        try connection.run("DELETE FROM nothing")
        return ((), .keep)
      }
    }
    #expect(error?.file == path)
  }

  @Test func `a change takes the file's place, its permissions and its links`() throws {
    let link = folder.file("link.sqlite")
    try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: path)
    try FileManager.default.setAttributes([.posixPermissions: 0o640], ofItemAtPath: path)
    try WarehouseChange.run(link) { connection in
      try connection.run("DELETE FROM query_parameters")
      try connection.run("DELETE FROM queries")
      return ((), .keep)
    }
    #expect(try WarehouseFile.open(path).value("SELECT count(*) FROM queries") == .integer(0))
    #expect(try FileManager.default.destinationOfSymbolicLink(atPath: link) == path)
    let attributes = try FileManager.default.attributesOfItem(atPath: path)
    #expect(attributes[.posixPermissions] as? Int == 0o640)
    #expect(try files() == ["link.sqlite", "w.sqlite"])
  }

  @Test func `a file in write-ahead mode is changed with what its log holds`() throws {
    let writer = try Connection(path, mode: .readWrite)
    try writer.execute("PRAGMA journal_mode = WAL; PRAGMA wal_autocheckpoint = 0")
    try writer.execute("UPDATE studies SET note = 'seen'")
    let error = #expect(throws: LockError.self) {
      try WarehouseChange.run(path) { _ in ((), .keep) }
    }
    #expect(error?.path == path)
    _ = consume writer
    let seen = try WarehouseChange.run(path) { connection in
      (try connection.value("SELECT count(*) FROM studies WHERE note = 'seen'"), .keep)
    }
    #expect(seen == .integer(5))
    #expect(try files() == ["w.sqlite"])
    #expect(
      try WarehouseFile.open(path).value("SELECT count(*) FROM studies WHERE note = 'seen'")
        == .integer(5))
  }

  @Test func `a warehouse of the first version is brought to this one with all it holds`() throws {
    let old = folder.file("old.sqlite")
    let first = try warehouse(old, ofVersion: 1)
    try first.execute(
      """
      INSERT INTO studies VALUES ('s', 'Studie', 'S', NULL, 'P', NULL, 'L', NULL);
      INSERT INTO documents VALUES ('d', 's', 'd.txt', '\(String(repeating: "0", count: 64))', 9);
      INSERT INTO unit_kinds VALUES ('any', 'alle', 'all', NULL);
      INSERT INTO waves VALUES ('w', 'W', 'W', 'P', 'P', NULL, NULL, NULL, 'unknown', 'survey', NULL);
      INSERT INTO size_classes
      VALUES ('w/1', 'w', 'any', 1, 'K', 'C', 1, 2, 'd', 3, 4, '1 bis 2', 'N')
      """)
    _ = consume first
    let error = #expect(throws: MigrationError.self) { try WarehouseFile.open(old) }
    #expect(
      error?.description
        == "\(old): made by an older version (schema 1, this program needs \(WarehouseFile.schemaVersion))"
    )
    #expect(
      try WarehouseChange.migrate(old, migrations: Project.sources.migrations)
        == WarehouseFile.schemaVersion - 1)
    #expect(try WarehouseChange.migrate(old, migrations: Project.sources.migrations) == 0)
    let row = try WarehouseFile.open(old).texts(
      """
      SELECT size_class_id || '|' || document_id || '|' || source_line || '|' || source_column || '|'
        || printed || '|' || note
      FROM size_classes
      """)
    #expect(row == ["w/1|d|3|4|1 bis 2|N"])
    #expect(
      try WarehouseFile.open(old).value("SELECT kind FROM documents") == .text("publication"))
  }

  @Test func `migrating finds what the questions ask for that there are`() throws {
    let old = folder.file("sixth.sqlite")
    let sixth = try warehouse(old, ofVersion: 6)
    try sixth.execute(
      """
      INSERT INTO waves VALUES ('w', 'W', 'W', 'P', 'P', NULL, NULL, NULL, 'unknown', 'survey', NULL);
      INSERT INTO question_concepts VALUES ('q', 'F', 'Q');
      INSERT INTO concepts VALUES ('p', 'partner', 'P', 'P', NULL, NULL);
      INSERT INTO concepts VALUES ('s', 'statement', 'S', 'S', NULL, NULL)
      """)
    let questions = [
      ("by-item", "Werden sie einbezogen?", "Are they included?", "p"),
      ("by-german-label", "Wer koordiniert das Netz?", "Which body coordinates it?", "s"),
      ("by-english-label", "Die Stelle?", "With whom is it run?", "s"),
      ("by-neither", "Was fehlt, und wie sehr?", "What is missing?", "s"),
      ("by-neither-too", "Werbung, Löwen und wenige andere?", "Widely known?", "s"),
    ]
    for (id, german, english, concept) in questions {
      try sixth.run(
        """
        INSERT INTO questions (question_id, wave_id, question_concept_id, label_de, label_en, answer_kind)
        VALUES (:id, 'w', 'q', :german, :english, 'single')
        """, ["id": id, "german": german, "english": english])
      try sixth.run(
        "INSERT INTO items (question_id, concept_id) VALUES (:id, :concept)",
        ["id": id, "concept": concept])
    }
    _ = consume sixth
    _ = try WarehouseChange.migrate(old, migrations: Project.sources.migrations)
    #expect(
      try WarehouseFile.open(old).texts(
        "SELECT question_id FROM questions WHERE asks_for = 'who' ORDER BY question_id")
        == ["by-english-label", "by-german-label", "by-item"])
  }

  /// A new file as an earlier version of the program made it.
  private func warehouse(_ path: String, ofVersion version: Int) throws -> Connection {
    let connection = try Connection(path, mode: .create)
    let all = try MigrationFiles.migrator(Project.sources.migrations)
    try Migrator(
      applicationID: WarehouseFile.applicationID,
      migrations: Array(all.migrations.prefix(version))
    ).migrate(connection)
    return connection
  }

  @Test func `migrating finds everyone of a wave among the groups that there are`() throws {
    let old = folder.file("sixth.sqlite")
    let sixth = try warehouse(old, ofVersion: 6)
    let groups = [
      "named/all any", "named/other any", "alone/everyone any", "alone/cities city",
      "several/one any", "several/two any", "kind/counties county", "kind/some county part",
      "kinds/counties county", "kinds/cities city", "part/some any part",
    ]
    for kind in ["any", "city", "county"] {
      try sixth.run("INSERT INTO unit_kinds VALUES (:kind, 'x', 'x', NULL)", ["kind": kind])
    }
    for wave in ["named", "alone", "several", "kind", "kinds", "part"] {
      try sixth.run(
        """
        INSERT INTO waves VALUES (:wave, 'W', 'W', 'P', 'P', NULL, NULL, NULL, 'unknown', 'survey', NULL)
        """, ["wave": wave])
    }
    try sixth.execute("INSERT INTO concepts VALUES ('c', 'condition', 'C', 'C', NULL, NULL)")
    for group in groups.map({ $0.split(separator: " ").map(String.init) }) {
      try sixth.run(
        """
        INSERT INTO respondents (respondents_id, wave_id, label_de, label_en, unit_kind, condition_id)
        VALUES (:id, :wave, 'G', 'G', :kind, :condition)
        """,
        [
          "id": group[0], "wave": String(group[0].prefix { $0 != "/" }), "kind": group[1],
          "condition": group.count > 2 ? "c" : nil,
        ])
    }
    _ = consume sixth
    _ = try WarehouseChange.migrate(old, migrations: Project.sources.migrations)
    #expect(
      try WarehouseFile.open(old).texts(
        "SELECT respondents_id FROM respondents WHERE is_everyone = 1 ORDER BY respondents_id")
        == ["alone/everyone", "kind/counties", "named/all"])
  }

  // MARK: What the planner knows

  @Test func `what grew by more than a fifth is counted anew, and nothing else`() throws {
    func counted(_ table: String) throws -> [String] {
      try WarehouseFile.open(path).texts(
        """
        SELECT DISTINCT CAST(CAST(stat AS INTEGER) AS TEXT)
        FROM sqlite_stat1
        WHERE tbl = :table AND idx = 'sqlite_autoindex_' || :table || '_1'
        """, ["table": table])
    }
    func add(_ count: Int) throws {
      try WarehouseChange.run(path) { connection in
        for number in 0..<count {
          try connection.run(
            """
            INSERT INTO waves (
              wave_id, label_de, label_en, population_de, population_en, mode, sampling, origin
            )
            SELECT
              wave_id || :number, label_de || :number, label_en || :number, population_de,
              population_en, mode, sampling, origin
            FROM waves
            WHERE wave_id = 'gfk-2015'
            """, ["number": "-\(count)-\(number)"])
        }
        return ((), .keep)
      }
    }
    #expect(try counted("waves") == ["10"])
    try add(2)
    #expect(try counted("waves") == ["10"])
    try add(1)
    #expect(try counted("waves") == ["13"])
    #expect(try counted("studies") == ["5"])
  }

  @Test func `a file without statistics gets them with the next change`() throws {
    do { try Connection(path, mode: .readWrite).execute("DROP TABLE sqlite_stat1") }
    try WarehouseChange.run(path) { _ in ((), .keep) }
    let tables = try WarehouseFile.open(path).texts("SELECT DISTINCT tbl FROM sqlite_stat1")
    #expect(Set(["observations", "items", "questions", "waves"]).isSubset(of: tables))
  }
}
