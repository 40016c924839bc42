/// The languages that labels and notes come in.
package enum Language: String, CaseIterable, Sendable {
  /// German.
  case german = "de"
  /// English.
  case english = "en"

  /// The language that stands in where words of this one are missing.
  package var other: Language { self == .german ? .english : .german }

  /// Picks the text of this language: how a sentence is said in both.
  package func pick(_ german: String, _ english: String) -> String {
    self == .german ? german : english
  }
}
