import Database
@testable import Exports
import Foundation
import Platform
import TestSupport
import Testing
import Text

#if canImport(FoundationXML)
  import FoundationXML
#endif

@Suite struct SDMXExportTests {
  /// Gathers the codes of each list, the enumerations that components name, and original identifiers.
  private final class Reader: NSObject, XMLParserDelegate {
    var codes: [String: [String]] = [:]
    var originals: [String] = []
    var components: [String] = []
    private var list = ""
    private var text = ""

    func parser(
      _: XMLParser, didStartElement element: String, namespaceURI: String?,
      qualifiedName: String?, attributes: [String: String] = [:]
    ) {
      text = ""
      let id = attributes["id"] ?? ""
      switch element {
      case "str:Codelist":
        list = id
        codes[list] = []
      case "str:Code": codes[list]?.append(id)
      case "str:Dimension", "str:Attribute", "str:Measure": components.append(id)
      default: break
      }
    }

    func parser(_: XMLParser, foundCharacters string: String) { text += string }

    func parser(
      _: XMLParser, didEndElement element: String, namespaceURI: String?, qualifiedName: String?
    ) {
      if element == "com:AnnotationTitle" { originals.append(text) }
    }
  }

  @Test(arguments: [
    ("nrw-2020/all", "nrw-2020@all"), ("typfrage:473:523", "typfrage$3A473$3A523"),
    ("a@b", "a$40b"),
    ("a$b", "a$24b"), ("ä.b", "$C3$A4$2Eb"), ("A_9-", "A_9-"), ("", ""),
  ])
  func `a name becomes an identifier that it can be had back from`(name: String, id: String) {
    #expect(SDMXFlow.id(name) == id)
    var bytes: [UInt8] = []
    var rest = Array(id.utf8)[...]
    while let byte = rest.popFirst() {
      switch byte {
      case UInt8(ascii: "@"): bytes.append(UInt8(ascii: "/"))
      case UInt8(ascii: "$"):
        bytes.append(UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16) ?? 0)
        rest = rest.dropFirst(2)
      default: bytes.append(byte)
      }
    }
    #expect(String(decoding: bytes, as: UTF8.self) == name)
  }

  @Test func `text is escaped for XML`() {
    #expect(SDMXExport.escaped("a<b & \"c\">\u{1}\nä") == "a&lt;b &amp; &quot;c&quot;&gt;&#10;ä")
  }

  @Test func `every observation has its own key and every code is in its list`() throws {
    let folder = try TemporaryFolder()
    let connection = try BuiltWarehouse.open()
    let counts = try Replacement(of: folder.file("sdmx")).folder {
      try SDMXExport(connection).write(to: $0)
    }
    for (flow, count) in [("findings", counts.findings), ("statements", counts.statements)] {
      #expect(
        try connection.value("SELECT count(*) FROM \(flow)") == .integer(Int64(count)), "\(flow)")
    }
    let reader = Reader()
    let parser = XMLParser(
      data: Data(try FileSystem.bytes(of: folder.file("sdmx/structure.xml"))))
    parser.delegate = reader
    try #require(parser.parse(), "\(String(describing: parser.parserError))")
    let components = SDMXFlow.all.flatMap { $0.dimensions + $0.attributes + [$0.measure] }
    #expect(reader.components == components.map(\.id))
    var used: [String: Set<String>] = [:]
    for (flow, count) in zip(SDMXFlow.all, [counts.findings, counts.statements]) {
      let table = try CSV(
        FileSystem.bytes(of: folder.file("sdmx/" + flow.file)),
        choice: .init(encoding: .utf8, delimiter: .comma))
      let components = flow.components
      #expect(
        table.rows[0].map(\.text)
          == ["STRUCTURE", "STRUCTURE_ID", "ACTION"] + components.map(\.id))
      let rows = table.rows.dropFirst().map { $0.map(\.text) }
      #expect(rows.count == count)
      let keys = rows.map { Array($0[3..<(3 + flow.dimensions.count)]) }
      #expect(Set(keys).count == count && keys.allSatisfy { !$0.contains("") })
      for (place, component) in components.enumerated() {
        guard case .codes(let list) = component.representation else { continue }
        used[list.id, default: []].formUnion(rows.map { $0[3 + place] })
      }
    }
    for (list, codes) in reader.codes {
      #expect(used[list]?.subtracting([""]) == Set(codes), "\(list)")
      #expect(Set(codes).count == codes.count)
      let allowed = codes.allSatisfy { code in
        code.utf8.allSatisfy {
          SDMXFlow.id(String(UnicodeScalar($0))).utf8.count == 1 || $0 == 0x40 || $0 == 0x24
        }
      }
      #expect(allowed, "\(list)")
    }
    #expect(reader.originals.contains("nrw-2020/all"))
  }

  @Test func `the first print of a figure is the one of the crosstabs`() throws {
    let differing = try BuiltWarehouse.open().value(
      """
      SELECT count(*)
      FROM crosstab_cells AS c
      WHERE NOT EXISTS (
        SELECT 1
        FROM (\(SDMXFlow.findings.query)) AS o
        WHERE o.finding_id = c.finding_id AND o.print = 1
      )
      """)
    #expect(differing == .integer(0))
  }
}
