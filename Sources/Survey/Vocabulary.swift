/// The kind of municipality that a group of respondents consists of.
package enum UnitKind: String, CaseIterable, Sendable {
  /// Cities, municipalities and counties together (Kommunen).
  case any
  /// Cities and municipalities reported together (Städte und Gemeinden).
  case cityOrMunicipality = "city_or_municipality"
  /// Stadt.
  case city
  /// Gemeinde.
  case municipality
  /// Kreis or Landkreis.
  case county
}

/// What a published number says about its respondents.
package enum Statistic: String, CaseIterable, Sendable {
  /// The part that named an item.
  case share
  /// A number of municipalities or other things.
  case count
  /// An arithmetic mean, of a score or of a count.
  case mean
  /// A median interpolated within classes.
  case groupedMedian = "grouped_median"
  /// A difference between two shares or means.
  case difference
}

/// The unit that a value is given in.
package enum Unit: String, CaseIterable, Sendable {
  /// 0 to 100.
  case percent
  /// A point on the question's scale.
  case score
  /// A plain number.
  case count
  /// Persons living in a municipality.
  case inhabitants
  /// The difference of two percentages.
  case percentagePoints = "percentage_points"

  /// What people call it; the dictionary of every file says the same.
  package var words: Labels {
    switch self {
    case .percent: Labels(german: "Prozent", english: "percent")
    case .percentagePoints: Labels(german: "Prozentpunkte", english: "percentage points")
    case .score: Labels(german: "Punkte", english: "points")
    case .inhabitants: Labels(german: "Einwohner", english: "inhabitants")
    case .count: Labels(german: "Anzahl", english: "count")
    }
  }

  /// What stands behind a number: a sign, else the word; nothing behind a count.
  package func word(in language: Language) -> String {
    switch self {
    case .percent: "%"
    case .count: ""
    case .percentagePoints, .score, .inhabitants: words[language]
    }
  }
}

/// How exactly a print states its value.
package enum Qualifier: String, CaseIterable, Sendable {
  /// The number as such.
  case exact
  /// "ca.", "rund", "ungefähr", or a fraction in words.
  case approx
  /// "über", "mehr als".
  case over
  /// "unter", "weniger als".
  case under
  /// "knapp": a little below.
  case justUnder = "just_under"
  /// Two ends, "71 % bis 79 %".
  case range

  /// In a word, as `stated_findings` says it; `nil` for a range, which is said by its ends.
  package var words: Labels? {
    switch self {
    case .exact: Labels(german: "genau", english: "exact")
    case .approx: Labels(german: "etwa", english: "about")
    case .over: Labels(german: "über", english: "over")
    case .under: Labels(german: "unter", english: "under")
    case .justUnder: Labels(german: "knapp", english: "just under")
    case .range: nil
    }
  }

  /// What stands before the number in a cell.
  package var sign: String {
    switch self {
    case .exact, .range: ""
    case .approx: "≈ "
    case .over: "> "
    case .under, .justUnder: "< "
    }
  }
}
