/// Finds the name that someone probably meant.
package enum Spelling {
  /// The candidate nearest to a text, if it is near enough to be worth suggesting.
  ///
  /// Case is ignored. A third of the letters may differ, or the text may be the beginning of the
  /// name; among equals the first in order wins.
  package static func nearest(to text: String, among candidates: some Sequence<String>) -> String? {
    let wanted = Array(text.lowercased().unicodeScalars)
    let limit = max(1, wanted.count / 3)
    var best: (name: String, distance: Int)?
    for candidate in Set(candidates).sorted() {
      let letters = Array(candidate.lowercased().unicodeScalars)
      if wanted.count >= 3, letters.count > wanted.count, letters.starts(with: wanted) {
        if limit < best?.distance ?? .max { best = (candidate, limit) }
        continue
      }
      guard abs(letters.count - wanted.count) <= limit else { continue }
      let distance = distance(wanted, letters)
      if distance <= limit, distance < best?.distance ?? .max { best = (candidate, distance) }
    }
    return best?.name
  }

  /// How many insertions, deletions, substitutions and swaps of neighbours turn one into the other
  /// (the restricted Damerau–Levenshtein distance).
  static func distance(_ first: [Unicode.Scalar], _ second: [Unicode.Scalar]) -> Int {
    var beforeLast: [Int] = []
    var last = Array(0...second.count)
    for (row, letter) in first.enumerated() {
      var current = [row + 1]
      for (column, other) in second.enumerated() {
        var cost = min(last[column] + (letter == other ? 0 : 1), last[column + 1] + 1)
        cost = min(cost, current[column] + 1)
        if row > 0, column > 0, letter == second[column - 1], first[row - 1] == other {
          cost = min(cost, beforeLast[column - 1] + 1)
        }
        current.append(cost)
      }
      (beforeLast, last) = (last, current)
    }
    return last[second.count]
  }
}
