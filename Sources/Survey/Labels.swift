/// What a thing is called in the languages of the warehouse, as far as it is known.
///
/// ```swift
/// let labels = Labels(german: "Gemeinde", english: "municipality")
/// print(labels[.german])
/// ```
package struct Labels: Hashable, Sendable {
  /// The German words; `nil` where there are none.
  package let german: String?
  /// The English words; `nil` where there are none.
  package let english: String?

  /// Takes words; empty ones are none.
  package init(german: String? = nil, english: String? = nil) {
    self.german = german.flatMap { $0.isEmpty ? nil : $0 }
    self.english = english.flatMap { $0.isEmpty ? nil : $0 }
  }

  /// The words of a language; those of the other one where it has none, and nothing where neither has any.
  package subscript(language: Language) -> String {
    switch language {
    case .german: german ?? english ?? ""
    case .english: english ?? german ?? ""
    }
  }
}
