import Foundation
import TestSupport
import Testing

/// Every command block of README.md is run and its output compared.
///
/// A block is fenced as `console`; a line that begins with `$ ` is a command, the lines below are
/// what it prints, both streams together. A line `…` stands for any number of lines.
@Suite struct ReadmeTests {
  private struct Example {
    let line: Int
    let command: String
    var expected: [String] = []
  }

  private func examples() throws -> [Example] {
    let text = try String(contentsOfFile: Project.root + "/README.md", encoding: .utf8)
    var examples: [Example] = []
    var inside = false
    for (index, line) in text.components(separatedBy: "\n").enumerated() {
      if line.hasPrefix("```") {
        inside = line == "```console"
      } else if inside, line.hasPrefix("$ ") {
        examples.append(Example(line: index + 1, command: String(line.dropFirst(2))))
      } else if inside, !examples.isEmpty {
        examples[examples.count - 1].expected.append(line)
      }
    }
    return examples
  }

  /// Whether lines are as expected, `…` standing for any.
  private func matches(_ lines: ArraySlice<String>, _ expected: ArraySlice<String>) -> Bool {
    guard let first = expected.first else { return lines.isEmpty }
    if first == "…" {
      return lines.indices.contains { matches(lines[$0...], expected.dropFirst()) }
        || matches([], expected.dropFirst())
    }
    return lines.first == first && matches(lines.dropFirst(), expected.dropFirst())
  }

  @Test func `all examples of the README do what it says`() throws {
    let folder = try TemporaryFolder()
    for name in ["Seeds", "Migrations"] { try folder.copy(Project.root + "/" + name, to: name) }
    let programs = URL(fileURLWithPath: Project.program).deletingLastPathComponent().path
    let path = ProcessInfo.processInfo.environment["PATH"] ?? ""
    let examples = try examples()
    #expect(examples.count >= 8)
    for example in examples {
      if example.command.contains("WAVEHOUSE_DOCUMENTS"), Project.documents == nil { continue }
      let run = try Run.shell(
        "{ \(example.command); } 2>&1", in: folder.path,
        environment: [
          "PATH": programs + ":" + path, "WAVEHOUSE_DOCUMENTS": Project.documents ?? "",
        ])
      var printed = run.output.components(separatedBy: "\n")[...]
      if printed.last == "" { printed.removeLast() }
      var expected = example.expected[...]
      if expected.last == "" { expected.removeLast() }
      if !matches(printed, expected) {
        Issue.record("README.md:\(example.line): \(example.command)\n--- printed:\n\(run.output)")
      }
    }
  }
}
