import Foundation
import Platform
import SAV
import Survey
import TestSupport
import Testing
import Text

/// Files that other programs wrote (Tests/Reference/spss.py and spss.sps), in neutral words.
struct SAVSurveyTests {
  private static func table(_ name: String) throws -> SAVTable {
    try SAVTable(
      try FileSystem.bytes(of: Project.root + "/Tests/Reference/spss/" + name))
  }

  /// A survey in lines: each question with its columns, each column with its codes.
  private static func lines(_ survey: SurveyFile) -> [String] {
    func label(_ labels: SurveyFile.Labels) -> String { labels.values.joined() }
    return survey.questions.flatMap { question in
      [
        "\(question.name) [\(question.toolType)] \(question.answerType?.rawValue ?? "-"): \(label(question.labels))"
      ]
        + question.columns.map { column in
          let codes = column.codes.map { code in
            "\(code.text)=\(label(code.labels))"
              + (code.missing.map { "/\($0.rawValue)" } ?? "")
              + (code.isChosen.map { $0 ? "/chosen" : "/not" } ?? "") + "×\(code.count)"
          }
          return
            "  \(column.name) \(column.option.map { "<\($0)> " } ?? "")\(label(column.labels)) "
            + "{\(codes.joined(separator: ", "))} \(column.emptyCount)/\(column.rowCount)"
        }
    }
  }

