import Database
import Store
import Survey

extension QualityCheck {
  /// Every number that was computed from answers is counted once more.
  static let computed = QualityCheck(
    name: "computed",
    rule: "numbers computed from answers are those that the answers still yield, all of them",
    explainedBy: []
  ) { connection in
    let waves = try connection.texts(
      """
      SELECT wave_id FROM variables
      UNION SELECT wave_id FROM observations WHERE weighting IS NOT NULL
      ORDER BY 1
      """)
    return try waves.flatMap { wave in
      do {
        return try Recount(of: wave, connection).sightings
      } catch let error as UnsoundAnswers {
        return [Sighting(error.what, sides: [])]
      }
    }
  }
}

/// The computed numbers of a wave, beside those that its answers yield.
private struct Recount {
  private(set) var sightings: [QualityCheck.Sighting] = []

  /// What of an observation follows from answers; the first two are what it says.
  private static let columns = [
    "value", "base_min", "value_min", "value_max", "base_max", "unweighted_value",
    "effective_base", "question_id", "concept_id", "respondents_id", "statistic", "unit",
    "qualifier", "weighting",
  ]

  private static func values(_ number: ComputedNumber, isWeighted: Bool) -> [Value] {
    let (value, base) = (Value.real(number.value), number.base.databaseValue)
    return [
      value, base, value, value, base, .real(number.unweightedValue),
      .real(number.effectiveBase), .text(number.question), .text(number.concept),
      .text(number.group), .text(number.statistic.rawValue), .text(number.unit.rawValue),
      .text("exact"), .text(isWeighted ? "weighted" : "unweighted"),
    ]
  }

  init(of wave: String, _ connection: Connection) throws {
    var stored = try Self.stored(wave, connection)
    let answers = try StoredAnswers(of: wave, connection)
    let groups = try Groups(of: Respondents(answers), answers, answers.codebook, connection)
    let weights = try answers.weights()
    let tally = Tally(answers, answers.codebook, groups.groups, weights: weights)
    try tally.forEachNumber { number in
      let yielded = Self.values(number, isWeighted: weights != nil)
      compare(number.id, stored.removeValue(forKey: number.id), yielded)
    }
    for (id, values) in stored {
      add(id, "stored \(Self.number(values)), the answers yield no such number")
    }
    sightings.sort { $0.message < $1.message }
  }

  /// The computed numbers that the warehouse has, by their identifiers.
  private static func stored(
    _ wave: String, _ connection: Connection
  ) throws -> [String: [Value]] {
    var stored: [String: [Value]] = [:]
    try connection.forEachRow(
      """
      SELECT finding_id, \(columns.joined(separator: ", "))
      FROM observations
      WHERE wave_id = :wave AND weighting IS NOT NULL
      """, ["wave": wave]
    ) { row in
      stored[row.text(0) ?? ""] = columns.indices.map { row.value($0 + 1) }
    }
    return stored
  }

  private mutating func compare(_ id: String, _ stored: [Value]?, _ yielded: [Value]) {
    guard let stored else {
      return add(id, "not stored, the answers yield \(Self.number(yielded))")
    }
    let other = stored.indices.first { !Self.isSame(stored[$0], yielded[$0]) }
    guard let other else { return }
    if other < 2 {
      add(id, "stored \(Self.number(stored)), the answers yield \(Self.number(yielded))")
    } else {
      let (here, there) = (Self.text(stored[other]), Self.text(yielded[other]))
      add(id, "stored \(Self.columns[other]) \(here), the answers yield \(there)")
    }
  }

  /// Sums of many numbers may differ in the last digits where another version of the program adds them up.
  private static func isSame(_ stored: Value, _ yielded: Value) -> Bool {
    guard let one = stored.number, let other = yielded.number else { return stored == yielded }
    return abs(one - other) <= 1e-9 * max(1, abs(other))
  }

  private mutating func add(_ id: String, _ what: String) {
    sightings.append(QualityCheck.Sighting("\(id): \(what)", sides: [[id]]))
  }

  /// A number and its base.
  private static func number(_ values: [Value]) -> String {
    "\(text(values[0])) of \(text(values[1]))"
  }

  private static func text(_ value: Value) -> String {
    guard let number = value.number else { return value.text ?? "nothing" }
    return Int64(exactly: number).map { String($0) } ?? "\(number)"
  }
}
