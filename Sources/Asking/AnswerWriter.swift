import Analysis
import Database
import Reports
import Store
import Survey
import Text

/// Writes the answer of a reading that has one.
struct AnswerWriter {
  private let asker: Asker
  private let attempt: Asker.Attempt
  private let lexicon: Lexicon
  private let language: Language

  init(_ asker: Asker, _ attempt: Asker.Attempt) {
    self.asker = asker
    self.attempt = attempt
    lexicon = asker.lexicon
    language = asker.language
  }

  /// How many findings stand beside an answer at most.
  private static let contextLimit = 12

  func answer() throws -> Answer {
    let result = attempt.result
    let context = context()
    let shown = result.answers + result.parts.prefix(Self.partLimit) + result.wholes
    let tables = try FindingTables(asker, shown + context.map(\.finding))
    let understanding = Understanding(interpreter: asker.interpreter, language: language)
    let used = usedCandidates
    let said = try asker.said(on: attempt.reading, of: used).filter(isAsked)
    let unknown = asker.interpreter.unknown.map { asker.interpreter.text.tokens[$0].text }
    return Answer(
      question: asker.question,
      understood: understanding.rows(attempt.proposal, attempt.reading, used),
      notUnderstood: unknown.filter { !notConsidered.contains($0) }, notConsidered: notConsidered,
      answers: related(tables.full(shown)), context: tables.full(context),
      statements: SaidTable.of(said.map(\.saying), in: language),
      prints: try prints(shown), frame: frame(used),
      isAnswered: result.isAnswer || result.isBeside,
      isBeside: result.isBeside,
      notes: try notes((result.isBeside ? shown : result.answers).compactMap { tables[$0] }),
      steps: asker.isExplained ? Steps(asker).lines(attempt) : [],
      display: (
        (result.isBeside
          ? besideHeadline(tables) : verdict(tables) + headline(tables) + partRemark(tables))
          + remark,
        related(tables.short(shown, "answers"), onlyIfParts: true), tables.short(context)
      ),
      isTrend: attempt.reading.shape.isTrend)
  }

  /// Where the results of some findings are printed.
  private func prints(_ shown: [FoundFinding]) throws -> Report.Table {
    guard asker.isForPrograms else { return Report.Table(name: "prints", columns: [], rows: []) }
    return try asker.connection.table(
      "prints",
      """
      SELECT p.result_id, p.finding_id, p.agreement, f.document, f.source_line, f.source_column,
        f.printed
      FROM json_each(:ids) AS i
      CROSS JOIN result_prints AS p ON p.fullest_finding_id = i.value
      CROSS JOIN findings AS f ON f.finding_id = p.finding_id
      ORDER BY p.result_id, p.agreement <> 'fullest', p.finding_id
      """, ["ids": JSON.texts(Set(shown.map(\.outline.fullest)).sorted()).text()])
  }

  /// The slots that the question filled.
  private func frame(_ used: [Candidate]) -> Report.Table {
    let reading = attempt.reading
    let shape = reading.shape
    func ids(_ places: some Sequence<Int>, _ id: (Int) -> String) -> String {
      Set(places).sorted().map(id).joined(separator: " ")
    }
    var slots = [
      ("operation", shape.operation(isDistribution: reading.isDistribution)),
      ("respondents", ids(reading.matches.flatMap { $0 }) { lexicon.groups[$0].id }),
      ("questions", ids(used.map(\.question)) { lexicon.questions[$0].id }),
      ("items", ids(used.flatMap(\.items)) { lexicon.concepts[$0].id }),
      ("studies", (attempt.proposal.studies ?? []).sorted().joined(separator: " ")),
      ("years", attempt.proposal.years.map(String.init).joined(separator: " ")),
      ("statistic", shape.statistic?.rawValue ?? (shape.wantsShare ? "share" : "")),
    ]
    if shape.extreme != nil { slots.append(("top", String(shape.top))) }
    if let threshold = shape.threshold {
      slots.append(("threshold", (threshold.isOver ? "> " : "< ") + String(threshold.value)))
    }
    return Report.Table(
      name: "frame", columns: ["slot", "value"],
      rows: slots.filter { !$0.1.isEmpty }.map { [.text($0.0), .text($0.1)] })
  }

  /// How many findings on a part of the group stand below an answer at most.
  private static let partLimit = 3

