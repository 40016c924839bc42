@testable import LimeSurvey
import Survey
import TestSupport
import Testing

/// Conditions of LimeSurvey in the notation of `asked_if`.
@Suite struct LimeFilterTests {
  private static let filter = LimeFilter(columns: [
    "q1": .init(name: "q1", codes: ["A1", "A2", "A3"], hasEmptyCode: false, hasGaps: false),
    "gap": .init(name: "gap", codes: ["A1", "A2", "A3"], hasEmptyCode: false, hasGaps: true),
    "m_SQ001": .init(name: "m_SQ001", codes: ["Y"], hasEmptyCode: true, hasGaps: false),
    "p": .init(name: "p", codes: ["1", "2", "3", "4", "5"], hasEmptyCode: false, hasGaps: true),
    "1X*X3": .init(name: "q1", codes: ["A1", "A2", "A3"], hasEmptyCode: false, hasGaps: false),
  ])

  private func askedIf(_ text: String) -> String? {
    LimeExpression.read(text).flatMap { Self.filter.askedIf([$0]) }
  }

  @Test func `what asked_if cannot express is not taken over`() {
    let texts = [
      "", "1 ==", "(q1 == 'A1'", "q1 == 'A1')", "q1 = 'A1'", "q1 == A1", "'A1' == 'A1'",
      "q1.shown == '1'", "self.NAOK == 'A1'", "sum(q1, p) > 3", "is_empty(q1",
      "q1 == 'A1' xor p == 1",
      "q1 == 'A1' or p == 1", "(q1 == 'A1' and p == 1) or (q1 == 'A2' and p == 2)",
      "unknown == 'A1'", "q1 == 'A9'", "q1 == \"A1", "q1 > 3", "q1 + p > 3", "is_empty(q1)", "0",
      "!(q1 == 'A1' and p == 1)", "{q1} == 'A1'",
      // An empty answer would be asked, too.
      "gap != 'A1'", "!(gap == 'A1')", "p < 3", "gap == ''",
      String(repeating: "(", count: 500) + "q1 == 'A1'" + String(repeating: ")", count: 500),
    ]
    for text in texts { #expect(askedIf(text) == nil, "\(text)") }
  }

  @Test func `what asked_if can express is`() {
    let texts = [
      ("((q1.NAOK == \"A1\"))", "q1=A1"), ("q1 == 'A1' or q1 == 'A2'", "q1=A1|A2"),
      ("q1 eq 'A1' || q1 == 'A3'", "q1=A1|A3"), ("q1.value != \"A1\"", "q1!=A1"),
      ("!(q1 == 'A1')", "q1!=A1"), ("!!(q1 == 'A1')", "q1=A1"), ("'A1' == q1.NAOK", "q1=A1"),
      ("1X2X3.NAOK == 'A2'", "q1=A2"),
      ("m_SQ001.NAOK == 'Y'", "m_SQ001=Y"), ("m_SQ001 != 'Y'", "m_SQ001!=Y"),
      ("m_SQ001 == ''", "m_SQ001!=Y"), ("!is_empty(m_SQ001)", "m_SQ001=Y"),
      ("m_SQ001", "m_SQ001=Y"),
      ("p >= 4", "p=4|5"), ("2 < p", "p=3|4|5"), ("p > 1 and p <= 3", "p=2|3"), ("p == 3.0", "p=3"),
      ("q1 == 'A1' and p == 1 and m_SQ001 == 'Y'", "m_SQ001=Y and p=1 and q1=A1"),
      ("(q1 == 'A1' or q1 == 'A2') and q1 != 'A2'", "q1=A1"),
      ("!(q1 == 'A1' or q1 == 'A2')", "q1!=A1|A2"), ("!is_empty(q1)", "q1=A1|A2|A3"),
      ("1 and q1 == 'A1'", "q1=A1"), ("gap == 'A1' or gap == 'A2'", "gap=A1|A2"),
    ]
    for (text, expected) in texts { #expect(askedIf(text) == expected, "\(text)") }
  }

  private static let yesNo = [("1", ["de": "eins"]), ("2", ["de": "zwei"])]

  @Test func `group, question and array filter hold together; what cannot be said is a remark`()
    throws
  {
    var survey = SmallLimeSurvey()
    survey.add("L", "a", ["de": "A?"], answers: Self.yesNo)
    survey.add("M", "b", ["de": "B?"], rows: [("S1", ["de": "x"]), ("S2", ["de": "y"])])
    survey.addGroup(relevance: "a.NAOK == '1'")
    survey.add(
      "A", "c", ["de": "C?"], rows: [("S1", ["de": "x"]), ("S2", ["de": "y"])],
      attributes: [("array_filter", "b")])
    survey.add("S", "d", ["de": "D?"], relevance: "strlen(a) > 3")
    survey.add("M", "e", ["de": "E?"], rows: [("S1", ["de": "x"])], relevance: "rand(1) == 1")
    let rows = [
      ["a", "b[S1]", "b[S2]", "c[S1]", "c[S2]", "d", "e[S1]"], ["1", "Y", "", "4", "", "ja", "Y"],
      ["1", "", "Y", "", "5", "", ""], ["2", "", "", "", "", "", ""],
      ["", "Y", "Y", "", "", "", ""],
    ]
    let file = try LimeSurveys.read(survey, rows)
    #expect(
      LimeSurveys.text(file).filter { !$0.hasPrefix("    ") } == [
        "a: list (L), single {de: A?}", "  a {de: A?}: 1|1|2|",
        "b: multiple choice (M), multiple {de: B?}",
        "  b_S1 [S1] {de: x}: Y|||Y", "  b_S2 [S2] {de: y}: |Y||Y",
        "c: array, 5-point (A), scale {de: C?}",
        "  c_S1 [S1], if a=1 and b_S1=Y {de: x}: 4|||",
        "  c_S2 [S2], if a=1 and b_S2=Y {de: y}: |5||",
        "d: short text (S), text, if a=1 {de: D?}", "  d {de: D?}: ja|||",
        "e: multiple choice (M), multiple, if a=1 {de: E?}", "  e_S1 [S1] {de: x}: Y|||",
      ])
    // Nobody can say who was asked, so an empty field is not "not chosen".
    #expect(LimeSurveys.text(file).suffix(1) == ["    Y=1 chosen {de: gewählt, en: chosen}"])
    #expect(file.questions.flatMap(\.columns).map(\.notAskedCount) == [0, 0, 0, 3, 3, 2, 2])
    #expect(
      Array(file.remarks.prefix(2)) == [
        "d: asked only if strlen(a) > 3, which asked_if cannot say: an empty field counts as not "
          + "answered.",
        "e: asked only if rand(1) == 1, which asked_if cannot say: an empty field counts as not "
          + "answered.",
      ])
  }

