import Survey

/// One way to read a question: who is meant, what is asked, in which shape.
struct Reading {
  /// Which of the terms of the question mean what; the others are part of what is asked.
  let terms: [(tokens: Range<Int>, meaning: Term.Meaning)]
  let groups: [WantedGroup]
  /// For each of them the groups of the warehouse that it names, as places in the lexicon.
  let matches: [[Int]]
  /// What is asked; several parts when several things are compared.
  let parts: [[Candidate]]
  var shape: Shape
  /// By question, the condition that everyone meets who was asked it.
  var universes: [Int: Int] = [:]
  /// The places of words that it does not account for, and which the answer names.
  var skipped: TokenSet = []

  /// How the findings are to be put together.
  struct Shape {
    enum Extreme { case maximum, minimum }

    var extreme: Extreme?
    /// Whether the highest and the lowest are asked for.
    var hasBothEnds = false
    /// How many of the highest or lowest are asked for.
    var top = 1
    /// The limit that shares have to meet.
    var threshold: Threshold?
    /// Whether several are wanted in the order of their values.
    var isOrdered = false
    var isTrend = false
    /// Whether a change is asked for in so many words, and not only years are named.
    var isMoved = false
    var wantsDifference = false
    var statistic: Statistic?
    var wantsShare = false
    var wantsCount = false
    /// The years that are named.
    var years: [Int] = []
    var isComparison = false
    /// Whether two sides are asked for in so many words.
    var needsSides = false

    /// Whether the answer is picked or put together from many, so that a word left out could be one of them.
    var isOfMany: Bool { extreme != nil || isTrend || threshold != nil }

    /// Whether only a number can answer.
    var wantsNumber: Bool {
      extreme != nil || isTrend || threshold != nil || wantsDifference || statistic != nil
        || wantsShare || wantsCount
        || isComparison || needsSides || !years.isEmpty
    }

    /// What it is called, for programs.
    func operation(isDistribution: Bool) -> String {
      if isTrend { return "trend" }
      if threshold != nil { return "threshold" }
      switch extreme {
      case .maximum: return hasBothEnds ? "extremes" : "highest"
      case .minimum: return hasBothEnds ? "extremes" : "lowest"
      case nil: break
      }
      if wantsDifference { return "difference" }
      if isComparison { return "comparison" }
      if wantsCount { return "count" }
      return isDistribution ? "distribution" : "value"
    }

    /// What it is called.
    func label(_ language: Language, isDistribution: Bool) -> String {
      if isTrend { return language.pick("Verlauf", "trend") }
      switch extreme {
      case .maximum: return language.pick("das Höchste", "the highest")
      case .minimum: return language.pick("das Niedrigste", "the lowest")
      case nil: break
      }
      if isComparison { return language.pick("Vergleich", "comparison") }
      if wantsCount { return language.pick("Anzahl", "count") }
      return isDistribution
        ? language.pick("Verteilung", "distribution") : language.pick("Wert", "value")
    }
  }

  var candidates: [Candidate] { parts.flatMap { $0 } }

  /// Whether groups are set against each other, and not items.
  var isOfGroups: Bool { groups.contains { $0.axis != nil } || groups.count > 1 }

  /// Whether all items of a question are asked for.
  var isDistribution: Bool { candidates.contains { $0.items.isEmpty } }
}
