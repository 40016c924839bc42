import Survey

/// Which candidates are answered first, and which only together.
extension Interpreter {
  /// How far a candidate may fall behind the best and still be a likely reading.
  private static let margin = 0.6
  /// How far two questions may be apart of which the same words are said.
  private static let likeness = 0.2

  /// Candidates of the same score together, as far as they are likely.
  static func tiers(_ candidates: [Candidate]) -> [[[Candidate]]] {
    guard let first = candidates.first else { return [] }
    let best = first.score
    // Many questions for which the same words speak are one tier, too broad for an answer.
    let equal = candidates.filter {
      $0.items.isEmpty && $0.explained == first.explained && $0.score > best - likeness
    }
    if Set(equal.map(\.question)).count > Asker.broadest { return [[equal]] }
    var tiers: [[Candidate]] = []
    for candidate in candidates where candidate.score > best - margin {
      if let last = tiers.last?.last, last.score - candidate.score < 0.02 {
        tiers[tiers.count - 1].append(candidate)
      } else {
        tiers.append([candidate])
      }
    }
    return tiers.map { [$0] }
  }

  /// The candidates that account for all but words of little weight, in groups of those that account for the
  /// same and as well.
  func likely(
    _ proposal: Proposal, _ skipping: Skipping
  ) throws -> [(candidates: [Candidate], skipped: (named: TokenSet, cost: Double))] {
    var found: [(candidates: [Candidate], skipped: (named: TokenSet, cost: Double))] = []
    let all = proposal.tiers.flatMap { $0 }.flatMap { $0 } + proposal.partial
    let givenUp = givenUp(proposal)
    for candidate in withoutPlans(all) {
      // Who is meant is named by a whole name or not at all.
      guard givenUp.intersection(candidate.explained).isSubset(of: candidate.whole) else {
        continue
      }
      let left = proposal.required.subtracting(candidate.explained)
      guard let (named, weight) = try weight(of: left, besides: candidate, skipping),
        weight <= allowance(candidate, proposal, named, skipping)
      else { continue }
      let cost = weight
      if let last = found.last?.candidates.last, abs(last.score - candidate.score) < 0.02,
        last.explained == candidate.explained
      {
        found[found.count - 1].candidates.append(candidate)
      } else {
        found.append(([candidate], (named, cost)))
      }
    }
    return found
  }

  /// What it costs to leave out words, and those that are to be named; `nil` where one may not be left out.
  private func weight(
    of left: TokenSet, besides candidate: Candidate, _ skipping: Skipping
  ) throws -> (named: TokenSet, weight: Double)? {
    var named = TokenSet()
    var weight = 0.0
    var last: String?
    for place in left.places {
      switch try skipping.price(of: place, besides: candidate) {
      case .free: break
      case .weight(let own):
        named.insert(TokenSet(place))
        // A compound that was read as its parts is one word.
        if text.tokens[place].text != last { weight += own }
        last = text.tokens[place].text
      case .forbidden: return nil
      }
    }
    return (named, weight)
  }

  /// How much may be left out beside what a candidate accounts for: what is left out may not outweigh what is
  /// understood, and beside a single word each other could be what is asked about.
  private func allowance(
    _ candidate: Candidate, _ proposal: Proposal, _ named: TokenSet, _ skipping: Skipping
  ) -> Double {
    let required = proposal.required
    let explained = required.intersection(candidate.explained)
    let understood = Set(explained.places.map { text.tokens[$0].text }).count
    let isNamed = !candidate.whole.intersection(required).isEmpty
    guard understood > 1 || isNamed else { return -1 }
    // "a finished strategy": an adjective says little more than the noun.
    let isAttribute = named.places.allSatisfy { candidate.explained.contains($0 + 1) }
    // A verb that nothing is called by says what somebody does with the thing.
    let isVerbal = named.places.allSatisfy {
      !skipping.isNoun($0) && text.tokens[$0].stem.map { $0 >= known } == true
    }
    // Who and when say something of the question, too.
    let terms = proposal.terms.count { $0.meaning != .kind(.any) }
    return understood > 1
      ? 0.6 * (Double(understood) + 0.5 * Double(min(terms, 2)))
      : 0.35 * Double(max(isAttribute || isVerbal ? 1 : 0, min(terms, 2)))
  }

  /// The words of terms that a proposal takes for a part of what is asked.
  private func givenUp(_ proposal: Proposal) -> TokenSet {
    let chosen = proposal.terms.map { TokenSet($0.tokens) }.reduce(TokenSet()) { $0.union($1) }
    return terms.map { TokenSet($0.tokens) }.reduce(TokenSet()) { $0.union($1) }
      .subtracting(chosen).intersection(proposal.required)
  }

  /// Several things side by side that account for all but words of little weight: "the state or the federation".
  func paired(
    _ proposal: Proposal, _ skipping: Skipping
  ) throws -> (parts: [[Candidate]], named: TokenSet)? {
    let taken = proposal.terms.map { TokenSet($0.tokens) }.reduce(TokenSet()) { $0.union($1) }
    guard hasCoordination(taken), let first = proposal.partial.first else { return nil }
    var required = proposal.required
    var named = TokenSet()
    for place in required.subtracting(first.explained).places {
      let isSide = proposal.partial.contains {
        $0.explained.contains(place) && Self.areAlike(first, $0)
      }
      if isSide { continue }
      switch try skipping.price(of: place, besides: first) {
      case .forbidden: return nil
      case .weight: named.insert(TokenSet(place))
      case .free: break
      }
      required.remove(TokenSet(place))
    }
    guard named.places.count <= 2,
      let parts = Self.coordinated(proposal.partial, required, givenUp(proposal)), parts.count > 1,
      // Whole questions side by side are two questions.
      parts.allSatisfy({ part in part.allSatisfy { !$0.items.isEmpty } })
    else { return nil }
    return (parts, named)
  }

  func hasCoordination(_ taken: TokenSet) -> Bool {
    text.tokens.indices.contains { place in
      let token = text.tokens[place]
      if case .sign(let sign) = token.kind { return ",/&".contains(sign) }
      return !token.role.isDisjoint(with: [.separator, .or, .and]) && !taken.contains(place)
    }
  }

  /// Two or three candidates that share the item or the question and together account for everything.
  static func coordinated(
    _ partial: [Candidate], _ required: TokenSet, _ whole: TokenSet
  ) -> [[Candidate]]? {
    let some = partial.prefix(80).filter { whole.intersection($0.explained).isSubset(of: $0.whole) }
    var best: (score: Double, parts: [Candidate])?
    for first in some {
      var parts = [first]
      var left = required.subtracting(first.explained)
      while !left.isEmpty, parts.count < 4 {
        let next = some.first { other in
          areAlike(first, other) && !other.explained.isDisjoint(with: left)
            && !parts.contains { $0.question == other.question && $0.items == other.items }
        }
        guard let next else { break }
        parts.append(next)
        left.subtract(next.explained)
      }
      guard left.isEmpty else { continue }
      let score = parts.map(\.score).reduce(0, +) / Double(parts.count)
      if score > best?.score ?? 0 { best = (score, parts) }
    }
    return best.map { $0.parts.map { [$0] } }
  }

  private static func areAlike(_ first: Candidate, _ second: Candidate) -> Bool {
    first.question == second.question && !first.items.isEmpty && !second.items.isEmpty
      ? first.items != second.items
      : first.items == second.items && first.question != second.question
  }
}
