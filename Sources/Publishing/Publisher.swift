import Database
import Platform
import Store

/// Makes a file for everyone from a warehouse with answers given in confidence.
///
/// Respondents, answers, texts and revisions are not in it, and no count of fewer than a minimum of
/// respondents can be computed from the numbers that are; `Documentation/publishing.md` says what exactly is
/// promised. Where the promise cannot be kept, there is no file.
package struct Publisher {
  /// The fewest respondents that a published count may have, if nothing else is wanted.
  package static let usualMinimum = 5

  private let path: String
  private let migrations: String
  private let minimum: Int

  /// Publishes a warehouse.
  ///
  /// - Parameters:
  ///   - path: The warehouse, which stays as it is.
  ///   - migrations: The folder with the numbered scripts, which make the new file.
  ///   - minimum: The fewest respondents that a published count may have; at least 2.
  package init(_ path: String, migrations: String, minimum: Int = Self.usualMinimum) {
    self.path = path
    self.migrations = migrations
    self.minimum = max(2, minimum)
  }

  /// Writes the file.
  ///
  /// - Parameters:
  ///   - target: Its path.
  ///   - replacing: Whether what stands there may be replaced.
  /// - Throws: ``PublishError``, ``FileError``, `MigrationError`, `DatabaseError`; what stood at the path then
  ///   stands as it was.
  package func publish(to target: String, replacing: Bool = false) throws -> Publication {
    let connection = try WarehouseFile.open(path)
    guard try !WarehouseFile.isPublished(connection) else { throw PublishError.isPublished(path) }
    return try Replacement(
      of: target, replacing: replacing ? .anyFile : .nothing,
      reading: WarehouseFile.files(of: path) + [migrations]
    ).file { new in
      let standing = try StandingFile(at: target)
      defer { standing.release() }
      try requirePublished(standing, target)
      let publication = try connection.snapshot { try fill(new, target, from: connection) }
      try new.takePlace(removing: WarehouseFile.companions)
      return publication
    }
  }

  /// Makes sure that nothing is lost: what was published can be published anew.
  private func requirePublished(_ standing: StandingFile, _ target: String) throws {
    switch standing {
    case .nothing: break
    case .damaged: throw ReplacementError.isOther(path: target, expected: "a published file")
    case .warehouse(let old):
      guard try WarehouseFile.isPublished(old) else { throw PublishError.isWarehouse(target) }
    }
  }

  private func fill(
    _ new: borrowing NewFile, _ target: String, from connection: Connection
  ) throws -> Publication {
    let file = try new.database(called: target)
    // Indexes are sorted, and the rows that others refer to looked up, in memory.
    try file.execute("PRAGMA page_size = 8192; PRAGMA cache_size = -65536")
    try MigrationFiles.migrator(migrations).migrate(file)
    let unknown = try PublishedTables.unknown(in: connection, model: file)
    guard unknown.isEmpty else { throw PublishError.unknownObjects(file: path, names: unknown) }
    var publication = try Publication(connection, minimum: minimum)
    let plan = try plan(connection, &publication)
    publication.queries = try PublishedFile(from: connection, to: file, plan).write()
    publication.published =
      Int(try file.value("SELECT count(*) FROM observations")?.integer ?? 0)
    try requireNoLeak(file, new.path, connection, &publication)
    return publication
  }

  // MARK: What is withheld

  private func plan(
    _ connection: Connection, _ publication: inout Publication
  ) throws -> PublishedFile.Plan {
    var withheld: Set<String> = []
    var rounded: Set<String> = []
    let waves = try connection.texts(
      """
      SELECT wave_id FROM variables
      UNION SELECT wave_id FROM participants
      UNION SELECT wave_id FROM observations WHERE weighting IS NOT NULL
      ORDER BY 1
      """)
    for wave in waves {
      var reader = try WaveAnswersReader(connection, wave)
      let answers = try PlacedNumbers.placed(in: reader.read(), connection)
      let suppression = try Suppression(answers, minimum: minimum)
      publication.add(suppression.withheld, answers)
      let isWeighted =
        try connection.value(
          "SELECT 1 FROM observations WHERE wave_id = :wave AND weighting = 'weighted' LIMIT 1",
          ["wave": wave]) != nil
      withheld.formUnion(suppression.withheld.keys.compactMap { answers.findings[$0] })
      for unit in answers.units.indices where isWeighted && suppression.hasSmallCounts(unit) {
        rounded.insert(answers.units[unit].question)
      }
    }
    let codes = try rareCodes(connection)
    publication.codes = codes.count
    return PublishedFile.Plan(
      withheld: withheld, roundedQuestions: rounded, codes: codes, minimum: minimum)
  }

  /// Codes that nobody gave a meaning and few gave as an answer: words that respondents wrote.
  private func rareCodes(_ connection: Connection) throws -> Set<PublishedFile.CodePlace> {
    var places: Set<PublishedFile.CodePlace> = []
    try connection.forEachRow(
      """
      SELECT c.variable_id, c.code_number
      FROM codes AS c
      JOIN variables AS v ON v.variable_id = c.variable_id AND v.answer_type = 'single'
      WHERE c.code_number > 0
        AND coalesce(c.concept_id, c.missing, c.condition_id) IS NULL
        AND coalesce(c.label_de, c.code) = c.code
        AND coalesce(c.label_en, c.code) = c.code
        AND (
          SELECT count(*)
          FROM answers AS a
          WHERE a.variable_id = c.variable_id AND a.code_number = c.code_number
        ) BETWEEN 1 AND :few
      """, ["few": minimum - 1]
    ) { row in
      places.insert(
        PublishedFile.CodePlace(variable: row.integer(0) ?? 0, number: row.integer(1) ?? 0))
    }
    return places
  }

  // MARK: The last check

  /// Looks for names and texts of respondents in the bytes that were written.
  private func requireNoLeak(
    _ file: Connection, _ temporary: String, _ connection: Connection,
    _ publication: inout Publication
  ) throws {
    let search = try LeakSearch(connection)
    publication.tooShort = search.tooShort
    let isFound = search.isFound(in: try FileSystem.bytes(of: temporary))
    let places = isFound || !search.words.isEmpty ? try search.places(in: file) : []
    guard isFound || !places.isEmpty else { return }
    throw PublishError.leak(
      what: "the name or the words of a respondent", places: places.isEmpty ? ["its pages"] : places
    )
  }
}
