import Database
import Text

/// A finding as a question got it from the warehouse.
struct FoundFinding {
  /// All columns of `stated_findings`.
  let values: [Value]
  let id: String
  let question: Int
  let item: Int
  let group: Int
  let study: String
  let statistic: String
  let unit: String
  let value: Double?
  let repeats: String?

  /// Two findings of one series have the same of everything but what varies.
  func isComparable(to other: FoundFinding) -> Bool {
    statistic == other.statistic && unit == other.unit
  }
}

/// Gets the findings on some items of some questions; the statement is prepared once.
final class FindingSource {
  /// The statement that answers questions in the end.
  ///
  /// `:asked` is an array of pairs of question and item, `:respondents` one of groups.
  static let sql = """
    SELECT f.*
    FROM stated_findings AS f
    WHERE (f.question, f.item) IN (SELECT value ->> 0, value ->> 1 FROM json_each(:asked))
      AND f.respondents IN (SELECT value FROM json_each(:respondents))
    ORDER BY f.question, f.item, f.respondents, f.finding_id
    """

  private let lexicon: Lexicon
  private let statement: Statement
  /// The columns of `stated_findings`, in the order of the values of a finding.
  let columns: [String]
  private let places: [String: Int]
  private let questions: [String: Int]
  private let groups: [String: Int]

  init(_ connection: Connection, _ lexicon: Lexicon) throws {
    let statement = try connection.prepare(Self.sql)
    columns = statement.columnNames
    places = Dictionary(zip(columns, columns.indices)) { first, _ in first }
    self.statement = statement
    self.lexicon = lexicon
    questions = Dictionary(
      lexicon.questions.indices.map { (lexicon.questions[$0].id, $0) }
    ) { first, _ in first }
    groups = Dictionary(lexicon.groups.indices.map { (lexicon.groups[$0].id, $0) }) { first, _ in
      first
    }
  }

  /// The pairs of question and item that candidates stand for, as JSON.
  func pairs(_ candidates: [Candidate]) -> String {
    var pairs: [JSON] = []
    for candidate in candidates {
      let question = lexicon.questions[candidate.question]
      let items = candidate.items.isEmpty ? question.items.map(\.concept) : candidate.items
      pairs += items.map { JSON.texts([question.id, lexicon.concepts[$0].id]) }
    }
    return JSON(.array(pairs)).text()
  }

  /// Everything found on groups, repeats included.
  func findings(_ candidates: [Candidate], of wanted: [Int]) throws -> [FoundFinding] {
    statement.reset()
    try statement.bind("asked", pairs(candidates))
    try statement.bind("respondents", JSON.texts(wanted.map { lexicon.groups[$0].id }).text())
    func text(_ values: [Value], _ column: String) -> String? {
      places[column].flatMap { values[$0].text }
    }
    var found: [FoundFinding] = []
    while try statement.step() {
      let values = columns.indices.map { statement.value($0) }
      guard let id = text(values, "finding_id"),
        let question = text(values, "question").flatMap({ questions[$0] }),
        let item = text(values, "item").flatMap({ lexicon.concept($0) }),
        let group = text(values, "respondents").flatMap({ groups[$0] })
      else { continue }
      found.append(
        FoundFinding(
          values: values, id: id, question: question, item: item, group: group,
          study: text(values, "study") ?? "", statistic: text(values, "statistic") ?? "",
          unit: text(values, "unit") ?? "", value: places["value"].flatMap { values[$0].number },
          repeats: text(values, "repeats_finding_id")))
    }
    return found
  }
}
