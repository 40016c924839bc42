import Foundation
import TestSupport
import Testing

/// Every command block of the pages for users is run and its output compared.
///
/// Run with `WAVEHOUSE_UPDATE=1` to write outputs that differ anew; those shortened with `…` are left
/// to be mended by hand.
@Suite struct ReadmeTests {
  /// A page and what lies in the folder that its commands run in.
  struct Page: Sendable, CustomTestStringConvertible {
    let name: String
    /// The files and folders of the project, by their names there.
    let files: [String: String]
    var testDescription: String { name }
  }

  private static let pages = [
    Page(name: "README.md", files: ["Seeds": "Seeds", "Migrations": "Migrations"]),
    Page(name: "Documentation/importing.md", files: ["Documentation/examples": "examples"]),
    Page(name: "Documentation/publishing.md", files: ["Documentation/examples": "examples"]),
  ]

  @Test(arguments: pages)
  func `all examples of a page do what it says`(_ page: Page) throws {
    let folder = try TemporaryFolder()
    for (source, name) in page.files { try folder.copy(Project.root + "/" + source, to: name) }
    let programs = URL(fileURLWithPath: Project.program).deletingLastPathComponent().path
    let path = ProcessInfo.processInfo.environment["PATH"] ?? ""
    let page = (name: page.name, text: try ConsoleExamples(path: Project.root + "/" + page.name))
    #expect(page.text.examples.count >= 8)
    let isUpdated = ProcessInfo.processInfo.environment["WAVEHOUSE_UPDATE"] == "1"
    var updates: [Int: [String]] = [:]
    for example in page.text.examples {
      if example.command.contains("WAVEHOUSE_DOCUMENTS"), Project.documents == nil { continue }
      let run = try Run.shell(
        "{ \(example.command); } 2>&1", in: folder.path,
        environment: [
          "PATH": programs + ":" + path, "WAVEHOUSE_DOCUMENTS": Project.documents ?? "",
          "WAVEHOUSE_HOME": Project.root,
        ])
      let printed = ConsoleExamples.lines(run.output)
      var expected = example.expected[...]
      if expected.last == "", printed.last != "" { expected.removeLast() }
      guard !ConsoleExamples.matches(printed[...], expected) else { continue }
      if isUpdated, !example.isShortened {
        updates[example.line] = printed
      } else {
        Issue.record(
          "\(page.name):\(example.line): \(example.command)\n--- printed:\n\(run.output)")
      }
    }
    if !updates.isEmpty { try page.text.update(updates) }
  }
}
