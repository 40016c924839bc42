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

  /// Counts for the groups of a package whose waves have answers already, which another package brought.
  ///
  /// - Returns: How many numbers were computed.
  /// - Throws: ``ResponseImport/Refusal``, ``UnsoundAnswers``, `DatabaseError`.
  static func write(
    forGroupsOf package: StudyPackage, _ connection: Connection
  ) throws -> Int {
    var groups: [String: Set<String>] = [:]
    for (table, key) in [("respondents", "respondents_id"), ("size_classes", "size_class_id")] {
      package.table(table)?.forEachRow { groups[$0["wave_id"], default: []].insert($0[key]) }
    }
    var count = 0
    for (wave, own) in groups.sorted(by: { $0.key < $1.key }) {
      let document = try connection.value(
        "SELECT min(document_id) FROM observations WHERE wave_id = :wave AND weighting IS NOT NULL",
        ["wave": wave])?.text
      guard let document else { continue }
      let answers = try StoredAnswers(of: wave, connection)
      let all = try Groups(of: Respondents(answers), answers, answers.codebook, connection)
      let overlaps = all.problems.filter { $0.file == "size_classes.csv" }
      guard overlaps.isEmpty else { throw ResponseImport.Refusal(problems: overlaps) }
      let new = all.groups.filter { own.contains($0.id) }
      if new.isEmpty { continue }
      let weights = try answers.weights()
      let tally = Tally(answers, answers.codebook, new, weights: weights)
      do {
        count += try ComputedNumbers(connection, of: wave, isWeighted: weights != nil).write(
          tally, document: document)
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
}
