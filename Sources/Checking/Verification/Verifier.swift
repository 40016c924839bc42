import Bytes
package import Database
import Packages
import Platform
import Store
import Survey
import Text

/// Compares every position, print and value of a warehouse with the documents.
package struct Verifier {
  private let connection: Connection

  /// Verifies an open warehouse.
  package init(_ connection: Connection) {
    self.connection = connection
  }

  /// Compares.
  ///
  /// - Parameter folder: The folder with the documents, under the file names that the warehouse
  ///   records.
  /// - Throws: ``FileError`` when the folder is not there, `DatabaseError`. A document that is
  ///   missing or has other bytes is a failure of the verification, not an error.
  package func verify(documents folder: String) throws -> Verification {
    guard FileSystem.kind(of: folder) == .directory else {
      throw FileError(.list, folder, number: FileError.noSuchFile)
    }
    var failures: [Verification.Failure] = []
    var coverage: [Verification.Coverage] = []
    let documents = try connection.texts(
      "SELECT document_id FROM documents WHERE kind = 'publication' ORDER BY document_id")
    for document in documents {
      var check = DocumentCheck(document, connection)
      if try check.open(in: folder) { try check.compare() }
      failures += check.failures
      coverage.append(try check.coverage())
    }
    return Verification(failures: failures + (try responseFailures()), coverage: coverage)
  }

  /// Tables of answers are kept in the warehouse: their bytes must be those that were read.
  private func responseFailures() throws -> [Verification.Failure] {
    // A published file has none.
    guard try !WarehouseFile.isPublished(connection) else { return [] }
    var failures: [Verification.Failure] = []
    try connection.forEachRow(
      """
      SELECT d.document_id, d.file_name, d.sha256, (
          SELECT f.content
          FROM revisions AS r
          JOIN revision_files AS f ON f.revision_id = r.revision_id
          WHERE r.package || '-responses' = d.document_id AND f.path = d.file_name
            AND r.action <> 'revert'
            AND r.revision_id NOT IN (
              SELECT reverted_id FROM revisions WHERE reverted_id IS NOT NULL
            )
          ORDER BY r.revision_id DESC
        )
      FROM documents AS d
      WHERE d.kind = 'responses'
      ORDER BY d.document_id
      """
    ) { row in
      var digest = ""
      if case .blob(let bytes) = row.value(3) { digest = SHA256.hexadecimal(of: bytes) }
      guard digest != row.text(2) else { return }
      let document = row.text(0) ?? ""
      failures.append(
        Verification.Failure(
          document: document, position: nil, subject: "documents \(document)",
          message: "the bytes of \(row.text(1) ?? "") that the warehouse keeps are others", line: ""
        ))
    }
    return failures
  }
}

/// The comparison of one document.
private struct DocumentCheck {
  private let document: String
  private let connection: Connection
  private var source: SourceText?
  private(set) var failures: [Verification.Failure] = []
  /// How many words of a document a statement may quote.
  private static let mostWords = 4
  /// How many numerals of the text the ledger lacks.
  private var unaccounted = 0

  init(_ document: String, _ connection: Connection) {
    self.document = document
    self.connection = connection
  }

  private mutating func fail(_ subject: String, _ message: String, _ position: Position? = nil) {
    failures.append(
      Verification.Failure(
        document: document, position: position, subject: subject, message: message,
        line: position.flatMap { source?.text(line: $0.line) } ?? ""))
  }

  /// Reads the text and compares its bytes with the recorded digest.
  mutating func open(in folder: String) throws -> Bool {
    let row = try connection.prepare(
      "SELECT file_name, sha256, line_count FROM documents WHERE document_id = :document")
    try row.bind(["document": document])
    guard try row.step() else { return false }
    let name = row.text(0) ?? ""
    guard DescriptorReader.isInside(name) else {
      fail("documents \(document)", "\(name) is not a file of the folder")
      return false
    }
    do {
      let text = try SourceText(path: folder + "/" + name)
      source = text
      if text.sha256 != row.text(1) {
        fail("documents \(document)", "\(name) has other bytes: SHA-256 \(text.sha256)")
      }
      if text.lines.count != row.integer(2) {
        fail("documents \(document)", "\(name) has \(text.lines.count) lines")
      }
      return true
    } catch {
      fail("documents \(document)", "\(error)")
      return false
    }
  }

  mutating func compare() throws {
    guard let source else { return }
    try comparePositions(source)
    try compareCaptions(source)
    try compareLedger(source)
    try compareNumbers(source)
    failures.sort { first, second in
      (first.position?.line ?? 0, first.position?.column ?? 0, first.subject)
        < (second.position?.line ?? 0, second.position?.column ?? 0, second.subject)
    }
  }

