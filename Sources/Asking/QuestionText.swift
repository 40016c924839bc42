import Text

/// A question as it was typed, cut into words, numbers and signs.
struct QuestionText {
  /// A part of the question.
  struct Token {
    enum Kind: Hashable {
      /// A word by the number of its stem.
      case word(Int)
      case number(Int, stem: Int)
      /// A number that can only be a year.
      case year(Int)
      case sign(Character)
    }

    let text: String
    var kind: Kind
    var role: GrammarWords.Role
    /// Whether it begins with a capital, which in the middle of a question makes it a noun or name.
    let isCapital: Bool
    /// Which part of the question it stands in, between commas, stops and dashes.
    var part = 0
    /// Which sentence it stands in; a colon or a dash ends one, too.
    var sentence = 0
    /// Whether a sentence begins with it.
    var isFirst = false

    /// The number of its stem: names can hold figures, too, such as "under 20 %".
    var stem: Int? {
      switch kind {
      case .word(let stem), .number(_, let stem): stem
      case .year, .sign: nil
      }
    }

    /// The word as typed, folded; empty for anything else.
    var word: String { Folding.words(text).first ?? "" }

    var isNumber: Bool {
      if case .number = kind { return true }
      return false
    }
  }

  private(set) var tokens: [Token] = []
  /// How many parts there were before.
  private var part = 0
  private var isSentenceOpen = false
  /// What ended each sentence, and how many parts each has.
  private(set) var ends: [Character] = []

  /// The most that is read of a question, in bytes and in parts.
  static let limit = (bytes: 2_000, tokens: 63)

  /// Whether words behind the first begin with capitals.
  private let hasCapitals: Bool

  /// Cuts a question up.
  init(_ text: String, _ stems: inout StemTable) {
    hasCapitals = text.dropFirst().contains(where: \.isUppercase)
    var scalars = Array(text.unicodeScalars.prefix(Self.limit.bytes))[...]
    while let first = scalars.first, tokens.count < Self.limit.tokens {
      if Self.isDigit(first) {
        addNumber(&scalars, &stems)
      } else if first.properties.isAlphabetic {
        let word = Self.take(&scalars) {
          $0.properties.isAlphabetic || Self.isDigit($0) || $0 == "\u{308}"
        }
        addWord(word, &stems)
        // "don't", "aren’t".
        if word.hasSuffix("n"), "'’".unicodeScalars.contains(scalars.first ?? " "),
          scalars.dropFirst().first == "t"
        {
          scalars = scalars.dropFirst(2)
          addWord("not", &stems)
        } else if "'’".unicodeScalars.contains(scalars.first ?? " ") {
          // "what's", "I'd", "they’re".
          let ending = scalars.dropFirst().prefix { $0.properties.isAlphabetic }
          if Self.endings.contains(String(String.UnicodeScalarView(ending)).lowercased()) {
            scalars = scalars.dropFirst(1 + ending.count)
          }
        }
      } else {
        scalars.removeFirst()
        if ".?!:;…\n–—".unicodeScalars.contains(first), isSentenceOpen {
          isSentenceOpen = false
          ends.append(Character(first))
        }
        if ",.?!:;…\n–—".unicodeScalars.contains(first) { part += 1 }
        if "<>≤≥–—-→/+,&%".unicodeScalars.contains(first) { addSign(Character(first)) }
      }
    }
  }

  /// What stands behind an apostrophe and says nothing.
  private static let endings: Set = ["s", "d", "m", "re", "ve", "ll"]

  private static func isDigit(_ scalar: Unicode.Scalar) -> Bool { ("0"..."9").contains(scalar) }

  private static func take(
    _ scalars: inout ArraySlice<Unicode.Scalar>, while belongs: (Unicode.Scalar) -> Bool
  ) -> String {
    let part = scalars.prefix(while: belongs)
    scalars = scalars.dropFirst(part.count)
    return String(String.UnicodeScalarView(part))
  }

  private mutating func addWord(_ text: String, _ stems: inout StemTable) {
    // Where somebody writes capitals, "it" is no IT.
    if text == "it", hasCapitals { return }
    let isCapital = text.first?.isUppercase == true
    stems.forEachWord(of: text) { stem, role in
      append(Token(text: text, kind: .word(stem), role: role, isCapital: isCapital))
    }
  }

  private mutating func addSign(_ sign: Character) {
    let role: GrammarWords.Role =
      switch sign {
      case "<", "≤": .under
      case ">", "≥": .over
      default: []
      }
    var token = Token(text: String(sign), kind: .sign(sign), role: role, isCapital: false)
    (token.part, token.sentence) = (part, ends.count)
    tokens.append(token)
  }

  /// Takes in a token with its place in sentence and part.
  private mutating func append(_ token: Token) {
    var token = token
    token.part = part
    token.sentence = ends.count
    token.isFirst = !isSentenceOpen
    isSentenceOpen = true
    tokens.append(token)
  }

  /// A number with its groups of thousands parted by points, commas, apostrophes or blanks, and a `k`
  /// for thousand behind it.
  private mutating func addNumber(
    _ scalars: inout ArraySlice<Unicode.Scalar>, _ stems: inout StemTable
  ) {
    var text = Self.take(&scalars, while: Self.isDigit)
    var hasGroups = false
    while text.count <= 3 || hasGroups, let sign = scalars.first,
      ".,'’ \u{A0}\u{202F}".unicodeScalars.contains(sign)
    {
      let group = scalars.dropFirst().prefix { Self.isDigit($0) }
      guard group.count == 3 else { break }
      text += String(String.UnicodeScalarView(group))
      scalars = scalars.dropFirst(4)
      hasGroups = true
    }
    let suffix = scalars.prefix { $0.properties.isAlphabetic }
    let isThousands = suffix.count == 1 && "kKT".unicodeScalars.contains(suffix[suffix.startIndex])
    guard suffix.isEmpty || isThousands, let value = Int(text), value < 1_000_000_000 else {
      // Such as 5G: a word that happens to begin with a digit.
      return addWord(text + Self.take(&scalars) { $0.properties.isAlphabetic }, &stems)
    }
    if isThousands { scalars.removeFirst() }
    let isYear = !hasGroups && !isThousands && (1_900...2_099).contains(value)
    // "2018/19", "2018-2019" name one fieldwork; the first year is enough.
    if isYear, "/".unicodeScalars.contains(scalars.first ?? " ") {
      let rest = scalars.dropFirst().prefix(while: Self.isDigit)
      if rest.count == 2 { scalars = scalars.dropFirst(3) }
    }
    let number = isThousands ? value * 1_000 : value
    append(
      Token(
        text: isThousands ? text + "k" : text,
        kind: isYear
          ? .year(number) : .number(number, stem: stems.words(of: text).first ?? 0),
        role: [], isCapital: false))
  }

  /// Reads a token as other words.
  mutating func replace(_ index: Int, by stems: [Int], _ table: StemTable) {
    let old = tokens[index]
    tokens.replaceSubrange(
      index...index,
      with: stems.prefix(max(1, Self.limit.tokens - tokens.count + 1)).map { stem in
        // A part of a compound matters, however general a word it is alone.
        let role = stems.count > 1 ? table.roles[stem].subtracting(.light) : table.roles[stem]
        return Token(
          text: old.text, kind: .word(stem), role: role, isCapital: old.isCapital,
          part: old.part, sentence: old.sentence, isFirst: old.isFirst)
      })
  }
}
