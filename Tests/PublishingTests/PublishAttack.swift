import Database

/// An attack on a published file: what can be computed from it about counts of few respondents.
///
/// The attacker is stronger than anyone can be: he knows who belongs to which group, and which answers nobody
/// of the same groups gave. Everything is counted from the answers by plain loops, and solved in fractions.
struct PublishAttack {
  /// A fraction in lowest terms.
  struct Fraction: Equatable {
    var top: Int
    var bottom: Int

    init(_ top: Int, _ bottom: Int = 1) {
      func divisor(_ one: Int, _ other: Int) -> Int {
        other == 0 ? abs(one) : divisor(other, one % other)
      }
      let common = max(1, divisor(top, bottom)) * (bottom < 0 ? -1 : 1)
      (self.top, self.bottom) = (top / common, bottom / common)
    }

    static func * (one: Self, other: Self) -> Self {
      Self(one.top * other.top, one.bottom * other.bottom)
    }
    static func / (one: Self, other: Self) -> Self {
      Self(one.top * other.bottom, one.bottom * other.top)
    }
    static func - (one: Self, other: Self) -> Self {
      Self(one.top * other.bottom - other.top * one.bottom, one.bottom * other.bottom)
    }
  }

  /// The counts behind one column of answers, or one option.
  struct Table {
    let question: String
    /// How many respondents have the same groups and gave the same answer; none is 0.
    let counts: [Int]
    /// What the published numbers tell: how often each of the counts is in a sum.
    let known: [[Int]]
    /// Sums that are at least so large, because so many answered what only they were asked.
    let bounds: [(sum: [Int], least: Int)]
    /// What was withheld and is few, by finding.
    let secrets: [(finding: String, sum: [Int])]
  }

  private let source: Connection
  private let published: Set<String>
  private let minimum: Int
  /// By group, its members.
  private var members: [String: Set<Int>] = [:]
  /// By respondent, the groups, as a word.
  private var patterns: [Int: String] = [:]

  init(on published: Connection, knowing source: Connection, minimum: Int) throws {
    self.source = source
    self.minimum = minimum
    self.published = Set(
      try published.texts("SELECT finding_id FROM observations WHERE weighting IS NOT NULL"))
    try readGroups()
  }

  private mutating func readGroups() throws {
    struct Person {
      let id: Int, wave: String, kind: String?, inhabitants: Int?, size: String?
    }
    var people: [Person] = []
    try source.forEachRow(
      "SELECT participant_id, wave_id, unit_kind, inhabitants, size_class_id FROM participants"
    ) {
      people.append(
        Person(
          id: $0.integer(0) ?? 0, wave: $0.text(1) ?? "", kind: $0.text(2),
          inhabitants: $0.integer(3),
          size: $0.text(4)))
    }
    var definitions: [(id: String, wave: String, kind: String, size: String?, condition: String?)] =
      []
    try source.forEachRow(
      "SELECT respondents_id, wave_id, unit_kind, size_class_id, condition_id FROM respondents"
    ) {
      definitions.append(
        ($0.text(0) ?? "", $0.text(1) ?? "", $0.text(2) ?? "", $0.text(3), $0.text(4)))
    }
    for group in definitions {
      var own = people.filter { person in
        let kinds = group.kind == "city_or_municipality" ? ["city", "municipality"] : [group.kind]
        return person.wave == group.wave
          && (group.kind == "any" || kinds.contains(person.kind ?? ""))
          && (group.size == nil || group.size == person.size)
      }.map(\.id)
      if let condition = group.condition {
        var givers: Set<Int> = []
        try source.forEachRow(
          """
          SELECT participant_id FROM answers
          NATURAL JOIN (SELECT variable_id, code_number FROM codes WHERE condition_id = :condition)
          """, ["condition": condition]
        ) { givers.insert($0.integer(0) ?? 0) }
        own = own.filter { givers.contains($0) }
      }
      members[group.id] = Set(own)
    }
    for person in people {
      patterns[person.id] = members.keys.sorted().filter {
        members[$0]?.contains(person.id) == true
      }
      .joined(separator: " ")
    }
  }

  // MARK: What is known

  /// Everything there is to attack.
  func tables() throws -> [Table] {
    try source.texts("SELECT DISTINCT question_id FROM variables ORDER BY 1").flatMap {
      try tables(of: $0)
    }
  }

  private struct Finding {
    let id: String, concept: String, group: String, isMean: Bool
  }

