import Database
import Store
import Survey
import Text

/// What words can mean in a warehouse: its vocabulary, questions and groups with all their names.
///
/// It is read anew for each question, so that a wave or an alias can be asked about as soon as it is
/// imported.
struct Lexicon {
  struct Concept {
    let id: String
    let kind: String
    let labels: Labels

    /// Whether it can say which respondents are meant.
    var isGroup: Bool {
      switch kind {
      case "municipality_type", "region", "condition": true
      default: false
      }
    }
  }

  struct Wave {
    let id: String
    let labels: Labels
    /// The years of the fieldwork.
    let years: ClosedRange<Int>?
    let isExternal: Bool
    /// Whether its population is said to be the whole country's.
    let isNationwide: Bool
  }

  struct Question {
    let id: String
    let wave: Int
    let questionConcept: Int
    let sphere: Int?
    let labels: Labels
    let asksFor: AsksFor
    var items: [Item] = []
    /// Items without a number, of which a text may speak all the same.
    var silent: [Item] = []
  }

  struct Item {
    let concept: Int
    let isUnion: Bool
  }

  /// A group of respondents.
  struct Group {
    let id: String
    let wave: Int
    let labels: Labels
    let kind: UnitKind
    let band: InhabitantsBand
    let classNumber: Int?
    let isSizeClass: Bool
    let type: Int?
    let region: Int?
    let condition: Int?
    /// Whether it is everyone that the wave asked.
    let isEveryone: Bool

    var isBanded: Bool { band.minimum != nil || band.maximum != nil }
  }

  /// What a name can stand for; the numbers are places in the lists of the lexicon.
  enum Thing: Hashable {
    case concept(Int)
    case item(question: Int, concept: Int)
    case questionConcept(Int)
    case question(Int)
    case sphere(Int)
    case unitKind(UnitKind)
    case wave(Int)
    case study(Int)
  }

  /// What each thing is called.
  var names: NameIndex
  private(set) var concepts: [Concept] = []
  private(set) var waves: [Wave] = []
  private(set) var studies: [(id: String, title: String, year: Int?)] = []
  private(set) var questions: [Question] = []
  private(set) var questionConcepts: [(id: String, labels: Labels)] = []
  private(set) var spheres: [(id: String, labels: Labels)] = []
  private(set) var kinds: [(kind: UnitKind, labels: Labels)] = []
  private(set) var groups: [Group] = []

  private var conceptPlaces: [String: Int] = [:]

  /// Reads the vocabulary.
  ///
  /// - Parameters:
  ///   - question: Only names that may contain a word of it are read; all if `nil`.
  ///   - connection: A warehouse.
  /// - Throws: `DatabaseError`.
  package init(for question: String? = nil, _ connection: Connection) throws {
    names = NameIndex(for: question)
    try readVocabulary(connection)
    try readQuestions(connection)
    try readGroups(connection)
    try readAliases(connection)
  }

  /// Whether two conditions are called much the same: a word in common, and both say no or neither does.
  func areAlike(_ first: Int, _ second: Int) -> Bool {
    func words(_ place: Int) -> Set<String> {
      Set(Folding.words(concepts[place].labels[.english]).filter { $0.count > 4 })
    }
    func isNegated(_ place: Int) -> Bool {
      concepts[place].labels[.english].contains("without")
    }
    return isNegated(first) == isNegated(second) && !words(first).isDisjoint(with: words(second))
  }

  /// The place of a concept.
  func concept(_ id: String) -> Int? { conceptPlaces[id] }