  /// A table of the answers, each row with what its group is to the group that was named.
  private func related(_ table: Report.Table, onlyIfParts: Bool = false) -> Report.Table {
    let result = attempt.result
    guard !onlyIfParts || !(result.parts.isEmpty && result.wholes.isEmpty) else { return table }
    var table = table
    let exact = result.answers.count
    table.append(
      ["relation"],
      table.rows.indices.map { row in
        let (word, label) =
          row < exact
          ? ("exact", language.pick("genau", "exact"))
          : row < table.rows.count - result.wholes.count
            ? ("part", language.pick("ein Teil", "a part"))
            : ("whole", language.pick("das Ganze", "the whole"))
        return [.text(onlyIfParts ? label : word)]
      })
    return table
  }

  /// That nothing is known of exactly those who are meant, and what is known beside.
  private func besideHeadline(_ tables: FindingTables) -> String {
    let result = attempt.result
    guard let found = (result.parts + result.wholes).first.flatMap({ tables[$0] }) else {
      return ""
    }
    let figure =
      sides(result.wholes, tables)
      ?? "\(found.stated(in: language)): \(found.subject.itemLabels[language]), "
      + "\(found.subject.group.labels[language]) (\(found.wave.labels[language]))"
    return result.wholes.isEmpty
      ? language.pick(
        "Nur von einem Teil der Gemeinten bekannt: ", "Known only of a part of those meant: ")
        + figure
      : language.pick(
        "Nur von allen zusammen bekannt, nicht getrennt: ",
        "Known only of all together, not told apart: ") + figure
  }

  /// What the headline says of the figures on a part.
  private func partRemark(_ tables: FindingTables) -> String {
    guard let part = attempt.result.parts.first.flatMap({ tables[$0] }) else { return "" }
    let own = Set(attempt.result.answers.map(\.question))
    let isSame =
      attempt.result.parts.first.map { own.union(attempt.result.same).contains($0.question) }
      == true
    return
      (isSame
      ? language.pick("; von einem Teil: ", "; of a part: ")
      : language.pick("; von einem Teil, andere Frage: ", "; of a part, another question: "))
      + "\(part.stated(in: language)), \(part.subject.group.labels[language]) "
      + "(\(part.wave.labels[language]))"
  }

  /// The words that the answer leaves out of account.
  private var notConsidered: [String] {
    attempt.reading.skipped.places.map { asker.interpreter.text.tokens[$0].text }
      .reduce(into: []) { if $0.last != $1 { $0.append($1) } }
  }

  /// What the headline says of them.
  private var remark: String {
    guard !notConsidered.isEmpty else { return "" }
    let words = notConsidered.map { language.pick("„\($0)“", "\"\($0)\"") }
    return language.pick("; nicht berücksichtigt: ", "; not considered: ")
      + words.joined(separator: ", ")
  }

  /// The candidates that the answer is about.
  private var usedCandidates: [Candidate] {
    attempt.reading.candidates.filter { candidate in
      let words = attempt.result.words.map { ($0.question, $0.item) }
      let found =
        attempt.result.isBeside
        ? attempt.result.parts + attempt.result.wholes : attempt.result.answers
      return (found.map { ($0.question, $0.item) } + words).contains {
        $0 == candidate.question && (candidate.items.isEmpty || candidate.items.contains($1))
      }
    }
  }

  /// Whether a saying adds to what is answered: of an extreme who is placed, and no mere mention of what has
  /// a number.
  private func isAsked(_ said: FoundSaying) -> Bool {
    if said.saying.category == "named",
      attempt.result.answers.contains(where: { $0.item == said.item && $0.group == said.group })
    {
      return false
    }
    return attempt.reading.shape.extreme == nil || said.saying.rank != nil
      || said.saying.category == "lowest"
  }

  /// Yes or no, where the figures tell it and nothing is left out of account.
  private func verdict(_ tables: FindingTables) -> String {
    let answers = attempt.result.answers
    let shares = answers.compactMap(\.outline.value)
    guard let claim = asker.interpreter.claim, attempt.result.words.isEmpty, notConsidered.isEmpty,
      answers.allSatisfy({
        $0.outline.unit == .percent && $0.outline.statistic == .share
          && tables[$0]?.amount.qualifier == .exact
      }),
      shares.count == answers.count
    else { return "" }
    switch claim {
    case .limit(let limit):
      return shares.count == 1 ? yes(limit.admits(shares[0])) : ""
    case .first(let isHigher):
      guard shares.count == 2, attempt.reading.isOfGroups, shares[0] != shares[1] else { return "" }
      return yes((shares[0] > shares[1]) == isHigher)
    }
  }

