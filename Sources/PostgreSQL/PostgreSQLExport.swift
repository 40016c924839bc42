import Bytes
package import Database
import Store
package import Survey
package import Text

/// Writes a warehouse as a script for `psql`: tables with their constraints, rows, indexes, views, canned
/// queries as functions, and comments.
///
/// The script loads everything in one transaction, or nothing. Names are those of the file; what is
/// different in PostgreSQL is said in its own words, see ``PostgreSQLDialect``.
package struct PostgreSQLExport {
  /// What can be chosen.
  package struct Choice: Sendable {
    /// The schema that everything goes into.
    package let schema: String
    /// Whether a schema of that name is dropped first.
    package let dropsSchema: Bool
    /// What the script advises who has a schema of that name.
    package let hint: String
    /// The language of comments.
    package let language: Language

    /// - Throws: ``PostgreSQLError/badName(_:expected:)`` for a schema that PostgreSQL would not take unquoted.
    package init(
      schema: String = "wavehouse", dropsSchema: Bool = false,
      hint: String = "Drop it first, or export for another schema.", language: Language = .english
    ) throws(PostgreSQLError) {
      guard PostgreSQLNames.isPlain(schema), schema.utf8.count < 64, !schema.hasPrefix("pg_"),
        !PostgreSQLNames.isReserved(schema.uppercased(), alsoInSQLite: true)
      else {
        throw PostgreSQLError.badName(
          schema, expected: "a schema of lower-case letters, digits and _, such as wavehouse")
      }
      self.schema = schema
      self.dropsSchema = dropsSchema
      self.hint = hint
      self.language = language
    }
  }

  private let connection: Connection
  private let choice: Choice

  /// Reads an open warehouse.
  package init(_ connection: Connection, _ choice: Choice) {
    self.connection = connection
    self.choice = choice
  }

  /// Writes the script.
  ///
  /// - Throws: ``PostgreSQLError/untranslatable(object:reason:)`` when a constraint, a view or a canned query
  ///   cannot be said in the SQL of PostgreSQL, `DatabaseError`, or what writing throws.
  package func write(to stream: TextStream) throws {
    try connection.snapshot {
      let schema = try FileSchema(connection)
      let tables = schema.tables
      let definitions = try PostgreSQLTables(connection, tables)
      try stream.write(head)
      for table in tables { try stream.write(try definitions.table(table)) }
      for table in tables { try copy(table, to: stream) }
      try stream.write(try definitions.constraints())
      for view in Self.inOrder(schema.views) { try stream.write(try self.view(view)) }
      try stream.write(PostgreSQLQueries.rowType)
      for query in try QueryCatalogue(connection).all() {
        try stream.write(
          try PostgreSQLQueries.function(query, schema: choice.schema, in: choice.language))
      }
      try stream.write("DROP PROCEDURE pg_temp.make_row_type(text, text);\n\n")
      try stream.write(comments(schema))
      try stream.write("\n" + tables.map { "ANALYZE \(PostgreSQLNames.name($0.name));\n" }.joined())
      try stream.write("\nCOMMIT;\n")
    }
  }

  private var head: String {
    let schema = choice.schema
    let make =
      choice.dropsSchema
      ? "DROP SCHEMA IF EXISTS \(schema) CASCADE;\n"
      : """
      DO $$
      BEGIN
        IF EXISTS (SELECT 1 FROM pg_namespace WHERE nspname = '\(schema)') THEN
          RAISE EXCEPTION 'the schema \(schema) is there already; nothing was changed'
            USING HINT = \(SQLToken.literal(choice.hint));
        END IF;
      END
      $$;

      """
    return """
      -- A warehouse of survey waves for PostgreSQL 14 or newer; load it with psql -f.
      \\set ON_ERROR_STOP on
      BEGIN;
      SET LOCAL client_encoding = 'UTF8';
      SET LOCAL standard_conforming_strings = on;
      SET LOCAL client_min_messages = warning;

      \(make)CREATE SCHEMA \(schema);
      SET LOCAL search_path = \(schema);

      -- A number as printf('%g') of SQLite writes it: six digits, no zeros behind them.
      CREATE FUNCTION format_general(number double precision) RETURNS text
      LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
        SELECT CASE
          WHEN number IS NULL OR number = 0 THEN '0'
          WHEN exponent BETWEEN -4 AND 5 THEN trim_scale(digits * 10::numeric ^ exponent)::text
          ELSE trim_scale(digits)::text || 'e' || CASE WHEN exponent < 0 THEN '-' ELSE '+' END
            || lpad(abs(exponent)::text, 2, '0')
        END
        FROM (
          SELECT split_part(written, 'e', 1)::numeric AS digits,
            split_part(written, 'e', 2)::integer AS exponent
          FROM (SELECT to_char(coalesce(number, 0)::numeric, '9.99999EEEE') AS written) AS w
        ) AS parts
      $$;


      """
  }

  /// The rows of a table as `COPY` takes them.
  private func copy(_ table: FileSchema.Object, to stream: TextStream) throws {
    let columns = PostgreSQLNames.list(table.columns.map(\.name))
    try stream.write("COPY \(PostgreSQLNames.name(table.name)) (\(columns)) FROM stdin;\n")
    let count = table.columns.count
    try connection.forEachRow(table.query) { row in
      for place in 0..<count {
        if place > 0 { try stream.write("\t") }
        let value = row.value(place)
        if case .blob(let bytes) = value {
          try stream.write("\\\\x")
          try stream.write(hexadecimal: bytes)
        } else {
          try stream.write(try Self.field(value, table.name))
        }
      }
      try stream.write("\n")
    }
    try stream.write("\\.\n\n")
  }

  private static func field(_ value: Value, _ table: String) throws(PostgreSQLError) -> String {
    switch value {
    case .null: return "\\N"
    case .integer(let integer): return String(integer)
    case .real(let real):
      return real.isFinite ? String(real) : real < 0 ? "-Infinity" : "Infinity"
    case .blob(let bytes): return "\\\\x" + hexadecimalDigits(bytes)
    case .text(let text):
      guard text.utf8.contains(where: { $0 < 0x20 || $0 == UInt8(ascii: "\\") }) else {
        return text
      }
      var result = ""
      for scalar in text.unicodeScalars {
        switch scalar {
        case "\\": result += "\\\\"
        case "\n": result += "\\n"
        case "\r": result += "\\r"
        case "\t": result += "\\t"
        case "\0":
          throw PostgreSQLError.untranslatable(
            object: "a row of \(table)", reason: "it holds the character NUL")
        default: result.unicodeScalars.append(scalar)
        }
      }
      return result
    }
  }

  private func view(_ view: FileSchema.Object) throws -> String {
    let nodes = SQLNode.nodes(of: view.sql)
    guard let place = nodes.firstIndex(where: { $0.word == "AS" }) else { return "" }
    let query = try PostgreSQLDialect.translate(
      [SQLNode](nodes[(place + 1)...]), of: "the view \(view.name)")
    return "CREATE VIEW \(PostgreSQLNames.name(view.name)) AS\n\(query.trimmed);\n\n"
  }

  /// Each view behind those that it reads: SQLite looks for them when it runs, PostgreSQL when it is told.
  private static func inOrder(_ views: [FileSchema.Object]) -> [FileSchema.Object] {
    var left = views
    var ordered: [FileSchema.Object] = []
    while !left.isEmpty {
      let free = left.firstIndex { view in
        !left.contains { $0.name != view.name && reads(view, $0.name) }
      }
      ordered.append(left.remove(at: free ?? 0))
    }
    return ordered
  }

  /// Whether the text of a view has a name as a word.
  private static func reads(_ view: FileSchema.Object, _ name: String) -> Bool {
    view.sql.split { !($0.isLetter || $0.isNumber || $0 == "_") }.contains { $0 == name }
  }

  private func comments(_ schema: FileSchema) -> String {
    var lines = ""
    for object in schema.tables + schema.views {
      let name = PostgreSQLNames.name(object.name)
      if let text = object.comment(in: choice.language) {
        let kind = object.isView ? "VIEW" : "TABLE"
        lines += "COMMENT ON \(kind) \(name) IS \(SQLToken.literal(text));\n"
      }
      for column in object.columns {
        guard let text = column.comment(in: choice.language) else { continue }
        lines +=
          "COMMENT ON COLUMN \(name).\(PostgreSQLNames.name(column.name)) IS \(SQLToken.literal(text));\n"
      }
    }
    return lines
  }
}
