import Database
import Store
import TestSupport
import Testing

/// How SQLite would read a warehouse of two hundred waves: not whole, for what is asked of a part.
@Suite struct PlanTests {
  private let folder: TemporaryFolder
  private let connection: Connection
  /// Tables and indexes by the page that they begin at.
  private let names: [Int: (name: String, table: String)]

  /// The tables that grow with waves and answers; of these the rows of a part are looked up.
  private static let large: Set<String> = [
    "observations", "answers", "participants", "items", "question_comparisons", "revision_files",
  ]

  /// What `ANALYZE` counted in a warehouse of 200 waves of 500 respondents and 60 questions beside the five
  /// studies (Tests/Benchmarks/series.py).
  private static let statistics = """
    answers | answers | 7546050 334 1
    codes | codes | 96000 8 1
    concepts | sqlite_autoindex_concepts_1 | 431 1
    concepts | sqlite_autoindex_concepts_2 | 431 1 1
    documents | sqlite_autoindex_documents_1 | 205 1
    items | items | 60520 6 1
    observations | observations_by_concept | 481132 2270 391
    observations | observations_by_exhibit | 943 11 3 2
    observations | observations_by_original | 83 2
    observations | observations_by_position | 481132 2359 604 369
    observations | observations_by_question | 481132 40 8 1 1
    observations | observations_by_respondents | 481132 282
    observations | observations_inexact | 111 28
    observations | sqlite_autoindex_observations_1 | 481132 1
    participants | participants_by_wave | 100000 500
    question_comparisons | question_comparisons | 11977 1 1
    question_comparisons | question_comparisons_by_second | 11977 1
    questions | questions_by_concept | 12097 89 1
    questions | questions_by_wave | 12097 58
    questions | sqlite_autoindex_questions_1 | 12097 1
    questions | sqlite_autoindex_questions_2 | 12097 1 1
    respondents | respondents_everyone | 210 1
    respondents | sqlite_autoindex_respondents_1 | 1724 1
    respondents | sqlite_autoindex_respondents_2 | 1724 1 1
    revision_files | sqlite_autoindex_revision_files_1 | 2500 13 1
    size_classes | sqlite_autoindex_size_classes_1 | 818 1
    size_classes | sqlite_autoindex_size_classes_2 | 818 5 5 1
    size_classes | sqlite_autoindex_size_classes_3 | 818 1 1
    studies | sqlite_autoindex_studies_1 | 205 1
    study_waves | study_waves | 211 1 1
    variables | sqlite_autoindex_variables_1 | 12000 60 1
    variables | variables_by_question | 12000 1
    waves | sqlite_autoindex_waves_1 | 210 1
    """

  init() throws {
    folder = try TemporaryFolder()
    let path: String
    do {
      let planted = try BuiltWarehouse.copy(in: folder)
      for line in Self.statistics.split(separator: "\n") {
        let cells = line.split(separator: " | ").map(String.init)
        try planted.run(
          "DELETE FROM sqlite_stat1 WHERE tbl = :table AND idx = :index",
          ["table": cells[0], "index": cells[1]])
        try planted.run(
          "INSERT INTO sqlite_stat1 (tbl, idx, stat) VALUES (:table, :index, :stat)",
          ["table": cells[0], "index": cells[1], "stat": cells[2]])
      }
      path = planted.file
    }
    connection = try Connection(path, mode: .readOnly)
    var names: [Int: (name: String, table: String)] = [:]
    try connection.forEachRow(
      "SELECT rootpage, name, tbl_name FROM sqlite_schema WHERE rootpage > 0"
    ) { names[$0.integer(0) ?? 0] = ($0.text(1) ?? "", $0.text(2) ?? "") }
    self.names = names
  }

  /// The large tables and indexes that a statement reads from end to end, by the instructions of
  /// `EXPLAIN` (<https://sqlite.org/opcode.html>).
  private func scanned(_ sql: String) throws -> Set<String> {
    var open: [Int: Int] = [:]
    var scanned: Set<String> = []
    let statement = try connection.prepare("EXPLAIN " + sql)
    while try statement.step() {
      let (cursor, root) = (statement.integer(2) ?? 0, statement.integer(3) ?? 0)
      switch statement.text(1) {
      case "OpenRead", "ReopenIdx": open[cursor] = root
      case "OpenEphemeral", "OpenAutoindex", "OpenPseudo", "SorterOpen": open[cursor] = nil
      case "Rewind", "Last":
        if let name = open[cursor].flatMap({ names[$0] }), Self.large.contains(name.table) {
          scanned.insert(name.name)
        }
      default: break
      }
    }
    return scanned
  }

  /// Runs of one concept after the other through an index, and indexes of the few that are inexact.
  private static let small: Set<String> = ["observations_by_concept", "observations_inexact"]

  @Test func `a plan that reads a large table whole is noticed`() throws {
    #expect(try scanned("SELECT max(value) FROM observations") == ["observations"])
    #expect(
      try scanned("SELECT count(*) FROM observations WHERE question_id = 'x'").isEmpty)
  }

  @Test func `no canned query, and no list of its values, reads a large table whole`() throws {
    for query in try QueryCatalogue(connection).all() {
      #expect(try scanned(query.sql).subtracting(Self.small).isEmpty, "\(query.name)")
      for parameter in query.parameters {
        guard let sql = parameter.allowedSQL else { continue }
        #expect(try scanned(sql).isEmpty, "values of \(parameter.name) of \(query.name)")
      }
    }
  }

  @Test func `of a view that is asked for one wave no large table is read whole`() throws {
    var count = 0
    for view in try connection.texts("SELECT name FROM sqlite_schema WHERE type = 'view'") {
      let columns = try connection.texts(
        "SELECT name FROM pragma_table_info(:view)", ["view": view])
      for wave in columns where ["wave", "wave_a", "wave_b"].contains(wave) {
        let sql = "SELECT * FROM \(view) WHERE \(wave) = :wave LIMIT 100"
        #expect(try scanned(sql).subtracting(Self.small).isEmpty, "\(view).\(wave)")
        count += 1
      }
    }
    #expect(count > 15)
  }
}
