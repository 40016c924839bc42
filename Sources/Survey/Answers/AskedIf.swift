/// Who was asked a question: conditions on other columns, all of which must hold.
///
/// Written as `s001=1|2 and s005!=3`. A missing answer fulfils no condition.
package struct AskedIf: Sendable {
  /// A condition on one column.
  package struct Condition: Sendable {
    package let variable: String
    package let isEqual: Bool
    package let codes: [String]

    /// Whether it holds of someone who gave a code; what is no answer fulfils no condition.
    package func holds(_ code: Codebook.Code) -> Bool {
      code.missing == nil && codes.contains(code.text) == isEqual
    }
  }

  /// The text as written.
  package let text: String
  package let conditions: [Condition]

  /// Reads conditions; `nil` for a text that is none.
  package init?(_ text: String) {
    self.text = text
    var conditions: [Condition] = []
    var words: [Substring] = [""]
    for word in text.split(separator: " ", omittingEmptySubsequences: true) {
      if word.lowercased() == "and" || word.lowercased() == "und" {
        words.append("")
      } else {
        words[words.count - 1] += (words[words.count - 1].isEmpty ? "" : " ") + word
      }
    }
    for word in words {
      guard let condition = Self.condition(word) else { return nil }
      conditions.append(condition)
    }
    self.conditions = conditions
  }

  private static func condition(_ text: Substring) -> Condition? {
    guard let sign = text.firstIndex(of: "=") else { return nil }
    var name = text[..<sign]
    let isEqual = name.last != "!"
    if !isEqual { name = name.dropLast() }
    let codes = text[text.index(after: sign)...].split(
      separator: "|", omittingEmptySubsequences: false
    ).map(trimmed)
    guard !trimmed(name).isEmpty, codes.allSatisfy({ !$0.isEmpty && !$0.contains("=") }) else {
      return nil
    }
    return Condition(variable: trimmed(name), isEqual: isEqual, codes: codes)
  }

  /// A part of a condition without the blanks around it; those within belong to it.
  private static func trimmed(_ text: Substring) -> String {
    let start = text.drop { $0 == " " }
    return String(
      start.prefix(upTo: start.lastIndex { $0 != " " }.map(start.index(after:)) ?? start.startIndex)
    )
  }
}
