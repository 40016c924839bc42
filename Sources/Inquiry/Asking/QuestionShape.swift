import Database
import Survey

/// The shape of a question, and words that give what is asked another degree.
extension Interpreter {
  /// In which shape the findings are wanted.
  func shape(
    _ proposal: Proposal, _ parts: [[Candidate]], _ groups: [WantedGroup]
  ) -> Reading.Shape {
    let explained = parts.flatMap { $0 }.map(\.explained).reduce(TokenSet()) { $0.union($1) }
    let taken = proposal.terms.map { TokenSet($0.tokens) }.reduce(TokenSet()) { $0.union($1) }
    var shape = Reading.Shape()
    var isMoved = false
    for (place, token) in text.tokens.enumerated() where !taken.contains(place) {
      let role = token.role
      if isSuperlative(token) {
        shape.extreme = role.contains(.minimum) ? .minimum : .maximum
      }
      if role.contains(.trend), !explained.contains(place) { isMoved = true }
      if role.contains(.difference) || isPoints(place) { shape.wantsDifference = true }
      if role.contains(.share) { shape.wantsShare = true }
      if role.contains(.mean), !explained.contains(place) { shape.statistic = .mean }
      if role.contains(.median) { shape.statistic = .groupedMedian }
      if role.contains(.count) || isHowMany(place) { shape.wantsCount = true }
      if !role.isDisjoint(with: [.comparison, .separator]), !role.contains(.stop) {
        shape.isComparison = true
        if ["vs", "versus", "compare", "vergleiche", "unterschied"].contains(
          token.text.lowercased())
        {
          shape.needsSides = true
        }
      }
    }
    if shape.wantsShare || shape.wantsDifference { shape.wantsCount = false }
    shape.years = proposal.years
    shape.isTrend =
      (isMoved || proposal.years.count > 1) && shape.extreme == nil && !shape.wantsDifference
    if groups.count > 1 || parts.count > 1 || groups.contains(where: { $0.axis != nil }) {
      shape.isComparison = true
    }
    return shape
  }

  /// Whether a word asks for the highest or the lowest; "high" and "larger" share their stems with words
  /// that do.
  func isSuperlative(_ token: QuestionText.Token) -> Bool {
    guard !token.role.isDisjoint(with: [.maximum, .minimum]) else { return false }
    let words = Folding.words(token.text)
    // "best", "größte", "schlechteste", but not "gut", "groß", "schlecht".
    return words.contains { Self.extremes.contains($0) || $0.contains("st") }
  }

  private static let extremes: Set = [
    "top", "maximum", "maximal", "maximale", "minimum", "minimal", "minimale", "main",
    "hauptsaechlich", "hauptsaechliche", "vorherrschend", "dominant", "selten", "rare", "rarely",
  ]
  /// How often something is named, which every share says.
  static let frequencies: Set = ["haeufig", "oft", "frequent", "frequently", "common"]

  /// "high use", "weniger gut": a degree that makes the question another, unless it only asks how high a
  /// share is.
  func isDegree(_ place: Int) -> Bool {
    guard !terms.contains(where: { $0.tokens.contains(place) }) else { return false }
    let word = Folding.words(text.tokens[place].text).first ?? ""
    let before = place > 0 ? Folding.words(text.tokens[place - 1].text).first ?? "" : ""
    let next = place + 1 < text.tokens.count ? text.tokens[place + 1] : nil
    if ["hoch", "hohe", "hoher", "hohen", "hohes", "high"].contains(word) {
      return before != "wie" && before != "how" && next?.role.contains(.share) != true
    }
    if ["weniger", "less"].contains(word) {
      return !["als", "than"].contains(next?.text.lowercased() ?? "") && before != "oder"
        && before != "or"
        && next?.isNumber != true
    }
    return false
  }

  /// "percentage points".
  private func isPoints(_ place: Int) -> Bool {
    guard text.tokens[place].role.contains(.share), place + 1 < text.tokens.count else {
      return false
    }
    let next = text.tokens[place + 1].text.lowercased()
    return next.hasPrefix("point") || next.hasPrefix("punkt")
  }

  /// "Top 3", "which two": more than one of the highest.
  func isSeveral(_ place: Int) -> Bool {
    let counts = ["two", "three", "four", "five", "zwei", "drei", "vier", "funf"]
    let token = text.tokens[place]
    guard place > 0, token.isNumber || counts.contains(Folding.words(token.text).first ?? ""),
      !terms.contains(where: { $0.tokens.contains(place) || $0.tokens.lowerBound == place + 1 })
    else { return false }
    return ["top", "which", "welche", "die", "the"].contains(
      text.tokens[place - 1].text.lowercased())
      && text.tokens.contains(where: isSuperlative)
  }

  /// "how many", "wie viele".
  private func isHowMany(_ place: Int) -> Bool {
    guard place > 0 else { return false }
    let words = (text.tokens[place - 1].text.lowercased(), text.tokens[place].text.lowercased())
    guard words.0 == "how" && words.1 == "many" || words.0 == "wie" && words.1.hasPrefix("viel")
    else { return false }
    // "How many points" asks for a score.
    let next = text.tokens.dropFirst(place + 1).first?.text.lowercased() ?? ""
    return !next.hasPrefix("punkt") && !next.hasPrefix("point")
  }
}
