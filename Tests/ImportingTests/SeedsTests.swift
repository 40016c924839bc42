import Checking
import Database
import Foundation
import Importing
import Platform
import Survey
import TestSupport
import Testing
import Text

/// What the seeds hold, against the documents where these are there.
@Suite struct SeedsTests {
  private let connection: Connection

  init() throws {
    connection = try BuiltWarehouse.open()
  }

  private func count(_ sql: String) throws -> Int {
    Int(try connection.value(sql)?.integer ?? -1)
  }

  @Test func `all sixteen tables of typfrage are there, cell by cell`() throws {
    let counts = try connection.texts(
      """
      SELECT count(o.finding_id)
      FROM exhibits AS e
      LEFT JOIN observations AS o ON o.exhibit_id = e.exhibit_id AND o.exhibit_row IS NOT NULL
      WHERE e.document_id = 'typfrage' AND e.kind = 'table'
      GROUP BY e.exhibit_number
      ORDER BY e.exhibit_number
      """)
    #expect(
      counts == [
        "40", "16", "8", "40", "55", "35", "35", "35", "40", "5", "30", "60", "25", "20", "20",
        "30",
      ])
  }

  @Test func `the roles, systems and success factors of KOMMUNAL stand at their lines`() throws {
    let placed = try connection.texts(
      """
      SELECT DISTINCT concept_id
      FROM classifications
      WHERE document_id = 'kommunal-2018-05' AND category = 'named' AND wave_id IS NULL
      """)
    let wanted = [
      "administrative-board", "cdo", "digital-guides", "hvb", "success-factor-clear-roles",
      "success-factor-shared-understanding", "success-factor-user-focus",
    ]
    #expect(wanted.filter { !placed.contains($0) } == [])
  }

  @Test func `rows and columns of a table are numbered without gaps`() throws {
    let gaps = try connection.texts(
      """
      SELECT exhibit_id || ' ' || axis
      FROM exhibit_headings
      WHERE exhibit_id LIKE 'typfrage/%'
      GROUP BY exhibit_id, axis
      HAVING min(place) <> 1 OR max(place) <> count(*)
      """)
    #expect(gaps == [])
    let unlabelled = try connection.texts(
      """
      SELECT finding_id FROM observations AS o
      WHERE exhibit_row IS NOT NULL AND (
        NOT EXISTS (
          SELECT 1 FROM exhibit_headings AS h
          WHERE h.exhibit_id = o.exhibit_id AND h.axis = 'row' AND h.place = o.exhibit_row
        )
        OR NOT EXISTS (
          SELECT 1 FROM exhibit_headings AS h
          WHERE h.exhibit_id = o.exhibit_id AND h.axis = 'column' AND h.place = o.exhibit_column
        )
      )
      """)
    #expect(unlabelled == [])
  }

  @Test func `no check finds anything that is not recorded`() throws {
    let new = try QualityReview(connection).rows.filter { $0.discrepancy == nil }
    #expect(new.map(\.sighting.message) == [])
  }

  @Test func `table 7 of digital-vorangehen has an implied base of 12, not 15`() throws {
    let rows = try QualityReview(connection).rows.map(\.sighting.message)
    #expect(
      rows.contains {
        $0.hasPrefix("digital-vorangehen/table-7, kgst-oefit-2019/cities-class-3: ")
          && $0.hasSuffix("impossible with a base of 15; implied base of all 14: 12")
      })
  }

  @Test func `every figure and table of the documents is catalogued`() throws {
    let counts = try connection.texts(
      """
      SELECT document_id || ' ' || kind || ' ' || count(*) || ' ' || max(exhibit_number)
      FROM exhibits
      GROUP BY document_id, kind
      ORDER BY document_id, kind
      """)
    #expect(
      counts == [
        "digital-vorangehen figure 36 36", "digital-vorangehen table 12 12",
        "kompetenzen-nrw figure 27 27", "typfrage figure 1 1", "typfrage table 16 16",
        "zukunft-vor-ort figure 17 17",
      ])
    #expect(
      try count("SELECT count(*) FROM exhibits WHERE question_de IS NULL OR question_en IS NULL")
        == 0)
  }

  @Test func `the ledger accounts for all 1932 numerals, and every place agrees`() throws {
    guard let documents = Project.documents else { return }
    let verification = try Verifier(connection).verify(documents: documents)
    #expect(verification.failures.map(\.message) == [])
    #expect(verification.coverage.map(\.numerals) == [703, 7, 349, 698, 175])
    #expect(verification.coverage.allSatisfy { $0.unaccounted == 0 })
    for row in verification.coverage {
      #expect(row.meanings.values.reduce(0, +) == row.numerals, "\(row.document)")
    }
  }

  @Test func `a print that several findings share says whether each has it`() throws {
    let silent = try connection.texts(
      """
      SELECT finding_id FROM observations
      WHERE (shared_print IS NULL) = (
        (document_id, source_line, source_column) IN (
          SELECT document_id, source_line, source_column
          FROM observations
          GROUP BY 1, 2, 3
          HAVING count(*) > 1
        )
      )
      """)
    #expect(silent == [])
  }

  @Test func `the participation figures add up`() throws {
    #expect(
      try count(
        """
        SELECT (SELECT value FROM observations WHERE finding_id = 'kompetenzen-nrw:445:13')
          + (SELECT value FROM observations WHERE finding_id = 'kompetenzen-nrw:93:36') = 116
        """) == 1)
    let kinds = ["cities", "municipalities", "counties"].map { "'kgst-oefit-2019/\($0)'" }
    #expect(
      try connection.value(
        """
        SELECT sum(value) FROM observations
        WHERE question_id = 'kgst-oefit-2019/participation-in-survey' AND concept_id = 'answered'
          AND repeats_finding_id IS NULL AND respondents_id IN (\(kinds.joined(separator: ", ")))
        """) == .real(412))
  }

  @Test func `the cells of typfrage are those of the tab-separated lines`() throws {
    guard Project.documents != nil else { return }
    let lines = try Project.lines(of: "typfrage").map { String(String.UnicodeScalarView($0)) }
    var printed: [String: [String]] = [:]
    try connection.forEachRow(
      """
      SELECT source_line, printed
      FROM observations
      WHERE exhibit_id LIKE 'typfrage/%'
      ORDER BY source_line, exhibit_column, cell_part
      """
    ) { row in printed[row.text(0) ?? "", default: []].append(row.text(1) ?? "") }
    var cells = 0
    for (index, line) in lines.enumerated() where index >= 482 && line.contains("\t") {
      let values = line.split(separator: "\t", omittingEmptySubsequences: false).dropFirst()
      guard values.contains(where: { $0.contains { $0.isNumber } }) else { continue }
      let numbers = values.flatMap { GermanNumber.numerals(in: $0).map(\.text) }
      #expect(printed["\(index + 1)"] == numbers, "line \(index + 1)")
      cells += numbers.count
    }
    #expect(cells == 494)
  }

  @Test func `no sentence of a document is copied into the project's data`() throws {
    guard Project.documents != nil else { return }
    var phrases: Set<[String]> = []
    for document in try connection.texts("SELECT document_id FROM documents") {
      let text = try Project.lines(of: document)
        .map { String(String.UnicodeScalarView($0)) }.joined(separator: " ")
      phrases.formUnion(Self.phrases(text))
    }
    for name in try FileManager.default.subpathsOfDirectory(atPath: Project.sources.seeds)
    where name.hasSuffix(".csv") {
      let bytes = try FileSystem.bytes(of: Project.sources.seeds + "/" + name)
      for row in try CSV(bytes).rows {
        for field in row {
          let copied = Self.phrases(field.text).filter(phrases.contains)
          #expect(copied.isEmpty, "\(name):\(field.position.line): \(copied.first ?? [])")
        }
      }
    }
  }

  /// All runs of nine words of a text, in lower case.
  private static func phrases(_ text: String) -> Set<[String]> {
    let words = text.lowercased().split { !$0.isLetter }.map(String.init)
    guard words.count >= 9 else { return [] }
    return Set((0...(words.count - 9)).map { Array(words[$0..<($0 + 9)]) })
  }
}
