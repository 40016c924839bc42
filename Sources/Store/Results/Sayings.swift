package import Database
package import Survey

/// What a text says of an item without a number: the words that it hangs on, what they say, and where.
package struct Saying: Identifiable, Sendable {
  /// Its identifier, that of the classification.
  package let id: String
  /// The identifier of the question.
  package let question: String
  /// The identifier of the concept that it speaks of.
  package let item: String
  /// How the question calls the item.
  package let itemLabels: Labels
  /// The identifier of the group.
  package let group: String
  /// What the group is called.
  package let groupLabels: Labels
  /// What is said, as `classifications.category` has it.
  package let category: String
  /// What that is in a word, with the rank behind it.
  package let words: Labels
  /// The rank that the text gives, from 1; `nil` where it gives none.
  package let rank: Int?
  /// The words as printed.
  package let printed: String
  /// The identifier of the publication.
  package let study: String
  /// What the wave is called.
  package let wave: Labels
  /// The exhibit, or document and line.
  package let place: String
}

/// Gets what texts say without numbers on some items of some questions.
package struct Sayings {
  private let connection: Connection

  /// Reads from a warehouse.
  package init(_ connection: Connection) { self.connection = connection }

  /// What is said; `asked` is an array of pairs of question and item, `respondents` one of groups.
  ///
  /// - Throws: `DatabaseError`.
  package func named(asked: String, respondents: String) throws -> [Saying] {
    let statement = try connection.prepare(Self.sql)
    try statement.bind(["asked": asked, "respondents": respondents])
    var found: [Saying] = []
    while try statement.step() {
      let rank = statement.integer(11)
      let words = statement.labels(9)
      let behind = rank.map { " \($0)" } ?? ""
      found.append(
        Saying(
          id: statement.text(0) ?? "", question: statement.text(1) ?? "",
          item: statement.text(2) ?? "", itemLabels: statement.labels(3),
          group: statement.text(5) ?? "", groupLabels: statement.labels(6),
          category: statement.text(8) ?? "",
          words: Labels(german: words[.german] + behind, english: words[.english] + behind),
          rank: rank, printed: statement.text(12) ?? "", study: statement.text(13) ?? "",
          wave: statement.labels(14), place: statement.text(16) ?? ""))
    }
    return found
  }

  /// Each line begins with the number of its first column.
  private static let sql = """
    SELECT
      /* 0 */ s.classification_id, s.question_id, s.concept_id,
      /* 3 */ coalesce(i.label_de, c.label_de), coalesce(i.label_en, c.label_en),
      /* 5 */ s.respondents_id, r.label_de, r.label_en,
      /* 8 */ s.category, v.word_de, v.word_en, s.rank_number, s.printed,
      /* 13 */ d.study_id, w.label_de, w.label_en,
      /* 16 */ coalesce(s.exhibit_id, s.document_id || ':' || s.source_line)
    FROM json_each(:asked) AS j
    CROSS JOIN classifications AS s
      ON s.question_id = j.value ->> 0 AND s.concept_id = j.value ->> 1
    CROSS JOIN items AS i ON i.question_id = s.question_id AND i.concept_id = s.concept_id
    CROSS JOIN concepts AS c ON c.concept_id = s.concept_id
    CROSS JOIN respondents AS r ON r.respondents_id = s.respondents_id
    CROSS JOIN waves AS w ON w.wave_id = s.wave_id
    CROSS JOIN documents AS d ON d.document_id = s.document_id
    CROSS JOIN dictionary_values AS v
      ON v.object_name = 'classifications'
      AND v.column_name = 'category'
      AND v.allowed_value = s.category
    WHERE s.respondents_id IN (SELECT value FROM json_each(:respondents))
      AND s.repeats_classification_id IS NULL
    ORDER BY
      w.fieldwork_start, s.question_id, s.rank_number IS NULL, s.rank_number, s.classification_id
    """
}
