import Bytes
@testable import Checking
import Database
import Foundation
import Platform
import TestSupport
import Testing
import Text

/// A small document of our own with planted mistakes; the real ones where they are at hand.
@Suite struct VerifierTests {
  private let packages: TestPackages
  private let connection: Connection

  init() throws {
    packages = try TestPackages()
    connection = try packages.warehouse()
    try connection.execute(
      """
      INSERT INTO unit_kinds VALUES ('any', 'x', 'x', NULL);
      INSERT INTO studies VALUES ('s', 's', 's', NULL, 'p', NULL, 'l', NULL);
      INSERT INTO waves VALUES
        ('w', 'w', 'w', 'p', 'p', '2020', '2020', NULL, 'unknown', 'survey', NULL);
      INSERT INTO respondents (respondents_id, wave_id, label_de, label_en, unit_kind)
        VALUES ('w/all', 'w', 'x', 'x', 'any');
      INSERT INTO question_concepts VALUES ('q', 'x', 'x');
      INSERT INTO questions (question_id, wave_id, question_concept_id, label_de, label_en, answer_kind)
        VALUES ('w/q', 'w', 'q', 'x', 'x', 'multiple');
      INSERT INTO concepts VALUES ('a', 'goal', 'x', 'x', NULL, NULL), ('b', 'goal', 'x', 'x', NULL, NULL);
      INSERT INTO items (question_id, concept_id) VALUES ('w/q', 'a'), ('w/q', 'b');
      """)
    try document("Über die Hälfte\nnennt a (56,5 %) und b 12 Prozent.\nSeite 7, n=412\n")
    try observe("d:2:10", line: 2, column: 10, "56,5", 56.5, "a")
    try observe("d:2:24", line: 2, column: 24, "12", 12, "b")
    try connection.execute(
      """
      INSERT INTO numerals (document, source_line, source_column, printed, meaning, finding_id, reason)
      VALUES
        ('d', 2, 10, '56,5', 'finding', 'd:2:10', NULL),
        ('d', 2, 24, '12', 'finding', 'd:2:24', NULL),
        ('d', 3, 7, '7', 'other', NULL, 'page'),
        ('d', 3, 12, '412', 'base', NULL, NULL);
      """)
  }

  private func document(_ text: String) throws {
    let bytes = Array(text.utf8)
    try packages.folder.write(text, to: "documents/d.txt")
    try connection.run(
      "INSERT INTO documents VALUES ('d', 's', 'd.txt', :sha256, 3, 'publication')",
      ["sha256": SHA256.hexadecimal(of: bytes)])
  }

  private func observe(
    _ id: String, line: Int, column: Int, _ printed: String, _ value: Double, _ concept: String
  ) throws {
    try connection.run(
      """
      INSERT INTO observations (
        finding_id, document_id, wave_id, question_id, concept_id, respondents_id, statistic, value,
        unit, qualifier, value_min, value_max, source_line, source_column, printed
      )
      VALUES (
        :id, 'd', 'w', 'w/q', :concept, 'w/all', 'share', :value, 'percent', 'exact', :value, :value,
        :line, :column, :printed
      )
      """,
      [
        "id": id, "concept": concept, "value": value, "line": line, "column": column,
        "printed": printed,
      ])
    let decimals = printed.contains(",") ? 0.05 : 0.5
    try connection.run(
      "UPDATE observations SET value_min = value - :d, value_max = value + :d WHERE finding_id = :id",
      ["id": id, "d": decimals])
  }

  private func failures() throws -> [String] {
    try Verifier(connection).verify(documents: packages.folder.file("documents")).failures.map {
      "\($0.subject) \($0.position.map { "\($0.line):\($0.column)" } ?? "-"): \($0.message)"
    }
  }

