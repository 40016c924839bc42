package import Database
package import Survey
package import Text

/// Which respondents of a wave belong to which of its groups, and to which of its size classes: the one
/// definition, at import and on what was imported.
package struct Groups {
  /// A group with its members, as places of respondents.
  package struct Group {
    package let id: String
    /// What else its members have in common.
    package let condition: String?
    package let members: [Int32]
  }

  private struct Definition {
    let id: String
    let kind: UnitKind
    let sizeClass: String?
    let band: InhabitantsBand
    let type: String?
    let region: String?
    let condition: String?
  }

  private struct SizeClass {
    let id: String
    let kind: UnitKind
    let band: InhabitantsBand
  }

  package private(set) var groups: [Group] = []
  /// The names of the size classes, and for each respondent the place of its own; -1 for none.
  package let sizeClasses: Respondents.Names
  /// Classes that share respondents, and groups whose members nothing tells; these are left empty.
  package private(set) var problems: [Problem]

  /// Sorts respondents into the groups and classes that the warehouse has for a wave.
  ///
  /// - Throws: What reading a column throws, `DatabaseError`.
  package init(
    of respondents: Respondents, _ columns: any AnswerColumns, _ codebook: Codebook,
    _ connection: Connection
  ) throws {
    let classes = try Self.sizeClasses(codebook.wave, connection)
    let isInClass = classes.map {
      Mask.both(respondents.areOf($0.kind), respondents.areIn($0.band))
    }
    sizeClasses = Respondents.Names(
      names: classes.map(\.id),
      places: (0..<respondents.count).map { respondent in
        isInClass.firstIndex { $0[respondent] }.flatMap { Int16(exactly: $0) } ?? -1
      })
    problems = Self.overlaps(classes, isInClass)
    var givers: [String: [Bool]] = [:]
    for definition in try Self.definitions(codebook.wave, connection) {
      if let condition = definition.condition, givers[condition] == nil {
        givers[condition] = try Self.givers(of: condition, columns, codebook)
      }
      let given = definition.condition.flatMap { givers[$0] }
      if let problem = Self.problem(definition, respondents, isGiven: given != nil) {
        problems.append(problem)
        groups.append(Group(id: definition.id, condition: definition.condition, members: []))
        continue
      }
      var isMember = respondents.areOf(definition.kind)
      if !definition.band.isOpen {
        isMember = Mask.both(isMember, respondents.areIn(definition.band))
      }
      for (names, name) in [
        (sizeClasses, definition.sizeClass), (respondents.types, definition.type),
        (respondents.regions, definition.region),
      ] {
        if let name { isMember = Mask.both(isMember, respondents.areCalled([name], names)) }
      }
      if let given { isMember = Mask.both(isMember, given) }
      groups.append(
        Group(
          id: definition.id, condition: definition.condition,
          members: isMember.indices.filter { isMember[$0] }.map { Int32($0) }))
    }
  }

  private static func sizeClasses(_ wave: String, _ connection: Connection) throws -> [SizeClass] {
    var classes: [SizeClass] = []
    try connection.forEachRow(
      """
      SELECT size_class_id, unit_kind, inhabitants_min, inhabitants_max
      FROM size_classes
      WHERE wave_id = :wave
      ORDER BY size_class_id
      """, ["wave": wave]
    ) { row in
      classes.append(
        SizeClass(
          id: row.text(0) ?? "", kind: UnitKind(rawValue: row.text(1) ?? "") ?? .any,
          band: row.band(2)))
    }
    return classes
  }

  private static func definitions(_ wave: String, _ connection: Connection) throws -> [Definition] {
    var definitions: [Definition] = []
    try connection.forEachRow(
      """
      SELECT respondents_id, unit_kind, size_class_id, inhabitants_min, inhabitants_max,
        municipality_type_id, region_id, condition_id
      FROM respondents
      WHERE wave_id = :wave
      ORDER BY respondents_id
      """, ["wave": wave]
    ) { row in
      definitions.append(
        Definition(
          id: row.text(0) ?? "", kind: UnitKind(rawValue: row.text(1) ?? "") ?? .any,
          sizeClass: row.text(2),
          band: row.band(3),
          type: row.text(5), region: row.text(6), condition: row.text(7)))
    }
    return definitions
  }

  /// Classes that share respondents: each belongs to one at the most.
  private static func overlaps(_ classes: [SizeClass], _ isInClass: [[Bool]]) -> [Problem] {
    classes.indices.flatMap { one in
      classes.indices.dropFirst(one + 1).compactMap { other -> Problem? in
        guard classes[one].band.relation(to: classes[other].band) != .disjoint else { return nil }
        let shared = zip(isInClass[one], isInClass[other]).count { $0 && $1 }
        guard shared > 0 else { return nil }
        return Problem(
          file: "size_classes.csv", column: "size_class_id", found: classes[other].id,
          expected: "limits that leave each respondent in one class; "
            + "\(shared) of them would be in \(classes[one].id), too")
      }
    }
  }

  /// A group that no column tells the members of.
  private static func problem(
    _ group: Definition, _ respondents: Respondents, isGiven: Bool
  ) -> Problem? {
    func problem(_ column: String, _ expected: String) -> Problem {
      Problem(
        file: "respondents.csv", column: column, found: group.id,
        expected: "a group whose members the answers tell: \(expected)")
    }
    if group.kind != .any, respondents.unitKinds == nil {
      return problem("unit_kind", "variables.csv has no column of the role unit_kind")
    }
    if group.sizeClass != nil || !group.band.isOpen, respondents.inhabitants == nil {
      return problem("size_class_id", "variables.csv has no column of the role inhabitants")
    }
    if group.type != nil, respondents.types == nil {
      return problem("municipality_type_id", "there is no column of the role municipality_type")
    }
    if group.region != nil, respondents.regions == nil {
      return problem("region_id", "there is no column of the role region")
    }
    if let condition = group.condition, !isGiven {
      return problem(
        "condition_id", "no code of an answer in codes.csv has the condition \(condition)")
    }
    return nil
  }

  /// Who gave a code of whichever column that says that a condition holds; `nil` where there is no such code.
  ///
  /// Codes of what is known of a respondent beside the answers do not count: they are not kept.
  private static func givers(
    of condition: String, _ columns: any AnswerColumns, _ codebook: Codebook
  ) throws -> [Bool]? {
    var given: [Bool]?
    for (place, variable) in codebook.variables.enumerated() where variable.role == .answer {
      let says = variable.meanings.map { $0.condition == condition }
      guard says.contains(true) else { continue }
      var known = given ?? Array(repeating: false, count: columns.count)
      try columns.withCodes(of: place) { codes in
        for (respondent, code) in codes.enumerated() where code != Responses.given {
          if says[Int(code) + 1] { known[respondent] = true }
        }
      }
      given = known
    }
    return given
  }
}

/// What holds of each respondent.
private enum Mask {
  static func both(_ one: [Bool], _ other: [Bool]) -> [Bool] {
    zip(one, other).map { $0 && $1 }
  }
}

extension InhabitantsBand {
  fileprivate var isOpen: Bool { minimum == nil && maximum == nil }
}

extension Respondents {
  fileprivate func areOf(_ kind: UnitKind) -> [Bool] {
    if kind == .any { return Array(repeating: true, count: count) }
    let kinds: Set<UnitKind> =
      kind == .cityOrMunicipality ? [kind, .city, .municipality] : [kind]
    return areCalled(kinds.map(\.rawValue), unitKinds)
  }

  /// Whether the inhabitants of each are known and lie in a band.
  fileprivate func areIn(_ band: InhabitantsBand) -> [Bool] {
    inhabitants?.map { $0 != .min && band.holds($0) } ?? Array(repeating: false, count: count)
  }

  fileprivate func areCalled(_ wanted: [String], _ names: Names?) -> [Bool] {
    guard let names else { return Array(repeating: false, count: count) }
    // By the place of the name, from -1.
    let isWanted = [false] + names.names.map { wanted.contains($0) }
    return names.places.map { isWanted[Int($0) + 1] }
  }
}
