package import Database
package import Reports
import Store
package import Survey
import Text

/// Two groups of respondents, or two waves, side by side.
package enum GroupComparison {
  /// What both sides were found on, with the difference.
  ///
  /// Within a wave the same question is compared; across waves questions that ask the same or look
  /// alike, with notes that say which. A side that is a wave stands for all its respondents.
  ///
  /// - Parameters:
  ///   - sides: Two groups or two waves, by identifier or by another of their names.
  ///   - concept: Only this item, by identifier or another name; all if `nil`.
  ///   - intervals: Adds `difference_low` and `difference_high`, where the question is the same and
  ///     no answer can count on both sides.
  ///   - language: The language of labels and notes.
  ///   - connection: A warehouse.
  /// - Throws: ``RequestError`` for an unknown or ambiguous name, `DatabaseError`.
  package static func compare(
    _ sides: (String, String), on concept: String?, intervals: Intervals? = nil,
    in language: Language = .english, _ connection: Connection
  ) throws -> Report {
    let first = try respondents(sides.0, language, connection)
    let second = try respondents(sides.1, language, connection)
    let item = try concept.map { try NamedThing.concept.identifier($0, connection) }
    let pairs = try FindingPair.read(
      sql, ["first": first.id, "second": second.id, "item": item, "lang": language.rawValue],
      connection)
    var table = table(pairs, language)
    var notes = [sizeNote(first, second, language)].compactMap { $0 }
    if pairs.isEmpty {
      notes.append(
        language.pick(
          "Zu keiner Frage gibt es Werte für beide.", "No question has numbers for both."))
    } else {
      notes += try Comparability(connection, language: language)
        .notes(on: pairs.flatMap { [$0.first, $0.second] })
      if let intervals {
        let areApart = first.isApart(from: second)
        let (ends, meaning) = intervals.differences(
          pairs.map { areApart && $0.relation == "same" ? $0 : nil }, in: language)
        table.append(["difference_low", "difference_high"], ends)
        notes +=
          areApart
          ? meaning
          : [
            language.pick(
              "Eine Kommune kann in a und in b sein; der Abstand hat darum kein solches Intervall.",
              "A municipality can be in a and in b, so that the difference has no interval of this kind."
            )
          ]
      }
    }
    let said = try SaidTable.read(
      saidSQL, ["first": first.id, "second": second.id, "item": item], in: language, connection)
    let classes = try sizeClasses(first, second, language, connection)
    return Report(
      title: "\(first.label) (a) \(language.pick("und", "and")) \(second.label) (b)",
      facts: [("a", .text(first.id)), ("b", .text(second.id))]
        + (item.map { [("on", .text($0))] } ?? []),
      role: .parameters, tables: [table] + said + (classes.rows.isEmpty ? [] : [classes]),
      notes: notes,
      germanNames: [
        "a": "a", "b": "b", "difference": "Abstand", "stated": "Angabe",
        "difference_low": "Abstand ab", "difference_high": "Abstand bis", "finding_a": "Befund a",
        "finding_b": "Befund b", "statements": "Ohne Zahl gesagt", "words": "Worte",
      ],
      germanWords: [
        "wave_comparisons.question_relation": ["not compared": "von niemandem verglichen"]
      ])
  }

  /// How the size classes of two waves lie to each other, where whole waves are compared.
  ///
  /// Which are equal, nested or overlapping; those that share no size are left out.
  private static func sizeClasses(
    _ first: Group, _ second: Group, _ language: Language, _ connection: Connection
  ) throws -> Report.Table {
    var table = Report.Table(name: "size_classes", columns: ["a", "relation", "b"], rows: [])
    guard first.wave != second.wave, first.isEveryone, second.isEveryone else { return table }
    let classes = try [first, second].map { group in
      try connection.table(
        "classes",
        """
        SELECT
          iif(:lang = 'de', label_de, label_en), inhabitants_min, inhabitants_max, unit_kind
        FROM size_classes
        WHERE wave_id = :wave
        ORDER BY unit_kind, coalesce(inhabitants_min, 0)
        """, ["wave": group.wave], in: language
      ).rows
    }
    for one in classes[0] {
      for other in classes[1] where [one[3], other[3]].contains(.text("any")) || one[3] == other[3]
      {
        let relation = band(one).relation(to: band(other))
        guard relation != .disjoint else { continue }
        table.rows.append([one[0], .text(word(relation, language)), other[0]])
      }
    }
    return table
  }

  private static func band(_ row: [Value]) -> InhabitantsBand {
    InhabitantsBand(
      minimum: row[1].integer.map { Int($0) }, maximum: row[2].integer.map { Int($0) })
  }

  private static func word(_ relation: InhabitantsBand.Relation, _ language: Language) -> String {
    switch relation {
    case .equal: language.pick("gleich", "equal")
    case .within: language.pick("liegt in", "lies within")
    case .contains: language.pick("enthält", "holds")
    case .overlapping: language.pick("überschneidet", "overlaps")
    case .disjoint: language.pick("getrennt von", "disjoint")
    }
  }

  private static func table(_ pairs: [FindingPair], _ language: Language) -> Report.Table {
    Report.Table(
      name: "rows",
      columns: [
        "question", "item", "a", "b", "difference", "unit", "stated", "questions", "finding_a",
        "finding_b",
      ],
      rows: pairs.map { pair in
        let subject = pair.first.subject
        return [
          .text(subject.question.labels[language]), .text(subject.itemLabels[language]),
          pair.first.amount.value.databaseValue, pair.second.amount.value.databaseValue,
          pair.difference.databaseValue, .text(subject.unit.rawValue),
          .text(pair.stated(in: language)),
          .text(pair.relation), .text(pair.first.id), .text(pair.second.id),
        ]
      },
      sources: [
        "unit": "observations.unit", "questions": "wave_comparisons.question_relation",
      ],
      findings: pairs.map { [$0.first, $0.second] })
  }

  private struct Group {
    let id: String
    let label: String
    let band: InhabitantsBand
    let wave: String?
    let unitKind: String?
    let type: String?
    /// Whether it is everyone that its wave asked.
    let isEveryone: Bool

    /// Whether no answer can count on both sides: other waves, sizes, types, or counties here and
    /// cities there.
    ///
    /// That a municipality may have answered in both waves is not known and not used.
    func isApart(from other: Group) -> Bool {
      if wave != other.wave || band.relation(to: other.band) == .disjoint { return true }
      if let type, let otherType = other.type, type != otherType { return true }
      let kinds = [unitKind, other.unitKind]
      return kinds.contains("county") && !kinds.contains("any") && unitKind != other.unitKind
    }
  }

  private static func respondents(
    _ name: String, _ language: Language, _ connection: Connection
  ) throws -> Group {
    let id =
      try NamedThing.wave.identifierIfKnown(name, connection).map {
        try everyone(of: $0, connection)
      }
      ?? NamedThing.group.identifier(name, connection)
    let row = try connection.prepare(
      """
      SELECT
        iif(:lang = 'de', r.label_de, r.label_en) || ', ' || iif(:lang = 'de', w.label_de, w.label_en),
        coalesce(s.inhabitants_min, r.inhabitants_min),
        coalesce(s.inhabitants_max, r.inhabitants_max),
        r.wave_id, r.unit_kind, r.municipality_type_id, r.is_everyone
      FROM respondents AS r
      JOIN waves AS w ON w.wave_id = r.wave_id
      LEFT JOIN size_classes AS s ON s.size_class_id = r.size_class_id
      WHERE r.respondents_id = :id
      """)
    try row.bind(["id": id, "lang": language.rawValue])
    _ = try row.step()
    return Group(
      id: id, label: row.text(0) ?? id,
      band: row.band(1),
      wave: row.text(3), unitKind: row.text(4), type: row.text(5), isEveryone: row.integer(6) == 1)
  }

  /// The group that stands for a wave.
  private static func everyone(of wave: String, _ connection: Connection) throws -> String {
    let id = try connection.value(
      "SELECT respondents_id FROM respondents WHERE wave_id = :wave AND is_everyone = 1",
      ["wave": wave])
    if let id = id?.text { return id }
    let groups = try connection.texts(
      "SELECT respondents_id FROM respondents WHERE wave_id = :wave ORDER BY 1", ["wave": wave])
    throw RequestError.badQuery(
      "there is no group of everyone in the wave \"\(wave)\"; "
        + (groups.isEmpty ? "it has no groups" : "name one of " + groups.joined(separator: ", ")))
  }

  private static func sizeNote(
    _ first: Group, _ second: Group, _ language: Language
  ) -> String? {
    let unlimited = InhabitantsBand(minimum: nil, maximum: nil)
    guard first.id != second.id, first.band != unlimited || second.band != unlimited else {
      return nil
    }
    return switch first.band.relation(to: second.band) {
    case .equal:
      language.pick("Der Größe nach sind a und b gleich.", "By size, a and b are the same.")
    case .within: language.pick("Der Größe nach liegt a in b.", "By size, a lies within b.")
    case .contains: language.pick("Der Größe nach liegt b in a.", "By size, b lies within a.")
    case .overlapping:
      language.pick(
        "Der Größe nach überschneiden sich a und b nur.", "By size, a and b only overlap.")
    case .disjoint:
      language.pick(
        "Der Größe nach haben a und b nichts gemein.", "By size, a and b have nothing in common.")
    }
  }

  private static let sql = """
    SELECT
      a.finding_id,
      b.finding_id,
      iif(a.question_id = b.question_id, 'same', coalesce(x.relation, 'not compared'))
    FROM observations AS a
    CROSS JOIN questions AS qa ON qa.question_id = a.question_id
    CROSS JOIN respondents AS r ON r.respondents_id = :second
    CROSS JOIN questions AS qb
      ON qb.question_concept_id = qa.question_concept_id AND qb.wave_id = r.wave_id
    CROSS JOIN observations AS b
      ON b.question_id = qb.question_id
      AND b.concept_id = a.concept_id
      AND b.respondents_id = r.respondents_id
      AND b.statistic = a.statistic
      AND b.unit = a.unit
      AND b.finding_id <> a.finding_id
    CROSS JOIN question_concepts AS k ON k.question_concept_id = qa.question_concept_id
    CROSS JOIN items AS i ON i.question_id = a.question_id AND i.concept_id = a.concept_id
    CROSS JOIN concepts AS c ON c.concept_id = a.concept_id
    LEFT JOIN question_comparisons AS x
      ON x.question_a = min(a.question_id, b.question_id)
      AND x.question_b = max(a.question_id, b.question_id)
    WHERE a.respondents_id = :first
      AND (:item IS NULL OR a.concept_id = :item)
      AND (a.question_id = b.question_id OR a.wave_id <> b.wave_id)
      AND EXISTS (SELECT 1 FROM fullest_prints AS z WHERE z.finding_id = a.finding_id)
      AND EXISTS (SELECT 1 FROM fullest_prints AS z WHERE z.finding_id = b.finding_id)
    ORDER BY
      iif(:lang = 'de', k.label_de, k.label_en),
      iif(:lang = 'de', coalesce(i.label_de, c.label_de), coalesce(i.label_en, c.label_en)),
      a.finding_id, b.finding_id
    """
  /// The questions and items of which something is told on both sides, by a number or in words.
  private static let saidSQL = """
    WITH
    told AS (
      SELECT o.respondents_id, q.question_concept_id, o.question_id, o.concept_id
      FROM observations AS o
      JOIN questions AS q ON q.question_id = o.question_id
      WHERE o.respondents_id IN (:first, :second)
      UNION
      SELECT c.respondents_id, q.question_concept_id, c.question_id, c.concept_id
      FROM classifications AS c
      JOIN questions AS q ON q.question_id = c.question_id
      WHERE c.respondents_id IN (:first, :second)
    )
    SELECT question_id, concept_id, respondents_id
    FROM told
    WHERE (:item IS NULL OR concept_id = :item)
      AND (question_concept_id, concept_id) IN (
        SELECT question_concept_id, concept_id
        FROM told
        GROUP BY question_concept_id, concept_id
        HAVING count(DISTINCT respondents_id) = 2
      )
    """
}
