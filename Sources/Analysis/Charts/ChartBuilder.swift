package import Reports
package import Store
package import Survey

/// Draws up charts of reports whose tables show findings.
package struct ChartBuilder {
  private let language: Language

  /// Writes a chart in a language.
  package init(in language: Language = .english) { self.language = language }

  /// A finding with what a chart says of it in its language.
  private struct Point {
    let value: Double?
    let low: Double
    let high: Double
    let unit: Unit
    let base: String
    let text: String
    let item: String
    let group: String
    let wave: String
    let question: String
    let scale: ClosedRange<Double>?
    let isDifference: Bool
    let interval: ClosedRange<Double>?
    let publication: String

    /// `nil` where the number has an open end.
    init?(_ finding: Finding, _ language: Language) {
      let subject = finding.subject
      guard let low = finding.amount.minimum ?? finding.amount.value,
        let high = finding.amount.maximum ?? finding.amount.value
      else { return nil }
      value = finding.amount.value
      (self.low, self.high) = (low, high)
      unit = subject.unit
      base = finding.base.text
      text = finding.stated(in: language)
      item = subject.itemLabels[language]
      group = subject.group.labels[language]
      wave = finding.wave.labels[language]
      question = subject.question.labels[language]
      scale = subject.question.scale
      isDifference = subject.statistic == .difference
      interval = finding.interval
      publication = finding.source.title
    }
  }

  /// A chart of the findings in the first table of a report that shows some; `nil` where none can be
  /// drawn.
  ///
  /// - Throws: ``RequestError`` when no table of the report shows findings.
  package func chart(of report: Report) throws(RequestError) -> Chart? {
    guard let rows = report.tables.lazy.compactMap(\.findings).first else {
      throw .badQuery("a chart needs findings; this result has no column finding_id")
    }
    var seen: Set<String> = []
    let points = rows.joined().filter { seen.insert($0.id).inserted }
      .compactMap { Point($0, language) }
    guard !points.isEmpty else { return nil }
    return Chart(
      title: report.title, panels: panels(points, isTrend: report.isTrend), source: source(points),
      language: language)
  }

  // MARK: Panels

  private func panels(_ points: [Point], isTrend: Bool) -> [Chart.Panel] {
    var panels: [Chart.Panel] = []
    var left = points
    while let first = left.first {
      func belongs(_ point: Point) -> Bool {
        point.unit == first.unit && point.scale == first.scale && point.question == first.question
          && point.isDifference == first.isDifference
      }
      panels.append(panel(left.filter(belongs), isTrend: isTrend))
      left.removeAll(where: belongs)
    }
    return panels
  }

  private func panel(_ points: [Point], isTrend: Bool) -> Chart.Panel {
    // Two publications of one wave can print the same thing.
    let hasTwins = Set(points.map { [$0.group, $0.item, $0.wave] }).count < points.count
    let facets: [KeyPath<Point, String>] =
      [\.group, \.item, \.wave] + (hasTwins ? [\.publication] : [])
    let all: [(points: KeyPath<Point, String>, names: [String])] = facets.map { path in
      (path, unique(points.map { $0[keyPath: path] }))
    }
    let varying = all.filter { $0.names.count > 1 }
    let isSlope = isTrend && all[2].names.count > 1
    let across: KeyPath<Point, String>? =
      isSlope
      ? nil
      : varying.count < 2
        ? nil : varying.first { (2...4).contains($0.names.count) }?.points
    func join(_ point: Point, _ paths: [KeyPath<Point, String>]) -> String {
      paths.map { point[keyPath: $0] }.joined(separator: " · ")
    }
    let paths = varying.map(\.points)
    let seriesPaths = isSlope ? paths.filter { $0 != \.wave } : across.map { [$0] } ?? []
    let categoryPaths = isSlope ? [\Point.wave] : paths.filter { $0 != across }
    let series = unique(points.map { join($0, seriesPaths) })
    let single = points.count == 1 ? [points[0].item] : nil
    let labels = single ?? unique(points.map { join($0, categoryPaths) })
    let categories = labels.map { label in
      let own = single == nil ? points.filter { join($0, categoryPaths) == label } : points
      let marks = own.map { point in
        mark(point, series: series.firstIndex(of: join(point, seriesPaths)) ?? 0)
      }
      return Chart.Category(label: label, marks: marks.sorted { $0.series < $1.series })
    }
    let fixed = all.filter { $0.names.count == 1 && !(single != nil && $0.points == \.item) }
    return Chart.Panel(
      title: ([points[0].question] + fixed.compactMap(\.names.first)).joined(separator: " · "),
      unit: points[0].unit.word(in: language),
      range: range(points), series: series, categories: categories, isSlope: isSlope)
  }

  private func mark(_ point: Point, series: Int) -> Chart.Mark {
    Chart.Mark(
      series: series, value: point.value, low: point.low, high: point.high,
      interval: point.interval, text: point.text,
      base: point.base == "?" ? "" : "n " + (point.base.hasPrefix("≤") ? "" : "= ") + point.base)
  }

  private func unique(_ names: [String]) -> [String] {
    var seen: Set<String> = []
    return names.filter { seen.insert($0).inserted }
  }

  /// Shares go from 0 to 100 and scores over their scale, so that a small difference looks small.
  private func range(_ points: [Point]) -> ClosedRange<Double> {
    let ends = points.flatMap {
      [$0.low, $0.high] + ($0.interval.map { [$0.lowerBound, $0.upperBound] } ?? [])
    }
    if points[0].unit == .percent, !points[0].isDifference { return 0...100 }
    if let scale = points[0].scale, scale.lowerBound <= ends.min() ?? 0 {
      return scale.lowerBound...max(scale.upperBound, ends.max() ?? 0)
    }
    return min(0, ends.min() ?? 0)...Self.round(max(ends.max() ?? 0, 1))
  }

  /// The next of 1, 2, 5, 10, 20 … that is no less.
  private static func round(_ value: Double) -> Double {
    var step = 1.0
    while step * 10 <= value { step *= 10 }
    return [1, 2, 3, 4, 5, 6, 8, 10].map { $0 * step }.first { $0 >= value } ?? value
  }

  private func source(_ points: [Point]) -> String {
    language.pick("Quelle: ", "Source: ")
      + unique(points.map { "\($0.publication) (\($0.wave))" }).joined(separator: "; ")
  }
}
