import Analysis
import Reports
import Store
import Survey

/// Says that there is no answer, why, and what comes nearest.
struct NearestWriter {
  private let asker: Asker
  private let proposals: [Interpreter.Proposal]
  private let lexicon: Lexicon
  private let language: Language

  /// How many findings are shown that come near.
  private static let limit = 6

  init(_ asker: Asker, _ proposals: [Interpreter.Proposal]) {
    self.asker = asker
    self.proposals = proposals
    lexicon = asker.lexicon
    language = asker.language
  }

  /// What comes near, and why it is no answer.
  private struct Near {
    var reasons: [String]
    var findings: [(why: String, finding: FoundFinding)] = []
    var proposal: Interpreter.Proposal?
    var candidates: [Candidate] = []
  }

  func answer() throws -> Answer {
    let near = try nearest()
    let tables = try FindingTables(asker, near.findings.map(\.finding))
    let understanding = Understanding(interpreter: asker.interpreter, language: language)
    let context = tables.full(near.findings)
    var answers = tables.full([FoundFinding]())
    answers.append(["relation"], [])
    let unknown = asker.interpreter.unknown.map { asker.interpreter.text.tokens[$0].text }
    let understood = near.proposal.map { understanding.rows($0, nil, near.candidates) } ?? []
    return Answer(
      question: asker.question, understood: understood, notUnderstood: unknown, notConsidered: [],
      answers: answers, context: context,
      statements: SaidTable.of(try said(near).map(\.saying), in: language), isAnswered: false,
      notes: near.reasons + categories + hints,
      steps: asker.isExplained ? try Steps(asker).lines(proposals) : [],
      display: (
        headline(near.reasons, unknown), tables.short([], "answers"),
        tables.short(near.findings)
      ), isTrend: false)
  }

  /// What is said without a number on the groups that were asked for.
  private func said(_ near: Near) throws -> [FoundSaying] {
    guard let proposal = near.proposal else { return [] }
    let groups = proposal.groups.flatMap { $0 }.flatMap { wanted in
      lexicon.groups.indices.filter { wanted.matches(lexicon.groups[$0]) }
    }
    return try asker.source.sayings(near.candidates, of: groups)
  }

  /// That there is no answer, and the first reason.
  private func headline(_ reasons: [String], _ unknown: [String]) -> String {
    let words = unknown.map { "\"\($0)\"" }.joined(separator: ", ")
    let reason =
      unknown.isEmpty
      ? reasons.first ?? "" : language.pick("Nicht verstanden: ", "Not understood: ") + words + "."
    return language.pick("Keine Antwort. ", "No answer. ") + reason
  }

  /// Categories and ranks were asked for, which are no numbers.
  private var categories: [String] {
    guard asker.interpreter.text.tokens.contains(where: { $0.role.contains(.category) }) else {
      return []
    }
    return [
      language.pick(
        "Kategorien und Ränge sind keine Zahlen; 'wavehouse query run categories' nennt sie.",
        "Categories and ranks are no numbers; 'wavehouse query run categories' lists them.")
    ]
  }

  /// What the numbers are, where a question takes them for something else.
  private var hints: [String] {
    let interpreter = asker.interpreter
    var hints: [String] = []
    if interpreter.text.tokens.indices.contains(where: interpreter.isJoint) {
      hints.append(
        language.pick(
          "Jede Zahl steht für sich: Keine sagt, wie viele mehreres zugleich haben.",
          "Each number stands for itself: none says how many have several things at once."))
    }
    if interpreter.text.tokens.indices.contains(where: interpreter.isOfThings) {
      hints.append(
        language.pick(
          "Die Zahlen sind Anteile an Befragten, nicht an dem, was sie nutzen.",
          "The numbers are shares of respondents, not of what they use."))
    }
    return hints
  }

