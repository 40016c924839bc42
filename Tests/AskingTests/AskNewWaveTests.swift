@testable import Asking
import Database
import Foundation
import Importing
import Packages
import Reports
import TestSupport
import Testing

/// A wave that was just imported, with names of its own.
@Suite struct AskNewWaveTests {
  @Test func `a newly imported wave is askable at once, by its own aliases`() throws {
    let folder = try TemporaryFolder()
    let connection = try BuiltWarehouse.copy(in: folder)
    let question = "Anteil der Kreise mit Drohnenflotte, Nordsee 2026"
    #expect(try !Asker.ask(question, connection).isAnswered)
    _ = try Importer(connection).load(try package(in: folder))
    let answer = try Asker.ask(question, connection)
    let column = try #require(answer.answers.columns.firstIndex(of: "finding_id"))
    #expect(answer.answers.rows.map { $0[column] } == [.text("nordsee:3:7")])
    // The old waves answer as before, and the new one stands beside them where both are asked.
    #expect(try Asker.ask("DMS Optimierer", connection).answers.rows.count == 1)
    #expect(try !Asker.ask("Drohnen bei Optimierern", connection).isAnswered)
    #expect(try Asker.ask("drone fleets in counties 2026", connection).isAnswered)
  }

  @Test
  func `a question typed word for word as its German label is answered, whatever the English one`()
    throws
  {
    let folder = try TemporaryFolder()
    let connection = try BuiltWarehouse.copy(in: folder)
    let survey = FibreSurvey()
    _ = try Importer(connection).load(try survey.write(in: folder))
    for question in [survey.labels.german, survey.labels.english] {
      let answer = try Asker.ask(question, connection)
      #expect(
        try answer.answers.rows(["item_label_en", "value"])
          == ["control centre | 60.0", "working group | 40.0"], "\(question)")
    }
  }

  @Test
  func `who does something is no answer of a question that is said to ask for something else`()
    throws
  {
    let folder = try TemporaryFolder()
    let connection = try BuiltWarehouse.copy(in: folder)
    var survey = FibreSurvey()
    survey.asksFor = "what"
    _ = try Importer(connection).load(try survey.write(in: folder))
    #expect(try !Asker.ask(survey.labels.german, connection).isAnswered)
    #expect(try Asker.ask(survey.labels.english, connection).isAnswered)
  }

  private func package(in folder: TemporaryFolder) throws -> String {
    let path = folder.file("nordsee")
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    let sha = String(repeating: "0", count: 64)
    let files = [
      "studies": """
      study_id,title,short_title,authors,publisher,published,licence,note
      nordsee,Nordsee 2026,Nordsee,,Test,2026,CC BY 4.0,
      """,
      "documents": """
      document_id,study_id,file_name,sha256,line_count
      nordsee,nordsee,nordsee.txt,\(sha),10
      """,
      "waves": """
      wave_id,label_de,label_en,population_de,population_en,fieldwork_start,fieldwork_end,mode,sampling,origin,note
      nordsee-2026,Nordsee 2026,North Sea 2026,Kreise,counties,2026-01,2026-02,online,full_voluntary,survey,
      """,
      "study_waves": """
      study_id,wave_id
      nordsee,nordsee-2026
      """,
      "concepts": """
      concept_id,kind,label_de,label_en,definition_de,definition_en
      drone-fleet,indicator,unbemannte Flugzeuge,unmanned aircraft,,
      """,
      "aliases": """
      alias,language,concept_id,unit_kind,sphere_id,wave_id,study_id,question_concept_id
      Drohnenflotte,de,drone-fleet,,,,,
      drone fleets,en,drone-fleet,,,,,
      """,
      "question_concepts": """
      question_concept_id,label_de,label_en
      drones,Flugzeuge der Kommune,aircraft of the municipality
      """,
      "questions": """
      question_id,wave_id,question_concept_id,sphere_id,label_de,label_en,answer_kind,scale_min,scale_max,note
      nordsee-2026/drones,nordsee-2026,drones,,Was fliegt?,What flies?,multiple,,,
      """,
      "items": """
      question_id,concept_id,label_de,label_en,note
      nordsee-2026/drones,drone-fleet,,,
      """,
      "respondents": """
      respondents_id,wave_id,label_de,label_en,unit_kind,size_class_id,inhabitants_min,inhabitants_max,municipality_type_id,region_id,condition_id,part_of,note
      nordsee-2026/all,nordsee-2026,alle,all,any,,,,,,,,
      nordsee-2026/counties,nordsee-2026,Kreise,counties,county,,,,,,,nordsee-2026/all,
      """,
      "observations": """
      finding_id,document_id,wave_id,question_id,concept_id,respondents_id,statistic,value,unit,qualifier,value_min,value_max,base_min,base_max,exhibit_id,exhibit_row,exhibit_column,cell_part,source_line,source_column,printed,shared_print,repeats_finding_id,note
      nordsee:3:7,nordsee,nordsee-2026,nordsee-2026/drones,drone-fleet,nordsee-2026/counties,share,42,percent,exact,,,20,20,,,,,3,7,42,,,
      """,
    ]
    for (name, text) in files { try folder.write(text + "\n", to: "nordsee/\(name).csv") }
    let descriptor = try PackageDescriber.descriptor(of: path)
    try folder.write(descriptor, to: "nordsee/datapackage.json")
    return path
  }
}
