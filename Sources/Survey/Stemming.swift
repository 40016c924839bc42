/// Takes the inflection off folded words, German and English alike.
///
/// Light on purpose: it only has to bring the forms of one word together, after the first two steps
/// of the Snowball stemmer for German (<https://snowballstem.org/algorithms/german/stemmer.html>)
/// with the plural and participle endings of English added. Which language a word is in need not be
/// known.
public enum Stemming {
  /// The stem of a folded word, as UTF-8.
  ///
  /// `Städten`, `staedte`, `Stadte` and `Stadt` have one stem, as have `counties` and `county`.
  public static func stem(_ word: [UInt8]) -> [UInt8] {
    var stem = withoutUmlauts(word)
    guard stem.count > 3, stem.allSatisfy({ $0 > 0x39 }) else { return stem }
    if !cut(&stem, nounEndings, leaving: 4) {
      _ = cut(&stem, endings, leaving: 3) || cutPlural(&stem)
      _ = cut(&stem, secondEndings, leaving: 4) || cut(&stem, nounEndings, leaving: 4)
    }
    if stem.count > 4, stem[stem.count - 1] == stem[stem.count - 2], stem.last != 0x73 {
      stem.removeLast()
    }
    if stem.last == 0x79 { stem[stem.count - 1] = 0x69 }
    return stem
  }

  /// `ae`, `oe` and `ue` become `a`, `o` and `u`: a plural may or may not have its umlaut.
  private static func withoutUmlauts(_ word: [UInt8]) -> [UInt8] {
    var plain: [UInt8] = []
    plain.reserveCapacity(word.count)
    for byte in word {
      let last = plain.last
      if byte != 0x65 || (last != 0x61 && last != 0x6F && last != 0x75) { plain.append(byte) }
    }
    return plain
  }

  private static func list(_ text: StaticString) -> [[UInt8]] {
    text.withUTF8Buffer { $0.split(separator: 0x20).map(Array.init) }
  }

  private static let nounEndings = list("ungen ationen ation ung")
  private static let endings = list("innen ern ing em er en es ed in e")
  private static let secondEndings = list("en er est")

  private static func cut(_ word: inout [UInt8], _ endings: [[UInt8]], leaving least: Int) -> Bool {
    for ending in endings where word.count >= ending.count + least && word.ends(with: ending) {
      word.removeLast(ending.count)
      return true
    }
    return false
  }

  /// An `s` behind a letter that a plural or genitive may have there.
  private static func cutPlural(_ word: inout [UInt8]) -> Bool {
    guard word.count > 3, word.last == 0x73, plural.contains(word[word.count - 2]) else {
      return false
    }
    word.removeLast()
    return true
  }

  private static let plural = Set("bcdfghklmnoprtwxyz".utf8)
}

extension [UInt8] {
  fileprivate func ends(with ending: [UInt8]) -> Bool {
    for index in ending.indices where self[count - ending.count + index] != ending[index] {
      return false
    }
    return true
  }
}
