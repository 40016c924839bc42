package import Database
import Store
package import Survey
import Text

/// Answers questions in words, German or English, from the findings of a warehouse.
///
/// Nothing is guessed: every word that carries meaning must be accounted for by the vocabulary or, if it
/// is of little weight (``Skipping``), be named as left out, the
/// respondents must be exactly those that are named, and what only comes near stands apart, as context.
/// The same question on the same file has the same answer.
package struct Asker {
  let connection: Connection
  let language: Language
  /// The vocabulary as it was read; the lexicon has the words of the question beside it.
  private let vocabulary: Lexicon
  let lexicon: Lexicon
  let interpreter: Interpreter
  let source: FindingSource
  let question: String
  let only: String?
  let isExplained: Bool
  /// Whether the answer is for a program, which wants all columns of `findings`.
  let isForPrograms: Bool

  /// How many statements one question may run.
  private static let limit = 60
  /// More different questions than this are too many for one answer.
  static let broadest = 6

  /// Answers a question.
  ///
  /// - Parameters:
  ///   - question: A question, or just words.
  ///   - then: Further lines of the conversation, each of which changes what it names.
  ///   - only: Where words are ambiguous, the identifier of the item, question, question concept or
  ///     sphere that is meant.
  ///   - strict: Whether every word has to be accounted for.
  ///   - explained: Tells in ``Answer/steps`` how the answer was found.
  ///   - forPrograms: Whether ``Answer/machineReport`` is wanted, which has all columns.
  ///   - language: The language of labels and notes.
  ///   - connection: A warehouse.
  /// - Throws: ``RequestError`` for a question without a word and for an unknown identifier,
  ///   `DatabaseError`.
  package static func ask(
    _ question: String, then: [String] = [], only: String? = nil, strict: Bool = false,
    explained: Bool = false, forPrograms: Bool = true,
    in language: Language = .english, _ connection: Connection
  ) throws -> Answer {
    var question = question
    if !then.isEmpty {
      let lexicon = try Lexicon(connection)
      for line in then { question = FollowUp.question(question, then: line, lexicon) }
    }
    return try Asker(question, only, explained, forPrograms, language, connection)
      .answer(isStrict: strict)
  }

  private init(
    _ question: String, _ only: String?, _ isExplained: Bool, _ isForPrograms: Bool,
    _ language: Language, _ connection: Connection
  ) throws {
    guard !Folding.words(question).isEmpty else {
      throw RequestError.badQuery(
        "there is no word in the question; ask such as \"DMS, Bedächtige vs Optimierer\"")
    }
    var lexicon = try Lexicon(for: question, connection)
    if let only { try Self.check(only, lexicon) }
    if Interpreter.needsEverything(question, lexicon) { lexicon = try Lexicon(connection) }
    self.connection = connection
    self.language = language
    vocabulary = lexicon
    self.interpreter = Interpreter(question, only: only, lexicon)
    self.lexicon = interpreter.lexicon
    self.source = try FindingSource(connection, lexicon)
    self.question = question
    self.only = only
    self.isExplained = isExplained
    self.isForPrograms = isForPrograms
  }

  /// The same question with another vocabulary.
  private init(_ asker: Asker, _ lexicon: Lexicon) throws {
    connection = asker.connection
    vocabulary = lexicon
    language = asker.language
    interpreter = Interpreter(asker.question, only: asker.only, lexicon)
    self.lexicon = interpreter.lexicon
    source = try FindingSource(connection, self.lexicon)
    question = asker.question
    only = asker.only
    isExplained = asker.isExplained
    isForPrograms = asker.isForPrograms
  }

  private static func check(_ id: String, _ lexicon: Lexicon) throws {
    let known =
      lexicon.concepts.map(\.id) + lexicon.questions.map(\.id) + lexicon.questionConcepts.map(\.id)
      + lexicon.spheres.map(\.id)
    guard !known.contains(id) else { return }
    throw RequestError.unknown(
      kind: "item, question or sphere", name: id,
      suggestion: Spelling.nearest(to: id, among: known),
      source: .vocabulary)
  }

  /// A reading with what it found.
  struct Attempt {
    let proposal: Interpreter.Proposal
    let reading: Reading
    let tier: Int
    var result: Composer.Result
  }

  private func answer(isStrict: Bool) throws -> Answer {
    let background = Background(self)
    if let definition = try background.definition() { return definition }
    if let attempt = try inNumbers() { return try AnswerWriter(self, withParts(attempt)).answer() }
    let speaking = try Asker(self, vocabulary.speaking())
    if let attempt = try speaking.inWords() { return try AnswerWriter(speaking, attempt).answer() }
    if let survey = try background.survey() { return survey }
    if !isStrict, let attempt = try inPart() {
      return try AnswerWriter(self, withParts(attempt)).answer()
    }
    if !isStrict, let attempt = try speaking.inPart(isSaid: true) {
      return try AnswerWriter(speaking, attempt).answer()
    }
    if !isStrict, let attempt = try beside() { return try AnswerWriter(self, attempt).answer() }
    return try NearestWriter(speaking, speaking.interpreter.proposals).answer()
  }

  /// The first reading to which numbers answer.
  private func inNumbers() throws -> Attempt? {
    for (proposal, tier, reading) in try readings() {
      let result = try run(reading, proposal)
      if result.isAnswer {
        return Attempt(proposal: proposal, reading: reading, tier: tier, result: result)
      }
    }
    return nil
  }

  /// The first reading to which a text answers without a number.
  private func inWords() throws -> Attempt? {
    for (proposal, tier, reading) in try readings() where !reading.shape.wantsNumber {
      let said = try said(on: reading, of: reading.candidates).filter {
        proposal.studies?.contains($0.saying.study) ?? true
      }
      if !said.isEmpty {
        return Attempt(
          proposal: proposal, reading: reading, tier: tier, result: Composer.Result(words: said))
      }
    }
    return nil
  }

  private func withParts(_ attempt: Attempt) throws -> Attempt {
    var attempt = attempt
    (attempt.result.parts, attempt.result.same) = try parts(of: attempt)
    return attempt
  }

  /// What the other waves have on the things that an answer is about, of a part of the group that is named.
  ///
  /// A study that asked only the larger counties says something on the counties, which whoever compares
  /// studies has to see beside the figure on all of them.
  private func parts(
    of attempt: Attempt
  ) throws -> (parts: [FoundFinding], same: Set<Int>) {
    let (proposal, reading, result) = (attempt.proposal, attempt.reading, attempt.result)
    guard proposal.studies == nil, proposal.years.isEmpty, reading.groups.count == 1,
      reading.parts.count == 1, !reading.shape.needsSides, !reading.shape.isTrend,
      reading.shape.extreme == nil, !reading.shape.wantsDifference,
      !proposal.terms.contains(where: { !$0.meaning.isGroup })
    else { return ([], []) }
    let answered = Set(result.answers.map { lexicon.questions[$0.question].wave })
    let items = Set(result.answers.map(\.item))
    guard !items.isEmpty, items.count <= 2 else { return ([], []) }
    let others = try source.relatives(
      of: reading.candidates.filter { candidate in
        result.answers.contains { $0.question == candidate.question }
      })
    let candidates = others.map(\.question).filter {
      !answered.contains(lexicon.questions[$0].wave)
        && !lexicon.waves[lexicon.questions[$0].wave].isExternal
    }.map { question in
      Candidate(
        question: question, items: items.sorted(), score: 0, byItem: [], byQuestion: [], whole: [])
    }
    guard !candidates.isEmpty else { return ([], []) }
    let waves = Set(candidates.map { lexicon.questions[$0.question].wave })
    let groups = lexicon.groups.indices.filter {
      waves.contains(lexicon.groups[$0].wave) && reading.groups[0].contains(lexicon.groups[$0])
    }
    let units = Set(result.answers.map(\.outline.unit))
    let parts = try source.findings(candidates, of: groups).filter {
      $0.isFullest && units.contains($0.outline.unit)
    }.sorted { narrowness($0) < narrowness($1) }
    return (parts, Set(others.filter(\.isSame).map(\.question)))
  }

  /// In how many ways a group is narrowed: the widest part comes first, whatever its value.
  private func narrowness(_ finding: FoundFinding) -> Int {
    let group = lexicon.groups[finding.group]
    return [group.isBanded, group.type != nil, group.region != nil, group.condition != nil]
      .count { $0 }
  }

  /// The first reading that answers when words of little weight are left out.
  ///
  /// - Parameter isSaid: Whether a text without a number answers.
  private func inPart(isSaid: Bool = false) throws -> Attempt? {
    for (proposal, reading) in try readingsInPart() {
      if isSaid {
        guard !reading.shape.wantsNumber, reading.skipped.isEmpty else { continue }
        let said = try said(on: reading, of: reading.candidates)
        if !said.isEmpty {
          return Attempt(
            proposal: proposal, reading: reading, tier: 0, result: Composer.Result(words: said))
        }
      } else {
        let result = try run(reading, proposal)
        if result.isAnswer {
          return Attempt(proposal: proposal, reading: reading, tier: 0, result: result)
        }
      }
    }
    return nil
  }

  /// The first reading of which nothing is known on exactly those who are meant, but on those of them who meet a
  /// condition, or on the whole that they belong to where nobody told them apart.
  private func beside() throws -> Attempt? {
    guard interpreter.blocked.isEmpty else { return nil }
    var all: [(Interpreter.Proposal, Reading)] = []
    // A reading without a group of the warehouse is no reading yet.
    for proposal in interpreter.proposals where interpreter.unknown.isEmpty {
      for parts in proposal.tiers where !isTooBroad(parts) {
        for groups in proposal.groups.prefix(1) {
          all.append((proposal, open(proposal, groups, parts)))
        }
      }
    }
    // Twice beside the question is too far.
    all += try readingsInPart(isOpen: true).filter(\.reading.skipped.isEmpty)
    // Where things are set side by side, both come before one of them.
    all = all.filter { $0.1.parts.count > 1 } + all.filter { $0.1.parts.count == 1 }
    for (proposal, reading) in all.prefix(Self.limit) {
      let shape = reading.shape
      guard reading.groups.count == 1, !reading.isDistribution,
        !shape.isOfMany, !shape.needsSides, !shape.wantsDifference, shape.years.count < 2,
        !reading.groups[0].isWhole
      else { continue }
      let groups = lexicon.groups.indices.filter {
        proposal.waves.contains(lexicon.groups[$0].wave)
      }
      let parts = groups.filter { reading.groups[0].matchesButForCondition(lexicon.groups[$0]) }
      let wholes = groups.filter { group in
        let wave = lexicon.groups[group].wave
        let kinds = groups.filter { lexicon.groups[$0].wave == wave }.map {
          lexicon.groups[$0].kind
        }
        return reading.groups[0].isWithinWhole(lexicon.groups[group], telling: Set(kinds))
      }
      var result = Composer.Result()
      result.parts = try outlined(reading, parts, proposal)
        .sorted { narrowness($0) < narrowness($1) }
      result.wholes = result.parts.isEmpty ? try outlined(reading, wholes, proposal) : []
      if result.isBeside {
        return Attempt(proposal: proposal, reading: reading, tier: 0, result: result)
      }
    }
    return nil
  }

  /// The findings of the statistic that is asked for on some groups.
  private func outlined(
    _ reading: Reading, _ groups: [Int], _ proposal: Interpreter.Proposal
  ) throws -> [FoundFinding] {
    guard !groups.isEmpty else { return [] }
    let found = try source.findings(reading.candidates, of: groups, in: proposal.studies)
    let wanted = Composer(lexicon: lexicon, reading: reading).ofStatistic(found.filter(\.isFullest))
      .0
    // Of several things that are set side by side each has to be there.
    let isWhole = reading.parts.allSatisfy { part in
      part.contains { candidate in
        wanted.contains { $0.question == candidate.question && candidate.items.contains($0.item) }
      }
    }
    return isWhole ? wanted : []
  }

  /// A reading whose groups the warehouse does not have.
  private func open(
    _ proposal: Interpreter.Proposal, _ groups: [WantedGroup], _ parts: [[Candidate]]
  ) -> Reading {
    Reading(
      terms: proposal.terms, groups: groups, matches: groups.map { _ in [] }, parts: parts,
      shape: interpreter.shape(proposal, parts, groups))
  }

  /// The readings that leave out words of little weight, the likeliest first.
  ///
  /// - Parameter isOpen: Whether also such whose groups the warehouse does not have.
  private func readingsInPart(
    isOpen: Bool = false
  ) throws -> [(proposal: Interpreter.Proposal, reading: Reading)] {
    guard interpreter.blocked.isEmpty else { return [] }
    let skipping = Skipping(interpreter, source)
    // What is understood whole is not read otherwise because nothing is printed on it, and what could be many
    // questions is not narrowed by chance.
    if interpreter.unknown.isEmpty,
      let first = interpreter.proposals.first(where: { !$0.tiers.isEmpty }),
      isTooBroad(first.tiers[0]) || !isOpen && first.terms.count == interpreter.terms.count
    {
      return []
    }
    var readings: [(proposal: Interpreter.Proposal, reading: Reading, cost: Double)] = []
    for proposal in interpreter.proposals {
      for (candidates, skipped) in try interpreter.likely(proposal, skipping)
      where !isTooBroad([candidates]) {
        for groups in proposal.groups {
          guard
            var reading = try reading(proposal, groups, [candidates])
              ?? (isOpen ? open(proposal, groups, [candidates]) : nil)
          else { continue }
          // What is left out could be one of the things that are compared.
          let shape = reading.shape
          guard
            skipped.named.isEmpty || !shape.isOfMany || candidates[0].isNamedItem
              || skipping.isStrange(
                skipped.named, nouns: shape.isTrend, besides: candidates[0].explained)
          else { continue }
          reading.skipped = skipped.named
          readings.append((proposal, reading, skipped.cost - candidates[0].score))
        }
      }
    }
    for proposal in interpreter.proposals {
      guard let (parts, named) = try interpreter.paired(proposal, skipping) else { continue }
      for groups in proposal.groups {
        guard
          var reading = try reading(proposal, groups, parts)
            ?? (isOpen ? open(proposal, groups, parts) : nil)
        else { continue }
        reading.skipped = named
        let score = parts.compactMap { $0.first?.score }.reduce(0, +) / Double(parts.count)
        readings.append((proposal, reading, Double(named.places.count) * 0.5 - score))
      }
    }
    let ranked = readings.enumerated().sorted {
      $0.element.cost == $1.element.cost
        ? $0.offset < $1.offset : $0.element.cost < $1.element.cost
    }
    return ranked.prefix(Self.limit).map { ($0.element.proposal, $0.element.reading) }
  }

  /// The readings, the likeliest first; none where a word is not understood.
  private func readings() throws -> [(proposal: Interpreter.Proposal, tier: Int, reading: Reading)]
  {
    guard interpreter.unknown.isEmpty else { return [] }
    var readings: [(proposal: Interpreter.Proposal, tier: Int, reading: Reading)] = []
    for proposal in interpreter.proposals {
      for (tier, parts) in proposal.tiers.enumerated() where !isTooBroad(parts) {
        for groups in proposal.groups {
          guard let reading = try reading(proposal, groups, parts) else { continue }
          readings.append((proposal, tier, reading))
          if readings.count == Self.limit { return readings }
        }
      }
    }
    return readings
  }

  func isTooBroad(_ parts: [[Candidate]]) -> Bool {
    let whole = parts.flatMap { $0 }.filter(\.items.isEmpty)
    return Set(whole.map { lexicon.questions[$0.question].questionConcept }).count > Self.broadest
  }

  /// The reading for groups, if each is in the warehouse.
  func reading(
    _ proposal: Interpreter.Proposal, _ groups: [WantedGroup], _ parts: [[Candidate]]
  ) throws -> Reading? {
    let universes = try source.universes(of: parts.flatMap { $0 })
    let asked = Dictionary(
      universes.map { (lexicon.questions[$0.key].wave, [$0.value]) }, uniquingKeysWith: +)
    let matches = groups.map { wanted in
      lexicon.groups.indices.filter {
        let group = lexicon.groups[$0]
        return proposal.waves.contains(group.wave)
          && (wanted.matches(group)
            || wanted.matches(group, within: asked[group.wave] ?? [], lexicon))
      }
    }
    // Several things of several groups: which belongs to which is not known.
    guard matches.allSatisfy({ !$0.isEmpty }), parts.count < 2 || groups.count < 2 else {
      return nil
    }
    return Reading(
      terms: proposal.terms, groups: groups, matches: matches, parts: parts,
      shape: interpreter.shape(proposal, parts, groups), universes: universes)
  }

  /// What a reading finds: first as everyone asked is meant, then among those who were asked at all.
  func run(_ reading: Reading, _ proposal: Interpreter.Proposal) throws -> Composer.Result {
    guard !reading.universes.isEmpty else { return try run(alone: reading, proposal) }
    var open = reading
    open.universes = [:]
    let result = try run(alone: open, proposal)
    return result.isAnswer ? result : try run(alone: reading, proposal)
  }

  private func run(
    alone reading: Reading, _ proposal: Interpreter.Proposal
  ) throws -> Composer.Result {
    let found = try source.findings(
      reading.candidates, of: shown(reading), in: proposal.studies
    ).filter { isAsked($0, reading) }
    // A text may say which of the items is first, though it prints no number of it.
    let isOfItems = reading.shape.extreme != nil && reading.isDistribution && !reading.isOfGroups
    var said = isOfItems ? try said(on: reading, of: reading.candidates) : []
    if let studies = proposal.studies {
      said = said.filter { studies.contains($0.saying.study) }
    }
    let series = reading.shape.isTrend ? try source.series(of: reading.candidates) : [:]
    let result = Composer(lexicon: lexicon, reading: reading, series: series).compose(found, said)
    guard !result.isAnswer, reading.shape.isTrend, !reading.shape.isMoved else { return result }
    // Years of surveys that are no series stand side by side.
    var apart = reading
    apart.shape.isTrend = false
    return Composer(lexicon: lexicon, reading: apart).compose(found, said)
  }

  /// Whether the group of a finding is meant, which may stand only for the universe of another question.
  private func isAsked(_ finding: FoundFinding, _ reading: Reading) -> Bool {
    let group = lexicon.groups[finding.group]
    guard let condition = group.condition, reading.groups.contains(where: \.conditions.isEmpty)
    else { return true }
    return reading.universes[finding.question] == condition
      || reading.groups.contains { $0.matches(group) }
  }

  /// What is said without a number on the groups that a reading names.
  func said(on reading: Reading, of candidates: [Candidate]) throws -> [FoundSaying] {
    try source.sayings(candidates, of: reading.matches.flatMap { $0 })
  }

  /// The groups that a reading names, and beside them everyone.
  func shown(_ reading: Reading) -> [Int] {
    let named = Set(reading.matches.flatMap { $0 })
    let waves = Set(named.map { lexicon.groups[$0].wave })
    return lexicon.groups.indices.filter {
      named.contains($0)
        || (lexicon.groups[$0].isEveryone && waves.contains(lexicon.groups[$0].wave))
    }
  }
}
