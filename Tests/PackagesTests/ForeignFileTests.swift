import TestSupport
import Testing
import Text

@Suite struct ForeignFileTests {
  private static let samples: [(ForeignFile, [UInt8])] = [
    (.excelWorkbook, zip("[Content_Types].xml") + zip("xl/workbook.xml")),
    (.openDocument, zip("mimetype") + Array("application/vnd.oasis.opendocument.spreadsheet".utf8)),
    (.limeSurveyArchive, zip("survey_1234.lss")), (.zip, zip("readme.txt")),
    (.oldOffice, [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, 0]),
    (.spss, Array("$FL2@(#) SPSS DATA FILE".utf8)), (.spss, Array("$FL3@(#) SPSS".utf8)),
    (.spssPortable, Array("ASCII SPSS PORT FILE                    ASCII SPSS PORT".utf8)),
    (.stata, Array("<stata_dta><header>".utf8)), (.stata, [0x73, 2, 1, 0, 5]),
    (.pdf, Array("%PDF-1.7\n".utf8)),
    (.html, Array("\u{FEFF}\n<!DOCTYPE html>".utf8)), (.html, Array("<TABLE border=1>".utf8)),
    (.limeSurveyStructure, Array("<?xml version=\"1.0\"?>\n<document>\n <LimeSurveyDocType>".utf8)),
    (.database, Array("SQLite format 3\0".utf8)), (.gzip, [0x1F, 0x8B, 8, 0]),
  ]

  private static func zip(_ name: String) -> [UInt8] {
    [0x50, 0x4B, 3, 4] + [UInt8](repeating: 0, count: 26) + Array(name.utf8)
  }

  @Test func `files of other kinds are recognised by their content`() {
    for (kind, bytes) in Self.samples {
      #expect(ForeignFile(recognizedIn: bytes) == kind)
      let error = #expect(throws: CSVError.self) { try CSV(bytes) }
      #expect(error?.message == kind.advice)
      #expect(error?.remedy == kind.remedy)
      #expect(error?.position == Position(line: 1, column: 1))
    }
    #expect(Set(Self.samples.map(\.0)) == Set(ForeignFile.allCases))
  }

  @Test(arguments: ["", "PK,value\n1,2\n", "$FL,b", "%,b", "<5,a\n", "study_id\n", "sqlite,b"])
  func `tables are not taken for something else`(text: String) {
    #expect(ForeignFile(recognizedIn: Array(text.utf8)) == nil)
  }

  @Test func `what stands in the place of a package is named, with what to do`() throws {
    let packages = try TestPackages()
    let folder = packages.folder
    let connection = try packages.warehouse()
    let workbook = String(decoding: Self.zip("xl/workbook.xml"), as: UTF8.self)
    let advice = "open it and save each sheet with Save as → 'CSV UTF-8'"
    try folder.write(workbook, to: "survey/observations.csv")
    #expect(
      try packages.complaints(folder.file("survey"), connection) == [
        "observations.csv: expected CSV files; this is an Excel workbook (XLSX); \(advice)"
      ])
    #expect(
      try packages.complaints(folder.file("survey/observations.csv"), connection) == [
        "observations.csv: expected a folder with a datapackage.json and CSV files; this is an Excel workbook (XLSX); \(advice)"
      ])
    try folder.write("study_id,wave_id\n", to: "table.csv")
    #expect(
      try packages.complaints(folder.file("table.csv"), connection) == [
        "table.csv: expected a folder with a datapackage.json and CSV files"
      ])
    let study = try packages.copy(of: "typfrage")
    try folder.write("%PDF-1.4", to: "typfrage/waves.csv")
    #expect(
      try packages.complaints(study, connection) == [
        "waves.csv:1:1: expected CSV: this is a PDF; type its tables into CSV files"
      ])
  }
}
