import Database
import Store
import Survey

/// Writes the answers of a wave: codebook, respondents, answers, and the numbers that follow from them.
struct ResponseWriter {
  private let connection: Connection
  private let codebook: Codebook
  private let responses: Responses
  private let respondents: Respondents
  private let groups: Groups

  init(
    _ connection: Connection, _ codebook: Codebook, _ responses: Responses,
    _ respondents: Respondents, _ groups: Groups
  ) {
    self.connection = connection
    self.codebook = codebook
    self.responses = responses
    self.respondents = respondents
    self.groups = groups
  }

  /// Writes everything, in the order of the keys.
  ///
  /// - Parameters:
  ///   - document: The identifier of the table of answers among the documents.
  ///   - watch: Called now and then with how many answers are written.
  /// - Returns: How many numbers were computed.
  /// - Throws: `DatabaseError`.
  func write(document: String, watch: (Int) -> Void) throws -> Int {
    let firstVariable = try next("variables", "variable_id")
    let firstRespondent = try next("participants", "participant_id")
    try writeRespondents(from: firstRespondent)
    var variable = firstVariable
    for (place, column) in codebook.variables.enumerated() where column.role == .answer {
      try write(column, variable)
      try writeAnswers(place, variable, from: firstRespondent)
      variable += 1
      watch((variable - firstVariable) * responses.count)
    }
    let weights = responses.weights.isEmpty ? nil : responses.weights
    return try ComputedNumbers(connection, of: codebook.wave, isWeighted: weights != nil).write(
      Tally(responses, codebook, groups.groups, weights: weights), document: document)
  }

  private func next(_ table: String, _ column: String) throws -> Int {
    Int(try connection.value("SELECT coalesce(max(\(column)), 0) + 1 FROM \(table)")?.integer ?? 1)
  }

  // MARK: Respondents

  private func writeRespondents(from first: Int) throws {
    let count = responses.count
    let unknown = [Int](repeating: .min, count: count)
    let unweighted = [Double](repeating: .nan, count: count)
    let weights = responses.weights.isEmpty ? unweighted : responses.weights
    let none = Respondents.Names(names: [], places: Array(repeating: -1, count: count))
    let (kinds, types) = (respondents.unitKinds ?? none, respondents.types ?? none)
    let regions = respondents.regions ?? none
    try (respondents.inhabitants ?? unknown).withUnsafeBufferPointer { inhabitants in
      try weights.withUnsafeBufferPointer { weights in
        try groups.sizeClasses.places.withUnsafeBufferPointer { sizeClass in
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
                    .count(from: first), .texts(responses.respondents),
                    .names(kind, of: kinds.names), .integers(inhabitants),
                    .names(sizeClass, of: groups.sizeClasses.names),
                    .names(type, of: types.names), .names(region, of: regions.names),
                    .reals(weights),
                  ])
              }
            }
          }
        }
      }
    }
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
    for (place, code) in column.meanings.enumerated() {
      try connection.run(
        """
        INSERT INTO codes (
          variable_id, code_number, code, label_de, label_en, concept_id, is_chosen, missing,
          condition_id
        )
        VALUES (:id, :number, :code, :label_de, :label_en, :concept, :chosen, :missing, :condition)
        """,
        [
          "id": id, "number": place - 1, "code": code.text, "label_de": code.labels.german,
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
}
