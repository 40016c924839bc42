import Database
import Inquiry

/// A table whose columns line up: numbers by their decimal point, text by its start.
///
/// When it would be wider than the terminal, the widest text columns are wrapped.
struct TextTable {
  private let columns: [String]
  private let cells: [[String]]
  private let isNumeric: [Bool]
  private let available: Int

  init(_ table: Report.Table, width: Int, language: Language = .english) {
    self.columns = table.columns.map { Sanitizer.line(Headings.text($0, in: language)) }
    self.available = width
    let numeric = table.columns.indices.map { index in
      let values = table.rows.map { $0[index] }.filter { $0 != .null }
      return !values.isEmpty && values.allSatisfy(\.isFigure)
    }
    self.isNumeric = numeric
    var cells = table.rows.map { $0.map { Sanitizer.line($0.text(in: language)) } }
    for column in table.columns.indices where numeric[column] {
      Self.alignDecimals(&cells, column, sign: language == .german ? "," : ".")
    }
    self.cells = cells
  }

  /// Pads numbers on the right so that their decimal points stand in one column.
  private static func alignDecimals(
    _ cells: inout [[String]], _ column: Int, sign: Character
  ) {
    func decimals(_ text: String) -> Int {
      text.lastIndex(of: sign).map { text.distance(from: $0, to: text.endIndex) } ?? 0
    }
    let most = cells.map { decimals($0[column]) }.max() ?? 0
    for row in cells.indices where !cells[row][column].isEmpty {
      cells[row][column] += String(
        repeating: " ", count: most - decimals(cells[row][column]))
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
    let widths = self.widths
    var text = lines(columns, widths)
    text += widths.map { String(repeating: "─", count: $0) }.joined(separator: "  ") + "\n"
    return text + cells.map { lines($0, widths) }.joined()
  }

  private var widths: [Int] {
    var widths = columns.indices.map { index in widest(index, DisplayWidth.of) }
    guard total(widths) > available else { return widths }
    // No word is broken, so that an identifier can be copied; a table of long words grows too wide.
    let least = columns.indices.map { index in
      isNumeric[index] ? widths[index] : widest(index, Self.longestWord)
    }
    while total(widths) > available {
      let candidates = widths.indices.filter { widths[$0] > least[$0] }
      guard let widest = candidates.max(by: { widths[$0] < widths[$1] }) else { break }
      widths[widest] -= 1
    }
    return widths
  }

  /// The most that a measure yields for a column, its heading included.
  private func widest(_ index: Int, _ measure: (String) -> Int) -> Int {
    cells.reduce(measure(columns[index])) { max($0, measure($1[index])) }
  }

  private static func longestWord(_ text: String) -> Int {
    text.utf8.split(separator: 0x20).map { DisplayWidth.of(String(Substring($0))) }.max() ?? 0
  }

  /// A row, over as many lines as its longest cell needs.
  private func lines(_ row: [String], _ widths: [Int]) -> String {
    let wrapped = row.indices.map { Wrapping.lines(row[$0], width: widths[$0]) }
    let height = wrapped.map(\.count).max() ?? 0
    var text = ""
    for line in 0..<height {
      // Blanks are written before what follows them, so that no line ends in one.
      var blanks = 0
      for column in row.indices {
        if column > 0 { blanks += 2 }
        guard line < wrapped[column].count, !wrapped[column][line].isEmpty else {
          blanks += widths[column]
          continue
        }
        let cell = wrapped[column][line]
        let rest = max(0, widths[column] - DisplayWidth.of(cell))
        text += String(repeating: " ", count: isNumeric[column] ? blanks + rest : blanks) + cell
        blanks = isNumeric[column] ? 0 : rest
      }
      while text.utf8.last == 0x20 { text.removeLast() }
      text += "\n"
    }
    return text
  }
}
