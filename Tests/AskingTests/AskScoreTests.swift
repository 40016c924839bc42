@testable import Asking
import Database
import Foundation
import Reports
import Survey
import TestSupport
import Testing

/// How many of the labelled questions are answered rightly.
///
/// `Tests/Questions/questions.csv` was written before the interpreter and split once: the tuning half
/// may be looked at, the held-back half may only be counted. The counts stand in
/// `Tests/Questions/scores.csv`; run with `WAVEHOUSE_UPDATE=1` to write them anew.
@Suite struct AskScoreTests {
  /// What no change may fall below: typed, so that writing the record anew cannot lower it.
  private static let floors = [
    "tuning": (right: 117, unanswered: 25), "held-back": (right: 105, unanswered: 24),
  ]

  @Test func `the scores on both halves are those on record`() throws {
    let questions = try CSVTable.rows("\(Project.root)/Tests/Questions/questions.csv")
    let connection = try BuiltWarehouse.open()
    var lines = ["half,questions,right,unanswerable,rightly_unanswered"]
    for half in ["tuning", "held-back"] {
      let own = questions.filter { $0["half"] == half }
      var right = 0
      var unanswerable = 0
      var unanswered = 0
      for question in own {
        let isRight = try isRight(question, connection)
        right += isRight ? 1 : 0
        if question["required"] == "0" {
          unanswerable += 1
          unanswered += isRight ? 1 : 0
        }
      }
      let floor = try #require(Self.floors[half])
      #expect(right >= floor.right && unanswered >= floor.unanswered, "\(half)")
      lines.append("\(half),\(own.count),\(right),\(unanswerable),\(unanswered)")
    }
    let scores = lines.joined(separator: "\n") + "\n"
    #expect(try scores == WrittenFile.text(at: "Tests/Questions/scores.csv", now: scores))
  }

  @Test func `the README and the page on asking report the scores on record`() throws {
    let scores = try CSVTable.rows("\(Project.root)/Tests/Questions/scores.csv")
    let readme = try String(contentsOfFile: "\(Project.root)/README.md", encoding: .utf8)
    let page = try String(
      contentsOfFile: "\(Project.root)/Documentation/asking.md", encoding: .utf8)
    for score in scores {
      func field(_ name: String) -> String { score[name] ?? "" }
      let row =
        "| \(field("half").replacingOccurrences(of: "-", with: " ")) | \(field("questions")) "
        + "| \(field("right")) | \(field("rightly_unanswered")) of \(field("unanswerable")) |"
      #expect(page.contains(row), "\(row)")
      if field("half") == "held-back" {
        #expect(readme.contains("\(field("right")) of \(field("questions")) are right"))
      }
    }
  }

  @Test func `there are enough questions, of every shape, in both languages and halves`() throws {
    let questions = try CSVTable.rows("\(Project.root)/Tests/Questions/questions.csv")
    #expect(questions.count >= 150)
    #expect(questions.count { $0["required"] == "0" } >= 25)
    #expect(abs(questions.count { $0["language"] == "de" } * 2 - questions.count) <= 10)
    let shapes = Set(questions.compactMap { $0["shape"] })
    for half in ["tuning", "held-back"] {
      #expect(Set(questions.filter { $0["half"] == half }.compactMap { $0["shape"] }) == shapes)
    }
  }

  /// `strangers.csv` holds what readers asked who had read the documents and not the program: each row the
  /// results that a right answer gives, one of several prints or readings by `|`; none for what nobody printed.
  @Test func `what strangers ask is answered as the page reports, and nothing is invented`()
    throws
  {
    let questions = try CSVTable.rows("\(Project.root)/Tests/Questions/strangers.csv")
    let connection = try BuiltWarehouse.open()
    var right: [String: Int] = [:]
    var invented: [String] = []
    for question in questions {
      let language: Language = question["language"] == "de" ? .german : .english
      let answer = try Asker.ask(question["question"] ?? "", in: language, connection)
      let column = answer.answers.columns.firstIndex(of: "result_id") ?? 0
      let given = Set(answer.answers.rows.compactMap { $0[column].text })
      let needed = (question["results"] ?? "").split(separator: " ")
      if needed.isEmpty {
        if !given.isEmpty { invented.append(question["id"] ?? "") }
        continue
      }
      // More than four rows for each figure that is asked for are no answer.
      let isRight =
        given.count <= 4 * needed.count
        && needed.allSatisfy { one in
          one.split(separator: "|").contains { given.contains(String($0)) }
        }
      if isRight { right[question["batch"] ?? "", default: 0] += 1 }
    }
    #expect(invented == [])
    let page = try String(
      contentsOfFile: "\(Project.root)/Documentation/asking.md", encoding: .utf8)
    for batch in Set(questions.compactMap { $0["batch"] }).sorted() {
      let own = questions.filter { $0["batch"] == batch && $0["results"] != "" }.count
      let row = "| \(right[batch] ?? 0) of \(own) |"
      #expect(
        page.split(separator: "\n").contains { $0.hasPrefix("| \(batch) |") && $0.hasSuffix(row) },
        "\(batch): \(row)")
    }
  }

  /// Right is: all that is required, nothing that is not allowed; nothing at all where there is no answer.
  private func isRight(_ question: [String: String], _ connection: Connection) throws -> Bool {
    let answer = try Asker.ask(question["question"] ?? "", connection)
    if let said = question["required"], said.hasPrefix("said: ") {
      return answer.isAnswered
        && answer.statements.rows.last?.last == .text(String(said.dropFirst(6)))
    }
    let column = try #require(answer.answers.columns.firstIndex(of: "finding_id"))
    // What another study says of a part stands below the answer, and is none.
    let relation = try #require(answer.answers.columns.firstIndex(of: "relation"))
    let found = Set(
      answer.answers.rows.filter { $0[relation] == .text("exact") }.compactMap { $0[column].text })
    guard let required = question["required"], required != "0" else { return found.isEmpty }
    // A result may be answered by any of its prints: a question may name a publication.
    let needed = try results(required, connection)
    let allowed = try results(question["allowed"] ?? "", connection).union(needed)
    let given = try results(
      "f.finding_id IN (\(found.map { "'\($0)'" }.joined(separator: ", ")))", connection)
    return needed.isSubset(of: given) && given.isSubset(of: allowed)
  }

  /// The results that a condition on findings names.
  private func results(_ condition: String, _ connection: Connection) throws -> Set<String> {
    guard !condition.isEmpty else { return [] }
    return Set(try connection.texts("SELECT result_id FROM findings AS f WHERE \(condition)"))
  }
}

/// A CSV file of a test as rows by column.
private enum CSVTable {
  static func rows(_ path: String) throws -> [[String: String]] {
    let text = try String(contentsOfFile: path, encoding: .utf8)
    var records: [[String]] = [[]]
    var field = ""
    var isQuoted = false
    var previous: Character = " "
    for character in text {
      switch character {
      case "\"":
        if isQuoted {
          isQuoted = false
        } else {
          if previous == "\"" { field.append("\"") }
          isQuoted = true
        }
      case "," where !isQuoted:
        records[records.count - 1].append(field)
        field = ""
      case "\n" where !isQuoted:
        records[records.count - 1].append(field)
        records.append([])
        field = ""
      default: field.append(character)
      }
      previous = character
    }
    let header = records[0]
    return records.dropFirst().filter { $0.count == header.count }.map {
      Dictionary(uniqueKeysWithValues: zip(header, $0))
    }
  }
}
