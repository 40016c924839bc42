import Survey
import Text

/// Numbers for stems, with what each does in a question.
///
/// The stems stand one behind the other in a single array, found by a hash table of their numbers: a
/// question reads the whole vocabulary before it can be answered, so that reading it must cost little.
struct StemTable {
  private var letters: [UInt8] = []
  /// Where each stem begins, and where the last one ends.
  private var starts: [Int32] = [0]
  private(set) var roles: [GrammarWords.Role] = []
  /// The numbers of stems, by their hashes; -1 where there is none.
  private var slots: [Int32]
  /// The stem that each stands for, mostly itself.
  private var targets: [Int32] = []

  /// The one stem that stands for every word of negation.
  let negation = 0
  /// The one stem that stands for "with" and "mit".
  let with = 1

  /// The values of stems that are numbers in words.
  private(set) var numbers: [Int: Int] = [:]
  /// The bands of stems that name a size of city.
  private(set) var citySizes: [Int: InhabitantsBand] = [:]

  init() {
    slots = Array(repeating: -1, count: 8_192)
    letters.reserveCapacity(32_768)
    starts.reserveCapacity(4_096)
    targets.reserveCapacity(4_096)
    roles.reserveCapacity(4_096)
    // No word folds to a sign.
    for sign in ["-", "+"] {
      var sign = sign
      _ = sign.withUTF8 { intern($0) }
    }
    roles = [.negation, [.with, .stop, .preposition]]
    for (role, words) in GrammarWords.table {
      Folding.forEachWord(of: words.description) { word in
        let own = intern(Self.stem(word))
        let id =
          switch role {
          case .negation: negation
          case .with: with
          default: Int(targets[own])
          }
        targets[own] = Int32(id)
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

  /// How many stems there are.
  var count: Int { starts.count - 1 }

  /// The letters of a stem.
  subscript(_ id: Int) -> ArraySlice<UInt8> { letters[Int(starts[id])..<Int(starts[id + 1])] }

  /// A stem as text.
  func text(_ id: Int) -> String { String(decoding: self[id], as: UTF8.self) }

  // MARK: Stems of words

  private static let beginnings = GrammarWords.sameBeginnings.map {
    (long: Array($0.long.description.utf8), short: Array($0.short.description.utf8))
  }

  /// The letters that they begin with, as bits: most words need not be compared.
  private static let initials = beginnings.reduce(UInt32(0)) { $0 | 1 << UInt32($1.long[0] & 31) }

  /// Cuts a folded word down to its stem, of compounds that begin alike to that of the shorter.
  private static func stem(
    _ word: UnsafeMutableBufferPointer<UInt8>
  ) -> UnsafeBufferPointer<UInt8> {
    var word = word
    guard word.count > 4, initials >> UInt32(word[0] & 31) & 1 == 1 else {
      return UnsafeBufferPointer(rebasing: word[..<Stemming.stem(word)])
    }
    for (long, short) in beginnings
    where word.count >= long.count + 4 && word[0] == long[0] && word.starts(with: long) {
      for index in short.indices { word[index] = short[index] }
      for index in long.count..<word.count { word[index - long.count + short.count] = word[index] }
      word = UnsafeMutableBufferPointer(
        rebasing: word[..<(word.count - long.count + short.count)])
    }
    return UnsafeBufferPointer(rebasing: word[..<Stemming.stem(word)])
  }

  /// The stem of a folded word.
  static func stem(_ word: [UInt8]) -> [UInt8] {
    var word = word
    return word.withUnsafeMutableBufferPointer { Array(stem($0)) }
  }

  /// A stem and what it would be with the longer beginning.
  static func spellings(_ stem: [UInt8]) -> [[UInt8]] {
    [stem]
      + beginnings.compactMap { long, short in
        stem.starts(with: short) && stem.count >= short.count + 4
          ? long + stem[short.count...] : nil
      }
  }

  // MARK: Numbers of stems

  /// The number of a stem, which it gets if it has none.
  private mutating func intern(_ stem: UnsafeBufferPointer<UInt8>) -> Int {
    let slot = slot(of: stem)
    if slots[slot] >= 0 { return Int(slots[slot]) }
    let id = count
    letters += stem
    starts.append(Int32(letters.count))
    roles.append([])
    targets.append(Int32(id))
    slots[slot] = Int32(id)
    if id * 2 > slots.count { grow() }
    return id
  }

  /// The number of a stem that is known.
  func id(of stem: [UInt8]) -> Int? {
    let id = stem.withUnsafeBufferPointer { Int(slots[slot(of: $0)]) }
    return id < 0 ? nil : Int(targets[id])
  }

  /// The numbers of the words of a text that mean something, in order.
  mutating func words(of text: String) -> [Int] {
    var words: [Int] = []
    forEachWord(of: text) { id, role in
      if id == 1 || role.isDisjoint(with: .function) { words.append(id) }
    }
    return words
  }

  /// Calls a function with the number and the role of each word of a text.
  mutating func forEachWord(of text: String, _ body: (Int, GrammarWords.Role) -> Void) {
    Folding.forEachWord(of: text) { word in
      let id = Int(targets[intern(Self.stem(word))])
      body(id, roles[id])
    }
  }

  /// Where the number of a stem stands, or would stand (FNV-1a, then the next free slot).
  private func slot(of stem: UnsafeBufferPointer<UInt8>) -> Int {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for letter in stem { hash = (hash ^ UInt64(letter)) &* 0x100_0000_01B3 }
    let mask = slots.count - 1
    var slot = Int(truncatingIfNeeded: hash ^ (hash >> 32)) & mask
    while slots[slot] >= 0, !isStem(Int(slots[slot]), stem) { slot = (slot + 1) & mask }
    return slot
  }

  private func isStem(_ id: Int, _ stem: UnsafeBufferPointer<UInt8>) -> Bool {
    let start = Int(starts[id])
    guard Int(starts[id + 1]) - start == stem.count else { return false }
    for index in 0..<stem.count where letters[start + index] != stem[index] { return false }
    return true
  }

  private mutating func grow() {
    slots = Array(repeating: -1, count: slots.count * 2)
    for id in 0..<count {
      let place = Array(self[id]).withUnsafeBufferPointer { slot(of: $0) }
      slots[place] = Int32(id)
    }
  }

  /// The stems, of the first so many, that say the same in a question as a stem.
  func synonyms(of stem: Int, among known: Int) -> [Int] {
    Synonyms.of(self[stem]).compactMap(id).filter { $0 < known }
  }

  /// Whether a stem, of which only so many first are those of names, is a word of names, a part of one or says
  /// the same as one.
  func isOfNames(_ stem: Int, among known: Int) -> Bool {
    stem < known || !compounds(of: stem, among: known).isEmpty
      || !synonyms(of: stem, among: known).isEmpty
  }

  // MARK: Compounds

  /// The stems, of the first so many, that a stem begins or ends and of which enough is left to be a
  /// word, too: those of compounds.
  func compounds(of stem: Int, among known: Int) -> [Int] {
    let part = self[stem]
    guard part.count >= 5 else { return [] }
    let first = part[part.startIndex]
    let last = part[part.endIndex - 1]
    return (0..<min(known, count)).filter { id in
      let start = Int(starts[id])
      let end = Int(starts[id + 1])
      guard end - start >= part.count + 3 else { return false }
      return letters[start] == first && letters[start..<end].starts(with: part)
        || letters[end - 1] == last && end - start >= part.count + 4
          && letters[(end - part.count)..<end].elementsEqual(part)
    }
  }
}
