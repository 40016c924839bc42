package import Errors

/// Everything that is wrong with a package or a file, which was therefore not taken.
package struct ProblemList: ExpectedError, Hashable {
  /// The package or file, as the user named it.
  package let name: String
  /// What is wrong, in the order in which it is to be read.
  package let problems: [Problem]

  /// What was therefore not done.
  package let verdict: String

  /// Lists what is wrong.
  package init(of name: String, _ problems: [Problem], verdict: String = "not loaded") {
    self.name = name
    self.problems = problems
    self.verdict = verdict
  }
  /// How many cells may share a complaint before it is said once.
  private static let limit = 20

  /// What complaints have in common that differ by their place, and perhaps by what stands there.
  private struct Kind: Hashable {
    let file: String
    let column: String?
    let expected: String
    let remedy: Remedy?
    var found: String?

    init(_ problem: Problem) {
      (file, column) = (problem.file, problem.column)
      (expected, remedy) = (problem.expected, problem.remedy)
      found = problem.found
    }

    /// The kind that other cells of the column belong to as well.
    var ofAnyContent: Kind {
      var kind = self
      kind.found = nil
      return kind
    }
  }

  /// One line a problem, in their order.
  ///
  /// What more than twenty cells of a column share stands where the first of them is; of complaints
  /// that differ by what is found there, the first twenty are listed and the others counted.
  private static func lines(
    _ problems: [Problem], _ words: (Remedy) -> String?
  ) -> [String] {
    var counts: [Kind: Int] = [:]
    for problem in problems { counts[Kind(problem), default: 0] += 1 }
    let isShared = { (problem: Problem) in counts[Kind(problem)] ?? 0 > limit }
    var others: [Kind: Int] = [:]
    for problem in problems where !isShared(problem) {
      others[Kind(problem).ofAnyContent, default: 0] += 1
    }
    var said: [Kind: Int] = [:]
    return problems.compactMap { problem in
      let isShared = isShared(problem)
      let kind = isShared ? Kind(problem) : Kind(problem).ofAnyContent
      said[kind, default: 0] += 1
      let place = said[kind] ?? 0
      if isShared { return place == 1 ? shared(problem, counts[kind] ?? 0, words) : nil }
      if place <= limit { return problem.line(words) }
      let rest = (others[kind] ?? 0) - limit
      return place == limit + 1 ? "\(start(problem)): and \(rest) more like these" : nil
    }
  }

  /// A complaint that many cells share.
  private static func shared(
    _ first: Problem, _ count: Int, _ words: (Remedy) -> String?
  ) -> String {
    guard first.found == "", first.column != nil else {
      return "\(first.line(words)) (\(count) times; this is the first)"
    }
    return "\(start(first)): \(count) cells are empty, the first of them here; "
      + "expected \(first.rule(words))"
  }

  /// Where a problem is.
  private static func start(_ problem: Problem) -> String {
    let place = problem.position.map { ":\($0.line):\($0.column)" } ?? ""
    return problem.file + place + (problem.column.map { ": \($0)" } ?? "")
  }
}

extension ProblemList {
  /// The package or file is wrong.
  package var kind: ErrorKind { .data }
  /// The package or file.
  package var subject: String? { name }
  /// All problems, without what helps.
  package var problem: String { problem { _ in nil } }

  /// All problems under a line that counts them, one a line unless many cells share a complaint.
  ///
  /// - Parameter words: How what helps is done; `nil` to say nothing of it.
  package func problem(_ words: (Remedy) -> String?) -> String {
    let noun = problems.count == 1 ? "1 problem" : "\(problems.count) problems"
    let lines = Self.lines(problems, words).map { "  " + $0 }
    return (["\(verdict), \(noun):"] + lines).joined(separator: "\n")
  }
}
