import Text

/// Tells quickly that a name cannot contain any word of a question.
///
/// Most of the vocabulary has nothing to do with a question. A name can only contain a stem if one of
/// its words has all pairs of neighbouring letters of the stem's beginning; the pairs that occur are
/// kept as bits of 128 (a Bloom filter). What is let through is not certain, what is held back is.
struct NameFilter {
  /// Pairs of letters by their hashes.
  private struct Pairs {
    var low: UInt64 = 0
    var high: UInt64 = 0

    /// The last letter of the word that is being read; 0 before its first.
    private var last: UInt8 = 0

    /// Takes in the next letter of a folded word, or 0 for its end; umlauts may be written as `ae` or `a`.
    @inline(__always)
    mutating func add(_ letter: UInt8) {
      let isUmlaut =
        letter == UInt8(ascii: "e")
        && (last == UInt8(ascii: "a") || last == UInt8(ascii: "o") || last == UInt8(ascii: "u"))
      if isUmlaut { return }
      if last != 0, letter != 0 {
        let hash = (last &* 31) &+ letter
        let bit: UInt64 = 1 << UInt64(hash & 63)
        if hash & 64 == 0 { low |= bit } else { high |= bit }
      }
      last = letter
    }

    func isSubset(of other: Pairs) -> Bool { low & ~other.low == 0 && high & ~other.high == 0 }
  }

  /// How many letters of a stem are looked at; its last may differ from the word's.
  private static let most = 6

  private var stems: [Pairs] = []

  /// Looks for the words of a question, but for those of the grammar alone.
  init(_ question: String, _ table: StemTable) {
    Folding.forEachWord(of: question) { word in
      let stem = StemTable.stem(Array(word))
      let role = table.id(of: stem).map { table.roles[$0] } ?? []
      guard role.isDisjoint(with: .function) else { return }
      for stem in [stem] + Synonyms.of(stem) {
        // An "i" at the end may have been a "y".
        let isCut = stem.count > 3 || stem.last == UInt8(ascii: "i")
        let count = isCut ? min(stem.count - 1, Self.most) : stem.count
        var pairs = Pairs()
        for letter in stem.prefix(count) { pairs.add(letter) }
        stems.append(pairs)
      }
    }
  }

  /// Whether a name may contain one of the words.
  func admits(_ name: String) -> Bool {
    var pairs = Pairs()
    var isAdmitted = false
    Folding.forEachLetter(of: name) { letter in
      pairs.add(letter)
      guard letter == 0, !isAdmitted else { return }
      for stem in stems where stem.isSubset(of: pairs) { isAdmitted = true }
      pairs = Pairs()
    }
    return isAdmitted
  }
}
