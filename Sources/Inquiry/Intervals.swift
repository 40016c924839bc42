public import Database
public import Survey

/// Adds confidence intervals to results, where base and share allow one.
public struct Intervals {
  private let level: ConfidenceInterval.Level
  private let connection: Connection

  /// Computes at a level from a warehouse.
  public init(_ level: ConfidenceInterval.Level, _ connection: Connection) {
    self.level = level
    self.connection = connection
  }

  /// A share with what its interval needs.
  private struct Share {
    let value: Double
    let interval: ConfidenceInterval
    let isVoluntary: Bool
  }

  /// The report with columns `interval_low` and `interval_high`, in percent.
  ///
  /// A share has an interval when it is printed exactly or between bounds and its base is known; of
  /// a base between two numbers the smaller counts. Where the wave invited everyone of a known
  /// number, the interval is corrected for a finite population.
  ///
  /// - Throws: ``InquiryError`` when the report names no findings, `DatabaseError`.
  public func added(to report: Report) throws -> Report {
    guard let table = report.tables.first, let column = table.columns.firstIndex(of: "finding_id")
    else {
      throw InquiryError.badQuery(
        "an interval needs findings; this result has no column finding_id")
    }
    let shares = try table.rows.map { try share(of: $0[column].text ?? "") }
    let rows = zip(table.rows, shares).map { row, share in
      row + [percent(share?.interval.lower), percent(share?.interval.upper)]
    }
    let extended = Report.Table(
      name: table.name, columns: table.columns + ["interval_low", "interval_high"], rows: rows)
    return Report(
      title: report.title, facts: report.facts, role: report.role,
      tables: [extended] + report.tables.dropFirst(), notes: report.notes + notes(shares),
      findsFault: report.findsFault)
  }

  private func percent(_ share: Double?) -> Value {
    share.map { ($0 * 1_000).rounded() / 10 }.databaseValue
  }

  private func notes(_ shares: [Share?]) -> [String] {
    let known = shares.compactMap { $0 }
    let percent = Int(exactly: level.percent).map(String.init) ?? String(level.percent)
    var notes = [
      "Intervals at \(percent) % (Wilson) for \(known.count) of \(shares.count) figures; "
        + "the others lack a base or a share."
    ]
    if known.contains(where: \.isVoluntary) {
      notes.append(
        "An interval describes chance only; who chose to answer can differ from who did not.")
    }
    return notes
  }

  private func share(of finding: String) throws -> Share? {
    let row = try connection.prepare(
      """
      SELECT o.value, o.value_min, o.value_max, o.qualifier, o.base_min, w.sampling,
        (
          SELECT i.value
          FROM observations AS i
          WHERE i.respondents_id = o.respondents_id
            AND i.concept_id = 'invited'
            AND i.repeats_finding_id IS NULL
        )
      FROM observations AS o
      JOIN waves AS w ON w.wave_id = o.wave_id
      WHERE o.finding_id = :id AND o.statistic = 'share' AND o.unit = 'percent'
      """)
    try row.bind(["id": finding])
    guard try row.step(), let base = row.integer(4), base >= 1 else { return nil }
    let isVoluntary = row.text(5) == "full_voluntary"
    // Everyone was invited: the invited are the population, and not many more than answered.
    let population = isVoluntary ? row.integer(6).flatMap { $0 >= base ? $0 : nil } : nil
    let interval: ConfidenceInterval?
    if row.text(3) == Qualifier.exact.rawValue, let value = row.real(0) {
      interval = .wilson(share: value / 100, base: base, population: population, level: level)
    } else if let least = row.real(1), let most = row.real(2) {
      interval = .wilson(
        between: least / 100, and: most / 100, base: base, population: population, level: level)
    } else {
      interval = nil
    }
    return interval.map {
      Share(value: (row.real(0) ?? 0) / 100, interval: $0, isVoluntary: isVoluntary)
    }
  }
}
