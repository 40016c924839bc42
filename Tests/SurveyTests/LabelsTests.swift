import Survey
import Testing

@Suite struct LabelsTests {
  @Test func `nothing said is nothing in either language`() {
    for labels in [Labels(), Labels(german: "", english: "")] {
      #expect(Language.allCases.map { labels[$0] } == ["", ""])
      #expect(labels == Labels(german: nil, english: nil))
    }
  }

  @Test func `what is missing falls back to the other language`() {
    #expect(Labels(german: "Kreis", english: "")[.english] == "Kreis")
    #expect(Labels(english: "county")[.german] == "county")
    #expect(Labels(english: "county").german == nil)
  }

  @Test func `each language has its words`() {
    let labels = Labels(german: "Kreis", english: "county")
    #expect(Language.allCases.map { labels[$0] } == ["Kreis", "county"])
    #expect(Language.allCases.map { labels[$0.other] } == ["county", "Kreis"])
  }

  @Test func `a variety of a language is that language`() {
    let labels: SurveyFile.Labels = ["de-informal": "Du", "deutsch": "Sie", "fr": "Vous"]
    #expect(labels.words(in: .german) == "Du")
    #expect(labels.words(in: .english) == nil)
  }
}
