/// A number as a publication prints it, with what the print claims.
///
/// An exact print claims half a unit of its last digit to either side: `54` percent stands for 53.5
/// to 54.5. A qualified print claims more:
///
/// | qualifier | print | bounds |
/// | --- | --- | --- |
/// | exact | `54` | 53.5 … 54.5 |
/// | approx | `ca. 16`, `rund 60` | a unit, or half of five or ten where the number is a multiple |
/// | over | `über 80` | 80 … |
/// | under | `unter 20` | … 20 |
/// | just_under | `knapp 55` | five below … 55 |
/// | range | `71 bis 79` | 71 … 79, no value |
///
/// Percentages stay within 0 and 100; only differences and scores can be negative.
package struct PublishedNumber: Hashable, Sendable {
  /// The number; `nil` for a range.
  package let value: Double?
  /// The least that the print claims; `nil` when it sets no limit.
  package let minimum: Double?
  /// The most that the print claims; `nil` when it sets no limit.
  package let maximum: Double?

  /// Reads a print.
  ///
  /// - Parameters:
  ///   - printed: A German number, a fraction in words, or for a range a text with two numbers.
  ///   - qualifier: How the surrounding words qualify it.
  ///   - unit: What it counts; a fraction in words is taken as percent.
  /// - Returns: `nil` when the print cannot be read as such a number.
  package init?(printed: String, qualifier: Qualifier, unit: Unit) {
    if qualifier == .range {
      let ends = GermanNumber.numerals(in: printed).compactMap { GermanNumber($0.text) }
      guard ends.count == 2, ends[0].value <= ends[1].value else { return nil }
      self.init(value: nil, minimum: ends[0].value, maximum: ends[1].value)
      return
    }
    let sign = printed.unicodeScalars.first.flatMap { Self.signs[$0] }
    let digits = sign == nil ? printed[...] : printed.dropFirst()
    if let number = GermanNumber(digits), sign == nil || unit == .percentagePoints || unit == .score
    {
      let step = Self.step(number)
      self.init(
        value: (sign ?? 1) * number.value, rounding: number.rounding, step: step, qualifier, unit)
    } else if let fraction = GermanFraction(printed), unit == .percent {
      self.init(value: fraction.value * 100, rounding: 0.5, step: 5, qualifier, unit)
    } else {
      return nil
    }
  }

  private init(value: Double?, minimum: Double?, maximum: Double?) {
    self.value = value
    self.minimum = minimum
    self.maximum = maximum
  }

  private init(
    value: Double, rounding: Double, step: Double, _ qualifier: Qualifier, _ unit: Unit
  ) {
    let bounds: (Double?, Double?) =
      switch qualifier {
      case .exact, .range: (value - rounding, value + rounding)
      case .approx: (value - max(1, step / 2), value + max(1, step / 2))
      case .over: (value, nil)
      case .under: (nil, value)
      case .justUnder: (value - 5, value)
      }
    let floor: Double? = unit == .percentagePoints || value < 0 ? nil : 0
    let ceiling: Double? = unit == .percent ? 100 : nil
    self.init(
      value: value,
      minimum: bounds.0.map { Self.tidy(max($0, floor ?? $0)) } ?? floor,
      maximum: bounds.1.map { Self.tidy(min($0, ceiling ?? $0)) } ?? ceiling)
  }

  /// Hyphen, minus and dash are all printed before negative numbers.
  private static let signs: [Unicode.Scalar: Double] = ["-": -1, "−": -1, "–": -1, "+": 1]

  /// Ten, five or one, whichever divides the number: what an approximate number was rounded to.
  private static func step(_ number: GermanNumber) -> Double {
    guard number.decimals == 0, number.value > 0 else { return 1 }
    for step in [10.0, 5.0] where number.value.truncatingRemainder(dividingBy: step) == 0 {
      return step
    }
    return 1
  }

  /// Removes the dust of binary fractions: prints have at most a few decimals.
  private static func tidy(_ value: Double) -> Double {
    (value * 1_000_000).rounded() / 1_000_000
  }
}