  private func yes(_ isSo: Bool) -> String {
    isSo ? language.pick("Ja. ", "Yes. ") : language.pick("Nein. ", "No. ")
  }

  /// The number first.
  private func headline(_ tables: FindingTables) -> String {
    let answers = attempt.result.answers
    let questions = Set((answers.map(\.question) + attempt.result.words.map(\.question)))
    let words = attempt.result.words.map(\.saying)
    if let said = words.first {
      let items = Array(Set(words.map(\.itemLabels[language]))).sorted()
      guard attempt.reading.shape.extreme != nil || items.count == 1 else {
        let what = label(Set(attempt.result.words.map(\.item)), questions)
        return language.pick(
          "Ohne Zahl, \(words.count) Aussagen: \(what)",
          "No number, \(words.count) statements: \(what)")
      }
      let number = answers.first.flatMap { tables[$0] }.map { $0.stated(in: language) + ", " } ?? ""
      return "\(items.joined(separator: ", ")): \(number)\(said.words[language]), "
        + language.pick("laut Text („\(said.printed)“)", "so the text (“\(said.printed)”)")
        + ", \(said.groupLabels[language]) (\(said.wave[language]))"
    }
    guard let first = answers.first.flatMap({ tables[$0] }), answers.count == 1 else {
      if let sides = sides(answers, tables) { return sides }
      let what = label(Set(answers.map(\.item)), Set(answers.map(\.question)))
      return "\(answers.count) \(language.pick("Befunde", "findings")): \(what)"
    }
    return "\(first.stated(in: language)): \(first.subject.itemLabels[language]), "
      + "\(first.subject.group.labels[language]) (\(first.wave.labels[language]))"
  }

  /// Two to four figures in words: what differs between them, with its number; of two that can be compared, how
  /// far they are apart.
  private func sides(_ answers: [FoundFinding], _ tables: FindingTables) -> String? {
    let findings = answers.compactMap { tables[$0] }
    guard (2...4).contains(answers.count), findings.count == answers.count,
      Set(answers.map(\.outline.unit)).count == 1
    else { return nil }
    let groups = findings.map { $0.subject.group.labels[language] }
    let items = findings.map { $0.subject.itemLabels[language] }
    let waves = findings.map { $0.wave.labels[language] }
    let all: [(names: [String], common: String)] = [
      (groups, items[0] + ", " + waves[0]), (items, groups[0] + ", " + waves[0]),
      (waves, items[0] + ", " + groups[0]),
    ]
    let varying = all.filter { Set($0.names).count > 1 }
    guard varying.count == 1, Set(varying[0].names).count == findings.count else { return nil }
    let numbers = findings.map { $0.stated(in: language) }
    var line = zip(varying[0].names, numbers).map { "\($0) \($1)" }.joined(separator: ", ")
    if let apart = distance(answers) { line += ": " + apart }
    return line + " (\(varying[0].common))"
  }

  /// How far two exact shares of one question lie apart, computed from both.
  private func distance(_ answers: [FoundFinding]) -> String? {
    guard answers.count == 2, attempt.reading.shape.threshold == nil,
      answers[0].outline.unit == .percent,
      answers[0].outline.statistic != .difference,
      answers[0].question == answers[1].question || attempt.reading.shape.wantsDifference,
      let first = answers[0].outline.value, let second = answers[1].outline.value
    else { return nil }
    let points = ((second - first).magnitude * 10).rounded() / 10
    let number = points == points.rounded() ? String(Int(points)) : String(points)
    return language.pick(
      "\(number.replacing(".", with: ",")) Prozentpunkte Abstand, errechnet",
      "\(number) points apart, computed")
  }

  private func label(_ items: Set<Int>, _ questions: Set<Int>) -> String {
    if items.count == 1, let item = items.first {
      return lexicon.concepts[item].labels[language]
    }
    let asked = Set(questions.map { lexicon.questions[$0].questionConcept }).sorted()
    return asked.map { lexicon.questionConcepts[$0].labels[language] }.joined(separator: "; ")
  }

  // MARK: Context

  private func context() -> [(why: String, finding: FoundFinding)] {
    let result = attempt.result
    var context = result.others.map {
      (why: language.pick("die anderen", "the others"), finding: $0)
    }
    context += result.repeats.map {
      (
        why: $0.outline.contradicts
          ? language.pick("ein Druck, der widerspricht", "a print that contradicts it")
          : language.pick(
            "derselbe Wert, an anderer Stelle gedruckt", "the same number, printed elsewhere"),
        finding: $0
      )
    }
    if result.answers.count <= 8 {
      let why = language.pick("zum Vergleich: alle Befragten", "for comparison: all respondents")
      context += result.totals.map { (why: why, finding: $0) }
    }
    return Array(context.prefix(max(Self.contextLimit, result.others.count)))
  }

