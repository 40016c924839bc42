import Store

/// An entity–relationship diagram as text that Mermaid draws.
///
/// After <https://mermaid.js.org/syntax/entityRelationshipDiagram.html>. Descriptions are left out:
/// Mermaid reads no more than 50,000 characters.
enum MermaidDiagram {
  /// The diagram of the objects and the references among them.
  static func text(_ objects: [Schema.Object]) -> String {
    let known = Set(objects.map(\.name))
    var text = "erDiagram\n"
    for object in objects {
      text += "  \(word(object.name)) {\n"
      for column in object.columns {
        let keys = column.keys.joined(separator: ", ")
        text += "    \(word(column.type)) \(word(column.name))\(keys.isEmpty ? "" : " " + keys)\n"
      }
      text += "  }\n"
    }
    for object in objects {
      for reference in object.references where known.contains(reference.table) {
        let one = object.isOptional(reference) ? "|o" : "||"
        let columns = reference.columns.map(word).joined(separator: ", ")
        text +=
          "  \(word(reference.table)) \(one)--o{ \(word(object.name)) : \"\(columns)\"\n"
      }
    }
    return text
  }

  /// A name with nothing in it that is more than a name to Mermaid; those of our schema stay as they are.
  private static func word(_ name: String) -> String {
    let letters = name.unicodeScalars.map { scalar -> Character in
      scalar.isASCII && (scalar.properties.isAlphabetic || ("0"..."9").contains(scalar))
        ? Character(scalar) : "_"
    }
    return (letters.first?.isNumber ?? true ? "_" : "") + String(letters)
  }
}

extension Schema.Object {
  /// Whether a row may refer to nothing.
  func isOptional(_ reference: Schema.Reference) -> Bool {
    columns.contains { $0.isOptional && reference.columns.contains($0.name) }
  }
}

extension Schema.Column {
  /// What a diagram says of it: part of the primary key, part of a foreign key.
  var keys: [String] { (isKey ? ["PK"] : []) + (isReferring ? ["FK"] : []) }
}
