import Database
import TestSupport
import Testing

/// A result is one thing, however often it is printed.
@Suite struct ResultsTests {
  private let folder: TemporaryFolder
  private let connection: Connection

  init() throws {
    folder = try TemporaryFolder()
    connection = try BuiltWarehouse.copy(in: folder)
  }

  private func lines(_ sql: String) throws -> [String] {
    var lines: [String] = []
    try connection.forEachRow(sql) { row in
      lines.append((0..<row.columnCount).map { row.text($0) ?? "NULL" }.joined(separator: " | "))
    }
    return lines
  }

  @Test func `every print belongs to one result, and every result has one fullest print`() throws {
    #expect(
      try lines(
        """
        SELECT result_id, count(*), sum(agreement = 'fullest')
        FROM result_prints GROUP BY result_id HAVING sum(agreement = 'fullest') <> 1
        UNION ALL
        SELECT f.finding_id, f.result_id, p.result_id
        FROM findings AS f LEFT JOIN result_prints AS p ON p.finding_id = f.finding_id
        WHERE p.result_id IS NOT f.result_id
        """) == [])
    let counts = try lines(
      """
      SELECT
        (SELECT count(*) FROM findings) = (SELECT sum(prints) FROM results),
        (SELECT count(DISTINCT result_id) FROM findings) = (SELECT count(*) FROM results)
      """)
    #expect(counts == ["1 | 1"])
  }

  @Test func `of two prints of one result the exact one with more digits is the fullest`() throws {
    #expect(
      try lines(
        """
        SELECT r.value, r.prints, r.is_contradicted, p.finding_id, p.agreement
        FROM results AS r JOIN result_prints AS p ON p.result_id = r.result_id
        WHERE r.question = 'kgst-oefit-2019/participation-forms' AND r.item = 'defect-reporting'
          AND r.respondents = 'kgst-oefit-2019/all'
        ORDER BY p.finding_id
        """) == [
          "51.5 | 3 | 0 | digital-vorangehen:839:86 | agrees",
          "51.5 | 3 | 0 | typfrage:101:63:defect-reporting | agrees",
          "51.5 | 3 | 0 | typfrage:667:41 | fullest",
        ])
  }

  @Test func `a print that cannot be a rounding of the fullest contradicts it`() throws {
    let change = { (value: Double, least: Double, most: Double) in
      try connection.execute(
        """
        UPDATE observations SET value = \(value), value_min = \(least), value_max = \(most)
        WHERE document_id = 'digital-vorangehen' AND source_line = 839 AND value = 52
        """)
      return try lines(
        """
        SELECT value, is_contradicted FROM results
        WHERE question = 'kgst-oefit-2019/participation-forms' AND item = 'defect-reporting'
          AND respondents = 'kgst-oefit-2019/all'
        """)
    }
    #expect(try change(52, 51.5, 52.5) == ["51.5 | 0"])
    #expect(try change(53, 52.5, 53.5) == ["51.5 | 1"])
  }

  @Test func `a rank that the text gives in words is the result's, other statements are not`()
    throws
  {
    let rank =
      "SELECT rank_in_words FROM results WHERE finding_id = 'kompetenzen-nrw:793:28'"
    let say = { (category: String, rank: String) in
      """
      INSERT INTO classifications (classification_id, document_id, wave_id, question_id, concept_id,
        respondents_id, category, rank_number, source_line, source_column, printed)
      SELECT 'kompetenzen-nrw:1:1:\(category)', document_id, wave_id, question_id, concept_id,
        respondents_id, '\(category)', \(rank), 1, 1, 'x'
      FROM observations WHERE finding_id = 'kompetenzen-nrw:793:28'
      """
    }
    #expect(try lines(rank) == ["NULL"])
    try connection.execute(say("many", "NULL"))
    #expect(try lines(rank) == ["NULL"])
    try connection.execute(say("rank", "2"))
    #expect(try lines(rank) == ["2"])
  }

  @Test func `the cells of crosstab views are the results of surveys`() throws {
    #expect(
      try lines(
        """
        SELECT r.finding_id FROM results AS r JOIN waves AS w ON w.wave_id = r.wave
        WHERE w.origin = 'survey'
        EXCEPT SELECT finding_id FROM crosstab_cells
        """) == [])
  }
}
