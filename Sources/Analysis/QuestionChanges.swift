import Database
import Reports
import Store
import Survey

/// What changed in the questions of two waves and in their options.
struct QuestionChanges {
  private typealias Question = Questionnaire.Question
  private typealias Change = WaveDifference.Change

  private(set) var changes: [WaveDifference.Change] = []
  private let language: Language
  private let wording: Wording

  init(
    _ waves: (String, String), _ asked: (Questionnaire, Questionnaire), in language: Language,
    _ connection: Connection
  ) throws {
    self.language = language
    wording = try Wording(language, connection)
    let comparisons = try Self.comparisons(waves, language, connection)
    let same = Set(comparisons.filter { $0.relation == "same" }.map { [$0.a, $0.b].sorted() })
    let pairs = QuestionPairs(asked.0.questions, asked.1.questions, same: same)
    changes += pairs.dropped.map {
      Change(kind: .questionDropped, question: $0, first: $0.label[language])
    }
    changes += pairs.added.map {
      Change(kind: .questionAdded, other: $0, second: $0.label[language])
    }
    for (first, second) in pairs.pairs {
      compare(first, second)
      compareOptions(first, second)
    }
    for comparison in comparisons where comparison.relation != "same" {
      guard let first = asked.0.questions.first(where: { $0.id == comparison.a }),
        let second = asked.1.questions.first(where: { $0.id == comparison.b })
      else { continue }
      changes.append(
        Change(
          kind: comparison.relation == "similar" ? .recordedSimilar : .recordedDifferent,
          question: first, other: second, what: comparison.difference,
          first: first.label[language], second: second.label[language]))
    }
  }

  /// What is recorded about questions of both waves; `a` is of the first.
  private static func comparisons(
    _ waves: (String, String), _ language: Language, _ connection: Connection
  ) throws -> [(a: String, b: String, relation: String, difference: String)] {
    try connection.table(
      "comparisons",
      """
      SELECT a.question_id, b.question_id, x.relation,
        iif(:lang = 'de', x.difference_de, x.difference_en)
      FROM question_comparisons AS x
      JOIN questions AS a ON a.question_id IN (x.question_a, x.question_b)
      JOIN questions AS b ON b.question_id IN (x.question_a, x.question_b)
      WHERE a.wave_id = :first AND b.wave_id = :second
      ORDER BY a.question_id, b.question_id
      """, ["first": waves.0, "second": waves.1], in: language
    ).rows.map { row in
      let texts = row.map { $0.text ?? "" }
      return (texts[0], texts[1], texts[2], texts[3])
    }
  }

  private mutating func compare(_ first: Question, _ second: Question) {
    func add(_ kind: WaveDifference.Kind, _ one: String?, _ other: String?) {
      guard one != other else { return }
      changes.append(
        Change(kind: kind, question: first, other: second, first: one, second: other))
    }
    let (old, new) = wordings(first.label, second.label)
    add(.questionReworded, old, new)
    add(
      .answerKindChanged, wording.text(first.answerKind, of: "questions.answer_kind"),
      wording.text(second.answerKind, of: "questions.answer_kind"))
    add(.scaleChanged, first.scale ?? "–", second.scale ?? "–")
    if let one = first.filter, let other = second.filter {
      add(.filterChanged, one.isEmpty ? everyone : one, other.isEmpty ? everyone : other)
    }
  }

  private var everyone: String { language.pick("alle", "everyone") }

  /// Both wordings in the language of the report, or in the other if only there they differ.
  private func wordings(
    _ first: Labels, _ second: Labels
  ) -> (String, String) {
    let isSameHere = first[language] == second[language]
    let shown = isSameHere ? language.other : language
    return (first[shown], second[shown])
  }

  private mutating func compareOptions(_ first: Question, _ second: Question) {
    let old = Dictionary(
      first.options.map { ($0.concept, $0) }, uniquingKeysWith: { one, _ in one })
    let new = Dictionary(
      second.options.map { ($0.concept, $0) }, uniquingKeysWith: { one, _ in one })
    func add(_ kind: WaveDifference.Kind, _ what: String?, _ one: String?, _ other: String?) {
      changes.append(
        Change(kind: kind, question: first, other: second, what: what, first: one, second: other))
    }
    for option in first.options where new[option.concept] == nil {
      add(.optionDropped, nil, option.label[language], nil)
    }
    for option in second.options {
      guard let former = old[option.concept] else {
        add(.optionAdded, nil, nil, option.label[language])
        continue
      }
      let (before, after) = wordings(former.label, option.label)
      if before != after { add(.optionRelabelled, nil, before, after) }
      if !former.codes.isEmpty, !option.codes.isEmpty, former.codes != option.codes {
        add(
          .optionRecoded, option.label[language], former.codes.joined(separator: ", "),
          option.codes.joined(separator: ", "))
      }
    }
  }
}
