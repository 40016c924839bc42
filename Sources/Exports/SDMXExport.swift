package import Platform
package import Database
import Survey
import Text

/// Writes the findings as SDMX-CSV 2.0 (<https://github.com/sdmx-twg/sdmx-csv>), and beside them what their
/// columns and codes mean, as a structure message of SDMX-ML 3.0
/// (<https://github.com/sdmx-twg/sdmx-ml>).
package struct SDMXExport {
  private let connection: Connection

  /// Reads an open warehouse.
  package init(_ connection: Connection) { self.connection = connection }

  /// Writes `findings.csv` and `structure.xml`.
  ///
  /// - Returns: How many observations there are.
  /// - Throws: `DatabaseError`, or what writing throws.
  package func write(to folder: NewFolder) throws -> Int {
    try connection.snapshot {
      try folder.file("structure.xml", try structure())
      var count = 0
      try folder.file("findings.csv") { count = try observations(to: $0) }
      return count
    }
  }

  // MARK: Observations

  private func observations(to stream: TextStream) throws -> Int {
    let components = SDMXStructure.components
    let names = components.map(\.id)
    try stream.write(
      CSVRow.text((["STRUCTURE", "STRUCTURE_ID", "ACTION"] + names).map { .text($0) }))
    let flow =
      "\(SDMXStructure.agency):\(SDMXStructure.dataflow)(\(SDMXStructure.version))"
    let list = components.map { "\($0.column)" }.joined(separator: ", ")
    let key = SDMXStructure.dimensions.map(\.column).joined(separator: ", ")
    var count = 0
    try connection.forEachRow(
      "SELECT \(list) FROM (\(SDMXStructure.query)) AS o ORDER BY \(key)"
    ) { row in
      // I: for information, no order to change anything.
      var values: [Value] = [.text("dataflow"), .text(flow), .text("I")]
      for (place, component) in components.enumerated() {
        let value = row.value(place)
        if case .codes = component.representation, let name = value.text {
          values.append(.text(SDMXStructure.id(name)))
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

  private func structure() throws -> String {
    var codeLists: [String] = []
    for component in SDMXStructure.components {
      if case .codes(let list) = component.representation { codeLists.append(try codeList(list)) }
    }
    let namespace = "http://www.sdmx.org/resources/sdmxml/schemas/v3_0"
    return """
      <?xml version="1.0" encoding="UTF-8"?>
      <mes:Structure xmlns:mes="\(namespace)/message" xmlns:str="\(namespace)/structure" \
      xmlns:com="\(namespace)/common">
        <mes:Header>
          <mes:ID>\(SDMXStructure.dataflow)</mes:ID>
          <mes:Test>false</mes:Test>
          <mes:Prepared>\(try prepared())</mes:Prepared>
          <mes:Sender id="\(SDMXStructure.agency)"/>
        </mes:Header>
        <mes:Structures>
          <str:Codelists>
      \(codeLists.joined())    </str:Codelists>
      \(concepts)\(dataflow)\(dataStructure)  </mes:Structures>
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

  private func codeList(_ list: SDMXCodeList) throws -> String {
    var codes = ""
    try connection.forEachRow(list.query) { row in
      let name = row.text(0) ?? ""
      let id = SDMXStructure.id(name)
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
        \(annotation)          \(Self.names(Labels(german: row.text(1) ?? name, english: row.text(2) ?? name)))
                </str:Code>

        """
    }
    return """
            <str:Codelist \(Self.identity(list.id))>
              \(Self.names(list.labels))
      \(codes)      </str:Codelist>

      """
  }

  private var concepts: String {
    let list = SDMXStructure.components.map { component in
      """
              <str:Concept id="\(component.id)">
                \(Self.names(component.labels))
              </str:Concept>

      """
    }
    return """
          <str:ConceptSchemes>
            <str:ConceptScheme \(Self.identity(SDMXStructure.conceptScheme))>
              \(Self.names(Labels(german: "Begriffe der Befunde", english: "Concepts of the findings")))
      \(list.joined())      </str:ConceptScheme>
          </str:ConceptSchemes>

      """
  }

  private var dataflow: String {
    let structure = Self.urn("datastructure.DataStructure", SDMXStructure.dataStructure)
    return """
          <str:Dataflows>
            <str:Dataflow \(Self.identity(SDMXStructure.dataflow))>
              \(Self.names(Labels(german: "Befunde", english: "Findings")))
              <str:Structure>\(structure)</str:Structure>
            </str:Dataflow>
          </str:Dataflows>

      """
  }

  private var dataStructure: String {
    let dimensions = SDMXStructure.dimensions.enumerated().map { place, dimension in
      Self.component("Dimension", dimension, "position=\"\(place + 1)\"")
    }
    let attributes = SDMXStructure.attributes.map { attribute in
      Self.component(
        "Attribute", attribute, "usage=\"optional\"",
        "              <str:AttributeRelationship><str:Observation/></str:AttributeRelationship>\n")
    }
    let measure = Self.component("Measure", SDMXStructure.measure, "usage=\"optional\"")
    return """
          <str:DataStructures>
            <str:DataStructure \(Self.identity(SDMXStructure.dataStructure))>
              \(Self.names(Labels(german: "Aufbau der Befunde", english: "Structure of the findings")))
              <str:DataStructureComponents>
                <str:DimensionList id="DimensionDescriptor">
      \(dimensions.joined())          </str:DimensionList>
                <str:AttributeList id="AttributeDescriptor">
      \(attributes.joined())          </str:AttributeList>
                <str:MeasureList id="MeasureDescriptor">
      \(measure)          </str:MeasureList>
              </str:DataStructureComponents>
            </str:DataStructure>
          </str:DataStructures>

      """
  }

  private static func component(
    _ element: String, _ component: SDMXStructure.Component, _ properties: String,
    _ rest: String = ""
  ) -> String {
    let concept = urn("conceptscheme.Concept", SDMXStructure.conceptScheme) + "." + component.id
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
    "id=\"\(id)\" agencyID=\"\(SDMXStructure.agency)\" version=\"\(SDMXStructure.version)\""
  }

  private static func urn(_ kind: String, _ id: String) -> String {
    "urn:sdmx:org.sdmx.infomodel.\(kind)=\(SDMXStructure.agency):\(id)(\(SDMXStructure.version))"
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
