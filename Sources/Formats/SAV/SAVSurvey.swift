import Survey

// A system file in the words that all survey tools share.
extension SurveyFile {
  /// Describes a table that was read from a system file.
  package init(_ table: SAVTable) {
    let builder = SAVSurvey(table: table)
    self.init(format: "SPSS system file", fields: table)
    let file = table.file
    title = file.label.isEmpty ? nil : file.label
    created = file.created
    weightColumn = file.weight.map { file.variables[$0].name }
    rowCount = table.cases.count
    questions = builder.questions()
    remarks = file.remarks + table.remarks + builder.remarks
  }
}

/// Finds the questions in a system file.
struct SAVSurvey {
  private let table: SAVTable
  private let file: SAVFile
  /// The most different whole numbers that are taken for codes where nothing names them.
  private static let mostCodes = 50

  /// Reads a survey out of a table.
  package init(table: SAVTable) {
    self.table = table
    file = table.file
  }

  var remarks: [String] {
    var remarks: [String] = []
    if !file.product.isEmpty { remarks.append("written by \(file.product)") }
    let document = file.documents.joined(separator: "\n")
    if !document.isEmpty { remarks.append("document: \(document)") }
    for (place, set) in file.sets.enumerated() {
      let elsewhere = set.variables.filter { dichotomies[$0] != place }
      if case .dichotomies = set.kind, !elsewhere.isEmpty {
        remarks.append(
          "of the multiple-response set \(set.name), "
            + elsewhere.map { file.variables[$0].name }.joined(separator: ", ")
            + " stands in another set, too, and is read as part of that")
      }
    }
    let broken = file.variables.indices.filter { isBroken($0) }.map { file.variables[$0].name }
    if !broken.isEmpty {
      remarks.append(
        "characters that are not \(file.encoding) stand as \u{FFFD} in "
          + broken.joined(separator: ", "))
    }
    return remarks
  }

  private func isBroken(_ variable: Int) -> Bool {
    func isBroken(_ text: String) -> Bool { text.unicodeScalars.contains("\u{FFFD}") }
    let column = table.cases.columns[variable]
    return isBroken(file.variables[variable].label)
      || file.variables[variable].labels.contains { isBroken($0.text) }
      || column.isText && (0..<column.valueCount).contains { isBroken(column.string($0)) }
  }

  /// The sets that variables with an option each are read as part of, by the places of both.
  private var dichotomies: [Int: Int] {
    var sets: [Int: Int] = [:]
    for (place, set) in file.sets.enumerated() {
      guard case .dichotomies = set.kind else { continue }
      for variable in set.variables where sets[variable] == nil { sets[variable] = place }
    }
    return sets
  }

  // MARK: Questions

  func questions() -> [SurveyFile.Question] {
    var questions: [SurveyFile.Question] = []
    var started: [Int: Int] = [:]
    let dichotomies = dichotomies
    for (place, column) in table.columns.enumerated() {
      let set: Int?
      switch column.source {
      case .variable(let variable): set = dichotomies[variable]
      case .option(let number, _): set = number
      }
      guard let set else {
        questions.append(question(place))
        continue
      }
      let described = option(place, of: file.sets[set])
      if let question = started[set] {
        questions[question].columns.append(described)
      } else {
        started[set] = questions.count
        questions.append(question(of: file.sets[set], described))
      }
    }
    return questions
  }

  private func labels(_ text: String) -> SurveyFile.Labels {
    text.isEmpty ? [:] : [SurveyFile.undetermined: text]
  }

  private func question(_ place: Int) -> SurveyFile.Question {
    let column = column(place)
    guard case .variable(let variable) = table.columns[place].source else {
      return SurveyFile.Question(name: column.name, toolType: "", columns: [column])
    }
    let described = file.variables[variable]
    return SurveyFile.Question(
      name: column.name, toolType: "\(described.format), \(described.measure.name)",
      answerType: answerType(variable, column), labels: column.labels, columns: [column])
  }

  private func answerType(
    _ place: Int, _ column: SurveyFile.Column
  ) -> Codebook.AnswerType? {
    let variable = file.variables[place]
    if place == file.weight { return nil }
    let isCoded = column.codes.contains { $0.missing == nil }
    if variable.isText { return isCoded ? .single : .text }
    if SAVTime.isTime(variable.format.kind) { return .text }
    guard isCoded else { return .number }
    // Some programs call every number a scale, but a scale has labels at its ends alone.
    let isOpen = column.codes.contains { $0.missing == nil && $0.labels.isEmpty }
    return variable.measure == .scale && isOpen ? .scale : .single
  }

  private func question(
    of set: SAVFile.ResponseSet, _ first: SurveyFile.Column
  ) -> SurveyFile.Question {
    let type =
      switch set.kind {
      case .dichotomies(let counted): "multiple dichotomy set, counted value \(counted)"
      case .categories: "multiple category set"
      }
    return SurveyFile.Question(
      name: String(set.name.dropFirst()), toolType: type, answerType: .multiple,
      labels: labels(set.label), columns: [first])
  }

