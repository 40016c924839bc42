import Survey

/// Conditions of LimeSurvey as conditions that `AskedIf` reads.
///
/// LimeSurvey shows a question also when a condition holds of an empty answer (`q1 != "Y"`); in `asked_if`
/// an empty answer fulfils nothing. Such a condition is only taken over where no answer is empty.
struct LimeFilter {
  /// A column with codes that conditions can be on.
  struct Column {
    let name: String
    let codes: [String]
    /// Whether an empty field is a code of its own: an option that was not chosen.
    let hasEmptyCode: Bool
    /// Whether some field holds no answer.
    let hasGaps: Bool
  }

  /// The columns by the names that expressions have for them.
  let columns: [String: Column]

  /// What a condition says of each column: the codes with which it holds, the empty field among them.
  private typealias Allowed = [String: Set<String>]

  /// The notation of `asked_if`; `nil` for conditions that it cannot express.
  ///
  /// - Parameter expressions: Conditions that must all hold.
  func askedIf(_ expressions: [LimeExpression.Node]) -> String? {
    guard let allowed = conjunction(.all(expressions)) else { return nil }
    var conditions: [String] = []
    for name in allowed.keys.sorted() {
      guard let column = columns.values.first(where: { $0.name == name }),
        let condition = condition(column, allowed[name] ?? [])
      else { return nil }
      conditions.append(condition)
    }
    guard !conditions.isEmpty else { return nil }
    let notation = conditions.joined(separator: " and ")
    return AskedIf(notation) == nil ? nil : notation
  }

  private func condition(_ column: Column, _ allowed: Set<String>) -> String? {
    let chosen = column.codes.filter(allowed.contains)
    let others = column.codes.filter { !allowed.contains($0) }
    guard !chosen.isEmpty || (column.hasEmptyCode && allowed.contains("")) else { return nil }
    if allowed.contains("") {
      guard !column.hasGaps, !others.isEmpty else { return nil }
      return "\(column.name)!=" + others.joined(separator: "|")
    }
    return "\(column.name)=" + chosen.joined(separator: "|")
  }

  /// A condition as one on each of several columns; `nil` when it is none.
  private func conjunction(_ node: LimeExpression.Node) -> Allowed? {
    switch node {
    case .constant(let isTrue): return isTrue ? [:] : nil
    case .comparison(let name, let sign, let value):
      guard let column = column(name) else { return nil }
      return Self.allowed(column, sign, value).map { [column.name: $0] }
    case .hasValue(let name):
      guard let column = column(name) else { return nil }
      return [column.name: Set(column.codes)]
    case .not(let node): return negated(node)
    case .all(let nodes):
      var all: Allowed = [:]
      for node in nodes {
        guard let allowed = conjunction(node) else { return nil }
        all.merge(allowed) { $0.intersection($1) }
      }
      return all
    case .any(let nodes): return disjunction(nodes)
    }
  }

  /// Alternatives are one condition only when they are on one column.
  private func disjunction(_ nodes: [LimeExpression.Node]) -> Allowed? {
    var union: Allowed?
    for node in nodes {
      guard let allowed = conjunction(node), allowed.count == 1 else { return nil }
      guard let known = union else {
        union = allowed
        continue
      }
      guard known.keys == allowed.keys else { return nil }
      union = known.merging(allowed) { $0.union($1) }
    }
    return union
  }

  private func negated(_ node: LimeExpression.Node) -> Allowed? {
    switch node {
    case .not(let inner): return conjunction(inner)
    case .constant(let isTrue): return isTrue ? nil : [:]
    case .any(let nodes): return conjunction(.all(nodes.map { .not($0) }))
    case .all(let nodes): return conjunction(.any(nodes.map { .not($0) }))
    case .comparison(let name, _, _), .hasValue(let name):
      guard let column = column(name), let allowed = conjunction(node)?[column.name] else {
        return nil
      }
      return [column.name: Set(column.codes + [""]).subtracting(allowed)]
    }
  }

  private func column(_ name: String) -> Column? { columns[LimeHeadings.key(name)] }

  /// The codes with which a comparison holds.
  private static func allowed(_ column: Column, _ sign: String, _ value: String) -> Set<String>? {
    let all = column.codes + [""]
    switch sign {
    case "==": return Set(all.filter { isEqual($0, value) })
    case "!=": return Set(all.filter { !isEqual($0, value) })
    default:
      guard let limit = Double(value) else { return nil }
      let numbers = column.codes.map { ($0, Double($0)) }
      guard numbers.allSatisfy({ $0.1 != nil }) else { return nil }
      let chosen = numbers.filter { _, number in
        let number = number ?? .nan
        return switch sign {
        case "<": number < limit
        case "<=": number <= limit
        case ">": number > limit
        default: number >= limit
        }
      }
      // Whether nothing is less than a number, the versions do not agree.
      let holdsEmpty = sign.hasPrefix("<") && !column.hasEmptyCode
      return Set(chosen.map(\.0) + (holdsEmpty ? [""] : []))
    }
  }

  private static func isEqual(_ code: String, _ value: String) -> Bool {
    if code == value { return true }
    guard let one = Double(code), let other = Double(value) else { return false }
    return one == other
  }
}
