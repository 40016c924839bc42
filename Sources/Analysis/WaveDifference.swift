package import Database
package import Reports
import Store
package import Survey

/// What changed in the questionnaire from one wave to another.
package enum WaveDifference {
  /// What sort of change it is, in the order of the report.
  enum Kind: CaseIterable {
    case populationChanged, samplingChanged, modeChanged
    case questionDropped, questionAdded, questionReworded
    case recordedSimilar, recordedDifferent
    case answerKindChanged, scaleChanged, filterChanged
    case optionDropped, optionAdded, optionRelabelled, optionRecoded
    case classDropped, classAdded, classLimitsChanged, classNumberChanged
  }

  /// One change.
  struct Change {
    let kind: Kind
    var question: Questionnaire.Question?
    /// The question of the second wave, where it is another than the first one's.
    var other: Questionnaire.Question?
    var what: String?
    var first: String?
    var second: String?
  }

  /// The changes, sort by sort.
  ///
  /// - Parameters:
  ///   - waves: Two waves, by identifier or by another of their names; what is only in the second was
  ///     added.
  ///   - hasIdentifiers: Adds the identifiers of the questions, `question_a` and `question_b`.
  ///   - language: The language of labels and notes.
  ///   - connection: A warehouse.
  /// - Throws: ``RequestError`` for an unknown or ambiguous name or twice the same wave,
  ///   `DatabaseError`.
  package static func report(
    _ waves: (String, String), hasIdentifiers: Bool = false, in language: Language = .english,
    _ connection: Connection
  ) throws -> Report {
    let first = try NamedThing.wave.identifier(waves.0, connection)
    let second = try NamedThing.wave.identifier(waves.1, connection)
    guard first != second else {
      throw RequestError.badQuery("both names mean the wave \(first); give two waves")
    }
    let labels = try [first, second].map { wave in
      try connection.value(
        "SELECT iif(:lang = 'de', label_de, label_en) FROM waves WHERE wave_id = :wave",
        ["wave": wave, "lang": language.rawValue])?.text ?? wave
    }
    let asked = try (Questionnaire(of: first, connection), Questionnaire(of: second, connection))
    var changes = try waveChanges(first, second, language, connection)
    changes += try QuestionChanges((first, second), asked, in: language, connection).changes
    changes += try SizeClassChanges((first, second), in: language, connection).changes
    return Report(
      title: language.pick("Von \(labels[0]) zu \(labels[1])", "From \(labels[0]) to \(labels[1])"),
      facts: [("first", .text(first)), ("second", .text(second))], role: .parameters,
      tables: [table(changes, hasIdentifiers, language), counts(changes, language)],
      notes: notes(changes, asked, labels, language),
      germanNames: [
        "changes": "Veränderungen", "change": "Veränderung", "what": "was", "first": "zuerst",
        "second": "danach", "counts": "Anzahlen", "count": "Anzahl",
      ])
  }

  private static func table(
    _ changes: [Change], _ hasIdentifiers: Bool, _ language: Language
  ) -> Report.Table {
    let identifiers = hasIdentifiers ? ["question_a", "question_b"] : []
    let rows = Kind.allCases.flatMap { kind in changes.filter { $0.kind == kind } }.map { change in
      let ends: [Value] = [
        (change.question?.id).databaseValue, (change.other?.id).databaseValue,
      ]
      return [
        .text(change.kind.word(in: language)),
        (change.question ?? change.other)?.conceptLabel[language].databaseValue ?? .null,
        change.what.databaseValue, change.first.databaseValue, change.second.databaseValue,
      ] + (hasIdentifiers ? ends : [])
    }
    return Report.Table(
      name: "changes", columns: ["change", "question", "what", "first", "second"] + identifiers,
      rows: rows)
  }

  private static func counts(_ changes: [Change], _ language: Language) -> Report.Table {
    Report.Table(
      name: "counts", columns: ["change", "count"],
      rows: Kind.allCases.compactMap { kind in
        let count = changes.filter { $0.kind == kind }.count
        return count == 0 ? nil : [.text(kind.word(in: language)), count.databaseValue]
      })
  }

  private static func notes(
    _ changes: [Change], _ asked: (Questionnaire, Questionnaire), _ labels: [String],
    _ language: Language
  ) -> [String] {
    let printed = zip(labels, [asked.0, asked.1]).filter { !$1.hasCodebook }.map(\.0)
    guard !printed.isEmpty else { return [] }
    let names = printed.joined(separator: language.pick(" und ", " and "))
    return [
      language.pick(
        "\(names): bekannt ist nur, was veröffentlicht wurde. Was als hinzugekommen oder weggefallen erscheint, kann gefragt und nicht gedruckt worden sein.",
        "\(names): only what was published is known. What appears as added or dropped may have been asked and not printed."
      )
    ]
  }

  /// What changed in who was asked and how.
  private static func waveChanges(
    _ first: String, _ second: String, _ language: Language, _ connection: Connection
  ) throws -> [Change] {
    let rows = try [first, second].map { wave in
      try connection.table(
        "waves",
        """
        SELECT iif(:lang = 'de', population_de, population_en), sampling, mode
        FROM waves
        WHERE wave_id = :wave
        """, ["wave": wave], in: language
      ).rows.first?.map(\.text) ?? [nil, nil, nil]
    }
    let kinds: [Kind] = [.populationChanged, .samplingChanged, .modeChanged]
    let columns = ["waves.population", "waves.sampling", "waves.mode"]
    let wording = try Wording(language, connection)
    // What is not stated of a wave is not known to have changed.
    return zip(zip(kinds, columns), zip(rows[0], rows[1])).compactMap { change, ends in
      guard let one = ends.0, let other = ends.1, one != other else { return nil }
      return Change(
        kind: change.0, first: wording.text(one, of: change.1),
        second: wording.text(other, of: change.1))
    }
  }
}

extension WaveDifference.Kind {
  /// What it is called.
  func word(in language: Language) -> String {
    switch self {
    case .populationChanged: language.pick("andere Grundgesamtheit", "population changed")
    case .samplingChanged: language.pick("andere Auswahl", "sampling changed")
    case .modeChanged: language.pick("andere Erhebungsart", "mode changed")
    case .questionDropped: language.pick("Frage weggefallen", "question dropped")
    case .questionAdded: language.pick("Frage hinzugekommen", "question added")
    case .questionReworded: language.pick("Frage anders formuliert", "question reworded")
    case .recordedSimilar: language.pick("als nur ähnlich vermerkt", "recorded as similar")
    case .recordedDifferent: language.pick("als verschieden vermerkt", "recorded as different")
    case .answerKindChanged: language.pick("andere Antwortart", "answer kind changed")
    case .scaleChanged: language.pick("andere Skala", "scale changed")
    case .filterChanged: language.pick("anderer Filter", "filter changed")
    case .optionDropped: language.pick("Antwort weggefallen", "option dropped")
    case .optionAdded: language.pick("Antwort hinzugekommen", "option added")
    case .optionRelabelled: language.pick("Antwort anders benannt", "option relabelled")
    case .optionRecoded: language.pick("Antwort anders verschlüsselt", "option recoded")
    case .classDropped: language.pick("Größenklasse weggefallen", "size class dropped")
    case .classAdded: language.pick("Größenklasse hinzugekommen", "size class added")
    case .classLimitsChanged: language.pick("andere Klassengrenzen", "class limits changed")
    case .classNumberChanged: language.pick("andere Klassennummer", "class number changed")
    }
  }
}
