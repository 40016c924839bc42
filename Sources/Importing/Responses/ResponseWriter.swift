import Database
import Store
import Survey

/// Writes the answers of a wave: codebook, respondents, answers, and the numbers that follow from them.
struct ResponseWriter {
  private let connection: Connection
  private let codebook: Codebook
  private let responses: Responses
  private let groups: ParticipantGroups

  init(
    _ connection: Connection, _ codebook: Codebook, _ responses: Responses,
    _ groups: ParticipantGroups
  ) {
    self.connection = connection
    self.codebook = codebook
    self.responses = responses
    self.groups = groups
  }

  /// Writes everything, in the order of the keys.
  ///
  /// - Parameters:
  ///   - document: The identifier of the table of answers among the documents.
  ///   - watch: Called now and then with how many answers are written.
  /// - Throws: `DatabaseError`.
  func write(document: String, watch: (Int) -> Void) throws {
    let firstVariable = try next("variables", "variable_id")
    let firstParticipant = try next("participants", "participant_id")
    try writeParticipants(from: firstParticipant)
    var variable = firstVariable
    for (place, column) in codebook.variables.enumerated() where column.role == .answer {
      try write(column, variable)
      try writeAnswers(place, variable, from: firstParticipant)
      variable += 1
      watch((variable - firstVariable) * responses.count)
    }
    try writeComputed(document)
  }

  private func next(_ table: String, _ column: String) throws -> Int {
    Int(try connection.value("SELECT coalesce(max(\(column)), 0) + 1 FROM \(table)")?.integer ?? 1)
  }

  // MARK: Respondents

  private func writeParticipants(from first: Int) throws {
    let kinds = names(.unitKind) { $0.unitKind?.rawValue }
    let types = names(.municipalityType) { $0.concept }
    let regions = names(.region) { $0.concept }
    let count = responses.count
    let unknown = [Int](repeating: .min, count: count)
    let inhabitants = responses.inhabitants.isEmpty ? unknown : responses.inhabitants
    let unweighted = [Double](repeating: .nan, count: count)
    let weights = responses.weights.isEmpty ? unweighted : responses.weights
    try inhabitants.withUnsafeBufferPointer { inhabitants in
      try weights.withUnsafeBufferPointer { weights in
        try groups.sizeClass.withUnsafeBufferPointer { sizeClass in
          try kinds.places.withUnsafeBufferPointer { kind in
            try types.places.withUnsafeBufferPointer { type in
              try regions.places.withUnsafeBufferPointer { region in
                try connection.insert(
                  """
                  INSERT INTO participants (
                    participant_id, wave_id, participant, unit_kind, inhabitants, size_class_id,
                    municipality_type_id, region_id, weight
                  )
                  SELECT c0, :wave, c1, c2, c3, c4, c5, c6, c7
                  FROM bulk_rows
                  """, ["wave": codebook.wave], rows: count,
                  [
                    .count(from: first), .texts(responses.participants),
                    .names(kind, of: kinds.names), .integers(inhabitants),
                    .names(sizeClass, of: groups.sizeClasses), .names(type, of: types.names),
                    .names(region, of: regions.names), .reals(weights),
                  ])
              }
            }
          }
        }
      }
    }
  }

  /// What the codes of a column stand for, and for each respondent the place of its own; -1 for none.
  private func names(
    _ role: Codebook.Role, _ name: (Codebook.Code) -> String?
  ) -> (names: [String], places: [Int16]) {
    guard let place = codebook.variables.firstIndex(where: { $0.role == role }) else {
      return ([], Array(repeating: -1, count: responses.count))
    }
    let codes = codebook.variables[place].codes
    let places = codes.indices.map { name(codes[$0]) == nil ? Int16(-1) : Int16($0) }
    return (
      codes.map { name($0) ?? "" },
      responses.codes(place).map { $0 > 0 ? places[Int($0) - 1] : -1 }
    )
  }

  // MARK: Codebook and answers

