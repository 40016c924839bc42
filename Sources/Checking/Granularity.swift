import Database

/// The GRIM test, which asks whether a whole number of units can stand behind a percentage.
///
/// After N. J. L. Brown and J. A. J. Heathers, "The GRIM Test: A Simple Technique Detects Numerous
/// Anomalies in the Reporting of Results in Psychology", Social Psychological and Personality
/// Science 8 (2017), <https://doi.org/10.1177/1948550616673876>. A share of whole units out of n can
/// only take n + 1 values; a print that none of them rounds to has another base.
package enum Granularity {
  /// Whether some whole number of `base` units rounds to a share printed between two bounds.
  ///
  /// - Parameters:
  ///   - minimum: The least share that the print claims, in percent.
  ///   - maximum: The most, in percent; both bounds count as rounded to the print.
  ///   - base: The number of units, at least 1.
  package static func isPossible(_ minimum: Double, _ maximum: Double, base: Int) -> Bool {
    let units = Double(base)
    // The first whole number at or above the lower bound must not lie above the upper bound.
    let least = (minimum * units / 100 - 1e-9).rounded(.up)
    return least >= 0 && least <= units && least * 100 <= maximum * units + 1e-7
  }

  /// The bases from 1 to a limit with which all shares are possible at once, largest first.
  package static func bases(
    fitting shares: [(minimum: Double, maximum: Double)], upTo limit: Int
  ) -> [Int] {
    guard limit >= 1 else { return [] }
    return (1...limit).reversed().filter { base in
      shares.allSatisfy { isPossible($0.minimum, $0.maximum, base: base) }
    }
  }
}

extension QualityCheck {
  /// The percentages of an exhibit and group are possible with the base that is stated.
  static let granularity = QualityCheck(
    name: "granularity",
    rule: "percentages are possible with their stated base; if not, which bases fit all of them",
    explainedBy: ["base", "misprint", "rounding"]
  ) { connection in
    var groups: [GranularityGroup] = []
    try connection.forEachRow(
      """
      SELECT
        o.finding_id, o.printed, o.value_min, o.value_max,
        coalesce(o.exhibit_id, o.document_id), o.respondents_id,
        coalesce(e.base_min, o.base_min, 1),
        coalesce(e.base_max, o.base_max)
      FROM observations AS o
      JOIN respondents AS r ON r.respondents_id = o.respondents_id
      -- The n of a table is about its whole class, not about rows on a part of it.
      LEFT JOIN exhibits AS e
        ON e.exhibit_id = o.exhibit_id
        AND e.kind = 'table'
        AND e.base_min IS NOT NULL
        AND r.condition_id IS NULL
      WHERE o.statistic = 'share'
        AND o.unit = 'percent'
        AND o.qualifier = 'exact'
        AND o.weighting IS NULL
        AND coalesce(e.base_max, o.base_max) IS NOT NULL
      ORDER BY 5, 6, 7, 8, o.source_line, o.source_column, o.finding_id
      """
    ) { row in
      let group = GranularityGroup(
        place: row.text(4) ?? "", group: row.text(5) ?? "", least: row.integer(6) ?? 1,
        most: row.integer(7) ?? 1)
      if groups.last?.isSame(as: group) != true { groups.append(group) }
      groups[groups.count - 1].shares.append(
        (row.text(0) ?? "", row.text(1) ?? "", row.real(2) ?? 0, row.real(3) ?? 100))
    }
    return groups.compactMap(\.sighting)
  }
}

/// The shares of one exhibit and group that state the same base.
private struct GranularityGroup {
  let place: String
  let group: String
  let least: Int
  let most: Int
  var shares: [(finding: String, printed: String, minimum: Double, maximum: Double)] = []

  init(place: String, group: String, least: Int, most: Int) {
    self.place = place
    self.group = group
    self.least = max(1, least)
    self.most = max(1, most)
  }

  func isSame(as other: GranularityGroup) -> Bool {
    (place, group, least, most) == (other.place, other.group, other.least, other.most)
  }

  /// What does not fit; `nil` when every share is possible with some base that is stated.
  var sighting: QualityCheck.Sighting? {
    guard least <= most else { return nil }
    let impossible = shares.filter { share in
      !(least...most).contains { Granularity.isPossible(share.minimum, share.maximum, base: $0) }
    }
    guard !impossible.isEmpty else { return nil }
    let stated = least == most ? "\(most)" : "\(least)–\(most)"
    return QualityCheck.Sighting(
      "\(place), \(group): \(impossible.map { $0.printed + " %" }.joined(separator: ", ")) "
        + "impossible with a base of \(stated); \(impliedBase)",
      sides: [[place] + impossible.map(\.finding)])
  }

  /// The bases below the stated one, or a little above, that fit all findings; failing that, the one
  /// that fits most.
  private var impliedBase: String {
    let limit = most + max(5, most / 10)
    let fitting = Granularity.bases(
      fitting: shares.map { ($0.minimum, $0.maximum) }, upTo: limit)
    if !fitting.isEmpty {
      let bases = fitting.prefix(5).map(String.init).joined(separator: ", ")
      return "implied base of all \(shares.count): \(bases)"
    }
    let fits = (1...limit).map { base in
      shares.filter { Granularity.isPossible($0.minimum, $0.maximum, base: base) }.count
    }
    let best = fits.max() ?? 0
    let base = (fits.lastIndex(of: best) ?? 0) + 1
    return "no base up to \(limit) fits all \(shares.count), \(base) fits \(best)"
  }
}
