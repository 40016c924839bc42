package import Database
import Reports
package import Store
package import Survey
import Text

/// Says how far findings that stand side by side can be compared.
///
/// Each rule looks at the findings of a result and yields sentences; none changes the result. `CROSS JOIN`
/// says in which order tables are read, where SQLite would take longer to find it than to read them.
package struct Comparability {
  private let connection: Connection
  private let language: Language

  /// How many notes of one kind are written out; the rest are counted.
  private static let limit = 8

  /// Looks up in a warehouse what is known of findings.
  package init(_ connection: Connection, language: Language) {
    self.connection = connection
    self.language = language
  }

  /// The notes on findings that stand side by side.
  ///
  /// - Parameter showsBases: Whether their bases stand beside them, so that a sign needs a word.
  /// - Throws: `DatabaseError`.
  package func notes(on findings: [Finding], showsBases: Bool = false) throws -> [String] {
    guard !findings.isEmpty else { return [] }
    let list = JSON.texts(findings.map(\.id)).text()
    let waves = Set(findings.map(\.wave.id)).count
    var notes: [String] = []
    if Set(findings.map(\.subject.question.id)).count > 1 { notes += try differentQuestions(list) }
    if let kind = onlyKind(findings) { notes += try silentStudies(list, kind) }
    if waves > 1 { notes += differentGroups(findings) }
    notes += ownNotes(findings)
    if Set(findings.map(\.source.document)).count > waves { notes += printedTwice(findings) }
    notes += try discrepancies(list)
    notes += unknownBases(findings, showsBases: showsBases)
    return notes + voluntaryWaves(findings)
  }

  /// The one kind of municipality that all findings are about, unless that is every kind.
  private func onlyKind(_ findings: [Finding]) -> UnitKind? {
    let kinds = Set(findings.map(\.subject.group.kind))
    return kinds.count == 1 ? kinds.first.flatMap { $0 == .any ? nil : $0 } : nil
  }

  private func sentences(
    _ sql: String, _ list: String, _ compose: ([String]) -> String
  ) throws -> [String] {
    try connection.table("", sql, ["ids": list], in: language).rows
      .map { row in compose(row.map { $0.text ?? "" }) }
  }

  /// Questions that only look alike, with the difference as the warehouse words it.
  private func differentQuestions(_ list: String) throws -> [String] {
    try sentences(
      """
      WITH asked AS (
        SELECT DISTINCT question_id
        FROM observations
        WHERE finding_id IN (SELECT value FROM json_each(:ids))
      )
      SELECT
        iif(:lang = 'de', w.label_de, w.label_en),
        iif(:lang = 'de', v.label_de, v.label_en),
        iif(:lang = 'de', k.difference_de, k.difference_en),
        k.relation
      FROM question_comparisons AS k
      CROSS JOIN questions AS a ON a.question_id = k.question_a
      CROSS JOIN questions AS b ON b.question_id = k.question_b
      CROSS JOIN waves AS w ON w.wave_id = a.wave_id
      CROSS JOIN waves AS v ON v.wave_id = b.wave_id
      WHERE k.relation <> 'same'
        AND k.question_a IN asked
        AND k.question_b IN asked
      ORDER BY k.question_a, k.question_b
      """, list
    ) { texts in
      let waves = texts[0] == texts[1] ? texts[0] : "\(texts[0]) / \(texts[1])"
      let heading =
        texts[3] == "similar"
        ? language.pick("Ähnliche, nicht gleiche Fragen", "Similar questions, not the same")
        : language.pick("Verschiedene Fragen", "Different questions")
      return "\(heading) (\(waves)): \(texts[2])"
    }
  }

  /// Studies that report the same item, but not for the kind of municipality in the result.
  private func silentStudies(_ list: String, _ kind: UnitKind) throws -> [String] {
    var notes: [String] = []
    try connection.forEachRow(
      """
      WITH
      shown AS (
        SELECT o.concept_id, d.study_id
        FROM json_each(:ids) AS j
        CROSS JOIN observations AS o ON o.finding_id = j.value
        CROSS JOIN documents AS d ON d.document_id = o.document_id
      ),
      others AS (
        SELECT DISTINCT d.study_id, o.respondents_id
        FROM observations AS o
        JOIN documents AS d ON d.document_id = o.document_id
        JOIN waves AS w ON w.wave_id = o.wave_id
        WHERE o.concept_id IN (SELECT concept_id FROM shown)
          AND w.origin = 'survey'
          AND d.study_id NOT IN (SELECT study_id FROM shown)
        ORDER BY d.study_id, o.respondents_id
      )
      SELECT
        t.short_title,
        (
          SELECT iif(:lang = 'de', label_de, label_en) FROM unit_kinds WHERE unit_kind = :kind
        ),
        group_concat(iif(:lang = 'de', r.label_de, r.label_en), '; ')
      FROM others AS x
      JOIN studies AS t ON t.study_id = x.study_id
      JOIN respondents AS r ON r.respondents_id = x.respondents_id
      GROUP BY t.study_id
      HAVING sum(r.unit_kind = :kind) = 0
      """, ["ids": list, "lang": language.rawValue, "kind": kind.rawValue]
    ) { row in
      let texts = (0..<3).map { row.text($0) ?? "" }
      notes.append(
        language.pick(
          "\(texts[0]) hat dazu keine Zahl für \(texts[1]), nur für: \(texts[2]). "
            + "Eine Gesamtzahl ist keine Zahl für \(texts[1]).",
          "\(texts[0]) has no finding on this for \(texts[1]), only for: \(texts[2]). "
            + "A total is not a finding for \(texts[1])."))
    }
    return notes
  }

  /// Groups of different waves whose bands of inhabitants differ.
  private func differentGroups(_ findings: [Finding]) -> [String] {
    let groups = Set(findings.map { Side(wave: $0.wave.id, group: $0.subject.group) })
      .sorted { ($0.wave, $0.group.id) < ($1.wave, $1.group.id) }
    guard groups.count <= 6 else {
      return [
        language.pick(
          "\(groups.count) verschiedene Gruppen stehen nebeneinander; ihre Größen sind nicht "
            + "paarweise verglichen.",
          "\(groups.count) different groups stand side by side; their sizes are not compared in "
            + "pairs.")
      ]
    }
    return groups.enumerated().flatMap { index, first in
      groups[(index + 1)...].filter { first.wave != $0.wave && first.group.kind == $0.group.kind }
        .compactMap { sizeNote(first.group, $0.group) }
    }
  }

  /// A group of a wave beside others.
  private struct Side: Hashable {
    let wave: String
    let group: Finding.Group
  }

  private func sizeNote(_ first: Finding.Group, _ second: Finding.Group) -> String? {
    let names = (first.labels[language], second.labels[language])
    switch first.band.relation(to: second.band) {
    case .equal:
      return nil
    case .within:
      return language.pick(
        "Der Größe nach liegt „\(names.0)“ innerhalb von „\(names.1)“.",
        "By size, \"\(names.0)\" lies within \"\(names.1)\".")
    case .contains:
      return language.pick(
        "Der Größe nach liegt „\(names.1)“ innerhalb von „\(names.0)“.",
        "By size, \"\(names.1)\" lies within \"\(names.0)\".")
    case .overlapping:
      return language.pick(
        "Die Größen von „\(names.0)“ und „\(names.1)“ überschneiden sich nur.",
        "The sizes of \"\(names.0)\" and \"\(names.1)\" only overlap.")
    case .disjoint:
      return language.pick(
        "„\(names.0)“ und „\(names.1)“ haben keine Größe gemeinsam.",
        "\"\(names.0)\" and \"\(names.1)\" have no size in common.")
    }
  }

  /// What the warehouse notes on single findings; where they are many, how many there are.
  private func ownNotes(_ findings: [Finding]) -> [String] {
    let noted = findings.filter { $0.note != nil }
    guard noted.count <= Self.limit else {
      return [
        language.pick(
          "\(noted.count) Befunde tragen eigene Anmerkungen; 'wavehouse show finding ID' zeigt sie.",
          "\(noted.count) findings carry notes of their own; 'wavehouse show finding ID' shows them."
        )
      ]
    }
    let notes = Dictionary(noted.map { ($0.id, $0.note ?? "") }) { first, _ in first }
    return notes.sorted { $0.key < $1.key }.map { "\($0.key): \($0.value)" }
  }

  /// One wave reported by two publications: one finding printed twice, not a confirmation.
  private func printedTwice(_ findings: [Finding]) -> [String] {
    Dictionary(grouping: findings, by: \.wave).sorted { $0.key.id < $1.key.id }
      .compactMap { wave, findings in
        let sources = Dictionary(findings.map { ($0.source.study, $0.source.title) }) { title, _ in
          title
        }
        guard sources.count > 1 else { return nil }
        let titles = sources.sorted { $0.key < $1.key }.map(\.value).joined(separator: " + ")
        let label = wave.labels[language]
        return language.pick(
          "\(titles) berichten dieselbe Welle (\(label)): gleiche Angaben sind ein Befund, "
            + "zweimal gedruckt, keine Bestätigung.",
          "\(titles) report the same wave (\(label)): equal numbers are one finding printed "
            + "twice, not a confirmation.")
      }
  }

  private func discrepancies(_ list: String) throws -> [String] {
    let all = try sentences(
      """
      SELECT
        discrepancy_id,
        iif(:lang = 'de', summary_de, summary_en),
        iif(:lang = 'de', resolution_de, resolution_en)
      FROM discrepancies
      WHERE discrepancy_id IN (
        SELECT p.discrepancy_id
        FROM json_each(:ids) AS j
        JOIN observations AS o ON o.finding_id = j.value
        JOIN discrepancy_places AS p
          ON p.finding_id = o.finding_id
          OR (p.finding_id IS NULL AND p.exhibit_id = o.exhibit_id)
      )
      ORDER BY discrepancy_id
      """, list
    ) { texts in
      language.pick("Unstimmigkeit: ", "Discrepancy: ") + "\(texts[1]) \(texts[2])"
    }
    let more = all.count - Self.limit
    guard more > 0 else { return all }
    return all.prefix(Self.limit) + [
      language.pick(
        "Weitere \(more) Unstimmigkeiten; 'wavehouse query run discrepancies' zeigt alle.",
        "\(more) more discrepancies; 'wavehouse query run discrepancies' shows all.")
    ]
  }

  private func unknownBases(_ findings: [Finding], showsBases: Bool) -> [String] {
    let shares = findings.filter { $0.subject.statistic != .count }
    let unknown = shares.filter { $0.base.minimum == nil }
    guard !unknown.isEmpty else { return [] }
    let showsBounds = showsBases && unknown.contains { $0.base.maximum != nil }
    let counts = "\(unknown.count)/\(shares.count)"
    return [
      language.pick(
        "Nicht gedruckt ist bei \(counts) Werten, wie viele geantwortet haben"
          + (showsBounds ? "; „≤“ nennt die Obergrenze." : "."),
        "For \(counts) findings it is not printed how many answered"
          + (showsBounds ? "; \"≤\" gives an upper bound." : "."))
    ]
  }

  private func voluntaryWaves(_ findings: [Finding]) -> [String] {
    let waves = Set(findings.map(\.wave).filter(\.isVoluntary).map { $0.labels[language] })
    guard !waves.isEmpty else { return [] }
    let labels = waves.sorted().joined(separator: "; ")
    return [
      language.pick(
        "\(labels): alle waren eingeladen, die Teilnahme freiwillig; nicht repräsentativ.",
        "\(labels): everyone was invited and took part by choice; not representative.")
    ]
  }
}
