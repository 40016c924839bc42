import Survey

/// Says what the parts of a question were taken for.
struct Understanding {
  let interpreter: Interpreter
  let language: Language

  private var lexicon: Lexicon { interpreter.lexicon }

  /// One row per term and per run of words that the same thing accounts for, in the order of the words.
  func rows(
    _ proposal: Interpreter.Proposal, _ reading: Reading?, _ candidates: [Candidate]
  ) -> [Answer.Understood] {
    var rows: [(start: Int, row: Answer.Understood)] = []
    for term in proposal.terms {
      rows.append((term.tokens.lowerBound, row(term.tokens, term.meaning)))
    }
    rows += content(candidates, besides: proposal.terms.map { TokenSet($0.tokens) })
    rows += grammar(proposal, candidates)
    var result = rows.sorted { $0.start < $1.start }.map(\.row)
    if let reading {
      let label = reading.shape.label(language, isDistribution: reading.isDistribution)
      result.append(
        Answer.Understood(
          words: "", role: "shape", id: "", label: label))
      if reading.groups.allSatisfy(\.isWhole), !proposal.terms.contains(where: \.meaning.isGroup) {
        result.append(
          Answer.Understood(
            words: "", role: "respondents", id: "",
            label: language.pick(
              "keine genannt: alle Befragten einer Welle", "none named: all respondents of a wave"))
        )
      }
    }
    return result
  }

  private func words(_ places: some Sequence<Int>) -> String {
    var words: [String] = []
    for place in places {
      let text = interpreter.text.tokens[place].text
      if words.last != text || interpreter.text.tokens[place].isNumber { words.append(text) }
    }
    return words.joined(separator: " ")
  }

  private func row(_ tokens: Range<Int>, _ meaning: Term.Meaning) -> Answer.Understood {
    let (role, ids, labels) = describe(meaning)
    return Answer.Understood(
      words: words(tokens), role: role, id: ids.joined(separator: " "),
      label: labels.joined(separator: "; "))
  }

  private func describe(_ meaning: Term.Meaning) -> (role: String, ids: [String], labels: [String])
  {
    let respondents = "respondents"
    func concepts(_ places: [Int]) -> (String, [String], [String]) {
      (
        respondents, places.map { lexicon.concepts[$0].id },
        places.map { lexicon.concepts[$0].labels[language] }
      )
    }
    switch meaning {
    case .kind(let kind):
      let labels = lexicon.kinds.first { $0.kind == kind }?.labels
      return (respondents, [kind.rawValue], [labels?[language] ?? kind.rawValue])
    case .type(let place), .region(let place): return concepts([place])
    case .conditions(let places): return concepts(places)
    case .band(let band): return (respondents, [], [label(band)])
    case .citySize(let band):
      return (respondents, ["city"], [language.pick("Städte ", "cities ") + label(band)])
    case .classNumber(let number):
      return (
        respondents, [],
        [
          language.pick(
            "Größenklasse \(number) der jeweiligen Welle", "size class \(number) of each wave")
        ]
      )
    case .extremeClass(let isSmallest):
      return (
        respondents, [],
        [
          isSmallest
            ? language.pick(
              "die kleinste Größenklasse der Welle", "the smallest size class of the wave")
            : language.pick(
              "die größte Größenklasse der Welle", "the largest size class of the wave")
        ]
      )
    case .axis(let axis): return (respondents, [], [label(axis)])
    case .waves(let places):
      return (
        "wave", places.map { lexicon.waves[$0].id },
        places.map { lexicon.waves[$0].labels[language] }
      )
    case .studies(let places):
      return (
        "publication", places.map { lexicon.studies[$0].id },
        places.map { lexicon.studies[$0].title }
      )
    case .year(let year):
      let waves = lexicon.waves.filter { !$0.isExternal && $0.years?.contains(year) == true }
      return (
        "year", waves.map(\.id),
        waves.isEmpty
          ? [
            language.pick(
              "in diesem Jahr wurde keine Welle erhoben", "no wave was in the field then")
          ]
          : waves.map { $0.labels[language] }
      )
    }
  }

