import Database
import Reports

/// Reports as aligned text for a terminal.
struct TextRenderer {
  /// How many columns there are; `nil` for no limit, where text is wrapped as for 120 and a table may
  /// be wider.
  let limit: Int?
  private var width: Int { limit ?? 120 }

  /// Whether charts may be in colour.
  private let hasColour: Bool

  private let wording: Wording

  init(width: Int?, wording: Wording = .english, hasColour: Bool = false) {
    limit = width
    self.wording = wording
    self.hasColour = hasColour
  }

  /// Title, facts, tables and notes.
  func text(_ report: Report) -> String {
    let wording = wording.of(report)
    var parts = [Sanitizer.line(report.title) + "\n"]
    if let chart = report.chart {
      parts.append(TerminalChart(width: width, hasColour: hasColour).text(chart))
    }
    if !report.facts.isEmpty {
      parts.append(facts(report.facts, report.sources, wording.ofFacts(of: report)))
    }
    for (index, table) in report.tables.enumerated() {
      let heading =
        index == 0 && report.role != .record && report.isAnswered
        ? "" : wording.heading(table.name) + "\n"
      let aligned = TextTable(table, width: width, wording: wording)
      parts.append(
        heading + (aligned.fits || limit == nil ? aligned.text : records(table, wording)))
    }
    if !report.notes.isEmpty {
      parts.append(report.notes.map { paragraph(Sanitizer.line($0), bullet: "* ") }.joined())
    }
    return parts.joined(separator: "\n")
  }

  /// The rows one below the other, for a table that is too wide for the terminal.
  private func records(_ table: Report.Table, _ wording: Wording) -> String {
    table.rows.map { row in
      facts(zip(table.columns, row).map { (name: $0, value: $1) }, table.sources, wording)
    }
    .joined(separator: "\n")
  }

  /// A line for each name with its value; what has none is left out.
  private func facts(
    _ facts: [(name: String, value: Value)], _ sources: [String: String], _ wording: Wording
  ) -> String {
    let shown = facts.filter { $0.value != .null }.map { fact in
      (
        label: Sanitizer.line(wording.heading(fact.name)),
        text: wording.text(fact.value, of: sources[fact.name])
      )
    }
    let margin = shown.map { DisplayWidth.of($0.label) }.max() ?? 0
    return shown.map { label, text in
      let name = label + String(repeating: " ", count: margin - DisplayWidth.of(label))
      return text.split(separator: "\n", omittingEmptySubsequences: false)
        .enumerated()
        .map { index, line in
          let bullet = index == 0 ? name + "  " : String(repeating: " ", count: margin + 2)
          return paragraph(Sanitizer.line(String(line)), bullet: bullet)
        }.joined()
    }.joined()
  }

  /// Text behind a bullet, its further lines indented as far.
  private func paragraph(_ text: String, bullet: String) -> String {
    let indent = DisplayWidth.of(bullet)
    let lines = Wrapping.lines(text, width: max(20, width - indent))
    return lines.enumerated().map { index, line in
      (index == 0 ? bullet : String(repeating: " ", count: indent)) + line + "\n"
    }.joined()
  }
}
