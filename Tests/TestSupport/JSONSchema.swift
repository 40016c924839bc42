import Foundation

/// Holds a value against a JSON Schema, as far as the schemas of this project go: type, enum, properties,
/// required, additionalProperties, items and minLength.
package struct JSONSchema {
  private let root: [String: Any]

  package init(file: String) throws {
    let data = try Data(contentsOf: URL(fileURLWithPath: file))
    root = try JSONSerialization.jsonObject(with: data) as? [String: Any] ?? [:]
  }

  /// What breaks the schema, each with its place.
  package func faults(of value: Any) -> [String] { Self.faults(of: value, root, at: "$") }

  private static func faults(of value: Any, _ schema: [String: Any], at place: String) -> [String] {
    var faults: [String] = []
    if let types = schema["type"] as? [String] ?? (schema["type"] as? String).map({ [$0] }),
      !types.contains(where: { isType(value, $0) })
    {
      return ["\(place): \(value) is not \(types.joined(separator: " or "))"]
    }
    if let values = schema["enum"] as? [String], !values.contains(value as? String ?? "") {
      faults.append("\(place): \(value) is none of \(values)")
    }
    if let least = schema["minLength"] as? Int, (value as? String)?.count ?? least < least {
      faults.append("\(place): too short")
    }
    if let items = schema["items"] as? [String: Any], let list = value as? [Any] {
      for (index, item) in list.enumerated() {
        faults += Self.faults(of: item, items, at: "\(place)[\(index)]")
      }
    }
    guard let object = value as? [String: Any] else { return faults }
    let properties = schema["properties"] as? [String: Any] ?? [:]
    for name in schema["required"] as? [String] ?? [] where object[name] == nil {
      faults.append("\(place): no \(name)")
    }
    for (name, member) in object.sorted(by: { $0.key < $1.key }) {
      if let own = properties[name] as? [String: Any] {
        faults += Self.faults(of: member, own, at: "\(place).\(name)")
      } else if schema["additionalProperties"] as? Bool == false {
        faults.append("\(place): \(name) is not foreseen")
      }
    }
    return faults
  }

  private static func isType(_ value: Any, _ type: String) -> Bool {
    switch type {
    case "object": value is [String: Any]
    case "array": value is [Any]
    case "string": value is String
    case "null": value is NSNull
    case "integer": (value as? NSNumber).map { $0.doubleValue == $0.doubleValue.rounded() } == true
    case "number": value is NSNumber
    default: false
    }
  }
}
