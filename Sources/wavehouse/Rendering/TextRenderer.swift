import Database
import Inquiry

/// Reports as aligned text for a terminal.
struct TextRenderer {
  let width: Int

  /// Title, facts, tables and notes.
  func text(_ report: Report) -> String {
    var parts = [Sanitizer.line(report.title) + "\n"]
    if !report.facts.isEmpty { parts.append(facts(report)) }
    for (index, table) in report.tables.enumerated() {
      let heading = index == 0 && report.role != .record ? "" : table.name + "\n"
      parts.append(heading + TextTable(table, width: width).text)
    }
    if !report.notes.isEmpty {
      parts.append(report.notes.map { paragraph(Sanitizer.line($0), bullet: "* ") }.joined())
    }
    return parts.joined(separator: "\n")
  }

  private func facts(_ report: Report) -> String {
    let shown = report.facts.filter { $0.value != .null }
    let margin = shown.map { DisplayWidth.of($0.name) }.max() ?? 0
    return shown.map { fact in
      let name = fact.name + String(repeating: " ", count: margin - DisplayWidth.of(fact.name))
      return fact.value.plainText.split(separator: "\n", omittingEmptySubsequences: false)
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
