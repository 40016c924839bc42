import Survey

/// Tells quickly that a name cannot contain any word of a question.
///
/// Most of the vocabulary has nothing to do with a question. A name can only contain a stem that has
/// all pairs of neighbouring letters of its beginning; the pairs that occur are kept as bits of 128
/// (a Bloom filter). What is let through is not certain, what is held back is.
struct NameFilter {
  /// Pairs of letters by their hashes.
  private struct Pairs {
    var low: UInt64 = 0
    var high: UInt64 = 0

    /// Adds the pairs of a folded word, in which umlauts may be written as `ae` or as `a`.
    mutating func add(_ word: UnsafeMutableBufferPointer<UInt8>, upTo count: Int) {
      var last: UInt8 = 0
      var left = count
      for letter in word {
        let isUmlaut =
          letter == UInt8(ascii: "e")
          && (last == UInt8(ascii: "a") || last == UInt8(ascii: "o") || last == UInt8(ascii: "u"))
        if isUmlaut { continue }
        if last != 0 {
          let hash = (last &* 31) &+ letter
          if hash & 64 == 0 {
            low |= 1 << UInt64(hash & 63)
          } else {
            high |= 1 << UInt64(hash & 63)
          }
        }
        last = letter
        left -= 1
        if left == 0 { return }
      }
    }

    func isSubset(of other: Pairs) -> Bool { low & ~other.low == 0 && high & ~other.high == 0 }
  }

  /// How many letters of a stem are looked at; its last may differ from the word's.
  private static let most = 6

  private var stems: [Pairs] = []

  /// Looks for the words of a question, but for those of the grammar alone.
  init(_ question: String, _ table: StemTable) {
    Folding.forEachWord(of: question) { word in
      var stem = StemTable.stem(Array(word))
      let role = table.id(of: stem).map { table.roles[$0] } ?? []
      guard role.isDisjoint(with: .function) else { return }
      let count = stem.count > 3 ? min(stem.count - 1, Self.most) : stem.count
      var pairs = Pairs()
      stem.withUnsafeMutableBufferPointer { pairs.add($0, upTo: count) }
      stems.append(pairs)
    }
  }

  /// Whether a name may contain one of the words.
  func admits(_ name: String) -> Bool {
    var pairs = Pairs()
    Folding.forEachWord(of: name) { pairs.add($0, upTo: .max) }
    return stems.contains { $0.isSubset(of: pairs) }
  }
}
