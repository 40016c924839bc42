/// The languages that labels and notes come in.
package enum Language: String, CaseIterable, Sendable {
  /// German.
  case german = "de"
  /// English.
  case english = "en"

  /// Picks the text of this language.
  package func pick(_ german: String, _ english: String) -> String {
    self == .german ? german : english
  }
}
