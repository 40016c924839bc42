import Survey

/// A part of a question that says who or when, and what it can mean.
struct Term {
  /// What a term means; the numbers are places in the lexicon.
  enum Meaning: Hashable {
    case kind(UnitKind)
    case type(Int)
    case region(Int)
    /// Any of several conditions.
    case conditions([Int])
    case band(InhabitantsBand)
    /// A size of city by its name.
    case citySize(InhabitantsBand)
    /// A class of a wave by its number.
    case classNumber(Int)
    /// The smallest or the largest class of each wave.
    case extremeClass(isSmallest: Bool)
    /// Every group of a kind, side by side.
    case axis(Axis)
    case waves([Int])
    case studies([Int])
    case year(Int)

    /// Whether it says which respondents are meant.
    var isGroup: Bool {
      switch self {
      case .waves, .studies, .year: false
      default: true
      }
    }
  }

  enum Axis { case size, type, region }

  /// The places of its parts in the question.
  var tokens: Range<Int>
  var meanings: [Meaning]

  /// Whether its words can also be part of what is asked.
  var canBeContent: Bool {
    meanings.contains { meaning in
      switch meaning {
      case .kind, .type, .region, .conditions, .axis, .extremeClass: true
      default: false
      }
    }
  }
}

/// Finds the terms of a question.
struct TermReader {
  let lexicon: Lexicon
  let tokens: [QuestionText.Token]
  private(set) var terms: [Term] = []

  init(_ text: QuestionText, _ lexicon: Lexicon) {
    self.lexicon = lexicon
    self.tokens = text.tokens
    var index = 0
    while index < tokens.count {
      let term =
        classNumber(at: index) ?? band(at: index) ?? year(at: index) ?? phrase(at: index)
        ?? citySize(at: index) ?? extremeClass(at: index) ?? axis(at: index)
      if let term {
        // What a comparator before a number was taken for is part of the band.
        while let last = terms.last, last.tokens.upperBound > term.tokens.lowerBound {
          terms.removeLast()
        }
        if let other = otherSide(of: term) { terms.append(other) }
        terms.append(term)
        index = term.tokens.upperBound
      } else {
        index += 1
      }
    }
    joinRegions()
    splitKinds()
  }

  /// "cities, municipalities and counties": in a list each kind is meant for itself, although two of them have a
  /// name together.
  private mutating func splitKinds() {
    func isKind(_ term: Term) -> Bool {
      term.meanings.contains { if case .kind = $0 { true } else { false } }
    }
    for index in terms.indices.dropFirst().reversed() where isKind(terms[index]) {
      let range = terms[index].tokens
      let isListed =
        isKind(terms[index - 1]) && terms[index - 1].tokens.upperBound == range.lowerBound - 1
        && tokens[range.lowerBound - 1].kind == .sign(",")
      guard isListed, range.count > 1 else { continue }
      let kinds = range.compactMap { place -> Term? in
        guard let stem = tokens[place].stem else { return nil }
        let meanings = (lexicon.names.phrases[stem] ?? []).compactMap { name -> Term.Meaning? in
          guard case .unitKind(let kind) = lexicon.names.all[name].thing,
            lexicon.names.all[name].range.count == 1
          else { return nil }
          return .kind(kind)
        }
        return meanings.isEmpty
          ? nil : Term(tokens: place..<(place + 1), meanings: meanings)
      }
      if kinds.count > 1 { terms.replaceSubrange(index...index, with: kinds) }
    }
  }

  /// "Saxony and Thuringia" is the one region that is called so, in whatever order.
  private mutating func joinRegions() {
    func isRegion(_ term: Term) -> Bool {
      term.meanings.contains { if case .region = $0 { true } else { false } }
    }
    var index = 0
    while index < terms.count {
      var end = index
      while end + 1 < terms.count, isRegion(terms[end]), isRegion(terms[end + 1]),
        (terms[end].tokens.upperBound..<terms[end + 1].tokens.lowerBound).allSatisfy(isSkipped)
      { end += 1 }
      if end > index {
        let words = Set(terms[index...end].flatMap(\.tokens).compactMap { tokens[$0].stem })
        let meanings = lexicon.names.all.compactMap { name -> Term.Meaning? in
          guard case .concept(let concept) = name.thing,
            lexicon.concepts[concept].kind == "region", name.range.count > 1,
            words.filter({ !lexicon.names.stems.roles[$0].contains(.and) })
              == Set(lexicon.names.words(name))
          else { return nil }
          return .region(concept)
        }
        if let meaning = meanings.first {
          let range = terms[index].tokens.lowerBound..<terms[end].tokens.upperBound
          terms.replaceSubrange(index...end, with: [Term(tokens: range, meanings: [meaning])])
        }
      }
      index += 1
    }
  }

