import Survey

/// Makes a ``SurveyFile`` of a structure and the responses that were matched with it.
struct LimeSurveyBuilder {
  private let survey: LimeStructure
  private let layout: LimeLayout
  private let answers: LimeResponses
  private var fields = LimeFields()
  private var questions: [SurveyFile.Question] = []
  private var remarks: [String] = []
  /// Where each question of the result comes from.
  private var sources: [LimeLayout.Question] = []

  init(_ survey: LimeStructure, _ layout: LimeLayout, _ answers: LimeResponses) {
    self.survey = survey
    self.layout = layout
    self.answers = answers
  }

  /// The file.
  func file(_ options: LimeSurveyFile.Options) -> SurveyFile {
    var copy = self
    return copy.build(options)
  }

  private mutating func build(_ options: LimeSurveyFile.Options) -> SurveyFile {
    let identifier = identifierQuestion()
    for question in layout.questions { add(question) }
    addFilters()
    addRemarks(options)
    var file = SurveyFile(format: "LimeSurvey", fields: fields)
    file.title = survey.languages.compactMap { survey.title[$0] }.first ?? survey.title.values.min()
    file.languages = survey.languages
    file.remarks = remarks
    file.rowCount = answers.rowCount
    file.respondentColumn = identifier?.name
    file.questions = [identifier].compactMap(\.self) + questions
    return file
  }

  /// The column with the numbers of the responses; `nil` where there is none, or not each has its own.
  private mutating func identifierQuestion() -> SurveyFile.Question? {
    guard let identifiers = answers.identifiers else { return nil }
    guard Set(identifiers).count == identifiers.count, !identifiers.contains("") else {
      remarks.append("The numbers of the responses are left out: not each has its own.")
      return nil
    }
    fields.columns.append(.texts(identifiers))
    var column = SurveyFile.Column(place: fields.columns.count - 1, name: "id")
    column.rowCount = identifiers.count
    return SurveyFile.Question(name: "id", toolType: "number of the response", columns: [column])
  }

  // MARK: Questions

  private mutating func add(_ question: LimeLayout.Question) {
    let source = survey.questions[question.source]
    let present = question.columns.filter { answers.columns[$0.heading] != nil }
      .sorted { $0.heading < $1.heading }
    guard !present.isEmpty else { return }
    var columns = present.map { column($0, source) }
    if question.type == .multiple { markUnreached(&columns) }
    for index in columns.indices { count(&columns[index]) }
    questions.append(
      SurveyFile.Question(
        name: question.name, group: source.group,
        toolType: "\(LimeLayout.typeNames[source.type] ?? "") (\(source.type))",
        answerType: question.type, labels: question.labels, isMandatory: source.isMandatory,
        columns: columns))
    sources.append(question)
  }

  private mutating func column(
    _ column: LimeLayout.Column, _ source: LimeStructure.Question
  ) -> SurveyFile.Column {
    let reader = answers.columns[column.heading] ?? LimeColumnReader(kind: .texts)
    var codes: [SurveyFile.Code] = []
    switch column.content {
    case .coded(let known):
      codes = known.filter { !$0.code.isEmpty || $0.isChosen != nil }.map {
        SurveyFile.Code(
          text: $0.code, labels: $0.labels, missing: $0.missing, isChosen: $0.isChosen)
      }
      fields.columns.append(.coded(answers.codes[column.heading] ?? [], reader.places))
    case .present:
      codes = [LimeWords.ticked, LimeWords.notTicked].map {
        SurveyFile.Code(text: $0.code, labels: $0.labels, isChosen: !$0.code.isEmpty)
      }
      fields.columns.append(.coded(["", "Y"], reader.texts.map { $0.isEmpty ? 0 : 1 }))
    case .number: fields.columns.append(.texts(reader.texts))
    case .text:
      fields.columns.append(.texts(source.type == "D" ? reader.texts.map(Self.date) : reader.texts))
    }
    return SurveyFile.Column(
      place: fields.columns.count - 1, name: column.name, labels: column.labels,
      option: column.option, codes: codes, answerType: column.type)
  }

  /// A day; LimeSurvey adds a time to it.
  private static func date(_ text: String) -> String {
    text.hasSuffix(" 00:00:00") ? String(text.dropLast(9)) : text
  }

