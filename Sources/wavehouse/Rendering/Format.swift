import Database
import Reports
import Survey
import Text

/// The forms in which every reading command can answer.
enum Format: String, CaseIterable {
  case table, csv, json, jsonl, markdown

  /// Whether a person reads it.
  var isForPeople: Bool { self == .table || self == .markdown }

  /// Writes a report.
  ///
  /// Notes go with the answer; where rows alone are wanted (CSV, JSON lines) they
  /// go to the other stream, so that nobody compares unawares.
  func write(
    _ report: Report, in wording: Wording, to output: Output, notes: Output
  ) throws {
    switch self {
    case .table:
      let hasColour = output.isTerminal && Environment.variable("NO_COLOR") == nil
      try output.write(
        TextRenderer(width: Environment.columns, wording: wording, hasColour: hasColour)
          .text(report))
    case .markdown:
      try output.write(MarkdownRenderer.text(report, in: wording))
    case .json:
      try output.write(JSONRenderer.object(report).text(indent: 2) + "\n")
    case .jsonl:
      for row in JSONRenderer.rows(report) { try output.write(row.text() + "\n") }
      try writeNotes(report, to: notes, after: output)
    case .csv:
      let table = report.mainTable
      let heading = table.columns.map { SpreadsheetCell.text($0) }
      for row in [heading] + table.rows.map({ $0.map { SpreadsheetCell.text($0) } }) {
        let line = CSV.text([row])
        try output.write(output.isTerminal ? Sanitizer.lines(line) : line)
      }
      try writeNotes(report, to: notes, after: output)
    }
  }

  private func writeNotes(_ report: Report, to notes: Output, after output: Output) throws {
    try output.flush()
    for note in report.notes { try notes.write("note: \(Sanitizer.line(note))\n") }
    try notes.flush()
  }
}

extension Report {
  /// The rows for programs that want one table: the record itself, or the first table.
  var mainTable: Table {
    if role != .record, let first = tables.first { return first }
    return Table(name: "record", columns: facts.map(\.name), rows: [facts.map(\.value)])
  }
}

extension Wording {
  /// A value of a column as people read it: by its word where there is one.
  func text(_ value: Value, of source: String?) -> String {
    switch value {
    case .text, .integer: word(value.plainText, of: source) ?? value.plainText
    default: value.text(in: language)
    }
  }
}

extension Value {
  /// The value as plain text; `NULL` is empty.
  var plainText: String {
    switch self {
    case .null: ""
    case .integer(let integer): String(integer)
    case .real(let real): Self.plain(real)
    case .text(let text): text
    case .blob(let bytes): "x'" + bytes.map { Self.hexadecimal($0) }.joined() + "'"
    }
  }

  /// The value as people read it in a language: a number with no more decimals than say something, in
  /// German with a decimal comma.
  ///
  /// A text is as it is, even one that looks like a number: `1.828` may be a print of 1828.
  func text(in language: Language) -> String {
    guard case .real(let real) = self else { return plainText }
    let scale = abs(real) < 0.01 ? 1e6 : 1e2
    let isUsual = abs(real) < 1e12
    let text = Self.plain(isUsual ? (real * scale).rounded() / scale : real)
    return language == .german ? text.replacing(".", with: ",") : text
  }

  /// Whether it is a number or a text that looks like one, such as `≈ 10.5`, and so stands on the right.
  var looksLikeNumber: Bool {
    if case .text(let text) = self { return text.looksLikeNumber }
    return isNumber
  }

  /// Whether it is a number.
  var isNumber: Bool {
    switch self {
    case .integer, .real: true
    default: false
    }
  }

  private static func plain(_ real: Double) -> String {
    if let integer = Int64(exactly: real) { return String(integer) }
    // Sums of decimals carry dust of binary fractions; very large and small numbers none to see.
    let isUsual = abs(real) >= 1e-6 && abs(real) < 1e6
    return String(isUsual ? (real * 1e9).rounded() / 1e9 : real)
  }

  private static func hexadecimal(_ byte: UInt8) -> String {
    (byte < 16 ? "0" : "") + String(byte, radix: 16)
  }
}

extension String {
  /// Whether it is a number as the warehouse words it, with a sign of how exact it is.
  fileprivate var looksLikeNumber: Bool {
    utf8.contains { (0x30...0x39).contains($0) }
      && unicodeScalars.allSatisfy { "0123456789.,–≈<>≤ ".unicodeScalars.contains($0) }
  }
}
