import Database
import Foundation
import Importing
import Packages
import Platform
@testable import Publishing
import Store
import TestSupport
import Testing

@Suite struct PublishTests {
  private let packages: TestPackages
  private let migrations = Project.sources.migrations

  init() throws { packages = try TestPackages() }

  private var source: String { packages.folder.file("warehouse.sqlite") }
  private var out: String { packages.folder.file("out.sqlite") }

  /// A warehouse with the answers of a survey.
  private func warehouse(_ survey: SmallSurvey) throws -> Connection {
    let connection = try packages.warehouseWithVocabulary()
    let path = try survey.write(to: packages.folder.path)
    try #require(packages.complaints(path, connection) == [])
    return connection
  }

  /// The usual survey, with names and texts that can be told from everything else.
  private func named(_ count: Int = 40, seed: UInt64 = 1) -> SmallSurvey {
    var survey = SmallSurvey(name: "small", count: count, seed: seed)
    for place in survey.rows.indices {
      survey.rows[place][0] = "Ort-\(place)-Straße"
      let last = survey.rows[place].count - 1
      survey.rows[place][last] = "Wir wünschen uns vor allem Ruhe (\(place))"
    }
    return survey
  }

  @discardableResult
  private func publish(minimum: Int = 5, force: Bool = false) throws -> Publication {
    try Publisher(source, migrations: migrations, minimum: minimum).publish(
      to: out, replacing: force)
  }

  /// Why nothing is published; nothing may be left then.
  private func refusal(minimum: Int = 5, force: Bool = false) throws -> PublishError? {
    let before = try packages.folder.names()
    do {
      try publish(minimum: minimum, force: force)
      return nil
    } catch let error as PublishError {
      #expect(try packages.folder.names() == before)
      return error
    }
  }

  // MARK: Refusals