  private func tables(of question: String) throws -> [Table] {
    var findings: [Finding] = []
    try source.forEachRow(
      """
      SELECT finding_id, concept_id, respondents_id, statistic
      FROM observations WHERE question_id = :question AND weighting IS NOT NULL
      """, ["question": question]
    ) {
      findings.append(
        Finding(
          id: $0.text(0) ?? "", concept: $0.text(1) ?? "", group: $0.text(2) ?? "",
          isMean: $0.text(3) == "mean"))
    }
    var tables: [Table] = []
    let (types, answers) = try answers(to: question)
    // Answers that exclude each other: one column with codes, or one option against the rest.
    let options = Set(findings.map(\.concept)).sorted()
    for option in types.contains("multiple") ? options : [""] {
      tables.append(try table(question, option.isEmpty ? nil : option, answers, findings))
    }
    return tables
  }

  /// What each gave: concept, number of the code, whether it is chosen.
  private typealias Given = (concept: String?, number: Double?, isChosen: Bool, text: String)

  private func answers(
    to question: String
  ) throws -> (types: Set<String>, answers: [Int: [(variable: String, given: Given)]]) {
    var types: Set<String> = []
    var answers: [Int: [(variable: String, given: Given)]] = [:]
    try source.forEachRow(
      """
      SELECT a.participant_id, v.answer_type, coalesce(c.concept_id, v.concept_id), c.code,
        c.is_chosen, c.missing, a.number, v.variable
      FROM variables AS v
      JOIN answers AS a ON a.variable_id = v.variable_id
      LEFT JOIN codes AS c ON c.variable_id = a.variable_id AND c.code_number = a.code_number
      WHERE v.question_id = :question AND v.answer_type <> 'text'
      """, ["question": question]
    ) {
      types.insert($0.text(1) ?? "")
      guard $0.text(5) == nil else { return }
      answers[$0.integer(0) ?? 0, default: []].append(
        (
          $0.text(7) ?? "",
          ($0.text(2), $0.text(3).flatMap { Double($0) }, $0.integer(4) == 1, $0.text(3) ?? "")
        ))
    }
    return (types, answers)
  }

  private func table(
    _ question: String, _ option: String?, _ answers: [Int: [(variable: String, given: Given)]],
    _ findings: [Finding]
  ) throws -> Table {
    // By groups and answer, who.
    var atoms: [String: (people: [Int], answer: Given)] = [:]
    for (person, given) in answers {
      let own: Given
      if let option {
        let chosen = given.contains { $0.given.concept == option && $0.given.isChosen }
        own = (chosen ? option : nil, nil, chosen, chosen ? "1" : "0")
      } else {
        own = given[0].given
      }
      let key = "\(patterns[person] ?? "")|\(own.text)"
      atoms[key, default: ([], own)].people.append(person)
    }
    let order = atoms.keys.sorted()
    func sum(_ group: String, _ weight: (Given) -> Int) -> [Int] {
      order.map { key in
        guard let atom = atoms[key] else { return 0 }
        return members[group]?.contains(atom.people[0]) == true ? weight(atom.answer) : 0
      }
    }
    let counts = order.map { atoms[$0]?.people.count ?? 0 }
    func value(_ sum: [Int]) -> Int { zip(sum, counts).reduce(0) { $0 + $1.0 * $1.1 } }
    var known: [[Int]] = []
    var secrets: [(finding: String, sum: [Int])] = []
    for finding in findings {
      let base = sum(finding.group) { _ in 1 }
      let isOther = option != nil && finding.concept != option
      let own = sum(finding.group) {
        finding.isMean
          ? Int((10 * ($0.number ?? 0)).rounded()) : $0.concept == finding.concept ? 1 : 0
      }
      if published.contains(finding.id) {
        known.append(base)
        if !isOther { known.append(own) }
      } else if !isOther {
        let few = 1..<minimum
        if few.contains(value(base)) { secrets.append((finding.id, base)) }
        if !finding.isMean, few.contains(value(own)) { secrets.append((finding.id, own)) }
      }
    }
    return Table(
      question: question, counts: counts, known: known,
      bounds: try bounds(on: question, order.compactMap { atoms[$0] }), secrets: secrets)
  }

