package import Database
package import Reports
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

  package init(_ connection: Connection, language: Language) {
    self.connection = connection
    self.language = language
  }

  /// The notes on a table that names its findings in a column `finding_id`, or several in each row of
  /// `finding_ids`, with blanks between them.
  package func notes(on table: Report.Table) throws -> [String] {
    let columns = ["finding_id", "finding_ids"]
    guard let column = table.columns.firstIndex(where: columns.contains) else { return [] }
    let ids = table.rows.flatMap { ($0[column].text ?? "").split(separator: " ").map(String.init) }
    guard !ids.isEmpty else { return [] }
    let list = JSON(.array(ids.map { JSON(.string($0)) })).text()
    let result = try Summary(list, connection)
    var notes: [String] = []
    if result.questions > 1 { notes += try differentQuestions(list) }
    if let kind = result.unitKind { notes += try silentStudies(list, kind) }
    if result.waves > 1 { notes += try differentGroups(list) }
    notes += try ownNotes(list, result)
    if result.documents > result.waves { notes += try printedTwice(list) }
    notes += try discrepancies(list)
    if result.withoutBase > 0 {
      let showsBounds = result.bounded > 0 && table.columns.contains("base")
      notes.append(unknownBases(result, showsBounds: showsBounds))
    }
    return notes + (try voluntaryWaves(list))
  }

  /// What the findings of a result have in common, so that only rules that can speak are asked.
  private struct Summary {
    let questions, waves, documents, notes, withoutBase, shares, bounded: Int
    /// The one kind of municipality that all are about, unless that is every kind.
    let unitKind: String?

    init(_ list: String, _ connection: Connection) throws {
      let statement = try connection.prepare(
        """
        SELECT
          count(DISTINCT o.question_id),
          count(DISTINCT o.wave_id),
          count(DISTINCT o.document_id),
          count(o.note),
          sum(o.base_min IS NULL AND o.statistic <> 'count'),
          sum(o.statistic <> 'count'),
          sum(o.base_min IS NULL AND o.base_max IS NOT NULL AND o.statistic <> 'count'),
          iif(count(DISTINCT r.unit_kind) = 1, nullif(max(r.unit_kind), 'any'), NULL)
        FROM json_each(:ids) AS j
        JOIN observations AS o ON o.finding_id = j.value
        JOIN respondents AS r ON r.respondents_id = o.respondents_id
        """)
      try statement.bind(["ids": list])
      _ = try statement.step()
      self.questions = statement.integer(0) ?? 0
      self.waves = statement.integer(1) ?? 0
      self.documents = statement.integer(2) ?? 0
      self.notes = statement.integer(3) ?? 0
      self.withoutBase = statement.integer(4) ?? 0
      self.shares = statement.integer(5) ?? 0
      self.bounded = statement.integer(6) ?? 0
      self.unitKind = statement.text(7)
    }
  }

  private func rows(_ sql: String, _ list: String) throws -> [[Value]] {
    try connection.table("", sql, ["ids": list], in: language).rows
  }

  private func sentences(
    _ sql: String, _ list: String, _ compose: ([String]) -> String
  ) throws -> [String] {
    try rows(sql, list).map { row in compose(row.map { $0.text ?? "" }) }
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
  private func silentStudies(_ list: String, _ kind: String) throws -> [String] {
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
      """, ["ids": list, "lang": language.rawValue, "kind": kind]
    ) { row in
      let texts = (0..<3).map { row.text($0) ?? "" }
      notes.append(
        language.pick(
          "\(texts[0]) hat dazu keine Zahl für \(texts[1]), nur für: \(texts[2]). "
            + "Eine Gesamtzahl ist keine Zahl für \(texts[1]).",
          "\(texts[0]) has no figure on this for \(texts[1]), only for: \(texts[2]). "
            + "A total is not a figure for \(texts[1])."))
    }
    return notes
  }

  /// Groups of different waves whose bands of inhabitants differ.
  private func differentGroups(_ list: String) throws -> [String] {
    let groups = try rows(
      """
      SELECT DISTINCT
        r.wave_id,
        iif(:lang = 'de', r.label_de, r.label_en),
        coalesce(s.inhabitants_min, r.inhabitants_min),
        coalesce(s.inhabitants_max, r.inhabitants_max),
        r.unit_kind
      FROM observations AS o
      JOIN respondents AS r ON r.respondents_id = o.respondents_id
      LEFT JOIN size_classes AS s ON s.size_class_id = r.size_class_id
      WHERE o.finding_id IN (SELECT value FROM json_each(:ids))
      ORDER BY r.wave_id, r.respondents_id
      """, list)
    guard groups.count <= 6 else {
      return [
        language.pick(
          "\(groups.count) verschiedene Gruppen stehen nebeneinander; ihre Größen sind nicht "
            + "paarweise verglichen.",
          "\(groups.count) different groups stand side by side; their sizes are not compared in "
            + "pairs.")
      ]
    }
    var notes: [String] = []
    for (index, first) in groups.enumerated() {
      for second in groups[(index + 1)...] where first[0] != second[0] && first[4] == second[4] {
        if let note = sizeNote(first, second) { notes.append(note) }
      }
    }
    return notes
  }

  private func sizeNote(_ first: [Value], _ second: [Value]) -> String? {
    func band(_ row: [Value]) -> InhabitantsBand {
      InhabitantsBand(
        minimum: row[2].integer.map { Int($0) }, maximum: row[3].integer.map { Int($0) })
    }
    let names = (first[1].text ?? "", second[1].text ?? "")
    switch band(first).relation(to: band(second)) {
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
  private func ownNotes(_ list: String, _ result: Summary) throws -> [String] {
    guard result.notes <= Self.limit else {
      return [
        language.pick(
          "\(result.notes) Befunde tragen eigene Anmerkungen; 'wavehouse show finding ID' zeigt sie.",
          "\(result.notes) findings carry notes of their own; 'wavehouse show finding ID' shows them."
        )
      ]
    }
    return try sentences(
      """
      SELECT finding_id, note
      FROM observations
      WHERE note IS NOT NULL AND finding_id IN (SELECT value FROM json_each(:ids))
      ORDER BY finding_id
      """, list
    ) { texts in "\(texts[0]): \(texts[1])" }
  }

  /// One wave reported by two publications: one finding printed twice, not a confirmation.
  private func printedTwice(_ list: String) throws -> [String] {
    try sentences(
      """
      SELECT label, group_concat(short_title, ' + ')
      FROM (
        SELECT DISTINCT
          o.wave_id,
          iif(:lang = 'de', w.label_de, w.label_en) AS label,
          t.short_title
        FROM observations AS o
        JOIN documents AS d ON d.document_id = o.document_id
        JOIN studies AS t ON t.study_id = d.study_id
        JOIN waves AS w ON w.wave_id = o.wave_id
        WHERE o.finding_id IN (SELECT value FROM json_each(:ids))
        ORDER BY o.wave_id, t.study_id
      )
      GROUP BY wave_id
      HAVING count(*) > 1
      ORDER BY wave_id
      """, list
    ) { texts in
      language.pick(
        "\(texts[1]) berichten dieselbe Welle (\(texts[0])): gleiche Angaben sind ein Befund, "
          + "zweimal gedruckt, keine Bestätigung.",
        "\(texts[1]) report the same wave (\(texts[0])): equal figures are one finding printed "
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

  private func unknownBases(_ result: Summary, showsBounds: Bool) -> String {
    let counts = "\(result.withoutBase)/\(result.shares)"
    return language.pick(
      "Nicht gedruckt ist bei \(counts) Werten, wie viele geantwortet haben"
        + (showsBounds ? "; „≤“ nennt die Obergrenze." : "."),
      "For \(counts) figures it is not printed how many answered"
        + (showsBounds ? "; \"≤\" gives an upper bound." : "."))
  }

  private func voluntaryWaves(_ list: String) throws -> [String] {
    try sentences(
      """
      SELECT group_concat(label, '; ')
      FROM (
        SELECT DISTINCT iif(:lang = 'de', w.label_de, w.label_en) AS label
        FROM observations AS o
        JOIN waves AS w ON w.wave_id = o.wave_id
        WHERE w.sampling = 'full_voluntary'
          AND o.finding_id IN (SELECT value FROM json_each(:ids))
        ORDER BY label
      )
      HAVING count(*) > 0
      """, list
    ) { texts in
      language.pick(
        "\(texts[0]): alle waren eingeladen, die Teilnahme freiwillig; nicht repräsentativ.",
        "\(texts[0]): everyone was invited and took part by choice; not representative.")
    }
  }
}
