import Errors

/// An element of an XML document, with the place where it begins.
///
/// What text a file of data needs and no more: no namespaces, no document type definitions, and of the
/// order of text and elements within one another nothing is kept.
package struct XML: Hashable, Sendable {
  /// An attribute.
  package struct Attribute: Hashable, Sendable {
    /// Its name.
    package let name: String
    /// Its value, with references resolved.
    package let value: String
  }

  /// Its name.
  package let name: String
  /// Its attributes, in order.
  package let attributes: [Attribute]
  /// The elements within, in order.
  package internal(set) var children: [XML] = []
  /// The characters within that are in no element: CDATA sections and text, with references resolved and
  /// lines that end with LF.
  package internal(set) var text = ""
  /// Where its tag begins.
  package let position: Position

  /// An element with nothing in it yet.
  package init(name: String, attributes: [Attribute], position: Position) {
    self.name = name
    self.attributes = attributes
    self.position = position
  }

  /// What a document may hold at most, so that a hostile file is refused and not gathered in memory.
  enum Limit {
    /// How deep elements may be nested.
    static let depth = 64
    /// How many elements there may be.
    static let elements = 4_000_000
    /// How many bytes.
    static let bytes = 256 << 20
  }

  /// The first element of a name within; `nil` when there is none.
  package subscript(name: String) -> XML? { children.first { $0.name == name } }

  /// The elements of a name within.
  package func all(_ name: String) -> [XML] { children.filter { $0.name == name } }

  /// Reads a document (XML 1.0, <https://www.w3.org/TR/xml/>).
  ///
  /// - Parameter bytes: The file, in UTF-8, in UTF-16 with a mark, or in the encoding that it declares.
  /// - Returns: Its outermost element.
  /// - Throws: ``XMLError`` at the first place that is not well-formed; also for an encoding that is not
  ///   known, a document type definition, elements that are nested more than 64 deep, and a file of more
  ///   than 256 MiB.
  package static func parse(_ bytes: [UInt8]) throws(XMLError) -> XML {
    guard bytes.count <= Limit.bytes else {
      throw XMLError(
        position: Position(line: 1, column: 1), message: "a file of more than 256 MiB")
    }
    var parser = XMLReader(bytes: try decoded(bytes))
    return try parser.document()
  }

  /// The text as UTF-8, after a byte order mark or the declaration.
  private static func decoded(_ bytes: [UInt8]) throws(XMLError) -> [UInt8] {
    let start = Position(line: 1, column: 1)
    var encoding = TextEncoding.utf8
    if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
      encoding = .utf16
    } else if let name = declaredEncoding(bytes) {
      guard let known = TextEncoding(named: name) else {
        throw XMLError(
          position: start, message: "the encoding \"\(name)\" is not known; save the file as UTF-8")
      }
      // What names an encoding in single bytes cannot be UTF-16.
      encoding = known.title == "UTF-16" ? .utf8 : known
    }
    do throws(TextError) {
      return try encoding.decode(bytes)
    } catch {
      throw XMLError(
        position: error.position,
        message:
          "a byte that is not \(encoding.title), in which the file should be; export it again")
    }
  }

  /// The encoding that an XML declaration at the beginning names.
  private static func declaredEncoding(_ bytes: [UInt8]) -> String? {
    let head = bytes.prefix(256).drop { [0xEF, 0xBB, 0xBF].contains($0) }
    guard head.starts(with: Array("<?xml".utf8)), let end = head.firstIndex(of: 0x3E) else {
      return nil
    }
    let declaration = String(decoding: head[..<end], as: UTF8.self)
    guard let place = declaration.firstRange(of: "encoding") else { return nil }
    let value = declaration[place.upperBound...].drop { $0 == " " || $0 == "=" }
    guard let quote = value.first, quote == "\"" || quote == "'" else { return nil }
    return String(value.dropFirst().prefix { $0 != quote })
  }
}

/// Where and why a text is not XML that can be read.
package struct XMLError: PlacedError, Hashable {
  /// The place.
  package let position: Position
  /// What is wrong there.
  package let message: String
}