  private func role(_ index: Int) -> GrammarWords.Role {
    tokens.indices.contains(index) ? tokens[index].role : []
  }

  private func number(_ index: Int) -> Int? {
    guard tokens.indices.contains(index) else { return nil }
    switch tokens[index].kind {
    case .number(let number, _): return number
    case .word(let stem): return lexicon.names.stems.numbers[stem]
    case .year, .sign: return nil
    }
  }

  // MARK: Sizes

  private func classNumber(at index: Int) -> Term? {
    guard role(index).contains(.sizeClass), let number = number(index + 1),
      (1...20).contains(number)
    else { return nil }
    let start = role(index - 1).contains(.axisSize) ? index - 1 : index
    return Term(tokens: start..<(index + 2), meanings: [.classNumber(number)])
  }

  /// A number with the thousand behind it, and where it ends.
  private func amount(_ index: Int) -> (value: Int, isRound: Bool, end: Int)? {
    guard let value = number(index) else { return nil }
    guard role(index + 1).contains(.thousand), value < 10_000 else {
      return (value, false, index + 1)
    }
    return (value * 1_000, true, index + 2)
  }

  /// A band of inhabitants in figures, such as "under 10,000" or "100-200 Tsd".
  private func band(at index: Int) -> Term? {
    guard let first = amount(index) else { return nil }
    var start = index
    var comparator: GrammarWords.Role = []
    for back in 1...3 where index - back >= 0 && comparator.isEmpty {
      let role = role(index - back)
      comparator = role.intersection([.under, .over, .between])
      if !comparator.isEmpty { start = index - back }
      if comparator.isEmpty, role.isDisjoint(with: [.stop, .separator]) { break }
    }
    var end = first.end
    var minimum: Int?
    var maximum: Int?
    if let second = upperEnd(behind: end, comparator) {
      // "50-100k" and "50 to 100 thousand" mean thousands twice.
      let isShort = first.value < 1_000 && second.value >= 1_000 && !first.isRound
      minimum = isShort ? first.value * 1_000 : first.value
      maximum = second.value
      end = second.end
      if !comparator.contains(.between) { start = index }
    } else if comparator.contains(.under) {
      maximum = first.value
    } else if comparator.contains(.over) || isMore(at: end) {
      minimum = first.value
      if isMore(at: end) { end += tokens[end].kind == .sign("+") ? 1 : 2 }
    } else if role(end).contains(.inhabitants), first.value >= 1_000 {
      // "our town of 8,000 inhabitants": the class that it belongs to.
      return Term(
        tokens: index..<(end + 1),
        meanings: [.band(InhabitantsBand(minimum: first.value, maximum: first.value))])
    } else {
      return nil
    }
    if role(end).contains(.inhabitants) { end += 1 }
    guard max(minimum ?? 0, maximum ?? 0) >= 1_000, (minimum ?? 0) < (maximum ?? .max) else {
      return nil
    }
    return Term(
      tokens: start..<end,
      meanings: [.band(InhabitantsBand(minimum: minimum, maximum: maximum))])
  }

  /// The band on the other side of a limit: "below and above 20,000".
  private func otherSide(of term: Term) -> Term? {
    guard case .band(let band)? = term.meanings.first else { return nil }
    let start = term.tokens.lowerBound
    guard !role(start - 1).isDisjoint(with: [.and, .or, .separator]) else { return nil }
    let other: InhabitantsBand
    switch (band.minimum, band.maximum) {
    case (let limit?, nil) where role(start - 2).contains(.under):
      other = InhabitantsBand(minimum: nil, maximum: limit)
    case (nil, let limit?) where role(start - 2).contains(.over):
      other = InhabitantsBand(minimum: limit, maximum: nil)
    default: return nil
    }
    return Term(tokens: (start - 2)..<(start - 1), meanings: [.band(other)])
  }

