import Database
import Store
import Survey

/// What a wave asked, as far as the warehouse knows.
struct Questionnaire {
  /// An option of a question.
  struct Option {
    let concept: String
    /// What the wave calls it.
    let label: Labels
    /// The codes that choose it, in order; empty where only a publication tells of the wave.
    var codes: [String] = []
  }

  /// A question of the wave.
  struct Question {
    let id: String
    let concept: String
    let sphere: String?
    let conceptLabel: Labels
    let label: Labels
    let answerKind: String
    /// Both ends, such as `1–6`; `nil` for no scale.
    let scale: String?
    var options: [Option] = []
    /// Who was asked; `nil` where there is no codebook.
    var filter: String?

    /// The name of the question within its wave.
    var name: Substring { id.drop { $0 != "/" } }
  }

  private(set) var questions: [Question] = []
  /// Whether the wave has a codebook.
  let hasCodebook: Bool

  package init(of wave: String, _ connection: Connection) throws {
    let variables = try StoredCodebook(of: wave, connection).codebook.variables
    hasCodebook = !variables.isEmpty
    let options = try Self.options(of: wave, Self.codes(variables), connection)
    let filters = Dictionary(grouping: variables) { $0.question ?? "" }.mapValues { columns in
      Set(columns.compactMap(\.askedIf?.text)).sorted().joined(separator: "; ")
    }
    try connection.forEachRow(
      """
      SELECT q.question_id, q.question_concept_id, q.sphere_id, k.label_de, k.label_en,
        q.label_de, q.label_en, q.answer_kind, printf('%g–%g', q.scale_min, q.scale_max),
        q.scale_min
      FROM questions AS q
      JOIN question_concepts AS k ON k.question_concept_id = q.question_concept_id
      WHERE q.wave_id = :wave
      ORDER BY q.question_id
      """, ["wave": wave]
    ) { row in
      let id = row.text(0) ?? ""
      questions.append(
        Question(
          id: id, concept: row.text(1) ?? "", sphere: row.text(2), conceptLabel: row.labels(3),
          label: row.labels(5), answerKind: row.text(7) ?? "",
          scale: row.real(9) == nil ? nil : row.text(8), options: options[id] ?? [],
          filter: filters[id]))
    }
  }

  /// The options of each question, by concept.
  private static func options(
    of wave: String, _ codes: [[String]: Set<String>], _ connection: Connection
  ) throws -> [String: [Option]] {
    var options: [String: [Option]] = [:]
    try connection.forEachRow(
      """
      SELECT i.question_id, i.concept_id, coalesce(i.label_de, c.label_de),
        coalesce(i.label_en, c.label_en)
      FROM items AS i
      JOIN concepts AS c ON c.concept_id = i.concept_id
      JOIN questions AS q ON q.question_id = i.question_id
      WHERE q.wave_id = :wave
      ORDER BY i.question_id, i.concept_id
      """, ["wave": wave]
    ) { row in
      let (question, concept) = (row.text(0) ?? "", row.text(1) ?? "")
      options[question, default: []].append(
        Option(
          concept: concept, label: row.labels(2),
          codes: (codes[[question, concept]] ?? []).sorted()))
    }
    return options
  }

  /// The codes that choose a concept, by question and concept.
  private static func codes(_ variables: [Codebook.Variable]) -> [[String]: Set<String>] {
    var codes: [[String]: Set<String>] = [:]
    for variable in variables {
      for code in variable.meanings {
        let concept = code.concept ?? (code.isChosen == true ? variable.concept : nil)
        guard let concept, let question = variable.question else { continue }
        codes[[question, concept], default: []].insert(code.text)
      }
    }
    return codes
  }
}