  @Test func `a table, column, view or trigger that the program does not know is refused by name`()
    throws
  {
    let connection = try warehouse(named())
    try connection.execute(
      """
      CREATE TABLE addresses (mail TEXT);
      ALTER TABLE waves ADD COLUMN contact TEXT;
      CREATE VIEW who AS SELECT participant FROM participants;
      CREATE INDEX waves_by_label ON waves (label_de);
      CREATE TRIGGER watch AFTER INSERT ON waves BEGIN SELECT 1; END
      """)
    #expect(
      try refusal()
        == .unknownObjects(
          file: source,
          names: [
            "column waves.contact", "index waves_by_label", "table addresses", "trigger watch",
            "view who",
          ]))
  }

  @Test func `a view that was written anew is refused`() throws {
    let connection = try warehouse(named())
    try connection.execute(
      "DROP VIEW stated_findings; CREATE VIEW stated_findings AS SELECT * FROM participants")
    #expect(
      try refusal() == .unknownObjects(file: source, names: ["view stated_findings"]))
  }

  @Test func `numbers that the answers do not yield are refused`() throws {
    let connection = try warehouse(named())
    try connection.execute(
      """
      UPDATE observations SET base_min = base_min + 1, base_max = base_max + 1
      WHERE finding_id = 'small/q1:small-q1-o1:all'
      """)
    #expect(
      try refusal()
        == .unsound(
          file: source,
          what: "the computed number small/q1:small-q1-o1:all is not what the answers yield"))
  }

  @Test(arguments: [
    ("UPDATE studies SET note = 'with thanks to Ort-7-Straße'", "studies.note"),
    (
      "UPDATE questions SET label_de = 'x Wir wünschen uns vor allem Ruhe (3) x'",
      "questions.label_de"
    ),
    (
      "UPDATE concepts SET definition_en = 'Ort-12-Straße' WHERE concept_id = 'dms'",
      "concepts.definition_en"
    ),
    ("UPDATE aliases SET alias = 'Ort-12-Straße' WHERE alias = 'DMS'", "aliases.alias"),
  ])
  func `the name or the words of a respondent in a label or note are refused`(
    _ change: String, _ place: String
  ) throws {
    try warehouse(named()).execute(change)
    #expect(
      try refusal() == .leak(what: "the name or the words of a respondent", places: [place]))
  }

  @Test func `a short name is looked for as a word of notes`() throws {
    var survey = named()
    survey.rows[4][0] = "K04"
    let connection = try warehouse(survey)
    try connection.execute("UPDATE waves SET note = 'K045 is a road'")
    try publish()
    try connection.execute("UPDATE waves SET note = 'without K04, who came late'")
    #expect(
      try refusal(force: true)
        == .leak(what: "the name or the words of a respondent", places: ["waves.note"]))
  }

  @Test
  func `a file that stands there, the warehouse itself and other warehouses are not replaced`()
    throws
  {
    _ = try warehouse(named())
    try packages.folder.write("mine", to: "out.sqlite")
    #expect(throws: ReplacementError.exists(path: out)) { try publish() }
    #expect(throws: ReplacementError.isOther(path: out, expected: "a warehouse")) {
      try publish(force: true)
    }
    #expect(try String(contentsOfFile: out, encoding: .utf8) == "mine")
    try FileManager.default.removeItem(atPath: out)
    let publisher = Publisher(source, migrations: migrations)
    for (name, make) in [
      ("soft", { try FileManager.default.createSymbolicLink(atPath: $0, withDestinationPath: $1) }),
      ("hard", { try FileManager.default.linkItem(atPath: $1, toPath: $0) }),
    ] as [(String, (String, String) throws -> Void)] {
      let link = packages.folder.file(name)
      try make(link, source)
      #expect(throws: ReplacementError.isInput(path: link, input: source)) {
        try publisher.publish(to: link, replacing: true)
      }
    }
    #expect(throws: ReplacementError.isInput(path: source, input: source)) {
      try publisher.publish(to: source, replacing: true)
    }
    let other = try packages.folder.copy(source, to: "other.sqlite")
    #expect(throws: PublishError.isWarehouse(other)) {
      try publisher.publish(to: other, replacing: true)
    }
    let around = packages.folder.path
    #expect(throws: ReplacementError.isInput(path: around, input: source)) {
      try publisher.publish(to: around, replacing: true)
    }
    #expect(throws: FileError.self) {
      try publisher.publish(to: packages.folder.file("no/where.sqlite"))
    }
    try publish(force: true)
    #expect(try WarehouseFile.isPublished(WarehouseFile.open(out)))
    try publish(force: true)
    #expect(throws: PublishError.isPublished(out)) {
      try Publisher(out, migrations: migrations).publish(to: packages.folder.file("again.sqlite"))
    }
  }

  @Test func `a printed number that tells a small count is refused, and others are not`() throws {
    var survey = SmallSurvey(
      name: "small", questions: [.init("single", options: 3)],
      rows: (0..<40).map {
        ["Ort-\($0)-Straße", "1", "1", "100", $0 < 3 ? "1" : $0 < 20 ? "2" : "3"]
      })
    survey.rows[39][2] = "2"
    let connection = try warehouse(survey)
    let insert = """
      INSERT INTO observations (
        finding_id, document_id, wave_id, question_id, concept_id, respondents_id, statistic, value,
        unit, qualifier, value_min, value_max
      )
      SELECT 'print:1:1', document_id, wave_id, question_id, :concept, respondents_id, 'share', 40,
        'percent', 'exact', 40, 40
      FROM observations WHERE finding_id = 'small/q1:small-q1-o1:all'
      """
    try connection.run(insert, ["concept": "small-q1-o3"])
    try publish()
    try connection.execute("DELETE FROM observations WHERE finding_id = 'print:1:1'")
    try connection.run(insert, ["concept": "small-q1-o1"])
    #expect(
      try refusal(force: true) == .printGivesAway(wave: "small", finding: "print:1:1"))
  }

  @Test func `a discrepancy that speaks of a withheld number is refused`() throws {
    let connection = try warehouse(named())
    try publish()
    let id = try #require(
      try WarehouseFile.open(out).value("SELECT min(finding_id) FROM suppressions")?.text)
    try connection.run(
      """
      INSERT INTO discrepancies VALUES ('d', 'base', 'open', 's', 's', 'r', 'r')
      """)
    try connection.run(
      """
      INSERT INTO discrepancy_places (
        discrepancy_id, place, document_id, source_line, source_column, printed, finding_id
      )
      VALUES ('d', 1, 'small-responses', 1, 1, '7', :id)
      """, ["id": id])
    #expect(
      try refusal(force: true) == .refersToWithheld(what: "the discrepancy d", finding: id))
  }

  // MARK: What is gone

  /// Every name and every text of respondents, by its bytes.
  private func secrets(_ connection: Connection) throws -> [Data] {
    try connection.texts(
      """
      SELECT participant FROM participants
      UNION SELECT text FROM answers WHERE text IS NOT NULL
      """
    ).map { Data($0.utf8) }
  }

  @Test(arguments: ["DELETE", "WAL"])
  func `no name, text or revision of the warehouse is in the bytes of the file`(_ mode: String)
    throws
  {
    let connection = try warehouse(named(60))
    // Deleted rows leave their bytes in free pages, and a log holds pages that the file does not have yet.
    try connection.execute("PRAGMA secure_delete = OFF; PRAGMA journal_mode = \(mode)")
    var second = SmallSurvey(name: "gone", count: 50, seed: 3)
    for place in second.rows.indices { second.rows[place][0] = "Weg-\(place)-Platz" }
    let path = try second.write(to: packages.folder.path)
    _ = try Importer(connection).load(path, at: "2026-03-04T05:06:07Z")
    let erased = try secrets(connection)
    _ = try Importer(connection).revert("gone", at: "2026-03-04T05:06:08Z")
    try publish()
    let bytes = try Data(contentsOf: URL(fileURLWithPath: out))
    for secret in Set(erased + (try secrets(connection))) {
      #expect(bytes.range(of: secret) == nil, "\(String(decoding: secret, as: UTF8.self))")
    }
    for word in ["2026-03-04", "Weg-1-", "small/responses.csv,", "id,weight,kind,inhabitants"] {
      #expect(bytes.range(of: Data(word.utf8)) == nil, "\(word)")
    }
    let published = try WarehouseFile.open(out)
    #expect(try Contents.flaws(published) == [])
    let tables = try published.texts("SELECT name FROM sqlite_schema WHERE type = 'table'")
    #expect(!tables.contains("participants") && !tables.contains("answers"))
    #expect(try published.value("SELECT count(*) FROM revisions") == .integer(0))
    #expect(try published.value("SELECT count(*) FROM revision_files") == .integer(0))
    #expect(try published.value("PRAGMA freelist_count") == .integer(0))
    #expect(
      try published.texts("SELECT DISTINCT coalesce(imported_at, 'none') FROM imports") == ["none"])
  }

  @Test func `digests of what holds answers are gone, those of publications stay`() throws {
    let connection = try warehouse(named())
    try publish()
    let published = try WarehouseFile.open(out)
    let zeros = String(repeating: "0", count: 64)
    #expect(try published.texts("SELECT sha256 FROM documents") == [zeros])
    #expect(try published.texts("SELECT sha256 FROM imports ORDER BY import_id").last == zeros)
    #expect(
      try published.texts("SELECT sha256 FROM imports WHERE package = 'vocabulary'")
        == connection.texts("SELECT sha256 FROM imports WHERE package = 'vocabulary'"))
  }

  @Test func `codes without a meaning that few gave are left out, others stay`() throws {
    let codes = ["1", "2", "Hinterwald 5b"]
    let survey = SmallSurvey(
      name: "small", questions: [.init("single", options: 3)],
      rows: (0..<40).map {
        ["Ort-\($0)-Straße", "1", "1", "100", codes[$0 == 3 ? 2 : $0 % 2]]
      })
    let connection = try packages.warehouseWithVocabulary()
    let path = try survey.write(to: packages.folder.path)
    try packages.edit(path + "/codes.csv", "q1,,3,small-q1-o3", "q1,,Hinterwald 5b,")
    try #require(packages.complaints(path, connection) == [])
    #expect(try publish().codes == 1)
    let published = try WarehouseFile.open(out)
    #expect(
      try published.texts("SELECT code FROM codes WHERE code_number > 0 ORDER BY 1") == [
        "1", "2", "8",
      ])
    let bytes = try Data(contentsOf: URL(fileURLWithPath: out))
    #expect(bytes.range(of: Data("Hinterwald".utf8)) == nil)
  }

  @Test func `canned queries that need answers are left out and named`() throws {
    let connection = try warehouse(named())
    for (name, sql) in [
      ("who", "SELECT participant FROM participants"), ("what", "SELECT 1 AS one"),
    ] {
      try connection.run(
        "INSERT INTO queries VALUES (:name, 't', 't', 'd', 'd', :sql)", ["name": name, "sql": sql])
    }
    #expect(try publish().queries == ["who"])
    #expect(try WarehouseFile.open(out).texts("SELECT query_name FROM queries") == ["what"])
  }

  // MARK: What is there

  @Test func `every table of the schema has a rule, and every view can be read`() throws {
    let connection = try warehouse(named())
    try publish()
    let published = try WarehouseFile.open(out)
    let views = try published.texts("SELECT name FROM sqlite_schema WHERE type = 'view'")
    #expect(try views == connection.texts("SELECT name FROM sqlite_schema WHERE type = 'view'"))
    for view in views {
      #expect(throws: Never.self) { try published.execute("SELECT * FROM \(view)") }
    }
  }

  @Test func `the same warehouse gives the same bytes, and is not changed`() throws {
    _ = try warehouse(named())
    let before = try packages.folder.digest(of: "warehouse.sqlite")
    try publish()
    let first = try packages.folder.digest(of: "out.sqlite")
    try packages.folder.copy(source, to: "elsewhere/copy.sqlite")
    let again = packages.folder.file("elsewhere/again.sqlite")
    _ = try Publisher(packages.folder.file("elsewhere/copy.sqlite"), migrations: migrations)
      .publish(to: again)
    #expect(try packages.folder.digest(of: "elsewhere/again.sqlite") == first)
    #expect(try packages.folder.digest(of: "warehouse.sqlite") == before)
  }

  @Test func `of a weighted wave a question with small counts keeps one rounded number`() throws {
    var survey = named(400)
    for place in survey.rows.indices { survey.rows[place][3] = place < 200 ? "100" : "9000" }
    let connection = try warehouse(survey)
    // With few, the first questions have small counts; the mean of a number has none but its base.
    let unrounded = """
      SELECT count(*) FROM observations
      WHERE weighting IS NOT NULL AND (
        unweighted_value IS NOT NULL OR effective_base IS NOT NULL
        OR abs(value * 10 - round(value * 10)) > 1e-6 AND statistic = 'share'
      )
      """
    try publish(minimum: 40)
    let published = try WarehouseFile.open(out)
    #expect(try published.value("SELECT count(*) FROM suppressions")?.integer ?? 0 > 0)
    #expect(try published.value(unrounded + " AND question_id = 'small/q1'") == .integer(0))
    #expect(try connection.value(unrounded + " AND question_id = 'small/q1'") == .integer(9))
    #expect(try published.value(unrounded + " AND question_id = 'small/q4'") == .integer(3))
    try publish(minimum: 5, force: true)
    #expect(
      try WarehouseFile.open(out).value(unrounded)
        == connection.value("SELECT count(*) FROM observations WHERE weighting IS NOT NULL"))
  }

  @Test func `withheld numbers are named, and not why`() throws {
    let connection = try warehouse(named())
    let publication = try publish()
    let published = try WarehouseFile.open(out)
    let withheld = try published.texts("SELECT finding_id FROM suppressions ORDER BY 1")
    let kept = try published.texts(
      "SELECT finding_id FROM observations WHERE weighting IS NOT NULL ORDER BY 1")
    #expect(Set(withheld).isDisjoint(with: kept))
    #expect(
      try (withheld + kept).sorted()
        == connection.texts(
          "SELECT finding_id FROM observations WHERE weighting IS NOT NULL ORDER BY 1"))
    #expect(!withheld.isEmpty && !kept.isEmpty)
    #expect(publication.questions.map(\.withheld).reduce(0, +) == withheld.count)
    #expect(try published.value("SELECT minimum FROM publication") == .integer(5))
    #expect(
      try published.texts("SELECT name FROM pragma_table_info('suppressions')") == [
        "finding_id", "wave_id", "question_id", "concept_id", "respondents_id", "statistic",
      ])
  }

  @Test func `a warehouse of printed numbers is published with all of them`() throws {
    let connection = try BuiltWarehouse.copy(in: packages.folder)
    let publication = try publish()
    #expect(publication.questions == [])
    let published = try WarehouseFile.open(out)
    let tables = try published.texts(
      """
      SELECT name FROM sqlite_schema
      WHERE type = 'table' AND name NOT LIKE 'sqlite_%'
        AND name NOT IN ('revisions', 'revision_files', 'publication')
      """)
    #expect(tables.count > 25)
    for table in tables {
      // The dictionary of a published file does not speak of tables that it lacks.
      let rest =
        table.hasPrefix("dictionary")
        ? "WHERE object_name NOT IN ('answers', 'participants')" : ""
      let lines = try [connection, published].map { file in
        var lines: [String] = []
        try file.forEachRow("SELECT * FROM \(table) \(rest)") { row in
          lines.append("\((0..<row.columnCount).map { row.value($0) })")
        }
        return lines.sorted()
      }
      #expect(lines[0] == lines[1], "\(table)")
    }
  }

  @Test func `a published file is not written to`() throws {
    _ = try warehouse(named())
    try publish()
    #expect(throws: PublishedFileError.readOnly(file: out)) {
      _ = try WarehouseFile.open(out, mode: .readWrite)
    }
    let package = try StudyPackage(directory: packages.folder.file("small"))
    #expect(throws: PublishedFileError.readOnly(file: out)) {
      try PackageImport(into: out).revert(package.descriptor.name, at: "2026-01-01T00:00:00Z")
    }
  }
}
