import Foundation
import TestSupport
import Testing

/// Every Markdown page of the project: its examples are run, its links followed, its pictures drawn.
///
/// A page is found by being there. Its examples run in their order in a folder of their own, which
/// holds `Documentation/examples` as `examples`. Run with `WAVEHOUSE_UPDATE=1` to write outputs and
/// pictures that differ anew; outputs shortened with `…` are left to be mended by hand.
@Suite struct PageTests {
  /// The paths of all pages in the project.
  private static let pages: [String] = {
    let files = FileManager.default
    let tops = (try? files.contentsOfDirectory(atPath: Project.root)) ?? []
    return tops.filter { !$0.hasPrefix(".") }
      .flatMap { top in
        [top] + (files.subpaths(atPath: Project.root + "/" + top) ?? []).map { top + "/" + $0 }
      }
      .filter { $0.hasSuffix(".md") }.sorted()
  }()

  @Test func `the pages are found`() throws {
    let examples = try Self.pages.map { try ConsoleExamples(path: Project.root + "/" + $0) }
    let counts = Dictionary(uniqueKeysWithValues: zip(Self.pages, examples.map(\.examples.count)))
    for page in ["README.md", "CONTRIBUTING.md", "Documentation/commands.md"] {
      #expect(counts[page] != nil)
    }
    #expect(
      counts.filter { $0.key.hasPrefix("Documentation/importing") && $0.value > 0 }.count == 6)
    #expect(counts.values.reduce(0, +) >= 165)
  }

  @Test func `who opens the README sees the whole of it`() throws {
    let readme = try String(contentsOfFile: Project.root + "/README.md", encoding: .utf8)
    #expect(readme.split(separator: "\n", omittingEmptySubsequences: false).count - 1 <= 150)
  }

  @Test(arguments: pages)
  func `all examples of a page do what it says`(_ page: String) throws {
    let examples = try ConsoleExamples(path: Project.root + "/" + page)
    guard !examples.examples.isEmpty else { return }
    let folder = try TemporaryFolder()
    try folder.copy(Project.root + "/Documentation/examples", to: "examples")
    let programs = URL(fileURLWithPath: Project.program).deletingLastPathComponent().path
    let path = ProcessInfo.processInfo.environment["PATH"] ?? ""
    var updates: [Int: [String]] = [:]
    for example in examples.examples {
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
      if WrittenFile.isUpdated, !example.isShortened {
        updates[example.line] = printed
      } else {
        Issue.record("\(page):\(example.line): \(example.command)\n--- printed:\n\(run.output)")
      }
    }
    if !updates.isEmpty { try examples.update(updates) }
    for picture in try MarkdownPage(page).pictures {
      try compare(picture, with: folder)
    }
  }

  /// Compares a picture that a page shows with the one that its examples drew.
  private func compare(_ picture: String, with folder: TemporaryFolder) throws {
    let name = picture.split(separator: "/").last.map(String.init) ?? picture
    let drawn = try String(contentsOfFile: folder.file(name), encoding: .utf8)
    let isTheSame = try WrittenFile.text(at: picture, now: drawn) == drawn
    #expect(isTheSame, "\(picture): run with WAVEHOUSE_UPDATE=1")
  }

  @Test(arguments: pages)
  func `every link of a page leads to something`(_ page: String) throws {
    for link in try MarkdownPage(page).links {
      let parts = link.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
      let folder = URL(fileURLWithPath: "/" + page).deletingLastPathComponent()
      let target =
        parts[0].isEmpty
        ? page : String(folder.appending(path: parts[0]).standardized.path.dropFirst())
      let exists = FileManager.default.fileExists(atPath: Project.root + "/" + target)
      #expect(exists, "\(page): \(link)")
      if exists, parts.count == 2 {
        #expect(try MarkdownPage(target).anchors.contains(String(parts[1])), "\(page): \(link)")
      }
    }
  }
}

/// What links of Markdown need to know of a page.
private struct MarkdownPage {
  /// The text without what stands in fences.
  private let text: String
  private let folder: String

  init(_ page: String) throws {
    folder = page.split(separator: "/").dropLast().map { $0 + "/" }.joined()
    var isFenced = false
    text = try String(contentsOfFile: Project.root + "/" + page, encoding: .utf8)
      .split(separator: "\n", omittingEmptySubsequences: false)
      .filter { line in
        if line.hasPrefix("```") { isFenced.toggle() }
        return !isFenced
      }
      .joined(separator: "\n")
  }

  /// Where its links lead, but for other sites.
  var links: [String] {
    text.matches(of: #/\]\(([^)\s]+)\)/#).map { String($0.1) }.filter { !$0.contains("://") }
  }

  /// The drawings that it shows, by their paths in the project.
  var pictures: [String] {
    text.matches(of: #/!\[[^\]]*\]\(([^)\s]+\.svg)\)/#).map { folder + $0.1 }
  }

  /// The names by which its headings can be linked to.
  var anchors: Set<String> {
    Set(
      text.matches(of: #/(?m)^#+ (.*)$/#).map { heading in
        heading.1.lowercased().filter { $0.isLetter || $0.isNumber || " -_".contains($0) }
          .replacing(" ", with: "-")
      })
  }
}
