package import Database
package import Reports
import Store
package import Survey

/// Adds confidence intervals to results, where base and share allow one.
package struct Intervals {
  private let level: ConfidenceInterval.Level
  private let connection: Connection

  /// Computes at a level from a warehouse.
  package init(_ level: ConfidenceInterval.Level, _ connection: Connection) {
    self.level = level
    self.connection = connection
  }

  /// A share as the print bounds it, each end with its own interval; for an exact print both ends
  /// are the same.
  private struct Share {
    let ends: [(share: Double, interval: ConfidenceInterval)]
    let isVoluntary: Bool

    var lower: Double? { ends.map(\.interval.lower).min() }
    var upper: Double? { ends.map(\.interval.upper).max() }
  }

  /// The report with columns `interval_low` and `interval_high`, in percent.
  ///
  /// A share of answers has an interval when it is printed exactly or between bounds and its base is
  /// known; of a base between two numbers the smaller counts. What the authors derived from other
  /// answers has none; of a weighted share the effective base counts. Where the wave invited everyone of a known number, the interval is corrected
  /// for a finite population.
  ///
  /// - Throws: ``RequestError`` when the report names no findings, `DatabaseError`.
  package func added(to report: Report, in language: Language = .english) throws -> Report {
    guard let table = report.tables.first, let column = table.columns.firstIndex(of: "finding_id")
    else {
      throw RequestError.badQuery(
        "an interval needs findings; this result has no column finding_id")
    }
    let shares = try table.rows.map { try share(of: $0[column].text ?? "") }
    let rows = zip(table.rows, shares).map { row, share in
      row + [percent(share?.lower), percent(share?.upper)]
    }
    let extended = Report.Table(
      name: table.name, columns: table.columns + ["interval_low", "interval_high"], rows: rows)
    return Report(
      title: report.title, facts: report.facts, role: report.role,
      tables: [extended] + report.tables.dropFirst(),
      notes: report.notes + notes(shares, method: "Wilson", language), lists: report.lists,
      findsFault: report.findsFault, isAnswered: report.isAnswered, isTrend: report.isTrend)
  }

  /// The ends of the interval of each difference, second minus first, in percentage points, with the
  /// notes on what they mean.
  ///
  /// - Parameter pairs: The findings of two shares of different municipalities; `nil` where the
  ///   difference can have no interval.
  /// - Throws: `DatabaseError`.
  func differences(
    _ pairs: [(first: String, second: String)?], in language: Language
  ) throws -> (ends: [(lower: Value, upper: Value)], notes: [String]) {
    let shares = try pairs.map { pair -> (first: Share, second: Share)? in
      guard let pair, let first = try share(of: pair.first),
        let second = try share(of: pair.second)
      else { return nil }
      return (first, second)
    }
    let ends = shares.map { pair -> (lower: Value, upper: Value) in
      let intervals = (pair?.first.ends ?? []).flatMap { first in
        (pair?.second.ends ?? []).map { ConfidenceInterval.newcombe(first, $0) }
      }
      return (percent(intervals.map(\.lower).min()), percent(intervals.map(\.upper).max()))
    }
    return (ends, notes(shares.map { $0?.first }, method: "Newcombe", language))
  }

  private func percent(_ share: Double?) -> Value {
    share.map { ($0 * 1_000).rounded() / 10 }.databaseValue
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

  private func share(of finding: String) throws -> Share? {
    let row = try connection.prepare(
      """
      SELECT o.value, o.value_min, o.value_max, o.qualifier,
        -- A weighted share is worth less than its base; rounded down, so that no interval is too narrow.
        cast(coalesce(o.effective_base, o.base_min) AS INTEGER), w.sampling,
        (
          SELECT i.value
          FROM observations AS i
          WHERE i.respondents_id = o.respondents_id
            AND i.concept_id = 'invited'
            AND i.repeats_finding_id IS NULL
        )
      FROM observations AS o
      JOIN waves AS w ON w.wave_id = o.wave_id
      JOIN questions AS q ON q.question_id = o.question_id
      WHERE o.finding_id = :id
        AND o.statistic = 'share'
        AND o.unit = 'percent'
        AND q.answer_kind <> 'derived'
      """)
    try row.bind(["id": finding])
    guard try row.step(), let base = row.integer(4), base >= 1 else { return nil }
    let isVoluntary = row.text(5) == "full_voluntary"
    // Everyone was invited: the invited are the population, and not many more than answered.
    let population = isVoluntary ? row.integer(6).flatMap { $0 >= base ? $0 : nil } : nil
    let bounds: [Double?] =
      row.text(3) == Qualifier.exact.rawValue ? [row.real(0)] : [row.real(1), row.real(2)]
    let ends = bounds.compactMap { bound -> (share: Double, interval: ConfidenceInterval)? in
      let share = (bound ?? -1) / 100
      let interval = ConfidenceInterval.wilson(
        share: share, base: base, population: population, level: level)
      return interval.map { (share, $0) }
    }
    return ends.count == bounds.count ? Share(ends: ends, isVoluntary: isVoluntary) : nil
  }
}
