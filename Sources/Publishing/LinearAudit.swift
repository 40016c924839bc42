/// What can be computed from published sums of counts, and what cannot.
///
/// The unknowns are the counts of respondents who have everything in common that the sums tell apart; each
/// is at least 1, for those that are 0 may be known. A sum follows from the published ones if and only if it
/// is a linear combination of them: otherwise some of the unknowns can be moved, up or down, without
/// changing anything published, and since none is 0, both ways at first (Hundepool et al., "Statistical
/// Disclosure Control", 2012, section 4.3, on the audit of suppression patterns).
struct LinearAudit {
  /// By published sum and unknown, how often the one counts the other.
  private let rows: [[Int]]
  /// By class of unknowns, the same; unknowns that all sums count alike are one class.
  private var columns: [[Int]] = []
  private var totals: [Int] = []
  private let classes: [Int]
  private let echelon: Echelon
  /// Changes of the classes that leave every published sum as it is, checked in whole numbers.
  private let changes: [[Int]]

  /// - Parameters:
  ///   - rows: By published sum and unknown, how often the one counts the other.
  ///   - counts: By unknown, how many respondents it is; at least 1.
  init(_ rows: [[Int]], counts: [Int]) {
    self.rows = rows
    var places: [Column: Int] = [:]
    var classes: [Int] = []
    for (unknown, count) in counts.enumerated() {
      let column = Column(rows.map { $0[unknown] })
      if let place = places[column] {
        classes.append(place)
        totals[place] += count
      } else {
        places[column] = columns.count
        classes.append(columns.count)
        columns.append(column.entries)
        totals.append(count)
      }
    }
    self.classes = classes
    echelon = Echelon(columns: columns, totals: totals, rowCount: rows.count)
    changes = echelon.changes.filter { [columns] in Self.isExact($0, columns, rows.count) }
  }

  /// Combinations of published sums that count few respondents, each of them once, and no one else.
  ///
  /// - Parameter minimum: How many are no longer few.
  /// - Returns: Each as the places of the sums it is made of; not all, but some if there are any.
  func isolating(fewerThan minimum: Int) -> [[Int]] {
    // A row that begins with a class of few respondents holds no class of more, which all come before.
    let basis = echelon.pivots.indices.filter { totals[echelon.pivots[$0]] < minimum }
    var found: [[Int]] = []
    var budget = 50_000
    search(basis[...], [], 0, minimum, &budget, &found)
    // Too many to try: each is taken for one, which withholds more than it must.
    return budget > 0 ? found : found + basis.map { support([$0]) }.filter { !$0.isEmpty }
  }

  /// Tries sums of rows of the echelon form: a combination of zeros and ones has them at the pivots, too.
  private func search(
    _ rest: ArraySlice<Int>, _ chosen: [Int], _ count: Int, _ minimum: Int, _ budget: inout Int,
    _ found: inout [[Int]]
  ) {
    for place in rest.indices {
      let total = count + totals[echelon.pivots[rest[place]]]
      guard total < minimum, budget > 0 else { continue }
      budget -= 1
      let next = chosen + [rest[place]]
      if isFew(next, minimum) { found.append(support(next)) }
      search(rest[(place + 1)...], next, total, minimum, &budget, &found)
    }
  }

  private func isFew(_ chosen: [Int], _ minimum: Int) -> Bool {
    var total = 0
    for column in columns.indices {
      let entry = chosen.reduce(0) { PrimeField.sum($0, echelon.rows[$1][column]) }
      guard entry <= 1 else { return false }
      if entry == 1 { total += totals[column] }
    }
    return total > 0 && total < minimum
  }

  /// The published sums that a combination is made of.
  private func support(_ chosen: [Int]) -> [Int] {
    rows.indices.filter { row in
      chosen.reduce(0) { PrimeField.sum($0, echelon.rows[$1][columns.count + row]) } != 0
    }
  }

  // MARK: Witnesses

