import Store

/// Names as PostgreSQL takes them.
enum PostgreSQLNames {
  /// A name, in quotes where PostgreSQL needs them.
  static func name(_ name: String) -> String {
    isPlain(name) && !isReserved(name.uppercased(), alsoInSQLite: true)
      ? name : FileSchema.Object.quoted(name)
  }

  /// Several names with commas between them.
  static func list(_ names: [String]) -> String { names.map(name).joined(separator: ", ") }

  /// Whether a name has lower-case letters, digits and `_` alone, no digit first.
  static func isPlain(_ name: String) -> Bool {
    let isOfLetters = name.utf8.allSatisfy {
      (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == UInt8(ascii: "_")
    }
    return isOfLetters && name.utf8.first.map { $0 > 0x39 } ?? false
  }

  /// Whether a word, in capitals, is reserved
  /// (<https://www.postgresql.org/docs/current/sql-keywords-appendix.html>).
  ///
  /// - Parameter alsoInSQLite: Whether words count that a statement of SQLite has as keywords.
  static func isReserved(_ word: String, alsoInSQLite: Bool) -> Bool {
    inPostgreSQL.contains(word) || (alsoInSQLite && inBoth.contains(word))
  }

  private static let inPostgreSQL: Set<String> = [
    "ANALYSE", "ANY", "ARRAY", "ASYMMETRIC", "AUTHORIZATION", "BINARY", "BOTH", "CONCURRENTLY",
    "FETCH", "FREEZE", "GRANT", "LATERAL", "LEADING", "LOCALTIME", "LOCALTIMESTAMP", "ONLY",
    "OVERLAPS", "PLACING", "SESSION_USER", "SIMILAR", "SOME", "SYMMETRIC", "TABLESAMPLE",
    "TRAILING",
    "USER", "VARIADIC", "VERBOSE",
  ]

  private static let inBoth: Set<String> = [
    "ALL", "ANALYZE", "AND", "AS", "ASC", "CASE", "CAST", "CHECK", "COLLATE", "COLUMN",
    "CONSTRAINT",
    "CREATE", "CROSS", "CURRENT_DATE", "CURRENT_TIME", "CURRENT_TIMESTAMP", "CURRENT_USER",
    "DEFAULT",
    "DEFERRABLE", "DESC", "DISTINCT", "DO", "ELSE", "END", "EXCEPT", "FALSE", "FOR", "FOREIGN",
    "FROM",
    "FULL", "GROUP", "HAVING", "ILIKE", "IN", "INITIALLY", "INNER", "INTERSECT", "INTO", "IS",
    "ISNULL", "JOIN", "LEFT", "LIKE", "LIMIT", "NATURAL", "NOT", "NOTNULL", "NULL", "OFFSET", "ON",
    "OR", "ORDER", "OUTER", "PRIMARY", "REFERENCES", "RETURNING", "RIGHT", "SELECT", "TABLE",
    "THEN",
    "TO", "TRUE", "UNION", "UNIQUE", "USING", "WHEN", "WHERE", "WINDOW", "WITH",
  ]
}
