import Foundation
import TestSupport
import Testing
import Text

#if canImport(FoundationXML)
  import FoundationXML
#endif

/// `ask` and `--chart` as a person meets them.
@Suite struct AskCommandTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    try BuiltWarehouse.copy(in: folder)
  }

  private func ask(_ arguments: String..., environment: [String: String] = [:]) throws -> Run {
    try Run.program(
      Project.program, ["ask"] + arguments, in: folder.path, environment: environment)
  }

  @Test func `no answer has a code of its own and says why`() throws {
    #expect(
      try ask("blockchain in Kreisen")
        == Run(
          output: """
            No answer. No such finding is printed on blockchain for these respondents.

            * More with --verbose: how it was read.

            """, errors: "", code: 3))
    #expect(
      try ask("blockchain in Kreisen", "-v").output.hasSuffix(
        """
        understood
        words       as           meaning
        ──────────  ───────────  ─────────────────
        blockchain  item         blockchain
        Kreisen     respondents  counties (Kreise)

        """))
  }

  @Test func `an answer names the figure first`() throws {
    let run = try ask("DMS", "Optimierer", "--lang", "de")
    #expect(run.code == 0)
    #expect(
      run.output.hasPrefix(
        """
        62,2 %: Dokumentenmanagementsystem (DMS), Optimierer (KGSt/ÖFIT 2018/19)

        Wert  Einheit  Basis  Befragte    Antwort                       Welle              Bereich     Darstellung       finding_id
        ────  ───────  ─────  ──────────  ────────────────────────────  ─────────────────  ──────────  ────────────────  ────────────────
        62,2  %        ?      Optimierer  Dokumentenmanagementsystem    KGSt/ÖFIT 2018/19  Verwaltung  typfrage/table-9  typfrage:590:39
        """.split(separator: "\n").prefix(1).joined()))
  }

  @Test func `JSON is one object with the question, the answers and what was understood`() throws {
    let run = try ask("DMS Bedächtige vs Optimierer", "--json")
    #expect(run.code == 0)
    let object = try #require(
      try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any])
    #expect(
      Set(object.keys) == [
        "question", "headline", "confidence", "understood", "not_understood", "not_considered",
        "answers", "prints", "frame", "statements", "background", "context", "notes",
      ])
    #expect(object["question"] as? String == "DMS Bedächtige vs Optimierer")
    let answers = try #require(object["answers"] as? [[String: Any]])
    #expect(answers.compactMap { $0["value"] as? Double } == [47.5, 62.2])
    #expect(answers.allSatisfy { $0.count == 38 })
    let understood = try #require(object["understood"] as? [[String: Any]])
    #expect(
      understood.compactMap { $0["id"] as? String }
        == ["dms", "type-bedaechtige", "type-optimierer", ""])
    let none = try ask("What does a DMS cost?", "--format", "json")
    #expect(none.code == 3)
    #expect(none.output.contains("\"answers\": []"))
  }

  @Test(arguments: [
    "DMS Bedächtige vs Optimierer", "which share of Kreise name the CIO responsible",
    "drei größte Hemmnisse der Führungskräfte in NRW", "What does a DMS cost?", "what is a CDO",
    "When was the NRW survey conducted?", "chatbots in Münster",
    "how did the share with a digital strategy change from 2015 to 2017",
    "In welchen Größenklassen nutzt weniger als die Hälfte DMS?",
    "Von wem erwarten die Städte und Gemeinden Hilfe, vom Land oder vom Bund?",
  ])
  func `what ask prints as JSON keeps its schema`(question: String) throws {
    let run = try ask(question, "--json", "--explain")
    let schema = try JSONSchema(file: "\(Project.root)/Documentation/ask.schema.json")
    let object = try JSONSerialization.jsonObject(with: Data(run.output.utf8))
    #expect(schema.faults(of: object) == [])
    // Every answer is among the prints, with its place.
    let answer = try #require(object as? [String: Any])
    let ids = (answer["answers"] as? [[String: Any]] ?? []).compactMap {
      $0["finding_id"] as? String
    }
    let prints = (answer["prints"] as? [[String: Any]] ?? []).compactMap {
      $0["finding_id"] as? String
    }
    #expect(Set(ids).isSubset(of: prints))
  }

  @Test func `a schema finds what breaks it`() throws {
    let schema = try JSONSchema(file: "\(Project.root)/Documentation/ask.schema.json")
    let faults = schema.faults(of: ["question": 1, "answers": [["value": "x"]], "more": true])
    #expect(faults.contains("$.question: 1 is not string"))
    #expect(faults.contains("$: no headline"))
    #expect(faults.contains("$: more is not foreseen"))
    #expect(faults.contains("$.answers[0].value: x is not number or null"))
  }

  @Test func `the SQL that --explain shows gives the same findings`() throws {
    let run = try ask("DMS Bedächtige vs Optimierer", "--explain", "--json")
    let object = try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any]
    let steps = try #require(object?["steps"] as? [String])
    let sql = try #require(steps.first { $0.hasPrefix("sql: ") }).dropFirst(5)
    let rows = try Run.wavehouse("sql", String(sql), "--format", "csv", in: folder.path)
    #expect(rows.code == 0)
    #expect(rows.output.contains("typfrage:590:34") && rows.output.contains("typfrage:590:39"))
  }

  @Test func `CSV has the answers alone, as columns of findings`() throws {
    let run = try ask("DMS Optimierer", "--format", "csv")
    #expect(run.output.hasPrefix("finding_id,study,wave,"))
    #expect(run.output.split(whereSeparator: \.isNewline).count == 2)
  }

  // MARK: Charts

  @Test func `a chart that cannot be drawn is refused before anything is read`() throws {
    #expect(
      try ask("DMS", "--chart", "--json")
        == Run(
          output: "",
          errors:
            "wavehouse: --chart draws beside a table; with --format json name a file: --chart FILE.svg\n",
          code: 64))
    #expect(
      try ask("DMS", "--chart=picture.png")
        == Run(
          output: "",
          errors:
            "wavehouse: --chart writes SVG: give the file a name that ends in .svg, not \"picture.png\"\n",
          code: 64))
    #expect(try ask("DMS", "--chart", "picture.png").code == 64)
    let run = try ask("DMS", "--chart", "nowhere/picture.svg")
    #expect(run.code != 0 && run.errors.contains("nowhere/picture.svg"))
  }

  @Test func `bars stand in the terminal with their values, without colour elsewhere`() throws {
    let run = try ask("DMS Bedächtige vs Optimierer", "--chart", environment: ["COLUMNS": "80"])
    #expect(
      run.output.hasPrefix(
        """
        the cautious (Bedächtige) 47.5 %, optimisers (Optimierer) 62.2 %: 14.7 points apart, computed (document \
        management system (DMS), KGSt/ÖFIT 2018/19)

        use of basic e-government components · document management system (DMS) ·
        KGSt/ÖFIT 2018/19
        the cautious (Bedächtige)  ████████████████████▍                        47.5 %
        optimisers (Optimierer)    ██████████████████████████▊                  62.2 %
                                   └─────────────────────────────────────────┘
                                   0                                     100 %

        Source: Typfrage (KGSt/ÖFIT 2018/19)

        """))
    #expect(!run.output.contains("\u{1B}"))
  }

  @Test func `a trend is a line with its ends labelled`() throws {
    let run = try Run.wavehouse("trend", "funding-own-budget", "--chart", in: folder.path)
    #expect(run.output.contains("60 % ●"))
    #expect(run.output.contains("● 70 %"))
  }

  @Test(arguments: [
    "Ziele der Optimierer und Bedächtigen", "barriers, cities over 100,000",
    "how did the share with a digital strategy change from 2015 to 2017", "CIO & CDO <NRW>",
  ])
  func `an SVG is well-formed, has title and description, and every value as text`(
    question: String
  ) throws {
    let run = try ask(question, "--chart", "chart.svg", "--interval", "95", "--format", "csv")
    #expect(run.code == 0)
    let data = try Data(contentsOf: URL(fileURLWithPath: folder.file("chart.svg")))
    let document = try XMLDocument(data: data)
    #expect(try document.nodes(forXPath: "//*[local-name()='title']").count == 1)
    let description = try #require(
      try document.nodes(forXPath: "//*[local-name()='desc']").first?.stringValue)
    let answers = run.output.split(whereSeparator: \.isNewline).count - 1
    #expect(description.components(separatedBy: ": ").count > answers)
    let marks = try document.nodes(
      forXPath: "//*[local-name()='rect' or local-name()='circle']")
    #expect(marks.count >= answers)
  }
}
