import Foundation
import Platform
import TestSupport
import Testing

@Suite struct ExportCommandTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    try BuiltWarehouse.copy(in: folder)
  }

  private func export(_ arguments: String...) throws -> Run {
    try Run.program(Project.program, ["export"] + arguments, in: folder.path)
  }

  private static let mistakes: [([String], Int32, String)] = [
    ([], 64, "wavehouse: \"export\" needs another word; one of: "),
    (["cvs"], 64, "wavehouse: \"export\" has no \"cvs\"; did you mean \"export csv\"?; one of: "),
    (["csv"], 64, "wavehouse: 'export csv' takes OBJECT [FILE], or --all DIR\n"),
    (
      ["csv", "waves", "--all", "d"], 64,
      "wavehouse: 'export csv' takes OBJECT [FILE], or --all DIR\n"
    ),
    (
      ["jsonl", "wavs"], 64,
      "wavehouse: there is no table or view \"wavs\"; did you mean \"waves\"?"
    ),
    (["csv", "wave", "new.csv"], 64, "wavehouse: there is no table or view \"wave\""),
    (["csv", "waves", "none/a.csv"], 73, "wavehouse: none/a.csv: cannot create: No such file"),
    (["sdmx-csv"], 64, "wavehouse: 'export sdmx-csv' takes DIR"),
    (["sdmx-csv", "old"], 73, "wavehouse: old: there is something of this name already"),
    (
      ["datapackage", "old", "--force"], 73,
      "wavehouse: old: not replaced, as it holds \"thesis.docx\", which does not come from here"
    ),
    (["postgresql", "a.sql", "--schema", "A b"], 64, "wavehouse: \"A b\" cannot be the name"),
    (["datasette", "m.json", "--lang", "fr"], 64, "wavehouse: --lang is de or en, not \"fr\"\n"),
    (["csv", "waves", "--database", "no.sqlite"], 66, "wavehouse: no.sqlite: cannot open"),
  ]

  @Test(arguments: mistakes)
  func `a mistake is said in one line and leaves nothing behind`(
    words: [String], code: Int32, message: String
  ) throws {
    try folder.write("mine", to: "old/thesis.docx")
    let run = try Run.program(Project.program, ["export"] + words, in: folder.path)
    #expect(run.errors.hasPrefix(message), "\(run.errors)")
    #expect(run.output == "")
    #expect(run.code == code)
    #expect(try folder.names() == ["old", "warehouse.sqlite"])
  }

  @Test func `every kind of export gives the same bytes again`() throws {
    let kinds: [(words: [String], target: String, output: String)] = [
      (["csv", "--all"], "csv", "csv: "), (["jsonl", "--all"], "jsonl", "jsonl: "),
      (["datapackage"], "packages", "packages: packages base, findings; 23 queries\n"),
      (["sdmx-csv"], "sdmx", "sdmx: "), (["datasette"], "metadata.json", ""),
      (["postgresql"], "warehouse.sql", ""), (["csv", "findings"], "findings.csv", ""),
    ]
    for kind in kinds {
      let words = ["export"] + kind.words + [kind.target]
      let first = try Run.program(Project.program, words, in: folder.path)
      #expect(first.code == 0 && first.errors == "" && first.output.hasPrefix(kind.output))
      let bytes = try digest(kind.target)
      #expect(try Run.program(Project.program, words, in: folder.path).code == 73)
      let again = try Run.program(
        Project.program, words + ["--force"], in: folder.path,
        environment: ["LC_ALL": "C", "TZ": "Asia/Tokyo", "USER": "someone"])
      #expect(again.code == 0 && again.output == first.output)
      #expect(try digest(kind.target) == bytes, "\(kind.target)")
    }
    #expect(try folder.names() == (kinds.map(\.target) + ["warehouse.sqlite"]).sorted())
  }

  /// The bytes of a file or folder.
  private func digest(_ name: String) throws -> [String: Data] {
    let path = folder.file(name)
    guard FileSystem.kind(of: path) == .directory else {
      return [name: try Data(contentsOf: URL(fileURLWithPath: path))]
    }
    var bytes: [String: Data] = [:]
    for inner in try FileManager.default.subpathsOfDirectory(atPath: path)
    where FileSystem.kind(of: path + "/" + inner) == .file {
      bytes[inner] = try Data(contentsOf: URL(fileURLWithPath: path + "/" + inner))
    }
    return bytes
  }

  @Test func `a table goes to the output where no file is named`() throws {
    let plain = try export("csv", "spheres")
    #expect(try export("csv", "spheres", "-") == plain)
    #expect(plain.code == 0 && plain.output.hasPrefix("sphere_id,label_de,label_en,"))
    #expect(try export("csv", "spheres", "s.csv") == Run(output: "", errors: "", code: 0))
    let bytes = try FileSystem.bytes(of: folder.file("s.csv"))
    #expect(String(decoding: bytes, as: UTF8.self) == plain.output)
  }

  @Test func `an output that is closed is told, not waited for`() throws {
    let run = try Run.shell(
      "\(Project.program) export csv numerals | head -1 | wc -l", in: folder.path)
    #expect(run.output.contains("1"))
  }
}