  /// The upper end of a range whose lower end was just read.
  private func upperEnd(
    behind index: Int, _ comparator: GrammarWords.Role
  ) -> (value: Int, isRound: Bool, end: Int)? {
    guard tokens.indices.contains(index) else { return nil }
    let connects: Bool =
      switch tokens[index].kind {
      case .sign(let sign): "–—-→".contains(sign)
      case .word:
        ["bis", "to"].contains(tokens[index].text.lowercased())
          || (comparator.contains(.between) && role(index).contains(.and))
      default: false
      }
    guard connects else { return nil }
    let isUnder = role(index + 1).contains(.under)
    return amount(isUnder ? index + 2 : index + 1)
  }

  /// Whether "and more" or a plus sign follows.
  private func isMore(at index: Int) -> Bool {
    guard tokens.indices.contains(index) else { return false }
    return tokens[index].kind == .sign("+")
      || (role(index).contains(.and) && role(index + 1).contains(.over))
  }

  private func citySize(at index: Int) -> Term? {
    guard let stem = tokens[index].stem, let band = lexicon.names.stems.citySizes[stem] else {
      return nil
    }
    return Term(tokens: index..<(index + 1), meanings: [.citySize(band)])
  }

  /// "the smallest class", "large cities".
  private func extremeClass(at index: Int) -> Term? {
    let isSmall = role(index).contains(.small)
    guard isSmall || role(index).contains(.large) else { return nil }
    var next = index + 1
    // "small versus large cities": both are sizes of the cities.
    while !role(next).isDisjoint(with: [.stop, .separator, .and, .or, .small, .large]) { next += 1 }
    // "than big ones"
    if tokens[next - 1].text.lowercased() == "ones", next > index + 1 {
      return Term(tokens: index..<next, meanings: [.extremeClass(isSmallest: isSmall)])
    }
    guard tokens.indices.contains(next) else { return nil }
    var end = next
    while !role(end).isDisjoint(with: [.sizeClass, .axisSize]) { end += 1 }
    let isKind = phrase(at: next)?.meanings.contains { if case .kind = $0 { true } else { false } }
    guard end > next || isKind == true else { return nil }
    return Term(
      tokens: index..<(end > next ? end : index + 1),
      meanings: [.extremeClass(isSmallest: isSmall)])
  }

  private func axis(at index: Int) -> Term? {
    let axis: Term.Axis
    switch role(index) {
    case let role where role.contains(.axisType): axis = .type
    case let role where role.contains(.axisRegion): axis = .region
    // "Land" alone is the state as such.
    case _ where ["laender", "laendern"].contains(tokens[index].word): axis = .region
    case let role where role.contains(.axisSize): axis = .size
    default: return nil
    }
    var end = index + 1
    if axis == .size, role(end).contains(.sizeClass) { end += 1 }
    var back = index - 1
    // "the four types", "alle Typen".
    let isOfSurvey = tokens[max(0, index - 4)..<index].contains {
      GrammarWords.Exact.surveys.contains($0.word)
    }
    let isAll =
      !isOfSurvey && (number(back).map { (2...9).contains($0) } == true || isAllOf(back))
    if isAll || (index == 0 && isPicked) {
      return Term(tokens: index..<end, meanings: [.axis(axis)])
    }
    while back >= max(0, index - 4) {
      if !role(back).isDisjoint(with: [.each, .comparison]) {
        return Term(tokens: index..<end, meanings: [.axis(axis)])
      }
      let isKind = phrase(at: back) != nil
      if !isKind, role(back).isDisjoint(with: [.stop, .light]) { break }
      back -= 1
    }
    return nil
  }

  /// Whether some of several are asked for: "type with the highest share", "Typen mit über 50 Prozent".
  private var isPicked: Bool {
    tokens.contains {
      !$0.role.isDisjoint(with: [.maximum, .minimum, .over, .under])
        || GrammarWords.Exact.overLimits.contains($0.word)
    }
  }

