import Database
import Packages
import Survey

/// What the questions of a package ask for, where the package does not say it.
struct QuestionAims {
  private var aims: [String: AsksFor] = [:]

  /// Looks at the questions of a package with its items, whose concepts may be in the warehouse.
  init(_ package: StudyPackage, _ connection: Connection) throws {
    guard let questions = package.table("questions") else { return }
    let kinds = try Self.kinds(of: package, connection)
    questions.forEachRow { row in
      let question = row["question_id"]
      aims[question] = AsksFor(
        kinds: kinds[question] ?? [], labels: [row["label_de"], row["label_en"]])
    }
  }

  /// What a question asks for.
  subscript(question: String) -> AsksFor { aims[question] ?? .what }

  /// The kinds of the concepts of each question.
  private static func kinds(
    of package: StudyPackage, _ connection: Connection
  ) throws -> [String: Set<String>] {
    var kinds: [String: String] = [:]
    for table in package.tables {
      guard table.format.name == "concepts" || table.format.conceptKind != nil else { continue }
      let key = table.format.schema.primaryKey[0]
      table.forEachRow { kinds[$0[key]] = table.format.conceptKind ?? $0["kind"] }
    }
    try connection.forEachRow("SELECT concept_id, kind FROM concepts") { row in
      kinds[row.text(0) ?? ""] = row.text(1)
    }
    var found: [String: Set<String>] = [:]
    package.table("items")?.forEachRow { row in
      if let kind = kinds[row["concept_id"]] { found[row["question_id"], default: []].insert(kind) }
    }
    return found
  }
}
