import Database
package import Reports
package import Store
package import Survey

/// Adds confidence intervals to results, where base and share allow one.
package struct Intervals {
  private let level: ConfidenceInterval.Level

  /// Computes at a level.
  package init(_ level: ConfidenceInterval.Level) { self.level = level }

  /// A share as the print bounds it, each end with its own interval; for an exact print both ends
  /// are the same.
  private struct Share {
    let ends: [(share: Double, interval: ConfidenceInterval)]
    let isVoluntary: Bool

    var lower: Double? { ends.map(\.interval.lower).min() }
    var upper: Double? { ends.map(\.interval.upper).max() }
  }

  /// Gives the main table of a report columns `interval_low` and `interval_high`, in percent, its
  /// findings their intervals, and the report notes on what they mean.
  ///
  /// A share of answers has an interval when it is printed exactly or between bounds and its base is
  /// known; of a base between two numbers the smaller counts. What the authors derived from other
  /// answers has none; of a weighted share the effective base counts. Where the wave invited everyone
  /// of a known number, the interval is corrected for a finite population.
  ///
  /// - Throws: ``RequestError`` when the rows of the report are not a finding each.
  package func add(
    to report: inout Report, in language: Language = .english
  ) throws(RequestError) {
    guard let findings = report.tables.first?.findings,
      findings.allSatisfy({ $0.count <= 1 })
    else {
      throw .badQuery("an interval needs findings; this result has no column finding_id")
    }
    let shares = findings.map { $0.first.flatMap(share) }
    for (row, share) in shares.enumerated() {
      guard let lower = percent(share?.lower), let upper = percent(share?.upper) else { continue }
      report.tables[0].findings?[row][0].interval = lower...upper
    }
    report.tables[0].append(
      ["interval_low", "interval_high"],
      shares.map { [percent($0?.lower).databaseValue, percent($0?.upper).databaseValue] })
    report.germanNames["interval_low"] = "Intervall ab"
    report.germanNames["interval_high"] = "Intervall bis"
    report.notes += notes(shares, method: "Wilson", language)
  }

  /// The ends of the interval of each difference, second minus first, in percentage points, with the
  /// notes on what they mean.
  ///
  /// - Parameter pairs: Two shares of different municipalities; `nil` where the difference can have no
  ///   interval.
  func differences(
    _ pairs: [FindingPair?], in language: Language
  ) -> (ends: [[Value]], notes: [String]) {
    let shares = pairs.map { pair -> (first: Share, second: Share)? in
      guard let pair, let first = share(pair.first), let second = share(pair.second) else {
        return nil
      }
      return (first, second)
    }
    let ends = shares.map { pair in
      let intervals = (pair?.first.ends ?? []).flatMap { first in
        (pair?.second.ends ?? []).map { ConfidenceInterval.newcombe(first, $0) }
      }
      return [intervals.map(\.lower).min(), intervals.map(\.upper).max()]
        .map { percent($0).databaseValue }
    }
    return (ends, notes(shares.map { $0?.first }, method: "Newcombe", language))
  }

  private func percent(_ share: Double?) -> Double? {
    share.map { ($0 * 1_000).rounded() / 10 }
  }

  private func notes(
    _ shares: [Share?], method: String, _ language: Language
  ) -> [String] {
    let known = shares.compactMap { $0 }
    let percent = Int(exactly: level.percent).map(String.init) ?? String(level.percent)
    var notes = [
      language.pick(
        "Intervalle zu \(percent) % (\(method)) für \(known.count) von \(shares.count) Zeilen; "
          + "den anderen fehlt eine Basis, oder sie sind kein Anteil von Antworten.",
        "Intervals at \(percent) % (\(method)) for \(known.count) of \(shares.count) rows; "
          + "the others lack a base or are no share of answers.")
    ]
    if known.contains(where: \.isVoluntary) {
      notes.append(
        language.pick(
          "Ein Intervall beschreibt nur den Zufall; wer antwortet, kann anders sein als wer nicht antwortet.",
          "An interval describes chance only; who chose to answer can differ from who did not."))
    }
    return notes
  }

  private func share(_ finding: Finding) -> Share? {
    let subject = finding.subject
    guard subject.statistic == .share, subject.unit == .percent, !subject.question.isDerived
    else { return nil }
    // A weighted share is worth less than its base; rounded down, so that no interval is too narrow.
    let base = finding.base.effective.map { Int($0) } ?? finding.base.minimum ?? 0
    guard base >= 1 else { return nil }
    // Everyone was invited: the invited are the population, and not many more than answered.
    let invited = finding.wave.isVoluntary ? subject.group.invited : nil
    let amount = finding.amount
    let bounds =
      amount.qualifier == .exact ? [amount.value] : [amount.minimum, amount.maximum]
    let ends = bounds.compactMap { bound -> (share: Double, interval: ConfidenceInterval)? in
      let share = (bound ?? -1) / 100
      let interval = ConfidenceInterval.wilson(
        share: share, base: base, population: invited.flatMap { $0 >= base ? $0 : nil },
        level: level)
      return interval.map { (share, $0) }
    }
    return ends.count == bounds.count
      ? Share(ends: ends, isVoluntary: finding.wave.isVoluntary) : nil
  }
}
