package import Database

/// What was published, and what was not.
package struct Publication: Sendable {
  /// The withheld numbers of a question.
  package struct Question: Hashable, Sendable {
    /// The wave.
    package let wave: String
    /// The question.
    package let question: String
    /// How many numbers were computed from its answers.
    package var computed = 0
    /// How many are withheld because few answered.
    package var smallBase = 0
    /// How many are withheld because few gave, or did not give, the answer.
    package var smallCount = 0
    /// How many are withheld because small counts could be computed from them.
    package var protecting = 0
    /// How many are withheld.
    package var withheld: Int { smallBase + smallCount + protecting }
  }

  /// The fewest respondents that a published count has.
  package let minimum: Int
  /// How many respondents were left out, with all that they answered.
  package let respondents: Int
  /// How many answers were left out.
  package let answers: Int
  /// How many of them were words.
  package let texts: Int
  /// How many revisions of packages were left out, with their bytes.
  package let revisions: Int
  /// The canned queries that were left out because they need answers.
  package internal(set) var queries: [String] = []
  /// How many codes were left out because they are words of few respondents.
  package internal(set) var codes = 0
  /// How many numbers the file holds, printed and computed.
  package internal(set) var published = 0
  /// How many names and texts are too short to be looked for in the bytes of the file.
  package internal(set) var tooShort = 0
  /// The questions with computed numbers, by wave.
  package private(set) var questions: [Question] = []

  /// Counts what a warehouse holds that stays out.
  ///
  /// - Throws: `DatabaseError`.
  package init(_ connection: Connection, minimum: Int) throws {
    self.minimum = minimum
    func count(_ rows: String) throws -> Int {
      Int(try connection.value("SELECT count(*) FROM \(rows)")?.integer ?? 0)
    }
    respondents = try count("participants")
    answers = try count("answers")
    texts = try count(
      """
      variables AS v
      JOIN answers AS a ON a.variable_id = v.variable_id
      WHERE v.answer_type = 'text' AND a.text IS NOT NULL
      """)
    revisions = try count("revisions")
  }

  mutating func add(_ withheld: [CellPlace: Suppression.Reason], _ answers: WaveAnswers) {
    var places: [String: Int] = [:]
    for place in answers.findings.keys.sorted() {
      let name = answers.units[place.unit].question
      if places[name] == nil {
        places[name] = questions.count
        questions.append(Question(wave: answers.wave, question: name))
      }
      guard let row = places[name] else { continue }
      questions[row].computed += 1
      switch withheld[place] {
      case .smallBase: questions[row].smallBase += 1
      case .smallCount: questions[row].smallCount += 1
      case .protectsAnother: questions[row].protecting += 1
      case nil: break
      }
    }
  }
}
