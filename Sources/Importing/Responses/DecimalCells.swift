import Survey
import Text

/// Numbers in a table of answers: plain ones are read at once, others when the whole file has shown which
/// sign stands before decimals.
struct DecimalCells {
  /// Where a number goes.
  enum Target {
    case inhabitants, weight
    /// The column of the variable at a place of the codebook.
    case answer(Int)
  }

  /// A number that is not plain.
  struct Cell {
    let text: String
    let target: Target
    /// The place of the respondent.
    let respondent: Int
    let column: String
  }

  /// The sign that was given.
  private let given: CSVDialect.DecimalSign?
  private var waiting: [Cell] = []
  /// Whether a number was read at once that can only have a point.
  private var hasPoint = false
  /// Beyond it, a double no longer tells whole numbers apart; and sums of what is below stay finite.
  static let limit = 1e15

  init(sign: CSVDialect.DecimalSign?) { given = sign }

  /// Keeps a number for later.
  mutating func note(_ cell: Cell) { waiting.append(cell) }

  /// A whole number of digits alone.
  static func whole(_ field: UnsafeBufferPointer<UInt8>) -> Int? {
    guard !field.isEmpty, field.count < 16 else { return nil }
    var number = 0
    for byte in field {
      guard byte >= 0x30, byte <= 0x39 else { return nil }
      number = number * 10 + Int(byte - 0x30)
    }
    return number
  }

  /// A number that can be read in one way, of digits with a point; `nil` for all others.
  mutating func number(_ field: UnsafeBufferPointer<UInt8>) -> Double? {
    if let whole = Self.whole(field) { return Double(whole) }
    guard given != .comma, field.count < 16 else { return nil }
    var mantissa = 0
    var decimals = -1
    var divisor = 1.0
    for byte in field {
      if byte == 0x2E, decimals < 0 {
        decimals = 0
      } else if byte >= 0x30, byte <= 0x39 {
        mantissa = mantissa * 10 + Int(byte - 0x30)
        if decimals >= 0 {
          decimals += 1
          divisor *= 10
        }
      } else {
        return nil
      }
    }
    // Three decimals could be thousands.
    guard decimals > 0, field.count > decimals + 1, decimals != 3 || given == .point else {
      return nil
    }
    hasPoint = true
    // Both are exact below 10^15, so that the quotient is the nearest double.
    return Double(mantissa) / divisor
  }

  /// Reads what was left for later and puts it where it belongs.
  func settle(_ responses: Responses, _ problems: inout ProblemTally) {
    var sign = given ?? (hasPoint ? .point : nil)
    for cell in waiting {
      guard let evidence = (try? NumberText(cell.text))?.evidence else { continue }
      if sign == nil { sign = evidence }
      if given == nil, sign != evidence {
        problems.add(
          at: responses.place(of: cell.respondent, in: cell.column), column: cell.column,
          found: cell.text,
          expected: "one decimal sign in the whole file; others have a \(sign?.rawValue ?? "")")
        return
      }
    }
    responses.hasDecimalComma = sign == .comma
    for cell in waiting {
      if let (expected, remedy) = read(cell, sign, responses) {
        problems.add(
          at: responses.place(of: cell.respondent, in: cell.column), column: cell.column,
          found: cell.text, expected: expected, remedy: remedy)
      }
    }
  }

  /// Reads a number; what was expected if it is none, and what helps.
  private func read(
    _ cell: Cell, _ sign: CSVDialect.DecimalSign?, _ responses: Responses
  ) -> (expected: String, remedy: Remedy?)? {
    let number: NumberText
    do {
      number = try NumberText(cell.text)
    } catch {
      return (error.rule ?? expectation(cell.target), nil)
    }
    guard !number.isPercentage else { return ("a number without %", nil) }
    switch number.reading(sign) {
    case .ambiguous(let comma, let point):
      return (
        "a number that can be read in one way; this is \(comma) with a decimal comma and \(point) "
          + "with a decimal point", .sayDecimalSign
      )
    case .none: return (expectation(cell.target), nil)
    case .plain(let text):
      guard let value = Double(text), abs(value) < Self.limit, put(value, cell, responses) else {
        return (expectation(cell.target), nil)
      }
      return nil
    }
  }

  private func put(_ value: Double, _ cell: Cell, _ responses: Responses) -> Bool {
    switch cell.target {
    case .inhabitants:
      guard let whole = Int(exactly: value), whole >= 0 else { return false }
      responses.inhabitants[cell.respondent] = whole
    case .weight:
      guard value >= 0 else { return false }
      responses.weights[cell.respondent] = value
    case .answer(let place): responses.numbers[place]?[cell.respondent] = value
    }
    return true
  }

  private func expectation(_ target: Target) -> String {
    switch target {
    case .inhabitants: "a whole number of inhabitants"
    case .weight: "a weight of 0 or more"
    case .answer: "a number"
    }
  }
}
