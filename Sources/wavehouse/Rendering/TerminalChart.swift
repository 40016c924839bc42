import Database
import Reports
import Survey

/// Charts as text: bars with the value, the base and the interval beside them, lines for trends.
struct TerminalChart {
  let width: Int
  let hasColour: Bool

  /// Draws for a terminal of a width; in colour only where asked to.
  init(width: Int, hasColour: Bool) {
    self.width = min(width, 120)
    self.hasColour = hasColour
  }

  /// The panels one below the other, then the source.
  func text(_ chart: Chart) -> String {
    let panels = chart.panels.map { panel in
      (panel.title.isEmpty ? "" : lines(panel.title))
        + (panel.isSlope ? SlopeText(panel, self).text : bars(panel, chart.language))
    }
    return panels.joined(separator: "\n") + "\n" + lines(chart.source)
  }

  private func lines(_ text: String) -> String {
    Wrapping.lines(Sanitizer.line(text), width: width).map { $0 + "\n" }.joined()
  }

  // MARK: Colour

  /// Blue, orange, green and purple that people with any colour vision tell apart (after Okabe and
  /// Ito), as numbers of the 256 colours of terminals.
  private static let colours = [32, 208, 36, 175]

  /// A text in the colour of a series.
  func coloured(_ text: String, _ series: Int) -> String {
    guard hasColour, !text.isEmpty else { return text }
    return "\u{1B}[38;5;\(Self.colours[series % Self.colours.count])m\(text)\u{1B}[0m"
  }

  // MARK: Bars

  /// What the bars of the series are made of, so that they differ without colour.
  private static let fills: [Character] = ["█", "▒", "▓", "░"]
  private static let parts = [" ", "▏", "▎", "▍", "▌", "▋", "▊", "▉"]

  private func bars(_ panel: Chart.Panel, _ language: Language) -> String {
    let isGrouped = panel.series.count > 1
    let names = isGrouped ? panel.series.map { "  " + $0 } : panel.categories.map(\.label)
    let margin = min(names.map { DisplayWidth.of(Sanitizer.line($0)) }.max() ?? 0, width * 2 / 5)
    let marks = panel.categories.flatMap(\.marks)
    let values = marks.map { DisplayWidth.of($0.text) }.max() ?? 0
    let bases = marks.map { DisplayWidth.of($0.base) }.max() ?? 0
    let room = max(10, width - margin - 2 - values - bases - 4)
    var text = ""
    for category in panel.categories {
      if isGrouped { text += lines(category.label) }
      for mark in category.marks {
        let name = isGrouped ? "  " + panel.series[mark.series] : category.label
        text += row(
          mark, name,
          Row(panel: panel, margin: margin, room: room, values: values, language: language))
      }
    }
    return text + axis(panel, language, margin: margin, room: room)
  }

  private struct Row {
    let panel: Chart.Panel
    let margin: Int
    let room: Int
    let values: Int
    let language: Language

    /// How many columns from the start of the axis a value stands.
    func column(_ value: Double) -> Double {
      let range = panel.range
      let share = (value - range.lowerBound) / (range.upperBound - range.lowerBound)
      return min(1, max(0, share)) * Double(room)
    }
  }

  private func row(_ mark: Chart.Mark, _ name: String, _ row: Row) -> String {
    let labels = Wrapping.lines(Sanitizer.line(name), width: max(8, row.margin))
    let bar = bar(mark, row)
    let blank = String(repeating: " ", count: row.room - bar.width)
    var line = padded(labels[0], row.margin) + "  " + coloured(bar.text, mark.series) + blank + "  "
    line += String(repeating: " ", count: row.values - DisplayWidth.of(mark.text)) + mark.text
    if !mark.base.isEmpty { line += "  " + mark.base }
    var rest = labels.dropFirst().map { padded($0, row.margin) }
    if let interval = mark.interval {
      let first = rest.isEmpty ? padded("", row.margin) : rest.removeFirst()
      let ends = [interval.lowerBound, interval.upperBound].map {
        Value.real($0).text(in: row.language)
      }
      let drawn = whisker(interval, row)
      let gap = String(repeating: " ", count: max(1, row.room - DisplayWidth.of(drawn)))
      rest.insert(first + "  " + drawn + gap + "  " + ends.joined(separator: "–"), at: 0)
    }
    return ([line] + rest).map { trimmed($0) + "\n" }.joined()
  }

  private func bar(_ mark: Chart.Mark, _ row: Row) -> (text: String, width: Int) {
    let fill = Self.fills[mark.series % Self.fills.count]
    guard let value = mark.value else {
      // A range: from its lower to its upper end.
      let start = Int(row.column(mark.low))
      let end = max(start + 1, Int(row.column(mark.high).rounded()))
      let text = String(repeating: " ", count: start) + String(repeating: fill, count: end - start)
      return (text, end)
    }
    let zero = Int(row.column(max(0, row.panel.range.lowerBound)).rounded())
    let columns = row.column(value)
    if columns < Double(zero) {
      let start = Int(columns.rounded())
      return (
        String(repeating: " ", count: start) + String(repeating: fill, count: zero - start), zero
      )
    }
    let eighths = Int((columns * 8).rounded())
    let whole = fill == "█" ? eighths / 8 : Int(columns.rounded())
    let part = fill == "█" && eighths % 8 > 0 ? Self.parts[eighths % 8] : ""
    let text =
      String(repeating: " ", count: zero) + String(repeating: fill, count: max(0, whole - zero))
      + part
    return (text, zero + max(0, whole - zero) + (part.isEmpty ? 0 : 1))
  }

  private func whisker(_ interval: ClosedRange<Double>, _ row: Row) -> String {
    let start = min(row.room - 1, Int(row.column(interval.lowerBound).rounded()))
    let end = min(row.room - 1, max(start + 1, Int(row.column(interval.upperBound).rounded())))
    return String(repeating: " ", count: start) + "├"
      + String(repeating: "─", count: max(0, end - start - 1)) + "┤"
  }

  private func axis(_ panel: Chart.Panel, _ language: Language, margin: Int, room: Int) -> String {
    let low = Value.real(panel.range.lowerBound).text(in: language)
    let high =
      Value.real(panel.range.upperBound).text(in: language)
      + (panel.unit.isEmpty ? "" : " " + panel.unit)
    let indent = String(repeating: " ", count: margin + 2)
    let rule = indent + "└" + String(repeating: "─", count: max(0, room - 2)) + "┘\n"
    let gap = String(
      repeating: " ", count: max(1, room - DisplayWidth.of(low) - DisplayWidth.of(high)))
    return rule + indent + low + gap + high + "\n"
  }

  private func padded(_ text: String, _ width: Int) -> String {
    text + String(repeating: " ", count: max(0, width - DisplayWidth.of(text)))
  }

  private func trimmed(_ text: String) -> String {
    var text = text
    while text.hasSuffix(" ") { text.removeLast() }
    return text
  }
}
