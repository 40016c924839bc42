import Foundation
import TestSupport
import Testing
@testable import wavehouse

/// `import` and `describe` with files as spreadsheets write them.
@Suite struct PackageCommandTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    try BuiltWarehouse.copy(in: folder)
    try write(
      "studies.csv",
      "study_id;title;short_title;publisher;published;licence;;\r\nmine;Übersicht;Mine;Ich;05.2020;CC BY;;\r\n;;;;;;;\r\n"
    )
    try write("study_waves.csv", "study_id;wave_id\r\nmine;nrw-2020\r\n")
  }

  private func write(_ name: String, _ text: String) throws {
    try folder.write(
      try #require(text.data(using: .windowsCP1252)), to: "mine/\(name)")
  }

  private func wavehouse(_ arguments: String...) throws -> Run {
    try Run.program(Project.program, arguments, in: folder.path)
  }

  @Test func `a dialect that there is not is a mistake in the command line`() throws {
    for command in ["import", "describe"] {
      #expect(
        try wavehouse(command, "mine", "--delimiter", "tabs")
          == Run(
            output: "",
            errors:
              "wavehouse: --delimiter is one of comma, semicolon, tab, not \"tabs\"; did you mean \"tab\"?\n",
            code: 64))
    }
    let encoding = try wavehouse("import", "mine", "--encoding", "utf-16le")
    #expect(
      encoding.errors
        == "wavehouse: --encoding is one of utf-8, windows-1252, utf-16, not \"utf-16le\"; did you mean \"utf-16\"?\n"
    )
    #expect(try wavehouse("import", "mine", "--decimal", "dot").code == 64)
  }

  @Test func `problems come as a table on the output and as text on the error stream`() throws {
    try write(
      "study_waves.csv", "study_id;wave_id\r\nmine;nrw-2020\r\n\r\n=mine;\"nrw-\r\n2021\"\r\n")
    try #require(try wavehouse("describe", "mine").code == 0)
    let errors = """
      studies.csv: read as semicolons, Windows-1252
      study_waves.csv: read as semicolons, UTF-8
      wavehouse: mine: not loaded, 2 problems:
        study_waves.csv:4:1: study_id: found "=mine", expected a row of studies in the package or the warehouse; did you mean "mine"?
        study_waves.csv:4:7: wave_id: found "nrw-⏎2021", expected a row of waves in the package or the warehouse; did you mean "nrw-2020"?

      """
    #expect(
      try wavehouse("import", "mine", "--format", "csv")
        == Run(
          output: """
            file,row,line,column,name,value,rule,suggestion
            study_waves.csv,4,4,1,study_id,'=mine,a row of studies in the package or the warehouse,mine
            study_waves.csv,4,4,7,wave_id,"nrw-\r
            2021",a row of waves in the package or the warehouse,nrw-2020

            """, errors: errors, code: 65))
    #expect(
      try wavehouse("import", "mine", "--format", "jsonl")
        == Run(
          output: """
            {"file":"study_waves.csv","row":4,"line":4,"column":1,"name":"study_id","value":"=mine","rule":"a row of studies in the package or the warehouse","suggestion":"mine"}
            {"file":"study_waves.csv","row":4,"line":4,"column":7,"name":"wave_id","value":"nrw-\\r\\n2021","rule":"a row of waves in the package or the warehouse","suggestion":"nrw-2020"}

            """, errors: errors, code: 65))
    let object = try JSONSerialization.jsonObject(
      with: Data(try wavehouse("import", "mine", "--json").output.utf8))
    #expect(((object as? [String: Any])?["problems"] as? [Any])?.count == 2)
  }

  @Test func `the command that helps stands in the table, too`() throws {
    try #require(try wavehouse("describe", "mine").code == 0)
    try write("extra.csv", "x\r\n")
    let run = try wavehouse("import", "mine", "--format", "csv")
    #expect(
      run.output == """
        file,row,line,column,name,value,rule,suggestion
        extra.csv,,,,,,to be listed in datapackage.json; 'wavehouse describe' does it,

        """)
    #expect(
      run.errors.hasSuffix(
        "  extra.csv: expected to be listed in datapackage.json; 'wavehouse describe' does it\n"))
  }

  @Test func `what cannot be described is listed likewise`() throws {
    try write("study_waves.csv", "study_id;wave\r\n")
    let run = try wavehouse("describe", "mine", "--format", "csv")
    #expect(
      run.output == """
        file,row,line,column,name,value,rule,suggestion
        study_waves.csv,1,1,10,,wave,"a column of study_waves: study_id, wave_id",wave_id
        study_waves.csv,1,1,1,,,the column wave_id,

        """)
    #expect(run.code == 65)
  }

  @Test func `a package from a German spreadsheet is loaded and says how it was read`() throws {
    #expect(
      try wavehouse("describe", "mine", "--json")
        == Run(
          output: "{\n  \"title\": \"No problems\",\n  \"problems\": [],\n  \"notes\": []\n}\n",
          errors: "mine/datapackage.json: written\n", code: 0))
    #expect(
      try wavehouse("import", "mine")
        == Run(
          output: """
            studies.csv: read as semicolons, Windows-1252
            study_waves.csv: read as semicolons, UTF-8
            mine: loaded, 2 rows

            """, errors: "", code: 0))
    let run = try wavehouse(
      "sql", "SELECT title, published FROM studies WHERE study_id = 'mine'", "--format", "jsonl")
    #expect(run.output == "{\"title\":\"Übersicht\",\"published\":\"2020-05\"}\n")
  }
}
