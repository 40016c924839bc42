import Database

/// The computed numbers of a wave in their places, each found to be what its answers yield.
struct PlacedNumbers {
  private let connection: Connection
  private var answers: WaveAnswers
  /// By question, item and statistic.
  private var cells: [Key: (unit: Int, table: Int, cell: Int)] = [:]
  private var groups: [String: Int] = [:]

  private struct Key: Hashable {
    let question: String
    let concept: String
    let isMean: Bool
  }

  private init(_ answers: WaveAnswers, _ connection: Connection) {
    self.answers = answers
    self.connection = connection
    for (place, unit) in answers.units.enumerated() {
      for (table, described) in unit.tables.enumerated() {
        for (cell, name) in described.cells.enumerated() {
          let key = Key(question: unit.question, concept: name.concept, isMean: name.isMean)
          cells[key] = (place, table, cell)
        }
      }
    }
    for (place, group) in answers.groups.enumerated() { groups[group] = place }
  }

  /// Puts the numbers of a wave into their places.
  ///
  /// - Throws: ``PublishError/unsound(file:what:)`` for a number that the answers do not yield,
  ///   `DatabaseError`.
  static func placed(in answers: WaveAnswers, _ connection: Connection) throws -> WaveAnswers {
    var numbers = PlacedNumbers(answers, connection)
    try connection.forEachRow(
      """
      SELECT finding_id, question_id, concept_id, respondents_id, statistic, weighting, base_min,
        base_max, unweighted_value
      FROM observations
      WHERE wave_id = :wave
      -- The sign keeps SQLite from reading all numbers of the file in this order.
      ORDER BY +finding_id
      """, ["wave": answers.wave]
    ) { row in
      let id = row.text(0) ?? ""
      let place = numbers.place(row)
      guard row.text(5) != nil else {
        if let place { numbers.answers.printed[place] = id }
        return
      }
      guard let place, numbers.answers.findings.updateValue(id, forKey: place) == nil else {
        throw numbers.unsound(id)
      }
      let base = numbers.answers.base(place.unit, place.group)
      guard base == row.integer(6), base == row.integer(7),
        numbers.isYielded(row.real(8), place, base)
      else { throw numbers.unsound(id) }
    }
    return numbers.answers
  }

  private func place(_ row: borrowing Statement) -> CellPlace? {
    let key = Key(
      question: row.text(1) ?? "", concept: row.text(2) ?? "", isMean: row.text(4) == "mean")
    guard let cell = cells[key], let group = groups[row.text(3) ?? ""] else { return nil }
    return CellPlace(unit: cell.unit, table: cell.table, cell: cell.cell, group: group)
  }

  /// Whether a share counted without weights is that of the answers; means are not counted anew.
  private func isYielded(_ share: Double?, _ place: CellPlace, _ base: Int) -> Bool {
    let table = answers.units[place.unit].tables[place.table]
    guard let share, !table.cells[place.cell].isMean, base > 0 else { return true }
    let count = table.sum(place.cell, over: answers.patterns[place.group])
    return abs(share - 100 * Double(count) / Double(base)) < 1e-6
  }

  private func unsound(_ finding: String) -> PublishError {
    .unsound(
      file: connection.file, what: "the computed number \(finding) is not what the answers yield")
  }
}
