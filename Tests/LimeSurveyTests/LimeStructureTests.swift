@testable import LimeSurvey
import Survey
import TestSupport
import Testing
import Text

/// The structure of a survey: what is refused, and that both layouts say the same.
@Suite struct LimeStructureTests {
  private func problems(_ lss: String) -> [String] {
    var reader = LimeStructureReader(file: "s.lss")
    let structure = reader.read(Array(lss.utf8))
    #expect((structure == nil) == !reader.problems.isEmpty)
    return reader.problems.map(\.description)
  }

  @Test func `what is no structure is refused with what to do`() {
    #expect(
      problems("id,a\n1,2\n") == ["s.lss:1:1: expected XML: text outside of the outermost element"])
    #expect(
      problems("<html/>") == [
        "s.lss:1:1: found \"<html>\", expected the structure of a LimeSurvey survey: in LimeSurvey, "
          + "Display/Export → Survey structure (.lss)"
      ])
    #expect(
      problems("<document>\n<LimeSurveyDocType>Group</LimeSurveyDocType></document>") == [
        "s.lss:2:1: found \"Group\", expected Survey: a whole survey structure, not a group or a "
          + "question alone"
      ])
    #expect(
      problems("<document><LimeSurveyDocType>Survey</LimeSurveyDocType></document>") == [
        "s.lss:1:1: expected at least one question in <questions>"
      ])
  }

  @Test func `codes that stand twice, and questions without a code, are named with their places`() {
    var survey = SmallLimeSurvey()
    survey.add("L", "q1", ["de": "Eins"], answers: [("A", ["de": "a"]), ("A", ["de": "b"])])
    survey.add("S", "q1", ["de": "Zwei"])
    survey.add("M", "q2", ["de": "Drei"], rows: [("", ["de": "x"])])
    survey.add("S", "", ["de": "Vier"])
    #expect(
      problems(survey.lss) == [
        "s.lss:34:1: subquestions: found \"\", expected a code that no other of the question has",
        "s.lss:12:1: answers: found \"A\", expected a code that no other of the question has",
        "s.lss:29:1: title: found \"q1\", expected a code that no other question has",
        "s.lss:31:1: questions: expected a question with <qid>, <title> and <type>",
      ])
  }

  @Test func `both layouts, with words in the rows and beside them, are read the same`() throws {
    func file(isOld: Bool) throws -> SurveyFile {
      var survey = SmallLimeSurvey(
        isOld: isOld, languages: ["de", "en"], title: ["de": "Umfrage", "en": "Survey"])
      survey.add(
        "M", "q1", ["de": "<p>Was &amp; wie?</p>", "en": "What &amp; how?"],
        rows: [("SQ001", ["de": "Eins", "en": "One"]), ("SQ002", ["de": "Zwei", "en": "Two"])],
        isMandatory: true)
      survey.addGroup(["de": "Zweite", "en": "Second"], relevance: "q1_SQ001.NAOK == 'Y'")
      survey.add(
        "1", "q2", ["de": "Wo?", "en": "Where?"], rows: [("SQ001", ["de": "Hier", "en": "Here"])],
        answers: [("A", ["de": "a", "en": "A"])], second: [("A", ["de": "b", "en": "B"])])
      return try LimeSurveys.read(survey, nil)
    }
    let (old, new) = (try file(isOld: true), try file(isOld: false))
    #expect(old.json.text() == new.json.text())
    #expect(new.title == "Umfrage")
    #expect(new.languages == ["de", "en"])
    #expect(new.questions.map(\.group) == ["Gruppe", "Zweite", "Zweite"])
    #expect(
      LimeSurveys.text(new) == [
        "q1: multiple choice (M), multiple, mandatory {de: Was & wie?, en: What & how?}",
        "  q1_SQ001 [SQ001] {de: Eins, en: One}: ", "    Y=0 chosen {de: gewählt, en: chosen}",
        "    =0 not chosen {de: nicht gewählt, en: not chosen}",
        "  q1_SQ002 [SQ002] {de: Zwei, en: Two}: ", "    Y=0 chosen {de: gewählt, en: chosen}",
        "    =0 not chosen {de: nicht gewählt, en: not chosen}",
        "q2_SQ001_0: array, dual scale (1), single, if q1_SQ001=Y {de: Wo?: Hier, en: Where?: Here}",
        "  q2_SQ001_0 [SQ001] {de: Hier, en: Here}: ", "    A=0 {de: a, en: A}",
        "q2_SQ001_1: array, dual scale (1), single, if q1_SQ001=Y {de: Wo?: Hier, en: Where?: Here}",
        "  q2_SQ001_1 [SQ001] {de: Hier, en: Here}: ", "    A=0 {de: b, en: B}",
      ])
  }

  @Test func `texts of HTML become words on one line`() {
    let texts = [
      ("<p>Eins</p><p>Zwei</p>", "Eins Zwei"), ("A<br />B", "A B"),
      ("a < b & c > d", "a < b & c > d"),
      ("x<script>alert('<b>')</script>y", "xy"), ("<STYLE>p {}</STYLE>Wort", "Wort"),
      ("&Auml;pfel &#38; &#x42;irnen &unbekannt; &", "Äpfel & Birnen &unbekannt; &"),
      ("1&nbsp;000 \n\t m", "1 000 m"), ("<", "<"), ("<b", "<b"), ("", ""),
    ]
    for (html, text) in texts { #expect(LimeText.plain(html) == text, "\(html)") }
  }
}