  private mutating func readVocabulary(_ connection: Connection) throws {
    conceptPlaces.reserveCapacity(1_024)
    concepts.reserveCapacity(1_024)
    try connection.forEachRow(
      "SELECT concept_id, kind, label_de, label_en FROM concepts"
    ) { row in
      let id = row.text(0) ?? ""
      let labels = row.labels(2)
      conceptPlaces[id] = concepts.count
      concepts.append(Concept(id: id, kind: row.text(1) ?? "", labels: labels))
      add(labels, for: .concept(concepts.count - 1))
    }
    try connection.forEachRow(
      "SELECT sphere_id, label_de, label_en FROM spheres ORDER BY sphere_id"
    ) { row in
      let labels = row.labels(1)
      add(labels, for: .sphere(spheres.count))
      spheres.append((row.text(0) ?? "", labels))
    }
    try connection.forEachRow("SELECT unit_kind, label_de, label_en FROM unit_kinds") { row in
      guard let kind = UnitKind(rawValue: row.text(0) ?? "") else { return }
      let labels = row.labels(1)
      kinds.append((kind, labels))
      add(labels, for: .unitKind(kind))
    }
    try connection.forEachRow(
      """
      SELECT wave_id, label_de, label_en, substr(fieldwork_start, 1, 4), substr(fieldwork_end, 1, 4),
        origin = 'external', population_de || ' ' || population_en
      FROM waves
      ORDER BY wave_id
      """
    ) { row in
      let labels = row.labels(1)
      let first = row.text(3).flatMap { Int($0) }
      let last = row.text(4).flatMap { Int($0) } ?? first
      add(labels, for: .wave(waves.count))
      waves.append(
        Wave(
          id: row.text(0) ?? "", labels: labels,
          years: (first ?? last).flatMap { start in last.map { start...max(start, $0) } },
          isExternal: row.integer(5) == 1,
          isNationwide: Folding.words(row.text(6) ?? "").contains(
            where: GrammarWords.Exact.country.contains)))
    }
    try connection.forEachRow(
      """
      SELECT study_id, short_title, title, authors, substr(published, 1, 4)
      FROM studies
      ORDER BY study_id
      """
    ) { row in
      add(row.text(1) ?? "", for: .study(studies.count))
      add(row.text(2) ?? "", for: .study(studies.count))
      for author in (row.text(3) ?? "").split(separator: ",") {
        addAuthor(author, of: .study(studies.count))
      }
      studies.append((row.text(0) ?? "", row.text(1) ?? "", row.text(4).flatMap { Int($0) }))
    }
  }

  /// Adds the family name of an author, unless it is a word of the grammar.
  private mutating func addAuthor(_ author: Substring, of thing: Thing) {
    guard let name = author.split(separator: " ").last else { return }
    let roles = names.stems.words(of: String(name)).map { names.stems.roles[$0] }
    guard roles.count == 1, roles[0].isEmpty else { return }
    names.add(label: String(name), for: thing, isPhrase: true, parts: .none)
  }

  private mutating func readQuestions(_ connection: Connection) throws {
    var conceptsOfQuestions: [String: Int] = [:]
    try connection.forEachRow(
      """
      SELECT question_concept_id, label_de, label_en
      FROM question_concepts
      ORDER BY question_concept_id
      """
    ) { row in
      let labels = row.labels(1)
      conceptsOfQuestions[row.text(0) ?? ""] = questionConcepts.count
      add(labels, for: .questionConcept(questionConcepts.count))
      questionConcepts.append((row.text(0) ?? "", labels))
    }
    let wavePlaces = places(waves.map(\.id))
    let spherePlaces = places(spheres.map(\.id))
    try connection.forEachRow(
      """
      SELECT question_id, wave_id, question_concept_id, sphere_id, label_de, label_en, asks_for
      FROM questions
      ORDER BY question_id
      """
    ) { row in
      guard let wave = wavePlaces[row.text(1) ?? ""],
        let concept = conceptsOfQuestions[row.text(2) ?? ""]
      else { return }
      let labels = row.labels(4)
      add(labels, for: .question(questions.count))
      questions.append(
        Question(
          id: row.text(0) ?? "", wave: wave, questionConcept: concept,
          sphere: row.text(3).flatMap { spherePlaces[$0] }, labels: labels,
          asksFor: row.text(6).flatMap { AsksFor(rawValue: $0) } ?? .what))
    }
    // Both are in the order of questions.
    var question = 0
    try connection.forEachRow(
      """
      SELECT i.question_id, i.concept_id, coalesce(i.is_union, 0), i.label_de, i.label_en,
        EXISTS (
          SELECT 1
          FROM observations AS o
          WHERE o.question_id = i.question_id AND o.concept_id = i.concept_id
        )
      FROM items AS i
      ORDER BY i.question_id, i.concept_id
      """
    ) { row in
      let id = row.text(0) ?? ""
      while question < questions.count, questions[question].id < id { question += 1 }
      guard question < questions.count, questions[question].id == id,
        let concept = conceptPlaces[row.text(1) ?? ""]
      else { return }
      let item = Item(concept: concept, isUnion: row.integer(2) == 1)
      if row.integer(5) == 1 {
        questions[question].items.append(item)
      } else {
        questions[question].silent.append(item)
      }
      for column in [3, 4] {
        guard let label = row.text(column) else { continue }
        add(label, for: .item(question: question, concept: concept))
      }
    }
  }