  /// In a response that was broken off, options of which none is ticked may never have been shown.
  private mutating func markUnreached(_ columns: inout [SurveyFile.Column]) {
    let options = columns.indices.filter { columns[$0].answerType == nil }
    let rows = answers.unfinished.filter { row in
      options.allSatisfy { fields.field(columns[$0].place, row).isEmpty }
    }
    guard !rows.isEmpty else { return }
    let code = LimeWords.notAsked
    for index in options {
      guard case .coded(var codes, var places) = fields.columns[columns[index].place] else {
        continue
      }
      if codes.firstIndex(of: code.code) == nil { codes.append(code.code) }
      let number = UInt16(codes.firstIndex(of: code.code) ?? 0)
      for row in rows { places[row] = number }
      fields.columns[columns[index].place] = .coded(codes, places)
      guard !columns[index].codes.contains(where: { $0.text == code.code }) else { continue }
      columns[index].codes.append(
        SurveyFile.Code(text: code.code, labels: code.labels, missing: .notAsked))
    }
  }

  /// Counts how often each code was given.
  ///
  /// That an option was not asked is only said where it occurs.
  private func count(_ column: inout SurveyFile.Column) {
    column.rowCount = answers.rowCount
    var counts: [String: Int] = [:]
    if case .coded(let codes, let places) = fields.columns[column.place] {
      var sums = [Int](repeating: 0, count: codes.count)
      for place in places { sums[Int(place)] += 1 }
      for (code, sum) in zip(codes, sums) { counts[code, default: 0] += sum }
    } else if case .texts(let texts) = fields.columns[column.place] {
      counts[""] = texts.count(where: \.isEmpty)
    }
    column.emptyCount = counts[""] ?? 0
    for index in column.codes.indices {
      column.codes[index].count = counts[column.codes[index].text] ?? 0
    }
    column.codes.removeAll { $0.missing != nil && $0.count == 0 }
  }

  // MARK: Filters

