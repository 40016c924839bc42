import Text

/// The cells of number and date columns, made those of a study package: a point before decimals,
/// nothing between thousands, dates after ISO 8601.
///
/// **The decimal sign** is one for a whole file. It is the one that is set (by the caller, or by
/// `decimalChar` in the descriptor); else the one that the number cells prove, such as `12,5`,
/// `1.234,5` or `1.234.567`. Neither the delimiter nor the encoding proves anything. Where it stays
/// open, `1.234` is reported with both readings and never guessed.
struct TypedCells {
  private enum Kind { case whole, number, date }
  private typealias Column = (index: Int, kind: Kind, mayBePercentage: Bool)

  /// The rows, without the heading.
  private(set) var rows: [[CSV.Field]]
  /// What is wrong with cells, by their place; they keep their text.
  private(set) var complaints: [Position: (expected: String, remedy: Remedy?)] = [:]
  /// The decimal sign of the file; `nil` when it is not known.
  private(set) var decimalSign: CSVDialect.DecimalSign?

  private let columns: [Column]
  private let unit: Int?

  /// Reads the cells of a table.
  ///
  /// - Parameters:
  ///   - rows: The rows, without the heading, each as long as it.
  ///   - heading: The names of the columns.
  ///   - format: The kind of table.
  ///   - sign: The decimal sign, if it is settled.
  init(
    _ rows: [[CSV.Field]], heading: [String], format: ResourceFormat,
    sign: CSVDialect.DecimalSign?
  ) {
    self.rows = rows
    self.decimalSign = sign
    let isObservation = format.name == "observations"
    columns = heading.enumerated().compactMap { index, name in
      guard let field = format.schema.field(name) else { return nil }
      let mayBePercentage = isObservation && ["value", "value_min", "value_max"].contains(name)
      switch field.type {
      case .integer: return (index, .whole, false)
      case .number: return (index, .number, mayBePercentage)
      case .string: return field.pattern == PackageFormat.date ? (index, .date, false) : nil
      }
    }
    unit = isObservation ? heading.firstIndex(of: "unit") : nil
    if sign == nil { findSign() }
    for row in self.rows.indices {
      for column in columns { read(row, column) }
    }
  }

  /// Whether a text is digits and nothing else, as most numbers are: nothing is to be done then.
  private static func isPlain(_ text: String) -> Bool {
    text.utf8.allSatisfy { $0 >= 0x30 && $0 <= 0x39 }
  }

  private mutating func findSign() {
    var proof: (cell: CSV.Field, sign: CSVDialect.DecimalSign)?
    for row in rows {
      for column in columns where column.kind != .date {
        let cell = row[column.index]
        guard !Self.isPlain(cell.text), let sign = (try? NumberText(cell.text))?.evidence else {
          continue
        }
        guard let proof else {
          proof = (cell, sign)
          continue
        }
        guard proof.sign != sign else { continue }
        complaints[cell.position] = (
          "one decimal sign in the whole file; row \(proof.cell.row) has a \(proof.sign.rawValue), "
            + "\"\(proof.cell.text)\"", .insistOnDecimalSign(proof.sign.rawValue)
        )
        return
      }
    }
    decimalSign = proof?.sign
  }

  private mutating func read(_ row: Int, _ column: Column) {
    let cell = rows[row][column.index]
    guard !Self.isPlain(cell.text) || column.kind == .date, complaints[cell.position] == nil else {
      return
    }
    switch column.kind {
    case .date:
      switch DateText.reading(cell.text) {
      case .plain(let text): replace(row, column, text)
      case .refused(let rule): complaints[cell.position] = (rule, nil)
      }
    case .whole, .number:
      do {
        try readNumber(NumberText(cell.text), row, column)
      } catch {
        let isOpen = error.rule == nil && decimalSign == .comma
        let rule = error.rule ?? (isOpen ? Self.example(column.kind, .comma) : nil)
        complaints[cell.position] = rule.map { ($0, nil) }
      }
    }
  }

  private mutating func readNumber(_ number: NumberText, _ row: Int, _ column: Column) {
    let position = rows[row][column.index].position
    guard !number.isPercentage || column.mayBePercentage && isPercent(row) else {
      complaints[position] = (
        "a number without %, which only value, value_min and value_max may have, in rows whose unit "
          + "is percent", nil
      )
      return
    }
    switch number.reading(decimalSign) {
    case .plain(let text) where column.kind == .number || !text.contains("."):
      replace(row, column, text)
    case .plain, .none:
      complaints[position] = (Self.example(column.kind, decimalSign ?? .point), nil)
    case .ambiguous(let comma, let point):
      complaints[position] = (
        "a number that can be read in one way; this is \(comma) with a decimal comma and \(point) "
          + "with a decimal point", .sayDecimalSign
      )
    }
  }

  private func isPercent(_ row: Int) -> Bool {
    unit.map { rows[row][$0].text == "percent" } ?? false
  }

  private mutating func replace(_ row: Int, _ column: Column, _ text: String) {
    let cell = rows[row][column.index]
    if cell.text != text { rows[row][column.index] = cell.with(text) }
  }

  private static func example(_ kind: Kind, _ sign: CSVDialect.DecimalSign) -> String {
    if kind == .whole { return "a whole number such as 412" }
    return "a number with a decimal \(sign.rawValue) such as 56\(sign.text)5"
  }
}
