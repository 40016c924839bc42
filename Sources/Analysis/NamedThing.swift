package import Database
import Reports
import Store
import Survey
import Text

/// A kind of thing that can be named by its identifier or by another of its names.
struct NamedThing {
  let kind: String
  /// What it is called at the head of a page.
  let title: Labels
  /// A query whose first column is the identifier, the others its other names.
  let names: String

  /// The identifier that a name stands for.
  ///
  /// - Throws: ``RequestError`` when the name is unknown or names several.
  func identifier(_ name: String, _ connection: Connection) throws -> String {
    let known = try known(connection)
    if let id = try match(name, known) { return id }
    throw RequestError.unknown(
      kind: kind, name: name,
      suggestion: Spelling.nearest(to: name, among: known.flatMap { $0 }),
      source: .vocabulary)
  }

  /// The identifier that a name stands for; `nil` when it is unknown.
  func identifierIfKnown(_ name: String, _ connection: Connection) throws -> String? {
    try match(name, try known(connection))
  }

  private func known(_ connection: Connection) throws -> [[String]] {
    try connection.table("known", names).rows.map { row in row.compactMap(\.text) }
  }

  private func match(_ name: String, _ known: [[String]]) throws -> String? {
    if known.contains(where: { $0.first == name }) { return name }
    let wanted = name.lowercased()
    let ids = Set(
      known.filter { row in row.contains { $0.lowercased() == wanted } }.compactMap(\.first))
    guard ids.count <= 1 else {
      throw RequestError.unknown(
        kind: "single \(kind)", name: name, suggestion: nil,
        source: .words("it names " + ids.sorted().joined(separator: ", ")))
    }
    return ids.first
  }

  static let study = NamedThing(
    kind: "study", title: Labels(german: "Studie", english: "Study"),
    names: """
      SELECT t.study_id, t.short_title, t.title, a.alias
      FROM studies AS t LEFT JOIN aliases AS a ON a.study_id = t.study_id
      """)

  static let wave = NamedThing(
    kind: "wave", title: Labels(german: "Welle", english: "Wave"),
    names: """
      SELECT w.wave_id, w.label_de, w.label_en, a.alias
      FROM waves AS w LEFT JOIN aliases AS a ON a.wave_id = w.wave_id
      """)

  static let question = NamedThing(
    kind: "question", title: Labels(german: "Frage", english: "Question"),
    names: "SELECT question_id, label_de, label_en FROM questions")

  static let concept = NamedThing(
    kind: "concept", title: Labels(german: "Begriff", english: "Concept"),
    names: """
      SELECT c.concept_id, c.label_de, c.label_en, a.alias
      FROM concepts AS c LEFT JOIN aliases AS a ON a.concept_id = c.concept_id
      """)

  static let group = NamedThing(
    kind: "group", title: Labels(german: "Gruppe", english: "Group"),
    names: "SELECT respondents_id, label_de, label_en FROM respondents")
}

/// The names of waves.
package enum WaveName {
  /// The identifier of the wave that a name stands for, which may be any of its names.
  ///
  /// - Throws: ``RequestError`` when the name is unknown or names several, `DatabaseError`.
  package static func identifier(_ name: String, _ connection: Connection) throws -> String {
    try NamedThing.wave.identifier(name, connection)
  }
}
