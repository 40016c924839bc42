import SAV
import Survey

/// The codes of a variable as values of a system file.
struct WaveCoding {
  /// A code of the warehouse.
  struct Code {
    let text: String
    let label: String
    let isMissing: Bool
    let isChosen: Bool

    init(_ code: Codebook.Code, label: String) {
      text = code.text
      self.label = label
      isMissing = code.missing != nil
      isChosen = code.isChosen == true
    }
  }

  /// Whether the values are texts.
  let isText: Bool
  /// Codes that had to get another value, a clause each.
  private(set) var changes: [String] = []
  private let codes: [Code]
  /// The values of codes that are no numbers, where all must be.
  private var substitutes: [String: Double] = [:]

  /// - Parameters:
  ///   - isText: Whether the variable holds texts anyway.
  ///   - isNumber: Whether it holds numbers anyway: a code that is none gets one.
  package init(_ codes: [Code], isText: Bool, isNumber: Bool = false) {
    self.codes = codes
    self.isText = isText || !isNumber && !codes.allSatisfy { Self.number($0.text) != nil }
    guard isNumber else { return }
    var taken = Set(codes.compactMap { Self.number($0.text) })
    // Far from what people count.
    var next = -999_999_999.0
    for code in codes where Self.number(code.text) == nil {
      while !taken.insert(next).inserted { next -= 1 }
      substitutes[code.text] = next
      changes.append("the code \"\(code.text)\" is \(SAVTable.decimal(next))")
    }
  }

  /// The number of a code that is written as numbers are.
  private static func number(_ text: String) -> Double? {
    guard let number = Double(text), number.isFinite, SAVTable.decimal(number) == text else {
      return nil
    }
    return number
  }

  func value(_ code: Code) -> SAVFile.Value {
    if isText { return .text(code.text) }
    return .number(substitutes[code.text] ?? Self.number(code.text) ?? 0)
  }

  /// The bytes of the longest code that is a text.
  var width: Int { isText ? codes.map(\.text.utf8.count).max() ?? 0 : 0 }

  var labels: [SAVFile.Label] {
    codes.filter { !$0.label.isEmpty }.map { .init(value: value($0), text: $0.label) }
  }

  /// The codes that are no answers as missing values, and what had to be left out: there are three at most,
  /// texts of eight bytes at most, or a range of numbers and one more.
  var missing: (missing: SAVFile.Missing, note: String?) {
    let missing = codes.filter(\.isMissing)
    if isText {
      let short = missing.filter { $0.text.utf8.count <= 8 }.prefix(3)
      return (
        SAVFile.Missing(values: short.map { value($0) }),
        short.count == missing.count
          ? nil
          : "only \(short.count) of \(missing.count) codes that are no answers are missing values"
      )
    }
    let values = missing.map { value($0) }.sorted()
    if values.count <= 3 { return (SAVFile.Missing(values: values), nil) }
    let answers = codes.filter { !$0.isMissing }.map { value($0) }
    for single in [nil, values.first, values.last] {
      let others = values.filter { $0 != single }
      guard case .number(let low) = others.first, case .number(let high) = others.last,
        !answers.contains(where: { $0 >= .number(low) && $0 <= .number(high) })
      else { continue }
      return (SAVFile.Missing(values: single.map { [$0] } ?? [], range: low...high), nil)
    }
    return (
      SAVFile.Missing(values: Array(values.prefix(3))),
      "only 3 of \(values.count) codes that are no answers are missing values"
    )
  }
}
