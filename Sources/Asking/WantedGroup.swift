import Survey

/// The respondents that a question names.
struct WantedGroup: Hashable {
  var kind: UnitKind?
  var band: InhabitantsBand?
  /// Whether the band is only what a word such as Großstadt means, which figures can narrow.
  var isNamedBand = false
  var classNumber: Int?
  /// The smallest or the largest class.
  var isSmallest: Bool?
  var type: Int?
  var region: Int?
  /// Any of several conditions.
  var conditions: [Int] = []
  var axis: Term.Axis?

  /// Takes in a meaning; `false` where its place is taken by something else.
  mutating func add(_ meaning: Term.Meaning) -> Bool {
    switch meaning {
    case .kind(.any):
      if kind == nil { kind = .any }
      return true
    case .kind(let new): return fill(&kind, new, replacing: .any)
    case .type(let new): return fill(&type, new)
    case .region(let new): return fill(&region, new)
    case .band(let new):
      guard isSmallest == nil else { return false }
      if isNamedBand {
        (band, isNamedBand) = (new, false)
        return true
      }
      return fill(&band, new)
    case .citySize(let new):
      guard isSmallest == nil, kind == nil || kind == .any || kind == .city else { return false }
      guard band == nil else { return true }
      (kind, isNamedBand) = (.city, true)
      return fill(&band, new)
    case .classNumber(let new): return fill(&classNumber, new)
    case .extremeClass(let new): return fill(&isSmallest, new)
    case .axis(let new): return fill(&axis, new)
    case .conditions(let new):
      guard conditions.isEmpty || conditions == new else { return false }
      conditions = new
      return true
    case .waves, .studies, .year: return true
    }
  }

  private func fill<T: Equatable>(_ place: inout T?, _ new: T, replacing old: T? = nil) -> Bool {
    guard place == nil || place == old || place == new else { return false }
    place = new
    return true
  }

  /// Whether it says nothing: everyone is meant.
  var isWhole: Bool { self == WantedGroup() || self == WantedGroup(kind: .any) }

  private var hasSize: Bool { band != nil || classNumber != nil || isSmallest != nil }

  /// Whether a group of the warehouse is exactly what is wanted.
  func matches(_ group: Lexicon.Group) -> Bool {
    guard matchesConcepts(group) else { return false }
    let isSize = hasSize || axis == .size
    guard matchesKind(group.kind, isSize: isSize) else { return false }
    if axis == .size { return group.isSizeClass }
    if let classNumber { return group.classNumber == classNumber }
    if let isSmallest {
      let end = isSmallest ? group.band.minimum : group.band.maximum
      return group.isSizeClass && end == nil
    }
    if let band, let own = band.minimum, own == band.maximum {
      return group.isSizeClass && own >= group.band.minimum ?? 0 && own < group.band.maximum ?? .max
    }
    if let band { return group.band == band }
    guard !group.isBanded else { return false }
    return group.isEveryone || kind.map { $0 != .any } == true || group.type != nil
      || group.region != nil || group.condition != nil
  }

  /// Whether a group is what is wanted among those who were asked a question at all.
  ///
  /// Where nobody names a condition, the universe of the question is meant; where somebody names one that is
  /// called much the same, too: "with a strategy" where those were asked who have or develop one.
  func matches(
    _ group: Lexicon.Group, within universes: [Int], _ lexicon: Lexicon
  ) -> Bool {
    guard let condition = group.condition, universes.contains(condition),
      conditions.isEmpty || conditions.contains(where: { lexicon.areAlike($0, condition) })
    else { return false }
    var wanted = self
    wanted.conditions = [condition]
    return wanted.matches(group)
  }

  /// Whether a group is a part of what is wanted: it meets all that is named, and more.
  func contains(_ group: Lexicon.Group) -> Bool {
    guard axis == nil, classNumber == nil, isSmallest == nil, !isWhole else { return false }
    let isKind = kind == nil || kind == .any || matchesKind(group.kind, isSize: band != nil)
    let isBand =
      band.map { [.equal, .contains].contains($0.relation(to: group.band)) } ?? true
    return isKind && isBand && (type == nil || type == group.type)
      && (region == nil || region == group.region)
      && (conditions.isEmpty || group.condition.map(conditions.contains) == true)
  }