  private func write(_ column: Codebook.Variable, _ id: Int) throws {
    try connection.run(
      """
      INSERT INTO variables (
        variable_id, wave_id, variable, question_id, concept_id, answer_type, label_de, label_en,
        asked_if
      )
      VALUES (:id, :wave, :name, :question, :concept, :type, :label_de, :label_en, :asked_if)
      """,
      [
        "id": id, "wave": codebook.wave, "name": column.name, "question": column.question,
        "concept": column.concept, "type": column.type?.rawValue,
        "label_de": column.labels.german, "label_en": column.labels.english,
        "asked_if": column.askedIf?.text,
      ])
    let codes =
      [(-1, Codebook.Code.notAsked), (0, column.empty)]
      + column.codes.enumerated().map { ($0.offset + 1, $0.element) }
    for (number, code) in codes {
      try connection.run(
        """
        INSERT INTO codes (
          variable_id, code_number, code, label_de, label_en, concept_id, is_chosen, missing,
          condition_id
        )
        VALUES (:id, :number, :code, :label_de, :label_en, :concept, :chosen, :missing, :condition)
        """,
        [
          "id": id, "number": number, "code": code.text, "label_de": code.labels.german,
          "label_en": code.labels.english, "concept": code.concept,
          "chosen": code.isChosen.map { $0 ? 1 : 0 }, "missing": code.missing?.rawValue,
          "condition": code.condition,
        ])
    }
  }

  private func writeAnswers(_ place: Int, _ variable: Int, from first: Int) throws {
    let codes = UnsafeBufferPointer(responses.codes(place))
    if let numbers = responses.numbers[place] {
      try numbers.withUnsafeBufferPointer { numbers in
        try connection.insert(
          """
          INSERT INTO answers (variable_id, participant_id, code_number, number)
          SELECT :variable, c0, c1, c2 FROM bulk_rows
          """, ["variable": variable], rows: responses.count,
          [.count(from: first), .codes(codes), .reals(numbers)])
      }
    } else if let texts = responses.texts[place] {
      try connection.insert(
        """
        INSERT INTO answers (variable_id, participant_id, code_number, text)
        SELECT :variable, c0, c1, c2 FROM bulk_rows
        """, ["variable": variable], rows: responses.count,
        [.count(from: first), .codes(codes), .texts(texts)])
    } else {
      try connection.insert(
        """
        INSERT INTO answers (variable_id, participant_id, code_number)
        SELECT :variable, c0, c1 FROM bulk_rows
        """, ["variable": variable], rows: responses.count,
        [.count(from: first), .codes(codes)])
    }
  }

  // MARK: Computed numbers

  private func writeComputed(_ document: String) throws {
    let isWeighted = !responses.weights.isEmpty
    let plain = Tally(responses, codebook, groups.groups, weighted: false).computed()
    let main =
      isWeighted
      ? Tally(responses, codebook, groups.groups, weighted: true).computed() : plain
    let values = Dictionary(plain.map { (id(of: $0), $0.value) }) { first, _ in first }
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
    for number in main {
      try statement.bind([
        "id": id(of: number), "document": document, "wave": codebook.wave,
        "question": number.question, "concept": number.concept, "group": number.group,
        "statistic": number.isMean ? "mean" : "share", "value": number.value,
        "unit": !number.isMean ? "percent" : number.isScale ? "score" : "count",
        "base": number.base, "weighting": isWeighted ? "weighted" : "unweighted",
        "unweighted": values[id(of: number)], "effective": number.effectiveBase,
      ])
      _ = try statement.step()
      statement.reset()
    }
  }

  /// A computed number is named by its question, its item and its group.
  private func id(of number: Tally.Computed) -> String {
    let group = number.group.split(separator: "/").dropFirst().joined(separator: "/")
    return "\(number.question):\(number.concept):\(group.isEmpty ? number.group : group)"
      + (number.isMean ? ":mean" : "")
  }
}
