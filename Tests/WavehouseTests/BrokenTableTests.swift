import Foundation
import TestSupport
import Testing

/// Every command that reads a table, with the same broken one.
@Suite struct BrokenTableTests {
  private let folder: TemporaryFolder
  /// Its tables of answers and of concepts have five columns and three sound lines.
  private let package = SmallSurvey(
    name: "s", questions: [.init("single", options: 2)],
    rows: [["a", "1", "1", "100", "1"], ["b", "1", "2", "9000", "2"]])
  private let concepts = """
    concept_id,kind,label_de,label_en,definition_en
    s-q1-o1,statement,D,E,F
    s-q1-o2,statement,D,E,F

    """

  init() throws {
    folder = try TemporaryFolder()
    try BuiltWarehouse.copy(in: folder)
    let path = try package.write(to: folder.path)
    try FileManager.default.moveItem(atPath: path, toPath: folder.file("mine"))
    try folder.write(concepts, to: "mine/concepts.csv")
    #expect(try run("describe mine").code == 0)
  }

  private func run(_ command: String) throws -> Run {
    try Run.program(
      Project.program, command.split(separator: " ").map(String.init), in: folder.path,
      environment: ["WAVEHOUSE_DATABASE": folder.file("warehouse.sqlite")])
  }

  /// What a command says of a file, without the name of the file and of the package.
  private func complaint(_ command: String, _ file: String) throws -> String {
    let run = try run(command)
    #expect(run.code == 65 && run.output == "", "\(command)")
    return run.errors.split(separator: "\n").dropFirst()
      .map { $0.trimmingCharacters(in: .whitespaces).replacing(file + ":", with: "") }
      .joined(separator: "\n")
  }

  @Test(arguments: [
    ("c,ä,\"1,D,E\r\n", "4:5: expected CSV: the quoted field that begins here has no end"),
    (
      "c,\"ä\r\nö\",1\"1,D,E\n",
      "5:5: expected CSV: a quote within an unquoted field; quote the field and double the quote"
    ),
    (
      "c,\"ä\"\"\" ,1,D,E\n",
      "4:8: expected CSV: expected a comma or the end of the line after a quoted field"
    ),
    ("ä,1,\0,D,E\n", "4:5: expected CSV: a NUL character; the file is damaged, or no text"),
    ("ä,\"\r\0\",1,D,E\n", "5:1: expected CSV: a NUL character; the file is damaged, or no text"),
    ("c\n", "4:1: found \"1 field\", expected 5 fields, as in the heading"),
    ("c,1,1,100,1,,x,\n", "4:1: found \"7 fields\", expected 5 fields, as in the heading"),
  ])
  func `the same mistake is said in the same words, at the same place`(
    _ broken: String, _ expected: String
  ) throws {
    for (file, sound, commands) in [
      (
        "concepts.csv", concepts,
        [
          "describe mine", "import mine", "suggest-crosswalk mine", "inspect mine/concepts.csv",
          "new study mine2 --responses mine/concepts.csv",
          "new study mine2 --table mine/concepts.csv",
        ]
      ),
      (
        "responses.csv", package.responses,
        [
          "describe mine", "import mine", "inspect mine", "inspect mine/responses.csv",
          "new study mine2 --responses mine/responses.csv",
          "new study mine2 --table mine/responses.csv",
        ]
      ),
    ] {
      try folder.write(sound + broken, to: "mine/" + file)
      for command in commands {
        #expect(try complaint(command, file) == expected, "\(command), \(file)")
      }
      try folder.write(sound, to: "mine/" + file)
    }
  }
}
