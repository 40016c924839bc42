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
  /// All places at which the results of the answers are printed, for programs.
  var prints = Report.Table(name: "prints", columns: [], rows: [])
  /// The slots of the question and how they were filled, for programs.
  var frame = Report.Table(name: "frame", columns: [], rows: [])
  /// What a word means, or how surveys were made, where that is asked.
  var background = Report.Table(name: "background", columns: [], rows: [])
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

  /// The most rows and notes that a short answer has.
  private static let most = (rows: 20, near: 3, statements: 5, notes: 3)

  /// The answer as a person reads it: the figures in a line each and what limits them most.
  ///
  /// - Parameter isWhole: Whether all rows and notes are wanted, what stands beside, and how each word was
  ///   understood.
  package func report(in language: Language, isWhole: Bool = false) -> Report {
    let isWhole = isWhole || !steps.isEmpty
    var (answers, common) = isWhole ? (display.answers, []) : display.answers.condensed()
    var (context, commonBeside) = isWhole ? (display.context, []) : display.context.condensed()
    if common.isEmpty, answers.rows.isEmpty { (common, commonBeside) = (commonBeside, []) }
    var statements = isWhole ? self.statements : self.statements.without(common)
    var left: [String] = []
    if !isWhole {
      let rows = answers.keep(first: Self.most.rows) + statements.keep(first: Self.most.statements)
      if rows > 0 {
        left.append(
          rows == 1
            ? language.pick("1 Zeile", "1 row")
            : language.pick("\(rows) Zeilen", "\(rows) rows"))
      }
      let beside = context.keep(first: isAnswered ? 0 : Self.most.near)
      if beside > 0 { left.append(language.pick("\(beside) daneben", "\(beside) beside it")) }
    }
    var tables = answers.rows.isEmpty ? [] : [answers]
    if !statements.rows.isEmpty { tables.append(statements) }
    if !background.rows.isEmpty, isWhole || background.rows.count > 1 { tables.append(background) }
    if !context.rows.isEmpty { tables.append(context) }
    if isWhole {
      tables += [understoodTable(in: language), stepsTable].filter { !$0.rows.isEmpty }
    }
    // The headline of a refusal gives the first reason.
    var notes = isAnswered || !notUnderstood.isEmpty ? self.notes : Array(self.notes.dropFirst())
    if !isWhole {
      let cut = notes.count - Self.most.notes
      if cut > 0 {
        notes = Array(notes.prefix(Self.most.notes))
        left.append(
          cut == 1
            ? language.pick("1 Anmerkung", "1 note")
            : language.pick("\(cut) Anmerkungen", "\(cut) notes"))
      }
      if !understood.isEmpty {
        left.append(language.pick("wie gelesen wurde", "how it was read"))
        notes.append(
          language.pick("Mit --verbose auch: ", "More with --verbose: ")
            + left.joined(separator: ", ") + ".")
      }
    }
    return Report(
      title: display.headline,
      facts: common.isEmpty
        ? [] : [("about", .text(common.compactMap(\.text).joined(separator: " · ")))],
      tables: tables, notes: notes, isAnswered: isAnswered,
      isPartial: isPartial, isTrend: isTrend,
      germanNames: [
        "context": "Daneben", "why": "warum", "stated": "Angabe", "understood": "Verstanden",
        "words": "Worte", "statements": "Ohne Zahl gesagt", "as": "als", "steps": "Schritte",
        "step": "Schritt", "about": "dazu", "background": "Hintergrund",
      ])
  }

  private func understoodTable(in language: Language) -> Report.Table {
    Report.Table(
      name: "understood", columns: ["words", "as", "meaning"],
      rows: understood.map {
        [.text($0.words), .text(Self.name($0.role, language)), .text($0.label)]
      })
  }

  private var stepsTable: Report.Table {
    Report.Table(name: "steps", columns: ["step"], rows: steps.map { [.text($0)] })
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
      tables: [answers, prints, frame, understood, statements, background, context], notes: notes,
      lists: lists,
      isAnswered: isAnswered, isPartial: isPartial, isTrend: isTrend)
  }

  /// Whether words were left out of account, or it is not on exactly those who are meant.
  private var isPartial: Bool { !notConsidered.isEmpty || isBeside }

  /// How much of the question is answered: `full`, `partial` or `none`.
  package var confidence: String {
    isAnswered ? isPartial ? "partial" : "full" : "none"
  }
}

extension Report.Table {
  /// The columns that may be said once for all rows.
  private static let shared: Set = [
    "unit", "respondents", "item", "question", "wave", "sphere", "exhibit",
  ]

  /// The table without the columns in which all rows have the same, and what they have.
  fileprivate func condensed() -> (table: Report.Table, common: [Value]) {
    let constant = columns.indices.filter { place in
      Self.shared.contains(columns[place])
        && rows.dropFirst().allSatisfy { $0[place] == rows[0][place] }
    }
    guard let first = rows.first, !constant.isEmpty else { return (self, []) }
    let kept = columns.indices.filter { !constant.contains($0) || columns[$0] == "unit" }
    let common = constant.filter { columns[$0] != "unit" }.map { first[$0] }
    return (picking(kept), common.filter { $0.text?.isEmpty == false })
  }

  /// The table without the columns that only say what was said before.
  fileprivate func without(_ known: [Value]) -> Report.Table {
    picking(
      columns.indices.filter { place in
        !Self.shared.contains(columns[place]) || !rows.allSatisfy { known.contains($0[place]) }
      })
  }

  private func picking(_ places: [Int]) -> Report.Table {
    Report.Table(
      name: name, columns: places.map { columns[$0] },
      rows: rows.map { row in places.map { row[$0] } }, sources: sources, findings: findings)
  }

  /// Leaves out all rows but the first; says how many.
  fileprivate mutating func keep(first count: Int) -> Int {
    let cut = max(0, rows.count - count)
    rows = Array(rows.prefix(count))
    findings = findings.map { Array($0.prefix(count)) }
    return cut
  }
}
