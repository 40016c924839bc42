/// What a thing is called, in each language.
package struct Labels: Hashable, Sendable {
  /// The German text.
  package let german: String
  /// The English text.
  package let english: String

  /// Names a thing in both languages.
  package init(german: String, english: String) {
    self.german = german
    self.english = english
  }

  /// The text of a language.
  package subscript(language: Language) -> String { language.pick(german, english) }
}
