import Database
import Foundation
@testable import Importing
import TestSupport
import Testing

/// Numbers computed from random answers, against a reckoning that is as plain as can be.
@Suite struct ComputedNumbersTests {
  private let packages: TestPackages

  init() throws { packages = try TestPackages() }

  /// Random questions and answers of every kind.
  private func survey(_ seed: UInt64) -> SmallSurvey {
    var random = SeededGenerator(seed: seed)
    func pick(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &random) }
    func word(_ words: [String]) -> String { words.randomElement(using: &random) ?? "" }
    var questions = [SmallSurvey.Question("single", options: pick(1...4))]
    for _ in 0..<pick(1...5) {
      let kind = word(["single", "multiple", "scale", "number", "text"])
      questions.append(
        .init(kind, options: pick(1...4), askedIf: word(["", "q1=1", "q1!=1"]).nilIfEmpty))
    }
    var survey = SmallSurvey(name: "p\(seed)", questions: questions)
    for place in 0..<pick(1...30) {
      var row = ["r\(place)", word(["0", "1", "0.25", "3.75", "12"]), "\(pick(1...3))"]
      row.append(word(["", "0", "4999", "5000", "80000"]))
      let first = word(["8", ""] + (1...questions[0].options).map(String.init))
      for column in survey.columns {
        let question = questions[column.question]
        let isAsked: Bool
        switch question.askedIf {
        case "q1=1": isAsked = first == "1"
        case "q1!=1": isAsked = first != "1" && first != "8" && !first.isEmpty
        default: isAsked = true
        }
        guard isAsked else {
          row.append("")
          continue
        }
        switch question.kind {
        case "multiple": row.append(word(["0", "1", "9", ""]))
        case "number": row.append(word(["0", "7", "-3", "2.5", "-99", ""]))
        case "text": row.append(word(["", "a b", "ä, \"x\"", "two\nlines"]))
        default:
          let code = word(["8", ""] + (1...question.options).map(String.init))
          row.append(column.name == "q1" ? first : code)
        }
      }
      survey.rows.append(row)
    }
    return survey
  }

  private struct Number: Hashable {
    let id: String
    let isWeighted: Bool
    let base: Int
  }

  /// The numbers of a survey with their values, reckoned from its cells.
  private func expected(_ survey: SmallSurvey) -> [Number: Double] {
    var all: [Number: Double] = [:]
    let groups: [(String, ([String]) -> Bool)] = [
      ("all", { _ in true }), ("cities", { $0[2] == "1" }),
      ("small", { Int($0[3]).map { $0 < 5_000 } ?? false }),
    ]
    for (group, holds) in groups {
      for isWeighted in [true, false] {
        let rows = survey.rows.filter(holds)
        for (question, described) in survey.questions.enumerated() {
          let columns = survey.columns.indices.filter { survey.columns[$0].question == question }
          func cells(_ row: [String]) -> [String] { columns.map { row[4 + $0] } }
          func weight(_ rows: [[String]]) -> Double {
            rows.reduce(0) { $0 + (isWeighted ? Double($1[1]) ?? 0 : 1) }
          }
          func add(_ option: Int, _ end: String, _ base: [[String]], _ value: Double) {
            let id =
              "\(survey.id(question)):\(survey.concept(question, option)):\(group)\(end)"
            all[Number(id: id, isWeighted: isWeighted, base: base.count)] = value
          }
          func isValid(_ cell: String) -> Bool { !["", "8", "9", "-99"].contains(cell) }
          let base = rows.filter { cells($0).contains(where: isValid) }
          guard weight(base) > 0 else { continue }
          switch described.kind {
          case "single", "multiple":
            for option in 1...described.options {
              let isMany = described.kind == "multiple"
              let chosen = base.filter {
                isMany ? cells($0)[option - 1] == "1" : cells($0)[0] == "\(option)"
              }
              add(option, "", base, 100 * weight(chosen) / weight(base))
            }
          case "scale", "number":
            let total = base.reduce(0) {
              $0 + (Double(cells($1)[0]) ?? 0) * (isWeighted ? Double($1[1]) ?? 0 : 1)
            }
            add(0, ":mean", base, total / weight(base))
          default: break
          }
        }
      }
    }
    return all
  }

  @Test(arguments: 1...UInt64(Loops.rounds(short: 10, whole: 40)))
  func `what is computed from answers is what a plain reckoning gives`(_ seed: UInt64) throws {
    let survey = survey(seed)
    let connection = try packages.warehouseWithVocabulary()
    let before = try Contents.digest(connection)
    let path = try survey.write(to: packages.folder.path)
    #expect(try packages.complaints(path, connection) == [], "seed \(seed)")
    var found: [Number: Double] = [:]
    try connection.forEachRow(
      """
      SELECT finding_id, base_min, value, unweighted_value
      FROM observations
      WHERE weighting = 'weighted'
      """
    ) { row in
      for isWeighted in [true, false] {
        let number = Number(
          id: row.text(0) ?? "", isWeighted: isWeighted, base: row.integer(1) ?? -1)
        found[number] = row.real(isWeighted ? 2 : 3)
      }
    }
    let all = expected(survey)
    // Where no one has a weight, nothing is computed.
    let expected = all.filter { number, _ in
      all[Number(id: number.id, isWeighted: true, base: number.base)] != nil
    }
    #expect(Set(found.keys) == Set(expected.keys), "seed \(seed)")
    for (number, value) in expected {
      #expect(abs((found[number] ?? -1) - value) < 1e-9, "seed \(seed): \(number.id)")
    }
    try answersAreThoseOfTheCells(survey, connection)
    _ = try Importer(connection).revert(survey.name)
    try connection.execute(
      """
      DELETE FROM revision_files
      WHERE revision_id IN (SELECT revision_id FROM revisions WHERE package = '\(survey.name)');
      DELETE FROM revisions WHERE package = '\(survey.name)'
      """)
    #expect(try Contents.digest(connection) == before, "seed \(seed): something is left of it")
  }

  private func answersAreThoseOfTheCells(_ survey: SmallSurvey, _ connection: Connection) throws {
    var cells: [String] = []
    try connection.forEachRow(
      """
      SELECT p.participant, v.variable, coalesce(a.text, a.number, c.code)
      FROM answers AS a
      JOIN participants AS p ON p.participant_id = a.participant_id
      JOIN variables AS v ON v.variable_id = a.variable_id
      LEFT JOIN codes AS c
        ON c.variable_id = a.variable_id AND c.code_number = a.code_number
      """
    ) { row in
      let text = row.text(2) ?? "?"
      let number = Double(text).map { "\($0)" }
      cells.append("\(row.text(0) ?? "")|\(row.text(1) ?? "")|\(number ?? text)")
    }
    let wanted = survey.rows.flatMap { row in
      survey.columns.indices.map { place in
        let text = row[4 + place]
        return "\(row[0])|\(survey.columns[place].name)|\(Double(text).map { "\($0)" } ?? text)"
      }
    }
    #expect(cells.sorted() == wanted.sorted())
  }
}

extension String {
  fileprivate var nilIfEmpty: String? { isEmpty ? nil : self }
}
