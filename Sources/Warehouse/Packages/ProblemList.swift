/// Problems as lines for people, with a complaint that many cells of a column share said once.
enum ProblemList {
  /// How many cells may share a complaint before it is said once.
  private static let limit = 20

  /// What complaints have in common that differ by their place alone.
  private struct Kind: Hashable {
    let file: String
    let column: String?
    let found: String?
    let expected: String
  }

  /// One line a problem, in their order; what more than twenty cells of a column share stands where
  /// the first of them is.
  static func lines(_ problems: [Problem]) -> [String] {
    var counts: [Kind: Int] = [:]
    for problem in problems { counts[kind(problem), default: 0] += 1 }
    var said: Set<Kind> = []
    return problems.compactMap { problem in
      let kind = kind(problem)
      guard let count = counts[kind], count > limit else { return problem.description }
      return said.insert(kind).inserted ? line(problem, count) : nil
    }
  }

  private static func kind(_ problem: Problem) -> Kind {
    Kind(
      file: problem.file, column: problem.column, found: problem.found, expected: problem.expected)
  }

  private static func line(_ first: Problem, _ count: Int) -> String {
    guard first.found == "", let column = first.column, let position = first.position else {
      return "\(first) (\(count) times; this is the first)"
    }
    return "\(first.file):\(position.line):\(position.column): \(column): \(count) cells are empty, "
      + "the first of them here; expected \(first.expected)"
  }
}