  private mutating func addFilters() {
    let filter = LimeFilter(columns: filterColumns())
    for index in questions.indices {
      let source = sources[index]
      let conditions = survey.questions[source.source].relevance
      let known = Dictionary(
        source.columns.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
      var texts: [String?] = []
      for (place, column) in questions[index].columns.enumerated() {
        let own = known[column.name]
        let asked = askedIf(conditions, own, filter, questions[index].name)
        texts.append(asked.notation)
        if !asked.isWhole { withdrawEmptyCode(index, place) }
      }
      let isShared = texts.allSatisfy { $0 == texts[0] }
      if isShared { questions[index].askedIf = texts[0] }
      for place in questions[index].columns.indices where !isShared {
        questions[index].columns[place].askedIf = texts[place]
      }
    }
    for index in questions.indices {
      for place in questions[index].columns.indices { countNotAsked(index, place) }
    }
  }

  /// Where nobody can say who was asked, an option that is not ticked is no answer.
  private mutating func withdrawEmptyCode(_ question: Int, _ column: Int) {
    questions[question].columns[column].codes.removeAll { $0.text.isEmpty }
  }

  /// The conditions on a column in the notation of `asked_if`, as far as it can express them.
  private mutating func askedIf(
    _ conditions: [String], _ column: LimeLayout.Column?, _ filter: LimeFilter, _ question: String
  ) -> (notation: String?, isWhole: Bool) {
    var nodes: [(text: String, node: LimeExpression.Node?)] = []
    for text in conditions + (column?.relevance ?? []) {
      nodes.append((LimeText.line(text), LimeExpression.read(text)))
    }
    for option in column?.filters ?? [] {
      let name = "\(option.question)_\(option.option)"
      let node = LimeExpression.Node.comparison(name, "==", "Y")
      nodes.append((option.isChosen ? name : "not " + name, option.isChosen ? node : .not(node)))
    }
    let known = nodes.filter { _, node in node.map { filter.askedIf([$0]) != nil } ?? false }
    let lacking = nodes.filter { text, _ in !known.contains { $0.text == text } }
    let notation = filter.askedIf(known.compactMap(\.node))
    guard !lacking.isEmpty || (notation == nil && !nodes.isEmpty) else { return (notation, true) }
    let texts = (notation == nil ? nodes : lacking).map(\.text)
    remark(
      "\(question): asked only if \(texts.joined(separator: " and ")), which asked_if cannot say: "
        + "an empty field counts as not answered.")
    return (notation, false)
  }

  /// How many empty fields are of those who were not asked, and what contradicts that.
  private mutating func countNotAsked(_ question: Int, _ column: Int) {
    let described = questions[question].columns[column]
    guard let text = described.askedIf ?? questions[question].askedIf, let condition = AskedIf(text)
    else { return }
    var answered = 0
    let all = questions.flatMap(\.columns)
    let conditions = condition.conditions.compactMap { condition in
      all.first { $0.name == condition.variable }.map { (condition, $0) }
    }
    for row in 0..<answers.rowCount {
      let isAsked = conditions.allSatisfy { condition, column in
        let code = fields.field(column.place, row)
        guard let known = column.codes.first(where: { $0.text == code }), known.missing == nil
        else { return false }
        return condition.codes.contains(code) == condition.isEqual
      }
      if isAsked { continue }
      let code = fields.field(described.place, row)
      if code.isEmpty {
        questions[question].columns[column].notAskedCount += 1
      } else if described.codes.first(where: { $0.text == code })?.missing != .notAsked {
        answered += 1
      }
    }
    guard answered > 0 else { return }
    remark(
      "\(described.name): \(answered) responses hold an answer though \(text) is not so of them; an "
        + "import will refuse them.")
  }

  /// The columns that conditions can be on, under all names that expressions have for them.
  private func filterColumns() -> [String: LimeFilter.Column] {
    var columns: [String: LimeFilter.Column] = [:]
    for (question, source) in zip(questions, sources) {
      let isFiltered = !survey.questions[source.source].relevance.isEmpty
      for column in question.columns where !column.codes.isEmpty {
        let codes = column.codes.filter { $0.missing == nil }
        let hasEmptyCode = codes.contains { $0.text.isEmpty }
        let lacking = column.codes.filter { $0.missing != nil }.reduce(0) { $0 + $1.count }
        let known = LimeFilter.Column(
          name: column.name, codes: codes.map(\.text).filter { !$0.isEmpty },
          hasEmptyCode: hasEmptyCode,
          hasGaps: lacking > 0 || (column.emptyCount > 0 && (!hasEmptyCode || isFiltered)))
        columns[column.name] = known
        guard let heading = source.columns.first(where: { $0.name == column.name })?.heading else {
          continue
        }
        for name in layout.headings[heading].codes { columns[name] = known }
      }
    }
    return columns
  }

  // MARK: Remarks

  private mutating func remark(_ text: String) {
    if !remarks.contains(text) { remarks.append(text) }
  }

  private mutating func addRemarks(_ options: LimeSurveyFile.Options) {
    if !answers.headings.isEmpty {
      let headings = [
        LimeHeadings.Style.codes: "question codes", .texts: "full texts",
        .codesAndTexts: "codes and texts",
      ]
      remark(
        "Read with \(headings[answers.style] ?? "") as headings, and "
          + "\(answers.hasFullAnswers ? "full answers" : "answer codes").")
    }
    let counts = answers.counts
    let kept =
      options.keepsIncomplete
      ? "kept, as asked" : "left out" + (options.howToKeep.map { "; " + $0 } ?? "")
    if counts.incomplete > 0 {
      remark(
        "Of \(counts.complete + counts.incomplete + counts.quota) responses, \(counts.incomplete) "
          + "are unfinished: \(kept).")
    }
    if counts.quota > 0 { remark("Ended by a quota: \(counts.quota) of them, \(kept).") }
    if !answers.headings.isEmpty, !counts.isKnown {
      remark(
        "Which responses are complete is not known: the file has no column submitdate. All are kept."
      )
    }
    if options.keepsIncomplete, !answers.unfinished.isEmpty {
      remark(
        "Where an unfinished response has no option of a question ticked, it counts as not asked.")
    }
    for (reason, headings) in answers.dropped {
      remark("Not taken over (\(reason)): \(headings.joined(separator: ", ")).")
    }
    let missing = answers.missing.map(\.codes[0])
    if !missing.isEmpty, !answers.headings.isEmpty {
      remark("Not in the file: \(missing.joined(separator: ", ")).")
    }
    let texts = zip(questions, sources).flatMap { question, source in
      ["D", "*"].contains(survey.questions[source.source].type)
        ? []
        : question.columns.filter { ($0.answerType ?? question.answerType) == .text }.map(\.name)
    }
    if !texts.isEmpty {
      remark(
        "Words of respondents, kept to the letter; read them before you import: "
          + texts.joined(separator: ", ") + ".")
    }
  }
}
