import Database
package import Survey

/// What is known of the respondents of a wave beside their answers.
package struct Respondents {
  /// A property that is one of a few names.
  package struct Names {
    package let names: [String]
    /// For each respondent the place of its name; -1 for none.
    package let places: [Int16]

    /// The names that occur, and which of them each respondent has.
    package init(names: [String], places: [Int16]) {
      self.names = names
      self.places = places
    }
  }

  package let count: Int
  /// Kind of municipality, type and region; `nil` where nothing tells them.
  package let unitKinds: Names?
  package let types: Names?
  package let regions: Names?
  /// Their inhabitants, the least possible number for unknown; `nil` where nothing tells them.
  package let inhabitants: [Int]?

  /// Takes what the columns of a package say.
  package init(_ responses: Responses, _ codebook: Codebook) {
    func names(_ role: Codebook.Role, _ name: (Codebook.Code) -> String?) -> Names? {
      guard let place = codebook.variables.firstIndex(where: { $0.role == role }) else {
        return nil
      }
      let names = codebook.variables[place].meanings.map(name)
      let places = names.indices.map { names[$0] == nil ? Int16(-1) : Int16($0) }
      return Names(
        names: names.map { $0 ?? "" }, places: responses.codes(place).map { places[Int($0) + 1] })
    }
    count = responses.count
    unitKinds = names(.unitKind) { $0.unitKind?.rawValue }
    types = names(.municipalityType) { $0.concept }
    regions = names(.region) { $0.concept }
    inhabitants = codebook.variable(of: .inhabitants) == nil ? nil : responses.inhabitants
  }

  /// Reads what a warehouse says.
  ///
  /// - Throws: ``UnsoundAnswers`` where there are more names than a wave can have, `DatabaseError`.
  package init(_ answers: StoredAnswers) throws {
    let properties = [RespondentProperty.unitKind, .type, .region]
    var seen = properties.map { _ in SeenTexts() }
    var places = properties.map { _ in [Int16](repeating: -1, count: answers.count) }
    var inhabitants = [Int](repeating: .min, count: answers.count)
    try answers.forEachRespondent(properties.map(\.column) + ["inhabitants"]) { respondent, row in
      for index in properties.indices {
        places[index][respondent] = Int16(clamping: seen[index].place(row, index))
      }
      if let number = row.integer(properties.count) { inhabitants[respondent] = number }
    }
    guard seen.allSatisfy({ $0.texts.count <= CodeTable.limit }) else {
      throw answers.unsound("the respondents of \(answers.codebook.wave) are of too many kinds")
    }
    let names = zip(seen, places).map { seen, places in
      let known = seen.texts.indices.map { seen.texts[$0] == nil ? Int16(-1) : Int16(clamping: $0) }
      return Names(
        names: seen.texts.map { $0 ?? "" }, places: places.map { known[Int($0)] })
    }
    count = answers.count
    (unitKinds, types, regions) = (names[0], names[1], names[2])
    self.inhabitants = inhabitants
  }
}
