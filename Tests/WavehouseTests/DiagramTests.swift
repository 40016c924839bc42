import Foundation
import FoundationXML
import Store
import Survey
import TestSupport
import Testing
import Text
@testable import wavehouse

/// The entity–relationship diagram of the schema, as it is drawn and as Mermaid is told.
@Suite struct DiagramTests {
  private static let schema = try? Schema(BuiltWarehouse.open(), in: .english)

  /// What is drawn: all tables, and each table or view with its neighbours.
  static let drawings: [(name: String, objects: [Schema.Object])] = {
    guard let schema else { return [] }
    return [("all", schema.objects.filter { !$0.isView })]
      + schema.objects.map { ($0.name, schema.neighbours(of: $0.name)) }
  }()
  private static let names = drawings.map(\.name)

  private func objects(_ name: String) throws -> [Schema.Object] {
    try #require(Self.drawings.first { $0.name == name }).objects
  }

  // MARK: Layout

  @Test(arguments: names)
  func `no boxes overlap, and no line runs through a box`(name: String) throws {
    let layout = DiagramLayout(try objects(name))
    #expect(layout.boxes.count == (try objects(name)).count)
    for (place, box) in layout.boxes.enumerated() {
      #expect(box.x >= 0 && box.y >= 0)
      for other in layout.boxes[(place + 1)...] {
        let isApart =
          box.x + box.width < other.x || other.x + other.width < box.x
          || box.y + box.height < other.y || other.y + other.height < box.y
        #expect(isApart, "\(box.object) \(other.object)")
      }
      for line in layout.lines {
        for (from, to) in zip(line.points, line.points.dropFirst()) {
          let isOutside =
            max(from.x, to.x) <= box.x || min(from.x, to.x) >= box.x + box.width
            || max(from.y, to.y) < box.y || min(from.y, to.y) > box.y + box.height
          #expect(isOutside, "a line to \(line.target) through \(box.object)")
        }
      }
    }
  }

  @Test(arguments: names)
  func `no line lies on one to another table`(name: String) throws {
    let lines = DiagramLayout(try objects(name)).lines.flatMap { line in
      zip(line.points, line.points.dropFirst()).map { (target: line.target, from: $0, to: $1) }
    }
    for (place, line) in lines.enumerated() {
      for other in lines[(place + 1)...] where other.target != line.target {
        let isOn =
          line.from.y == line.to.y && other.from.y == other.to.y && line.from.y == other.from.y
          ? overlap((line.from.x, line.to.x), (other.from.x, other.to.x))
          : line.from.x == line.to.x && other.from.x == other.to.x && line.from.x == other.from.x
            && overlap((line.from.y, line.to.y), (other.from.y, other.to.y))
        #expect(!isOn, "\(line) \(other)")
      }
    }
  }

  private func overlap(_ first: (Int, Int), _ second: (Int, Int)) -> Bool {
    max(min(first.0, first.1), min(second.0, second.1))
      < min(max(first.0, first.1), max(second.0, second.1))
  }

  @Test func `every reference has a line that ends at a row of its table`() throws {
    let objects = try objects("all")
    let layout = DiagramLayout(objects)
    let ends = layout.lines.filter { $0.end != .passes }
    #expect(ends.count == objects.map(\.references.count).reduce(0, +))
    for (place, object) in objects.enumerated() {
      let box = try #require(layout.boxes.first { $0.object == place })
      let own = ends.filter { $0.points.last?.x == box.x && box.holds($0.points.last?.y) }
      #expect(
        own.map { objects[$0.target].name }.sorted() == object.references.map(\.table).sorted(),
        "\(object.name)")
    }
  }

  @Test func `a line begins at the table that is referred to, or goes on from another`() throws {
    let layout = DiagramLayout(try objects("all"))
    for line in layout.lines {
      let start = try #require(line.points.first)
      let isAtBox = layout.boxes.contains { box in
        box.object == line.target && [box.x, box.x + box.width].contains(start.x)
          && box.holds(start.y)
      }
      let isContinued = layout.lines.contains { other in
        guard other.target == line.target, let end = other.points.last else { return false }
        return end == start
      }
      #expect(line.beginsAtTarget ? isAtBox : isContinued)
    }
  }

  // MARK: SVG

  @Test(arguments: names)
  func `the drawing is XML and is told in words`(name: String) throws {
    let objects = try objects(name)
    let reader = SVGReader()
    let parser = XMLParser(data: Data(SchemaDiagram.text(objects, in: .german).utf8))
    parser.delegate = reader
    #expect(parser.parse(), "\(parser.parserError.map { "\($0)" } ?? "")")
    for object in objects {
      #expect(reader.texts["text"]?.contains(object.name) == true)
      #expect(reader.texts["title"]?.contains { $0.hasPrefix(object.name + ": ") } == true)
      for column in object.columns {
        #expect(reader.texts["text"]?.contains(column.name) == true)
      }
    }
    #expect(reader.texts["title"]?.first == "Die Tabellen und ihre Verweise")
    #expect(reader.texts["desc"]?.count == 1)
  }

  @Test func `the description tells every reference`() throws {
    let objects = try objects("size_classes")
    let text = SchemaDiagram.text(objects, in: .english)
    #expect(
      text.contains("size_classes refers to waves (wave_id), unit_kinds (unit_kind), documents"))
    #expect(text.contains("respondents refers to size_classes (size_class_id)."))
  }

  // MARK: Mermaid

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

extension DiagramLayout.Box {
  /// Whether a height is within the box.
  fileprivate func holds(_ height: Int?) -> Bool {
    height.map { $0 > y && $0 < y + self.height } ?? false
  }
}

/// The texts of an SVG by the name of their element.
private final class SVGReader: NSObject, XMLParserDelegate {
  private(set) var texts: [String: [String]] = [:]
  private var text = ""

  func parser(
    _ parser: XMLParser, didStartElement element: String, namespaceURI: String?,
    qualifiedName: String?, attributes: [String: String]
  ) { text = "" }

  func parser(_ parser: XMLParser, foundCharacters string: String) { text += string }

  func parser(
    _ parser: XMLParser, didEndElement element: String, namespaceURI: String?,
    qualifiedName: String?
  ) {
    texts[element, default: []].append(text)
    text = ""
  }
}