  /// "all", "four": every one of them.
  private func isAllOf(_ index: Int) -> Bool {
    guard tokens.indices.contains(index) else { return false }
    let word = tokens[index].word
    return GrammarWords.Exact.counts[word] != nil || GrammarWords.Exact.every.contains(word)
  }

  private func year(at index: Int) -> Term? {
    guard case .year(let year) = tokens[index].kind else { return nil }
    return Term(tokens: index..<(index + 1), meanings: [.year(year)])
  }

  // MARK: Names

  /// The longest name that stands at a place, with everything that it can mean there.
  private func phrase(at index: Int) -> Term? {
    guard let stem = tokens[index].stem, let candidates = lexicon.names.phrases[stem] else {
      return nil
    }
    var best: (end: Int, count: Int, things: [Lexicon.Thing]) = (0, 0, [])
    for candidate in candidates {
      let name = lexicon.names.all[candidate]
      guard name.range.count >= best.count, let end = end(of: name, from: index) else { continue }
      if name.range.count > best.count { best = (end, name.range.count, []) }
      if !best.things.contains(name.thing) { best.things.append(name.thing) }
    }
    guard best.count > 0 else { return nil }
    let end = endOfCitation(best.things, best.end)
    return Term(tokens: index..<end, meanings: meanings(best.things))
  }

  /// The year behind an author, as in "Krellmann 2020", is that of the publication, and of no fieldwork.
  private func endOfCitation(_ things: [Lexicon.Thing], _ end: Int) -> Int {
    let years = things.compactMap { thing -> Int? in
      if case .study(let study) = thing { lexicon.studies[study].year } else { nil }
    }
    for place in end..<max(end, min(tokens.count, end + 5)) {
      if case .year(let year) = tokens[place].kind {
        return years.contains(year) ? place + 1 : end
      }
    }
    return end
  }

  private func end(of name: NameIndex.Name, from index: Int) -> Int? {
    var place = index
    let isCondition = lexicon.names.words(name).first == lexicon.names.stems.with
    let isTitle: Bool =
      switch name.thing {
      case .wave, .study: name.range.count == 2
      default: false
      }
    for (position, word) in lexicon.names.words(name).enumerated() {
      if position > 0 {
        while place < tokens.count, tokens[place].stem != word,
          isSkipped(place) || (isCondition && role(place).contains(.separator)),
          // "skills in NRW" is no title, though one has both words.
          !isTitle || !role(place).contains(.preposition)
        { place += 1 }
      }
      guard place < tokens.count, matches(place, word) else { return nil }
      place += 1
    }
    return place
  }

  private func matches(_ index: Int, _ word: Int) -> Bool {
    switch tokens[index].kind {
    case .word(let stem): stem == word
    case .number(let number, _), .year(let number):
      lexicon.names.stems[word].elementsEqual(String(number).utf8)
    case .sign: false
    }
  }

  private func isSkipped(_ index: Int) -> Bool {
    if case .sign(let sign) = tokens[index].kind { return "-/&".contains(sign) }
    return !role(index).isDisjoint(with: [.stop, .preposition, .and, .or])
  }

  private func meanings(_ things: [Lexicon.Thing]) -> [Term.Meaning] {
    var meanings: [Term.Meaning] = []
    var conditions: [Int] = []
    var waves: [Int] = []
    var studies: [Int] = []
    for thing in things {
      switch thing {
      case .unitKind(let kind): meanings.append(.kind(kind))
      case .wave(let wave): waves.append(wave)
      case .study(let study): studies.append(study)
      case .concept(let concept):
        switch lexicon.concepts[concept].kind {
        case "municipality_type": meanings.append(.type(concept))
        case "region": meanings.append(.region(concept))
        default: conditions.append(concept)
        }
      default: break
      }
    }
    // In English, "municipalities" are Kommunen before they are Gemeinden.
    if meanings.contains(.kind(.any)) { meanings.removeAll { $0 == .kind(.municipality) } }
    if !waves.isEmpty { meanings.insert(.waves(waves), at: 0) }
    if !studies.isEmpty { meanings.append(.studies(studies)) }
    if !conditions.isEmpty { meanings.append(.conditions(conditions)) }
    return meanings
  }
}
