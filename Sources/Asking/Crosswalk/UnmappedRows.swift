import Database
import Platform
import Store
import Text

/// A row of a package whose concept is missing or unknown to the warehouse.
struct UnmappedRow {
  let file: String
  /// Its number in a spreadsheet; the heading is row 1.
  let row: Int
  /// How it is worded, in one or two languages.
  let texts: [String]
  /// Whether it is about what a question asks.
  let isQuestion: Bool
}

/// The rows of a package that a crosswalk is needed for.
struct UnmappedRows {
  private(set) var rows: [UnmappedRow] = []

  /// A table that can lack concepts.
  private struct Source {
    let name: String
    /// The column with the identifier that the warehouse should know.
    let key: String
    /// The columns with words.
    let words: [String]
    var isQuestion = false
    /// Whether its rows introduce what they name.
    var isDefinition = false
    /// Columns of which one says that the row is about something else.
    var others: [String] = []
    /// The column whose text stands in where there are no words.
    var fallback: String?
    /// Whether rows of the same words are one decision.
    var isRepetitive = false
  }

  private static let labels = ["label_de", "label_en"]
  private static let sources = [
    Source(name: "concepts", key: "concept_id", words: labels, isDefinition: true),
    Source(name: "topics", key: "topic_id", words: labels, isDefinition: true),
    Source(name: "measures", key: "measure_id", words: labels, isDefinition: true),
    Source(name: "responsibilities", key: "responsibility_id", words: labels, isDefinition: true),
    Source(
      name: "question_concepts", key: "question_concept_id", words: labels, isQuestion: true,
      isDefinition: true),
    Source(name: "questions", key: "question_concept_id", words: labels, isQuestion: true),
    Source(name: "items", key: "concept_id", words: labels, fallback: "concept_id"),
    Source(
      name: "aliases", key: "concept_id", words: ["alias"],
      others: ["unit_kind", "sphere_id", "wave_id", "study_id", "question_concept_id"]),
    Source(
      name: "codes", key: "concept_id", words: labels,
      others: ["is_chosen", "missing", "unit_kind", "condition_id"], fallback: "code"),
    // Of a table that was begun as a worksheet.
    Source(name: "observations", key: "concept_id", words: ["row_heading"], isRepetitive: true),
  ]

  /// Reads the tables of a folder; other tables, and a descriptor, may be missing.
  init(_ directory: String, _ connection: Connection) throws {
    // A folder that is not there is told from one without these tables.
    _ = try FileSystem.names(in: directory)
    let concepts = Set(try connection.texts("SELECT concept_id FROM concepts"))
    let questions = Set(
      try connection.texts("SELECT question_concept_id FROM question_concepts"))
    var isFound = false
    // What the package introduces itself is proposed for once, where it does so.
    var own: Set<String> = []
    for source in Self.sources {
      let file = source.name + ".csv"
      guard FileSystem.kind(of: directory + "/" + file) == .file else { continue }
      isFound = true
      var table = try HeadedRows(
        try FileSystem.bytes(of: directory + "/" + file), of: file, in: directory)
      let heading = table.heading.map(\.text)
      let known = source.isQuestion ? questions : concepts
      var seen: Set<[String]> = []
      try table.forEach { fields in
        let cells = Dictionary(
          zip(heading, fields.map(\.text)), uniquingKeysWith: { first, _ in first })
        let name = cells[source.key] ?? ""
        if source.isDefinition {
          own.insert(name)
        } else if !name.isEmpty, own.contains(name) {
          return
        }
        guard let texts = Self.texts(cells, source, known), !texts.isEmpty,
          !source.isRepetitive || seen.insert(texts).inserted
        else { return }
        rows.append(
          UnmappedRow(
            file: file, row: fields[0].row, texts: texts, isQuestion: source.isQuestion))
      }
    }
    guard isFound else {
      let names = Self.sources.map { $0.name + ".csv" }
      throw RequestError.badQuery(
        "\(directory): there is none of " + names.joined(separator: ", "))
    }
  }

  /// The words of a row that lacks a concept; `nil` of any other.
  private static func texts(
    _ cells: [String: String], _ source: Source, _ known: Set<String>
  ) -> [String]? {
    guard !known.contains(cells[source.key] ?? "") else { return nil }
    guard source.others.allSatisfy({ (cells[$0] ?? "").isEmpty }) else { return nil }
    let texts = source.words.compactMap { cells[$0] }.filter { !$0.isEmpty }
    if !texts.isEmpty { return texts }
    // A code of digits alone says nothing.
    guard let text = source.fallback.flatMap({ cells[$0] }), text.contains(where: \.isLetter)
    else { return nil }
    return [text]
  }
}
