import Database
import Store
import Text

/// A finding as a question got it from the warehouse, with its places in the lexicon.
struct FoundFinding {
  let outline: FindingOutline
  /// Whether it stands for its result: the fullest of the prints that are spoken of.
  let isFullest: Bool
  let question: Int
  let item: Int
  let group: Int

  /// Two findings of one series have the same of everything but what varies.
  func isComparable(to other: FoundFinding) -> Bool {
    outline.statistic == other.outline.statistic && outline.unit == other.outline.unit
  }
}

/// What a text says without a number, with its places in the lexicon.
struct FoundSaying {
  let saying: Saying
  let question: Int
  let item: Int
  let group: Int
}

/// Gets the findings on candidates, and their places in the lexicon.
struct FindingSource {
  private let lexicon: Lexicon
  private let outlines: FindingOutlines
  private let sayings: Sayings
  private let questions: [String: Int]
  private let groups: [String: Int]
  private let known = Known()

  /// What one question has asked of the warehouse already.
  private final class Known {
    /// By question, the condition of its universe; `nil` where everyone was asked.
    var universes: [Int: Int?] = [:]
    /// By question and items, the words around the findings.
    var surroundings: [[Int]: Set<[UInt8]>] = [:]
  }

  init(_ connection: Connection, _ lexicon: Lexicon) throws {
    outlines = try FindingOutlines(connection)
    sayings = Sayings(connection)
    self.lexicon = lexicon
    questions = Dictionary(
      lexicon.questions.indices.map { (lexicon.questions[$0].id, $0) }
    ) { first, _ in first }
    groups = Dictionary(lexicon.groups.indices.map { (lexicon.groups[$0].id, $0) }) { first, _ in
      first
    }
  }

  /// The pairs of question and item that candidates stand for, as JSON; of whole questions also the items
  /// without a number where `withSilent` says so.
  func pairs(_ candidates: [Candidate], withSilent: Bool = false) -> String {
    var pairs: [JSON] = []
    for candidate in candidates {
      let question = lexicon.questions[candidate.question]
      let all = question.items + (withSilent ? question.silent : [])
      let items = candidate.items.isEmpty ? all.map(\.concept) : candidate.items
      pairs += items.map { JSON.texts([question.id, lexicon.concepts[$0].id]) }
    }
    return JSON(.array(pairs)).text()
  }

  /// The identifiers of groups, as JSON.
  func respondents(_ wanted: [Int]) -> String {
    JSON.texts(wanted.map { lexicon.groups[$0].id }).text()
  }

  /// Everything found on groups, all prints of a result.
  ///
  /// - Parameter studies: The publications that are spoken of; `nil` for all.
  func findings(
    _ candidates: [Candidate], of wanted: [Int], in studies: Set<String>? = nil
  ) throws -> [FoundFinding] {
    let all = try outlines.findings(asked: pairs(candidates), respondents: respondents(wanted))
    let found = studies.map { studies in all.filter { studies.contains($0.study) } } ?? all
    // The fullest print may stand in a publication that nobody speaks of; then the first does.
    var standing: [String: String] = [:]
    for outline in found where outline.isFullest || standing[outline.fullest] == nil {
      standing[outline.fullest] = outline.id
    }
    return found.compactMap { outline in
      guard let question = questions[outline.question],
        let item = lexicon.concept(outline.item), let group = groups[outline.group]
      else { return nil }
      return FoundFinding(
        outline: outline, isFullest: standing[outline.fullest] == outline.id, question: question,
        item: item, group: group)
    }
  }

  /// Which questions belong to one series: those that are said to ask the same or similar things of the same
  /// people, and what these are said to be like in turn.
  ///
  /// - Returns: By question, the first of its series; what is said to be like no other stands for itself.
  func series(of candidates: [Candidate]) throws -> [Int: Int] {
    var first: [Int: Int] = [:]
    for candidate in candidates { first[candidate.question] = candidate.question }
    for (one, other) in try outlines.likeQuestions(
      among: JSON.texts(first.keys.sorted().map { lexicon.questions[$0].id }).text())
    {
      guard let one = questions[one].flatMap({ first[$0] }),
        let other = questions[other].flatMap({ first[$0] }), one != other
      else { continue }
      for (question, root) in first where root == max(one, other) {
        first[question] = min(one, other)
      }
    }
    return first
  }

  /// The universe of each question, where only those were asked who meet a condition.
  ///
  /// - Returns: By question the condition of the widest group that was asked; nothing for a question that
  ///   everyone was asked.
  func universes(of candidates: [Candidate]) throws -> [Int: Int] {
    let wanted = Set(candidates.map(\.question))
    let missing = wanted.subtracting(known.universes.keys).sorted()
    if !missing.isEmpty { try readUniverses(of: missing) }
    return wanted.reduce(into: [:]) { $0[$1] = known.universes[$1] ?? nil }
  }

  private func readUniverses(of missing: [Int]) throws {
    var widest: [Int: (condition: Int, findings: Int)] = [:]
    var open: Set<Int> = []
    let ids = JSON.texts(missing.map { lexicon.questions[$0].id }).text()
    for (id, condition, findings) in try outlines.conditions(of: ids) {
      guard let question = questions[id] else { continue }
      guard let condition = condition.flatMap({ lexicon.concept($0) }) else {
        open.insert(question)
        continue
      }
      if findings > widest[question]?.findings ?? -1 { widest[question] = (condition, findings) }
    }
    for question in missing {
      known.universes[question] = .some(open.contains(question) ? nil : widest[question]?.condition)
    }
  }

  /// The questions of other waves that were compared with some of these, however alike they are found to be.
  ///
  /// - Returns: The questions, each with whether it is said to ask the same.
  func relatives(of candidates: [Candidate]) throws -> [(question: Int, isSame: Bool)] {
    let own = Set(candidates.map(\.question))
    let ids = own.map { lexicon.questions[$0].id }.sorted()
    return try outlines.comparedQuestions(with: JSON.texts(ids).text()).compactMap { id, isSame in
      guard let question = questions[id], !own.contains(question) else { return nil }
      return (question, isSame)
    }
  }

  /// The words that stand around the findings on a candidate without being names: who asked whom how, what a
  /// note or a definition says.
  func surroundings(of candidate: Candidate) throws -> Set<[UInt8]> {
    let key = [candidate.question] + candidate.items
    if let words = known.surroundings[key] { return words }
    let question = lexicon.questions[candidate.question]
    let items = candidate.items.map { lexicon.concepts[$0].id }
    let texts = try outlines.surroundings(
      wave: lexicon.waves[question.wave].id, question: question.id,
      items: JSON.texts(items).text())
    var stems: Set<[UInt8]> = []
    for text in texts {
      Folding.forEachWord(of: text) { stems.insert(StemTable.stem(Array($0))) }
    }
    known.surroundings[key] = stems
    return stems
  }

  /// What is said without a number on groups.
  func sayings(_ candidates: [Candidate], of wanted: [Int]) throws -> [FoundSaying] {
    try sayings.named(asked: pairs(candidates, withSilent: true), respondents: respondents(wanted))
      .compactMap { saying in
        guard let question = questions[saying.question], let item = lexicon.concept(saying.item),
          let group = groups[saying.group]
        else { return nil }
        return FoundSaying(saying: saying, question: question, item: item, group: group)
      }
  }
}
