import Errors

/// A JSON value that knows where in its text it stands, so that a message can point there.
package struct JSON: Hashable, Sendable {
  /// What a value is.
  package enum Content: Hashable, Sendable {
    /// `null`
    case null
    /// `true` or `false`
    case boolean(Bool)
    /// A number.
    case number(Double)
    /// A whole number that a double might not hold; only written, never read.
    case integer(Int64)
    /// A string, with its escapes resolved.
    case string(String)
    /// A list.
    case array([JSON])
    /// Names and values, in order.
    case object([Member])
  }

  /// A name and its value in an object.
  package struct Member: Hashable, Sendable {
    /// The name.
    package let name: String
    /// The value.
    package let value: JSON
  }

  /// What the value is.
  package let content: Content
  /// Where it begins.
  package let position: Position

  /// Describes a value.
  package init(_ content: Content, at position: Position = Position(line: 1, column: 1)) {
    self.content = content
    self.position = position
  }

  /// Parses a text.
  ///
  /// - Throws: ``JSONError`` at the first place that is not JSON (RFC 8259), at a name that an
  ///   object holds twice, and where values are nested more than 64 deep.
  package static func parse(_ bytes: [UInt8]) throws(JSONError) -> JSON {
    var parser = JSONParser(bytes: bytes)
    return try parser.document()
  }

  /// The value of a member of an object; `nil` when this is no object or has no such member.
  package subscript(name: String) -> JSON? {
    guard case .object(let members) = content else { return nil }
    return members.first { $0.name == name }?.value
  }

  /// The string, if it is one.
  package var string: String? {
    if case .string(let string) = content { string } else { nil }
  }

  /// The number, if it is one.
  package var number: Double? {
    if case .number(let number) = content { number } else { nil }
  }

  /// The truth value, if it is one.
  package var boolean: Bool? {
    if case .boolean(let boolean) = content { boolean } else { nil }
  }

  /// The elements, if it is a list.
  package var array: [JSON]? {
    if case .array(let array) = content { array } else { nil }
  }

  /// The members, if it is an object.
  package var members: [Member]? {
    if case .object(let members) = content { members } else { nil }
  }
}

/// Where and why a text is not JSON.
package struct JSONError: PlacedError, Hashable {
  /// The place.
  package let position: Position
  /// What is wrong there.
  package let message: String
}
