import Database
import Packages
import Store
import Survey
import Text

/// Writes the numbers that follow from the answers to a wave, as observations without a print.
struct ComputedNumbers {
  private let connection: Connection
  private let wave: String
  private let isWeighted: Bool

  init(_ connection: Connection, of wave: String, isWeighted: Bool) {
    self.connection = connection
    self.wave = wave
    self.isWeighted = isWeighted
  }

  /// Counts and writes.
  ///
  /// - Parameters:
  ///   - tally: What yields the numbers.
  ///   - document: The identifier of the table of answers among the documents.
  /// - Returns: How many there are.
  /// - Throws: `DatabaseError`, and what counting throws.
  func write(_ tally: Tally, document: String) throws -> Int {
    let statement = try connection.prepare(
      """
      INSERT INTO observations (
        finding_id, document_id, wave_id, question_id, concept_id, respondents_id, statistic, value,
        unit, qualifier, value_min, value_max, base_min, base_max, weighting, unweighted_value,
        effective_base
      )
      VALUES (
        :id, :document, :wave, :question, :concept, :group, :statistic, :value,
        :unit, 'exact', :value, :value, :base, :base, :weighting, :unweighted,
        :effective
      )
      """)
    var count = 0
    try tally.forEachNumber { number in
      try statement.bind([
        "id": number.id, "document": document, "wave": wave, "question": number.question,
        "concept": number.concept, "group": number.group,
        "statistic": number.statistic.rawValue, "value": number.value,
        "unit": number.unit.rawValue, "base": number.base,
        "weighting": isWeighted ? "weighted" : "unweighted",
        "unweighted": number.unweightedValue, "effective": number.effectiveBase,
      ])
      _ = try statement.step()
      statement.reset()
      count += 1
    }
    return count
  }

  /// Counts anew what a change of groups and size classes alters in waves whose answers another package brought.
  ///
  /// Respondents go to the classes that there are now. If any went elsewhere all groups of the wave are counted,
  /// else those of the package and those without numbers.
  ///
  /// - Parameter package: What came in, or was taken away.
  /// - Returns: How many numbers groups of the package have.
  /// - Throws: ``ResponseImport/Refusal``, ``UnsoundAnswers``, `DatabaseError`.
  static func renew(
    forGroupsOf package: StudyPackage, _ connection: Connection
  ) throws -> Int {
    var groups: [String: Set<String>] = [:]
    for (table, key) in [("respondents", "respondents_id"), ("size_classes", "size_class_id")] {
      package.table(table)?.forEachRow { groups[$0["wave_id"], default: []].insert($0[key]) }
    }
    var count = 0
    for (wave, own) in groups.sorted(by: { $0.key < $1.key }) {
      guard let document = try document(of: wave, connection) else { continue }
      let answers = try StoredAnswers(of: wave, connection)
      let all = try Groups(of: Respondents(answers), answers, answers.codebook, connection)
      let overlaps = all.problems.filter { $0.file == "size_classes.csv" }
      guard overlaps.isEmpty else { throw ResponseImport.Refusal(problems: overlaps) }
      let isMoved = try answers.move(to: all.sizeClasses)
      let counted = Set(
        try connection.texts(
          """
          SELECT DISTINCT respondents_id
          FROM observations
          WHERE wave_id = :wave AND weighting IS NOT NULL
          """, ["wave": wave]))
      let renewed = all.groups.filter {
        isMoved || own.contains($0.id) || !counted.contains($0.id)
      }
      for group in renewed where counted.contains(group.id) {
        try connection.run(
          "DELETE FROM observations WHERE respondents_id = :group AND weighting IS NOT NULL",
          ["group": group.id])
      }
      let weights = try answers.weights()
      let computed = ComputedNumbers(connection, of: wave, isWeighted: weights != nil)
      do {
        for (isOwn, groups) in [
          (true, renewed.filter { own.contains($0.id) }),
          (false, renewed.filter { !own.contains($0.id) }),
        ] where !groups.isEmpty {
          let tally = Tally(answers, answers.codebook, groups, weights: weights)
          let written = try computed.write(tally, document: document)
          if isOwn { count += written }
        }
      } catch let error as DatabaseError where error.code.primary == .constraint {
        throw ResponseImport.Refusal(problems: [
          Problem(
            file: "respondents.csv", column: "respondents_id",
            expected: "groups of \(wave) called otherwise than its others behind the slash "
              + "(\(error.message))")
        ])
      }
    }
    return count
  }

  /// The table of answers to a wave among the documents; `nil` where it has none.
  private static func document(of wave: String, _ connection: Connection) throws -> String? {
    guard
      try connection.value("SELECT 1 FROM variables WHERE wave_id = :wave LIMIT 1", ["wave": wave])
        != nil
    else { return nil }
    return try connection.value(
      """
      SELECT coalesce(
        (
          SELECT min(o.document_id)
          FROM observations AS o
          WHERE o.wave_id = :wave AND o.weighting IS NOT NULL
        ),
        -- No number is left to tell: the answers of a publication of the wave, and of no other wave.
        (
          SELECT min(d.document_id)
          FROM study_waves AS s
          JOIN documents AS d ON d.study_id = s.study_id AND d.kind = 'responses'
          WHERE s.wave_id = :wave
            AND NOT EXISTS (
              SELECT 1
              FROM observations AS o
              WHERE o.document_id = d.document_id AND o.wave_id <> :wave
            )
        )
      )
      """, ["wave": wave])?.text
  }
}
