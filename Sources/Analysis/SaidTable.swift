import Database
package import Reports
package import Store
package import Survey
import Text

/// What texts say without numbers, as a table below the numbers.
package enum SaidTable {
  /// One row for each saying.
  package static func of(_ said: [Saying], in language: Language) -> Report.Table {
    Report.Table(
      name: "statements",
      columns: [
        "item", "category", "words", "respondents", "wave", "exhibit", "classification_id",
      ],
      rows: said.map {
        [
          .text($0.itemLabels[language]), .text($0.words[language]), .text($0.printed),
          .text($0.groupLabels[language]), .text($0.wave[language]), .text($0.place),
          .text($0.id),
        ]
      })
  }

  /// What is said of the questions, items and groups that a statement names, three columns a row; no
  /// table where nothing is.
  ///
  /// - Throws: `DatabaseError`.
  static func read(
    _ sql: String, _ values: [String: any Bindable], in language: Language, _ connection: Connection
  ) throws -> [Report.Table] {
    var asked = Set<[String]>()
    var groups = Set<String>()
    try connection.forEachRow(sql, values) { row in
      asked.insert([row.text(0) ?? "", row.text(1) ?? ""])
      groups.insert(row.text(2) ?? "")
    }
    let pairs = asked.sorted { $0.lexicographicallyPrecedes($1) }.map { JSON.texts($0) }
    let said = try Sayings(connection).named(
      asked: JSON(.array(pairs)).text(), respondents: JSON.texts(groups.sorted()).text())
    return said.isEmpty ? [] : [of(said, in: language)]
  }
}
