/// Makes texts comparable whatever their spelling: lower case, umlauts written out, letters and
/// digits alone.
public enum Folding {
  /// The words of a text, folded.
  ///
  /// `Größenklasse` and `Groessenklasse` fold to the same, as do `E-Akte` and `e akte`.
  public static func words(_ text: some StringProtocol) -> [String] {
    var words: [String] = []
    var word = ""
    for scalar in text.lowercased().unicodeScalars {
      if let spelled = spellings[scalar] {
        word += spelled
      } else if scalar == "\u{308}" {
        word += "e"
      } else if scalar.properties.isAlphabetic || scalar.properties.numericType != nil {
        word.unicodeScalars.append(scalar)
      } else if !word.isEmpty {
        words.append(word)
        word = ""
      }
    }
    return word.isEmpty ? words : words + [word]
  }

  private static let spellings: [Unicode.Scalar: String] = [
    "ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "é": "e", "è": "e", "á": "a", "à": "a",
  ]
}
