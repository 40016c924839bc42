package import Database
package import Survey
package import Text

/// Which respondents of a wave belong to which of its groups, and to which of its size classes.
package struct ParticipantGroups {
  /// A group with its members, as places of respondents.
  package struct Group {
    package let id: String
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

  package let groups: [Group]
  /// The names of the size classes, and for each respondent the place of its own; -1 for none.
  package let sizeClasses: [String]
  package let sizeClass: [Int16]
  package private(set) var problems: [Problem] = []

  /// Sorts respondents into the groups and classes that the warehouse has for a wave.
  ///
  /// - Throws: `DatabaseError`.
  package init(_ responses: Responses, _ codebook: Codebook, _ connection: Connection) throws {
    let attributes = Attributes(responses, codebook)
    let classes = try Self.sizeClasses(codebook.wave, connection)
    sizeClasses = classes.map(\.id)
    problems = Self.overlaps(classes, attributes, responses.count)
    let sizeClass = (0..<responses.count).map { participant -> Int16 in
      guard let inhabitants = attributes.inhabitants(participant) else { return -1 }
      let place = classes.firstIndex {
        $0.band.holds(inhabitants) && attributes.isOfKind($0.kind, participant)
      }
      return place.flatMap { Int16(exactly: $0) } ?? -1
    }
    var groups: [Group] = []
    for definition in try Self.definitions(codebook.wave, connection) {
      if let problem = attributes.problem(definition) {
        problems.append(problem)
        continue
      }
      let givers = definition.condition.map { attributes.givers(of: $0) }
      let wantedClass = definition.sizeClass.map { id in classes.firstIndex { $0.id == id } ?? -2 }
      let members = (0..<responses.count).filter { participant in
        attributes.isOfKind(definition.kind, participant)
          && (wantedClass.map { Int(sizeClass[participant]) == $0 } ?? true)
          && attributes.holds(definition, givers, participant)
      }
      groups.append(Group(id: definition.id, members: members.map { Int32($0) }))
    }
    self.groups = groups
    self.sizeClass = sizeClass
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
          band: InhabitantsBand(minimum: row.integer(2), maximum: row.integer(3))))
    }
    return classes
  }

  /// Classes that share respondents: each belongs to one at the most.
  private static func overlaps(
    _ classes: [SizeClass], _ attributes: Attributes, _ count: Int
  ) -> [Problem] {
    classes.enumerated().flatMap { place, one in
      classes.dropFirst(place + 1).compactMap { other -> Problem? in
        guard one.band.relation(to: other.band) != .disjoint else { return nil }
        let shared = (0..<count).count { participant in
          guard let inhabitants = attributes.inhabitants(participant) else { return false }
          return [one, other].allSatisfy {
            $0.band.holds(inhabitants) && attributes.isOfKind($0.kind, participant)
          }
        }
        guard shared > 0 else { return nil }
        return Problem(
          file: "size_classes.csv", column: "size_class_id", found: other.id,
          expected: "limits that leave each respondent in one class; "
            + "\(shared) of them would be in \(one.id), too")
      }
    }
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
          band: InhabitantsBand(minimum: row.integer(3), maximum: row.integer(4)),
          type: row.text(5), region: row.text(6), condition: row.text(7)))
    }
    return definitions
  }

  /// What is known of each respondent.
  private struct Attributes {
    private let responses: Responses
    private let codebook: Codebook
    private let kinds: [UnitKind?]
    private let types: (place: Int, variable: Codebook.Variable)?
    private let regions: (place: Int, variable: Codebook.Variable)?

    init(_ responses: Responses, _ codebook: Codebook) {
      self.responses = responses
      self.codebook = codebook
      func column(_ role: Codebook.Role) -> (place: Int, variable: Codebook.Variable)? {
        codebook.variables.firstIndex { $0.role == role }.map { ($0, codebook.variables[$0]) }
      }
      types = column(.municipalityType)
      regions = column(.region)
      if let kind = column(.unitKind) {
        let codes = responses.codes(kind.place)
        kinds = codes.map { kind.variable.code($0)?.unitKind }
      } else {
        kinds = []
      }
    }

    func inhabitants(_ participant: Int) -> Int? {
      guard participant < responses.inhabitants.count else { return nil }
      let number = responses.inhabitants[participant]
      return number == .min ? nil : number
    }

    func isOfKind(_ kind: UnitKind, _ participant: Int) -> Bool {
      if kind == .any { return true }
      guard participant < kinds.count, let own = kinds[participant] else { return false }
      return own == kind || (kind == .cityOrMunicipality && (own == .city || own == .municipality))
    }

    /// A group that no column tells the members of.
    func problem(_ group: Definition) -> Problem? {
      func problem(_ column: String, _ expected: String) -> Problem {
        Problem(
          file: "respondents.csv", column: column, found: group.id,
          expected: "a group whose members the answers tell: \(expected)")
      }
      if group.kind != .any, kinds.isEmpty {
        return problem("unit_kind", "variables.csv has no column of the role unit_kind")
      }
      let isSized = group.sizeClass != nil || group.band.minimum != nil || group.band.maximum != nil
      if isSized, codebook.variable(of: .inhabitants) == nil {
        return problem("size_class_id", "variables.csv has no column of the role inhabitants")
      }
      if group.type != nil, types == nil {
        return problem("municipality_type_id", "there is no column of the role municipality_type")
      }
      if group.region != nil, regions == nil {
        return problem("region_id", "there is no column of the role region")
      }
      if let condition = group.condition, givers(of: condition).isEmpty {
        return problem("condition_id", "no code of codes.csv has the condition \(condition)")
      }
      return nil
    }

    /// The columns and codes that say that a condition holds.
    func givers(of condition: String) -> [(place: Int, codes: Set<Int16>)] {
      codebook.variables.enumerated().compactMap { place, variable in
        let codes = variable.codes.indices.filter { variable.codes[$0].condition == condition }
        return codes.isEmpty ? nil : (place, Set(codes.map { Int16($0 + 1) }))
      }
    }

    /// - Parameter givers: Those of the condition of the group, if it has one.
    func holds(
      _ group: Definition, _ givers: [(place: Int, codes: Set<Int16>)]?, _ participant: Int
    ) -> Bool {
      if group.band.minimum != nil || group.band.maximum != nil {
        guard let inhabitants = inhabitants(participant), group.band.holds(inhabitants) else {
          return false
        }
      }
      if let type = group.type, let types,
        types.variable.code(responses.codes(types.place)[participant])?.concept != type
      {
        return false
      }
      if let region = group.region, let regions,
        regions.variable.code(responses.codes(regions.place)[participant])?.concept != region
      {
        return false
      }
      guard let givers else { return true }
      return givers.contains { place, codes in
        codes.contains(responses.codes(place)[participant])
      }
    }
  }
}
