import Reports
import Survey

/// Reports as Markdown, for documents and tickets.
enum MarkdownRenderer {
  /// Title, facts, tables and notes.
  static func text(_ report: Report, in language: Language = .english) -> String {
    var parts = ["## \(escape(report.title))\n"]
    if !report.facts.isEmpty {
      parts.append(
        report.facts.map { "- \($0.name): \(escape($0.value.text(in: language)))\n" }.joined())
    }
    for table in report.tables {
      let alignments = table.columns.indices.map { index in
        table.rows.contains { $0[index].looksLikeNumber } ? "---:" : "---"
      }
      let lines =
        [table.columns.map { escape(Headings.text($0, in: language)) }, alignments]
        + table.rows.map { $0.map { escape($0.text(in: language)) } }
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
