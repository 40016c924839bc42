import Database
import Reports
import Survey

/// Charts as SVG: readable without colour and by a screen reader, with nothing but shapes and text.
///
/// After <https://www.w3.org/TR/svg-aam-1.0/>: the drawing is one image with a title and a description
/// that holds every value, so that who cannot see the bars misses nothing.
enum SVGChart {
  private static let width = 860
  private static let margin = 24
  private static let labels = 250
  private static let values = 170
  private static let bar = 18

  /// What the first line of every drawing holds.
  private static let mark = #"role="img" aria-labelledby="title description""#

  /// Whether a file begins as a drawing does.
  static func isOurs(_ beginning: [UInt8]) -> Bool {
    let line = String(decoding: beginning.prefix { $0 != 10 }, as: UTF8.self)
    return line.hasPrefix("<svg ") && line.contains(mark)
  }

  /// The drawing.
  static func text(_ chart: Chart) -> String {
    var body = Body()
    body.y = margin + 20
    for line in Wrapping.lines(chart.title, width: 78) { body.heading(line) }
    for panel in chart.panels {
      body.y += 8
      for line in Wrapping.lines(panel.title, width: 100) where !line.isEmpty { body.note(line) }
      if panel.series.count > 1, !panel.isSlope { body.legend(panel.series) }
      if panel.isSlope { slope(panel, &body) } else { bars(panel, chart.language, &body) }
    }
    body.y += 10
    for line in Wrapping.lines(chart.source, width: 110) { body.note(line) }
    let height = body.y + margin / 2
    return """
      <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 \(width) \(height)" width="\(width)" height="\(height)" \(mark) lang="\(chart.language.rawValue)">
      <title id="title">\(escaped(chart.title))</title>
      <desc id="description">\(escaped(description(chart)))</desc>
      <style>
      text { font-family: system-ui, "Segoe UI", "DejaVu Sans", sans-serif; fill: #1a1a1a; font-size: 13px; }
      .heading { font-size: 17px; font-weight: 600; }
      .note { fill: #555; font-size: 12px; }
      .end { text-anchor: end; }
      .middle { text-anchor: middle; }
      .grid { stroke: #ddd; stroke-width: 1; }
      .axis { stroke: #777; stroke-width: 1; }
      .whisker { stroke: #1a1a1a; stroke-width: 1.5; fill: none; }
      .line { stroke-width: 2.5; fill: none; }
      </style>
      <defs>
      \(patterns)</defs>
      <rect width="\(width)" height="\(height)" fill="#fff"/>
      \(body.text)</svg>

      """
  }

  // MARK: Series

  /// Blue, orange, green and purple after Okabe and Ito, and a hatching each.
  private static let colours = ["#0072b2", "#d55e00", "#009e73", "#aa4499"]
  private static let hatchings = ["", "M0 6L6 0", "M0 3H6", "M3 0V6"]

  private static var patterns: String {
    zip(colours, hatchings).enumerated().map { index, series in
      """
      <pattern id="series\(index)" width="6" height="6" patternUnits="userSpaceOnUse"><rect width="6" height="6" fill="\(series.0)"/><path d="\(series.1)" stroke="#fff" stroke-width="1.5"/></pattern>

      """
    }.joined()
  }

  private static func fill(_ series: Int) -> String { "url(#series\(series % colours.count))" }

  // MARK: Text

  static func escaped(_ text: String) -> String {
    Sanitizer.line(text).replacing("&", with: "&amp;").replacing("<", with: "&lt;")
      .replacing(">", with: "&gt;").replacing("\"", with: "&quot;")
  }

  private static func description(_ chart: Chart) -> String {
    let sentences = chart.panels.flatMap { panel in
      panel.categories.flatMap { category in
        category.marks.map { mark in
          let series =
            panel.series.count > 1 || panel.isSlope ? ", " + panel.series[mark.series] : ""
          let base = mark.base.isEmpty ? "" : " (\(mark.base))"
          let name = category.label + (series == ", " ? "" : series)
          return "\(name): \(mark.text)\(base)\(interval(mark, chart.language))."
        }
      }
    }
    return (sentences + [chart.source]).joined(separator: " ")
  }

  private static func interval(_ mark: Chart.Mark, _ language: Language) -> String {
    guard let interval = mark.interval else { return "" }
    let ends = [interval.lowerBound, interval.upperBound].map { Value.real($0).text(in: language) }
    return " [\(ends[0])–\(ends[1])]"
  }

  /// What is drawn so far, and how far down.
  private struct Body {
    var text = ""
    var y = 0

    mutating func add(_ element: String) { text += element + "\n" }

    mutating func label(_ text: String, x: Int, y: Int, style: String = "") {
      let style = style.isEmpty ? "" : " class=\"\(style)\""
      add("<text x=\"\(x)\" y=\"\(y)\"\(style)>\(escaped(text))</text>")
    }

    mutating func heading(_ text: String) {
      label(text, x: margin, y: y, style: "heading")
      y += 22
    }

    mutating func note(_ text: String) {
      label(text, x: margin, y: y, style: "note")
      y += 18
    }

    mutating func legend(_ series: [String]) {
      for (index, name) in series.enumerated() {
        add(
          "<rect x=\"\(margin)\" y=\"\(y - 11)\" width=\"22\" height=\"13\" fill=\"\(fill(index))\"/>"
        )
        label(name, x: margin + 30, y: y)
        y += 19
      }
    }
  }

