import Database
import Reports
import Survey

/// Tables of findings, for programs and for people.
struct FindingTables {
  private let lexicon: Lexicon
  private let language: Language
  private let columns: [String]
  private let places: [String: Int]

  init(_ lexicon: Lexicon, _ language: Language, _ columns: [String]) {
    self.lexicon = lexicon
    self.language = language
    self.columns = columns
    places = Dictionary(zip(columns, columns.indices)) { first, _ in first }
  }

  /// What `stated_findings` has beyond `findings`.
  private static let added: Set<String> = ["stated_de", "stated_en", "base", "cell"]

  /// All columns of `findings`.
  func full(_ findings: [FoundFinding]) -> Report.Table {
    let kept = columns.indices.filter { !Self.added.contains(columns[$0]) }
    return Report.Table(
      name: "answers", columns: kept.map { columns[$0] },
      rows: findings.map { finding in kept.map { finding.values[$0] } })
  }

  /// All columns of `findings` behind the reason why each stands there.
  func full(_ context: [(why: String, finding: FoundFinding)]) -> Report.Table {
    let table = full(context.map(\.finding))
    return Report.Table(
      name: "context", columns: ["why"] + table.columns,
      rows: zip(context, table.rows).map { [.text($0.why)] + $1 })
  }

  private func text(_ finding: FoundFinding, _ column: String) -> String {
    places[column].flatMap { finding.values[$0].text } ?? ""
  }

  /// Whether the number was computed from answers instead of printed.
  private func isComputed(_ finding: FoundFinding) -> Bool { !text(finding, "weighting").isEmpty }

  /// The item as its question calls it.
  func item(_ finding: FoundFinding) -> String {
    text(finding, language.pick("item_label_de", "item_label_en"))
  }

  /// The value with its unit and how exactly it is stated.
  func figure(_ finding: FoundFinding) -> String {
    let cell = text(finding, "cell")
    let unit = Unit.word(finding.unit, in: language)
    let number = language == .german ? cell.replacing(".", with: ",") : cell
    return unit.isEmpty ? number : number + " " + unit
  }

  /// What people read, the figure first.
  func short(_ findings: [FoundFinding], _ name: String) -> Report.Table {
    var table = short(findings.map { ("", $0) })
    table = Report.Table(
      name: name, columns: Array(table.columns.dropFirst()),
      rows: table.rows.map { Array($0.dropFirst()) })
    return table
  }

  /// What people read, each row with the reason why it stands there.
  func short(_ context: [(why: String, finding: FoundFinding)]) -> Report.Table {
    let all = context.map(\.finding)
    let hasSpheres = all.contains { lexicon.questions[$0.question].sphere != nil }
    let hasQuestions = Set(all.map { lexicon.questions[$0.question].questionConcept }).count > 1
    let isStated = all.contains { text($0, "qualifier") != "exact" || isComputed($0) }
    var columns = ["why", "value", "unit"]
    if isStated { columns.append("stated") }
    columns += ["base", "respondents", "item"]
    if hasQuestions { columns.append("question") }
    columns.append("wave")
    if hasSpheres { columns.append("sphere") }
    columns += ["exhibit", "finding_id"]
    let rows = context.map { why, finding in
      row(why, finding, isStated: isStated, hasQuestions: hasQuestions, hasSpheres: hasSpheres)
    }
    return Report.Table(name: "context", columns: columns, rows: rows)
  }

  private func row(
    _ why: String, _ finding: FoundFinding, isStated: Bool, hasQuestions: Bool, hasSpheres: Bool
  ) -> [Value] {
    let question = lexicon.questions[finding.question]
    var row: [Value] = [
      .text(why),
      finding.value.map { .real(isComputed(finding) ? ($0 * 10).rounded() / 10 : $0) } ?? .null,
      .text(Unit.word(finding.unit, in: language)),
    ]
    if isStated { row.append(.text(text(finding, language.pick("stated_de", "stated_en")))) }
    row += [
      .text(text(finding, "base")),
      .text(lexicon.groups[finding.group].labels.text(language)), .text(item(finding)),
    ]
    if hasQuestions {
      row.append(.text(lexicon.questionConcepts[question.questionConcept].labels.text(language)))
    }
    row.append(.text(lexicon.waves[question.wave].labels.text(language)))
    if hasSpheres {
      row.append(.text(question.sphere.map { lexicon.spheres[$0].labels.text(language) } ?? ""))
    }
    let exhibit = text(finding, "exhibit")
    let place =
      isComputed(finding)
      ? language.pick("Antworten", "answers") : language.pick("Text", "text")
    return row + [.text(exhibit.isEmpty ? place : exhibit), .text(finding.id)]
  }
}
