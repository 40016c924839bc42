package import Store
package import Survey

extension Finding {
  /// The number as people read it: how exactly it is stated, with its unit, such as `≈ 60 %`.
  package func stated(in language: Language) -> String {
    let number = language == .german ? amount.text.replacing(".", with: ",") : amount.text
    let unit = subject.unit.word(in: language)
    return unit.isEmpty ? number : number + " " + unit
  }
}
