import Database
import Packages
import Survey
import Text

/// What the importer writes into cells that a package leaves empty.
struct Drafts {
  private let everyone: Set<String>
  private let aims: QuestionAims
  private let document: String?

  /// Prepares them for a package that is not yet in the warehouse.
  ///
  /// - Parameter answers: The table of answers as a document.
  init(
    _ package: StudyPackage, _ answers: ResponseImport.Document?, _ connection: Connection
  ) throws {
    everyone = try EveryoneOfWaves(package, connection).groups
    aims = try QuestionAims(package, connection)
    document = answers?.id
  }

  /// What is written where a cell of a column is empty, by its row; `nil` where it stays empty.
  func draft(
    of column: String, in table: StudyPackage.Table
  ) -> (([CSV.Field]) -> String)? {
    switch (table.format.name, column) {
    case ("size_classes", "document_id"): document.map { id in { _ in id } }
    case ("respondents", "is_everyone"):
      table.index(of: "respondents_id").map { id in
        { row in everyone.contains(row[id].text) ? "1" : "0" }
      }
    case ("questions", "asks_for"):
      table.index(of: "question_id").map { id in { row in aims[row[id].text].rawValue } }
    default: nil
    }
  }
}