  /// Every print stands where its row says.
  private mutating func comparePositions(_ source: SourceText) throws {
    let tables = [
      ("observations", "finding_id", "document_id"),
      ("size_classes", "size_class_id", "document_id"),
      ("classifications", "classification_id", "document_id"),
      ("discrepancy_places", "discrepancy_id", "document_id"), ("numerals", "printed", "document"),
    ]
    for (table, key, document) in tables {
      let rows = try connection.prepare(
        """
        SELECT \(key), source_line, source_column, printed
        FROM \(table)
        WHERE \(document) = :document AND source_line IS NOT NULL
        """)
      try rows.bind(["document": self.document])
      while try rows.step() {
        let place = Position(line: rows.integer(1) ?? 0, column: rows.integer(2) ?? 0)
        let printed = rows.text(3) ?? ""
        if !source.holds(printed, line: place.line, column: place.column) {
          fail("\(table) \(rows.text(0) ?? "")", "\"\(printed)\" does not stand there", place)
        } else if table == "classifications", printed.split(separator: " ").count > Self.mostWords {
          // A statement is proved by its key words; whole sentences stay with their authors.
          fail(
            "\(table) \(rows.text(0) ?? "")", "more than \(Self.mostWords) words are quoted", place)
        }
      }
    }
  }

  /// Every caption stands where its exhibit says, under its number.
  private mutating func compareCaptions(_ source: SourceText) throws {
    let rows = try connection.prepare(
      """
      SELECT exhibit_id, source_line, source_column, kind, exhibit_number
      FROM exhibits
      WHERE document_id = :document
      """)
    try rows.bind(["document": document])
    while try rows.step() {
      let place = Position(line: rows.integer(1) ?? 0, column: rows.integer(2) ?? 0)
      let caption = (rows.text(3) == "table" ? "Tabelle " : "Abbildung ") + (rows.text(4) ?? "")
      let next = source.behind(caption, line: place.line, column: place.column, limit: 1)
      if !source.holds(caption, line: place.line, column: place.column)
        || next.unicodeScalars.contains(where: { ("0"..."9").contains($0) })
      {
        fail("exhibits \(rows.text(0) ?? "")", "\"\(caption)\" does not stand there", place)
      }
    }
  }

  /// Every numeral of the text is in the ledger, and the ledger holds nothing else.
  private mutating func compareLedger(_ source: SourceText) throws {
    var ledger: [Position: String] = [:]
    let rows = try connection.prepare(
      "SELECT source_line, source_column, printed FROM numerals WHERE document = :document")
    try rows.bind(["document": document])
    while try rows.step() {
      ledger[Position(line: rows.integer(0) ?? 0, column: rows.integer(1) ?? 0)] = rows.text(2)
    }
    for numeral in source.numerals {
      let place = Position(line: numeral.line, column: numeral.column)
      let entry = ledger.removeValue(forKey: place)
      if entry == nil {
        unaccounted += 1
        fail("numeral", "\(numeral.printed) is not accounted for", place)
      } else if let entry, entry != numeral.printed {
        fail("numeral", "the ledger has \(entry), the text \(numeral.printed)", place)
      }
    }
    for (place, printed) in ledger {
      fail("numeral", "\(printed) is in the ledger, but no numeral begins there", place)
    }
    try compareLedgerWithFindings()
  }

  /// A numeral is a finding exactly where a finding stands; only shared prints are claimed twice.
  private mutating func compareLedgerWithFindings() throws {
    let rows = try connection.prepare(
      """
      SELECT 'numeral', n.source_line, n.source_column,
        n.printed || ' is in the ledger as ' || n.meaning || ', but ' || o.finding_id || ' stands there'
      FROM numerals AS n
      JOIN observations AS o
        ON o.document_id = n.document
        AND o.source_line = n.source_line
        AND o.source_column = n.source_column
      WHERE n.document = :document AND n.meaning <> 'finding'
      UNION ALL
      SELECT 'observations ' || o.finding_id, n.source_line, n.source_column,
        'the ledger refers to it, but it stands elsewhere'
      FROM numerals AS n
      JOIN observations AS o ON o.finding_id = n.finding_id
      WHERE n.document = :document
        AND NOT (
          o.document_id = n.document
          AND o.source_line = n.source_line
          AND n.source_column >= o.source_column
          AND n.source_column < o.source_column + length(o.printed)
        )
      UNION ALL
      SELECT 'observations ' || o.finding_id, o.source_line, o.source_column,
        'its numeral is not in the ledger as a finding'
      FROM observations AS o
      WHERE o.document_id = :document
        AND o.printed GLOB '[0-9]*'
        AND NOT EXISTS (
          SELECT 1
          FROM numerals AS n
          WHERE n.document = o.document_id
            AND n.source_line = o.source_line
            AND n.source_column = o.source_column
            AND n.meaning = 'finding'
        )
      UNION ALL
      SELECT 'numeral', source_line, source_column,
        printed || ' is claimed by ' || count(*) || ' findings that do not share it'
      FROM observations
      WHERE document_id = :document AND source_line IS NOT NULL
      GROUP BY source_line, source_column
      HAVING count(*) > 1 AND count(shared_print) < count(*)
      """)
    try rows.bind(["document": document])
    while try rows.step() {
      fail(
        rows.text(0) ?? "", rows.text(3) ?? "",
        Position(line: rows.integer(1) ?? 0, column: rows.integer(2) ?? 0))
    }
  }

