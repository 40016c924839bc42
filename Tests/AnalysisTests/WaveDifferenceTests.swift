@testable import Analysis
import Errors
import Database
import Reports
import Store
import Survey
import TestSupport
import Testing

@Suite struct WaveDifferenceTests {
  private let folder: TemporaryFolder
  private let connection: Connection

  init() throws {
    folder = try TemporaryFolder()
    connection = try BuiltWarehouse.copy(in: folder)
  }

  private func diff(
    _ first: String, _ second: String, in language: Language = .english
  ) throws -> Report {
    try WaveDifference.report((first, second), hasIdentifiers: true, in: language, connection)
  }

  private func changes(_ first: String, _ second: String, _ kinds: String...) throws -> [String] {
    try diff(first, second).tables[0]
      .rows(["change", "question", "what", "first", "second"])
      .filter { row in kinds.isEmpty || kinds.contains { row.hasPrefix($0 + " |") } }
  }

  /// Two waves of our own with their codebooks.
  private func insertWaves() throws {
    try connection.execute(
      """
      INSERT INTO waves VALUES
        ('a', 'A', 'A', 'Kommunen', 'municipalities', '2022', '2022', 'online', 'full_voluntary', 'survey', NULL),
        ('b', 'B', 'B', 'Städte', 'cities', '2024', '2024', 'mixed', 'full_voluntary', 'survey', NULL);
      INSERT INTO question_concepts VALUES ('use', 'Nutzung', 'use'), ('grade', 'Note', 'grade');
      INSERT INTO questions (
        question_id, wave_id, question_concept_id, sphere_id, label_de, label_en, answer_kind,
        scale_min, scale_max, note
      ) VALUES
        ('a/use', 'a', 'use', NULL, 'Was nutzen Sie?', 'What do you use?', 'multiple', NULL, NULL, NULL),
        ('b/use', 'b', 'use', NULL, 'Was nutzt die Kommune?', 'What do you use?', 'multiple', NULL, NULL, NULL),
        ('a/grade', 'a', 'grade', NULL, 'Note', 'Grade', 'scale', 1, 6, NULL),
        ('b/grade', 'b', 'grade', NULL, 'Note', 'Grade', 'number', 1, 5, NULL);
      INSERT INTO items (question_id, concept_id, label_de, label_en) VALUES
        ('a/use', 'dms', NULL, NULL), ('b/use', 'dms', 'E-Akte', 'e-file'),
        ('a/use', 'cio', NULL, NULL), ('b/use', 'cdo', NULL, NULL), ('a/use', 'hvb', NULL, NULL),
        ('b/use', 'hvb', NULL, NULL);
      INSERT INTO variables (variable_id, wave_id, variable, question_id, concept_id, answer_type, asked_if)
      VALUES
        (1, 'a', 's1', 'a/use', NULL, 'multiple', NULL),
        (2, 'b', 's1', 'b/use', NULL, 'multiple', 's0=1'),
        (3, 'b', 's2', 'b/use', 'hvb', 'multiple', 's0=1'),
        (4, 'a', 's2', 'a/use', 'hvb', 'multiple', NULL);
      INSERT INTO codes (variable_id, code_number, code, concept_id, is_chosen) VALUES
        (1, 1, '1', 'dms', NULL), (1, 2, '2', 'cio', NULL), (2, 1, '7', 'dms', NULL),
        (3, 1, 'ja', NULL, 1), (3, 2, 'nein', NULL, 0), (4, 1, '1', NULL, 1), (4, 2, '0', NULL, 0);
      """)
  }