  /// What published bases of other questions say that only some were asked.
  private func bounds(
    on question: String, _ atoms: [(people: [Int], answer: Given)]
  ) throws -> [(sum: [Int], least: Int)] {
    var bounds: [(sum: [Int], least: Int)] = []
    try source.forEachRow(
      """
      SELECT o.finding_id, o.respondents_id, o.base_min, q.asked_if, v.variable
      FROM variables AS v
      JOIN variables AS q ON q.wave_id = v.wave_id AND q.asked_if LIKE v.variable || '=%'
      JOIN observations AS o ON o.question_id = q.question_id AND o.weighting IS NOT NULL
      WHERE v.question_id = :question
      """, ["question": question]
    ) { row in
      guard published.contains(row.text(0) ?? ""), let filter = row.text(3), let name = row.text(4)
      else { return }
      let codes = filter.dropFirst(name.count + 1).split(separator: "|").map(String.init)
      let group = members[row.text(1) ?? ""] ?? []
      bounds.append(
        (
          atoms.map { group.contains($0.people[0]) && codes.contains($0.answer.text) ? 1 : 0 },
          row.integer(2) ?? 0
        ))
    }
    return bounds
  }
}

extension PublishAttack.Table {
  private typealias Fraction = PublishAttack.Fraction

  /// Tells whether sums are combinations of those that are known.
  struct Solver {
    /// Rows of a triangle, each with the column that it begins with.
    private var rows: [(start: Int, row: [PublishAttack.Fraction])] = []

    init(_ known: [[Int]]) {
      for row in Set(known) {
        let rest = reduced(row.map { PublishAttack.Fraction($0) })
        if let start = rest.firstIndex(where: { $0.top != 0 }) { rows.append((start, rest)) }
      }
    }

    private func reduced(_ row: [PublishAttack.Fraction]) -> [PublishAttack.Fraction] {
      var row = row
      for known in rows where row[known.start].top != 0 {
        let factor = row[known.start] / known.row[known.start]
        for place in row.indices where known.row[place].top != 0 {
          row[place] = row[place] - factor * known.row[place]
        }
      }
      return row
    }

    /// Whether a sum is a combination of those that are known.
    func yields(_ sum: [Int]) -> Bool {
      reduced(sum.map { PublishAttack.Fraction($0) }).allSatisfy { $0.top == 0 }
    }
  }

  /// What is known, ready to be solved for.
  var solver: Solver { Solver(known) }

  /// Sets of few respondents that can be told from all others, tried one by one.
  func isolated(fewerThan minimum: Int) -> [[Int]] {
    let solver = solver
    let small = counts.indices.filter { counts[$0] < minimum }.prefix(9).map { $0 }
    return (1..<max(1, 1 << small.count)).compactMap { set -> [Int]? in
      let chosen = small.indices.filter { set >> $0 & 1 == 1 }.map { small[$0] }
      guard chosen.reduce(0, { $0 + counts[$1] }) < minimum else { return nil }
      return solver.yields(counts.indices.map { chosen.contains($0) ? 1 : 0 }) ? chosen : nil
    }
  }

  /// The values that the secrets can have, each, given everything that is known: all tables of counts that
  /// fit are tried; `nil` when there are too many.
  func possible(budget: Int) -> [Set<Int>]? {
    let rows = Array(Set(known)).filter { $0.contains { $0 != 0 } && !$0.contains { $0 < 0 } }
    let totals = rows.map { row in zip(row, counts).reduce(0) { $0 + $1.0 * $1.1 } }
    // A row of which all counts are set must have come out; it ends there.
    let ends = rows.map { $0.lastIndex { $0 != 0 } ?? 0 }
    var budget = budget
    var values = secrets.map { _ in Set<Int>() }
    var table = counts.map { _ in 0 }
    func fill(_ place: Int, _ rest: [Int]) {
      budget -= 1
      guard budget > 0 else { return }
      guard place < counts.count else {
        let keeps = bounds.allSatisfy { bound in
          zip(bound.sum, table).reduce(0) { $0 + $1.0 * $1.1 } >= bound.least
        }
        guard keeps else { return }
        for (secret, described) in secrets.enumerated() {
          values[secret].insert(zip(described.sum, table).reduce(0) { $0 + $1.0 * $1.1 })
        }
        return
      }
      let own = rows.indices.filter { rows[$0][place] > 0 }
      for count in 0...(own.map { rest[$0] / rows[$0][place] }.min() ?? 6) {
        var left = rest
        for row in own { left[row] -= rows[row][place] * count }
        if own.contains(where: { ends[$0] == place && left[$0] != 0 }) { continue }
        table[place] = count
        fill(place + 1, left)
      }
      table[place] = 0
    }
    fill(0, totals)
    return budget > 0 ? values : nil
  }
}
