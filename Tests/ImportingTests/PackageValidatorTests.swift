import Database
import Foundation
import TestSupport
import Testing

/// One planted mistake at a time: each rule must see it.
@Suite struct PackageValidatorTests {
  private let packages: TestPackages
  private let connection: Connection
  private let study: String

  init() throws {
    packages = try TestPackages()
    connection = try packages.warehouseWithVocabulary()
    study = try packages.copy(of: "kompetenzen-nrw")
  }

  private func complaints(_ file: String, _ old: String, _ new: String) throws -> [String] {
    try packages.edit(study + "/" + file, old, new)
    return try packages.complaints(study, connection)
  }

  @Test func `the package without a mistake has no problem`() throws {
    #expect(try packages.complaints(study, connection) == [])
  }

  @Test func `an identifier that stands twice`() throws {
    let found = try complaints("respondents.csv", "nrw-2020/class-2,", "nrw-2020/class-1,")
    #expect(
      found.contains {
        $0.contains(
          "respondents_id: found \"nrw-2020/class-1\", expected a value of its own; line 5 has it too"
        )
      })
  }

  @Test func `a compound key that stands twice`() throws {
    let found = try complaints(
      "items.csv", "nrw-2020/participation-in-survey,answered",
      "nrw-2020/participation-in-survey,invited")
    #expect(
      found.contains {
        $0.contains(
          "question_id, concept_id: found \"nrw-2020/participation-in-survey, invited\", expected another; line 2 has it too"
        )
      })
  }

  @Test func `an identifier that the warehouse has already`() throws {
    let vocabulary = try packages.copy(of: "vocabulary")
    try packages.edit(
      vocabulary + "/datapackage.json", "\"name\": \"vocabulary\"", "\"name\": \"more\"")
    let found = try packages.complaints(vocabulary, connection)
    #expect(
      found.contains {
        $0.contains(
          "topics.csv:2:1: topic_id: found \"administrative-action\", expected another; the warehouse has it already"
        )
      })
  }

  @Test func `a required value that is missing`() throws {
    let found = try complaints("waves.csv", "nrw-2020,NRW 2020,", "nrw-2020,,")
    #expect(found == ["waves.csv:2:10: label_de: found \"\", expected a value"])
  }

  @Test func `an identifier of the wrong form`() throws {
    let found = try complaints("studies.csv", "\nkompetenzen-nrw,", "\nKompetenzen NRW,")
    #expect(
      found.contains {
        $0.hasPrefix(
          "studies.csv:2:1: study_id: found \"Kompetenzen NRW\", expected text that matches")
      })
  }

  @Test func `a number that is none`() throws {
    let found = try complaints("exhibits.csv", ",92<n<110,93,109,", ",92<n<110,9x,109,")
    #expect(
      found.contains { $0.contains("base_min: found \"9x\", expected a whole number such as 412") })
  }

  @Test func `a number below what is allowed`() throws {
    let found = try complaints("exhibits.csv", ",961,1,", ",0,1,")
    #expect(found.contains { $0.contains("source_line: found \"0\", expected at least 1") })
  }

  @Test func `a concept of the wrong kind`() throws {
    let found = try complaints("respondents.csv", ",,,,,nrw-2020/all,", ",,,cio,,nrw-2020/all,")
    #expect(found.contains { $0.contains("found \"cio\", expected a row of concepts of kind") })
  }

  @Test func `respondents of another wave`() throws {
    try packages.edit(
      study + "/waves.csv", "\nnrw-2020,",
      "\nnrw-1999,Alt,Old,Städte,cities,1999,1999,,unknown,survey,\nnrw-2020,")
    let found = try complaints(
      "respondents.csv", "nrw-2020/counties,nrw-2020", "nrw-2020/counties,nrw-1999")
    #expect(
      found.contains {
        $0.contains(
          "respondents_id, wave_id: found \"nrw-2020/counties with nrw-2020\", expected a row of respondents"
        )
      })
  }

  @Test func `a value that is not the one printed`() throws {
    let found = try complaints("observations.csv", ",share,70,percent", ",share,7,percent")
    #expect(
      found.contains {
        $0.hasSuffix("value: found \"7\", expected the printed number 70, that is 70.0")
      })
  }

  @Test func `a print that is no German number`() throws {
    let found = try complaints("observations.csv", ",872,39,70,", ",872,39,7.0,")
    #expect(found.contains { $0.contains("printed: found \"7.0\", expected one German number") })
  }

  @Test func `a range with a value`() throws {
    let found = try complaints(
      "observations.csv", ",share,,percent,range", ",share,75,percent,range")
    #expect(found.contains { $0.contains("value: found \"75\", expected no value") })
  }

  @Test func `no value without a range`() throws {
    let found = try complaints("observations.csv", ",share,70,percent", ",share,,percent")
    #expect(found.contains { $0.contains("expected a value; only a range has none") })
  }

  @Test func `bounds that do not hold the value`() throws {
    let found = try complaints(
      "observations.csv", ",share,70,percent,exact,,", ",share,70,percent,exact,71,72")
    #expect(
      found.contains {
        $0.contains("value: found \"70\", expected a value between value_min and value_max")
      })
  }

  @Test func `a base whose ends are swapped`() throws {
    let found = try complaints(
      "observations.csv", ",70,percent,exact,,,93,109", ",70,percent,exact,,,109,93")
    #expect(
      found.contains { $0.contains("base_min: found \"109\", expected no more than base_max (93)") }
    )
  }

  @Test func `a percentage above a hundred`() throws {
    try packages.edit(study + "/observations.csv", ",872,39,70,", ",872,39,700,")
    let found = try complaints("observations.csv", ",share,70,percent", ",share,700,percent")
    #expect(found.contains { $0.contains("expected a percentage from 0 to 100") })
  }

  @Test func `a repeat of a finding that is not there`() throws {
    let found = try complaints(
      "observations.csv", ",kompetenzen-nrw:872:39,", ",kompetenzen-nrw:872:38,")
    #expect(
      found.contains {
        $0.contains("repeats_finding_id: found \"kompetenzen-nrw:872:38\"")
          && $0.hasSuffix("did you mean \"kompetenzen-nrw:872:39\"?")
      })
  }

  @Test func `a repeat of itself`() throws {
    let found = try complaints(
      "observations.csv", ",kompetenzen-nrw:872:39,One wording",
      ",kompetenzen-nrw:871:14:organisation-department,One wording")
    #expect(found.contains { $0.hasSuffix("expected another finding than itself") })
  }

  @Test func `a line that the document does not have`() throws {
    let found = try complaints("exhibits.csv", ",961,1,", ",9610,1,")
    #expect(
      found.contains {
        $0.hasSuffix("source_line: found \"9610\", expected a line of the document, which has 1650")
      })
  }

  @Test func `an identifier that would play tricks on a terminal`() throws {
    let found = try complaints(
      "observations.csv", "\nkompetenzen-nrw:88:15,", "\nnot a place \u{1B}[31m!,")
    #expect(
      found.contains {
        $0.contains("finding_id: found \"not a place \u{1B}[31m!\", expected text that matches")
      })
  }

  @Test func `a pattern of the descriptor is never run`() throws {
    try packages.edit(
      study + "/datapackage.json", "\"pattern\": \"[a-z0-9]+(-[a-z0-9]+)*\"",
      "\"pattern\": \"(a+)+b\"")
    #expect(try packages.complaints(study, connection) == [])
  }

  @Test func `a foreign key that the descriptor declares and the rows break`() throws {
    let found = try complaints("study_waves.csv", ",nrw-2020", ",nrw-2010")
    #expect(
      found.contains { $0.contains("wave_id: found \"nrw-2010\", expected a row of waves.csv") })
  }
}
