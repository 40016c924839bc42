import Survey

/// Numbers for stems, with what each does in a question.
struct StemTable {
  private var ids: [[UInt8]: Int] = [:]
  private(set) var stems: [[UInt8]] = []
  private(set) var roles: [GrammarWords.Role] = []

  /// The one stem that stands for every word of negation.
  let negation = 0
  /// The one stem that stands for "with" and "mit".
  let with = 1

  /// The values of stems that are numbers in words.
  private(set) var numbers: [Int: Int] = [:]
  /// The bands of stems that name a size of city.
  private(set) var citySizes: [Int: InhabitantsBand] = [:]

  init() {
    ids.reserveCapacity(4_096)
    // No word folds to a sign.
    stems = [Array("-".utf8), Array("+".utf8)]
    roles = [.negation, [.with, .stop, .preposition]]
    for (role, words) in GrammarWords.table {
      Folding.forEachWord(of: words.description) { word in
        let stem = Self.stem(word)
        let id =
          switch role {
          case .negation: negation
          case .with: with
          default: intern(stem)
          }
        ids[stem] = id
        roles[id].formUnion(role)
      }
    }
    for (word, value) in GrammarWords.numbers {
      for id in words(of: word.description) { numbers[id] = value }
    }
    for (word, minimum, maximum) in GrammarWords.citySizes {
      for id in words(of: word.description) {
        citySizes[id] = InhabitantsBand(minimum: minimum, maximum: maximum)
      }
    }
  }

  /// The stem of a folded word, of compounds that begin alike that of the shorter.
  static func stem(_ word: [UInt8]) -> [UInt8] {
    for (long, short) in beginnings where word.count >= long.count + 4 && word.starts(with: long) {
      return Stemming.stem(short + word[long.count...])
    }
    return Stemming.stem(word)
  }

  /// A stem and what it would be with the longer beginning.
  static func spellings(_ stem: [UInt8]) -> [[UInt8]] {
    [stem]
      + beginnings.compactMap { long, short in
        stem.starts(with: short) && stem.count >= short.count + 4
          ? long + stem[short.count...] : nil
      }
  }

  /// Whether a word begins or ends a longer one of the vocabulary, of which enough is left to be a
  /// word, too.
  static func isPart(_ stem: [UInt8], of longer: [UInt8]) -> Bool {
    longer.count >= stem.count + 3
      && (longer.starts(with: stem) || longer.suffix(stem.count).elementsEqual(stem))
  }

  private static let beginnings = GrammarWords.sameBeginnings.map {
    (long: Array($0.long.description.utf8), short: Array($0.short.description.utf8))
  }

  /// The number of a stem, which it gets if it has none.
  mutating func intern(_ stem: [UInt8]) -> Int {
    if let id = ids[stem] { return id }
    ids[stem] = stems.count
    stems.append(stem)
    roles.append([])
    return stems.count - 1
  }

  /// The number of a stem that is known.
  func id(of stem: [UInt8]) -> Int? { ids[stem] }

  /// The numbers of the words of a text that mean something, in order.
  mutating func words(of text: String) -> [Int] {
    var words: [Int] = []
    Folding.forEachWord(of: text) { word in
      let id = intern(Self.stem(word))
      if id == with || roles[id].isDisjoint(with: .function) { words.append(id) }
    }
    return words
  }
}
