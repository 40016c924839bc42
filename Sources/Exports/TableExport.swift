package import Platform
import Bytes
package import Database
import Store
package import Text

/// Writes tables and views as text, row by row.
package struct TableExport {
  /// How rows are written.
  package enum Form: String, Sendable {
    /// Comma-separated values after RFC 4180, with a heading. `NULL` is an empty field, an empty text is
    /// `""`.
    case csv
    /// JSON Lines (<https://jsonlines.org>): an object for each row.
    case jsonl
  }

  private let connection: Connection

  /// Reads an open warehouse.
  package init(_ connection: Connection) { self.connection = connection }

  /// Writes all rows and columns of a table or view, in the order of its primary key, a view in the order
  /// of its columns.
  ///
  /// Bytes are written as hexadecimal digits.
  ///
  /// - Throws: ``ExportError/unknownObject(name:suggestion:)``, `DatabaseError`, or what writing throws.
  package func write(_ object: String, as form: Form, to stream: TextStream) throws {
    try connection.snapshot {
      let objects = try FileSchema(connection).objects
      guard let found = objects.first(where: { $0.name == object }) else {
        throw ExportError.unknownObject(
          name: object, suggestion: Spelling.nearest(to: object, among: objects.map(\.name)))
      }
      try write(found, as: form, to: stream)
    }
  }

  /// Makes sure that there is a table or view, so that nothing is begun for one that is not there.
  ///
  /// - Throws: ``ExportError/unknownObject(name:suggestion:)``.
  package func require(_ object: String) throws {
    let names = try FileSchema(connection).objects.map(\.name)
    guard names.contains(object) else {
      throw ExportError.unknownObject(
        name: object, suggestion: Spelling.nearest(to: object, among: names))
    }
  }

  /// Writes every table and view, a file each, the dictionary of the warehouse among them.
  ///
  /// - Returns: How many files there are.
  /// - Throws: `DatabaseError`, or what writing throws.
  package func writeAll(as form: Form, to folder: NewFolder) throws -> Int {
    try connection.snapshot {
      let objects = try FileSchema(connection).objects
      for object in objects {
        try folder.file("\(object.name).\(form.rawValue)") { stream in
          try write(object, as: form, to: stream)
        }
      }
      return objects.count
    }
  }

  private func write(_ object: FileSchema.Object, as form: Form, to stream: TextStream) throws {
    let names = object.columns.map(\.name)
    if form == .csv { try stream.write(CSVRow.text(names.map { .text($0) })) }
    let labels = names.map { JSON(.string($0)).text() + ":" }
    try connection.restricted(to: .reading) {
      try connection.forEachRow(object.query) { row in
        switch form {
        case .csv:
          for place in names.indices {
            if place > 0 { try stream.write(",") }
            try Self.write(row.value(place), to: stream) { CSVRow.field($0) }
          }
          try stream.write(CSVRow.end)
        case .jsonl:
          for place in names.indices {
            try stream.write(place == 0 ? "{" : ",")
            try stream.write(labels[place])
            try Self.write(row.value(place), inQuotes: true, to: stream) { Self.json($0).text() }
          }
          try stream.write("}\n")
        }
      }
    }
  }

  /// Writes a value; bytes as digits, piece by piece.
  private static func write(
    _ value: Value, inQuotes: Bool = false, to stream: TextStream, _ text: (Value) -> String
  ) throws {
    guard case .blob(let bytes) = value else { return try stream.write(text(value)) }
    if inQuotes { try stream.write("\"") }
    try stream.write(hexadecimal: bytes)
    if inQuotes { try stream.write("\"") }
  }

  private static func json(_ value: Value) -> JSON {
    switch value {
    case .null: JSON(.null)
    case .integer(let integer): JSON(.integer(integer))
    case .real(let real): JSON(.number(real))
    case .text(let text): JSON(.string(text))
    case .blob(let bytes): JSON(.string(hexadecimalDigits(bytes)))
    }
  }
}

/// Rows after RFC 4180.
enum CSVRow {
  /// The end of a line.
  static let end = "\r\n"

  /// A row with its end.
  static func text(_ values: [Value]) -> String {
    values.map(field).joined(separator: ",") + end
  }

  /// A value as a field; an empty text is quoted, so that it is told from `NULL`.
  static func field(_ value: Value) -> String {
    switch value {
    case .null: ""
    case .integer(let integer): String(integer)
    case .real(let real): String(real)
    case .text(""): "\"\""
    case .text(let text): CSV.quoted(text)
    case .blob(let bytes): hexadecimalDigits(bytes)
    }
  }
}
