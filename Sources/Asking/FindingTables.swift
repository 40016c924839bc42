import Database
import Reports
import Store
import Survey

/// Tables of findings, for programs and for people.
struct FindingTables {
  private let language: Language
  private let findings: [String: Finding]
  private let columns: [String]
  private let rows: [String: [Value]]

  /// Reads what is to be said of the findings that will be shown.
  init(_ asker: Asker, _ found: [FoundFinding]) throws {
    language = asker.language
    let (stored, ids) = (StoredFindings(asker.connection), found.map(\.outline.id))
    findings = Dictionary(try stored.named(ids).map { ($0.id, $0) }) { first, _ in first }
    (columns, rows) =
      asker.isForPrograms
      ? try stored.columns(of: ids)
      : (["finding_id"], Dictionary(ids.map { ($0, [.text($0)]) }) { first, _ in first })
  }

  /// What is to be said of a finding.
  subscript(found: FoundFinding) -> Finding? { findings[found.outline.id] }

  /// All columns of `findings`, for programs; for people the identifiers.
  func full(_ found: [FoundFinding]) -> Report.Table {
    Report.Table(
      name: "answers", columns: columns, rows: found.compactMap { rows[$0.outline.id] },
      findings: found.map { [self[$0]].compactMap { $0 } })
  }

  /// All columns of `findings` behind the reason why each stands there.
  func full(_ context: [(why: String, finding: FoundFinding)]) -> Report.Table {
    let table = full(context.map(\.finding))
    return Report.Table(
      name: "context", columns: ["why"] + table.columns,
      rows: zip(context, table.rows).map { [.text($0.why)] + $1 })
  }

  /// What people read, the number first.
  func short(_ found: [FoundFinding], _ name: String) -> Report.Table {
    let table = short(found.map { ("", $0) })
    return Report.Table(
      name: name, columns: Array(table.columns.dropFirst()),
      rows: table.rows.map { Array($0.dropFirst()) }, findings: table.findings)
  }

  /// What people read, each row with the reason why it stands there.
  func short(_ context: [(why: String, finding: FoundFinding)]) -> Report.Table {
    let shown = context.compactMap { why, found in self[found].map { (why: why, finding: $0) } }
    let all = shown.map(\.finding)
    let hasSpheres = all.contains { $0.subject.question.sphere != nil }
    let hasQuestions = Set(all.map(\.subject.question.concept)).count > 1
    let isStated = all.contains { $0.amount.qualifier != .exact || $0.amount.isComputed }
    var columns = ["why", "value", "unit"]
    if isStated { columns.append("stated") }
    columns += ["base", "respondents", "item"]
    if hasQuestions { columns.append("question") }
    columns.append("wave")
    if hasSpheres { columns.append("sphere") }
    columns += ["exhibit", "finding_id"]
    let rows = shown.map { why, finding in
      row(why, finding, isStated: isStated, hasQuestions: hasQuestions, hasSpheres: hasSpheres)
    }
    return Report.Table(name: "context", columns: columns, rows: rows, findings: all.map { [$0] })
  }

  private func row(
    _ why: String, _ finding: Finding, isStated: Bool, hasQuestions: Bool, hasSpheres: Bool
  ) -> [Value] {
    let (subject, amount) = (finding.subject, finding.amount)
    let question = subject.question
    var row: [Value] = [
      .text(why),
      amount.value.map { amount.isComputed ? ($0 * 10).rounded() / 10 : $0 }.databaseValue,
      .text(subject.unit.word(in: language)),
    ]
    if isStated { row.append(.text(amount.wording[language])) }
    row += [
      .text(finding.base.text), .text(subject.group.labels[language]),
      .text(subject.itemLabels[language]),
    ]
    if hasQuestions { row.append(.text(question.labels[language])) }
    row.append(.text(finding.wave.labels[language]))
    if hasSpheres { row.append(.text(question.sphere?[language] ?? "")) }
    let place =
      amount.isComputed
      ? language.pick("Antworten", "answers") : language.pick("Text", "text")
    return row + [.text(finding.source.exhibit ?? place), .text(finding.id)]
  }
}
