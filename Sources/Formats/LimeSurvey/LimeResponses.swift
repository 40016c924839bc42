import Text

/// The responses of an export, column by column, matched with the structure and checked against it.
struct LimeResponses {
  /// How many responses there are of each kind.
  struct Counts: Sendable {
    var complete = 0
    var incomplete = 0
    /// Those that a quota ended.
    var quota = 0
    /// Whether the file says which were completed.
    var isKnown = false
  }

  private(set) var problems: [Problem] = []
  private(set) var counts = Counts()
  /// The headings as they stand in the file.
  private(set) var headings: [String] = []
  /// The columns by the places of their headings in the layout.
  private(set) var columns: [Int: LimeColumnReader] = [:]
  private(set) var identifiers: [String]?
  /// Of the rows that are kept, those that were not completed.
  private(set) var unfinished: [Int] = []
  /// How many rows are kept.
  private(set) var rowCount = 0
  /// The headings of which nothing is kept, by the reason.
  private(set) var dropped: [(reason: String, headings: [String])] = []
  /// The headings that the file does not have.
  private(set) var missing: [LimeLayout.Heading] = []
  /// How the headings name the columns.
  private(set) var style = LimeHeadings.Style.codes
  /// Whether the answers are texts instead of codes.
  private(set) var hasFullAnswers = false
  /// The codes of each coded column, by the number of each different value.
  private(set) var codes: [Int: [String]] = [:]

  private let file: String
  private let survey: LimeStructure
  private let layout: LimeLayout
  private let options: LimeSurveyFile.Options

  init(
    file: String, _ survey: LimeStructure, _ layout: LimeLayout, _ options: LimeSurveyFile.Options
  ) {
    self.file = file
    self.survey = survey
    self.layout = layout
    self.options = options
  }

  /// Reads an export; of no file, everything stays empty.
  ///
  /// - Returns: Whether nothing is wrong.
  mutating func read(_ bytes: [UInt8]?) -> Bool {
    guard let bytes else {
      for place in layout.headings.indices { columns[place] = reader(place) }
      let unknown = layout.unknown.filter { !options.leavingOut.contains($0.code) }
      return unknown.isEmpty || refuse(unknown)
    }
    do throws(ProblemList) {
      var rows = try HeadedRows(bytes, of: file, in: file, choice: options.choice, minimum: 1)
      guard let meanings = match(rows.heading) else { return false }
      // An export without any response has one row, without any content.
      var empty: [CSV.Field]?
      try rows.forEach { row in
        if let row = empty { add(row, meanings) }
        empty = nil
        if rowCount == 0, row.allSatisfy(\.text.isEmpty) {
          empty = row
        } else {
          add(row, meanings)
        }
      }
      if let empty, counts.complete + counts.incomplete > 0 { add(empty, meanings) }
    } catch {
      problems += error.problems
      return false
    }
    settleCodes()
    checkNumbers()
    return problems.isEmpty
  }

  private mutating func refuse(_ unknown: [LimeStructure.Question]) -> Bool {
    problems += unknown.map {
      Problem(
        file: file, position: $0.position, column: $0.code, found: $0.type,
        expected: "a known type of question", remedy: .leaveOutQuestion($0.code, columns: []))
    }
    return false
  }

  private mutating func match(_ heading: [CSV.Field]) -> [LimeHeadings.Meaning]? {
    headings = heading.map(\.text)
    let matched = LimeHeadings(
      heading, of: file, layout, captions: survey.attributeCaptions,
      leavingOut: Set(options.leavingOut))
    problems += matched.problems
    guard problems.isEmpty else { return nil }
    missing = matched.missing
    style = matched.style
    for (meaning, name) in zip(matched.meanings, headings) {
      switch meaning {
      case .answer(let place): columns[place] = reader(place)
      case .system(.identifier): identifiers = []
      case .system(.submitted): counts.isKnown = true
      case .system(.quota): drop(name, "the quota that ended a response")
      case .system(.respondent): drop(name, "who answered")
      case .system(.network): drop(name, "the network address, the page before")
      case .system(.time): drop(name, "times")
      case .system(.course): drop(name, "how it was answered")
      case .dropped(let reason): drop(name, reason)
      }
    }
    return matched.meanings
  }

  private mutating func drop(_ heading: String, _ reason: String) {
    if let place = dropped.firstIndex(where: { $0.reason == reason }) {
      dropped[place].headings.append(heading)
    } else {
      dropped.append((reason, [heading]))
    }
  }

  /// A reader that fits how the columns of a heading are read.
  private func reader(_ heading: Int) -> LimeColumnReader {
    for column in layout.questions.lazy.flatMap(\.columns) where column.heading == heading {
      switch column.content {
      case .coded: return LimeColumnReader(kind: .codes)
      case .number: return LimeColumnReader(kind: .numbers)
      case .present, .text: return LimeColumnReader(kind: .texts)
      }
    }
    return LimeColumnReader(kind: .texts)
  }

