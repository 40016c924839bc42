import Errors
@testable import Asking
import Database
import Importing
import Platform
import Reports
import Store
import Survey
import TestSupport
import Testing
import Text

/// Proposals for the labels of packages that are not finished.
@Suite struct CrosswalkTests {
  private let folder: TemporaryFolder
  private let connection: Connection

  init() throws {
    folder = try TemporaryFolder()
    connection = try BuiltWarehouse.open()
  }

  private func suggest(
    minimum: Double = 0.5, in language: Language = .english
  ) throws -> Report {
    try Crosswalk.suggest(for: folder.path, minimum: minimum, in: language, connection)
  }

  private func proposals(minimum: Double = 0.5) throws -> [String] {
    try suggest(minimum: minimum).tables[0].rows(["file", "row", "text", "concept", "score", "why"])
  }

  @Test func `a folder that is not there is an error, one without labels says what is looked for`()
    throws
  {
    #expect(throws: FileError.self) {
      try Crosswalk.suggest(for: "/nowhere", minimum: 0.5, connection)
    }
    let error = #expect(throws: RequestError.self) { try suggest() }
    #expect(
      error?.description
        == "\(folder.path): there is none of concepts.csv, topics.csv, measures.csv, responsibilities.csv, question_concepts.csv, questions.csv, items.csv, aliases.csv, codes.csv, observations.csv"
    )
  }

  @Test func `a table that is no CSV is reported with its place`() throws {
    try folder.write("question_id,label_de\nx,\"open\n", to: "items.csv")
    let error = #expect(throws: ProblemList.self) { try suggest() }
    #expect(
      error?.problems.map(\.description) == [
        "items.csv:2:3: expected CSV: the quoted field that begins here has no end"
      ])
  }

  @Test func `rows whose concept is known, and codes that mean no concept, are passed over`() throws
  {
    try folder.write("question_id,concept_id,label_de\nx/q,cio,Unsinn\n", to: "items.csv")
    try folder.write(
      "variable,code,label_de,missing,is_chosen\ns1,1,CIO,not_asked,\ns1,2,CIO,,1\ns1,3,,,\n",
      to: "codes.csv")
    let report = try suggest()
    #expect(report.title == "No row lacks a concept")
    #expect(report.tables[0].rows.isEmpty && report.notes.isEmpty)
  }

  @Test func `an empty concept and an unknown one get the nearest, the same name first`() throws {
    try folder.write(
      """
      question_id,concept_id,label_de,label_en
      x/q,,cio,
      x/q,organisation-dept,Fachbereich Organisation,
      x/q,,Quantenkryptographie,
      x/q,it-departments,,

      """, to: "items.csv")
    let proposed = try proposals()
    #expect(
      proposed == [
        "items.csv | 2 | cio | cio | 1.0 | CIO",
        "items.csv | 3 | Fachbereich Organisation | organisation-department | 1.0 | Fachbereich Organisation",
        "items.csv | 3 | Fachbereich Organisation | organisation | 0.67 | Organisation",
        "items.csv | 3 | Fachbereich Organisation | specialist-departments | 0.67 | Fachbereiche",
        "items.csv | 5 | it-departments | it-department | 1.0 | IT department",
        "items.csv | 5 | it-departments | partner-own-it-department | 0.8 | own IT department",
        "items.csv | 5 | it-departments | challenge-digital-infrastructure | 0.5 | IT-Infrastruktur",
      ])
    #expect(try proposals(minimum: 1).count == 3)
    #expect(
      try suggest().notes == [
        "No concept is near enough for: items.csv 4. They may be new.",
        "Nothing was changed. To accept a proposal, write the concept into the column concept_id of the row (of a question: question_concept_id), and take what that makes needless out of concepts.csv and its like.",
      ])
  }

  @Test func `new concepts, codes in words and other names are looked up, too`() throws {
    try folder.write(
      "concept_id,kind,label_de,label_en\nchief-it,goal,IT-Leitung,head of IT\n",
      to: "concepts.csv")
    try folder.write("variable,code\ns1,Landrat\n", to: "codes.csv")
    try folder.write("alias,language,concept_id\nBürgermeisterin,de,\n", to: "aliases.csv")
    #expect(
      try proposals(minimum: 0.9) == [
        "concepts.csv | 2 | IT-Leitung | cio | 1.0 | IT-Leitung",
        "aliases.csv | 2 | Bürgermeisterin | hvb | 1.0 | Bürgermeisterin",
        "codes.csv | 2 | Landrat | hvb | 1.0 | Landrat",
      ])
  }

  @Test func `the heads of rows of a table are looked up once each`() throws {
    try folder.write(
      "finding_id,concept_id,row_heading\na,,CIO\nb,,CIO\nc,cio,Landrat\nd,,\n",
      to: "observations.csv")
    #expect(try proposals(minimum: 1) == ["observations.csv | 2 | CIO | cio | 1.0 | CIO"])
  }

  @Test func `a question is matched with what questions ask`() throws {
    try folder.write(
      """
      question_id,wave_id,question_concept_id,label_de,label_en
      x/a,x,,Wer ist für den Kompetenzaufbau in der Kommune zuständig?,
      x/b,x,goals,Welche Ziele?,

      """, to: "questions.csv")
    let rows = try suggest(in: .german).tables[0].rows(["concept", "label", "kind"])
    #expect(
      rows.first
        == "responsibility-competences | Verantwortung für den Aufbau von Digitalisierungskompetenzen | question"
    )
    #expect(
      try suggest(in: .german).title == "Vorschläge für 1 von 1 Zeilen ohne Begriff des Warehouse")
  }

  @Test(arguments: ["typfrage", "kompetenzen-nrw", "zukunft-vor-ort"])
  func `a package that is loaded lacks nothing`(package: String) throws {
    let report = try Crosswalk.suggest(
      for: Project.sources.seeds + "/" + package, minimum: 0, connection)
    #expect(report.title == "No row lacks a concept")
  }
}
