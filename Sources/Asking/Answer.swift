import Database
package import Reports
package import Survey

/// What the warehouse answers to a question, with how it was understood.
package struct Answer: Sendable {
  /// A part of the question and what it was taken for.
  package struct Understood: Sendable {
    /// The words as typed.
    package let words: String
    /// What they are, in English whatever the language: respondents, item, question, wave, publication,
    /// year, statistic, shape.
    package let role: String
    /// Identifiers, with blanks between them.
    package let id: String
    /// What that is called.
    package let label: String
  }

  /// The question as it was asked.
  package let question: String
  /// What was understood, in the order of the words.
  package let understood: [Understood]
  /// The words that carry meaning and that were not understood.
  package let notUnderstood: [String]
  /// The words that the answer leaves out of account, in their order.
  package let notConsidered: [String]
  /// The findings that answer the question, with all columns of `findings` if it is for programs.
  package let answers: Report.Table
  /// Other findings, with a first column `why` that says what each is.
  package let context: Report.Table
  /// What the texts say of it without a number.
  package let statements: Report.Table
  /// Whether there is an answer, in numbers or in words.
  package let isAnswered: Bool
  /// Whether the figures are not on exactly those who are meant, but on a part of them or on all together.
  var isBeside = false
  /// What limits the answer.
  package let notes: [String]
  /// How the answer was found, for those who ask.
  package let steps: [String]
  /// The answer for people: the number first.
  let display: (headline: String, answers: Report.Table, context: Report.Table)

  /// Whether the answers are points in time.
  let isTrend: Bool

  /// The answer as a person reads it.
  package func report(in language: Language) -> Report {
    let understood = Report.Table(
      name: "understood", columns: ["words", "as", "meaning"],
      rows: self.understood.map {
        [.text($0.words), .text(Self.name($0.role, language)), .text($0.label)]
      })
    var tables = display.answers.rows.isEmpty ? [] : [display.answers]
    if !statements.rows.isEmpty { tables.append(statements) }
    if !display.context.rows.isEmpty { tables.append(display.context) }
    if !understood.rows.isEmpty { tables.append(understood) }
    if !steps.isEmpty {
      tables.append(
        Report.Table(
          name: "steps", columns: ["step"],
          rows: steps.map { [.text($0)] }))
    }
    // The headline of a refusal gives the first reason.
    let rest = isAnswered || !notUnderstood.isEmpty ? notes[...] : notes.dropFirst()
    return Report(
      title: display.headline, tables: tables, notes: Array(rest), isAnswered: isAnswered,
      isPartial: isPartial, isTrend: isTrend,
      germanNames: [
        "context": "Daneben", "why": "warum", "stated": "Angabe", "understood": "Verstanden",
        "words": "Worte", "statements": "Ohne Zahl gesagt", "as": "als", "steps": "Schritte",
        "step": "Schritt",
      ])
  }

  /// What a role is called.
  private static func name(_ role: String, _ language: Language) -> String {
    guard language == .german else { return role }
    let german = [
      "respondents": "Befragte", "item": "Antwort", "question": "Frage", "wave": "Welle",
      "publication": "Publikation", "year": "Jahr", "statistic": "Statistik", "shape": "Form",
    ]
    return german[role] ?? role
  }

  /// The answer as a program reads it.
  package var machineReport: Report {
    let understood = Report.Table(
      name: "understood", columns: ["words", "role", "id", "label"],
      rows: self.understood.map {
        [.text($0.words), .text($0.role), .text($0.id), .text($0.label)]
      })
    var lists = [
      (name: "not_understood", values: notUnderstood),
      (name: "not_considered", values: notConsidered),
    ]
    if !steps.isEmpty { lists.append((name: "steps", values: steps)) }
    return Report(
      title: question,
      facts: [
        ("question", .text(question)), ("headline", .text(display.headline)),
        ("confidence", .text(confidence)),
      ], role: .answer,
      tables: [answers, understood, statements, context], notes: notes, lists: lists,
      isAnswered: isAnswered, isPartial: isPartial, isTrend: isTrend)
  }

  /// Whether words were left out of account, or it is not on exactly those who are meant.
  private var isPartial: Bool { !notConsidered.isEmpty || isBeside }

  /// How much of the question is answered: `full`, `partial` or `none`.
  package var confidence: String {
    isAnswered ? isPartial ? "partial" : "full" : "none"
  }
}