  /// Whether there are other whole, non-negative counts with the same published sums and another value of a
  /// sum that is not published.
  ///
  /// They are found, and checked in whole numbers: what this says is proved.
  ///
  /// - Parameter target: By unknown, how often the sum counts it.
  func hasOtherValues(of target: [Int]) -> Bool {
    var sums = [Int?](repeating: nil, count: columns.count)
    for (unknown, place) in classes.enumerated() {
      if let known = sums[place], known != target[unknown] {
        // One respondent more of one unknown and one less of another, which no published sum tells apart.
        return true
      }
      sums[place] = target[unknown]
    }
    let wanted = sums.map { $0 ?? 0 }
    func moves(_ change: [Int]) -> Bool {
      guard zip(wanted, change).reduce(0, { $0 + $1.0 * $1.1 }) != 0 else { return false }
      return zip(totals, change).allSatisfy { $0 + $1 >= 0 }
        || zip(totals, change).allSatisfy { $0 - $1 >= 0 }
    }
    if changes.contains(where: moves) { return true }
    var budget = 4_000
    for (place, one) in changes.enumerated() {
      for other in changes[(place + 1)...] {
        budget -= 1
        guard budget > 0 else { return false }
        if moves(zip(one, other).map { $0 + $1 }) || moves(zip(one, other).map { $0 - $1 }) {
          return true
        }
      }
    }
    return false
  }

  /// Whether a change of the unknowns leaves every published sum as it is.
  private static func isExact(_ change: [Int], _ columns: [[Int]], _ rowCount: Int) -> Bool {
    let moved = change.indices.filter { change[$0] != 0 }
    return (0..<rowCount).allSatisfy { row in
      moved.reduce(0) { $0 + columns[$1][row] * change[$1] } == 0
    }
  }
}

/// How often each published sum counts an unknown, as a key that is quick to look up.
private struct Column: Hashable {
  let entries: [Int]
  private let digest: Int

  init(_ entries: [Int]) {
    self.entries = entries
    digest = entries.reduce(entries.count) { ($0 &* 31) &+ $1 }
  }

  func hash(into hasher: inout Hasher) { hasher.combine(digest) }
}

/// The reduced row echelon form of a matrix, with the combination that made each row.
private struct Echelon {
  /// The entries by column, and behind them the combination.
  private(set) var rows: [[UInt64]]
  /// The columns that the rows begin with.
  private(set) var pivots: [Int] = []
  /// Changes of the unknowns that leave all rows as they are, a basis of them, in small whole numbers; those
  /// that are not small are left out.
  private(set) var changes: [[Int]] = []

  init(columns: [[Int]], totals: [Int], rowCount: Int) {
    rows = (0..<rowCount).map { row in
      columns.map { PrimeField.element($0[row]) } + (0..<rowCount).map { $0 == row ? 1 : 0 }
    }
    // Those of many respondents first, so that the last rows are about few.
    let order = columns.indices.sorted { (totals[$0], $1) > (totals[$1], $0) }
    for column in order where pivots.count < rowCount {
      guard let row = rows[pivots.count...].firstIndex(where: { $0[column] != 0 }) else { continue }
      rows.swapAt(row, pivots.count)
      reduce(column, by: pivots.count)
      pivots.append(column)
    }
    let free = columns.indices.filter { !pivots.contains($0) }
    changes = free.compactMap { change($0, columns.count) }
  }

  /// Makes a column 1 in its row and 0 in all others.
  private mutating func reduce(_ column: Int, by row: Int) {
    let inverse = PrimeField.inverse(rows[row][column])
    let pivot = rows[row].map { PrimeField.product($0, inverse) }
    rows[row] = pivot
    let places = pivot.indices.filter { pivot[$0] != 0 }
    for other in rows.indices where other != row {
      let factor = rows[other][column]
      guard factor != 0 else { continue }
      rows[other].withUnsafeMutableBufferPointer { entries in
        for place in places {
          entries[place] = PrimeField.difference(
            entries[place], PrimeField.product(factor, pivot[place]))
        }
      }
    }
  }

  /// The change that moves one free unknown, and of the others as many as that takes.
  private func change(_ free: Int, _ count: Int) -> [Int]? {
    for scale in [1, 2, 3, 4, 5, 6, 8, 10, 12] {
      let factor = PrimeField.element(scale)
      var change = [Int](repeating: 0, count: count)
      change[free] = scale
      var isSmall = true
      for (row, pivot) in pivots.enumerated() {
        let entry = -PrimeField.number(PrimeField.product(rows[row][free], factor))
        isSmall = isSmall && abs(entry) < 1 << 20
        change[pivot] = entry
      }
      if isSmall { return change }
    }
    return nil
  }
}