  @Test func `a warehouse that agrees with its document has no failure and full coverage`() throws {
    let verification = try Verifier(connection).verify(documents: packages.folder.file("documents"))
    #expect(verification.failures == [])
    #expect(
      verification.coverage == [
        Verification.Coverage(
          document: "d", numerals: 4, meanings: ["finding": 2, "other": 1, "base": 1],
          unaccounted: 0, inWords: 0)
      ])
  }

  @Test func `a folder that is not there is an error, a missing document a failure`() throws {
    #expect(throws: FileError.self) { try Verifier(connection).verify(documents: "/nowhere") }
    try FileManager.default.removeItem(atPath: packages.folder.file("documents/d.txt"))
    let found = try failures()
    #expect(found.count == 1)
    #expect(found.first?.hasSuffix("d.txt: cannot read: No such file or directory") == true)
  }

  @Test func `other bytes are noticed`() throws {
    try packages.folder.write(
      "Über die Hälfte\nnennt a (56,5 %) und b 12 Prozent.\nSeite 7, n=413\n", to: "documents/d.txt"
    )
    let found = try failures()
    #expect(found.first?.hasPrefix("documents d -: d.txt has other bytes: SHA-256 ") == true)
    #expect(found.contains("numeral 3:12: the ledger has 412, the text 413"))
  }

  @Test func `a print that stands elsewhere is noticed`() throws {
    try connection.execute("UPDATE observations SET source_column = 11 WHERE finding_id = 'd:2:10'")
    let found = try failures()
    #expect(found.contains("observations d:2:10 2:11: \"56,5\" does not stand there"))
    #expect(
      found.contains("observations d:2:10 2:10: the ledger refers to it, but it stands elsewhere"))
  }

  @Test func `a numeral that nobody accounts for is noticed`() throws {
    try connection.execute("DELETE FROM numerals WHERE source_line = 3 AND source_column = 7")
    #expect(try failures() == ["numeral 3:7: 7 is not accounted for"])
    let coverage = try Verifier(connection).verify(documents: packages.folder.file("documents"))
      .coverage
    #expect(coverage.first?.unaccounted == 1)
  }

  @Test func `a ledger entry where no numeral begins is noticed`() throws {
    try connection.execute(
      "UPDATE numerals SET source_column = 13, printed = '12' WHERE source_line = 3 AND source_column = 12"
    )
    #expect(
      try failures() == [
        "numeral 3:12: 412 is not accounted for",
        "numeral 3:13: 12 is in the ledger, but no numeral begins there",
      ])
  }

  @Test func `a finding that the ledger takes for something else is noticed`() throws {
    try connection.execute(
      "UPDATE numerals SET meaning = 'other', reason = 'year', finding_id = NULL WHERE source_column = 24"
    )
    #expect(
      try failures() == [
        "numeral 2:24: 12 is in the ledger as other, but d:2:24 stands there",
        "observations d:2:24 2:24: its numeral is not in the ledger as a finding",
      ])
  }

  @Test func `a numeral claimed by two findings that do not share it is noticed`() throws {
    try observe("d:2:24:a", line: 2, column: 24, "12", 12, "a")
    #expect(try failures() == ["numeral 2:24: 12 is claimed by 2 findings that do not share it"])
    try connection.execute("UPDATE observations SET shared_print = 'each' WHERE source_column = 24")
    #expect(try failures() == [])
  }

  @Test func `a value or bounds that the print does not state are noticed`() throws {
    try connection.execute(
      "UPDATE observations SET value = 57, value_min = 57, value_max = 57 WHERE finding_id = 'd:2:10'"
    )
    #expect(
      try failures() == [
        "observations d:2:10 2:10: \"56,5\" is not 57.0",
        "observations d:2:10 2:10: the print claims from 56.45, the warehouse from 57.0",
      ])
  }

  @Test func `a percent sign that is missing or too much is noticed`() throws {
    try connection.execute("UPDATE observations SET unit = 'count' WHERE finding_id = 'd:2:10'")
    try connection.execute("PRAGMA ignore_check_constraints = ON")
    try observe("d:3:12", line: 3, column: 12, "412", 412, "a")
    try connection.execute(
      "UPDATE numerals SET meaning = 'finding', finding_id = 'd:3:12' WHERE source_column = 12; UPDATE observations SET value = 100, printed = '412', value_min = 99, value_max = 100 WHERE finding_id = 'd:3:12'"
    )
    let found = try failures()
    #expect(
      found.contains("observations d:2:10 2:10: a percent sign follows, but the unit is count"))
    #expect(
      found.contains("observations d:3:12 3:12: no percent sign follows, but the unit is percent"))
  }

  @Test func `a caption that stands elsewhere is noticed`() throws {
    try connection.execute(
      """
      INSERT INTO exhibits (
        exhibit_id, document_id, kind, exhibit_number, label_de, label_en, completeness, source_line,
        source_column
      ) VALUES ('d/table-1', 'd', 'table', 1, 'x', 'x', 'complete', 1, 1)
      """)
    #expect(try failures() == ["exhibits d/table-1 1:1: \"Tabelle 1\" does not stand there"])
  }
}
