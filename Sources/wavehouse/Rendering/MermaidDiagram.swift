import Analysis
import Store

/// An entity–relationship diagram as text that Mermaid draws.
///
/// After <https://mermaid.js.org/syntax/entityRelationshipDiagram.html>. Descriptions are left out:
/// Mermaid reads no more than 50,000 characters.
enum MermaidDiagram {
  /// The diagram of all tables, or of an object and its neighbours.
  ///
  /// - Throws: `UsageError` where it is too large to be read, `RequestError` where there is no such object.
  static func text(_ schema: FileSchema, around name: String?) throws -> String {
    let name = try name.map { try SchemaReport.require($0, in: schema).name }
    let objects = name.map(schema.neighbours(of:)) ?? schema.objects.filter { !$0.isView }
    guard isReadable(objects) else {
      throw UsageError(
        "a drawing of \(objects.count) tables with \(references(objects)) references is too large "
          + "to be read; 'wavehouse schema NAME' draws one table with its neighbours")
    }
    return text(objects)
  }

  /// Whether a drawing of the objects is small enough to be read.
  static func isReadable(_ objects: [FileSchema.Object]) -> Bool {
    objects.count <= 200 && references(objects) <= 1_000
  }

  private static func references(_ objects: [FileSchema.Object]) -> Int {
    objects.map(\.references.count).reduce(0, +)
  }

  /// The diagram of the objects and the references among them.
  static func text(_ objects: [FileSchema.Object]) -> String {
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

extension FileSchema.Object {
  /// Whether a row may refer to nothing.
  func isOptional(_ reference: FileSchema.Reference) -> Bool {
    columns.contains { $0.isOptional && reference.columns.contains($0.name) }
  }
}

extension FileSchema.Column {
  /// What a diagram says of it: part of the primary key, part of a foreign key.
  var keys: [String] { (isKey ? ["PK"] : []) + (isReferring ? ["FK"] : []) }
}
