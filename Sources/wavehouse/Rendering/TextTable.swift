import Database
import Reports
import Survey

/// A table whose columns line up: numbers by their decimal point, text by its start.
///
/// When it would be wider than the terminal, the widest text columns are wrapped.
struct TextTable {
  private let columns: [String]
  private let cells: [[String]]
  private let isNumeric: [Bool]
  private let available: Int
  /// The widths of the headings and of the cells.
  private let columnWidths: [Int]
  private let cellWidths: [[Int]]
  private var widths: [Int] = []

  init(_ table: Report.Table, width: Int, wording: Wording = .english) {
    self.columns = table.columns.map { Sanitizer.line(wording.heading($0)) }
    self.available = width
    let numeric = table.columns.indices.map { index in
      let values = table.rows.map { $0[index] }.filter { $0 != .null }
      return !values.isEmpty && values.allSatisfy(\.looksLikeNumber)
    }
    self.isNumeric = numeric
    let sources = table.columns.map { table.sources[$0] }
    var cells = table.rows.map { row in
      zip(row, sources).map { Sanitizer.line(wording.text($0, of: $1)) }
    }
    for column in table.columns.indices where numeric[column] {
      Self.alignDecimals(
        &cells, column, sign: UInt8(ascii: wording.language == .german ? "," : "."))
    }
    self.cells = cells
    columnWidths = columns.map(DisplayWidth.of)
    cellWidths = cells.map { $0.map(DisplayWidth.of) }
    widths = fittingWidths
  }

  /// Pads numbers on the right so that their decimal points stand in one column.
  private static func alignDecimals(
    _ cells: inout [[String]], _ column: Int, sign: UInt8
  ) {
    let decimals = cells.map { row in
      row[column].utf8.lastIndex(of: sign).map { DisplayWidth.of(String(row[column][$0...])) } ?? 0
    }
    let most = decimals.max() ?? 0
    for row in cells.indices where !cells[row][column].isEmpty {
      cells[row][column] += blanks(most - decimals[row])
    }
  }

  /// Whether the table is no wider than the terminal without breaking a word.
  var fits: Bool { cells.isEmpty || total(widths) <= available }

  private func total(_ widths: [Int]) -> Int {
    widths.reduce(0, +) + 2 * max(0, columns.count - 1)
  }

  /// The lines of the table.
  var text: String {
    if cells.isEmpty { return "(no rows)\n" }
    var text = lines(columns, columnWidths)
    text += rule
    for (row, widths) in zip(cells, cellWidths) { text += lines(row, widths) }
    return text
  }

  /// The line between heading and cells.
  private var rule: String {
    let dash = Array("─".utf8)
    var bytes: [UInt8] = []
    for (column, width) in widths.enumerated() {
      if column > 0 { bytes += [0x20, 0x20] }
      for _ in 0..<width { bytes += dash }
    }
    return String(decoding: bytes, as: UTF8.self) + "\n"
  }

  /// The widths at which the table fits, if it can be made to.
  private var fittingWidths: [Int] {
    var widths = columnWidths
    for row in cellWidths {
      for column in widths.indices { widths[column] = max(widths[column], row[column]) }
    }
    guard total(widths) > available else { return widths }
    // No word is broken, so that an identifier can be copied; a table of long words grows too wide.
    let least = columns.indices.map { index in
      isNumeric[index] ? widths[index] : longestWord(index)
    }
    var excess = total(widths) - available
    while excess > 0 {
      var widest = -1
      for column in widths.indices
      where widths[column] > least[column] && (widest < 0 || widths[column] > widths[widest]) {
        widest = column
      }
      guard widest >= 0 else { break }
      widths[widest] -= 1
      excess -= 1
    }
    return widths
  }

  /// The width of the longest word of a column, its heading included.
  private func longestWord(_ column: Int) -> Int {
    var longest = 0
    for row in -1..<cells.count {
      // A word is at most as wide as its cell.
      guard (row < 0 ? columnWidths : cellWidths[row])[column] > longest else { continue }
      for word in (row < 0 ? columns : cells[row])[column].utf8.split(separator: 0x20) {
        longest = max(longest, DisplayWidth.of(String(Substring(word))))
      }
    }
    return longest
  }

  /// Blanks; `String(repeating:count:)` builds them one by one and takes ten times as long.
  private static func blanks(_ count: Int) -> String {
    String(decoding: repeatElement(0x20, count: count), as: UTF8.self)
  }

  /// A row of cells of the widths given, over as many lines as its longest cell needs.
  private func lines(_ row: [String], _ taken: [Int]) -> String {
    if zip(taken, widths).allSatisfy({ $0 <= $1 }) { return line(row, taken) }
    let wrapped = row.indices.map { Wrapping.lines(row[$0], width: widths[$0]) }
    var text = ""
    for index in 0..<(wrapped.map(\.count).max() ?? 0) {
      let parts = wrapped.map { index < $0.count ? $0[index] : "" }
      text += line(parts, parts.map(DisplayWidth.of))
    }
    return text
  }

  /// A single line of cells of the widths given.
  private func line(_ row: [String], _ taken: [Int]) -> String {
    var text = ""
    // Blanks are written before what follows them, so that no line ends in one.
    var blanks = 0
    for (column, cell) in row.enumerated() {
      if column > 0 { blanks += 2 }
      guard !cell.isEmpty else {
        blanks += widths[column]
        continue
      }
      let rest = max(0, widths[column] - taken[column])
      text += Self.blanks(isNumeric[column] ? blanks + rest : blanks)
      text += cell
      blanks = isNumeric[column] ? 0 : rest
    }
    while text.utf8.last == 0x20 { text.removeLast() }
    return text + "\n"
  }
}
