import Errors
import Importing
@testable import LimeSurvey
import Survey
import TestSupport
import Testing
import Text

/// Files that are cut off: each is refused with its place, or read rightly.
@Suite struct LimeSafetyTests {
  private static func survey() -> (lss: [UInt8], csv: [UInt8]) {
    var survey = SmallLimeSurvey()
    survey.add(
      "P", "q1", ["de": "Was <b>denn</b>?"], rows: [("SQ001", ["de": "Äpfel"])], hasOther: true)
    survey.add(
      "1", "q2", ["de": "Wo?"], rows: [("SQ001", ["de": "Hier"])], answers: [("A", ["de": "a"])],
      second: [("B", ["de": "b"])], relevance: "((q1_SQ001.NAOK == \"Y\"))")
    survey.add("N", "q3", ["de": "Wie viele?"])
    let rows = [
      [
        "id", "submitdate", "q1[SQ001]", "q1[SQ001comment]", "q1[other]", "q2[SQ001][1]",
        "q2[SQ001][2]", "q3",
      ],
      ["1", "2025", "Y", "\"ö\"\nneu", "", "A", "B", "1.5"],
      ["2", "2025", "", "", "x", "", "", ""],
    ]
    return (Array(survey.lss.utf8), Array(SmallLimeSurvey.export(rows).utf8))
  }

  private func read(_ lss: [UInt8], _ csv: [UInt8]) throws -> SurveyFile {
    try LimeSurveyFile.read(
      structure: lss, named: "s.lss", responses: csv, named: "r.csv", .init())
  }

  @Test func `a structure that is cut off at any byte is refused with its place`() throws {
    let (lss, csv) = Self.survey()
    let whole = try read(lss, csv).json.text()
    let end = try #require(lss.lastIndex(of: UInt8(ascii: ">")))
    for count in stride(from: 0, to: lss.count, by: Loops.step(short: 5, whole: 1)) {
      do {
        let file = try read(Array(lss[..<count]), csv)
        #expect(count > end && file.json.text() == whole)
      } catch let error as ProblemList {
        #expect(error.description.hasPrefix("s.lss: not loaded, 1 problem:\n  s.lss:"), "\(count)")
      }
    }
  }

  @Test
  func `responses that are cut off at any byte are refused with their place, or hold whole rows`()
    throws
  {
    let (lss, csv) = Self.survey()
    let whole = try read(lss, csv)
    var outcomes: [Int] = []
    for count in 0..<csv.count {
      do {
        let file = try read(lss, Array(csv[..<count]))
        outcomes.append(file.rowCount)
        for column in file.questions.flatMap(\.columns) {
          let same = whole.questions.flatMap(\.columns).first { $0.name == column.name }
          for row in 0..<file.rowCount {
            // Of the last field, a beginning may be left.
            let field = file.field(column.place, row)
            let isBeginning = whole.field(same?.place ?? -1, row).hasPrefix(field)
            #expect(isBeginning, "\(count)")
          }
        }
      } catch let error as ProblemList {
        outcomes.append(-1)
        #expect(error.description.contains("\n  r.csv"), "\(count)")
      }
    }
    #expect(Set(outcomes).isSuperset(of: [-1, 0, 1, 2]))
  }

  @Test func `the examples of the guide are read as their generator writes them`() throws {
    let folder = Project.root + "/Documentation/examples/limesurvey"
    let expected = [
      ("heideland-2025", 24, 9), ("bergland-2025", 18, 26), ("flussland-2026", 16, 12),
    ]
    for (name, rows, questions) in expected {
      let file = try LimeSurveyFile.read(
        structure: "\(folder)/\(name).lss", responses: "\(folder)/\(name).csv", .init())
      #expect(file.rowCount == rows, "\(name)")
      #expect(file.questions.count == questions, "\(name)")
    }
  }
}
