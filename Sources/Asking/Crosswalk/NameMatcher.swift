import Database
import Survey
import Text

/// Finds the things of the warehouse whose names are nearest to a text.
///
/// A name is a bag of stems without function words; the score of two is Dice's coefficient, twice the
/// stems that they share over all that they have.
struct NameMatcher {
  /// A thing that a text could mean.
  struct Match {
    let id: String
    let kind: String
    let label: String
    /// The name that is nearest.
    let name: String
    /// The text that it is near to.
    let text: String
    /// From 0 to 1, with two decimals.
    let score: Double
  }

  private struct Name {
    let thing: Int
    let text: String
    let folded: String
    let stemCount: Int
  }

  private var things: [(id: String, kind: String, label: String)] = []
  private var names: [Name] = []
  /// Which names hold a stem, each as often as the stem is in it.
  private var places: [Int: [Int]] = [:]
  private var stems = StemTable()

  /// Reads all names.
  ///
  /// - Parameter sql: A query for identifier, kind, label and name, a row a name, those of a thing one
  ///   behind the other.
  init(_ sql: String, in language: Language, _ connection: Connection) throws {
    var found: [(thing: Int, name: String)] = []
    var last: String?
    var things: [(id: String, kind: String, label: String)] = []
    try connection.forEachRow(sql, ["lang": language.rawValue]) { row in
      let id = row.text(0) ?? ""
      if id != last { things.append((id, row.text(1) ?? "", row.text(2) ?? "")) }
      last = id
      found.append((things.count - 1, row.text(3) ?? ""))
    }
    self.things = things
    for (thing, name) in found { add(name, of: thing) }
  }

  private mutating func add(_ name: String, of thing: Int) {
    let words = stems.words(of: name)
    for stem in words { places[stem, default: []].append(names.count) }
    names.append(
      Name(thing: thing, text: name, folded: Self.folded(name), stemCount: words.count))
  }

  private static func folded(_ text: String) -> String {
    Folding.words(text).joined(separator: " ")
  }

  /// The best things for a text in one or several wordings, the nearest first.
  mutating func best(_ texts: [String], minimum: Double, most: Int) -> [Match] {
    var best: [Int: Match] = [:]
    for text in texts {
      for (index, score) in scores(text) where score >= minimum && score > 0 {
        let name = names[index]
        let thing = things[name.thing]
        if let other = best[name.thing], other.score >= score { continue }
        best[name.thing] = Match(
          id: thing.id, kind: thing.kind, label: thing.label, name: name.text, text: text,
          score: score)
      }
    }
    let ordered = best.values.sorted { ($1.score, $0.id) < ($0.score, $1.id) }
    return Array(ordered.prefix(most))
  }

  /// The names that share a stem with a text, or are the same but for spelling, with their scores.
  private mutating func scores(_ text: String) -> [(name: Int, score: Double)] {
    let words = stems.words(of: text)
    let folded = Self.folded(text)
    var shared: [Int: Int] = [:]
    for (stem, count) in Dictionary(words.map { ($0, 1) }, uniquingKeysWith: +) {
      let holders = Dictionary((places[stem] ?? []).map { ($0, 1) }, uniquingKeysWith: +)
      for (name, own) in holders { shared[name, default: 0] += min(count, own) }
    }
    if !folded.isEmpty {
      for index in names.indices where names[index].folded == folded { shared[index] = .max }
    }
    // Of names that are as near the one that is the same but for spelling says best why.
    let ordered = shared.sorted {
      ($1.value == .max ? 1 : 0, $0.key) < ($0.value == .max ? 1 : 0, $1.key)
    }
    return ordered.map { index, count in
      guard count < .max else { return (index, 1) }
      let dice = 2 * Double(count) / Double(words.count + names[index].stemCount)
      return (index, (dice * 100).rounded() / 100)
    }
  }

  /// Everything that answers can be about, by labels, labels within a wave, and other names.
  static let concepts = """
    SELECT c.concept_id, c.kind, iif(:lang = 'de', c.label_de, c.label_en), n.name
    FROM concepts AS c
    JOIN (
      SELECT concept_id, 1 AS place, label_de AS name FROM concepts
      UNION ALL SELECT concept_id, 2, label_en FROM concepts
      UNION ALL SELECT concept_id, 3, alias FROM aliases WHERE concept_id IS NOT NULL
      UNION ALL SELECT concept_id, 4, label_de FROM items WHERE label_de IS NOT NULL
      UNION ALL SELECT concept_id, 5, label_en FROM items WHERE label_en IS NOT NULL
    ) AS n ON n.concept_id = c.concept_id
    GROUP BY c.concept_id, n.name
    ORDER BY c.concept_id, min(n.place), n.name
    """

  /// What questions ask, by the labels of question concepts, of questions, and other names.
  static let questionConcepts = """
    SELECT k.question_concept_id, 'question', iif(:lang = 'de', k.label_de, k.label_en), n.name
    FROM question_concepts AS k
    JOIN (
      SELECT question_concept_id, 1 AS place, label_de AS name FROM question_concepts
      UNION ALL SELECT question_concept_id, 2, label_en FROM question_concepts
      UNION ALL SELECT question_concept_id, 3, alias FROM aliases
        WHERE question_concept_id IS NOT NULL
      UNION ALL SELECT question_concept_id, 4, label_de FROM questions
      UNION ALL SELECT question_concept_id, 5, label_en FROM questions
    ) AS n ON n.question_concept_id = k.question_concept_id
    GROUP BY k.question_concept_id, n.name
    ORDER BY k.question_concept_id, min(n.place), n.name
    """
}