  // MARK: Bars

  private static func bars(
    _ panel: Chart.Panel, _ language: Language, _ body: inout Body
  ) {
    let left = margin + labels
    let room = width - left - values - margin
    func x(_ value: Double) -> Int {
      let share =
        (value - panel.range.lowerBound) / (panel.range.upperBound - panel.range.lowerBound)
      return left + Int((min(1, max(0, share)) * Double(room)).rounded())
    }
    let top = body.y
    var rows = Body()
    rows.y = top + 4
    for category in panel.categories {
      let lines = Wrapping.lines(category.label, width: 36)
      let height = max(category.marks.count * (bar + 4), lines.count * 16)
      for (index, line) in lines.enumerated() {
        rows.label(line, x: left - 10, y: rows.y + 14 + index * 16, style: "end")
      }
      for (index, mark) in category.marks.enumerated() {
        draw(mark, y: rows.y + index * (bar + 4), x: x, end: left + room, &rows)
      }
      rows.y += height + 8
    }
    for step in 0...4 {
      let value =
        panel.range.lowerBound
        + (panel.range.upperBound - panel.range.lowerBound) * Double(step) / 4
      body.add(
        "<line class=\"grid\" x1=\"\(x(value))\" y1=\"\(top)\" x2=\"\(x(value))\" y2=\"\(rows.y)\"/>"
      )
      let unit = step == 4 && !panel.unit.isEmpty ? " " + panel.unit : ""
      body.label(
        Value.real(value).text(in: language) + unit, x: x(value), y: rows.y + 16,
        style: "note middle")
    }
    body.text += rows.text
    let zero = x(max(0, panel.range.lowerBound))
    body.add("<line class=\"axis\" x1=\"\(zero)\" y1=\"\(top)\" x2=\"\(zero)\" y2=\"\(rows.y)\"/>")
    body.y = rows.y + 32
  }

  private static func draw(
    _ mark: Chart.Mark, y: Int, x: (Double) -> Int, end: Int, _ body: inout Body
  ) {
    let from = x(min(mark.value.map { min(0, $0) } ?? mark.low, mark.low))
    let to = x(mark.value.map { max(0, $0) } ?? mark.high)
    let start = mark.value == nil ? x(mark.low) : min(from, x(0))
    body.add(
      "<rect x=\"\(start)\" y=\"\(y)\" width=\"\(max(1, to - start))\" height=\"\(bar)\" fill=\"\(fill(mark.series))\"/>"
    )
    if let interval = mark.interval {
      let (low, high) = (x(interval.lowerBound), x(interval.upperBound))
      let middle = y + bar / 2
      body.add(
        "<path class=\"whisker\" d=\"M\(low) \(middle)H\(high)M\(low) \(middle - 5)V\(middle + 5)M\(high) \(middle - 5)V\(middle + 5)\"/>"
      )
    }
    let base = mark.base.isEmpty ? "" : ", " + mark.base
    body.label(mark.text + base, x: end + 10, y: y + 14)
  }

  // MARK: Lines

  private static func slope(_ panel: Chart.Panel, _ body: inout Body) {
    let left = margin + 90
    let room = 380
    let height = 240
    let top = body.y + 10
    func x(_ category: Int) -> Int {
      left + category * room / max(1, panel.categories.count - 1)
    }
    func y(_ mark: Chart.Mark) -> Int {
      let value = mark.value ?? (mark.low + mark.high) / 2
      let share =
        (value - panel.range.lowerBound) / (panel.range.upperBound - panel.range.lowerBound)
      return top + Int(((1 - min(1, max(0, share))) * Double(height)).rounded())
    }
    for (index, category) in panel.categories.enumerated() {
      body.add(
        "<line class=\"grid\" x1=\"\(x(index))\" y1=\"\(top)\" x2=\"\(x(index))\" y2=\"\(top + height)\"/>"
      )
      body.label(category.label, x: x(index), y: top + height + 20, style: "note middle")
    }
    var taken: [Int: [Int]] = [:]
    func free(_ wanted: Int, _ category: Int) -> Int {
      var place = wanted
      while taken[category, default: []].contains(where: { abs($0 - place) < 15 }) { place += 15 }
      taken[category, default: []].append(place)
      return place
    }
    for series in panel.series.indices {
      let points = panel.categories.indices.compactMap { index in
        panel.categories[index].marks.first { $0.series == series }.map { (index, $0) }
      }
      let colour = colours[series % colours.count]
      let dash = ["", "7 3", "2 3", "9 3 2 3"][series % 4]
      let path = points.enumerated().map { "\($0 == 0 ? "M" : "L")\(x($1.0)) \(y($1.1))" }.joined()
      body.add(
        "<path class=\"line\" d=\"\(path)\" stroke=\"\(colour)\" stroke-dasharray=\"\(dash)\"/>")
      for (index, mark) in points {
        body.add("<circle cx=\"\(x(index))\" cy=\"\(y(mark))\" r=\"4.5\" fill=\"\(colour)\"/>")
        let isLast = index == panel.categories.count - 1
        let base = mark.base.isEmpty ? "" : ", " + mark.base
        let name = isLast && !panel.series[series].isEmpty ? ": " + panel.series[series] : ""
        body.label(
          mark.text + base + name, x: x(index) + (isLast ? 12 : -12), y: free(y(mark) + 5, index),
          style: isLast ? "" : "end")
      }
    }
    body.y = top + height + 40
  }
}
