import Database
import Store
import Survey

/// Two findings on the same item side by side.
struct FindingPair {
  /// The one that is begun with: the earlier, or that of the first group.
  let first: Finding
  /// The one that it is compared with.
  let second: Finding
  /// How their questions relate: `same`, `similar`, `different` or `not compared`.
  let relation: String

  /// The second number minus the first, without the dust of binary fractions; `nil` if one is a range.
  var difference: Double? {
    guard let first = first.amount.value, let second = second.amount.value else { return nil }
    return ((second - first) * 1_000_000).rounded() / 1_000_000
  }

  /// How exactly the two numbers are stated, in a few words.
  func stated(in language: Language) -> String {
    if language == .german {
      let words = [first, second].map { $0.amount.wording[language] }
      return words[0] == words[1] ? words[0] : words.joined(separator: " / ")
    }
    let words = [first.amount, second.amount].map { amount in
      amount.weighting.map { "computed, " + $0 } ?? amount.qualifier.rawValue
    }
    let isOneWord = first.amount.isComputed || first.amount.qualifier == .exact
    return isOneWord && words[0] == words[1] ? words[0] : words.joined(separator: " / ")
  }

  /// Pairs of findings on questions that ask the same, by their identifiers.
  static func read(_ ids: [[String]], _ connection: Connection) throws -> [FindingPair] {
    try StoredFindings(connection).rows(ids).filter { $0.count == 2 }
      .map { FindingPair(first: $0[0], second: $0[1], relation: "same") }
  }

  /// The pairs that a statement names: two identifiers a row, and how the questions relate.
  static func read(
    _ sql: String, _ values: [String: any Bindable], _ connection: Connection
  ) throws -> [FindingPair] {
    var ids: [[String]] = []
    var relations: [String] = []
    try connection.forEachRow(sql, values) { row in
      ids.append([row.text(0) ?? "", row.text(1) ?? ""])
      relations.append(row.text(2) ?? "")
    }
    return try zip(StoredFindings(connection).rows(ids), relations).compactMap {
      findings, relation in
      guard findings.count == 2 else { return nil }
      return FindingPair(first: findings[0], second: findings[1], relation: relation)
    }
  }
}