  /// Whether a group is what is wanted but for a condition that nobody named: those "with a strategy" alone.
  func matchesButForCondition(_ group: Lexicon.Group) -> Bool {
    guard conditions.isEmpty, let condition = group.condition else { return false }
    var wanted = self
    wanted.conditions = [condition]
    return wanted.matches(group)
  }

  /// Whether the whole of a wave stands for what is wanted: "towns and municipalities" where nobody told them apart.
  ///
  /// - Parameter kinds: Which kinds of respondents the wave tells apart.
  func isWithinWhole(_ group: Lexicon.Group, telling kinds: Set<UnitKind>) -> Bool {
    guard let kind, [.city, .municipality, .cityOrMunicipality].contains(kind),
      self == WantedGroup(kind: kind)
    else { return false }
    return group.isEveryone && kinds.isSubset(of: [.any])
  }

  private func matchesConcepts(_ group: Lexicon.Group) -> Bool {
    guard axis == .type ? group.type != nil && type == nil : group.type == type else {
      return false
    }
    guard axis == .region ? group.region != nil && region == nil : group.region == region else {
      return false
    }
    return conditions.isEmpty
      ? group.condition == nil : group.condition.map(conditions.contains) == true
  }

  /// Waves report the size classes of cities and municipalities together: within a class, either word
  /// means both.
  private func matchesKind(_ other: UnitKind, isSize: Bool) -> Bool {
    switch kind {
    case nil: isSize || other == .any
    // "Kommunen" of a size are not the counties alone.
    case .any: other == .any || (isSize && other == .cityOrMunicipality)
    case .city, .municipality: other == kind || (isSize && other == .cityOrMunicipality)
    case .cityOrMunicipality, .county: other == kind
    }
  }
}

extension WantedGroup {
  /// The groups that terms name, in their order.
  ///
  /// A term whose place is taken begins the next group, as does any behind a word such as "versus".
  ///
  /// - Returns: Several ways to read them, the likeliest first.
  static func read(
    _ parts: [(tokens: Range<Int>, meaning: Term.Meaning)], _ tokens: [QuestionText.Token]
  ) -> [[WantedGroup]] {
    var groups: [WantedGroup] = []
    var end = 0
    for (range, meaning) in parts where meaning.isGroup {
      let isApart =
        end > 0
        && tokens[end..<max(end, range.lowerBound)].contains {
          $0.role.contains(.separator) || GrammarWords.Exact.comparing.contains($0.word)
        }
      if !isApart, var last = groups.popLast() {
        let before = last
        if last.add(meaning) {
          groups.append(last)
          end = range.upperBound
          continue
        }
        groups.append(before)
      }
      var group = WantedGroup()
      _ = group.add(meaning)
      groups.append(group)
      end = range.upperBound
    }
    guard groups.count > 1 else { return [groups.isEmpty ? [WantedGroup()] : groups] }
    let readings = [
      ofOneKind(groups), groups, inherited(groups), shared(groups), shared(inherited(groups)),
    ]
    return readings.reduce(into: []) { different, groups in
      if !different.contains(groups) { different.append(groups) }
    }
  }

  /// "cities above 400,000 versus below 10,000": a size without a kind has that of the one before.
  private static func ofOneKind(_ groups: [WantedGroup]) -> [WantedGroup] {
    var result = groups
    for index in groups.indices.dropFirst() where result[index].kind == nil && result[index].hasSize
    {
      result[index].kind = result[index - 1].kind
    }
    return result
  }

  /// What a later group lacks it has from the one before.
  private static func inherited(_ groups: [WantedGroup]) -> [WantedGroup] {
    var result = [groups[0]]
    for var group in groups.dropFirst() {
      let before = result[result.count - 1]
      if group.kind == nil { group.kind = before.kind }
      if group.type == nil, group.band != nil || group.kind != before.kind {
        group.type = before.type
      }
      if group.conditions.isEmpty { group.conditions = before.conditions }
      result.append(group)
    }
    return result
  }

  /// "Bedächtige versus Optimierer with a strategy": what the last group has holds for all.
  private static func shared(_ groups: [WantedGroup]) -> [WantedGroup] {
    let last = groups[groups.count - 1]
    return groups.map { group in
      var group = group
      if group.conditions.isEmpty { group.conditions = last.conditions }
      if group.kind == nil { group.kind = last.kind }
      if group.band == nil, group.classNumber == nil, group.isSmallest == nil {
        group.band = last.band
      }
      return group
    }
  }
}
