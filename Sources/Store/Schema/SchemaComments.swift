package import Survey

extension FileSchema.Object {
  /// What it is, for a comment; `nil` where the dictionary does not say.
  package func comment(in language: Language) -> String? {
    description == Labels() ? nil : description[language]
  }
}

extension FileSchema.Column {
  /// What it is, with its unit, for a comment; `nil` where the dictionary does not say.
  package func comment(in language: Language) -> String? {
    guard description != Labels() else { return nil }
    guard let unit = quantity else { return description[language] }
    return description[language] + language.pick(" (Einheit: \(unit))", " (unit: \(unit))")
  }
}
