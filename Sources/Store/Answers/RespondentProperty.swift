package import Database
package import Survey

/// A property of respondents that is one of a few names.
package enum RespondentProperty: String, CaseIterable, Sendable {
  case sizeClass = "size_class"
  case unitKind = "unit_kind"
  case type = "municipality_type"
  case region

  /// The column of `participants`.
  package var column: String {
    switch self {
    case .sizeClass: "size_class_id"
    case .unitKind: "unit_kind"
    case .type: "municipality_type_id"
    case .region: "region_id"
    }
  }

  /// What its names are called.
  ///
  /// - Throws: `DatabaseError`.
  package func labels(_ connection: Connection) throws -> [String: Labels] {
    let (table, key) =
      switch self {
      case .sizeClass: ("size_classes", "size_class_id")
      case .unitKind: ("unit_kinds", "unit_kind")
      case .type, .region: ("concepts", "concept_id")
      }
    var labels: [String: Labels] = [:]
    try connection.forEachRow("SELECT \(key), label_de, label_en FROM \(table)") { row in
      labels[row.text(0) ?? ""] = row.labels(1)
    }
    return labels
  }
}

/// The few different texts of a column, told apart by their bytes without making a text of each.
package struct SeenTexts {
  /// The texts in the order in which they were met, with `nil` where `NULL` was.
  package private(set) var texts: [String?] = []
  private var bytes: [[UInt8]?] = []

  /// None so far.
  package init() {}

  /// The place of the text that stands in a column.
  package mutating func place(_ row: borrowing Statement, _ column: Int) -> Int {
    row.withText(column) { text in
      for place in bytes.indices where Self.isSame(bytes[place], text) { return place }
      bytes.append(text.map { Array($0) })
      texts.append(text.map { String(decoding: $0, as: UTF8.self) })
      return bytes.count - 1
    }
  }

  /// Compares from the end, where identifiers differ.
  private static func isSame(_ known: [UInt8]?, _ text: UnsafeBufferPointer<UInt8>?) -> Bool {
    guard let known, let text else { return known == nil && text == nil }
    guard known.count == text.count else { return false }
    return known.withUnsafeBufferPointer { known in
      var index = known.count - 1
      while index >= 0, known[index] == text[index] { index -= 1 }
      return index < 0
    }
  }
}
