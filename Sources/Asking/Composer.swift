import Store
import Survey

/// Picks from the findings of a reading those that answer the question as it was asked.
struct Composer {
  let lexicon: Lexicon
  let reading: Reading
  /// By question, the first of the series that it belongs to.
  var series: [Int: Int] = [:]

  /// What was found, parted into what answers and what stands beside it.
  struct Result {
    var answers: [FoundFinding] = []
    /// The others of which an extreme was asked.
    var others: [FoundFinding] = []
    /// What answers in words: which item is the first or the last, where that is asked; anything else only
    /// where no number answers.
    var words: [FoundSaying] = []
    /// What is known on the same thing of a part of those who are meant.
    var parts: [FoundFinding] = []
    /// What is known of the whole that they belong to, where nobody told them apart.
    var wholes: [FoundFinding] = []
    /// The questions of other waves that are said to ask the same.
    var same: Set<Int> = []
    /// Prints of the answers at other places.
    var repeats: [FoundFinding] = []
    /// The findings on everyone, where those on a group answer.
    var totals: [FoundFinding] = []
    /// Whether a number was asked for and only shares are printed.
    var hasOnlyShares = false

    /// Whether there is an answer, in numbers or in words.
    var isAnswer: Bool { !answers.isEmpty || !words.isEmpty }
    /// Whether nothing is known of exactly those who are meant, but of a part or of the whole.
    var isBeside: Bool { !isAnswer && !(parts.isEmpty && wholes.isEmpty) }
  }

  /// Parts findings.
  ///
  /// - Parameter said: What is said of the same without a number, where an extreme is asked.
  func compose(_ found: [FoundFinding], _ said: [FoundSaying]) -> Result {
    let first =
      reading.shape.top > 1 || reading.shape.threshold != nil
      ? []
      : said.filter {
        reading.shape.extreme == .maximum ? $0.saying.rank == 1 : $0.saying.category == "lowest"
      }
    return first.isEmpty ? compose(found) : compose(found, ledBy: first)
  }

  /// The words say which is first: its number, if there is one, answers, and the others stand beside it.
  private func compose(_ found: [FoundFinding], ledBy first: [FoundSaying]) -> Result {
    var result = Result(words: first)
    let named = Set(reading.matches.flatMap { $0 })
    let fullest = found.filter {
      $0.isFullest && named.contains($0.group) && $0.outline.statistic != .difference
    }
    func isFirst(_ finding: FoundFinding) -> Bool {
      first.contains {
        $0.question == finding.question && $0.item == finding.item && $0.group == finding.group
      }
    }
    let questions = Set(first.map(\.question))
    result.answers = sorted(fullest.filter(isFirst))
    result.others = sorted(
      fullest.filter { questions.contains($0.question) && !isFirst($0) && !isUnion($0) })
    return result
  }

  private func compose(_ found: [FoundFinding]) -> Result {
    var result = Result()
    let named = Set(reading.matches.flatMap { $0 })
    var originals = found.filter { $0.isFullest && named.contains($0.group) }
    (originals, result.hasOnlyShares) = ofStatistic(originals)
    guard isWhole(originals) else { return Result() }
    if let threshold = reading.shape.threshold {
      // One figure is over a limit or not, which is no list.
      guard reading.isDistribution || reading.isOfGroups else { return Result() }
      // What one of them is no share of says nothing on a limit.
      originals = originals.filter { finding in
        !isUnion(finding) && finding.outline.value.map(threshold.admits) == true
      }
    }
    let isPrinted = originals.contains { $0.outline.statistic == .difference }
    if reading.shape.needsSides || (reading.shape.wantsDifference && !isPrinted) {
      // The items of one question are no sides of a "versus".
      let isOne = reading.parts.count == 1 && reading.groups.count == 1 && !reading.isOfGroups
      let sides = Set(
        originals.map {
          [$0.question, isOne && reading.isDistribution ? 0 : $0.item, $0.group]
        })
      guard sides.count > 1 else { return Result() }
    }
    if reading.shape.isTrend { originals = series(originals) }
    if reading.shape.years.count > 1 {
      // Each year that is named must be there; a difference stands with the later one.
      let years =
        reading.shape.wantsDifference && isPrinted
        ? reading.shape.years.suffix(1) : reading.shape.years[...]
      guard years.allSatisfy({ year in originals.contains { covers($0, year) } }) else {
        return Result()
      }
    }
    if let extreme = reading.shape.extreme {
      // Half a name picks some of the items: the highest of those is not the highest.
      let isPicked = reading.candidates.contains {
        !$0.items.isEmpty && !$0.byItem.isSubset(of: $0.whole)
      }
      guard reading.isOfGroups || !isPicked else { return Result() }
      (result.answers, result.others) = extremes(originals, extreme)
    } else {
      result.answers = originals
    }
    result.answers = sorted(result.answers)
    result.others = sorted(result.others)
    let results = Set(result.answers.map(\.outline.fullest))
    result.repeats = found.filter { !$0.isFullest && results.contains($0.outline.fullest) }
    result.totals = found.filter { finding in
      finding.isFullest && !named.contains(finding.group)
        && finding.outline.statistic != .difference
        && result.answers.contains { $0.question == finding.question && $0.item == finding.item }
    }
    if result.hasOnlyShares, result.answers.isEmpty { result.hasOnlyShares = false }
    return result
  }

  private func wave(_ finding: FoundFinding) -> Int { lexicon.questions[finding.question].wave }

