/// Takes the inflection off folded words, German and English alike.
///
/// Light on purpose: it only has to bring the forms of one word together, after the first two steps
/// of the Snowball stemmer for German (<https://snowballstem.org/algorithms/german/stemmer.html>)
/// with the plural and participle endings of English added. Which language a word is in need not be
/// known.
package enum Stemming {
  /// The stem of a folded word, as UTF-8.
  ///
  /// `Städten`, `staedte`, `Stadte` and `Stadt` have one stem, as have `counties` and `county`.
  package static func stem(_ word: [UInt8]) -> [UInt8] {
    var word = word
    let count = word.withUnsafeMutableBufferPointer { stem($0) }
    word.removeLast(word.count - count)
    return word
  }

  /// Cuts a folded word down to its stem, in place; returns how many bytes that has.
  package static func stem(_ word: UnsafeMutableBufferPointer<UInt8>) -> Int {
    var stem = Stem(letters: word, count: word.count)
    stem.cut()
    return stem.count
  }

  /// A word that is being cut, in place.
  private struct Stem {
    let letters: UnsafeMutableBufferPointer<UInt8>
    var count: Int

    mutating func cut() {
      joinUmlauts()
      guard count > 3, isWord else { return }
      // "Note" would become the English "not".
      if ends("ote") && count == 4 || ends("oten") && count == 5 {
        count = 4
        return
      }
      // "erwartet", "verwendet".
      if count > 5, ends("tet") || ends("det") { count -= 2 }
      // "entwickeln", "entwickelt", "Entwicklung".
      if ends("eln") || ends("elt") { count -= 1 }
      if count > 5, ends("el") {
        letters[count - 2] = letters[count - 1]
        count -= 1
      } else if !cutNoun() {
        if !cutEnding() { cutPlural() }
        if !cutSecondEnding() { _ = cutNoun() }
      }
      if count > 4, letters[count - 1] == letters[count - 2],
        letters[count - 1] != UInt8(ascii: "s")
      {
        count -= 1
      }
      if letters[count - 1] == UInt8(ascii: "y") { letters[count - 1] = UInt8(ascii: "i") }
    }

    private var isWord: Bool {
      for index in 0..<count where letters[index] <= UInt8(ascii: "9") { return false }
      return true
    }

    /// `ae`, `oe` and `ue` become `a`, `o` and `u`: a plural may or may not have its umlaut.
    private mutating func joinUmlauts() {
      var last: UInt8 = 0
      var end = 0
      for index in 0..<count {
        let letter = letters[index]
        let isJoined =
          letter == UInt8(ascii: "e")
          && (last == UInt8(ascii: "a") || last == UInt8(ascii: "o") || last == UInt8(ascii: "u"))
        if !isJoined {
          letters[end] = letter
          end += 1
          last = letter
        }
      }
      count = end
    }

    private func ends(_ ending: StaticString) -> Bool {
      let length = ending.utf8CodeUnitCount
      guard count > length else { return false }
      for index in 0..<length where letters[count - length + index] != ending.utf8Start[index] {
        return false
      }
      return true
    }

    /// Cuts an ending off if enough is left.
    private mutating func cut(_ ending: StaticString, leaving least: Int) -> Bool {
      guard count >= ending.utf8CodeUnitCount + least, ends(ending) else { return false }
      count -= ending.utf8CodeUnitCount
      return true
    }

    private mutating func cutNoun() -> Bool {
      switch letters[count - 1] {
      case UInt8(ascii: "n"):
        cutFormed("ungen") || cut("ationen", leaving: 4) || cut("ation", leaving: 4)
      case UInt8(ascii: "g"): cutFormed("ung")
      default: false
      }
    }

    /// Cuts the ending of a noun that is formed from a verb: "Förderung" and "fördern".
    private mutating func cutFormed(_ ending: StaticString) -> Bool {
      guard cut(ending, leaving: 4) else { return false }
      _ = cut("er", leaving: 4)
      return true
    }

    private mutating func cutEnding() -> Bool {
      switch letters[count - 1] {
      case UInt8(ascii: "n"):
        cut("innen", leaving: 3) || cut("ern", leaving: 3) || cut("en", leaving: 3)
          || cut("in", leaving: 3)
      case UInt8(ascii: "g"): cut("ing", leaving: 3)
      case UInt8(ascii: "m"): cut("em", leaving: 3)
      case UInt8(ascii: "r"): cut("er", leaving: 3)
      case UInt8(ascii: "s"): cut("es", leaving: 3)
      case UInt8(ascii: "d"): cut("ed", leaving: 3)
      case UInt8(ascii: "e"): cut("e", leaving: 3)
      default: false
      }
    }

    private mutating func cutSecondEnding() -> Bool {
      switch letters[count - 1] {
      case UInt8(ascii: "n"): cut("en", leaving: 4)
      case UInt8(ascii: "r"): cut("er", leaving: 4)
      case UInt8(ascii: "t"): cut("est", leaving: 4)
      default: false
      }
    }

    /// An `s` behind a letter that a plural or genitive may have there.
    private mutating func cutPlural() {
      guard count > 3, letters[count - 1] == UInt8(ascii: "s") else { return }
      switch letters[count - 2] {
      case UInt8(ascii: "a"), UInt8(ascii: "e"), UInt8(ascii: "i"), UInt8(ascii: "o"),
        UInt8(ascii: "u"), UInt8(ascii: "s"), UInt8(ascii: "j"), UInt8(ascii: "q"),
        UInt8(ascii: "v"):
        break
      default: count -= 1
      }
    }
  }
}