  /// The answers that a heading can hold; `nil` for numbers and texts.
  private func answers(_ heading: Int) -> [LimeLayout.Answer]? {
    for column in layout.questions.lazy.flatMap(\.columns) where column.heading == heading {
      if case .coded(let answers) = column.content { return answers }
      return nil
    }
    return nil
  }

  // MARK: Rows

  private mutating func add(_ row: [CSV.Field], _ meanings: [LimeHeadings.Meaning]) {
    var isComplete = !counts.isKnown
    var isOverQuota = false
    for (field, meaning) in zip(row, meanings) where !field.text.isEmpty {
      if case .system(.submitted) = meaning { isComplete = field.text != "N/A" }
      if case .system(.quota) = meaning { isOverQuota = field.text != "0" }
    }
    if isOverQuota {
      counts.quota += 1
    } else if isComplete {
      counts.complete += 1
    } else {
      counts.incomplete += 1
    }
    guard (isComplete && !isOverQuota) || options.keepsIncomplete else { return }
    if !isComplete || isOverQuota { unfinished.append(rowCount) }
    rowCount += 1
    for (field, meaning) in zip(row, meanings) {
      switch meaning {
      case .answer(let place): columns[place]?.add(field)
      case .system(.identifier): identifiers?.append(field.text)
      case .system, .dropped: break
      }
    }
  }

  // MARK: Codes

  /// What stands for each answer of a column, in one of the two ways.
  private static func names(
    _ answers: [LimeLayout.Answer], full: Bool
  ) -> [String: [String]] {
    var names: [String: [String]] = [:]
    for answer in answers {
      let texts = full ? answer.words : [answer.code] + answer.aliases
      for text in Set(texts.map(LimeText.plain)) { names[text, default: []].append(answer.code) }
    }
    return names
  }

  /// Finds out whether the answers are codes or texts, and turns them into codes.
  private mutating func settleCodes() {
    let coded = columns.keys.sorted().compactMap { place in
      answers(place).map { (place: place, answers: $0) }
    }
    let names = [false, true].map { full in coded.map { Self.names($0.answers, full: full) } }
    let misses = names.map { names in
      zip(coded, names).reduce(0) { count, column in
        count
          + (columns[column.0.place]?.values ?? []).count { value in
            !value.text.isEmpty && column.1[LimeText.plain(value.text)] == nil
          }
      }
    }
    hasFullAnswers = misses[1] < misses[0]
    for (column, names) in zip(coded, names[hasFullAnswers ? 1 : 0]) {
      codes[column.place] = (columns[column.place]?.values ?? []).map { value in
        code(of: value, column.place, column.answers, names)
      }
      if let field = columns[column.place]?.excess {
        report(field, column.place, "at most \(LimeColumnReader.limit) different answers")
      }
    }
  }

  private mutating func code(
    of value: LimeColumnReader.Value, _ place: Int, _ answers: [LimeLayout.Answer],
    _ names: [String: [String]]
  ) -> String {
    if value.text.isEmpty { return "" }
    let found = names[LimeText.plain(value.text)] ?? []
    if found.count == 1 { return found[0] }
    let known = answers.filter { !$0.code.isEmpty && $0.missing == nil }
    let texts = hasFullAnswers ? known.compactMap(\.words.first) : known.map(\.code)
    let rule =
      found.count > 1
      ? "an answer that stands for one code, not for \(found.joined(separator: " and ")); export "
        + "with answer codes"
      : (hasFullAnswers ? "an answer of the survey: " : "a code of the survey: ")
        + texts.prefix(12).joined(separator: ", ") + (texts.count > 12 ? " …" : "")
        + (value.count > 1 ? " (\(value.count) rows)" : "")
    let near = value.text.count > 2 ? Spelling.nearest(to: value.text, among: texts) : nil
    report(value.first, place, rule, suggestion: found.isEmpty ? near : nil)
    return ""
  }

  private mutating func checkNumbers() {
    for place in columns.keys.sorted() {
      for field in columns[place]?.noNumbers ?? [] {
        report(field, place, "a number, with a point before decimals as LimeSurvey writes it")
      }
    }
  }

  private mutating func report(
    _ field: CSV.Field, _ place: Int, _ expected: String, suggestion: String? = nil
  ) {
    guard problems.count < 100 else { return }
    problems.append(
      Problem(
        file: file, position: field.position, row: field.row,
        column: layout.headings[place].codes[0], found: field.text, expected: expected,
        suggestion: suggestion))
  }
}