  @Test func `an unknown wave, and twice the same, are refused`() throws {
    let unknown = #expect(throws: RequestError.self) { try diff("gfk-2016", "gfk-2017") }
    #expect(
      unknown?.description
        == "there is no wave \"gfk-2016\"; did you mean \"gfk-2015\"?")
    #expect(throws: RequestError.badQuery("both names mean the wave gfk-2015; give two waves")) {
      try diff("gfk-2015", "GfK 2015")
    }
  }

  @Test func `every change of two questionnaires, and nothing else`() throws {
    try insertWaves()
    #expect(
      try changes("a", "b") == [
        "population changed | - | - | municipalities | cities",
        "mode changed | - | - | online | mixed",
        "question reworded | use | - | Was nutzen Sie? | Was nutzt die Kommune?",
        "answer kind changed | grade | - | scale | number",
        "scale changed | grade | - | 1–6 | 1–5", "filter changed | use | - | everyone | s0=1",
        "option dropped | use | - | Chief Information Officer (CIO) | -",
        "option added | use | - | - | Chief Digital Officer (CDO)",
        "option relabelled | use | - | document management system (DMS) | e-file",
        "option recoded | use | e-file | 1 | 7",
        "option recoded | use | mayor or head of the county administration (HVB) | 1 | ja",
      ])
    let report = try diff("a", "b", in: .german)
    #expect(report.notes == [])
    #expect(
      try report.tables[1].rows(["change", "count"]).last == "Antwort anders verschlüsselt | 2")
    #expect(
      try report.tables[0].rows(["question_a", "question_b"])[2] == "a/use | b/use")
  }

  @Test func `of a published wave it is said that only the printed is known`() throws {
    let report = try diff("GfK 2015", "GfK 2017")
    #expect(
      report.notes == [
        "GfK 2015 and GfK 2017: only what was published is known. What appears as added or dropped may have been asked and not printed."
      ])
    #expect(
      try changes("gfk-2015", "gfk-2017", "question dropped", "question reworded", "mode changed")
        == [])
    #expect(
      try report.tables[1].rows(["change", "count"]) == [
        "question added | 20", "option added | 20", "size class added | 3",
      ])
  }

  @Test func `what was added one way was dropped the other`() throws {
    let there = try diff("nrw-2020", "kgst-oefit-2019").tables[0]
    let back = try diff("kgst-oefit-2019", "nrw-2020").tables[0]
    func sides(_ table: Report.Table, _ kind: String, _ column: String) throws -> [String] {
      let rows = try table.rows(["change", column])
      return rows.filter { $0.hasPrefix(kind + " |") }.map { String($0.dropFirst(kind.count)) }
        .sorted()
    }
    for thing in ["question", "option", "size class"] {
      #expect(
        try sides(there, "\(thing) added", "second") == sides(back, "\(thing) dropped", "first"))
    }
  }

  @Test func `classes of the same band and another number are told apart from new ones`() throws {
    let found = try changes(
      "nrw-2020", "kgst-oefit-2019", "class number changed", "class limits changed",
      "size class added")
    #expect(
      found == [
        "size class added | - | cities and municipalities | - | cities and municipalities, 200,000 to 400,000 inhabitants",
        "size class added | - | cities and municipalities | - | cities and municipalities, over 400,000 inhabitants",
        "size class added | - | counties (Kreise) | - | counties, under 150,000 inhabitants",
        "size class added | - | counties (Kreise) | - | counties, 150,000 to 250,000 inhabitants",
        "size class added | - | counties (Kreise) | - | counties, over 250,000 inhabitants",
        "class limits changed | - | cities and municipalities | cities and municipalities, over 100,000 inhabitants | cities and municipalities, 100,000 to 200,000 inhabitants",
        "class number changed | - | cities and municipalities, under 10,000 inhabitants | 1 | 7",
        "class number changed | - | cities and municipalities, 10,000 to 25,000 inhabitants | 2 | 6",
        "class number changed | - | cities and municipalities, 25,000 to 50,000 inhabitants | 3 | 5",
      ])
  }

  @Test func `questions that only look alike are listed with the difference`() throws {
    let rows = try changes("nrw-2020", "kgst-oefit-2019", "recorded as different")
    #expect(rows.count == 4)
    #expect(
      rows.contains {
        $0.hasPrefix("recorded as different | responsibility for building digital skills | ")
          && $0.hasSuffix(
            " | Who in the municipality is responsible for building digital skills? | Who is responsible for digitalising the administration?"
          )
      })
  }
}