  @Test(arguments: ["pspp.sav", "pspp.zsav", "pspp-plain.sav"])
  func `a file of PSPP is described with its sets, labels and missing values`(_ name: String) throws
  {
    let survey = SurveyFile(try Self.table(name))
    #expect(survey.format == "SPSS system file")
    #expect(survey.title == "Kompetenzen 2020")
    #expect(survey.weightColumn == "w")
    #expect(survey.rowCount == 4)
    #expect(survey.created?.hasPrefix("20") == true)
    #expect(
      survey.remarks == [
        "written by @(#) SPSS DATA FILE GNU pspp 1.6.2 - x86_64-pc-linux-gnu",
        "document: Erhoben im Mai 2020.\nUngewichtet nur für Kreise.\n   (Entered 21 Nov 2026)",
      ])
    let expected: [String] = [
      "id [A12, nominal] single: Gemeinde",
      "  id Gemeinde {Bad Aibling=Bad Aibling (Stadt)×1, Köln=Köln, kreisfrei×1, x=×1} 1/4",
      "q1 [F1, nominal] single: Gibt es eine Strategie?",
      "  q1 Gibt es eine Strategie? {1=ja×1, 2=nein×1, 8=weiß nicht/dont_know×1, "
        + "9=trifft nicht zu/not_asked×1} 0/4",
      "formate [multiple dichotomy set, counted value 1] multiple: Welche Formate?",
      "  q2a <q2a> Präsenz {0=nicht genannt/not×1, 1=genannt/chosen×2, 9=keine Angabe/not_answered×1} 0/4",
      "  q2b <q2b> Online {0=nicht genannt/not×2, 1=genannt/chosen×1, 9=keine Angabe/not_answered×1} 0/4",
      "  q2c <q2c> Selbststudium {0=nicht genannt/not×1, 1=genannt/chosen×1, "
        + "9=keine Angabe/not_answered×1} 1/4",
      "rollen [multiple category set] multiple: Welche Rollen?",
      "  rollen_10 <10> CIO {1=/chosen×1, 0=/not×1} 2/4",
      "  rollen_20 <20> CDO {1=/chosen×2, 0=/not×0} 2/4",
      "score [F5.1, scale] number: ",
      "  score  {-1=/not_answered×1, 997=/not_answered×1} 0/4",
      "day [DATE11, scale] text: ", "  day  {} 2/4",
      "at [DATETIME20, scale] text: ", "  at  {} 2/4",
      "remark [A255, nominal] text: ", "  remark  {} 1/4",
      "w [F5.2, scale] -: ", "  w  {} 0/4",
    ]
    #expect(Self.lines(survey) == expected)
    #expect(survey.field(7, 1) == "-1")
    #expect(survey.field(9, 0) == "2020-05-31T12:30:15")
    #expect(survey.field(10, 1).hasSuffix("sagt d") && survey.field(10, 1).utf8.count == 300)
  }

  @Test(arguments: ["readstat.sav", "readstat.zsav", "readstat-plain.sav"])
  func `a file of ReadStat is described`(_ name: String) throws {
    let survey = SurveyFile(try Self.table(name))
    #expect(survey.title == "Befragung für Kommunen")
    let expected: [String] = [
      "id [A1, unknown] text: Kennung", "  id Kennung {} 0/4",
      "strategie_vorhanden [F8.2, nominal] single: Gibt es eine Strategie?",
      "  strategie_vorhanden Gibt es eine Strategie? {1=ja×1, 2=nein×1, 9=weiß nicht/dont_know×1} 1/4",
      "einwohner [F8.2, scale] number: Einwohner",
      "  einwohner Einwohner {-3=/not_answered×1} 1/4",
      "form [A4, nominal] single: Form",
      "  form Form {ja=Ja×1, k.A.=keine Angabe/not_answered×1, nein=Nein×1} 1/4",
      "grund [A255, unknown] text: Grund", "  grund Grund {} 1/4",
      "am [DATE11, unknown] text: Am", "  am Am {} 1/4",
    ]
    #expect(Self.lines(survey) == expected)
    #expect(
      (0..<4).map { survey.field(4, $0) }
        == ["kein Geld", "", String(repeating: "ä", count: 200), "zu wenig Zeit für Schulungen"])
    #expect((0..<4).map { survey.field(5, $0) } == ["2020-05-31", "", "1999-01-02", "2000-02-29"])
  }

  @Test(arguments: ["haven.sav", "haven.zsav"])
  func `a file of R haven is described`(_ name: String) throws {
    let survey = SurveyFile(try Self.table(name))
    let expected: [String] = [
      "q1 [F8.2, scale] single: Gibt es eine Strategie?",
      "  q1 Gibt es eine Strategie? {1=ja×1, 2=nein×1, 8=weiß nicht/dont_know×1} 1/4",
      "ort [A11, nominal] text: ", "  ort  {} 1/4", "wert [F8.2, scale] number: ",
      "  wert  {} 1/4",
    ]
    #expect(Self.lines(survey) == expected)
    #expect((0..<4).map { survey.field(2, $0) } == ["0.1", "-2", "", "10000000000"])
  }

  @Test func `the neutral words are JSON, too`() throws {
    let json = SurveyFile(try Self.table("haven.sav")).json
    #expect(json["rows"]?.content == .integer(4))
    #expect(json["weight"]?.content == .null)
    let expected = #"""
      {"name":"q1","group":null,"tool_type":"F8.2, scale","answer_type":"single",\#
      "labels":{"und":"Gibt es eine Strategie?"},"mandatory":null,"asked_if":null,"columns":[\#
      {"name":"q1","labels":{"und":"Gibt es eine Strategie?"},"option":null,"answer_type":null,\#
      "asked_if":null,"codes":[\#
      {"code":"1","labels":{"und":"ja"},"missing":null,"chosen":null,"count":1},\#
      {"code":"2","labels":{"und":"nein"},"missing":null,"chosen":null,"count":1},\#
      {"code":"8","labels":{"und":"weiß nicht"},"missing":"dont_know","chosen":null,"count":1}],\#
      "empty":1,"not_asked":0,"rows":4}]}
      """#
    #expect(json["questions"]?.array?.first?.text(indent: nil) == expected)
  }

  @Test(
    arguments: [
      ("Weiß nicht", .dontKnow), ("weiss nicht / k. A.", .dontKnow), ("Don't know", .dontKnow),
      ("trifft nicht zu", .notAsked), ("Filter: nur Kreise", .notAsked),
      ("not applicable", .notAsked), ("keine Angabe", .notAnswered), ("refused", .notAnswered),
      ("", .notAnswered),
    ] as [(String, Codebook.Missing)])
  func `the label of a missing value says why there is no answer`(
    _ label: String, _ missing: Codebook.Missing
  ) {
    #expect(Codebook.Missing(label: label) == missing)
  }
}
