package import Survey

extension Unit {
  /// What stands behind a number of this unit; nothing behind a count.
  func word(in language: Language) -> String {
    switch self {
    case .percent: "%"
    case .percentagePoints: language.pick("Prozentpunkte", "percentage points")
    case .score: language.pick("Punkte", "points")
    case .inhabitants: language.pick("Einwohner", "inhabitants")
    case .count: ""
    }
  }

  /// What stands behind a number of a unit by its name in the warehouse.
  package static func word(_ name: String, in language: Language) -> String {
    Unit(rawValue: name)?.word(in: language) ?? ""
  }
}
