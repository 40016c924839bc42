import Foundation
import TestSupport
import Testing
import Text

/// `inspect`, `new study` and `import` with the files of LimeSurvey and SPSS.
@Suite struct SurveyCommandTests {
  private let folder: TemporaryFolder
  private let examples = Project.root + "/Documentation/examples/limesurvey/"

  init() throws {
    folder = try TemporaryFolder()
    try BuiltWarehouse.copy(in: folder)
  }

  private func run(_ arguments: String...) throws -> Run {
    try Run.program(Project.program, arguments, in: folder.path)
  }

  private func source(_ name: String) -> [String] {
    ["--limesurvey", examples + name + ".csv", "--structure", examples + name + ".lss"]
  }

  private let frame = [
    "--publisher", "P", "--licence", "L", "--population", "Kommunen", "--sampling", "unknown",
  ]

  private func mistake(_ message: String, _ code: Int32) -> Run {
    Run(output: "", errors: "wavehouse: \(message)\n", code: code)
  }

  @Test func `options that do not go together are refused`() throws {
    let cases: [([String], String)] = [
      (
        ["import"],
        "'import' takes the folders of packages, or --limesurvey RESPONSES.csv, or --spss FILE.sav"
      ),
      (
        ["import", "--wave", "w", "x"],
        "--wave goes with --limesurvey RESPONSES.csv or --spss FILE.sav"
      ),
      (
        ["import", "--spss", "a.sav"],
        "a file of a survey tool needs --wave ID, the wave that was answered"
      ),
      (
        ["import", "x", "--spss", "a.sav", "--wave", "w"],
        "'import' takes either folders or a file of a survey tool, not both"
      ),
      (
        ["import", "--limesurvey", "a.csv", "--wave", "w"],
        "--limesurvey needs --structure SURVEY.lss, too: in LimeSurvey, Display/Export → Survey structure (.lss)"
      ),
      (
        ["new", "study", "x", "--spss", "a", "--limesurvey", "b"],
        "--limesurvey and --spss contradict each other"
      ),
      (
        ["new", "study", "x", "--spss", "a", "--structure", "b"],
        "--structure goes with --limesurvey; an SPSS file explains itself"
      ),
      (
        ["new", "study", "x", "--responses", "a", "--leave-out", "b"],
        "--leave-out goes with --limesurvey RESPONSES.csv or --spss FILE.sav"
      ),
    ]
    for (words, message) in cases {
      #expect(
        try Run.program(Project.program, words, in: folder.path) == mistake(message, 64), "\(words)"
      )
    }
  }

  @Test func `what an import needs to know of a new wave is listed, and of a known one refused`()
    throws
  {
    let lime = source("heideland-2025")
    func run(_ words: [String]) throws -> Run {
      try Run.program(Project.program, ["import"] + lime + words, in: folder.path)
    }
    #expect(
      try run(["--wave", "heideland", "--licence", "L"])
        == mistake(
          "the warehouse has no wave \"heideland\", so the import needs to know more: --publisher, "
            + "--population, --sampling; or begin a package with 'wavehouse new study' and fill it in",
          64))
    #expect(
      try run(["--wave", "Heide Land"] + frame)
        == mistake(
          "--wave takes lower-case letters, digits and hyphens, not \"Heide Land\"; try \"heide-land\"",
          64))
    #expect(
      try run(["--wave", "nrw-2020", "--title", "T"] + frame.prefix(2))
        == mistake(
          "the wave \"nrw-2020\" is in the warehouse already, with all that --title, --publisher would "
            + "say; leave that out, or choose another name for a new wave", 64))
    let wrong = try run(["--wave", "heideland"] + frame.prefix(6) + ["--sampling", "chance"])
    #expect(wrong.code == 65)
    #expect(wrong.errors.contains("waves.csv:2:"))
    #expect(wrong.errors.contains("found \"chance\", expected one of full_voluntary"))
  }

  @Test func `a file that is missing or damaged is refused with its place`() throws {
    #expect(
      try run("inspect", "none.csv")
        == mistake("none.csv: cannot read: No such file or directory", 66))
    try folder.write("$FL2 damaged", to: "x.sav")
    let damaged = try run("inspect", "x.sav")
    #expect(damaged.code == 65)
    #expect(
      damaged.errors.hasPrefix(
        "wavehouse: x.sav: not loaded, 1 problem:\n  x.sav: expected an SPSS"))
    try folder.write("a,b\n1\n", to: "x.csv")
    #expect(
      try run("inspect", "x.csv", "--format", "csv").errors
        == "wavehouse: x.csv: not loaded, 1 problem:\n  x.csv:2:1: found \"1 field\", "
        + "expected 2 fields, as in the heading\n")
  }

  @Test func `one step loads what inspect showed, and nothing that tells who answered`() throws {
    let lime = source("flussland-2026")
    let dry = try Run.program(
      Project.program, ["import", "--dry-run"] + lime + ["--wave", "fluss"] + frame, in: folder.path
    )
    #expect(dry.code == 0)
    #expect(dry.output.contains("Nothing was written."))
    let loaded = try Run.program(
      Project.program, ["import"] + lime + ["--wave", "fluss"] + frame, in: folder.path)
    #expect(loaded.code == 0, "\(loaded.errors)")
    #expect(
      loaded.output.hasSuffix(
        "fluss: loaded, 80 rows, 16 respondents with 240 answers, 13 computed numbers\n"))
    let sql =
      "SELECT f.item, round(f.value, 1) AS value, f.base_min FROM findings AS f "
      + "WHERE f.question = 'fluss/themen'"
    #expect(
      try run("sql", sql, "--format", "csv").output
        == "item,value,base_min\nfluss-themen-sq001,38.5,13\nfluss-themen-sq002,38.5,13\n")
    let bytes = try Data(contentsOf: URL(fileURLWithPath: folder.file("warehouse.sqlite")))
    for secret in [
      "geheim", "Nachname3", "person3@", "198.51.100", "einladung", "plan.pdf", "09120003",
    ] {
      #expect(bytes.range(of: Data(secret.utf8)) == nil, "\(secret)")
    }
    // The same again does nothing; another name for the answers of a wave that has some is refused.
    let again = try Run.program(
      Project.program, ["import"] + lime + ["--wave", "fluss"], in: folder.path)
    #expect(again.code == 65)
    #expect(again.errors.contains("already"))
  }

  @Test func `the package of new study needs nothing but what only people know`() throws {
    let made = try Run.program(
      Project.program, ["new", "study", "heide"] + source("heideland-2025"), in: folder.path)
    #expect(made.code == 0, "\(made.errors)")
    #expect(made.output.hasPrefix("heide: begun; prefilled:\n  concepts.csv: 24 rows\n"))
    let untouched = try run("import", "--dry-run", "heide")
    #expect(untouched.code == 65)
    try folder.write(
      "study_id,title,short_title,publisher,licence\nheide,T,T,P,L\n", to: "heide/studies.csv")
    try folder.write(
      "wave_id,label_de,label_en,population_de,population_en,sampling,origin\n"
        + "heide,H,H,alle,all,unknown,survey\n", to: "heide/waves.csv")
    #expect(try run("describe", "heide").code == 0)
    let loaded = try run("import", "heide")
    #expect(loaded.errors == "")
    #expect(
      loaded.output
        == "heide: loaded, 111 rows, 24 respondents with 528 answers, 24 computed numbers\n")
    #expect(try run("check", "computed").code == 0)
  }

  @Test func `inspect shows every kind of file, and all of it as JSON`() throws {
    let path = examples + "heideland-2025"
    let table = try run("inspect", path + ".csv", "--structure", path + ".lss", "--format", "csv")
    #expect(
      table.output.hasPrefix(
        "question,question_label,mandatory,column,type,label,code,meaning,count,missing,asked_if\n"
          + "id,,,id,number of the response,,,,24,,\n"
          + "strategie,Hat Ihre Kommune eine Digitalisierungsstrategie?,1,strategie,single,"
          + "Hat Ihre Kommune eine Digitalisierungsstrategie?,A1,vorhanden,6,,\n"))
    let json = try run("inspect", path + ".lss", "--json")
    let object = try #require(
      try JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [String: Any])
    #expect(object["format"] as? String == "LimeSurvey")
    #expect((object["questions"] as? [Any])?.count == 8)
    let plain = try run("inspect", path + ".csv", "--format", "csv")
    #expect(plain.output.contains("\nbeteiligt,,,beteiligt,values,,N,,6,,\n"))
    let package = try run(
      "inspect", Project.root + "/Documentation/examples/finished/kuestenland-2024", "--format",
      "csv")
    #expect(
      package.output.contains(
        ",ozg,single,Does the strategy deal with the Online Access Act?,1,yes,18,,strategy=1|2\n"))
    #expect(package.output.contains(",,15,not_asked,strategy=1|2\n"))
    #expect(try run("export", "sav", "nrw-2020", "x.sav").code != 0)
  }
}
