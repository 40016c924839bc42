package import Database
package import Reports
import Store
package import Survey
import Text

/// Looks for words in the vocabulary, the questions and the exhibits, in both languages.
///
/// The full-text index (<https://sqlite.org/fts5.html>) is made anew in memory for each search: the
/// vocabulary is small, and an index that is never stored is never stale.
package enum Finder {
  /// What a text finds, the best first.
  ///
  /// All words must occur, each as the beginning of a word. Case, umlauts written ae, oe, ue and ß
  /// written ss do not matter.
  ///
  /// - Throws: ``RequestError/badQuery(_:)`` for a text without a word, `DatabaseError`.
  package static func find(
    _ text: String, in language: Language = .english, _ connection: Connection
  ) throws -> Report {
    let words = Folding.words(text)
    guard !words.isEmpty else { throw RequestError.badQuery("there is no word to look for") }
    try makeIndex(language, connection)
    var rows = try search(words, connection)
    rows.sources["kind"] = "concepts.kind"
    let notes = rows.rows.isEmpty ? try suggestion(words, language, connection) : []
    return Report(
      title: language.pick(
        "\(rows.rows.count) gefunden zu „\(text)“", "\(rows.rows.count) found for \"\(text)\""),
      tables: [rows], notes: notes,
      germanNames: ["found": "gefunden", "id": "Kennung", "label": "Bezeichnung"],
      germanWords: [
        "concepts.kind": [
          "question": "Frage", "exhibit": "Darstellung", "group": "Gruppe",
          "wave": "Welle", "study": "Studie",
        ]
      ])
  }

  private static func makeIndex(_ language: Language, _ connection: Connection) throws {
    try connection.execute(
      """
      CREATE VIRTUAL TABLE temp.vocabulary_index USING fts5 (
        kind UNINDEXED, id UNINDEXED, label UNINDEXED, names UNINDEXED, content, prefix = '2 3'
      )
      """)
    let insert = try connection.prepare(
      """
      INSERT INTO temp.vocabulary_index (kind, id, label, names, content)
      VALUES (:kind, :id, :label, :names, :content)
      """)
    try connection.forEachRow(sourceSQL, ["lang": language.rawValue]) { row in
      let content = ([1] + (3..<row.columnCount)).compactMap { row.text($0) }.joined(separator: " ")
      try insert.bind("kind", row.text(0))
      try insert.bind("id", row.text(1))
      try insert.bind("label", row.text(2))
      let names = [3, 4, 7].compactMap { row.text($0) }.joined(separator: "\n")
        .split(separator: "\n").map { Folding.words(String($0)).joined(separator: " ") }
      try insert.bind("names", "\n" + names.joined(separator: "\n") + "\n")
      try insert.bind("content", Folding.words(content).joined(separator: " "))
      _ = try insert.step()
      insert.reset()
    }
  }

  private static func search(
    _ words: [String], _ connection: Connection
  ) throws -> Report.Table {
    // Words are letters and digits alone; the quotes keep AND, OR and NOT from being operators.
    let expression = words.map { "\"\($0)\" *" }.joined(separator: " ")
    return try connection.table(
      "found",
      """
      SELECT kind, id, label
      FROM temp.vocabulary_index
      WHERE content MATCH :expression
      -- What is called just so comes first.
      ORDER BY instr(names, :name) = 0, bm25(vocabulary_index), kind, id
      LIMIT 50
      """, ["expression": expression, "name": "\n" + words.joined(separator: " ") + "\n"])
  }

  private static func suggestion(
    _ words: [String], _ language: Language, _ connection: Connection
  ) throws -> [String] {
    try connection.execute(
      "CREATE VIRTUAL TABLE temp.known_words USING fts5vocab ('temp', 'vocabulary_index', 'row')")
    let known = try connection.texts("SELECT term FROM temp.known_words")
    let better = words.map { word in
      known.contains { $0.hasPrefix(word) }
        ? word : Spelling.nearest(to: word, among: known) ?? word
    }
    let text = better.joined(separator: " ")
    return better == words
      ? [] : [language.pick("Meinten Sie „\(text)“?", "Did you mean \"\(text)\"?")]
  }

  private static let sourceSQL = """
    SELECT c.kind, c.concept_id, iif(:lang = 'de', c.label_de, c.label_en), c.label_en, c.label_de,
      c.definition_de, c.definition_en,
      (SELECT group_concat(alias, char(10)) FROM aliases WHERE concept_id = c.concept_id)
    FROM concepts AS c
    UNION ALL
    SELECT 'question', question_id, iif(:lang = 'de', label_de, label_en), label_en, label_de,
      NULL, NULL, NULL
    FROM questions
    UNION ALL
    SELECT 'exhibit', exhibit_id, iif(:lang = 'de', label_de, label_en), label_en, label_de,
      question_de, question_en, NULL
    FROM exhibits
    UNION ALL
    SELECT 'group', respondents_id, iif(:lang = 'de', label_de, label_en), label_en, label_de,
      NULL, NULL, NULL
    FROM respondents
    UNION ALL
    SELECT 'wave', w.wave_id, iif(:lang = 'de', w.label_de, w.label_en), w.label_en, w.label_de,
      w.population_de, w.population_en,
      (SELECT group_concat(alias, char(10)) FROM aliases WHERE wave_id = w.wave_id)
    FROM waves AS w
    UNION ALL
    SELECT 'study', study_id, short_title, short_title, title, authors, publisher, NULL FROM studies
    """
}