  /// The same where items without a number count as well.
  func speaking() -> Lexicon {
    var lexicon = self
    for question in questions.indices {
      lexicon.questions[question].items += questions[question].silent
      lexicon.questions[question].silent = []
    }
    return lexicon
  }

  private mutating func readGroups(_ connection: Connection) throws {
    let wavePlaces = places(waves.map(\.id))
    try connection.forEachRow(
      """
      SELECT r.respondents_id, r.wave_id, r.label_de, r.label_en, r.unit_kind,
        coalesce(s.inhabitants_min, r.inhabitants_min),
        coalesce(s.inhabitants_max, r.inhabitants_max),
        s.class_number, s.size_class_id IS NOT NULL,
        r.municipality_type_id, r.region_id, r.condition_id, r.is_everyone
      FROM respondents AS r
      LEFT JOIN size_classes AS s ON s.size_class_id = r.size_class_id
      ORDER BY r.respondents_id
      """
    ) { row in
      guard let wave = wavePlaces[row.text(1) ?? ""],
        let kind = UnitKind(rawValue: row.text(4) ?? "")
      else { return }
      groups.append(
        Group(
          id: row.text(0) ?? "", wave: wave, labels: row.labels(2), kind: kind,
          band: row.band(5),
          classNumber: row.integer(7), isSizeClass: row.integer(8) == 1,
          type: row.text(9).flatMap { conceptPlaces[$0] },
          region: row.text(10).flatMap { conceptPlaces[$0] },
          condition: row.text(11).flatMap { conceptPlaces[$0] }, isEveryone: row.integer(12) == 1))
    }
  }

  private mutating func readAliases(_ connection: Connection) throws {
    let spherePlaces = places(spheres.map(\.id))
    let wavePlaces = places(waves.map(\.id))
    let studyPlaces = places(studies.map(\.id))
    let questionPlaces = places(questionConcepts.map(\.id))
    let filter = names.filter
    var admitted: [Int] = []
    try connection.forEachRow("SELECT alias, rowid FROM aliases") { row in
      if filter?.admits(row.text(0) ?? "") ?? true { admitted.append(row.integer(1) ?? 0) }
    }
    let alias = try connection.prepare(
      """
      SELECT alias, concept_id, unit_kind, sphere_id, wave_id, study_id, question_concept_id
      FROM aliases
      WHERE rowid = :rowid
      """)
    for rowid in admitted {
      alias.reset()
      try alias.bind("rowid", rowid)
      guard try alias.step() else { continue }
      let thing: Thing? =
        alias.text(1).flatMap { conceptPlaces[$0] }.map { .concept($0) }
        ?? alias.text(2).flatMap { UnitKind(rawValue: $0) }.map { .unitKind($0) }
        ?? alias.text(3).flatMap { spherePlaces[$0] }.map { .sphere($0) }
        ?? alias.text(4).flatMap { wavePlaces[$0] }.map { .wave($0) }
        ?? alias.text(5).flatMap { studyPlaces[$0] }.map { .study($0) }
        ?? alias.text(6).flatMap { questionPlaces[$0] }.map { .questionConcept($0) }
      guard let thing else { continue }
      names.add(alias: alias.text(0) ?? "", for: thing, isPhrase: isPhrase(thing))
    }
  }

  private func places(_ ids: [String]) -> [String: Int] {
    Dictionary(zip(ids, ids.indices)) { first, _ in first }
  }

  private mutating func add(_ labels: Labels, for thing: Thing) {
    add(labels[.german], for: thing)
    if labels[.english] != labels[.german] { add(labels[.english], for: thing) }
  }

  private mutating func add(_ label: String, for thing: Thing) {
    names.add(label: label, for: thing, isPhrase: isPhrase(thing), parts: parts(thing))
  }

  /// Whether the names of a thing must stand in a question as they are: those that say who or when.
  private func isPhrase(_ thing: Thing) -> Bool {
    switch thing {
    case .unitKind, .wave, .study: true
    case .concept(let place): concepts[place].isGroup
    default: false
    }
  }

  /// Brackets in labels of topics, measures and the like hold other names, elsewhere remarks.
  private func parts(_ thing: Thing) -> NameIndex.Parts {
    switch thing {
    case .wave, .study, .item, .question: .none
    case .questionConcept: .outside
    case .concept(let place) where concepts[place].kind == "condition": .none
    case .concept(let place) where concepts[place].kind == "indicator": .outside
    default: .everywhere
    }
  }
}
