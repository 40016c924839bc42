package import Database
package import Survey

extension Wording {
  /// The words of a file's dictionary.
  ///
  /// - Throws: `DatabaseError`.
  package init(_ language: Language, _ connection: Connection) throws {
    guard language == .german else {
      self.init(language)
      return
    }
    var headings: [String: String] = [:]
    var numberTexts: Set<String> = []
    var references: [String: String] = [:]
    try connection.forEachRow(
      """
      SELECT object_name, column_name, label_de, value_type = 'text' AND unit = 'see unit', refers_to
      FROM dictionary
      """
    ) { row in
      let (object, column) = (row.text(0) ?? "", row.text(1) ?? "")
      headings[column.isEmpty ? object : column] = row.text(2)
      if row.integer(3) == 1 { numberTexts.insert(object + "." + column) }
      references[object + "." + column] = row.text(4)
    }
    var words: [String: [String: String]] = [:]
    try connection.forEachRow(
      "SELECT object_name || '.' || column_name, allowed_value, word_de FROM dictionary_values"
    ) { words[$0.text(0) ?? "", default: [:]][$0.text(1) ?? ""] = $0.text(2) }
    // Such as the kind of a group, which is one of the kinds of municipality.
    for (column, target) in references where words[column] == nil { words[column] = words[target] }
    self.init(language, headings: headings, words: words, numberTexts: numberTexts)
  }
}
