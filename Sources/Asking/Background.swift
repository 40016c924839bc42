import Analysis
import Database
import Reports
import Store
import Survey
import Text

/// Answers what a word means and how a survey was made, which are no figures.
struct Background {
  private let asker: Asker
  private let language: Language
  private var tokens: [QuestionText.Token] { asker.interpreter.text.tokens }

  init(_ asker: Asker) {
    self.asker = asker
    language = asker.language
  }

  // MARK: Definitions

  /// What a thing is: "What is a CDO", "Was sind Optimierer".
  ///
  /// - Throws: `DatabaseError`.
  func definition() throws -> Answer? {
    guard let opening = opening else { return nil }
    let lexicon = asker.lexicon
    let named = asker.interpreter.search.wholeNames.compactMap { name -> (Int, TokenSet)? in
      guard case .concept(let place) = name.thing else { return nil }
      return (place, name.places)
    }
    // Of several names the longest; nothing else may be said.
    let wanted = named.filter { _, places in
      tokens.indices.allSatisfy { places.contains($0) || isIdle($0) }
    }.max { $0.1.places.count < $1.1.places.count }
    guard let (place, places) = wanted else { return nil }
    let concept = lexicon.concepts[place]
    guard opening == .meaning || isOpen(places) || concept.isGroup else { return nil }
    let text = try asker.connection.table(
      "", "SELECT definition_de, definition_en FROM concepts WHERE concept_id = :id",
      ["id": concept.id]
    ).rows.first?[language == .german ? 0 : 1].text
    guard let text else { return nil }
    return background(
      "\(concept.labels[language]): \(text)",
      Report.Table(
        name: "background", columns: ["concept_id", "label", "definition"],
        rows: [[.text(concept.id), .text(concept.labels[language]), .text(text)]]))
  }

  private enum Opening { case meaning, what }

  /// How a question opens that asks for a meaning.
  private var opening: Opening? {
    let words = tokens.map(\.word)
    if words.contains(where: Words.meanings.contains) { return .meaning }
    guard words.count > 2, Words.what.contains(words[0]), Words.to.contains(words[1]) else {
      return nil
    }
    return .what
  }

  /// "a CDO", "Optimierer": what "the" stands before may be a figure.
  private func isOpen(_ places: TokenSet) -> Bool {
    guard let first = places.places.first, first > 0 else { return false }
    return Words.open.contains(tokens[first - 1].word)
  }

  private func isIdle(_ place: Int) -> Bool {
    let token = tokens[place]
    if case .sign = token.kind { return true }
    return !token.role.isDisjoint(with: .function) || Words.meanings.contains(token.word)
      || Words.what.contains(token.word) || Words.to.contains(token.word)
      || GrammarWords.Exact.adverbs.contains(token.word)
  }

  // MARK: Surveys

  /// How surveys were made: "When was the survey of NRW made", "War die GfK-Befragung repräsentativ".
  ///
  /// - Throws: `DatabaseError`.
  func survey() throws -> Answer? {
    let asked = tokens.contains { Words.method.contains($0.word) }
    let isWhen = tokens.contains { Words.when.contains($0.word) }
    guard asked || isWhen, tokens.indices.allSatisfy(isOfSurvey), hasSurvey else { return nil }
    let lexicon = asker.lexicon
    let waves = (asker.interpreter.proposals.first?.waves ?? []).sorted()
      .filter { !lexicon.waves[$0].isExternal }
    guard !waves.isEmpty else { return nil }
    let table = try asker.connection.table(
      "background",
      """
      SELECT wave_id,
        CASE
          WHEN fieldwork_start = fieldwork_end THEN fieldwork_start
          ELSE fieldwork_start || ' – ' || fieldwork_end
        END AS fieldwork,
        mode, sampling, iif(:lang = 'de', population_de, population_en) AS population, note
      FROM waves
      WHERE wave_id IN (SELECT value FROM json_each(:waves))
      ORDER BY fieldwork_start, wave_id
      """, ["waves": JSON.texts(waves.map { lexicon.waves[$0].id }).text()], in: language)
    let lines = zip(waves, waves).compactMap { wave, _ -> String? in
      guard let row = table.rows.first(where: { $0[0].text == lexicon.waves[wave].id }) else {
        return nil
      }
      let when = row[1].text ?? language.pick("Zeit nicht gedruckt", "time not printed")
      let how = [
        row[2].text.flatMap { Words.modes[$0] }, row[3].text.flatMap { Words.samplings[$0] },
      ].compactMap { $0?[language] }
      let parts = isWhen && !asked ? [when] : [when] + how
      return "\(lexicon.waves[wave].labels[language]): \(parts.joined(separator: ", "))"
    }
    return background(lines.joined(separator: "; "), table)
  }

