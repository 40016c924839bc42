import Foundation
import TestSupport
import Testing

/// `publish` from outside, and what the other commands say of a published file.
@Suite struct PublishCommandTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    try folder.copy(Project.root + "/Documentation/examples/finished", to: "finished")
    _ = try run("build", "--home", Project.root)
    let imported = try run("import", "finished/kuestenland-2024", "finished/kuestenland-2026")
    #expect(imported.code == 0, "\(imported.errors)")
  }

  private func run(_ arguments: String...) throws -> Run {
    try Run.program(
      Project.program, arguments, in: folder.path, environment: ["WAVEHOUSE_HOME": Project.root])
  }

  @Test func `publish says what it left out`() throws {
    let result = try run("publish", "out.sqlite")
    #expect(result.errors == "")
    #expect(result.code == 0)
    #expect(
      result.output == """
        Published

        file                  out.sqlite
        minimum               5
        figures               1280
        computed              273
        withheld              170
        respondents_left_out  80
        answers_left_out      1080
        texts_left_out        47
        revisions_left_out    9

        wave              question                     computed  withheld  small_base  small_count  protecting
        ────────────────  ───────────────────────────  ────────  ────────  ──────────  ───────────  ──────────
        kuestenland-2024  kuestenland-2024/strategy          28        16           0           13           3
        kuestenland-2024  kuestenland-2024/ozg                7         7           2            5           0
        kuestenland-2024  kuestenland-2024/components        28        19           0           14           5
        kuestenland-2024  kuestenland-2024/lead              35        26           0           22           4
        kuestenland-2024  kuestenland-2024/forms             21        16           0           11           5
        kuestenland-2026  kuestenland-2026/strategy          28        16           0           13           3
        kuestenland-2026  kuestenland-2026/ozg                7         7           3            4           0
        kuestenland-2026  kuestenland-2026/components        35        25           0           17           8
        kuestenland-2026  kuestenland-2026/lead              35        23           0           19           4
        kuestenland-2026  kuestenland-2026/forms             21        15           3            9           3

        * small_base: fewer than 5 answered; small_count: fewer gave the answer, or fewer did not; protecting: a small count
          could be computed from it. The file names what is withheld, not why.
        * 103 names and texts of respondents are too short to be looked for in the bytes of the file: numbers and ordinary words
          stand there for other reasons.

        """)
    let object = try #require(
      JSONSerialization.jsonObject(
        with: Data(try run("publish", "out.sqlite", "--force", "--json").output.utf8))
        as? [String: Any])
    #expect(object["minimum"] as? Int == 5)
    #expect((object["withheld"] as? [[String: Any]])?.count == 10)
    #expect(try folder.names() == ["finished", "out.sqlite", "warehouse.sqlite"])
  }

  @Test(
    arguments: [
      (["publish"], 64, "'publish' takes OUT"),
      (["publish", "a", "--minimum", "1"], 64, "--minimum takes a whole number from 2"),
      (
        ["publish", "a", "--minimum", "five"], 64,
        "--minimum takes a whole number from 1, not \"five\""
      ),
      (["publish", "warehouse.sqlite", "--force"], 73, "is what is being read, and not replaced"),
      (["publish", "finished"], 74, "cannot write"),
      (["publish", "no/such/folder"], 73, "make its folder first"),
      (["publish", "a", "--database", "none.sqlite"], 66, "none.sqlite"),
    ] as [([String], Int32, String)])
  func `what cannot be published is said`(_ words: [String], _ code: Int32, _ message: String)
    throws
  {
    let result = try Run.program(
      Project.program, words, in: folder.path, environment: ["WAVEHOUSE_HOME": Project.root])
    #expect(result.code == code, "\(result)")
    #expect(result.errors.contains(message), "\(result.errors)")
    #expect(result.output == "")
    #expect(try folder.names() == ["finished", "warehouse.sqlite"])
  }

  @Test func `a published file answers what it can, and says what it cannot`() throws {
    _ = try run("publish", "out.sqlite")
    let only =
      "out.sqlite: is a published file, which stays as it is; change the warehouse that it was "
      + "made from and publish that again"
    func lacks(_ what: String) -> String {
      "out.sqlite: is a published file and holds no \(what); ask the warehouse that it was made from"
    }
    let people = lacks("answers of single respondents")
    try folder.write("-- nothing", to: "query.sql")
    let refused: [([String], String)] = [
      (["crosstab", "kuestenland-2024/ozg"], people),
      (["crosstab", "kuestenland-2024/ozg", "--by", "region"], people),
      (["sql", "SELECT * FROM participants"], people),
      (["sql", "SELECT count(*) FROM answers"], people),
      (["check", "computed"], people),
      (["history"], lacks("revisions of packages")),
      (["history", "kuestenland-2024"], lacks("revisions of packages")),
      (["import", "finished/seeland-2025"], only),
      (["import", "--replace", "finished/kuestenland-2024"], only),
      (["revert", "kuestenland-2024"], only),
      (["migrate"], only),
      (
        ["publish", "again.sqlite"],
        "out.sqlite: is a published file; publish the warehouse that it was made from"
      ),
      (
        ["show", "finding", "kuestenland-2024/strategy:strategy-planned:all"],
        "kuestenland-2024/strategy:strategy-planned:all is withheld in this published file: a count of few "
          + "respondents could be told from it"
      ),
    ]
    for (words, message) in refused {
      let result = try Run.program(
        Project.program, words + ["--database", "out.sqlite"], in: folder.path,
        environment: ["WAVEHOUSE_HOME": Project.root])
      #expect(result.errors == "wavehouse: \(message)\n", "\(words)")
      // An import tells how it read the files before it looks at the warehouse.
      #expect(result.code != 0 && (words[0] == "import" || result.output.isEmpty), "\(words)")
    }
    let answered: [[String]] = [
      ["info"], ["check"], ["query", "list"], ["diff", "kuestenland-2024", "kuestenland-2026"],
      ["ask", "DMS Küstenland 2024"], ["find", "DMS"], ["show", "wave", "kuestenland-2024"],
      ["compare", "kuestenland-2024", "kuestenland-2026"],
      ["sql", "SELECT * FROM stated_findings"],
      ["trend", "dms"],
    ]
    for words in answered {
      let result = try Run.program(
        Project.program, words + ["--database", "out.sqlite"], in: folder.path)
      #expect(result.code == 0 && result.errors == "", "\(words): \(result.errors)")
    }
    #expect(try run("info", "--database", "out.sqlite").output.contains("published_minimum"))
  }
}
