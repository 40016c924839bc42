/// A share that is spelled out in German, such as "drei Viertel", "die Hälfte" or
/// "jede vierte".
package struct GermanFraction: Hashable, Sendable {
  /// The share, from 0 to 1.
  package let value: Double

  /// Reads a fraction in words; `nil` when the text is none.
  package init?(_ text: some StringProtocol) {
    let words = text.lowercased().split { !$0.isLetter }.map(String.init)
    guard let last = words.last else { return nil }
    if last.hasPrefix("hälfte") || last == "halbe" {
      self.value = 0.5
      return
    }
    if words.count == 1, let compound = Self.compound(last) {
      self.value = compound
      return
    }
    if words.count > 1, words[words.count - 2].hasPrefix("jede"), let part = Self.ordinal(last) {
      self.value = 1 / Double(part)
      return
    }
    let parts = last.hasSuffix("n") ? String(last.dropLast()) : last
    guard let denominator = Self.denominators[parts] else { return nil }
    // "Drittel" alone is one third; any other word before it must be a number.
    let before = words.dropLast().last
    let numerator = before.map { Self.numerators[$0] ?? 0 } ?? 1
    guard numerator > 0, numerator < denominator else { return nil }
    self.value = Double(numerator) / Double(denominator)
  }

  /// "dreiviertel", written as one word.
  private static func compound(_ word: String) -> Double? {
    for (name, numerator) in numerators where word.hasPrefix(name) {
      if let denominator = denominators[String(word.dropFirst(name.count))] {
        return Double(numerator) / Double(denominator)
      }
    }
    return nil
  }

  /// "vierte" as in "jede vierte", with any ending.
  private static func ordinal(_ word: String) -> Int? {
    ordinals.first { word.hasPrefix($0.key) && word.utf8.count <= $0.key.utf8.count + 2 }?.value
  }

  private static let ordinals = [
    "zweit": 2, "dritt": 3, "viert": 4, "fünft": 5, "sechst": 6, "siebt": 7, "acht": 8,
    "neunt": 9, "zehnt": 10,
  ]
  private static let numerators = [
    "ein": 1, "eine": 1, "einem": 1, "eines": 1, "einen": 1, "das": 1, "dem": 1, "zwei": 2,
    "drei": 3, "vier": 4, "fünf": 5, "sechs": 6, "sieben": 7, "acht": 8, "neun": 9,
  ]
  private static let denominators = ["drittel": 3, "viertel": 4, "fünftel": 5, "zehntel": 10]
}
