@testable import Asking
import Database
import Foundation
import Reports
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
    "tuning": (right: 117, unanswered: 25), "held-back": (right: 104, unanswered: 24),
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

  /// Right is: all that is required, nothing that is not allowed; nothing at all where there is no answer.
  private func isRight(_ question: [String: String], _ connection: Connection) throws -> Bool {
    let answer = try Asker.ask(question["question"] ?? "", connection)
    if let said = question["required"], said.hasPrefix("said: ") {
      return answer.isAnswered
        && answer.statements.rows.last?.last == .text(String(said.dropFirst(6)))
    }
    let column = try #require(answer.answers.columns.firstIndex(of: "finding_id"))
    let found = Set(answer.answers.rows.compactMap { $0[column].text })
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