  private func nearest() throws -> Near {
    let words = asker.interpreter.unknown.map { asker.interpreter.text.tokens[$0].text }
    if let proposal = proposals.first(where: { !$0.tiers.isEmpty }) {
      let candidates = proposal.tiers[0].flatMap { $0 }
      if words.isEmpty, asker.isTooBroad(proposal.tiers[0]) {
        return tooBroad(proposal, candidates)
      }
      return try other(proposal, candidates, words)
    }
    if let proposal = asker.interpreter.unscopedProposals.first(where: { !$0.tiers.isEmpty }) {
      return try elsewhere(proposal, proposal.tiers[0].flatMap { $0 })
    }
    return try partly()
  }

  /// All words lead to something, but there is no finding on these respondents, or a word was not
  /// understood.
  private func other(
    _ proposal: Interpreter.Proposal, _ candidates: [Candidate], _ words: [String]
  ) throws -> Near {
    let what = label(candidates)
    var near = Near(
      reasons: words.isEmpty
        ? [
          language.pick(
            "Zu \(what) ist für diese Befragten keine solche Zahl gedruckt.",
            "No such finding is printed on \(what) for these respondents.")
        ]
        : [], proposal: proposal, candidates: candidates)
    let exact = Set(
      proposal.groups.flatMap { $0 }.flatMap { wanted in
        lexicon.groups.indices.filter { wanted.matches(lexicon.groups[$0]) }
      })
    let found = try findings(candidates, proposal.waves)
    let wanted = proposal.groups.first ?? []
    let ranked = found.sorted { distance($0, wanted) < distance($1, wanted) }
    near.findings = ranked.prefix(Self.limit).map { finding in
      let isExact = exact.contains(finding.group)
      let why =
        isExact && !words.isEmpty
        ? language.pick("ohne ", "without ") + words.map { "\"\($0)\"" }.joined(separator: ", ")
        : isExact
          ? language.pick("nur ein Teil des Gefragten", "only part of what was asked")
          : language.pick("andere Befragte", "other respondents")
      return (why, finding)
    }
    return near
  }

  /// What is asked stands in waves that the question does not speak of.
  private func elsewhere(
    _ proposal: Interpreter.Proposal, _ candidates: [Candidate]
  ) throws -> Near {
    let found = try findings(candidates, proposal.waves)
    let wanted = proposal.groups.first ?? []
    let ranked = found.sorted { distance($0, wanted) < distance($1, wanted) }
    let isExternal = found.contains { wave($0).isExternal }
    return Near(
      reasons: [
        language.pick(
          "Zu \(label(candidates)) hat die genannte Welle oder das genannte Jahr keine Zahl.",
          "The wave or year that is named has no finding on \(label(candidates)).")
      ]
        + (isExternal
          ? [
            language.pick(
              "Statistiken, die ein Dokument nur zitiert, sind keine Antwort einer Welle.",
              "Statistics that a document merely cites are no answer of a wave.")
          ] : []),
      findings: ranked.prefix(Self.limit).map { finding in
        (
          wave(finding).isExternal
            ? language.pick(
              "zitiert, keine Erhebung dieses Hauses", "cited, no survey of this warehouse")
            : language.pick("andere Welle", "another wave"), finding
        )
      }, proposal: proposal, candidates: candidates)
  }

  /// No question accounts for all words together.
  private func partly() throws -> Near {
    // Of several that explain about as much, the first gives up the fewest terms.
    let most = proposals.compactMap { $0.partial.first?.score }.max() ?? 0
    let best = proposals.first { ($0.partial.first?.score ?? -1) > most - 0.5 }
    guard let proposal = best, let first = proposal.partial.first else {
      return Near(
        reasons: [
          language.pick(
            "Wonach gefragt ist, ist nicht zu erkennen; 'wavehouse query run questions' nennt alle Fragen, 'wavehouse find WORT' sucht im Vokabular.",
            "What is asked about cannot be made out; 'wavehouse query run questions' lists all questions, 'wavehouse find WORD' searches the vocabulary."
          )
        ], proposal: proposals.first)
    }
    let candidates = proposal.partial.filter { $0.score > first.score - 0.02 }
    let left = proposal.required.subtracting(first.explained).places
    let words = left.map { "\"\(asker.interpreter.text.tokens[$0].text)\"" }.joined(separator: ", ")
    let found = try findings(candidates, proposal.waves)
    let wanted = proposal.groups.first ?? []
    let ranked = found.sorted { distance($0, wanted) < distance($1, wanted) }
    return Near(
      reasons: [
        language.pick(
          "Keine Frage handelt von alledem zugleich; zu \(label(candidates)) fehlt: \(words).",
          "No question is about all of this; with \(label(candidates)) there is nothing on \(words)."
        )
      ],
      findings: ranked.prefix(Self.limit).map {
        (language.pick("ohne ", "without ") + words, $0)
      }, proposal: proposal, candidates: candidates)
  }

