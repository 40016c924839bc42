package import Survey

extension Unit {
  /// What stands behind a number of this unit; nothing behind a count.
  package func word(in language: Language) -> String {
    switch self {
    case .percent: "%"
    case .percentagePoints: language.pick("Prozentpunkte", "percentage points")
    case .score: language.pick("Punkte", "points")
    case .inhabitants: language.pick("Einwohner", "inhabitants")
    case .count: ""
    }
  }
}
