@testable import LimeSurvey
import Survey
import TestSupport
import Testing

/// What each type of question becomes, from exports in every style.
@Suite struct LimeTypeTests {
  /// A question, exports of it that say the same, and what is read from each.
  struct Case: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let survey: SmallLimeSurvey
    /// Headings by codes, then the rows with codes.
    let codes: [[String]]
    /// Headings by full texts, then the rows with full answers; empty where that says nothing new.
    var texts: [[String]] = []
    let expected: [String]
    var remarks: [String] = []
  }

  private static func survey(
    _ type: String, _ text: [String: String] = ["de": "Frage?", "en": "Question?"],
    rows: [(String, [String: String])] = [], columns: [(String, [String: String])] = [],
    answers: [(String, [String: String])] = [], second: [(String, [String: String])] = [],
    hasOther: Bool = false, attributes: [(String, String)] = []
  ) -> SmallLimeSurvey {
    var survey = SmallLimeSurvey(languages: ["de", "en"])
    survey.add(
      type, "q1", text, rows: rows, columns: columns, answers: answers, second: second,
      hasOther: hasOther, attributes: attributes)
    return survey
  }

  private static let options: [(String, [String: String])] = [
    ("A1", ["de": "<b>rot</b>", "en": "red"]), ("A2", ["de": "gr&uuml;n", "en": "green"]),
  ]
  private static let rows: [(String, [String: String])] = [
    ("SQ001", ["de": "Zeile 1", "en": "row 1"]), ("SQ002", ["de": "Zeile 2", "en": "row 2"]),
  ]
  private static let columns: [(String, [String: String])] = [
    ("C1", ["de": "Spalte 1", "en": "column 1"]), ("C2", ["de": "Spalte 2", "en": "column 2"]),
  ]

  static let cases: [Case] = lists + choices + arrays + grids + numbersAndTexts

  private static let lists: [Case] = [
    Case(
      testDescription: "L: a list with other",
      survey: survey("L", answers: options, hasOther: true),
      codes: [["q1", "q1[other]"], ["A2", ""], ["-oth-", "blau"], ["", ""]],
      texts: [["Question?", "Question? [Other]"], ["green", ""], ["Other", "blau"], ["", ""]],
      expected: [
        "q1: list (L), single {de: Frage?, en: Question?}",
        "  q1 {de: Frage?, en: Question?}: A2|-oth-|",
        "    A1=0 {de: rot, en: red}", "    A2=1 {de: grün, en: green}",
        "    -oth-=1 {de: Sonstiges, en: Other}",
        "  q1_other, text {de: Frage?: Sonstiges, en: Question?: Other}: |blau|",
      ]),
    Case(
      testDescription: "!: a drop-down list, its other renamed",
      survey: survey(
        "!", answers: options, hasOther: true, attributes: [("other_replace_text", "bunt")]),
      codes: [["q1", "q1[other]"], ["A1", ""], ["-oth-", "ja"]],
      texts: [["Frage?", "Frage? [bunt]"], ["rot", ""], ["bunt", "ja"]],
      expected: [
        "q1: drop-down list (!), single {de: Frage?, en: Question?}",
        "  q1 {de: Frage?, en: Question?}: A1|-oth-",
        "    A1=1 {de: rot, en: red}", "    A2=0 {de: grün, en: green}", "    -oth-=1 {: bunt}",
        "  q1_other, text {de: Frage?: Sonstiges, en: Question?: Other}: |ja",
      ]),
    Case(
      testDescription: "O: a list with a comment", survey: survey("O", answers: options),
      codes: [["q1", "q1[comment]"], ["A1", "sehr, \"sehr\""], ["", ""]],
      texts: [["Frage?", "Frage? [Kommentar]"], ["rot", "sehr, \"sehr\""], ["", ""]],
      expected: [
        "q1: list with comment (O), single {de: Frage?, en: Question?}",
        "  q1 {de: Frage?, en: Question?}: A1|",
        "    A1=1 {de: rot, en: red}", "    A2=0 {de: grün, en: green}",
        "  q1_comment, text {de: Frage?: Kommentar, en: Question?: comment}: sehr, \"sehr\"|",
      ]),
    Case(
      testDescription: "R: a ranking, a column for each rank",
      survey: survey("R", answers: options, attributes: [("max_subquestions", "2")]),
      codes: [["q1[1]", "q1[2]"], ["A2", "A1"], ["A1", ""]],
      texts: [["Frage? [Rang 1]", "Frage? [Rang 2]"], ["grün", "rot"], ["rot", ""]],
      expected: [
        "q1_1: ranking (R), single {de: Frage?: Rang 1, en: Question?: rank 1}",
        "  q1_1 {de: Frage?: Rang 1, en: Question?: rank 1}: A2|A1",
        "    A1=1 {de: rot, en: red}", "    A2=1 {de: grün, en: green}",
        "q1_2: ranking (R), single {de: Frage?: Rang 2, en: Question?: rank 2}",
        "  q1_2 {de: Frage?: Rang 2, en: Question?: rank 2}: A1|",
        "    A1=1 {de: rot, en: red}", "    A2=0 {de: grün, en: green}",
      ]),
  ]

  private static let choices: [Case] = [
    Case(
      testDescription: "Y: yes or no", survey: survey("Y"),
      codes: [["q1"], ["Y"], ["N"], [""]], texts: [["Frage?"], ["Ja"], ["Nein"], ["N/A"]],
      expected: [
        "q1: yes/no (Y), single {de: Frage?, en: Question?}",
        "  q1 {de: Frage?, en: Question?}: Y|N|",
        "    Y=1 {de: Ja, en: Yes}", "    N=1 {de: Nein, en: No}",
      ]),
    Case(
      testDescription: "G: gender", survey: survey("G"),
      codes: [["q1"], ["F"], ["M"], [""]], texts: [["Question?"], ["Female"], ["Male"], ["N/A"]],
      expected: [
        "q1: gender (G), single {de: Frage?, en: Question?}",
        "  q1 {de: Frage?, en: Question?}: F|M|",
        "    F=1 {de: Weiblich, en: Female}", "    M=1 {de: Männlich, en: Male}",
      ]),
    Case(
      testDescription: "5: five points", survey: survey("5"),
      codes: [["q1"], ["5"], ["1"], [""]],
      expected: [
        "q1: 5-point choice (5), scale {de: Frage?, en: Question?}",
        "  q1 {de: Frage?, en: Question?}: 5|1|", "    1=1", "    2=0", "    3=0", "    4=0",
        "    5=1",
      ]),
    Case(
      testDescription: "M: multiple choice with other",
      survey: survey("M", rows: rows, hasOther: true),
      codes: [["q1[SQ001]", "q1[SQ002]", "q1[other]"], ["Y", "", ""], ["", "N", "Schnee"]],
      texts: [
        ["Frage? [Zeile 1]", "Frage? [Zeile 2]", "Frage? [Sonstiges]"], ["Ja", "Nein", ""],
        ["Nein", "Nein", "Schnee"],
      ],
      expected: [
        "q1: multiple choice (M), multiple {de: Frage?, en: Question?}",
        "  q1_SQ001 [SQ001] {de: Zeile 1, en: row 1}: Y|",
        "    Y=1 chosen {de: gewählt, en: chosen}",
        "    =1 not chosen {de: nicht gewählt, en: not chosen}",
        "  q1_SQ002 [SQ002] {de: Zeile 2, en: row 2}: |",
        "    Y=0 chosen {de: gewählt, en: chosen}",
        "    =2 not chosen {de: nicht gewählt, en: not chosen}",
        "  q1_other [other] {de: Sonstiges, en: Other}: |Y",
        "    Y=1 chosen {de: gewählt, en: chosen}",
        "    =1 not chosen {de: nicht gewählt, en: not chosen}",
        "  q1_other_text, text {de: Frage?: Sonstiges, en: Question?: Other}: |Schnee",
      ]),
    Case(
      testDescription: "P: multiple choice with comments", survey: survey("P", rows: [rows[0]]),
      codes: [["q1[SQ001]", "q1[SQ001comment]"], ["Y", "oft"], ["", ""]],
      texts: [["Question? [row 1]", "Question? [row 1][Comment]"], ["Yes", "oft"], ["No", ""]],
      expected: [
        "q1: multiple choice with comments (P), multiple {de: Frage?, en: Question?}",
        "  q1_SQ001 [SQ001] {de: Zeile 1, en: row 1}: Y|",
        "    Y=1 chosen {de: gewählt, en: chosen}",
        "    =1 not chosen {de: nicht gewählt, en: not chosen}",
        "  q1_SQ001comment, text {de: Zeile 1: Kommentar, en: row 1: comment}: oft|",
      ]),
  ]

  private static let arrays: [Case] = [
    Case(
      testDescription: "A: an array of five points", survey: survey("A", rows: rows),
      codes: [["q1[SQ001]", "q1[SQ002]"], ["5", "1"]],
      texts: [["Frage? [Zeile 1]", "Frage? [Zeile 2]"], ["5", "1"]],
      expected: [
        "q1: array, 5-point (A), scale {de: Frage?, en: Question?}",
        "  q1_SQ001 [SQ001] {de: Zeile 1, en: row 1}: 5", "    1=0", "    2=0", "    3=0",
        "    4=0",
        "    5=1",
        "  q1_SQ002 [SQ002] {de: Zeile 2, en: row 2}: 1", "    1=1", "    2=0", "    3=0",
        "    4=0",
        "    5=0",
      ]),
    Case(
      testDescription: "B: an array of ten points", survey: survey("B", rows: [rows[0]]),
      codes: [["q1[SQ001]"], ["10"]],
      expected: [
        "q1: array, 10-point (B), scale {de: Frage?, en: Question?}",
        "  q1_SQ001 [SQ001] {de: Zeile 1, en: row 1}: 10",
      ] + (1...10).map { "    \($0)=\($0 == 10 ? 1 : 0)" }),
    Case(
      testDescription: "C: an array of yes, uncertain, no", survey: survey("C", rows: [rows[0]]),
      codes: [["q1[SQ001]"], ["Y"], ["U"], ["N"], [""]],
      texts: [["Question? [row 1]"], ["Yes"], ["Uncertain"], ["No"], [""]],
      expected: [
        "q1_SQ001: array, yes/no/uncertain (C), single {de: Frage?: Zeile 1, en: Question?: row 1}",
        "  q1_SQ001 [SQ001] {de: Zeile 1, en: row 1}: Y|U|N|",
        "    Y=1 {de: Ja, en: Yes}", "    N=1 {de: Nein, en: No}",
        "    U=1 {de: Unsicher, en: Uncertain}",
      ]),
    Case(
      testDescription: "E: an array of increase, same, decrease",
      survey: survey("E", rows: [rows[0]]),
      codes: [["q1[SQ001]"], ["I"], ["S"], ["D"]],
      texts: [["Question? [row 1]"], ["Increase"], ["Same"], ["Decrease"]],
      expected: [
        "q1_SQ001: array, increase/same/decrease (E), single {de: Frage?: Zeile 1, en: Question?: row 1}",
        "  q1_SQ001 [SQ001] {de: Zeile 1, en: row 1}: I|S|D",
        "    I=1 {de: Zunahme, en: Increase}", "    S=1 {de: Gleich, en: Same}",
        "    D=1 {de: Abnahme, en: Decrease}",
      ]),
    Case(
      testDescription: "F: an array of its own answers",
      survey: survey("F", rows: rows, answers: options),
      codes: [["q1[SQ001]", "q1[SQ002]"], ["A1", "A2"]],
      texts: [["Frage? [Zeile 1]", "Frage? [Zeile 2]"], ["rot", "grün"]],
      expected: [
        "q1_SQ001: array (F), single {de: Frage?: Zeile 1, en: Question?: row 1}",
        "  q1_SQ001 [SQ001] {de: Zeile 1, en: row 1}: A1",
        "    A1=1 {de: rot, en: red}", "    A2=0 {de: grün, en: green}",
        "q1_SQ002: array (F), single {de: Frage?: Zeile 2, en: Question?: row 2}",
        "  q1_SQ002 [SQ002] {de: Zeile 2, en: row 2}: A2",
        "    A1=0 {de: rot, en: red}", "    A2=1 {de: grün, en: green}",
      ]),
    Case(
      testDescription: "H: an array by column",
      survey: survey("H", rows: [rows[0]], answers: options),
      codes: [["q1[SQ001]"], ["A2"]], texts: [["Question? [row 1]"], ["green"]],
      expected: [
        "q1_SQ001: array by column (H), single {de: Frage?: Zeile 1, en: Question?: row 1}",
        "  q1_SQ001 [SQ001] {de: Zeile 1, en: row 1}: A2",
        "    A1=0 {de: rot, en: red}", "    A2=1 {de: grün, en: green}",
      ]),
    Case(
      testDescription: "1: an array of two scales",
      survey: survey(
        "1", rows: [rows[0]], answers: options, second: [("B1", ["de": "ja", "en": "yes"])]),
      codes: [["q1[SQ001][1]", "q1[SQ001][2]"], ["A2", "B1"], ["", ""]],
      texts: [
        ["Frage? [Zeile 1][Skala 1]", "Frage? [Zeile 1][Skala 2]"], ["grün", "ja"], ["", ""],
      ],
      expected: [
        "q1_SQ001_0: array, dual scale (1), single {de: Frage?: Zeile 1, en: Question?: row 1}",
        "  q1_SQ001_0 [SQ001] {de: Zeile 1, en: row 1}: A2|",
        "    A1=0 {de: rot, en: red}", "    A2=1 {de: grün, en: green}",
        "q1_SQ001_1: array, dual scale (1), single {de: Frage?: Zeile 1, en: Question?: row 1}",
        "  q1_SQ001_1 [SQ001] {de: Zeile 1, en: row 1}: B1|", "    B1=1 {de: ja, en: yes}",
      ]),
  ]

  private static let grids: [Case] = [
    Case(
      testDescription: ":: an array of numbers",
      survey: survey(":", rows: [rows[0]], columns: columns),
      codes: [["q1[SQ001_C1]", "q1[SQ001_C2]"], ["1.5000000000", ""]],
      texts: [["Frage? [Zeile 1][Spalte 1]", "Frage? [Zeile 1][Spalte 2]"], ["1.5", ""]],
      expected: [
        "q1: array of numbers (:), number {de: Frage?, en: Question?}",
        "  q1_SQ001_C1 [SQ001_C1] {de: Zeile 1: Spalte 1, en: row 1: column 1}: 1.5",
        "  q1_SQ001_C2 [SQ001_C2] {de: Zeile 1: Spalte 2, en: row 1: column 2}: ",
      ]),
    Case(
      testDescription: ":: an array of boxes to tick",
      survey: survey(
        ":", rows: [rows[0]], columns: columns, attributes: [("multiflexible_checkbox", "1")]),
      codes: [["q1[SQ001_C1]", "q1[SQ001_C2]"], ["1", ""]],
      texts: [["Frage? [Zeile 1][Spalte 1]", "Frage? [Zeile 1][Spalte 2]"], ["1", ""]],
      expected: [
        "q1_SQ001: array of numbers (:), multiple {de: Frage?: Zeile 1, en: Question?: row 1}",
        "  q1_SQ001_C1 [C1] {de: Spalte 1, en: column 1}: 1",
        "    1=1 chosen {de: gewählt, en: chosen}",
        "    =0 not chosen {de: nicht gewählt, en: not chosen}",
        "  q1_SQ001_C2 [C2] {de: Spalte 2, en: column 2}: ",
        "    1=0 chosen {de: gewählt, en: chosen}",
        "    =1 not chosen {de: nicht gewählt, en: not chosen}",
      ]),
    Case(
      testDescription: ";: an array of texts",
      survey: survey(";", rows: [rows[0]], columns: [columns[0]]),
      codes: [["q1[SQ001_C1]"], ["Wort, mit\nZeile"]],
      texts: [["Frage? [Zeile 1][Spalte 1]"], ["Wort, mit\nZeile"]],
      expected: [
        "q1: array of texts (;), text {de: Frage?, en: Question?}",
        "  q1_SQ001_C1 [SQ001_C1] {de: Zeile 1: Spalte 1, en: row 1: column 1}: Wort, mit\nZeile",
      ]),
  ]

  private static let numbersAndTexts: [Case] =
    [
      Case(
        testDescription: "N: a number", survey: survey("N"),
        codes: [["q1"], ["12.0000000000"], [".5000000000"], ["-3"], [""]],
        expected: [
          "q1: number (N), number {de: Frage?, en: Question?}",
          "  q1 {de: Frage?, en: Question?}: 12|0.5|-3|",
        ]),
      Case(
        testDescription: "K: several numbers", survey: survey("K", rows: rows),
        codes: [["q1[SQ001]", "q1[SQ002]"], ["1", "2.25"]],
        texts: [["Frage? [Zeile 1]", "Frage? [Zeile 2]"], ["1", "2.25"]],
        expected: [
          "q1: multiple numbers (K), number {de: Frage?, en: Question?}",
          "  q1_SQ001 [SQ001] {de: Zeile 1, en: row 1}: 1",
          "  q1_SQ002 [SQ002] {de: Zeile 2, en: row 2}: 2.25",
        ]),
      Case(
        testDescription: "Q: several short texts", survey: survey("Q", rows: [rows[0]]),
        codes: [["q1[SQ001]"], ["Wort"]], texts: [["Question? [row 1]"], ["Wort"]],
        expected: [
          "q1: multiple short texts (Q), text {de: Frage?, en: Question?}",
          "  q1_SQ001 [SQ001] {de: Zeile 1, en: row 1}: Wort",
        ]),
      Case(
        testDescription: "D: a date", survey: survey("D"),
        codes: [["q1"], ["2024-05-31 00:00:00"], ["2024-05-31 12:30:00"]],
        expected: [
          "q1: date (D), text {de: Frage?, en: Question?}",
          "  q1 {de: Frage?, en: Question?}: 2024-05-31|2024-05-31 12:30:00",
        ]),
      Case(
        testDescription: "*: an equation of numbers",
        survey: survey("*", attributes: [("numbers_only", "1")]),
        codes: [["q1"], ["0.75"]],
        expected: [
          "q1: equation (*), number {de: Frage?, en: Question?}",
          "  q1 {de: Frage?, en: Question?}: 0.75",
        ]),
      Case(
        testDescription: "*: an equation of who knows what", survey: survey("*"),
        codes: [["q1"], ["12"]],
        expected: [
          "q1: equation (*), text {de: Frage?, en: Question?}",
          "  q1 {de: Frage?, en: Question?}: 12",
        ]),
    ]
    + [("S", "short"), ("T", "long"), ("U", "huge")].map { type, name in
      Case(
        testDescription: "\(type): a \(name) text", survey: survey(type),
        codes: [["q1"], ["Wörter"], [""]],
        expected: [
          "q1: \(name) text (\(type)), text {de: Frage?, en: Question?}",
          "  q1 {de: Frage?, en: Question?}: Wörter|",
        ])
    }
    + [("X", "text that is only shown"), ("I", "the language that was chosen")].map {
      type, reason in
      Case(
        testDescription: "\(type): no answer", survey: survey(type),
        codes: [["id", "q1"], ["7", ""]],
        expected: ["id: number of the response", "  id: 7"],
        remarks: ["Not taken over (\(reason)): q1."])
    } + [
      Case(
        testDescription: "|: files", survey: survey("|"),
        codes: [["id", "q1", "q1[filecount]"], ["7", "[{\"name\":\"geheim.pdf\"}]", "1"]],
        texts: [
          ["id", "Frage?", "filecount - Frage?"], ["7", "[{\"name\":\"geheim.pdf\"}]", "1"],
        ],
        expected: ["id: number of the response", "  id: 7"],
        remarks: ["Not taken over (files that were sent): q1, q1[filecount]."])
    ]

  @Test(arguments: cases)
  func `a question is read the same from every style of export`(
    _ example: Case
  ) throws {
    let file = try LimeSurveys.read(example.survey, example.codes)
    #expect(LimeSurveys.text(file) == example.expected)
    for remark in example.remarks { #expect(file.remarks.contains(remark)) }
    // Underscores instead of brackets; the code in front of the text.
    let plain = example.codes[0].map { heading in
      var name = heading.replacing("][", with: "_").replacing("[", with: "_").replacing(
        "]", with: "")
      if heading.hasSuffix("][1]") { name = name.dropLast() + "0" }
      if heading.hasSuffix("][2]") { name = name.dropLast() + "1" }
      return name
    }
    let underscored = try LimeSurveys.read(example.survey, [plain] + example.codes.dropFirst())
    #expect(LimeSurveys.text(underscored) == example.expected)
    if !example.texts.isEmpty {
      let full = try LimeSurveys.read(example.survey, example.texts)
      #expect(LimeSurveys.text(full) == example.expected)
      let both = zip(example.codes[0], example.texts[0]).map { $0 == $1 ? $0 : $0 + ". " + $1 }
      let mixed = try LimeSurveys.read(example.survey, [both] + example.texts.dropFirst())
      #expect(LimeSurveys.text(mixed) == example.expected)
    }
  }

  @Test func `every type that LimeSurvey has is tested`() {
    let tested = Set(Self.cases.map { String($0.testDescription.prefix(1)) })
    #expect(tested == Set(LimeLayout.typeNames.keys))
  }
}