  // MARK: Columns

  private func option(_ place: Int, of set: SAVFile.ResponseSet) -> SurveyFile.Column {
    var column = column(place)
    switch (table.columns[place].source, set.kind) {
    case (.variable(let variable), .dichotomies(let counted)):
      column.option = column.name
      let chosen = chosen(counted, variable)
      if !column.codes.contains(where: { $0.text == chosen }) {
        column.codes.append(SurveyFile.Code(text: chosen))
      }
      for code in column.codes.indices where column.codes[code].missing == nil {
        column.codes[code].isChosen = column.codes[code].text == chosen
      }
    case (.option(_, let category), _):
      column.option = table.text(of: category, set.variables[0])
      let label = set.variables.lazy.flatMap { file.variables[$0].labels }
        .first { $0.value == category }
      column.labels = labels(label?.text ?? "")
      for code in column.codes.indices { column.codes[code].isChosen = code == 0 }
    case (.variable, .categories): break
    }
    return column
  }

  /// The counted value of a set as the fields of a variable have it.
  private func chosen(_ counted: String, _ variable: Int) -> String {
    guard !file.variables[variable].isText, let number = Double(counted) else { return counted }
    return table.text(of: .number(number), variable)
  }

  private func column(_ place: Int) -> SurveyFile.Column {
    let source = table.columns[place]
    let counts = counts(place)
    var column = SurveyFile.Column(
      place: place, name: source.name, emptyCount: counts.empty, rowCount: table.cases.count)
    switch source.source {
    case .variable(let variable):
      column.labels = labels(file.variables[variable].label)
      column.codes = codes(variable, counts.values)
    case .option:
      column.codes = ["1", "0"].map { SurveyFile.Code(text: $0, count: counts.values[$0] ?? 0) }
    }
    return column
  }

  /// How often each field occurs, of a column that is kept as it is none; and how many are empty.
  private func counts(_ place: Int) -> (values: [String: Int], empty: Int) {
    guard let values = table.columns[place].values else {
      let empty = (0..<table.cases.count).count { table.field(place, $0).isEmpty }
      return ([:], empty)
    }
    let counts = table.counts(place)
    return (Dictionary(zip(values, counts.values)) { $0 + $1 }, counts.empty)
  }

  /// The codes of a variable: values with labels, missing values that occur, and all others that occur
  /// where the values are codes.
  private func codes(_ place: Int, _ counts: [String: Int]) -> [SurveyFile.Code] {
    let variable = file.variables[place]
    let column = table.cases.columns[place]
    var labels: [SAVFile.Value: String] = [:]
    for label in variable.labels { labels[label.value] = label.text }
    var values = Set(labels.keys)
    values.formUnion(variable.missing.values)
    let given =
      column.isPlain
      ? []
      : (0..<column.valueCount).map { number in
        column.isText
          ? SAVFile.Value.text(column.string(number)) : .number(column.numbers[number])
      }
    let isCoded =
      labels.keys.contains { !variable.missing.contains($0) }
      ? !column.isPlain && given.count { labels[$0] == nil } <= Self.mostCodes : isNominal(place)
    values.formUnion(given)
    // Of what is counted or written only the missing values are codes.
    if !isCoded { values = values.filter { variable.missing.contains($0) } }
    return values.filter { $0 != .text("") }.sorted().map { value in
      let text = table.text(of: value, place)
      let label = labels[value] ?? ""
      return SurveyFile.Code(
        text: text, labels: self.labels(label),
        missing: variable.missing.contains(value) ? Codebook.Missing(label: label) : nil,
        count: counts[text] ?? 0)
    }
  }

  /// Whether numbers without labels are codes: few whole ones, of a nominal variable.
  private func isNominal(_ place: Int) -> Bool {
    let (variable, column) = (file.variables[place], table.cases.columns[place])
    return !variable.isText && variable.measure == .nominal && place != file.weight
      && !SAVTime.isTime(variable.format.kind) && !column.isPlain
      && (1...Self.mostCodes).contains(column.valueCount)
      && column.numbers.allSatisfy { Int(exactly: $0) != nil }
  }
}

extension Codebook.Missing {
  /// The reason that the label of a missing value gives in German or English; none: not answered.
  package init(label: String) {
    let words = label.lowercased()
    func says(_ phrases: [String]) -> Bool { phrases.contains { words.contains($0) } }
    if says(["weiß nicht", "weiss nicht", "don't know", "don’t know", "dont know", "do not know"]) {
      self = .dontKnow
    } else if says([
      "trifft nicht zu", "nicht zutreffend", "filter", "nicht gefragt", "nicht gestellt",
      "not applicable", "does not apply", "not asked", "not administered",
    ]) {
      self = .notAsked
    } else {
      self = .notAnswered
    }
  }
}
