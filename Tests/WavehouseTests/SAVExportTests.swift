import Foundation
import TestSupport
import Testing

@Suite struct SAVExportTests {
  private let folder: TemporaryFolder
  private let database: String

  init() throws {
    folder = try TemporaryFolder()
    database = folder.file("w.sqlite")
    try BuiltWarehouse.copy(in: folder, as: "w.sqlite")
    let survey = SmallSurvey(name: "small", count: 5, seed: 1)
    let imported = try Run.wavehouse(
      "import", try survey.write(to: folder.path), "--database", database)
    #expect(imported.code == 0, "\(imported)")
  }

  @Test func `an unknown wave is refused with a guess`() throws {
    let run = try Run.wavehouse(
      "export", "sav", "smal", folder.file("o.sav"), "--database", database)
    #expect(run.code == 64)
    #expect(
      run.errors
        == "wavehouse: there is no wave \"smal\"; did you mean \"small\"?; 'wavehouse find' looks for "
        + "words in all of them\n")
  }

  @Test func `a wave without answers is refused with those that have some`() throws {
    let run = try Run.wavehouse(
      "export", "sav", "nrw-2020", folder.file("o.sav"), "--database", database)
    #expect(run.code == 3)
    #expect(
      run.errors
        == "wavehouse: the warehouse has no answers of single respondents to nrw-2020; it has those to "
        + "small\n")
  }

  @Test func `a wave is written, and a file replaced only on demand`() throws {
    let path = folder.file("o.sav")
    let arguments = ["export", "sav", "small", path, "--lang", "de", "--database", database]
    let run = try Run.program(Project.program, arguments)
    #expect(
      run
        == Run(
          output: "\(path): 5 respondents, 12 variables\nq2-1 is called q2_1\nq2-2 is called q2_2\n"
            + "q2-3 is called q2_3\n", errors: "", code: 0))
    let bytes = try Data(contentsOf: URL(fileURLWithPath: path))
    #expect(bytes.starts(with: Array("$FL2@(#) SPSS DATA FILE - wavehouse".utf8)))
    let again = try Run.program(Project.program, arguments)
    #expect(again.code == 73)
    #expect(
      again.errors
        == "wavehouse: \(path): there is something of this name already; --force replaces it\n")
    #expect(try Run.program(Project.program, arguments + ["--force"]).code == 0)
  }
}
