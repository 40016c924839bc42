import Store
import Survey
import TestSupport
import Testing
@testable import wavehouse

/// The entity–relationship diagram of the schema, as Mermaid is told.
@Suite struct MermaidDiagramTests {
  private static let schema = try? FileSchema(BuiltWarehouse.open())

  /// What is drawn: all tables, and each table or view with its neighbours.
  static let drawings: [(name: String, objects: [FileSchema.Object])] = {
    guard let schema else { return [] }
    return [("all", schema.objects.filter { !$0.isView })]
      + schema.objects.map { ($0.name, schema.neighbours(of: $0.name)) }
  }()
  private static let names = drawings.map(\.name)

  private func objects(_ name: String) throws -> [FileSchema.Object] {
    try #require(Self.drawings.first { $0.name == name }).objects
  }

  @Test(arguments: names)
  func `Mermaid's grammar takes every line, and knows what is related`(name: String) throws {
    let objects = try objects(name)
    let text = MermaidDiagram.text(objects)
    // The length at which Mermaid stops reading (maxTextSize).
    #expect(text.utf16.count < 50_000)
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false)[...]
    #expect(lines.popFirst() == "erDiagram")
    #expect(lines.popLast() == "")
    var entities: Set<Substring> = []
    var isInside = false
    var relations = 0
    for line in lines {
      if isInside {
        isInside = line != "  }"
        if isInside {
          #expect(
            line.wholeMatch(of: #/    [a-z]+ [a-z][a-z0-9_]*( (PK|FK|PK, FK))?/#) != nil, "\(line)")
        }
      } else if let match = line.wholeMatch(of: #/  ([a-z][a-z0-9_]*) \{/#) {
        entities.insert(match.1)
        isInside = true
      } else {
        let match = try #require(
          line.wholeMatch(
            of: #/  ([a-z][a-z0-9_]*) (?:\|\||\|o)--o\{ ([a-z][a-z0-9_]*) : "[a-z0-9_, ]+"/#),
          "\(line)")
        #expect(entities.contains(match.1) && entities.contains(match.2))
        relations += 1
      }
    }
    #expect(!isInside)
    #expect(entities.count == objects.count)
    #expect(relations == objects.map(\.references.count).reduce(0, +))
  }

  @Test func `Mermaid is told keys and what may be missing`() throws {
    #expect(
      MermaidDiagram.text(try objects("study_waves")) == """
        erDiagram
          studies {
            text study_id PK
            text title
            text short_title
            text authors
            text publisher
            text published
            text licence
            text note
          }
          waves {
            text wave_id PK
            text label_de
            text label_en
            text population_de
            text population_en
            text fieldwork_start
            text fieldwork_end
            text mode
            text sampling
            text origin
            text note
          }
          study_waves {
            text study_id PK, FK
            text wave_id PK, FK
          }
          studies ||--o{ study_waves : "study_id"
          waves ||--o{ study_waves : "wave_id"

        """)
  }
}
