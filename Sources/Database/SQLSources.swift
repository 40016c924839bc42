extension SQLToken {
  /// Words behind which no table is named any more.
  private static let ends: Set<String> = [
    "SELECT", "WHERE", "ON", "USING", "GROUP", "ORDER", "HAVING", "WINDOW", "LIMIT", "UNION",
    "EXCEPT",
    "INTERSECT", "SET", "VALUES",
  ]

  /// The names of all that a statement reads from, as it spells them, without that of a schema: what stands
  /// behind `FROM`, `JOIN` and the commas between.
  ///
  /// Names that the statement gives itself, by `WITH`, are among them.
  package static func sources(of sql: String) -> [String] {
    let tokens = tokens(of: sql).filter { !$0.isBlank }
    var names: [String] = []
    var isAmongSources = false
    var isExpected = false
    for (place, token) in tokens.enumerated() {
      let word = token.kind == .word ? token.text.uppercased() : ""
      if word == "FROM" || word == "JOIN" {
        (isAmongSources, isExpected) = (true, true)
      } else if ends.contains(word) {
        (isAmongSources, isExpected) = (false, false)
      } else if token.text == "," {
        isExpected = isAmongSources
      } else if isExpected, token.text != "(" {
        let next = place + 1 < tokens.count ? tokens[place + 1].text : ""
        if next == "." || token.text == "." { continue }
        if token.kind == .word || token.kind == .quotedName {
          names.append(token.kind == .word ? token.text : token.content)
        }
        isExpected = false
      }
    }
    return names
  }

  /// The name that stands at a byte of SQL, without those of table and schema before it; `nil` where
  /// something else stands there, a function for example.
  package static func name(at offset: Int, of sql: String) -> String? {
    var rest = tokens(of: String(decoding: sql.utf8.dropFirst(offset), as: UTF8.self))[...]
    var name: String?
    while let token = rest.popFirst(), token.kind == .word || token.kind == .quotedName {
      name = token.kind == .word ? token.text : token.content
      guard rest.first?.text == "." else { break }
      rest.removeFirst()
    }
    return rest.first { !$0.isBlank }?.text == "(" ? nil : name
  }
}
