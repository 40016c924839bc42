/// Which computed numbers of a wave are withheld, so that no count of few respondents can be computed from
/// those that stay.
///
/// Withheld at first is what counts few (the rule of the minimum frequency), then, one after the other, what
/// makes a small count computable: of the numbers that a combination needs the one of the smallest group, so that
/// totals stay.
struct Suppression {
  /// Why a number is withheld.
  enum Reason: String, CaseIterable, Sendable {
    /// Few answered the question.
    case smallBase = "small_base"
    /// Few gave the answer, or few did not.
    case smallCount = "small_count"
    /// A small count could be computed from it.
    case protectsAnother = "protects_another"
  }

  /// What a row of the audit is, and what has to go if it gives something away.
  private enum Source: Hashable {
    case base(unit: Int, group: Int)
    case cell(CellPlace)
    case print(String)
  }

  private struct Row {
    let source: Source
    let coefficients: [Int]
    /// How many of the group answered, and how many of them it counts.
    let size: (base: Int, count: Int)
  }

  private(set) var withheld: [CellPlace: Reason] = [:]
  private let wave: WaveAnswers
  private let minimum: Int
  /// By group and pattern, whether the one holds the other.
  private let members: [[Bool]]
  /// By unit and group, the computed numbers.
  private let places: [[[CellPlace]]]
  /// By unit and group, how many of them are not withheld.
  private var published: [[Int]]
  /// What was published of a table of cells when nothing of it gave anything away.
  private var settled: [[Int]: [Source]] = [:]

  /// Decides about a wave.
  ///
  /// - Throws: ``PublishError/printGivesAway(finding:)`` when a printed number tells a small count.
  init(_ wave: WaveAnswers, minimum: Int) throws(PublishError) {
    self.wave = wave
    self.minimum = minimum
    var places = wave.units.map { _ in wave.groups.map { _ in [CellPlace]() } }
    for place in wave.findings.keys.sorted() { places[place.unit][place.group].append(place) }
    self.places = places
    let patternCount = wave.units.map(\.base.count).max() ?? 0
    members = wave.patterns.map { patterns in
      var members = [Bool](repeating: false, count: patternCount)
      for pattern in patterns where pattern < patternCount { members[pattern] = true }
      return members
    }
    published = places.map { $0.map(\.count) }
    withholdSmall()
    var count = -1
    // Who is withheld in one question can protect another, so that all are looked at until nothing changes.
    while count != withheld.count {
      count = withheld.count
      for unit in wave.units.indices {
        try protectBases(unit)
        for table in wave.units[unit].tables.indices
        where !wave.units[unit].tables[table].counts.isEmpty {
          try protectCells(unit, table)
        }
      }
    }
  }

  private func isFew(_ count: Int) -> Bool { count > 0 && count < minimum }

  private func isPublished(_ unit: Int, _ group: Int) -> Bool {
    published[unit][group] > 0
  }

  private mutating func withhold(_ place: CellPlace, _ reason: Reason) {
    guard withheld.updateValue(reason, forKey: place) == nil else { return }
    published[place.unit][place.group] -= 1
  }

  // MARK: What counts few

  private mutating func withholdSmall() {
    for place in wave.findings.keys {
      let base = wave.base(place.unit, place.group)
      if isFew(base) {
        withhold(place, .smallBase)
      } else if isSmall(place, base) {
        withhold(place, .smallCount)
      }
    }
  }

  /// Whether a share counts few, or leaves few.
  private func isSmall(_ place: CellPlace, _ base: Int) -> Bool {
    let table = wave.units[place.unit].tables[place.table]
    guard !table.cells[place.cell].isMean else { return false }
    let count = table.sum(place.cell, over: wave.patterns[place.group])
    return isFew(count) || isFew(base - count)
  }

  /// Whether few of any group answered a question, or gave the same answer, also one that no number counts.
  func hasSmallCounts(_ unit: Int) -> Bool {
    wave.groups.indices.contains { group in
      isFew(wave.base(unit, group))
        || wave.units[unit].tables.contains { table in
          table.counts.contains { counts in
            isFew(wave.patterns[group].reduce(0) { $0 + counts[$1] })
          }
        }
    }
  }

  // MARK: Bases

  /// Makes sure that no group, and no difference of groups, of few who answered can be told.
  private mutating func protectBases(_ unit: Int) throws(PublishError) {
    let base = wave.units[unit].base
    let unknowns = base.indices.filter { base[$0] > 0 }
    let targets = wave.groups.indices.filter { isFew(wave.base(unit, $0)) }.map { group in
      unknowns.map { members[group][$0] ? 1 : 0 }
    }
    while true {
      let rows = baseRows(unit).map { row in
        Row(
          source: row.source, coefficients: unknowns.map { members[row.group][$0] ? 1 : 0 },
          size: (row.count, row.count))
      }
      guard try withhold(rows, unknowns.map { base[$0] }, targets) else { return }
    }
  }

  private func baseRows(_ unit: Int) -> [(source: Source, group: Int, count: Int)] {
    wave.groups.indices.compactMap { group in
      let count = wave.base(unit, group)
      guard count > 0 else { return nil }
      let print = wave.printed.filter { $0.key.unit == unit && $0.key.group == group }.values.min()
      if let print { return (.print(print), group, count) }
      return isPublished(unit, group) ? (.base(unit: unit, group: group), group, count) : nil
    }
  }

  // MARK: Cells