  /// Value, bounds and unit agree with the print and the sign behind it.
  private mutating func compareNumbers(_ source: SourceText) throws {
    let rows = try connection.prepare(
      """
      SELECT finding_id, source_line, source_column, printed, qualifier, unit, value, value_min,
        value_max, exhibit_row
      FROM observations
      WHERE document_id = :document AND source_line IS NOT NULL
      """)
    try rows.bind(["document": document])
    while try rows.step() {
      let subject = "observations \(rows.text(0) ?? "")"
      let place = Position(line: rows.integer(1) ?? 0, column: rows.integer(2) ?? 0)
      let printed = rows.text(3) ?? ""
      guard let qualifier = Qualifier(rawValue: rows.text(4) ?? ""),
        let unit = Unit(rawValue: rows.text(5) ?? ""),
        let number = PublishedNumber(printed: printed, qualifier: qualifier, unit: unit)
      else {
        fail(subject, "\"\(printed)\" cannot be read as a number", place)
        continue
      }
      if let value = rows.real(6), abs(value - (number.value ?? .nan)) > 0.005 {
        fail(subject, "\"\(printed)\" is not \(value)", place)
      }
      if let least = rows.real(7), let stated = number.minimum, least > stated + 1e-9 {
        fail(subject, "the print claims from \(stated), the warehouse from \(least)", place)
      }
      if let most = rows.real(8), let stated = number.maximum, most < stated - 1e-9 {
        fail(subject, "the print claims up to \(stated), the warehouse up to \(most)", place)
      }
      let isCell = source.isTable || rows.integer(9) != nil
      if printed.unicodeScalars.first.map({ ("0"..."9").contains($0) }) ?? false {
        checkSign(source, subject, printed, place, unit, isCell: isCell)
      }
    }
  }

  /// A percentage has its sign, or stands in a cell of a table of shares; another unit has none.
  private mutating func checkSign(
    _ source: SourceText, _ subject: String, _ printed: String, _ place: Position, _ unit: Unit,
    isCell: Bool
  ) {
    let behind = source.behind(printed, line: place.line, column: place.column, limit: 120)
    let directly = behind.drop { $0 == " " || $0 == "\u{A0}" || $0 == "\t" }
    let hasSign =
      directly.hasPrefix("%")
      || (directly.hasPrefix("Prozent") && !directly.hasPrefix("Prozentpunkt"))
    if unit != .percent, hasSign {
      fail(subject, "a percent sign follows, but the unit is \(unit.rawValue)", place)
    }
    // "88 beziehungsweise 81 Prozent", "(27 %/28 %)": the sign may come after the next numeral.
    if unit == .percent, !isCell, !behind.contains("%"), !behind.contains("Prozent") {
      fail(subject, "no percent sign follows, but the unit is percent", place)
    }
  }

  func coverage() throws -> Verification.Coverage {
    var meanings: [String: Int] = [:]
    let rows = try connection.prepare(
      "SELECT meaning, count(*) FROM numerals WHERE document = :document GROUP BY meaning")
    try rows.bind(["document": document])
    while try rows.step() { meanings[rows.text(0) ?? ""] = rows.integer(1) }
    let words = try connection.value(
      """
      SELECT count(DISTINCT source_line || ':' || source_column)
      FROM observations
      WHERE document_id = :document AND printed NOT GLOB '[0-9]*'
      """, ["document": document])
    return Verification.Coverage(
      document: document, numerals: source?.numerals.count ?? 0, meanings: meanings,
      unaccounted: unaccounted, inWords: Int(words?.integer ?? 0))
  }
}
