import Survey

/// The names of the closed vocabularies as the tables spell them.
enum UnitKindNames {
  static let all = UnitKind.allCases.map(\.rawValue)
}

enum AsksForNames {
  static let all = AsksFor.allCases.map(\.rawValue)
}

enum StatisticNames {
  static let statistics = Statistic.allCases.map(\.rawValue)
  static let units = Unit.allCases.map(\.rawValue)
  static let qualifiers = Qualifier.allCases.map(\.rawValue)
}

enum ConceptKindNames {
  /// The kinds without a table of their own; topics, measures and responsibilities have one.
  static let plain = [
    "goal", "driver", "barrier", "partner", "strategy_reference", "strategy_status",
    "strategy_component", "data_use", "challenge", "statement", "funding_source", "support_form",
    "channel", "indicator", "rating", "municipality_type", "region", "condition",
  ]
}
