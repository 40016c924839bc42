import Foundation
import TestSupport
import Testing

/// What the warehouse is for: answers of canned queries, typed by hand from the documents.
///
/// `QueryAnswerTests` compares whole answers with files that the program can write anew. These cannot be
/// written by it: each row was read in the text of the publication, with its line and its column.
@Suite struct MainJobTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    try BuiltWarehouse.copy(in: folder)
  }

  /// The rows that a query answers with, each as what stands in some columns; a finding by its place in
  /// the document alone.
  private func rows(_ query: String, _ columns: String...) throws -> [String] {
    let words = query.split(separator: " ").map(String.init)
    let run = try Run.program(
      Project.program, ["query", "run"] + words + ["--format", "jsonl"], in: folder.path)
    #expect(run.code == 0, "\(run.errors)")
    return try run.output.split(separator: "\n").map { line in
      let row = try #require(
        try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
      return columns.map { column in
        let text = (row[column] as? String) ?? (row[column] as? NSNumber).map { "\($0)" } ?? "–"
        return column == "finding_id"
          ? text.split(separator: ":").prefix(3).joined(separator: ":") : text
      }.joined(separator: " | ")
    }
  }

  @Test func `the CIO of the counties`() throws {
    // "Bei Städten und Gemeinden über 100.000 Einwohnern und bei Kreisen kommt es in je 67% … vor",
    // and in the profile of the large counties "… Chief Information Officer (CIO) bzw. IT-Dezernent/in 44 %".
    #expect(
      try rows(
        "responsibility --role CIO --respondents Kreise", "percent", "respondents", "finding_id")
        == [
          "67 | counties (Kreise) | kompetenzen-nrw:892:10",
          "44 | counties, over 250,000 inhabitants, with a strategy or one in development"
            + " | digital-vorangehen:1641:14",
          // Line 1683: it is among the three that come first there.
          "– | counties, over 250,000 inhabitants, with a strategy or one in development | –",
        ])
  }

  @Test func `the size classes of KGSt and ÖFIT`() throws {
    // Tables 1 and 2, from the smallest to the largest.
    #expect(
      try rows(
        "size-classes --wave kgst-oefit-2019", "number", "inhabitants_min", "inhabitants_max",
        "document", "source_line", "source_column")
        == [
          "7 | – | 10000 | digital-vorangehen | 390 | 28",
          "6 | 10000 | 25000 | digital-vorangehen | 389 | 16",
          "5 | 25000 | 50000 | digital-vorangehen | 388 | 16",
          "4 | 50000 | 100000 | digital-vorangehen | 387 | 16",
          "3 | 100000 | 200000 | digital-vorangehen | 386 | 16",
          "2 | 200000 | 400000 | digital-vorangehen | 385 | 16",
          "1 | 400000 | – | digital-vorangehen | 384 | 25",
          "3 | – | 150000 | digital-vorangehen | 396 | 20",
          "2 | 150000 | 250000 | digital-vorangehen | 395 | 16",
          "1 | 250000 | – | digital-vorangehen | 394 | 25",
        ])
  }

  @Test func `who took part in North Rhine-Westphalia`() throws {
    let rows = try rows(
      "participation --wave nrw-2020", "value", "unit", "respondents", "finding_id")
    // Lines 88 to 93: 396 cities and municipalities and 31 counties were asked; 27 %, which is 116, of
    // them 27 counties, answered. Lines 445 to 460: 89 (77 %) and 27 (23 %), the classes, and 87 % of
    // all counties.
    #expect(
      Set(rows) == [
        "396 | count | cities and municipalities | kompetenzen-nrw:88:15",
        "31 | count | counties (Kreise) | kompetenzen-nrw:88:44",
        "27 | percent | all responding municipalities | kompetenzen-nrw:92:29",
        "116 | count | all responding municipalities | kompetenzen-nrw:92:50",
        "27 | count | counties (Kreise) | kompetenzen-nrw:93:36",
        "89 | count | cities and municipalities | kompetenzen-nrw:445:13",
        "77 | percent | cities and municipalities | kompetenzen-nrw:445:38",
        "23 | percent | counties (Kreise) | kompetenzen-nrw:448:2",
        "22 | percent | cities and municipalities, 10,000 to 25,000 inhabitants"
          + " | kompetenzen-nrw:452:54",
        "87 | percent | counties (Kreise) | kompetenzen-nrw:453:37",
        "8 | count | cities and municipalities, under 10,000 inhabitants | kompetenzen-nrw:456:27",
        "20 | count | cities and municipalities, over 100,000 inhabitants | kompetenzen-nrw:460:5",
        "17 | percent | cities and municipalities, over 100,000 inhabitants"
          + " | kompetenzen-nrw:460:34",
      ])
    #expect(rows.count == 13)
  }

  @Test func `training that is offered and planned`() throws {
    // The table to chapter 5.4 of Typfrage, column "Gesamt"; beside it Digital vorangehen has "drei
    // Viertel der Kommunen" and on its cover "38 %".
    #expect(
      try rows("training --respondents kgst-oefit-2019/all", "training", "offered", "planned")
        == [
          "training on specialist applications (Fachverfahren) and other applications | 74.9 | 12.4",
          "training on ways of working and methods | 33.8 | 26.1",
          "training for leaders in digitalisation | 24.3 | 32.6",
          "training on technological trends | 20.4 | 28.4",
          "training on the digital organisation of work | 18.4 | 38.4",
        ])
  }

  @Test func `what keeps leaders from building skills, the text before the numbers`() throws {
    // Line 789: the greatest barrier is the lack of time; lines 793 to 804 print five others.
    #expect(
      try rows(
        "ranking --question nrw-2020/competence-barriers-leaders", "rank", "value", "among",
        "finding_id", "classification_id")
        == [
          "1 | – | so the text: “größte” | – | kompetenzen-nrw:789:5",
          "2 | 74 | the 5 printed values and 1 without one, so the text | kompetenzen-nrw:793:28 | –",
          "3 | 66 | the 5 printed values and 1 without one, so the text | kompetenzen-nrw:797:49 | –",
          "3 | 66 | the 5 printed values and 1 without one, so the text | kompetenzen-nrw:797:4 | –",
          "5 | 62 | the 5 printed values and 1 without one, so the text | kompetenzen-nrw:803:5 | –",
          "6 | 35 | the 5 printed values and 1 without one, so the text | kompetenzen-nrw:804:37 | –",
        ])
  }

  @Test func `a form of participation has one rank, however often it is printed`() throws {
    // Table 16 of Typfrage, column "Gesamt", and "22 %" that use none of them, digital-vorangehen 845.
    #expect(
      try rows(
        "ranking --question kgst-oefit-2019/participation-forms", "rank", "value", "finding_id")
        == [
          "1 | 51.5 | typfrage:667:41", "2 | 22.9 | typfrage:666:39",
          "3 | 22 | digital-vorangehen:845:26", "4 | 20.3 | typfrage:668:58",
          "5 | 12.4 | typfrage:665:43", "6 | 5 | typfrage:669:44", "7 | 2.1 | typfrage:670:28",
        ])
  }

  @Test func `a table that defines size classes shows them`() throws {
    // Table 2, lines 394 to 396.
    #expect(
      try rows("exhibit --exhibit digital-vorangehen/table-2", "label", "column_1", "meaning") == [
        "250.000 | 1 | 250000–", "150.000 | 2 | 150000–250000", "150.000 | 3 | –150000",
      ])
  }

  @Test func `what drives the building of competences`() throws {
    // Lines 587 to 593, figure 3.
    #expect(
      try rows(
        "ranking --question nrw-2020/competence-drivers", "rank", "value", "item", "finding_id")
        == [
          "1 | 97 | topic is gaining importance | kompetenzen-nrw:587:29",
          "2 | 85 | commitment of individual employees | kompetenzen-nrw:588:53",
          "3 | 82 | COVID-19 | kompetenzen-nrw:592:46",
          "4 | 57 | word of past successes spreads | kompetenzen-nrw:593:41",
        ])
  }

  @Test func `which counties have a strategy`() throws {
    // "Digitalisierungsstrategie Ja 7 % In Entwicklung 52 % Nein 42 %" under 150,000 inhabitants, 19, 48
    // and 33 % up to 250,000, 30, 50 and 20 % above.
    #expect(
      try rows("strategy-status --respondents county", "percent", "status", "finding_id") == [
        "30 | digital strategy exists | digital-vorangehen:1631:30",
        "19 | digital strategy exists | digital-vorangehen:1554:30",
        "7 | digital strategy exists | digital-vorangehen:1476:30",
        "50 | digital strategy in development | digital-vorangehen:1631:50",
        "48 | digital strategy in development | digital-vorangehen:1554:50",
        "52 | digital strategy in development | digital-vorangehen:1476:49",
        "20 | no digital strategy, nor one in development | digital-vorangehen:1631:60",
        "33 | no digital strategy, nor one in development | digital-vorangehen:1554:60",
        "42 | no digital strategy, nor one in development | digital-vorangehen:1476:59",
      ])
  }
}
