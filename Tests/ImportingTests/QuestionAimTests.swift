import Database
@testable import Importing
import TestSupport
import Testing

/// What the importer takes a question to ask for.
@Suite struct QuestionAimTests {
  private func aim(of survey: FibreSurvey) throws -> String? {
    let packages = try TestPackages()
    let connection = try packages.warehouseWithVocabulary()
    _ = try Importer(connection).load(try survey.write(in: packages.folder))
    return try connection.value("SELECT asks_for FROM questions")?.text
  }

  @Test func `a word that is none of the vocabulary is refused`() throws {
    let packages = try TestPackages()
    let connection = try packages.warehouseWithVocabulary()
    var survey = FibreSurvey()
    survey.asksFor = "whom"
    #expect(
      try packages.complaints(survey.write(in: packages.folder), connection) == [
        "questions.csv:2:118: asks_for: found \"whom\", expected one of who, what; did you mean \"who\"?"
      ])
  }

  @Test(arguments: [
    ("Was fehlt?", "What is missing?", "statement", "what"),
    ("Was fehlt?", "What is missing?", "partner", "who"),
    ("Was fehlt?", "What is missing?", "driver", "who"),
    ("Wer fehlt?", "Which body is missing?", "statement", "who"),
    ("Mit wem arbeiten Sie?", "Mit wem arbeiten Sie?", "statement", "who"),
    ("Die Stelle?", "From whom comes help?", "statement", "who"),
    ("Was sagt, wer fehlt?", "What says who is missing?", "statement", "what"),
    ("Werbung?", "Whole numbers?", "statement", "what"),
  ])
  func `the kinds of its items say it, or how a label begins in either language`(
    german: String, english: String, kind: String, expected: String
  ) throws {
    var survey = FibreSurvey()
    survey.labels = (german, english)
    survey.kind = kind
    if german.contains(",") { survey.labels = ("\"\(german)\"", english) }
    #expect(try aim(of: survey) == expected)
  }

  @Test func `what the package says holds`() throws {
    var survey = FibreSurvey()
    survey.asksFor = "what"
    #expect(try aim(of: survey) == "what")
    survey.labels = ("Was fehlt?", "What is missing?")
    survey.asksFor = "who"
    #expect(try aim(of: survey) == "who")
  }
}