  /// A band in words.
  func label(_ band: InhabitantsBand) -> String {
    let unit = language.pick("Einwohner", "inhabitants")
    let sign = language.pick(".", ",")
    func text(_ number: Int) -> String { Self.grouped(number, sign) }
    switch (band.minimum, band.maximum) {
    case (nil, let maximum?): return language.pick("unter ", "under ") + text(maximum) + " " + unit
    case (let minimum?, nil): return language.pick("über ", "over ") + text(minimum) + " " + unit
    case (let minimum?, let maximum?) where minimum == maximum:
      return language.pick("die Klasse mit ", "the class with ") + text(minimum) + " " + unit
    case (let minimum?, let maximum?):
      return text(minimum) + language.pick(" bis ", " to ") + text(maximum) + " " + unit
    default: return language.pick("jede Größe", "any size")
    }
  }

  private static func grouped(_ number: Int, _ sign: String) -> String {
    var digits = String(number)
    var groups: [String] = []
    while digits.count > 3 {
      groups.insert(String(digits.suffix(3)), at: 0)
      digits.removeLast(3)
    }
    return ([digits] + groups).joined(separator: sign)
  }

  private func label(_ axis: Term.Axis) -> String {
    switch axis {
    case .size: language.pick("jede Größenklasse", "each size class")
    case .type: language.pick("jeder Kommunentyp", "each type of municipality")
    case .region: language.pick("jede Region", "each region")
    }
  }

  // MARK: What is asked

  private func content(
    _ candidates: [Candidate], besides terms: [TokenSet]
  ) -> [(start: Int, row: Answer.Understood)] {
    let taken = terms.reduce(TokenSet()) { $0.union($1) }
    var byThing: [(key: String, row: Answer.Understood, places: TokenSet)] = []
    func add(_ role: String, _ id: String, _ label: String, _ places: TokenSet) {
      let places = places.subtracting(taken)
      guard !places.isEmpty else { return }
      if let old = byThing.firstIndex(where: { $0.key == role + id }) {
        byThing[old].places.formUnion(places)
      } else {
        let row = Answer.Understood(words: "", role: role, id: id, label: label)
        byThing.append((role + id, row, places))
      }
    }
    for candidate in candidates {
      let question = lexicon.questions[candidate.question]
      for item in candidate.items {
        let concept = lexicon.concepts[item]
        add(
          "item", concept.id, concept.labels[language],
          candidate.byItem)
      }
      let concept = lexicon.questionConcepts[question.questionConcept]
      add(
        "question", concept.id, concept.labels[language],
        candidate.byQuestion)
    }
    return byThing.map { thing in
      let places = thing.places.places
      let row = Answer.Understood(
        words: words(places), role: thing.row.role, id: thing.row.id, label: thing.row.label)
      return (places.first ?? 0, row)
    }
  }

  private func grammar(
    _ proposal: Interpreter.Proposal, _ candidates: [Candidate]
  ) -> [(start: Int, row: Answer.Understood)] {
    let taken = (proposal.terms.map { TokenSet($0.tokens) } + candidates.map(\.explained))
      .reduce(TokenSet()) { $0.union($1) }
    let roles: [(GrammarWords.Role, String)] = [
      (.share, language.pick("ein Anteil in Prozent", "a share in percent")),
      (.mean, language.pick("ein Mittelwert", "a mean")),
      (.median, language.pick("ein Median", "a median")),
      (
        .difference,
        language.pick("ein Abstand in Prozentpunkten", "a difference in percentage points")
      ),
    ]
    return interpreter.text.tokens.enumerated().compactMap { place, token in
      guard !taken.contains(place) else { return nil }
      return roles.first { token.role.contains($0.0) }.map { role in
        let row = Answer.Understood(
          words: token.text, role: "statistic", id: "", label: role.1)
        return (place, row)
      }
    }
  }
}
