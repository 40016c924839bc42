import Database
import Foundation
import TestSupport
import Testing

/// The program as a person meets it: whole processes, whole outputs, exit codes.
@Suite struct ProgramTests {
  private let folder: TemporaryFolder
  private let database: String

  init() throws {
    folder = try TemporaryFolder()
    database = folder.file("warehouse.sqlite")
  }

  private func build() throws {
    try BuiltWarehouse.copy(in: folder)
  }

  // MARK: What goes wrong

  @Test func `a missing warehouse is a missing file`() throws {
    #expect(
      try Run.wavehouse("info", "--database", "none.sqlite", in: folder.path)
        == Run(
          output: "",
          errors:
            "wavehouse: none.sqlite: cannot open: No such file or directory; 'wavehouse build' makes a warehouse\n",
          code: 66))
  }

  @Test func `a text is no warehouse`() throws {
    try folder.write(String(repeating: "text ", count: 400), to: "text.sqlite")
    #expect(
      try Run.wavehouse("info", "--database", "text.sqlite", in: folder.path)
        == Run(
          output: "",
          errors: "wavehouse: text.sqlite: not a SQLite database; give the path of a warehouse\n",
          code: 65))
  }

  @Test func `a foreign database is no warehouse, and building over it is refused`() throws {
    try Connection(folder.file("other.sqlite"), mode: .create).execute("CREATE TABLE mine (x)")
    try folder.write("my notes", to: "text")
    let message =
      "wavehouse: other.sqlite: not a file of this application (application_id 0); "
      + "give the path of a warehouse, or make one with 'wavehouse build'\n"
    for command in [["info"], ["build", "--home", Project.root]] {
      let run = try Run.program(
        Project.program, command + ["--database", "other.sqlite"], in: folder.path)
      #expect(run == Run(output: "", errors: message, code: 65))
    }
    #expect(
      try Run.wavehouse("build", "--home", Project.root, "--database", "text", in: folder.path)
        == Run(
          output: "",
          errors:
            "wavehouse: text: not replaced, as it is not a warehouse; choose another name\n",
          code: 73))
  }

  @Test func `a truncated warehouse is damaged, not crashed on`() throws {
    try build()
    let data = try Data(contentsOf: URL(fileURLWithPath: database))
    try folder.write(data.prefix(data.count / 2), to: "cut.sqlite")
    let run = try Run.wavehouse("info", "--database", "cut.sqlite", in: folder.path)
    #expect(run.code == 65)
    #expect(
      run.errors
        == "wavehouse: cut.sqlite: the file is damaged (database disk image is malformed); build it anew\n"
    )
  }

  @Test func `a folder that is not there cannot be built into`() throws {
    #expect(
      try Run.wavehouse(
        "build", "--home", Project.root, "--database", "no/where.sqlite", in: folder.path)
        == Run(
          output: "",
          errors:
            "wavehouse: no/where.sqlite: cannot create: No such file or directory; make its folder first\n",
          code: 73))
  }

  @Test func `without Migrations and Seeds there is nothing to build from`() throws {
    #expect(
      try Run.wavehouse("build", in: folder.path)
        == Run(
          output: "",
          errors: "wavehouse: .: cannot find Migrations and Seeds in: No such file or directory\n",
          code: 66))
  }

  @Test func `a package with mistakes is listed and not loaded`() throws {
    try build()
    try folder.write(
      """
      study_id,title,short_title,authors,publisher,published,licence,note
      typfrage,Mine,Mine,,Me,26,CC BY 4.0,

      """, to: "mine/studies.csv")
    try folder.write("study_id,wave_id\ntypfrag,nrw-2020\n", to: "mine/study_waves.csv")
    try #require(try Run.wavehouse("describe", "mine", in: folder.path).code == 0)
    let before = try folder.digest(of: "warehouse.sqlite")
    let run = try Run.wavehouse("import", "mine", "--database", database, in: folder.path)
    #expect(
      run
        == Run(
          output: "",
          errors: """
            wavehouse: mine: not loaded, 3 problems:
              studies.csv:2:1: study_id: found "typfrage", expected another; the warehouse has it already
              studies.csv:2:24: published: found "26", expected text that matches [12][0-9]{3}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?
              study_waves.csv:2:1: study_id: found "typfrag", expected a row of studies in the package or the warehouse; did you mean "typfrage"?

            """, code: 65))
    #expect(try folder.digest(of: "warehouse.sqlite") == before)
  }

  @Test func `the same package again does nothing and says so`() throws {
    try build()
    let before = try folder.digest(of: "warehouse.sqlite")
    #expect(
      try Run.wavehouse("import", Project.root + "/Seeds/typfrage", "--database", database)
        == Run(
          output: "typfrage: loaded before from the same bytes, nothing done\n", errors: "", code: 0
        ))
    #expect(try folder.digest(of: "warehouse.sqlite") == before)
  }

  @Test func `a lock held by another program is waited for, then reported`() throws {
    try build()
    let other = try Connection(database, mode: .readWrite)
    try other.execute("BEGIN EXCLUSIVE")
    let run = try Run.wavehouse("info", "--database", database)
    #expect(run.code == 75)
    #expect(
      run.errors
        == "wavehouse: \(database): another program is writing to it; try again when it is done\n")
  }

  @Test func `a closed pipe is one line and a code`() throws {
    try build()
    let run = try Run.shell(
      "{ '\(Project.program)' query run concept --concept cio --database '\(database)'; echo $? >code; } | true; sleep 1; cat code",
      in: folder.path)
    #expect(run.output == "74\n" || run.output == "0\n")
    if run.output == "74\n" {
      #expect(
        run.errors
          == "wavehouse: the output was closed before all of it was written; nothing else is wrong\n"
      )
    }
    let closed = try Run.shell("'\(Project.program)' --help >&-; echo $?", in: folder.path)
    #expect(closed.output == "74\n")
  }

  @Test func `a full disk under the output is one line and a code`() throws {
    #expect(
      try Run.shell("'\(Project.program)' --help >/dev/full")
        == Run(
          output: "",
          errors:
            "wavehouse: cannot write the output: No space left on device; make room or write elsewhere\n",
          code: 74))
  }

  @Test func `a disk that fills up while building leaves nothing behind`() throws {
    // A limit on the size of files stands in for the full disk: writes beyond it fail.
    let run = try Run.shell(
      "trap '' XFSZ; ulimit -f 200; '\(Project.program)' build --home '\(Project.root)'",
      in: folder.path)
    #expect(run.code == 74)
    #expect(run.errors.hasPrefix("wavehouse: warehouse.sqlite: "))
    #expect(run.errors.contains("nothing was changed; make room and try again"))
    #expect(try folder.names() == [])
  }

  // MARK: What goes right

  @Test func `a build says what it made`() throws {
    #expect(
      try Run.wavehouse("build", "--home", Project.root, in: folder.path)
        == Run(
          output:
            "warehouse.sqlite: built from 7 packages, \(try Self.seedRows()) rows, 23 queries\n",
          errors: "", code: 0))
  }

  private static func seedRows() throws -> Int {
    let run = try Run.shell(
      "for f in Seeds/*/*.csv; do tail -n +2 \"$f\"; done | wc -l", in: Project.root)
    return Int(run.output.filter(\.isNumber)) ?? 0
  }

  @Test func `the database is taken from the option, the variable, the folder, in this order`()
    throws
  {
    try build()
    let there = try Run.wavehouse("info", "--json", in: folder.path)
    #expect(there.output.contains("\"file\": \"warehouse.sqlite\""))
    let named = try Run.wavehouse("info", "--json", environment: ["WAVEHOUSE_DATABASE": database])
    #expect(named.output.contains("\"file\": \"\(database)\""))
    let option = try Run.wavehouse(
      "info", "--json", "--database", database, environment: ["WAVEHOUSE_DATABASE": "none"])
    #expect(option.code == 0)
  }

  @Test func `every format of one answer`() throws {
    try build()
    func answer(_ format: String) throws -> Run {
      try Run.wavehouse(
        "query", "run", "exhibit", "--exhibit", "typfrage/table-10", "--format", format,
        "--database", database)
    }
    #expect(
      try answer("csv").output == """
        label,column_1,column_2,column_3,column_4,column_5,meaning
        ,Bedächtige,Optimierer,Service-orientierte,Community Manager,Gesamt,
        Bekanntheit FIM,"21,6","24,2","38,1","24,5","29,2",Federal Information Management (FIM)

        """)
    #expect(
      try answer("jsonl").output == """
        {"label":"","column_1":"Bedächtige","column_2":"Optimierer","column_3":"Service-orientierte","column_4":"Community Manager","column_5":"Gesamt","meaning":""}
        {"label":"Bekanntheit FIM","column_1":"21,6","column_2":"24,2","column_3":"38,1","column_4":"24,5","column_5":"29,2","meaning":"Federal Information Management (FIM)"}

        """)
    #expect(
      try answer("markdown").output == """
        ## One figure or table as printed

        - exhibit: typfrage/table-10

        | label | column_1 | column_2 | column_3 | column_4 | column_5 | meaning |
        | --- | ---: | ---: | ---: | ---: | ---: | --- |
        |  | Bedächtige | Optimierer | Service-orientierte | Community Manager | Gesamt |  |
        | Bekanntheit FIM | 21,6 | 24,2 | 38,1 | 24,5 | 29,2 | Federal Information Management (FIM) |

        """)
    let object = try JSONSerialization.jsonObject(with: Data(try answer("json").output.utf8))
    let rows = (object as? [String: Any])?["rows"] as? [[String: String]]
    #expect(rows?.last?["column_5"] == "29,2")
    #expect(
      try answer("table").output == """
        One figure or table as printed

        exhibit  typfrage/table-10

        label            column_1    column_2    column_3             column_4           column_5  meaning
        ───────────────  ──────────  ──────────  ───────────────────  ─────────────────  ────────  ─────────────────────────────
                         Bedächtige  Optimierer  Service-orientierte  Community Manager  Gesamt
        Bekanntheit FIM  21,6        24,2        38,1                 24,5               29,2      Federal Information
                                                                                                   Management (FIM)

        """)
  }

  @Test func `notes go with the answer, or beside it where rows alone are wanted`() throws {
    try build()
    let run = try Run.wavehouse(
      "query", "run", "responsibility", "--role", "personnel-department", "--respondents",
      "nrw-2020/all", "--format", "csv", "--database", database)
    #expect(
      run
        == Run(
          output: """
            percent,stated,role,respondents,sphere,base,wave,exhibit,finding_id,classification_id
            45,exact,personnel department,all responding municipalities,building skills,93–109,NRW 2020,"Kompetenzen NRW, figure 8",kompetenzen-nrw:881:33,

            """,
          errors:
            "note: NRW 2020: everyone was invited and took part by choice; not representative.\n",
          code: 0))
  }

  @Test func `a query from a file is stored, once, and a build does not lose it`() throws {
    try build()
    try folder.write(
      """
      -- name: waves
      -- title_de: Wellen
      -- title_en: Waves
      -- description_de: Alle Wellen
      -- description_en: All waves
      -- parameter: origin text = survey
      -- label_de: Herkunft
      -- label_en: origin
      SELECT wave_id FROM waves WHERE origin = :origin ORDER BY wave_id

      """, to: "waves.sql")
    let environment = ["WAVEHOUSE_DATABASE": database]
    #expect(
      try Run.wavehouse("query", "add", "waves.sql", in: folder.path, environment: environment)
        == Run(output: "waves: stored\n", errors: "", code: 0))
    #expect(
      try Run.wavehouse("query", "run", "waves", "--format", "csv", environment: environment).output
        == "wave_id\ngfk-2015\ngfk-2017\nkgst-oefit-2019\nnrw-2020\n")
    #expect(
      try Run.wavehouse("query", "add", "waves.sql", in: folder.path, environment: environment)
        == Run(
          output: "",
          errors:
            "wavehouse: waves.sql:1: there is a query \"waves\" already; give this one another name\n",
          code: 65))
    let rebuilt = try Run.wavehouse("build", "--home", Project.root, environment: environment)
    #expect(rebuilt.code == 65)
    #expect(rebuilt.errors.contains("holds query waves, added since, which a new build would lose"))
  }

  @Test func `the installed program works without the source tree`() throws {
    try folder.copy(Project.root + "/Migrations", to: "prefix/share/wavehouse/Migrations")
    try folder.copy(Project.root + "/Seeds", to: "prefix/share/wavehouse/Seeds")
    try folder.copy(Project.program, to: "prefix/bin/wavehouse")
    let work = try TemporaryFolder()
    let run = try Run.program(folder.file("prefix/bin/wavehouse"), ["build"], in: work.path)
    #expect(run.code == 0, "\(run.errors)")
    #expect(try work.names() == ["warehouse.sqlite"])
  }

  @Test func `version and schema are those that the changelog begins with`() throws {
    let changelog = try String(contentsOfFile: Project.root + "/CHANGELOG.md", encoding: .utf8)
    let newest = changelog.components(separatedBy: "\n## ")[1]
    let named = try #require(newest.firstMatch(of: #/^([0-9.]+)\n\nSchema ([0-9]+)\./#))
    #expect(
      try Run.wavehouse("--version")
        == Run(output: "wavehouse \(named.1) (schema \(named.2))\n", errors: "", code: 0))
  }

  @Test func `help is there for all and for each`() throws {
    #expect(try Run.wavehouse("--help").code == 0)
    let group = try Run.wavehouse("query", "--help")
    #expect(group.code == 0)
    #expect(group.output.contains("query run NAME") && !group.output.contains("describe DIR"))
    #expect(try Run.wavehouse("help", "query") == group)
    #expect(
      try Run.wavehouse("help", "query", "run").output
        == Run.wavehouse("query", "run", "--help").output)
  }
}