  /// Makes sure that no small count of an answer can be told.
  private mutating func protectCells(_ unit: Int, _ place: Int) throws(PublishError) {
    let table = wave.units[unit].tables[place]
    let unknowns = table.counts.indices.flatMap { answer in
      table.counts[answer].indices.filter { table.counts[answer][$0] > 0 }.map { (answer, $0) }
    }
    let counts = unknowns.map { table.counts[$0.0][$0.1] }
    guard counts.contains(where: { $0 < minimum }) else { return }
    func row(_ group: Int, _ weight: (Int) -> Int) -> [Int] {
      let members = members[group]
      return unknowns.map { members[$0.1] ? weight($0.0) : 0 }
    }
    var targets: [[Int]] = []
    for group in wave.groups.indices {
      for cell in table.cells.indices where !table.coefficients[cell].isEmpty {
        let count = table.sum(cell, over: wave.patterns[group])
        let coefficients = table.coefficients[cell]
        guard !table.cells[cell].isMean,
          isFew(count) || isFew(wave.base(unit, group) - count)
        else { continue }
        targets.append(
          row(group) { isFew(count) ? coefficients[$0] : 1 - coefficients[$0] })
      }
    }
    while true {
      var rows = baseRows(unit).map { base in
        Row(
          source: base.source, coefficients: row(base.group) { _ in 1 },
          size: (base.count, base.count))
      }
      for group in wave.groups.indices {
        for cell in table.cells.indices where !table.coefficients[cell].isEmpty {
          let number = CellPlace(unit: unit, table: place, cell: cell, group: group)
          guard let source = source(of: number) else { continue }
          rows.append(
            Row(
              source: source, coefficients: row(group) { table.coefficients[cell][$0] },
              size: (
                wave.base(unit, group),
                table.cells[cell].isMean ? .max : table.sum(cell, over: wave.patterns[group])
              )))
        }
      }
      rows += basesElsewhere(unit, place).map { base in
        Row(
          source: .base(unit: base.unit, group: base.group),
          coefficients: row(base.group) { base.answers.contains($0) ? 1 : 0 },
          size: (wave.base(base.unit, base.group), .max))
      }
      // The sums follow from who is published, and what they give away from them.
      let sources = rows.map(\.source)
      guard settled[[unit, place]] != sources else { return }
      guard try withhold(rows, counts, targets) else {
        settled[[unit, place]] = sources
        return
      }
    }
  }

  private func source(of place: CellPlace) -> Source? {
    if let print = wave.printed[place] { return .print(print) }
    return wave.findings[place] != nil && withheld[place] == nil ? .cell(place) : nil
  }

  /// Bases of other questions that say how many gave certain answers to this one, because only those were
  /// asked, or belong to the group.
  ///
  /// Only where all of them answered; otherwise they are a bound, which leaves
  /// room.
  private func basesElsewhere(
    _ unit: Int, _ table: Int
  ) -> [(unit: Int, group: Int, answers: Set<Int>)] {
    let counts = wave.units[unit].tables[table].counts
    func count(_ answers: Set<Int>, _ group: Int) -> Int {
      answers.reduce(0) { sum, answer in
        wave.patterns[group].reduce(sum) { $0 + counts[answer][$1] }
      }
    }
    var found: [(unit: Int, group: Int, answers: Set<Int>)] = []
    for other in wave.units.indices where other != unit {
      for group in wave.groups.indices where isPublished(other, group) {
        let filters = wave.units[other].filters + [wave.conditions[group]].compactMap { $0 }
        for filter in filters where filter.unit == unit && filter.table == table {
          if count(filter.answers, group) == wave.base(other, group) {
            found.append((other, group, filter.answers))
          }
        }
      }
    }
    return found
  }

  // MARK: One step

  /// Withholds something of what gives small counts away.
  ///
  /// - Parameters:
  ///   - counts: By unknown, how many respondents it is.
  ///   - targets: Sums of few that must have other values than their own.
  /// - Returns: Whether there was anything to withhold.
  private mutating func withhold(
    _ rows: [Row], _ counts: [Int], _ targets: [[Int]]
  ) throws(PublishError) -> Bool {
    guard !rows.isEmpty, counts.contains(where: { $0 < minimum }) else { return false }
    let audit = LinearAudit(rows.map(\.coefficients), counts: counts)
    let isolating = audit.isolating(fewerThan: minimum)
    var gone: Set<Int> = []
    for support in isolating where gone.isDisjoint(with: support) {
      gone.insert(try withholdOne(of: support, rows))
    }
    if !gone.isEmpty { return true }
    for target in targets where !audit.hasOtherValues(of: target) {
      let near = rows.indices.filter { row in
        zip(rows[row].coefficients, target).contains { $0 != 0 && $1 != 0 }
      }
      _ = try withholdOne(of: near.isEmpty ? Array(rows.indices) : near, rows)
      return true
    }
    return false
  }

  /// Withholds the number of the smallest group among some rows, of several the one that counts the fewest;
  /// bases only where there is no other.
  private mutating func withholdOne(of support: [Int], _ rows: [Row]) throws(PublishError) -> Int {
    func rank(_ row: Int) -> (kind: Int, base: Int, count: Int, row: Int)? {
      let size = rows[row].size
      return switch rows[row].source {
      case .cell: (0, size.base, size.count, row)
      case .base: (1, size.base, size.count, row)
      case .print: nil
      }
    }
    guard let least = support.compactMap(rank).min(by: { $0 < $1 }) else {
      let prints = support.compactMap { row -> String? in
        if case .print(let id) = rows[row].source { id } else { nil }
      }
      throw .printGivesAway(wave: wave.wave, finding: prints.min() ?? "?")
    }
    switch rows[least.row].source {
    case .cell(let place): withhold(place, .protectsAnother)
    case .base(let unit, let group):
      for place in places[unit][group] where withheld[place] == nil {
        withhold(place, .protectsAnother)
      }
    case .print: break
    }
    return least.row
  }
}
