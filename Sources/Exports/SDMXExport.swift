package import Platform
package import Database
import Store
import Survey
import Text

/// Writes findings and statements as SDMX-CSV 2.0 (<https://github.com/sdmx-twg/sdmx-csv>), and beside them
/// what their columns and codes mean, as a structure message of SDMX-ML 3.0
/// (<https://github.com/sdmx-twg/sdmx-ml>).
package struct SDMXExport {
  private let connection: Connection

  /// Reads an open warehouse.
  package init(_ connection: Connection) { self.connection = connection }

  /// Writes `findings.csv`, `statements.csv` and `structure.xml`.
  ///
  /// - Returns: How many findings there are, and how many statements.
  /// - Throws: `DatabaseError`, or what writing throws.
  package func write(to folder: NewFolder) throws -> (findings: Int, statements: Int) {
    try connection.snapshot {
      var used = UsedCodes()
      let counts = try SDMXFlow.all.map { flow in
        var count = 0
        try folder.file(flow.file) { count = try observations(of: flow, to: $0, &used) }
        return count
      }
      try folder.file("structure.xml", try structure(used))
      return (counts[0], counts[1])
    }
  }

  /// The names that stand in the observations, by code list.
  private struct UsedCodes {
    private(set) var lists: [String: Set<String>] = [:]
    private var last: [String: String] = [:]

    mutating func add(_ name: String, to list: String) {
      // Rows are in order, so that a name mostly comes again.
      if last[list] == name { return }
      last[list] = name
      lists[list, default: []].insert(name)
    }
  }

  // MARK: Observations

  private func observations(
    of flow: SDMXFlow, to stream: TextStream, _ used: inout UsedCodes
  ) throws -> Int {
    let components = flow.components
    let names = components.map(\.id)
    try stream.write(
      CSVRow.text((["STRUCTURE", "STRUCTURE_ID", "ACTION"] + names).map { .text($0) }))
    let identity = "\(SDMXFlow.agency):\(flow.id)(\(SDMXFlow.version))"
    let list = components.map(\.column).joined(separator: ", ")
    let key = flow.dimensions.map(\.column).joined(separator: ", ")
    var count = 0
    try connection.forEachRow(
      "SELECT \(list) FROM (\(flow.query)) AS o ORDER BY \(key)"
    ) { row in
      // I: for information, no order to change anything.
      var values: [Value] = [.text("dataflow"), .text(identity), .text("I")]
      for (place, component) in components.enumerated() {
        let value = row.value(place)
        if case .codes(let list) = component.representation, let name = value.text {
          used.add(name, to: list.id)
          values.append(.text(SDMXFlow.id(name)))
        } else {
          values.append(value)
        }
      }
      try stream.write(CSVRow.text(values))
      count += 1
    }
    return count
  }

  // MARK: Structure

  private func structure(_ used: UsedCodes) throws -> String {
    let schema = try FileSchema(connection).objects
    var codeLists: [String: String] = [:]
    for component in SDMXFlow.all.flatMap(\.components) {
      guard case .codes(let list) = component.representation, codeLists[list.id] == nil else {
        continue
      }
      codeLists[list.id] = try codeList(list, used.lists[list.id] ?? [], schema)
    }
    let flows = SDMXFlow.all
    let namespace = "http://www.sdmx.org/resources/sdmxml/schemas/v3_0"
    return """
      <?xml version="1.0" encoding="UTF-8"?>
      <mes:Structure xmlns:mes="\(namespace)/message" xmlns:str="\(namespace)/structure" \
      xmlns:com="\(namespace)/common">
        <mes:Header>
          <mes:ID>\(SDMXFlow.findings.id)</mes:ID>
          <mes:Test>false</mes:Test>
          <mes:Prepared>\(try prepared())</mes:Prepared>
          <mes:Sender id="\(SDMXFlow.agency)"/>
        </mes:Header>
        <mes:Structures>
          <str:Codelists>
      \(codeLists.sorted { $0.key < $1.key }.map(\.value).joined())    </str:Codelists>
          <str:ConceptSchemes>
      \(flows.map(concepts).joined())    </str:ConceptSchemes>
          <str:Dataflows>
      \(flows.map(dataflow).joined())    </str:Dataflows>
          <str:DataStructures>
      \(flows.map(dataStructure).joined())    </str:DataStructures>
        </mes:Structures>
      </mes:Structure>

      """
  }

  /// When the file was last imported into.
  ///
  /// A file that was built as a whole does not know: the first
  /// second that there is stands for that.
  private func prepared() throws -> String {
    try connection.value("SELECT max(imported_at) FROM imports")?.text ?? "1970-01-01T00:00:00Z"
  }

  private func codeList(
    _ list: SDMXCodeList, _ used: Set<String>, _ schema: [FileSchema.Object]
  ) throws -> String {
    var labels: [String: Labels] = [:]
    switch list.source {
    case .query(let sql):
      try connection.forEachRow(sql) { row in
        guard let name = row.text(0), used.contains(name) else { return }
        labels[name] = Labels(german: row.text(1) ?? name, english: row.text(2) ?? name)
      }
    case .vocabulary(let table, let column):
      let described = schema.first { $0.name == table }?.columns.first { $0.name == column }
      for value in described?.values ?? [] { labels[value.value] = value.meaning }
    }
    var codes = ""
    for name in used.sorted() {
      let id = SDMXFlow.id(name)
      let annotation =
        id == name
        ? ""
        : """
                  <com:Annotations>
                    <com:Annotation>
                      <com:AnnotationTitle>\(Self.escaped(name))</com:AnnotationTitle>
                      <com:AnnotationType>ORIGINAL_ID</com:AnnotationType>
                    </com:Annotation>
                  </com:Annotations>

        """
      codes += """
                <str:Code id="\(id)">
        \(annotation)          \(Self.names(labels[name] ?? Labels(german: name, english: name)))
                </str:Code>

        """
    }
    return """
            <str:Codelist \(Self.identity(list.id))>
              \(Self.names(list.labels))
      \(codes)      </str:Codelist>

      """
  }

  private func concepts(_ flow: SDMXFlow) -> String {
    let list = flow.components.map { component in
      """
              <str:Concept id="\(component.id)">
                \(Self.names(component.labels))
              </str:Concept>

      """
    }
    return """
            <str:ConceptScheme \(Self.identity(flow.conceptScheme))>
              \(Self.names(flow.labels))
      \(list.joined())      </str:ConceptScheme>

      """
  }

  private func dataflow(_ flow: SDMXFlow) -> String {
    """
          <str:Dataflow \(Self.identity(flow.id))>
            \(Self.names(flow.labels))
            <str:Structure>\(Self.urn("datastructure.DataStructure", flow.dataStructure))</str:Structure>
          </str:Dataflow>

    """
  }

  private func dataStructure(_ flow: SDMXFlow) -> String {
    let dimensions = flow.dimensions.enumerated().map { place, dimension in
      Self.component("Dimension", dimension, of: flow, "position=\"\(place + 1)\"")
    }
    let attributes = flow.attributes.map { attribute in
      Self.component(
        "Attribute", attribute, of: flow, "usage=\"optional\"",
        "              <str:AttributeRelationship><str:Observation/></str:AttributeRelationship>\n")
    }
    let measure = Self.component("Measure", flow.measure, of: flow, "usage=\"optional\"")
    return """
            <str:DataStructure \(Self.identity(flow.dataStructure))>
              \(Self.names(flow.labels))
              <str:DataStructureComponents>
                <str:DimensionList id="DimensionDescriptor">
      \(dimensions.joined())          </str:DimensionList>
                <str:AttributeList id="AttributeDescriptor">
      \(attributes.joined())          </str:AttributeList>
                <str:MeasureList id="MeasureDescriptor">
      \(measure)          </str:MeasureList>
              </str:DataStructureComponents>
            </str:DataStructure>

      """
  }

  private static func component(
    _ element: String, _ component: SDMXFlow.Component, of flow: SDMXFlow, _ properties: String,
    _ rest: String = ""
  ) -> String {
    let concept = urn("conceptscheme.Concept", flow.conceptScheme) + "." + component.id
    let representation =
      switch component.representation {
      case .codes(let list):
        "<str:Enumeration>\(urn("codelist.Codelist", list.id))</str:Enumeration>"
      case .text(let type): "<str:TextFormat textType=\"\(type)\"/>"
      }
    return """
                  <str:\(element) id="\(component.id)" \(properties)>
                    <str:ConceptIdentity>\(concept)</str:ConceptIdentity>
                    <str:LocalRepresentation>\(representation)</str:LocalRepresentation>
      \(rest)            </str:\(element)>

      """
  }

  private static func identity(_ id: String) -> String {
    "id=\"\(id)\" agencyID=\"\(SDMXFlow.agency)\" version=\"\(SDMXFlow.version)\""
  }

  private static func urn(_ kind: String, _ id: String) -> String {
    "urn:sdmx:org.sdmx.infomodel.\(kind)=\(SDMXFlow.agency):\(id)(\(SDMXFlow.version))"
  }

  private static func names(_ labels: Labels) -> String {
    Language.allCases.map {
      "<com:Name xml:lang=\"\($0.rawValue)\">\(escaped(labels[$0]))</com:Name>"
    }.joined()
  }

  /// A text as XML; characters that XML cannot hold are left out.
  static func escaped(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case "\t", "\n", "\r": result += "&#\(scalar.value);"
      case _ where scalar.value < 0x20 || scalar.value == 0xFFFE || scalar.value == 0xFFFF: break
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
