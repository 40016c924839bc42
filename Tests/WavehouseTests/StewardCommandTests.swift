import TestSupport
import Testing

/// `new study`, `suggest-crosswalk` and `diff` as a person meets them.
@Suite struct StewardCommandTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    try BuiltWarehouse.copy(in: folder)
  }

  private func run(_ arguments: String...) throws -> Run {
    try Run.program(Project.program, arguments, in: folder.path)
  }

  private func mistake(_ message: String, _ code: Int32) -> Run {
    Run(output: "", errors: "wavehouse: \(message)\n", code: code)
  }

  // MARK: What goes wrong

  @Test func `a study that cannot be begun says why`() throws {
    try folder.write("a,b\nc,d\n", to: "words.csv")
    let needs =
      "'new study' needs one of --document REPORT.txt, --table TABLE.csv, --responses ANSWERS.csv, "
      + "--limesurvey RESPONSES.csv, --spss FILE.sav"
    #expect(try run("new", "study", "x") == mistake(needs, 64))
    #expect(
      try run("new", "study", "x", "--document", "a", "--table", "b") == mistake(needs, 64))
    #expect(
      try run("new", "study", "X Y", "--table", "words.csv")
        == mistake(
          "a study is named by lower-case letters, digits and hyphens, not \"X Y\"; try \"x-y\"", 64
        ))
    #expect(
      try run("new", "study", "x", "--document", "none.txt")
        == mistake("none.txt: cannot read: No such file or directory", 66))
    #expect(
      try run("new", "study", "x", "--document", "words.csv", "--into", "none")
        == mistake(
          "none/x: cannot create: No such file or directory; make its folder first", 73))
    #expect(
      try run("new", "study", "x", "--table", "words.csv")
        == mistake(
          "words.csv: no cell right of the first column and below the heading holds a German number alone, such as 56,5",
          65))
    try folder.write("", to: "x/notes")
    #expect(
      try run("new", "study", "x", "--document", "words.csv")
        == mistake(
          "x: there is something of this name already; choose another name or remove it first", 73))
    #expect(try folder.names() == ["warehouse.sqlite", "words.csv", "x"])
  }

  @Test func `a disk that fills up leaves no half a package behind`() throws {
    // A limit on the size of files stands in for the full disk: writes beyond it fail.
    let lines = (1...3_000).map { "Zeile \($0)\n" }.joined()
    try folder.write(lines, to: "report.txt")
    let run = try Run.shell(
      "trap '' XFSZ; ulimit -f 20; '\(Project.program)' new study x --document report.txt",
      in: folder.path)
    #expect(run.code == 74)
    #expect(try folder.names() == ["report.txt", "warehouse.sqlite"])
  }

  @Test func `a score beyond 1 and a wave that is not there are refused`() throws {
    #expect(
      try run("suggest-crosswalk", ".", "--minimum", "50")
        == mistake("--minimum takes a number from 0 to 1, not \"50\"", 64))
    #expect(
      try run("diff", "gfk-2015", "gfk-2016")
        == mistake(
          "there is no wave \"gfk-2016\"; did you mean \"gfk-2015\"?; 'wavehouse find' looks for words in all of them",
          64))
  }

  // MARK: What goes right

  @Test func `a study that was begun says what to do next`() throws {
    try folder.write("Von 381 nennen 56,5 %.\n", to: "report.txt")
    #expect(
      try run("new", "study", "mine", "--document", "report.txt").output == """
        mine: begun; prefilled:
          studies.csv: 1 row
          documents.csv: 1 row
          numerals.csv: 2 rows

        Next:

        1. studies.csv: title, publisher, licence of the publication.
        2. waves.csv, study_waves.csv: who was asked, when, how. respondents.csv, size_classes.csv:
           the groups that findings speak about.
        3. questions.csv, items.csv: what was asked and the options; a row of items.csv ties an option
           to a concept. New concepts: concepts.csv, topics.csv, measures.csv, responsibilities.csv.
        4. numerals.csv: what each numeral is, in the column meaning; context shows where it stands.
           Each finding gets a row in observations.csv, each figure or table one in exhibits.csv.
        5. wavehouse suggest-crosswalk mine   proposes concepts for options and labels.
        6. wavehouse describe mine   after taking out tables or columns that stay empty.
        7. wavehouse import --dry-run mine   lists what is wrong; without --dry-run it loads.
        8. wavehouse verify --documents DIR   compares it with the print; DIR holds all documents.

        """)
    #expect(try run("describe", "mine").output == "mine/datapackage.json: written\n")
    let names = try run("import", "mine")
    #expect(names.code == 65)
    #expect(
      names.errors.hasPrefix(
        "wavehouse: mine: not loaded, 6 problems:\n  numerals.csv:2:16: meaning: "))
  }

  @Test func `a table and answers have steps of their own`() throws {
    try folder.write("Antwort,alle\nCIO,\"56,5\"\n", to: "table.csv")
    let table = try run("new", "study", "a", "--table", "table.csv", "--into", ".").output
    #expect(table.hasPrefix("a: begun; prefilled:\n"))
    #expect(table.contains("  observations.csv: 1 row\n"))
    #expect(table.contains("\n4. observations.csv: filter by row_heading and column_heading, "))
    try folder.write("id,s1\n1,2\n2,1\n", to: "answers.csv")
    let answers = try run("new", "study", "b", "--responses", "answers.csv").output
    #expect(
      answers.hasPrefix(
        """
        b: begun; prefilled:
          studies.csv: 1 row
          variables.csv: 2 rows
          codes.csv: 4 rows
          responses.csv is a copy of answers.csv: 2 rows, 2 columns

        """))
    #expect(!answers.contains("verify"))
  }

  @Test func `proposals come in every format, with German headings for people`() throws {
    try folder.write("question_id,concept_id,label_de\nx/q,,IT-Leitung\n", to: "mine/items.csv")
    let csv = try run("suggest-crosswalk", "mine", "--format", "csv", "--minimum", "1")
    #expect(
      csv.output == """
        file,row,text,concept,label,kind,score,why
        items.csv,2,IT-Leitung,cio,Chief Information Officer (CIO),responsibility,1,IT-Leitung

        """)
    #expect(csv.errors.hasPrefix("note: Nothing was changed. "))
    let table = try run("suggest-crosswalk", "mine", "--lang", "de", "--minimum", "1").output
    #expect(
      table.contains(
        """
        Datei      Zeile  Wortlaut    Begriff  Bezeichnung                      Art                 Nähe  warum
        ─────────  ─────  ──────────  ───────  ───────────────────────────────  ──────────────────  ────  ──────────
        items.csv      2  IT-Leitung  cio      Chief Information Officer (CIO)  Rolle oder Einheit     1  IT-Leitung
        """))
  }

  @Test func `changes between waves are told to people and to programs`() throws {
    let csv = try run("diff", "GfK 2015", "GfK 2017", "--format", "csv")
    #expect(csv.output.hasPrefix("change,question,what,first,second,question_a,question_b\n"))
    let table = try run("diff", "GfK 2015", "GfK 2017", "--lang", "de").output
    #expect(table.hasPrefix("Von GfK 2015 zu GfK 2017\n"))
    #expect(
      table.contains(
        """
        Anzahlen
        Veränderung                 Anzahl
        ──────────────────────────  ──────
        Frage hinzugekommen             20
        Antwort hinzugekommen           20
        Größenklasse hinzugekommen       3

        * GfK 2015 und GfK 2017: bekannt ist nur, was veröffentlicht wurde.
        """))
  }
}
