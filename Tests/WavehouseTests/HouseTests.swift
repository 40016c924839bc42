import Foundation
import TestSupport
import Testing

/// The house as `Package.swift` draws it.
@Suite struct HouseTests {
  /// A target of the program.
  private struct Room {
    let name: String
    let folder: String
    let uses: [String]
    /// The heading under which it stands.
    let floor: String
  }

  /// Headers of C, which are no rooms.
  private static let modules: Set<String> = ["SQLite", "SystemCalls"]

  private let rooms: [Room]

  init() throws {
    let text = try String(contentsOfFile: Project.root + "/Package.swift", encoding: .utf8)
    let targets = text.split(separator: "// MARK: Tests")[0].split(separator: "targets: [\n")[1]
    var rooms: [Room] = []
    for floor in targets.split(separator: "// MARK: ").dropFirst() {
      let heading = String(floor.prefix { $0 != "\n" })
      for call in floor.matches(
        of: /(?:room\(|executableTarget\(\s*name:)\s*"(\w+)"([^()]*)\)/)
      {
        let parts = String(call.output.2)
        let folder = parts.firstMatch(of: /in: "([^"]*)"/).map { String($0.output.1) } ?? ""
        let list = parts.firstMatch(of: /(?:uses|dependencies): \[([^\]]*)\]/)
        rooms.append(
          Room(
            name: String(call.output.1), folder: "Sources/\(folder)\(call.output.1)",
            uses: (list?.output.1 ?? "").matches(of: /"(\w+)"/).map { String($0.output.1) },
            floor: heading))
      }
    }
    self.rooms = rooms
  }

  @Test func `every folder of sources is a room, and every room a folder`() throws {
    let sources = Project.root + "/Sources"
    let names = try FileManager.default.contentsOfDirectory(atPath: sources).filter {
      !Self.modules.contains($0) && $0 != "Formats"
    }
    let formats = try FileManager.default.contentsOfDirectory(atPath: sources + "/Formats")
    #expect(Set(names + formats) == Set(rooms.map(\.name)))
    for room in rooms {
      #expect(FileManager.default.fileExists(atPath: "\(Project.root)/\(room.folder)"))
    }
  }

  @Test func `a room uses only rooms that stand above it in Package.swift`() {
    var above = Self.modules
    for room in rooms {
      #expect(above.isSuperset(of: room.uses), "\(room.name) uses \(room.uses)")
      above.insert(room.name)
    }
  }

  @Test func `a room imports what Package.swift lets it use, and nothing is let for nothing`()
    throws
  {
    let names = Set(rooms.map(\.name))
    for room in rooms {
      let imports = try files(of: room).reduce(into: Set<String>()) { found, file in
        let matches = file.text.matches(of: /(?m)^(?:package )?import (\w+)$/)
        found.formUnion(matches.map { String($0.output.1) })
      }
      #expect(imports.intersection(names) == Set(room.uses).intersection(names), "\(room.name)")
    }
  }

  /// The rooms by floor, with an arrow to each that is used and not already used by another that is.
  private var picture: String {
    let uses = Dictionary(uniqueKeysWithValues: rooms.map { ($0.name, $0.uses) })
    func all(_ name: String) -> Set<String> {
      (uses[name] ?? []).reduce(into: []) { $0.formUnion(all($1).union([$1])) }
    }
    var lines = ["```mermaid", "flowchart TD"]
    var floors: [String] = []
    for room in rooms where !floors.contains(room.floor) { floors.append(room.floor) }
    for (number, floor) in floors.enumerated().reversed() {
      lines.append("  subgraph floor\(number + 1) [\"\(floor)\"]")
      lines += rooms.filter { $0.floor == floor }.map { "    \($0.name)" }
      lines.append("  end")
    }
    for room in rooms.reversed() {
      for used in room.uses where !Self.modules.contains(used) {
        let isIndirect = room.uses.contains { $0 != used && all($0).contains(used) }
        if !isIndirect { lines.append("  \(room.name) --> \(used)") }
      }
    }
    return (lines + ["```"]).joined(separator: "\n")
  }

  @Test func `ARCHITECTURE.md shows the rooms of Package.swift`() throws {
    let path = Project.root + "/ARCHITECTURE.md"
    var text = try String(contentsOfFile: path, encoding: .utf8)
    let start = try #require(text.range(of: "```mermaid\nflowchart TD"))
    let end = try #require(text.range(of: "\n```", range: start.upperBound..<text.endIndex))
    if ProcessInfo.processInfo.environment["WAVEHOUSE_UPDATE"] != nil {
      text.replaceSubrange(start.lowerBound..<end.upperBound, with: picture)
      try text.write(toFile: path, atomically: true, encoding: .utf8)
    } else {
      #expect(text[start.lowerBound..<end.upperBound] == picture)
    }
    for room in rooms { #expect(text.contains("| `\(room.name)` |"), "\(room.name) has no row") }
  }

  // MARK: Folders of a room

  private struct File {
    let folder: String
    let text: String
    /// The names of its types that other files can use.
    var types: Set<Substring> = []
    /// All words of its code.
    var words: Set<Substring> = []
  }

  private func files(of room: Room) throws -> [File] {
    let root = URL(fileURLWithPath: "\(Project.root)/\(room.folder)")
    let found = FileManager.default.enumerator(at: root, includingPropertiesForKeys: nil)
    return try (found?.compactMap { $0 as? URL } ?? []).filter { $0.pathExtension == "swift" }.map {
      var file = File(
        folder: $0.deletingLastPathComponent().lastPathComponent,
        text: try String(contentsOf: $0, encoding: .utf8))
      for line in file.text.split(separator: "\n") {
        guard !line.drop(while: { $0 == " " }).hasPrefix("//") else { continue }
        // What stands in a text is no use of it.
        let code = line.replacing(/"[^"]*"/, with: "")
        let words = code.split { !$0.isLetter && !$0.isNumber && $0 != "_" }
        file.words.formUnion(words)
        guard line.first != " ", !words.contains("private"), !words.contains("fileprivate") else {
          continue
        }
        let kinds: Set<Substring> = ["struct", "enum", "class", "protocol", "actor", "typealias"]
        if let place = words.firstIndex(where: kinds.contains), place + 1 < words.count {
          file.types.insert(words[place + 1])
        }
      }
      return file
    }
  }

  @Test func `no two folders of a room use each other`() throws {
    for room in rooms {
      let files = try files(of: room)
      let folders = Dictionary(grouping: files, by: \.folder)
      let types = folders.mapValues { $0.reduce(into: Set<Substring>()) { $0.formUnion($1.types) } }
      let words = folders.mapValues { $0.reduce(into: Set<Substring>()) { $0.formUnion($1.words) } }
      func used(by one: String, of other: String) -> [Substring] {
        (words[one] ?? []).intersection(types[other] ?? []).subtracting(types[one] ?? []).sorted()
      }
      for one in folders.keys.sorted() {
        for other in folders.keys where one < other {
          let (there, back) = (used(by: one, of: other), used(by: other, of: one))
          #expect(
            there.isEmpty || back.isEmpty,
            "\(room.name): \(one) uses \(there) of \(other), which uses \(back)")
        }
      }
    }
  }
}
