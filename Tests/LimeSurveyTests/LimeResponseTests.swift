import Survey
import TestSupport
import Testing
import Text

/// Responses that do not fit, and what is left out of those that do.
@Suite struct LimeResponseTests {
  private var survey: SmallLimeSurvey {
    var survey = SmallLimeSurvey()
    survey.add(
      "L", "farbe", ["de": "Farbe?"], answers: [("A1", ["de": "rot"]), ("A2", ["de": "hellgrün"])],
      isMandatory: true)
    survey.add(
      "M", "was", ["de": "Was?"], rows: [("SQ001", ["de": "Eins"]), ("SQ002", ["de": "Zwei"])])
    survey.add("N", "zahl", ["de": "Wie viele?"])
    return survey
  }

  private let heading = ["id", "farbe", "was[SQ001]", "was[SQ002]", "zahl"]

  // MARK: What does not fit

  @Test func `codes that the structure does not have are named with line, column and suggestion`() {
    let rows = [
      ["1", "A1", "Y", "", "1"], ["2", "A3", "X", "", "viel"], ["3", "A3", "", "", "1,5"],
    ]
    #expect(
      LimeSurveys.problems(survey, [heading] + rows) == [
        "r.csv:3:5: farbe: found \"A3\", expected a code of the survey: A1, A2 (2 rows)",
        "r.csv:3:10: was[SQ001]: found \"X\", expected a code of the survey: Y",
        "r.csv:3:17: zahl: found \"viel\", expected a number, with a point before decimals as "
          + "LimeSurvey writes it",
        "r.csv:4:16: zahl: found \"1,5\", expected a number, with a point before decimals as "
          + "LimeSurvey writes it",
      ])
    let texts = [["Farbe?"], ["rot"], ["rot"], ["hellgrnü"]]
    #expect(
      LimeSurveys.problems(survey, texts) == [
        "r.csv:4:1: farbe: found \"hellgrnü\", expected an answer of the survey: rot, hellgrün; did "
          + "you mean \"hellgrün\"?"
      ])
  }

  @Test func `full answers that stand for two codes are not guessed`() {
    var survey = SmallLimeSurvey()
    survey.add("L", "q1", ["de": "Frage?"], answers: [("A1", ["de": "ja"]), ("A2", ["de": "ja"])])
    #expect(
      LimeSurveys.problems(survey, [["q1"], ["ja"]]) == [
        "r.csv:2:1: q1: found \"ja\", expected an answer that stands for one code, not for A1 and A2; "
          + "export with answer codes"
      ])
  }

  @Test
  func `headings that the structure does not have are named with line, column and suggestion`() {
    let names = ["id", "frabe", "was[SQ001]", "was[SQ003]", "zahl", "zahl"]
    #expect(
      LimeSurveys.problems(survey, [names]) == [
        "r.csv:1:6: frabe: found \"frabe\", expected a column of the survey; take the structure that "
          + "belongs to these responses; leaveOutColumn; did you mean \"farbe\"?",
        "r.csv:1:27: was[SQ003]: found \"was[SQ003]\", expected a column of the survey; take the "
          + "structure that belongs to these responses; leaveOutColumn; did you mean \"was[SQ001]\"?",
        "r.csv:1:47: zahl: found \"zahl\", expected each column once",
      ])
    #expect(
      LimeSurveys.problems(survey, [["a", "b"], ["1", "2"]]) == [
        "r.csv:1:1: expected at least one column of the survey; take the structure that belongs to "
          + "these responses"
      ])
    #expect(
      LimeSurveys.problems(survey, [["id", "id", "farbe"]]) == [
        "r.csv:1:6: id: found \"id\", expected each column once"
      ])
  }

  @Test func `a file that is no table is refused`() {
    #expect(
      LimeSurveys.problems(survey, [["id", "farbe"], ["1"]]) == [
        "r.csv:2:1: found \"1 field\", expected 2 fields, as in the heading"
      ])
    #expect(
      LimeSurveys.problems(survey, [[""]]) == [
        "r.csv:1:1: expected CSV: found no column, expected several, with commas, semicolons or tabs "
          + "between"
      ])
  }

  @Test func `an unknown type is named with its columns, and left out on demand`() throws {
    var survey = survey
    survey.add("Z", "neu", ["de": "Neu?"], rows: [("SQ001", ["de": "x"])])
    let rows = [heading + ["neu[SQ001]", "neu_x"], ["1", "A1", "", "", "", "?", "!"]]
    #expect(
      LimeSurveys.problems(survey, rows) == [
        "r.csv:1:1: neu: found \"Z\", expected a known type of question; "
          + "leaveOutQuestion(\"neu\", columns: [\"neu[SQ001]\", \"neu_x\"])"
      ])
    #expect(
      LimeSurveys.problems(survey, nil) == [
        "s.lss:33:1: neu: found \"Z\", expected a known type of question; "
          + "leaveOutQuestion(\"neu\", columns: [])"
      ])
    let file = try LimeSurveys.read(survey, rows, leavingOut: ["neu", "zahl"])
    #expect(file.questions.map(\.name) == ["id", "farbe", "was"])
    #expect(file.remarks.contains("Not taken over (left out as asked): zahl, neu[SQ001], neu_x."))
    #expect(
      LimeSurveys.problems(survey, rows, leavingOut: ["neu", "zhal"]) == [
        "s.lss: found \"zhal\", expected the code of a question, or the heading of a column, to leave "
          + "out; leaveOutWhatIsThere; did you mean \"zahl\"?"
      ])
  }

  // MARK: What is left out

  @Test func `nothing that tells who answered is read, under codes and under full texts`() throws {
    var survey = survey
    survey.add(
      "surveys_languagesettings",
      [
        ("surveyls_language", "de"), ("surveyls_attributecaptions", "{\"attribute_2\": \"Amt\"}"),
      ])
    let codes = [
      "token", "firstname", "lastname", "email", "attribute_1", "attribute_12", "ipaddr", "refurl",
      "startdate", "datestamp", "interviewtime", "groupTime7", "1X2X3time", "seed", "lastpage",
      "startlanguage",
    ]
    let texts = [
      "Zugangscode", "Vorname", "Nachname", "E-Mail-Adresse", "attribute_1", "Amt", "IP-Adresse",
      "Referrer URL", "Datum gestartet", "Datum letzte Aktivität", "Gesamtzeit", "Gruppenzeit: G1",
      "Question time: q1", "Zufallsstartwert", "Letzte Seite", "Start-Sprache",
    ]
    for (names, own) in [(codes, "farbe"), (texts, "Farbe?")] {
      let secrets = names.indices.map { "geheim\($0)" }
      let file = try LimeSurveys.read(survey, [["id"] + names + [own], ["1"] + secrets + ["A1"]])
      #expect(file.questions.map(\.name) == ["id", "farbe"])
      let everything =
        file.json.text()
        + file.questions.flatMap(\.columns).map { file.field($0.place, 0) }.joined()
      #expect(!everything.contains("geheim"))
      #expect(names.allSatisfy { name in file.remarks.contains { $0.contains(name) } })
    }
  }

  @Test func `unfinished responses and those that a quota ended are counted and left out`() throws {
    let rows = [
      ["id", "submitdate", "quota_exit", "farbe", "was[SQ001]", "was[SQ002]"],
      ["1", "2025-01-01 10:00:00", "", "A1", "Y", ""], ["2", "", "", "A2", "", ""],
      ["3", "", "4", "A2", "Y", ""], ["4", "1980-01-01 00:00:00", "", "A1", "", ""],
      ["5", "", "", "", "", "Y"],
    ]
    let file = try LimeSurveys.read(survey, rows, howToKeep: "ask for them")
    #expect(file.rowCount == 2)
    #expect(
      Array(file.remarks.prefix(3)) == [
        "Read with question codes as headings, and answer codes.",
        "Of 5 responses, 2 are unfinished: left out; ask for them.",
        "Ended by a quota: 1 of them, left out; ask for them.",
      ])
    let all = try LimeSurveys.read(survey, rows, keepsIncomplete: true)
    #expect(all.rowCount == 5)
    // Of the second, nobody knows whether it came as far as the options.
    #expect(
      LimeSurveys.text(all) == [
        "id: number of the response", "  id: 1|2|3|4|5",
        "farbe: list (L), single, mandatory {de: Farbe?}", "  farbe {de: Farbe?}: A1|A2|A2|A1|",
        "    A1=2 {de: rot}", "    A2=2 {de: hellgrün}",
        "was: multiple choice (M), multiple {de: Was?}",
        "  was_SQ001 [SQ001] {de: Eins}: Y|N/A|Y||",
        "    Y=2 chosen {de: gewählt, en: chosen}",
        "    =2 not chosen {de: nicht gewählt, en: not chosen}",
        "    N/A=1 not_asked {de: nicht gefragt, en: not asked}",
        "  was_SQ002 [SQ002] {de: Zwei}: |N/A|||Y",
        "    Y=1 chosen {de: gewählt, en: chosen}",
        "    =3 not chosen {de: nicht gewählt, en: not chosen}",
        "    N/A=1 not_asked {de: nicht gefragt, en: not asked}",
      ])
  }

  @Test func `an export without a column of completion keeps all and says so`() throws {
    let file = try LimeSurveys.read(survey, [["id", "farbe"], ["1", "A1"], ["2", ""]])
    #expect(file.rowCount == 2)
    #expect(
      file.remarks.contains(
        "Which responses are complete is not known: the file has no column submitdate. All are kept."
      ))
    #expect(file.remarks.contains("Not in the file: was[SQ001], was[SQ002], zahl."))
  }

  @Test func `an export without responses has none`() throws {
    let file = try LimeSurveys.read(survey, [heading, Array(repeating: "", count: 5)])
    #expect(file.rowCount == 0)
  }

  @Test func `numbers of responses that are not one for each are left out`() throws {
    let file = try LimeSurveys.read(survey, [["id", "farbe"], ["1", "A1"], ["1", "A2"]])
    #expect(file.respondentColumn == nil)
    #expect(
      file.remarks.contains("The numbers of the responses are left out: not each has its own."))
  }

  @Test func `among full answers, an option that nobody was asked is told from one not ticked`()
    throws
  {
    let rows = [["id", "Was? [Eins]", "Was? [Zwei]"], ["1", "Ja", "Nein"], ["2", "N/A", "N/A"]]
    let file = try LimeSurveys.read(survey, rows)
    #expect(
      LimeSurveys.text(file).suffix(8) == [
        "  was_SQ001 [SQ001] {de: Eins}: Y|N/A", "    Y=1 chosen {de: gewählt, en: chosen}",
        "    =0 not chosen {de: nicht gewählt, en: not chosen}",
        "    N/A=1 not_asked {de: nicht gefragt, en: not asked}",
        "  was_SQ002 [SQ002] {de: Zwei}: |N/A", "    Y=0 chosen {de: gewählt, en: chosen}",
        "    =1 not chosen {de: nicht gewählt, en: not chosen}",
        "    N/A=1 not_asked {de: nicht gefragt, en: not asked}",
      ])
  }

  @Test func `questions of the same words are told apart by their order`() throws {
    var survey = SmallLimeSurvey()
    survey.add("S", "a", ["de": "Warum?"])
    survey.add("S", "b", ["de": "Warum?"])
    let file = try LimeSurveys.read(survey, [["Warum?", "Warum?"], ["erst", "dann"]])
    #expect(
      LimeSurveys.text(file) == [
        "a: short text (S), text {de: Warum?}", "  a {de: Warum?}: erst",
        "b: short text (S), text {de: Warum?}", "  b {de: Warum?}: dann",
      ])
    #expect(
      LimeSurveys.problems(survey, [["Warum?", "Warum?", "Warum?"]]) == [
        "r.csv:1:19: Warum?: found \"Warum?\", expected 2 columns of this heading, as the survey has; "
          + "export with question codes to tell them apart"
      ])
  }

  @Test func `columns under their numbers, and blanks as underscores, are recognised`() throws {
    var survey = SmallLimeSurvey()
    let id = survey.add("M", "q1", ["de": "Was ist es?"], rows: [("SQ001", ["de": "ein Wort"])])
    let numbers = try LimeSurveys.read(survey, [["id", "1X1X\(id)SQ001"], ["1", "Y"]])
    let underscores = try LimeSurveys.read(
      survey, [["id", "Was_ist_es?_[ein_Wort]"], ["1", "Ja"]])
    #expect(LimeSurveys.text(numbers) == LimeSurveys.text(underscores))
    #expect(LimeSurveys.text(numbers)[3] == "  q1_SQ001 [SQ001] {de: ein Wort}: Y")
  }
}
