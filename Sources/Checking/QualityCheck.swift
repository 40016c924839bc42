package import Database

/// A named rule over the warehouse that lists what does not fit together.
package struct QualityCheck: Sendable {
  /// Something that a rule noticed.
  package struct Sighting: Hashable, Sendable {
    /// What does not fit, with both sides, in a sentence.
    package let message: String
    /// The sides: each is a list of findings or exhibits, any of which stands for it.
    package let sides: [[String]]

    /// Describes a sighting.
    package init(_ message: String, sides: [[String]]) {
      self.message = message
      self.sides = sides
    }
  }

  /// The name by which it is asked for.
  package let name: String
  /// What it looks at, in a sentence.
  package let rule: String
  /// The kinds of recorded discrepancies that explain what it notices.
  package let explainedBy: Set<String>
  /// Whether it counts the answers of single respondents, which a published file does not have.
  package var needsAnswers: Bool { name == "computed" }
  let look: @Sendable (Connection) throws -> [Sighting]

  /// All rules.
  package static let all: [QualityCheck] = [
    .range, .sum, .granularity, .participation, .reconciliation, .total, .repetition, .label,
    .words, .union, .computed,
  ]
}

/// What the rules noticed, and what of it is known.
package struct QualityReview: Sendable {
  /// A sighting of a rule.
  package struct Row: Hashable, Sendable {
    /// The rule.
    package let check: String
    /// What it noticed.
    package let sighting: QualityCheck.Sighting
    /// The discrepancy that records it; `nil` when it is new.
    package let discrepancy: String?
  }

  /// Everything noticed, by rule.
  package let rows: [Row]

  /// Runs rules over a warehouse.
  ///
  /// - Throws: `DatabaseError`.
  package init(_ connection: Connection, checks: [QualityCheck] = QualityCheck.all) throws {
    let recorded = try Self.discrepancies(connection)
    self.rows = try checks.flatMap { check in
      try check.look(connection).map { sighting in
        let known = recorded.first { discrepancy in
          check.explainedBy.contains(discrepancy.kind)
            && sighting.sides.allSatisfy { !discrepancy.things.isDisjoint(with: $0) }
        }
        return Row(check: check.name, sighting: sighting, discrepancy: known?.id)
      }
    }
  }

  private static func discrepancies(
    _ connection: Connection
  ) throws -> [(id: String, kind: String, things: Set<String>)] {
    var result: [(id: String, kind: String, things: Set<String>)] = []
    try connection.forEachRow(
      """
      SELECT x.discrepancy_id, x.kind, p.finding_id, p.exhibit_id
      FROM discrepancies AS x
      JOIN discrepancy_places AS p ON p.discrepancy_id = x.discrepancy_id
      ORDER BY x.discrepancy_id, p.place
      """
    ) { row in
      let things = [row.text(2), row.text(3)].compactMap { $0 }
      if result.last?.id == row.text(0) {
        result[result.count - 1].things.formUnion(things)
      } else {
        result.append((row.text(0) ?? "", row.text(1) ?? "", Set(things)))
      }
    }
    return result
  }
}

extension QualityCheck {
  /// A rule whose query yields a message and the sides, each a column of identifiers with blanks
  /// between them.
  static func sql(
    _ name: String, _ rule: String, explainedBy: Set<String>, _ queries: String...
  ) -> QualityCheck {
    QualityCheck(name: name, rule: rule, explainedBy: explainedBy) { connection in
      var sightings: [Sighting] = []
      for query in queries {
        try connection.forEachRow(query) { row in
          let sides = (1..<row.columnCount).compactMap { place in
            row.text(place)?.split(separator: " ").map(String.init)
          }
          sightings.append(Sighting(row.text(0) ?? "", sides: sides))
        }
      }
      return sightings
    }
  }
}
