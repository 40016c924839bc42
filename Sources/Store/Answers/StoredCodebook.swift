package import Database
package import Survey

/// The codebook of a wave as the warehouse keeps it: the columns that answer a question.
package struct StoredCodebook {
  /// The columns in the order of the package.
  package let codebook: Codebook
  /// The keys of the columns, in the same order.
  package let ids: [Int]
  /// The first column whose codes are not numbered one after the other from -1; a published file leaves out
  /// codes that few gave.
  let unnumbered: String?

  /// Reads what a wave has; nothing for one without answers.
  ///
  /// - Throws: `DatabaseError`.
  package init(of wave: String, _ connection: Connection) throws {
    var codes: [Int: [(number: Int, code: Codebook.Code)]] = [:]
    try connection.forEachRow(
      """
      SELECT c.variable_id, c.code_number, c.code, c.label_de, c.label_en, c.concept_id, c.is_chosen,
        c.missing, c.condition_id
      FROM variables AS v
      JOIN codes AS c ON c.variable_id = v.variable_id
      WHERE v.wave_id = :wave
      ORDER BY c.variable_id, c.code_number
      """, ["wave": wave]
    ) { row in
      let code = Codebook.Code(
        text: row.text(2) ?? "", labels: row.labels(3),
        concept: row.text(5),
        isChosen: row.integer(6).map { $0 == 1 },
        missing: row.text(7).flatMap { Codebook.Missing(rawValue: $0) }, condition: row.text(8))
      codes[row.integer(0) ?? 0, default: []].append((row.integer(1) ?? 0, code))
    }
    var variables: [Codebook.Variable] = []
    var ids: [Int] = []
    var unnumbered: String?
    try connection.forEachRow(
      """
      SELECT variable_id, variable, question_id, answer_type, concept_id, label_de, label_en, asked_if
      FROM variables
      WHERE wave_id = :wave
      ORDER BY variable_id
      """, ["wave": wave]
    ) { row in
      let id = row.integer(0) ?? 0
      let own = codes[id] ?? []
      ids.append(id)
      variables.append(
        Codebook.Variable(
          name: row.text(1) ?? "", role: .answer, question: row.text(2),
          type: row.text(3).flatMap { Codebook.AnswerType(rawValue: $0) }, concept: row.text(4),
          labels: row.labels(5),
          askedIf: row.text(7).flatMap { AskedIf($0) },
          codes: own.filter { $0.number > 0 }.map(\.code),
          empty: own.first { $0.number == 0 }?.code ?? .empty))
      if unnumbered == nil, own.map(\.number) != Array(-1..<max(1, own.count - 1)) {
        unnumbered = row.text(1)
      }
    }
    codebook = Codebook(wave: wave, variables: variables)
    self.ids = ids
    self.unnumbered = unnumbered
  }
}
