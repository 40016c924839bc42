import Foundation
import TestSupport

/// The command blocks of a Markdown page.
///
/// A block is fenced as `console`; a line that begins with `$ ` is a command, the lines below are
/// what it prints, both streams together. A line `…` stands for any number of lines.
struct ConsoleExamples {
  struct Example {
    /// The number of the command's line in the page.
    let line: Int
    let command: String
    /// The lines that the page says it prints, without an empty last one.
    fileprivate(set) var expected: [String] = []
    /// Whether a `…` stands for lines that are not shown.
    var isShortened: Bool { expected.contains("…") }
  }

  let examples: [Example]
  private let path: String
  private let lines: [String]

  /// Reads a page.
  init(path: String) throws {
    self.path = path
    lines = try String(contentsOfFile: path, encoding: .utf8).components(separatedBy: "\n")
    var examples: [Example] = []
    var inside = false
    for (index, line) in lines.enumerated() {
      if line.hasPrefix("```") {
        inside = line == "```console"
      } else if inside, line.hasPrefix("$ ") {
        examples.append(Example(line: index + 1, command: String(line.dropFirst(2))))
      } else if inside, !examples.isEmpty {
        examples[examples.count - 1].expected.append(line)
      }
    }
    self.examples = examples
  }

  /// What a command prints, as lines.
  static func lines(_ output: String) -> [String] {
    var lines = output.components(separatedBy: "\n")
    if lines.last == "" { lines.removeLast() }
    return lines
  }

  /// Whether lines are as expected, `…` standing for any.
  static func matches(_ lines: ArraySlice<String>, _ expected: ArraySlice<String>) -> Bool {
    guard let first = expected.first else { return lines.isEmpty }
    if first == "…" {
      return lines.indices.contains { matches(lines[$0...], expected.dropFirst()) }
        || matches([], expected.dropFirst())
    }
    return lines.first == first && matches(lines.dropFirst(), expected.dropFirst())
  }

  /// Writes the page anew with other outputs, by the lines of their commands.
  func update(_ outputs: [Int: [String]]) throws {
    var page = lines
    for example in examples.reversed() {
      guard let output = outputs[example.line] else { continue }
      page.replaceSubrange(example.line..<(example.line + example.expected.count), with: output)
    }
    try page.joined(separator: "\n").write(toFile: path, atomically: true, encoding: .utf8)
  }
}
