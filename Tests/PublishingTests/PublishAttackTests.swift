import Database
import Foundation
import Importing
@testable import Publishing
import Store
import TestSupport
import Testing

/// Random surveys are published and attacked.
@Suite struct PublishAttackTests {
  private let packages: TestPackages

  init() throws { packages = try TestPackages() }

  /// A survey with more groups than usual, that hold, split and cross each other.
  private func survey(_ seed: UInt64, into connection: Connection) throws {
    var random = SeededGenerator(seed: seed)
    func pick(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &random) }
    func word(_ words: [String]) -> String { words.randomElement(using: &random) ?? "" }
    var questions = [SmallSurvey.Question("single", options: pick(2...4))]
    for _ in 0..<pick(1...3) {
      let kind = word(["single", "multiple", "scale", "number", "text"])
      let filter = word(["", "", "q1=1", "q1=1|2"])
      questions.append(
        .init(kind, options: pick(1...4), askedIf: filter.isEmpty ? nil : filter))
    }
    var survey = SmallSurvey(name: "p\(seed)", questions: questions)
    let isWeighted = seed.isMultiple(of: 3)
    let missing = seed.isMultiple(of: 2) ? ["8", ""] : []
    for place in 0..<pick(6...48) {
      let kind = word(["1", "1", "2", "2", "2", "3"])
      var row = ["r\(place)", isWeighted ? (kind == "1" ? "0.5" : "2") : "1", kind]
      row.append(word(["100", "4999", "5000", "80000"]))
      let codes = (1...questions[0].options).map(String.init)
      // Some answers are frequent, others rare.
      let first = word(Array(repeating: codes[0], count: 4) + codes + missing)
      for column in survey.columns {
        let question = questions[column.question]
        if let filter = question.askedIf,
          !filter.dropFirst(3).split(separator: "|").map(String.init).contains(first)
        {
          row.append("")
          continue
        }
        switch question.kind {
        case "multiple": row.append(word(["0", "1"] + (missing.isEmpty ? [] : ["9", ""])))
        case "number": row.append("\(pick(0...20))")
        case "text": row.append("what \(place) wrote to question \(column.question)")
        default:
          row.append(
            column.name == "q1" ? first : word((1...question.options).map(String.init) + missing))
        }
      }
      survey.rows.append(row)
    }
    let path = try survey.write(to: packages.folder.path)
    let name = survey.name
    try packages.edit(
      path + "/respondents.csv", "\(name)/small,\(name)",
      """
      \(name)/towns,\(name),Gemeinden,municipalities,municipality,
      \(name)/counties,\(name),Kreise,counties,county,
      \(name)/local,\(name),Städte und Gemeinden,local,city_or_municipality,
      \(name)/large,\(name),große,large,any,\(name)/large
      \(name)/small-towns,\(name),kleine Gemeinden,small towns,municipality,\(name)/small
      \(name)/small,\(name)
      """)
    let complaints = try packages.complaints(path, connection)
    try #require(complaints == [], "seed \(seed)")
  }

  @Test(arguments: 1...UInt64(Loops.rounds(short: 10, whole: 40)))
  func `no attack tells a count of few from a published file`(_ seed: UInt64) throws {
    let connection = try packages.warehouseWithVocabulary()
    try survey(seed, into: connection)
    let minimum = [3, 5, 5, 8][Int(seed % 4)]
    let (publication, published) = try attack(connection, minimum, "seed \(seed)")
    // Nothing is published that is few itself.
    let few = try published.value(
      """
      SELECT count(*) FROM observations
      WHERE weighting IS NOT NULL AND (
        base_min < :minimum
        OR (statistic = 'share' AND unweighted_value IS NOT NULL
          AND (round(unweighted_value * base_min / 100) BETWEEN 1 AND :minimum - 1
            OR base_min - round(unweighted_value * base_min / 100) BETWEEN 1 AND :minimum - 1))
      )
      """, ["minimum": minimum])
    #expect(few == .integer(0))
    let withheld = try published.value("SELECT count(*) FROM suppressions")
    #expect(
      withheld?.integer.map { Int($0) } == publication.questions.reduce(0) { $0 + $1.withheld })
  }

  /// Publishes a warehouse and tries to find out what few answered.
  private func attack(
    _ connection: Connection, _ minimum: Int, _ name: String
  ) throws -> (Publication, Connection) {
    let out = packages.folder.file("out.sqlite")
    let publication = try Publisher(
      connection.file, migrations: Project.sources.migrations, minimum: minimum
    ).publish(to: out)
    let published = try WarehouseFile.open(out)
    for table in try PublishAttack(on: published, knowing: connection, minimum: minimum).tables() {
      let solver = table.solver
      for secret in table.secrets {
        #expect(!solver.yields(secret.sum), "\(name): \(secret.finding) is computed")
      }
      for (secret, values) in zip(table.secrets, table.possible(budget: 4_000) ?? []) {
        #expect(values.count > 1, "\(name): \(secret.finding) can only be \(values)")
      }
      #expect(table.isolated(fewerThan: minimum) == [], "\(name): \(table.question)")
    }
    return (publication, published)
  }

  @Test(arguments: [2, 3, 5, 7, 10])
  func `no attack tells a count of few from the waves of the guide`(_ minimum: Int) throws {
    let connection = try packages.warehouseWithVocabulary()
    for wave in ["kuestenland-2024", "kuestenland-2026"] {
      _ = try Importer(connection).load(
        Project.root + "/Documentation/examples/finished/" + wave)
    }
    let (publication, _) = try attack(connection, minimum, "minimum \(minimum)")
    #expect(publication.questions.contains { $0.withheld > 0 })
    #expect(publication.questions.contains { $0.withheld < $0.computed })
  }

  @Test func `the attack finds what is not protected`() throws {
    // With nothing but the small counts themselves taken out, much can be computed: or the attack is weak.
    var found = 0
    var narrowed = 0
    for seed in UInt64(1)...12 {
      let packages = try TestPackages()
      let connection = try packages.warehouseWithVocabulary()
      try Self(packages: packages).survey(seed, into: connection)
      let careless = packages.folder.file("careless.sqlite")
      try FileManager.default.copyItem(atPath: connection.file, toPath: careless)
      let copy = try Connection(careless, mode: .readWrite)
      try copy.execute(
        """
        DELETE FROM observations
        WHERE base_min < 5 OR (statistic = 'share'
          AND (round(unweighted_value * base_min / 100) BETWEEN 1 AND 4
            OR base_min - round(unweighted_value * base_min / 100) BETWEEN 1 AND 4))
        """)
      for table in try PublishAttack(on: copy, knowing: connection, minimum: 5).tables() {
        let solver = table.solver
        found += table.secrets.count { solver.yields($0.sum) }
        narrowed += table.possible(budget: 4_000)?.count { $0.count == 1 } ?? 0
      }
    }
    #expect(found > 20)
    #expect(narrowed > 20)
  }

  private init(packages: TestPackages) { self.packages = packages }
}
