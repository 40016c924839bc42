import Text

/// Words of a file in the two languages of the warehouse.
package struct SurveyLabels {
  private let languages: [String]
  /// Words that stand for options of several questions.
  private let repeated: Set<String>
  /// The languages of the words that have no translation.
  private let untranslated: Set<String>

  package init(_ file: SurveyFile) {
    languages = file.languages
    var questions: [String: Set<Int>] = [:]
    var untranslated: Set<String> = []
    for (place, question) in file.questions.enumerated() {
      var all = [question.labels]
      for column in question.columns {
        let codes = column.codes.filter { $0.missing == nil && $0.isChosen == nil }.map(\.labels)
        let options = question.answerType == .multiple ? [column.labels] : []
        for text in (codes + options).flatMap(\.values) {
          questions[Self.key(text), default: []].insert(place)
        }
        all += codes + [column.labels]
      }
      for labels in all
      where !labels.isEmpty && Language.allCases.contains(where: { labels.words(in: $0) == nil }) {
        untranslated.formUnion(labels.keys)
      }
    }
    repeated = Set(questions.filter { $0.value.count > 1 }.map(\.key))
    self.untranslated = untranslated
  }

  /// Words in both languages: those of the one that there is, where there is no other.
  package func pair(_ labels: SurveyFile.Labels, or name: String) -> Labels {
    let any =
      languages.lazy.compactMap { labels[$0] }.first ?? labels.min { $0.key < $1.key }?.value
    return Labels(
      german: labels.words(in: .german) ?? any ?? name,
      english: labels.words(in: .english) ?? any ?? name)
  }

  /// Whether words say nothing without a question, because other questions have them, too.
  package func isVague(_ labels: SurveyFile.Labels) -> Bool {
    labels.values.contains { repeated.contains(Self.key($0)) || Self.known.contains(Self.key($0)) }
  }

  /// A sentence on the language of the words, where one is missing.
  package var remark: String? {
    guard !untranslated.isEmpty else { return nil }
    let names = untranslated.sorted().filter { $0 != SurveyFile.undetermined }
    return names.isEmpty
      ? "The file does not say in which language its words are; they stand in both columns."
      : "Some words are in one language alone (\(names.joined(separator: ", "))); they stand in both "
        + "columns."
  }

  private static let known: Set<String> = ["ja", "nein", "yes", "no", "unsicher", "uncertain"]

  private static func key(_ text: String) -> String {
    Folding.words(text).joined(separator: " ")
  }
}

extension SurveyFile.Labels {
  /// The words of a language, or of a variety of it such as `de-informal`.
  package func words(in language: Language) -> String? {
    self[language.rawValue]
      ?? filter { $0.key.hasPrefix(language.rawValue + "-") }.min { $0.key < $1.key }?.value
  }
}