  private func tooBroad(_ proposal: Interpreter.Proposal, _ candidates: [Candidate]) -> Near {
    let asked = Set(candidates.map { lexicon.questions[$0.question].questionConcept }).sorted()
    let labels = asked.prefix(8).map { lexicon.questionConcepts[$0].labels[language] }
    return Near(
      reasons: [
        language.pick(
          "Das können \(asked.count) Fragen sein, etwa: \(labels.joined(separator: "; ")).",
          "This can be \(asked.count) questions, such as: \(labels.joined(separator: "; "))."),
        language.pick(
          "Ein Wort mehr, oder --as mit der Kennung einer Frage, grenzt es ein.",
          "One more word, or --as with the identifier of a question, narrows it down."),
      ], proposal: proposal, candidates: candidates)
  }

  // MARK: Nearness

  private func findings(
    _ candidates: [Candidate], _ waves: Set<Int>
  ) throws -> [FoundFinding] {
    let groups = lexicon.groups.indices.filter { waves.contains(lexicon.groups[$0].wave) }
    return try asker.source.findings(candidates, of: groups).filter { $0.isFullest }
  }

  private func wave(_ finding: FoundFinding) -> Lexicon.Wave {
    lexicon.waves[lexicon.questions[finding.question].wave]
  }

  private func label(_ candidates: [Candidate]) -> String {
    let items = Set(candidates.flatMap(\.items)).sorted()
    if !items.isEmpty {
      return items.prefix(3).map { lexicon.concepts[$0].labels[language] }.joined(
        separator: " / ")
    }
    let asked = Set(candidates.map { lexicon.questions[$0.question].questionConcept }).sorted()
    return asked.prefix(3).map { lexicon.questionConcepts[$0].labels[language] }
      .joined(separator: " / ")
  }

  /// How far the respondents of a finding are from those that were wanted.
  private func distance(_ finding: FoundFinding, _ wanted: [WantedGroup]) -> Double {
    let group = lexicon.groups[finding.group]
    return wanted.map { Self.distance($0, group) }.min() ?? (group.isEveryone ? 0 : 1)
  }

  private static func distance(_ wanted: WantedGroup, _ group: Lexicon.Group) -> Double {
    func step(_ wanted: Int?, _ found: Int?) -> Double {
      wanted == found ? 0 : found == nil ? 2 : 3
    }
    var distance = step(wanted.type, group.type) + step(wanted.region, group.region)
    if let condition = group.condition {
      distance += wanted.conditions.contains(condition) ? 0 : 3
    } else if !wanted.conditions.isEmpty {
      distance += 2
    }
    let kind = wanted.kind ?? .any
    if kind != group.kind {
      distance +=
        kind == .any || group.kind == .any ? 1 : kind == .county || group.kind == .county ? 3 : 0.5
    }
    let band = wanted.band ?? InhabitantsBand(minimum: nil, maximum: nil)
    switch band.relation(to: group.band) {
    case .equal: break
    case .within: distance += wanted.band == nil ? 1.5 : 1
    case .contains: distance += wanted.band == nil ? 1.5 : 1
    case .overlapping: distance += 2
    case .disjoint: distance += 3
    }
    return distance
  }
}
