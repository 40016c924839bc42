import Text

/// Reads words that the vocabulary does not have: compounds by their parts, and misspellings.
struct Repair {
  /// What was read as what.
  private(set) var changes: [(typed: String, readAs: String)] = []

  /// How many letters a word has at least before a misspelling of it is looked for.
  private static let leastLetters = 5

  /// Repairs a question.
  ///
  /// - Parameter known: How many stems belong to the vocabulary; what comes behind them was typed.
  init(_ text: inout QuestionText, _ names: NameIndex, known: Int) {
    let stems = names.stems
    var index = 0
    while index < text.tokens.count {
      let token = text.tokens[index]
      if let stem = token.stem, stem >= known, !token.isNumber, !Self.isPlace(index, text),
        let parts = Self.part(stem, stems, known) ?? Self.misspelling(stem, names, known)
          ?? Self.compound(token.text, stems, known)
      {
        text.replace(index, by: parts, stems)
        if parts != [stem] {
          let words = parts.map { stems.text($0) }
          changes.append((token.text, words.joined(separator: " + ")))
        }
        index += parts.count
      } else {
        index += 1
      }
    }
  }

  /// A word that begins or ends a longer one, such as "Mängelmelder", or says the same as another stays as it
  /// is.
  private static func part(_ stem: Int, _ stems: StemTable, _ known: Int) -> [Int]? {
    stems.isOfNames(stem, among: known) ? [stem] : nil
  }

  /// Whether an unknown word stands where places do: with a capital, behind "in" or "aus".
  private static func isPlace(_ index: Int, _ text: QuestionText) -> Bool {
    index > 0 && text.tokens[index].isCapital
      && GrammarWords.Exact.beforePlaces.contains(text.tokens[index - 1].word)
  }

  /// The one stem of a name that is a letter away: one too many, too few, another, or two swapped.
  ///
  /// Never a word of the grammar, which would take the word out of the question, and never one of several,
  /// unless they are names of one thing, as "Optimierer" and "optimiser" are.
  private static func misspelling(_ stem: Int, _ names: NameIndex, _ known: Int) -> [Int]? {
    let stems = names.stems
    let letters = Array(stems[stem])
    guard letters.count >= leastLetters, letters.allSatisfy({ $0 > 0x39 }) else { return nil }
    // "Komunen": who is meant is a name, too, however general.
    let kinds = Set(
      names.all.filter { if case .unitKind = $0.thing { $0.range.count == 1 } else { false } }
        .map { names.words($0)[$0.range.lowerBound] })
    let near = (0..<known).filter { known in
      stems.roles[known].isDisjoint(
        with: kinds.contains(known)
          ? GrammarWords.Role.function : GrammarWords.Role.function.union(.light))
        && StemTable.spellings(Array(stems[known])).contains { isNear(letters, $0) }
    }
    // The beginning is rarely wrong.
    let likely = near.filter { stems[$0].prefix(2).elementsEqual(letters.prefix(2)) }
    let swapped = likely.filter { stems[$0].sorted() == letters.sorted() }
    let likeliest = swapped.isEmpty ? likely : swapped
    let meant = likeliest.map { stem in
      Set(names.all.filter { names.words($0).elementsEqual([stem]) }.map(\.thing))
    }
    let isOne =
      likeliest.count == 1
      || meant.first.map { !meant.reduce($0) { $0.intersection($1) }.isEmpty } == true
    return isOne ? [likeliest[0]] : nil
  }

  /// Whether two words are at most one insertion, deletion, substitution or swap apart.
  static func isNear(_ first: [UInt8], _ second: [UInt8]) -> Bool {
    guard abs(first.count - second.count) <= 1, second.count >= 5 else { return false }
    let start = zip(first, second).prefix { $0 == $1 }.count
    let restOfFirst = first[start...]
    let restOfSecond = second[start...]
    if restOfFirst.count == restOfSecond.count {
      // Of short words another letter makes another word: "Hälfte", "Hilfe".
      if restOfFirst.dropFirst().elementsEqual(restOfSecond.dropFirst()) {
        return first.count >= 6
      }
      return restOfFirst.count >= 2
        && restOfFirst.dropFirst(2).elementsEqual(restOfSecond.dropFirst(2))
        && restOfFirst[start] == restOfSecond[start + 1]
        && restOfFirst[start + 1] == restOfSecond[start]
    }
    return restOfFirst.count > restOfSecond.count
      ? restOfFirst.dropFirst().elementsEqual(restOfSecond)
      : restOfSecond.dropFirst().elementsEqual(restOfFirst)
  }

  /// Two or three known words that make up a longer one, with the letters that German joins them by.
  private static func compound(_ word: String, _ stems: StemTable, _ known: Int) -> [Int]? {
    var letters: [UInt8] = []
    Folding.forEachWord(of: word) { letters = Array($0) }
    return split(letters, stems, known, parts: 3)
  }

  private static func split(
    _ letters: [UInt8], _ stems: StemTable, _ known: Int, parts: Int
  ) -> [Int]? {
    guard letters.count >= 6, parts > 1 else { return nil }
    for end in stride(from: letters.count - 3, through: 3, by: -1) {
      guard let first = id(Array(letters[..<end]), stems, known) else { continue }
      let rest = Array(letters[end...])
      for skipped in joints where rest.starts(with: skipped) && rest.count >= skipped.count + 3 {
        let tail = Array(rest[skipped.count...])
        if let second = id(tail, stems, known) { return [first, second] }
        if let more = split(tail, stems, known, parts: parts - 1) { return [first] + more }
      }
    }
    return nil
  }

  private static let joints: [[UInt8]] = ["", "s", "n", "en", "es", "er"].map { Array($0.utf8) }

  private static func id(_ letters: [UInt8], _ stems: StemTable, _ known: Int) -> Int? {
    let stem = StemTable.stem(letters)
    guard letters.count >= 4,
      let id = stems.id(of: stem).flatMap({ $0 < known ? $0 : nil })
        ?? Synonyms.of(stem).lazy.compactMap(stems.id).first(where: { $0 < known })
    else { return nil }
    // A part that carries no meaning of its own makes no compound.
    let idle = GrammarWords.Role.function.union([.small, .large, .mean, .negation])
    guard stems.roles[id].contains(.axisSize) || stems.roles[id].isDisjoint(with: idle) else {
      return nil
    }
    return id
  }
}