  /// Whether a survey is spoken of.
  private var hasSurvey: Bool {
    tokens.indices.contains(where: isSurveyWord)
      || asker.interpreter.terms.contains { term in
        term.meanings.contains {
          switch $0 {
          case .waves, .studies: true
          default: false
          }
        }
      }
  }

  private func isSurveyWord(_ place: Int) -> Bool {
    let word = tokens[place].word
    return GrammarWords.Exact.surveys.contains(word) || Words.asked.contains(word)
      || GrammarWords.Exact.surveyEndings.contains(where: word.hasSuffix)
      || word.hasPrefix("befragung") || word.hasPrefix("survey")
  }

  /// Whether a word says nothing but which survey is meant and what is asked of it.
  private func isOfSurvey(_ place: Int) -> Bool {
    let token = tokens[place]
    return isIdle(place) || token.role.contains(.light) || isSurveyWord(place)
      || Words.method.contains(token.word)
      || Words.when.contains(token.word) || GrammarWords.Exact.interrogatives.contains(token.word)
      || GrammarWords.Exact.nationwide.contains(token.word)
      || asker.interpreter.terms.contains { $0.tokens.contains(place) }
  }

  private func background(_ headline: String, _ table: Report.Table) -> Answer {
    var answers = Report.Table(name: "answers", columns: ["finding_id"], rows: [])
    answers.append(["relation"], [])
    let context = Report.Table(name: "context", columns: ["why", "finding_id"], rows: [])
    return Answer(
      question: asker.question, understood: [], notUnderstood: [], notConsidered: [],
      answers: answers, context: context, statements: SaidTable.of([], in: language),
      background: table, isAnswered: true, notes: [], steps: [],
      display: (headline, answers, context), isTrend: false)
  }

  /// The words of such questions, closed classes.
  private enum Words {
    static let what: Set = ["what", "was", "who", "wer"]
    static let to: Set = ["is", "are", "s", "ist", "sind"]
    static let open: Set = ["a", "an", "ein", "eine", "einen", "is", "are", "ist", "sind"]
    static let meanings: Set = [
      "definition", "define", "definiere", "definiert", "defined", "mean", "means", "meant",
      "meaning", "bedeutet", "bedeuten", "bedeutung", "heisst", "versteht", "verstehen", "erklaere",
      "explain", "begriff", "abkuerzung", "abbreviation", "stands", "steht",
    ]
    static let when: Set = ["wann", "when", "zeitraum", "feldzeit", "fieldwork"]
    static let asked: Set = ["befragt", "asked", "surveyed", "interviewed", "interviewt"]
    static let method: Set = [
      "repraesentativ", "representative", "methode", "methodik", "method", "methodology",
      "durchgefuehrt", "conducted", "carried", "erhoben", "collected", "telefonisch", "online",
      "telephone", "phone", "sampling", "stichprobe", "sample", "grundgesamtheit", "population",
    ]
    static let modes: [String: Labels] = [
      "online": Labels(german: "online", english: "online"),
      "telephone": Labels(german: "telefonisch", english: "by telephone"),
      "paper": Labels(german: "auf Papier", english: "on paper"),
      "mixed": Labels(german: "auf mehreren Wegen", english: "in several modes"),
    ]
    static let samplings: [String: Labels] = [
      "full_voluntary": Labels(
        german: "alle waren eingeladen, Teilnahme freiwillig, nicht repräsentativ",
        english: "everyone was invited and took part by choice, not representative"),
      "representative_sample": Labels(
        german: "repräsentative Stichprobe", english: "a representative sample"),
      "unknown": Labels(german: "Auswahl nicht gedruckt", english: "selection not printed"),
    ]
  }
}
