package import Database
package import Reports
import Store
package import Survey
import Text

/// Draws up charts of reports whose tables name findings.
package struct ChartBuilder {
  private let connection: Connection
  private let language: Language

  /// Reads findings from a warehouse.
  package init(_ connection: Connection, in language: Language = .english) {
    self.connection = connection
    self.language = language
  }

  /// A finding with everything that a chart says of it.
  private struct Point {
    let value: Double?
    let low: Double
    let high: Double
    let unit: String
    let base: String
    let cell: String
    let item: String
    let group: String
    let wave: String
    let question: String
    let scale: ClosedRange<Double>?
    let isDifference: Bool
    let interval: ClosedRange<Double>?
    let publication: String
  }

  /// The report with a chart of the findings in its main table.
  ///
  /// - Throws: ``RequestError`` when the report names no findings, `DatabaseError`.
  package func added(to report: Report) throws -> Report {
    guard let table = report.tables.first(where: { !Self.idColumns($0).isEmpty }) else {
      throw RequestError.badQuery(
        "a chart needs findings; this result has no column finding_id")
    }
    let points = try points(of: table)
    var report = report
    report.chart =
      points.isEmpty
      ? nil
      : Chart(
        title: report.title.isEmpty ? question(report) : report.title,
        panels: panels(points, isTrend: report.isTrend), source: source(points), language: language)
    return report
  }

  /// The question, where a report for programs has no title.
  private func question(_ report: Report) -> String {
    report.facts.first { $0.name == "question" }?.value.text ?? ""
  }

  private static func idColumns(_ table: Report.Table) -> [Int] {
    let names = ["earlier_finding_id", "finding_id", "finding_ids", "finding_a", "finding_b"]
    return names.compactMap { table.columns.firstIndex(of: $0) }
  }

  private func points(of table: Report.Table) throws -> [Point] {
    let columns = Self.idColumns(table)
    let low = table.columns.firstIndex(of: "interval_low")
    let high = table.columns.firstIndex(of: "interval_high")
    var ids: [String] = []
    var intervals: [String: ClosedRange<Double>] = [:]
    for row in table.rows {
      let own = columns.flatMap { (row[$0].text ?? "").split(separator: " ").map(String.init) }
      ids += own.filter { !ids.contains($0) }
      if let first = own.first, let low = low.flatMap({ row[$0].number }),
        let high = high.flatMap({ row[$0].number }), low <= high
      {
        intervals[first] = low...high
      }
    }
    let statement = try connection.prepare(Self.sql)
    try statement.bind("ids", JSON.texts(ids).text())
    try statement.bind("lang", language.rawValue)
    var points: [Point] = []
    while try statement.step() {
      func text(_ column: Int) -> String { statement.text(column) ?? "" }
      let value = statement.real(1)
      guard let low = statement.real(2) ?? value, let high = statement.real(3) ?? value else {
        continue
      }
      let scale = statement.real(11).flatMap { from in
        statement.real(12).map { from...max(from, $0) }
      }
      points.append(
        Point(
          value: value, low: low, high: high, unit: text(4), base: text(5), cell: text(6),
          item: text(7), group: text(8), wave: text(9), question: text(10), scale: scale,
          isDifference: text(13) == "difference", interval: intervals[text(0)],
          publication: text(14)))
    }
    return points
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
      unit: unit(points[0]),
      range: range(points), series: series, categories: categories, isSlope: isSlope)
  }

  private func mark(_ point: Point, series: Int) -> Chart.Mark {
    let unit = unit(point)
    return Chart.Mark(
      series: series, value: point.value, low: point.low, high: point.high,
      interval: point.interval, text: unit.isEmpty ? point.cell : point.cell + " " + unit,
      base: point.base == "?" ? "" : "n " + (point.base.hasPrefix("≤") ? "" : "= ") + point.base)
  }

  private func unique(_ names: [String]) -> [String] {
    var seen: Set<String> = []
    return names.filter { seen.insert($0).inserted }
  }

  private func unit(_ point: Point) -> String { Unit.word(point.unit, in: language) }

  /// Shares go from 0 to 100 and scores over their scale, so that a small difference looks small.
  private func range(_ points: [Point]) -> ClosedRange<Double> {
    let ends = points.flatMap {
      [$0.low, $0.high] + ($0.interval.map { [$0.lowerBound, $0.upperBound] } ?? [])
    }
    if points[0].unit == "percent", !points[0].isDifference { return 0...100 }
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

  private static let sql = """
    SELECT
      f.finding_id, f.value, f.value_min, f.value_max, f.unit, f.base,
      iif(:lang = 'de', replace(f.cell, '.', ','), f.cell),
      iif(:lang = 'de', f.item_label_de, f.item_label_en),
      iif(:lang = 'de', r.label_de, r.label_en),
      iif(:lang = 'de', w.label_de, w.label_en),
      iif(:lang = 'de', k.label_de, k.label_en),
      q.scale_min, q.scale_max, f.statistic, t.short_title
    FROM json_each(:ids) AS j
    JOIN stated_findings AS f ON f.finding_id = j.value
    JOIN respondents AS r ON r.respondents_id = f.respondents
    JOIN waves AS w ON w.wave_id = f.wave
    JOIN questions AS q ON q.question_id = f.question
    JOIN question_concepts AS k ON k.question_concept_id = q.question_concept_id
    JOIN studies AS t ON t.study_id = f.study
    ORDER BY j.key
    """
}
