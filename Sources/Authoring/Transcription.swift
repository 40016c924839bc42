import Packages
import Platform
import Text

/// The worksheets of a publication: its documents, its numerals, its tables of numbers.
extension StudyScaffold {
  /// The tables of a study that is transcribed: everything but the codebook of answers.
  private static let transcribed = PackageFormat.resources.filter { $0.content == .rows }

  /// A document and the worksheet of its numerals.
  func transcription(of path: String) throws -> Begun {
    let (document, source, _) = try open(path)
    var begun = Begun(sheets: Worksheets(Self.transcribed))
    begun.sheets.add(row(of: document, source, path), to: "documents")
    addNumerals(of: source, document, findings: [:], to: &begun.sheets)
    return begun
  }

  /// A finding that a numeral stands for.
  private struct Finding {
    let id: String
    let context: String
  }

  /// A table as a document, a finding for each cell that holds a number.
  func tableTranscription(of path: String) throws -> Begun {
    guard SourceText.isTable(path) else {
      throw ScaffoldError.unusable(
        path: path, position: nil,
        reason: "the name of a table ends in .csv; save it as CSV from the spreadsheet")
    }
    let (document, source, bytes) = try open(path)
    let cells = try TableCells(bytes, of: path, source)
    guard !cells.numbers.isEmpty else {
      throw ScaffoldError.unusable(
        path: path, position: nil,
        reason: "no cell right of the first column and below the heading holds a German number "
          + "alone, such as 56,5")
    }
    var begun = Begun(sheets: Worksheets(Self.transcribed))
    begun.sheets.add(row(of: document, source, path), to: "documents")
    var findings: [Position: Finding] = [:]
    for number in cells.numbers {
      let place = number.position
      let finding = "\(document):\(place.line):\(place.column)"
      // The numeral of a number with a sign begins behind it.
      let sign = number.printed.unicodeScalars.prefix { !("0"..."9").contains($0) }.count
      findings[Position(line: place.line, column: place.column + sign)] = Finding(
        id: finding, context: "\(number.rowHeading) | \(number.columnHeading)")
      begun.sheets.add(
        [
          "finding_id": finding, "document_id": document, "value": Self.plain(number.value),
          "source_line": String(place.line), "source_column": String(place.column),
          "printed": number.printed, "row_heading": number.rowHeading,
          "column_heading": number.columnHeading,
        ], to: "observations")
    }
    addNumerals(of: source, document, findings: findings, to: &begun.sheets)
    if let unreadable = cells.unreadable {
      begun.remarks.append(
        "\(unreadable.count == 1 ? "1 cell" : "\(unreadable.count) cells") such as "
          + "\(unreadable.first) cannot be read as a German number and "
          + "\(unreadable.count == 1 ? "is" : "are") not in observations.csv")
    }
    return begun
  }

  private func open(
    _ path: String
  ) throws -> (document: String, source: SourceText, bytes: [UInt8]) {
    let name = FileSystem.name(of: path)
    guard name.wholeMatch(of: /[A-Za-z0-9][A-Za-z0-9._ -]*/) != nil,
      let document = Self.identifier(Self.stem(name))
    else { throw ScaffoldError.badFileName(path: path) }
    let bytes = try FileSystem.bytes(of: path)
    let isTable = SourceText.isTable(path)
    // Of a table its reader says what is wrong; but UTF-16, which it reads, is no encoding of a document.
    let encoding = try? TextEncoding.detect(bytes)
    if !isTable || encoding?.title == TextEncoding.utf16.title {
      try Self.requireText(bytes, path)
    }
    let source = SourceText(bytes, isTable: isTable)
    guard source.lines.contains(where: { !$0.isEmpty }) else {
      throw ScaffoldError.unusable(path: path, position: nil, reason: "there is no text in it")
    }
    return (document, source, bytes)
  }

  /// A document is in UTF-8 or, as Windows programs save it, in Windows-1252.
  private static func requireText(_ bytes: [UInt8], _ path: String) throws {
    let foreign = ForeignFile(recognizedIn: bytes)
    guard foreign == nil, !bytes.contains(0) else {
      throw ScaffoldError.unusable(
        path: path, position: nil,
        reason: foreign?.advice
          ?? "not UTF-8 or Windows-1252; save the text as UTF-8 and try again",
        remedy: foreign?.remedy)
    }
    do throws(TextError) {
      _ = try TextEncoding.detect(bytes).decode(bytes)
    } catch {
      throw ScaffoldError.unusable(path: path, position: error.position, reason: error.message)
    }
  }

  /// A file name without its ending.
  private static func stem(_ name: String) -> String {
    guard let dot = name.lastIndex(of: "."), dot > name.startIndex else { return name }
    return String(name[..<dot])
  }

  private func row(
    of document: String, _ source: SourceText, _ path: String
  ) -> [String: String] {
    [
      "document_id": document, "study_id": study, "file_name": FileSystem.name(of: path),
      "sha256": source.sha256, "line_count": String(source.lines.count),
    ]
  }

  private func addNumerals(
    of source: SourceText, _ document: String, findings: [Position: Finding],
    to sheets: inout Worksheets
  ) {
    for numeral in source.numerals {
      let finding = findings[Position(line: numeral.line, column: numeral.column)]
      sheets.add(
        [
          "document": document, "source_line": String(numeral.line),
          "source_column": String(numeral.column), "printed": numeral.printed,
          "meaning": finding == nil ? "" : "finding", "finding_id": finding?.id ?? "",
          "context": finding?.context
            ?? source.context(of: numeral.printed, line: numeral.line, column: numeral.column),
        ], to: "numerals")
    }
  }

  /// A number as it stands in a package: with a point, without a needless fraction.
  private static func plain(_ value: Double) -> String {
    Int(exactly: value).map(String.init) ?? String(value)
  }
}
