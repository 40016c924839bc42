/// Names of variables after the rules of SPSS: at most 64 bytes, beginning with a letter or `@`, of letters,
/// digits and `. _ $ # @`, not ending in a point, no word of its commands, and each once whatever its case
/// (<https://www.ibm.com/docs/en/spss-statistics/latest?topic=list-variable-names>).
package struct SAVNames {
  private var taken: Set<String> = []

  private static let reserved: Set<String> = [
    "ALL", "AND", "BY", "EQ", "GE", "GT", "LE", "LT", "NE", "NOT", "OR", "TO", "WITH",
  ]
  private static let longest = 64

  /// No name is taken yet.
  package init() {}

  /// The name for something, which differs from its own as little as the rules allow; the same names in
  /// the same order get the same.
  package mutating func name(for own: String) -> String {
    var name = ""
    for character in own {
      let isAllowed = character.isLetter || character.isWholeNumber || "._$#@".contains(character)
      name.append(isAllowed ? character : "_")
    }
    if !(name.first.map { $0.isLetter || $0 == "@" } ?? false) { name = "V" + name }
    name = Self.cut(name, Self.longest)
    if name.last == "." { name = name.dropLast() + "_" }
    if Self.reserved.contains(name.uppercased()) { name += "_" }
    var unique = name
    var number = 2
    while !taken.insert(unique.lowercased()).inserted {
      let ending = "_\(number)"
      unique = Self.cut(name, Self.longest - ending.utf8.count) + ending
      number += 1
    }
    return unique
  }

  /// A text of at most so many bytes of UTF-8, no character cut in two.
  package static func cut(_ text: String, _ limit: Int) -> String {
    guard text.utf8.count > limit else { return text }
    var cut = text.unicodeScalars[...]
    while cut.reduce(0, { $0 + UTF8.width($1) }) > limit { cut.removeLast() }
    return String(cut)
  }
}
