import Text

/// The names of things as words in order, of which those without meaning are left out.
struct NameIndex {
  /// A name.
  struct Name {
    let thing: Lexicon.Thing
    /// Where its words stand; ``NameIndex/words(_:)`` gives them.
    let range: Range<Int>
    let isNegated: Bool
    /// Whether it is only another name, which means the thing only as a whole.
    let isAlias: Bool
  }

  var stems: StemTable
  private(set) var all: [Name] = []
  /// The names that must stand in a question as they are, by their first word.
  private(set) var phrases: [Int: [Int]] = [:]
  /// The words of all names, one name behind the other.
  private var nameWords: [Int] = []
  /// Which names are kept; all if `nil`.
  let filter: NameFilter?

  /// An index of the names that may contain a word of a question; of all if `nil`.
  init(for question: String?) {
    let stems = StemTable()
    self.stems = stems
    filter = question.map { NameFilter($0, stems) }
    all.reserveCapacity(4_096)
    nameWords.reserveCapacity(16_384)
  }

  /// The words of a name.
  func words(_ name: Name) -> ArraySlice<Int> { nameWords[name.range] }

  /// Adds another name, which ``filter`` let through.
  mutating func add(alias: String, for thing: Lexicon.Thing, isPhrase: Bool) {
    addName(alias, for: thing, isPhrase: isPhrase, isAlias: true)
  }

  /// Which parts of a label are names, too.
  enum Parts {
    case none
    /// What stands before brackets, to each side of a slash, and behind a colon.
    case outside
    /// And what stands in brackets, such as an abbreviation.
    case everywhere
  }

  /// Adds a label with its parts.
  mutating func add(label: String, for thing: Lexicon.Thing, isPhrase: Bool, parts: Parts) {
    guard filter?.admits(label) ?? true else { return }
    let parts = parts == .none ? [] : Self.parts(of: label, withBrackets: parts == .everywhere)
    for name in [label] + parts { addName(name, for: thing, isPhrase: isPhrase, isAlias: false) }
  }

  /// What stands in a label between brackets and between slashes with a blank before them, without what
  /// ends in a colon; nothing for a label that has none of these.
  private static func parts(of label: String, withBrackets: Bool) -> [String] {
    var label = label
    return label.withUTF8 { bytes in
      var parts: [String] = []
      var start = 0
      for (index, byte) in bytes.enumerated() {
        let isColon = byte == UInt8(ascii: ":")
        let isSlash =
          byte == UInt8(ascii: "/") && index > 0 && bytes[index - 1] == UInt8(ascii: " ")
        let isBracket = byte == UInt8(ascii: "(") || byte == UInt8(ascii: ")")
        guard isColon || isSlash || isBracket else { continue }
        let isLeftOut = isColon || (byte == UInt8(ascii: ")") && !withBrackets)
        if !isLeftOut { parts.append(String(decoding: bytes[start..<index], as: UTF8.self)) }
        start = index + 1
      }
      if start > 0 { parts.append(String(decoding: bytes[start...], as: UTF8.self)) }
      return parts
    }
  }

  private mutating func addName(
    _ text: String, for thing: Lexicon.Thing, isPhrase: Bool, isAlias: Bool
  ) {
    let start = nameWords.count
    var isNegated = false
    // Swapped, so that appending copies nothing.
    var words: [Int] = []
    swap(&words, &nameWords)
    let (with, negation) = (stems.with, stems.negation)
    stems.forEachWord(of: text) { word, role in
      // "With" opens the name of a condition; elsewhere it says nothing.
      let isKept =
        word == with ? isPhrase && words.count == start : role.isDisjoint(with: .function)
      if isKept { words.append(word) }
      isNegated = isNegated || word == negation
    }
    swap(&words, &nameWords)
    let range = start..<nameWords.count
    let isBare = range.isEmpty || (range.count == 1 && nameWords[start] == stems.with)
    guard !isBare, !isKnown(range, thing) else {
      nameWords.removeLast(range.count)
      return
    }
    all.append(Name(thing: thing, range: range, isNegated: isNegated, isAlias: isAlias))
    if isPhrase { phrases[nameWords[start], default: []].append(all.count - 1) }
  }

  /// Whether one of the names added last is the same.
  private func isKnown(_ range: Range<Int>, _ thing: Lexicon.Thing) -> Bool {
    var index = all.count - 1
    while index >= 0, all[index].thing == thing {
      if nameWords[all[index].range].elementsEqual(nameWords[range]) { return true }
      index -= 1
    }
    return false
  }
}
