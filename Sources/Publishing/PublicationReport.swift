import Database
package import Reports

/// What `publish` answers.
package enum PublicationReport {
  /// The report on a file that was written.
  package static func report(_ publication: Publication, at path: String) -> Report {
    let rows = publication.questions.filter { $0.withheld > 0 }.map { question -> [Value] in
      [
        .text(question.wave), .text(question.question), question.computed.databaseValue,
        question.withheld.databaseValue, question.smallBase.databaseValue,
        question.smallCount.databaseValue, question.protecting.databaseValue,
      ]
    }
    let computed = publication.questions.reduce(0) { $0 + $1.computed }
    let withheld = publication.questions.reduce(0) { $0 + $1.withheld }
    return Report(
      title: "Published",
      facts: [
        ("file", .text(path)), ("minimum", publication.minimum.databaseValue),
        ("figures", publication.published.databaseValue),
        ("computed", computed.databaseValue), ("withheld", withheld.databaseValue),
        ("respondents_left_out", publication.respondents.databaseValue),
        ("answers_left_out", publication.answers.databaseValue),
        ("texts_left_out", publication.texts.databaseValue),
        ("revisions_left_out", publication.revisions.databaseValue),
      ],
      tables: rows.isEmpty
        ? []
        : [
          Report.Table(
            name: "withheld",
            columns: [
              "wave", "question", "computed", "withheld", "small_base", "small_count", "protecting",
            ], rows: rows)
        ],
      notes: notes(publication, withheld))
  }

  private static func notes(_ publication: Publication, _ withheld: Int) -> [String] {
    var notes: [String] = []
    if withheld > 0 {
      notes.append(
        "small_base: fewer than \(publication.minimum) answered; small_count: fewer gave the answer, "
          + "or fewer did not; protecting: a small count could be computed from it. The file names "
          + "what is withheld, not why.")
    }
    if !publication.queries.isEmpty {
      notes.append(
        "Left out, for they need answers: the queries \(publication.queries.joined(separator: ", "))."
      )
    }
    if publication.codes > 0 {
      notes.append(
        "Left out: \(publication.codes) codes without a label or concept that fewer than "
          + "\(publication.minimum) gave, as they may be words of respondents.")
    }
    if publication.tooShort > 0 {
      notes.append(
        "\(publication.tooShort) names and texts of respondents are too short to be looked for in the "
          + "bytes of the file: numbers and ordinary words stand there for other reasons.")
    }
    return notes
  }
}
