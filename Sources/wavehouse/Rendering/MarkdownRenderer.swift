import Reports

/// Reports as Markdown, for documents and tickets.
enum MarkdownRenderer {
  /// Title, facts, tables and notes.
  static func text(_ report: Report, in wording: Wording = .english) -> String {
    let wording = wording.of(report)
    var parts = ["## \(escape(report.title))\n"]
    if !report.facts.isEmpty {
      parts.append(
        report.facts.map { name, value in
          let wording = wording.ofFacts(of: report)
          let text = wording.text(value, of: report.sources[name])
          return "- \(escape(wording.heading(name))): \(escape(text))\n"
        }.joined())
    }
    for table in report.tables {
      let alignments = table.columns.indices.map { index in
        table.rows.contains { $0[index].looksLikeNumber } ? "---:" : "---"
      }
      let lines =
        [table.columns.map { escape(wording.heading($0)) }, alignments]
        + table.rows.map { row in
          zip(table.columns, row).map { escape(wording.text($1, of: table.sources[$0])) }
        }
      parts.append(lines.map { "| " + $0.joined(separator: " | ") + " |\n" }.joined())
    }
    if !report.notes.isEmpty {
      parts.append(report.notes.map { "- \(escape($0))\n" }.joined())
    }
    return parts.joined(separator: "\n")
  }

  private static func escape(_ text: String) -> String {
    Sanitizer.line(text).replacing("|", with: "\\|")
  }
}