  // MARK: Notes

  private func notes(_ answers: [Finding]) throws -> [String] {
    var notes: [String] = []
    if attempt.result.hasOnlyShares {
      notes.append(
        language.pick(
          "Gefragt ist eine Anzahl; gedruckt sind nur Anteile.",
          "A number was asked for; only shares are printed."))
    }
    notes += repairs + kindNotes
    let cut = attempt.result.parts.count - Self.partLimit
    if cut > 0 {
      notes.append(
        language.pick(
          "\(cut) weitere Werte anderer Wellen zu Teilen der Gruppe sind nicht gezeigt.",
          "\(cut) more figures of other waves on parts of the group are not shown."))
    }
    if !attempt.result.words.isEmpty, attempt.reading.shape.extreme != nil {
      notes.append(
        language.pick(
          "Der Text selbst sagt, was vorn steht; ein höherer gedruckter Wert ändert daran nichts.",
          "The text itself says which comes first; a higher printed value does not change that."))
    } else if let extreme = attempt.reading.shape.extreme {
      notes.append(extremeNote(extreme))
    }
    if attempt.reading.shape.threshold != nil {
      notes.append(
        language.pick(
          "Unter den gedruckten Werten; was nicht gedruckt ist, kann dazugehören.",
          "Among the printed values; what is not printed may belong to them."))
    }
    notes += try alternatives()
    notes += try Comparability(asker.connection, language: language).notes(on: answers)
    return notes
  }

  private var repairs: [String] {
    asker.interpreter.repairs.map {
      language.pick(
        "„\($0.typed)“ gelesen als: \($0.readAs)", "\"\($0.typed)\" read as: \($0.readAs)")
    }
  }

  /// Cities were asked for, and the classes hold cities and municipalities.
  private var kindNotes: [String] {
    let kinds = attempt.reading.groups.compactMap(\.kind)
    let isBoth = attempt.result.answers.contains {
      lexicon.groups[$0.group].kind == .cityOrMunicipality
    }
    guard isBoth, kinds.contains(.city) || kinds.contains(.municipality) else { return [] }
    return [
      language.pick(
        "Die Größenklassen fassen Städte und Gemeinden zusammen.",
        "The size classes hold cities and municipalities (Gemeinden) together.")
    ]
  }

  private func extremeNote(_ extreme: Reading.Shape.Extreme) -> String {
    let count = attempt.result.answers.count + attempt.result.others.count
    return extreme == .maximum
      ? language.pick(
        "Der höchste von \(count) gedruckten Werten; was nicht gedruckt ist, kann höher sein.",
        "The highest of \(count) printed values; what is not printed may be higher.")
      : language.pick(
        "Der niedrigste von \(count) gedruckten Werten; was nicht gedruckt ist, kann niedriger sein.",
        "The lowest of \(count) printed values; what is not printed may be lower.")
  }

  /// Other things that the same words name and that have an answer, with the command that asks for them.
  private func alternatives() throws -> [String] {
    let used = Set(usedCandidates.flatMap(\.items))
    guard asker.only == nil, !used.isEmpty, attempt.reading.parts.count == 1 else { return [] }
    let likely = attempt.proposal.tiers.flatMap { $0 }.flatMap { $0 }
    var others: [Int] = []
    for item in likely.flatMap(\.items) where !used.contains(item) && !others.contains(item) {
      others.append(item)
    }
    return try others.prefix(4).filter { item in
      let candidates = likely.filter { $0.items.contains(item) }
      return try asker.reading(attempt.proposal, attempt.reading.groups, [candidates])
        .map { try asker.run($0, attempt.proposal).isAnswer } == true
    }.map { item in
      let concept = lexicon.concepts[item]
      return language.pick("Auch gemeint sein kann ", "It may also mean ")
        + "\(concept.labels[language]): wavehouse ask \(Self.quoted(asker.question)) "
        + "--as \(concept.id)" + (language == .german ? " --lang de" : "")
    }
  }

  /// Quoted for a shell.
  static func quoted(_ text: String) -> String {
    "'" + text.replacing("'", with: "'\\''") + "'"
  }
}