  @Test func `a condition that holds of an empty answer is taken over only where there is none`()
    throws
  {
    var survey = SmallLimeSurvey()
    survey.add("L", "a", ["de": "A?"], answers: Self.yesNo)
    survey.add("S", "b", ["de": "B?"], relevance: "a.NAOK != '1'")
    let heading = ["a", "b"]
    let full = try LimeSurveys.read(survey, [heading, ["1", ""], ["2", "x"]])
    #expect(full.questions[1].askedIf == "a!=1")
    let gap = try LimeSurveys.read(survey, [heading, ["1", ""], ["", "x"]])
    #expect(gap.questions[1].askedIf == nil)
    #expect(gap.remarks[0].hasPrefix("b: asked only if a.NAOK != '1', which asked_if cannot say"))
  }

  @Test func `answers of those who were not asked are told`() throws {
    var survey = SmallLimeSurvey()
    survey.add("L", "a", ["de": "A?"], answers: Self.yesNo)
    survey.add("S", "b", ["de": "B?"], relevance: "a == '1'")
    let file = try LimeSurveys.read(survey, [["a", "b"], ["1", ""], ["2", "x"], ["2", "y"]])
    #expect(
      file.remarks[0]
        == "b: 2 responses hold an answer though a=1 is not so of them; an import will refuse them."
    )
  }

  @Test func `conditions of old surveys count where there is no relevance`() throws {
    var survey = SmallLimeSurvey(isOld: true)
    let a = survey.add("L", "a", ["de": "A?"], answers: Self.yesNo)
    let m = survey.add("M", "m", ["de": "M?"], rows: [("S1", ["de": "x"])])
    let b = survey.add("S", "b", ["de": "B?"], relevance: "")
    let c = survey.add("S", "c", ["de": "C?"], relevance: "m_S1 == 'Y'")
    func add(_ question: String, _ on: String, _ field: String, _ value: String) {
      survey.add(
        "conditions",
        [
          ("qid", question), ("cqid", on), ("cfieldname", field), ("method", " == "),
          ("value", value), ("scenario", "1"),
        ])
    }
    add(b, a, "1X1X\(a)", "1")
    add(b, a, "1X1X\(a)", "2")
    add(b, m, "+1X1X\(m)S1", "Y")
    add(c, a, "1X1X\(a)", "1")
    let file = try LimeSurveys.read(survey, nil)
    #expect(file.questions.map(\.askedIf) == [nil, nil, "a=1|2 and m_S1=Y", "m_S1=Y"])
  }
}
