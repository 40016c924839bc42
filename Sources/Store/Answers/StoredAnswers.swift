package import Database
package import Survey

/// The answers of a wave as the warehouse keeps them, read column by column on demand.
///
/// Whatever does not stand as an import leaves it is an error: a number that is counted anew from it would be
/// the number of nobody knows whom.
package struct StoredAnswers: AnswerColumns {
  /// The columns that answer a question.
  package let codebook: Codebook
  package let count: Int
  private let connection: Connection
  private let ids: [Int]
  /// The key of the first respondent; the others follow one by one.
  private let first: Int

  /// Prepares the reading of a wave.
  ///
  /// - Throws: ``UnsoundAnswers``, ``PublishedFileError`` for a file that has none, `DatabaseError`.
  package init(of wave: String, _ connection: Connection) throws {
    guard try !WarehouseFile.isPublished(connection) else {
      throw PublishedFileError.lacks(
        file: connection.file, what: "answers of single respondents")
    }
    let stored = try StoredCodebook(of: wave, connection)
    codebook = stored.codebook
    ids = stored.ids
    self.connection = connection
    if let name = stored.unnumbered {
      throw UnsoundAnswers(
        file: connection.file, what: "the codes of \(name) are not numbered from -1")
    }
    let range = try connection.prepare(
      """
      SELECT min(participant_id), max(participant_id), count(*)
      FROM participants
      WHERE wave_id = :wave
      """)
    try range.bind(["wave": wave])
    _ = try range.step()
    first = range.integer(0) ?? 0
    count = range.integer(2) ?? 0
    let (length, overflows) = (range.integer(1) ?? -1).subtractingReportingOverflow(first)
    guard !overflows, length == count - 1 else {
      throw unsound("the respondents of \(wave) are not numbered one after the other")
    }
  }

  /// What to throw for something that no import has left so.
  package func unsound(_ what: String) -> UnsoundAnswers {
    UnsoundAnswers(file: connection.file, what: what)
  }

  // MARK: Respondents

  /// Goes through the respondents in their order.
  ///
  /// - Parameters:
  ///   - columns: What to read of `participants`.
  ///   - body: Gets the place of the respondent, from 0, and a row of these columns.
  /// - Throws: `DatabaseError`.
  package func forEachRespondent(
    _ columns: [String], _ body: (Int, borrowing Statement) -> Void
  ) throws {
    let statement = try connection.prepare(
      """
      SELECT \(columns.joined(separator: ", "))
      FROM participants
      WHERE participant_id BETWEEN :first AND :last
      ORDER BY participant_id
      """)
    try statement.bind(["first": first, "last": first + (count - 1)])
    var place = 0
    while try statement.step() {
      body(place, statement)
      place += 1
    }
  }

  /// Puts respondents into the size classes that they belong to now.
  ///
  /// - Returns: Whether any was in another.
  /// - Throws: `DatabaseError`.
  package func move(to classes: Respondents.Names) throws -> Bool {
    var moves: [(place: Int, name: String?)] = []
    try forEachRespondent(["size_class_id"]) { place, row in
      let index = Int(classes.places[place])
      let name = index < 0 ? nil : classes.names[index]
      if name != row.text(0) { moves.append((place, name)) }
    }
    guard !moves.isEmpty else { return false }
    let update = try connection.prepare(
      "UPDATE participants SET size_class_id = :class WHERE participant_id = :id")
    for (place, name) in moves {
      try update.bind(["class": name, "id": first + place])
      _ = try update.step()
      update.reset()
    }
    return true
  }

  /// The weight of each respondent; `nil` for a wave without weights.
  ///
  /// - Throws: ``UnsoundAnswers`` where only some have one, `DatabaseError`.
  package func weights() throws -> [Double]? {
    var weights = [Double](repeating: .nan, count: count)
    try forEachRespondent(["weight"]) { place, row in
      if let weight = row.real(0) { weights[place] = weight }
    }
    let known = weights.count { !$0.isNaN }
    if known == 0 { return nil }
    guard known == count else {
      throw unsound("\(count - known) respondents of \(codebook.wave) have no weight")
    }
    return weights
  }

  // MARK: Answers

  /// The numbers of the codes of a column, one for each respondent; ``Responses/given`` for a number or a
  /// text.
  ///
  /// - Throws: ``UnsoundAnswers``, `DatabaseError`.
  package func codes(of variable: Int) throws -> [Int16] {
    let described = codebook.variables[variable]
    let limit = min(described.codes.count, CodeTable.limit)
    let isCoded = described.isCoded
    var codes: [Int16] = []
    codes.reserveCapacity(count)
    var isKnown = true
    try forEachAnswer(variable, "code_number") { row in
      let number = row.integer(1)
      isKnown = isKnown && (number.map { $0 >= -1 && $0 <= limit } ?? !isCoded)
      codes.append(number.map { Int16(truncatingIfNeeded: $0) } ?? Responses.given)
    }
    guard isKnown else {
      throw unsound("some answers to \(described.name) are none of its codes")
    }
    return codes
  }

  package func withCodes<Result>(
    of variable: Int, _ body: (UnsafeBufferPointer<Int16>) throws -> Result
  ) throws -> Result {
    try codes(of: variable).withUnsafeBufferPointer { try body($0) }
  }

  package func numbers(of variable: Int) throws -> [Double] {
    var numbers: [Double] = []
    numbers.reserveCapacity(count)
    try forEachAnswer(variable, "number") { numbers.append($0.real(1) ?? .nan) }
    return numbers
  }

  /// The texts of a column that holds texts, one for each respondent; `nil` for none.
  ///
  /// - Throws: ``UnsoundAnswers``, `DatabaseError`.
  package func texts(of variable: Int) throws -> [String?] {
    var texts: [String?] = []
    texts.reserveCapacity(count)
    try forEachAnswer(variable, "text") { texts.append($0.text(1)) }
    return texts
  }

  /// Goes through the answers to a column in the order of the respondents, each of whom has one.
  private func forEachAnswer(
    _ variable: Int, _ column: String, _ body: (borrowing Statement) -> Void
  ) throws {
    let statement = try connection.prepare(
      """
      SELECT participant_id, \(column)
      FROM answers
      WHERE variable_id = :id
      ORDER BY participant_id
      """)
    try statement.bind("id", ids[variable])
    var place = 0
    var fits = true
    while fits, try statement.step() {
      fits = place < count && statement.integer(0) == first + place
      if fits { body(statement) }
      place += 1
    }
    guard fits, place == count else {
      throw unsound(
        "the answers to \(codebook.variables[variable].name) are not one of each respondent")
    }
  }
}