  private func covers(_ finding: FoundFinding, _ year: Int) -> Bool {
    lexicon.waves[wave(finding)].years?.contains(year) == true
  }

  /// The findings of the statistic that is asked for.
  func ofStatistic(_ found: [FoundFinding]) -> ([FoundFinding], Bool) {
    let shape = reading.shape
    if shape.wantsDifference {
      let printed = found.filter { $0.outline.statistic == .difference }
      // Where none is printed, both sides tell it.
      return (printed.isEmpty ? found.filter { $0.outline.unit == .percent } : printed, false)
    }
    var left = found.filter { $0.outline.statistic != .difference }
    if let statistic = shape.statistic { left = left.filter { $0.outline.statistic == statistic } }
    if shape.wantsShare { left = left.filter { $0.outline.unit == .percent } }
    guard shape.wantsCount else { return (left, false) }
    let counts = left.filter { $0.outline.unit == .count || $0.outline.unit == .inhabitants }
    if !counts.isEmpty { return (counts, false) }
    let shares = left.filter { $0.outline.unit == .percent }
    return (shares, !shares.isEmpty)
  }

  /// Whether every side of a comparison is there.
  private func isWhole(_ found: [FoundFinding]) -> Bool {
    guard !found.isEmpty else { return false }
    if reading.matches.count > 1 {
      let isThere = reading.matches.allSatisfy { groups in
        found.contains { groups.contains($0.group) }
      }
      guard isThere else { return false }
    }
    return reading.parts.count < 2
      || reading.parts.allSatisfy { part in
        part.contains { candidate in
          found.contains {
            $0.question == candidate.question
              && (candidate.items.isEmpty || candidate.items.contains($0.item))
          }
        }
      }
  }

  /// The findings that two waves of a series at least have for the same item and the same kind of group; that
  /// surveys ask alike makes no series of them.
  private func series(_ found: [FoundFinding]) -> [FoundFinding] {
    found.filter { finding in
      found.contains { other in
        wave(other) != wave(finding) && other.item == finding.item
          && areAlike(lexicon.groups[other.group], lexicon.groups[finding.group])
          && other.isComparable(to: finding)
          && series[other.question] == series[finding.question]
          && lexicon.questions[other.question].questionConcept
            == lexicon.questions[finding.question].questionConcept
      } || finding.outline.statistic == .difference
    }
  }

  private func areAlike(_ first: Lexicon.Group, _ second: Lexicon.Group) -> Bool {
    first.kind == second.kind && first.band == second.band && first.type == second.type
      && first.region == second.region && first.condition == second.condition
  }

  // MARK: Extremes

  /// The highest or lowest of what is compared: of the groups where several are named, else of the items.
  private func extremes(
    _ found: [FoundFinding], _ extreme: Reading.Shape.Extreme
  ) -> (top: [FoundFinding], others: [FoundFinding]) {
    let isOfGroups = reading.isOfGroups
    var top: [FoundFinding] = []
    var others: [FoundFinding] = []
    var left = isOfGroups ? found : found.filter { !isUnion($0) }
    // A value that stands alone is the highest of nothing.
    let counts = left.map { finding in left.count { isSeries(finding, $0, ofGroups: isOfGroups) } }
    left = zip(left, counts).filter { $0.1 > 1 }.map(\.0)
    while let first = left.first {
      func belongs(_ finding: FoundFinding) -> Bool {
        isSeries(finding, first, ofGroups: isOfGroups)
      }
      let series = left.filter(belongs)
      left.removeAll(where: belongs)
      let values = Set(series.compactMap(\.outline.value)).sorted()
      let (highest, lowest) = (
        values.suffix(reading.shape.top), values.prefix(reading.shape.top)
      )
      let best =
        reading.shape.hasBothEnds
        ? Array(lowest + highest) : Array(extreme == .maximum ? highest : lowest)
      func isTop(_ finding: FoundFinding) -> Bool {
        finding.outline.value.map { best.contains($0) } == true
      }
      top += series.filter(isTop)
      others += series.filter { !isTop($0) }
    }
    return (top, others)
  }

  /// Whether two findings are compared when an extreme is asked for.
  private func isSeries(_ first: FoundFinding, _ second: FoundFinding, ofGroups: Bool) -> Bool {
    first.isComparable(to: second) && first.question == second.question
      && (ofGroups ? first.item == second.item : first.group == second.group)
  }

  private func isUnion(_ finding: FoundFinding) -> Bool {
    lexicon.questions[finding.question].items.contains { $0.concept == finding.item && $0.isUnion }
  }

  // MARK: Order

  /// By question, then by group as named, the highest first; years in order.
  private func sorted(_ found: [FoundFinding]) -> [FoundFinding] {
    let isByTime = reading.shape.isTrend || reading.shape.years.count > 1
    func key(_ finding: FoundFinding) -> (Int, Int, Int, Double) {
      let year = lexicon.waves[wave(finding)].years?.lowerBound ?? 0
      let place = reading.matches.firstIndex { $0.contains(finding.group) } ?? 0
      let question = reading.candidates.firstIndex { $0.question == finding.question } ?? 0
      let value = finding.outline.value ?? -1
      if isByTime { return (finding.item, place, year, -value) }
      // An axis keeps the order of its groups; a distribution goes by size.
      let group = reading.groups.contains { $0.axis == .size } ? finding.group : 0
      return reading.isDistribution
        ? (question, place, group, -value) : (question, finding.item, place * 1_000 + group, -value)
    }
    return found.sorted { key($0) < key($1) }
  }
}
