package import Survey

/// How names of the file are put for people: in German each has its word, in English it is one.
///
/// Programs get the names themselves, whatever the language.
package struct Wording: Sendable {
  /// The language.
  package let language: Language
  /// What tables, views and columns are called, by their names.
  let headings: [String: String]
  /// A word for each value of a closed vocabulary, by the column as `table.column`.
  private let words: [String: [String: String]]
  /// Columns that hold numbers as texts, such as `≈ 10.5`, as `table.column`.
  private let numberTexts: Set<String>

  /// Takes the words; without any, a name is its own heading and a value its own word.
  package init(
    _ language: Language, headings: [String: String] = [:], words: [String: [String: String]] = [:],
    numberTexts: Set<String> = []
  ) {
    self.language = language
    self.headings = headings
    self.words = words
    self.numberTexts = numberTexts
  }

  /// English, where names speak for themselves.
  package static let english = Wording(.english)

  /// The same with the names and words that only a report knows.
  package func of(_ report: Report) -> Wording {
    guard language == .german else { return self }
    return Wording(
      language, headings: headings.merging(report.germanNames) { $1 },
      words: words.merging(report.germanWords) { $0.merging($1) { $1 } }, numberTexts: numberTexts)
  }

  /// The same for the facts of a report: parameters are called as they are typed.
  package func ofFacts(of report: Report) -> Wording {
    report.role == .parameters ? Wording(language) : self
  }

  /// What a fact, a column or a table is called.
  package func heading(_ name: String) -> String { headings[name] ?? name }

  /// A value of a column, by its word where it has one.
  package func text(_ value: String, of source: String) -> String {
    word(value, of: source) ?? value
  }

  /// The word for a value of a column; `nil` where the value speaks for itself.
  package func word(_ value: String, of source: String?) -> String? {
    guard let source else { return nil }
    return words[source]?[value]
      ?? (numberTexts.contains(source) ? value.replacing(".", with: ",") : nil)
  }
}
