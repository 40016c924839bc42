import Reports

/// A line for each series from one point in time to the next, in a grid of characters.
struct SlopeText {
  private let panel: Chart.Panel
  private let chart: TerminalChart
  private var dots: [[UInt8]]
  private var owners: [[Int]]
  private let left: Int
  private let plot: Int

  private static let height = 12

  /// Lays a panel out.
  init(_ panel: Chart.Panel, _ chart: TerminalChart) {
    self.panel = panel
    self.chart = chart
    let first = panel.categories.first?.marks.map { mark in
      DisplayWidth.of(mark.text) + (mark.base.isEmpty ? 0 : 2 + DisplayWidth.of(mark.base))
    }
    left = (first?.max() ?? 0) + 1
    plot = max(16, min(48, chart.width - left - 30))
    dots = Array(repeating: Array(repeating: 0, count: plot), count: Self.height)
    owners = Array(repeating: Array(repeating: 0, count: plot), count: Self.height)
    for series in panel.series.indices { draw(series) }
  }

  private func mark(_ series: Int, _ category: Int) -> Chart.Mark? {
    panel.categories[category].marks.first { $0.series == series }
  }

  /// The middle of what a mark says, in dots: four to a row, two to a column.
  private func point(_ series: Int, _ category: Int) -> (x: Int, y: Int)? {
    guard let mark = mark(series, category) else { return nil }
    let value = mark.value ?? (mark.low + mark.high) / 2
    let share = (value - panel.range.lowerBound) / (panel.range.upperBound - panel.range.lowerBound)
    let steps = max(1, panel.categories.count - 1)
    let x = category * (plot * 2 - 1) / steps
    return (x, Int(((1 - min(1, max(0, share))) * Double(Self.height * 4 - 1)).rounded()))
  }

  private mutating func draw(_ series: Int) {
    var last: (x: Int, y: Int)?
    for category in panel.categories.indices {
      guard let point = point(series, category) else { continue }
      if let last {
        let steps = max(abs(point.x - last.x), abs(point.y - last.y), 1)
        for step in 0...steps {
          set(
            last.x + (point.x - last.x) * step / steps, last.y + (point.y - last.y) * step / steps,
            series)
        }
      }
      last = point
    }
  }

  /// The bits of a braille pattern (Unicode block U+2800) by column and row of the dot.
  private static let bits: [[UInt8]] = [[0x01, 0x02, 0x04, 0x40], [0x08, 0x10, 0x20, 0x80]]

  private mutating func set(_ x: Int, _ y: Int, _ series: Int) {
    dots[y / 4][x / 2] |= Self.bits[x % 2][y % 4]
    owners[y / 4][x / 2] = series
  }

  /// The rows of the grid with the values to both sides, the points in time below.
  var text: String {
    let starts = labels(at: 0)
    let ends = labels(at: panel.categories.count - 1)
    var text = ""
    for row in 0..<Self.height {
      let start = starts[row] ?? ""
      let blanks = String(repeating: " ", count: max(0, left - 1 - DisplayWidth.of(start)))
      var line = blanks + start + " " + cells(row)
      if let end = ends[row] { line += " " + end }
      while line.hasSuffix(" ") || line.hasSuffix("\u{2800}") { line.removeLast() }
      text += line + "\n"
    }
    return text + times
  }

  /// The characters of a row, marks on the lines included.
  private func cells(_ row: Int) -> String {
    var text = ""
    for column in 0..<plot {
      let isPoint = panel.series.indices.contains { series in
        panel.categories.indices.contains { category in
          point(series, category).map { $0.y / 4 == row && $0.x / 2 == column } == true
        }
      }
      let pattern = Unicode.Scalar(0x2800 + UInt32(dots[row][column])).map(Character.init) ?? " "
      let cell = isPoint ? "●" : dots[row][column] == 0 ? " " : String(pattern)
      text += cell == " " ? cell : chart.coloured(cell, owners[row][column])
    }
    return text
  }

  /// What stands beside a point in time: the values, at its end with the names of the series; where two
  /// would stand in one row, the lower moves down.
  private func labels(at category: Int) -> [Int: String] {
    let isEnd = category > 0
    var labels: [Int: String] = [:]
    let series = panel.series.indices.sorted {
      (point($0, category)?.y ?? 0) < (point($1, category)?.y ?? 0)
    }
    for index in series {
      guard let mark = mark(index, category), let point = point(index, category) else { continue }
      var row = point.y / 4
      while labels[row] != nil, row < Self.height - 1 { row += 1 }
      let name = Sanitizer.line(panel.series[index])
      let parts = [mark.text, mark.base, isEnd ? name : ""].filter { !$0.isEmpty }
      let text = parts.joined(separator: "  ")
      labels[row] = labels[row].map { $0 + ", " + text } ?? text
    }
    return labels
  }

  /// The names of the points in time, the first to the left, the last to the right.
  private var times: String {
    var line = String(repeating: " ", count: left)
    for (index, category) in panel.categories.enumerated() {
      let label = Sanitizer.line(category.label)
      let width = DisplayWidth.of(label)
      let center = left + index * (plot - 1) / max(1, panel.categories.count - 1)
      let start = index == 0 ? left : max(DisplayWidth.of(line) + 1, center + 1 - width)
      line += String(repeating: " ", count: max(0, start - DisplayWidth.of(line))) + label
    }
    return line + "\n"
  }
}
