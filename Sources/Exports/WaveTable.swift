import Database
import SAV
import Store
import Survey

/// A wave of the warehouse as the variables and fields of a system file.
struct WaveTable {
  /// The fields of a variable.
  enum Column {
    /// Not-a-number for empty ones.
    case numbers([Double])
    /// `nil` for empty ones.
    case texts([String?])
    /// Places among a few values; a negative place for an empty field.
    case coded([Int16], [SAVWriter.Cell])

    func cell(_ row: Int) -> SAVWriter.Cell {
      switch self {
      case .numbers(let numbers): numbers[row].isNaN ? .empty : .number(numbers[row])
      case .texts(let texts): texts[row].map { .text($0) } ?? .empty
      case .coded(let places, let values): places[row] < 0 ? .empty : values[Int(places[row])]
      }
    }
  }

  var file = SAVFile()
  private(set) var columns: [Column] = []
  private(set) var rowCount = 0
  private(set) var notes: [String] = []

  private let answers: StoredAnswers
  private let language: Language
  private let connection: Connection
  private var names = SAVNames()

  /// - Throws: ``ExportError/noAnswers(wave:known:)``, ``UnsoundAnswers``, `DatabaseError`.
  package init(_ wave: String, in language: Language, _ connection: Connection) throws {
    answers = try StoredAnswers(of: wave, connection)
    self.language = language
    self.connection = connection
    rowCount = answers.count
    guard rowCount > 0 else {
      throw ExportError.noAnswers(
        wave: wave,
        known: try connection.texts("SELECT DISTINCT wave_id FROM participants ORDER BY 1"))
    }
    try addFile()
    try addRespondents()
    try addAnswers()
  }

  private var wave: String { answers.codebook.wave }

  private mutating func add(_ own: String, _ variable: SAVFile.Variable, _ column: Column) {
    var variable = variable
    variable.name = names.name(for: own)
    if variable.name != own { notes.append("\(own) is called \(variable.name)") }
    cut(&variable.label, SAVWriter.Limit.label, "the label of \(own)")
    variable.labels = variable.labels.map { label in
      var text = label.text
      cut(&text, SAVWriter.Limit.valueLabel, "a value label of \(own)")
      return SAVFile.Label(value: label.value, text: text)
    }
    file.variables.append(variable)
    columns.append(column)
  }

  private mutating func cut(_ text: inout String, _ limit: Int, _ what: String) {
    let short = SAVNames.cut(text, limit)
    if short != text { notes.append("\(what) is cut off after \(limit) bytes") }
    text = short
  }

  // MARK: The file as a whole

  private mutating func addFile() throws {
    try connection.forEachRow(
      """
      SELECT label_de, label_en, population_de, population_en, fieldwork_start, fieldwork_end
      FROM waves
      WHERE wave_id = :wave
      """, ["wave": wave]
    ) { row in
      file.label = row.labels(0)[language]
      let population = row.labels(2)
      file.documents = [
        "\(language.pick("Welle", "Wave")): \(wave)",
        "\(language.pick("Grundgesamtheit", "Population")): \(population[language])",
      ]
      let dates = [row.text(4), row.text(5)].compactMap { $0 }
      if !dates.isEmpty {
        file.documents.append(
          "\(language.pick("Erhebung", "Fieldwork")): \(dates.joined(separator: " – "))")
      }
    }
    var title = file.label
    cut(&title, SAVWriter.Limit.fileLabel, "the label of the file")
    file.label = title
    let studies = try connection.texts(
      """
      SELECT t.title || ', ' || t.publisher || ', ' || t.licence
      FROM studies AS t
      JOIN study_waves AS s ON s.study_id = t.study_id
      WHERE s.wave_id = :wave
      ORDER BY t.study_id
      """, ["wave": wave])
    file.documents += studies.map { "\(language.pick("Studie", "Study")): \($0)" }
    file.documents = file.documents.flatMap(Self.lines)
  }

  /// A text in lines that fit a document record.
  private static func lines(_ text: String) -> [String] {
    var lines: [String] = []
    for word in text.split(whereSeparator: \.isWhitespace) {
      if let last = lines.last,
        last.utf8.count + word.utf8.count < SAVWriter.Limit.documentLine
      {
        lines[lines.count - 1] = last + " " + word
      } else {
        lines.append(String(word))
      }
    }
    return lines
  }

  // MARK: Respondents

  private mutating func addRespondents() throws {
    try addIdentifiers()
    try addNames(.unitKind, language.pick("Art der Kommune", "kind of municipality"))
    try addInhabitants()
    try addNames(.sizeClass, language.pick("Größenklasse", "size class"))
    try addNames(.type, language.pick("Typ der Kommune", "type of municipality"))
    try addNames(.region, language.pick("Region", "region"))
    try addWeights()
  }

  /// The texts of a column of `participants`, row by row.
  private func respondentTexts(_ column: String) throws -> [String?] {
    var texts = [String?](repeating: nil, count: rowCount)
    try answers.forEachRespondent([column]) { texts[$0] = $1.text(0) }
    return texts
  }

  private mutating func addIdentifiers() throws {
    var texts = try respondentTexts("participant")
    let width = cutTexts(&texts, "participant")
    add(
      "participant",
      SAVFile.Variable(
        name: "",
        label: language.pick("Kennung in der Tabelle der Antworten", "name in the answers"),
        width: width, format: SAVFormat(.a, width: width), measure: .nominal),
      .texts(texts))
  }

  private mutating func addNames(_ property: RespondentProperty, _ title: String) throws {
    let texts = try respondentTexts(property.column)
    let values = Set(texts.compactMap { $0 }).sorted()
    guard !values.isEmpty else { return }
    let known = try property.labels(connection)
    let labels = values.compactMap { value in
      known[value].map {
        SAVFile.Label(value: .text(value), text: $0[language])
      }
    }
    let width = values.map(\.utf8.count).max() ?? 1
    add(
      property.rawValue,
      SAVFile.Variable(
        name: "", label: title, width: width, format: SAVFormat(.a, width: width),
        measure: .nominal, labels: labels),
      .texts(texts))
  }

  private func respondentNumbers(_ column: String) throws -> [Double]? {
    var numbers = [Double](repeating: .nan, count: rowCount)
    try answers.forEachRespondent([column]) { numbers[$0] = $1.real(0) ?? .nan }
    return numbers.allSatisfy(\.isNaN) ? nil : numbers
  }

  private mutating func addInhabitants() throws {
    guard let numbers = try respondentNumbers("inhabitants") else { return }
    add(
      "inhabitants",
      SAVFile.Variable(
        name: "", label: language.pick("Einwohner", "inhabitants"), format: Self.format(numbers),
        measure: .scale),
      .numbers(numbers))
  }

  private mutating func addWeights() throws {
    guard let numbers = try respondentNumbers("weight") else { return }
    file.weight = columns.count
    add(
      "weight",
      SAVFile.Variable(
        name: "", label: language.pick("Gewicht", "weight"), format: Self.format(numbers),
        measure: .scale),
      .numbers(numbers))
  }

  /// A format that shows numbers whole, with six decimals at most.
  private static func format(_ numbers: [Double]) -> SAVFormat {
    var (decimals, scale) = (0, 1.0)
    while decimals < 6,
      numbers.contains(where: { !$0.isNaN && ($0 * scale).rounded() / scale != $0 })
    {
      decimals += 1
      scale *= 10
    }
    return SAVFormat(.f, width: decimals == 0 ? 12 : 12 + decimals, decimals: decimals)
  }

  /// Cuts texts off that are too long.
  ///
  /// - Returns: The bytes of the longest.
  private mutating func cutTexts(_ texts: inout [String?], _ name: String) -> Int {
    var longest = 1
    var count = 0
    for (row, text) in texts.enumerated() {
      guard let text else { continue }
      if text.utf8.count > SAVWriter.Limit.text {
        texts[row] = SAVNames.cut(text, SAVWriter.Limit.text)
        count += 1
      }
      longest = max(longest, texts[row]?.utf8.count ?? 0)
    }
    if count > 0 {
      notes.append(
        "\(count) texts of \(name) are cut off after \(SAVWriter.Limit.text) bytes")
    }
    return longest
  }
}

// MARK: Answers

extension WaveTable {
  private mutating func addAnswers() throws {
    let items = try itemLabels()
    let questions = try questionLabels()
    var options: [(question: String, column: Int, chosen: [SAVFile.Value])] = []
    for (place, variable) in answers.codebook.variables.enumerated() {
      let question = variable.question ?? ""
      let codes = variable.codes.map { code in
        WaveCoding.Code(
          code, label: label(code.labels, code.concept.flatMap { items[[question, $0]] }))
      }
      let title = label(
        variable.labels, variable.concept.flatMap { items[[question, $0]] } ?? questions[question])
      switch variable.type {
      case .number: try addNumbers(place, title, codes)
      case .text: try addTexts(place, title, codes)
      case .single, .multiple, .scale, nil:
        let coding = WaveCoding(codes, isText: false)
        if variable.type == .multiple {
          options.append(
            (question, columns.count, codes.filter(\.isChosen).map { coding.value($0) }))
        }
        // No answer, with or without being asked, is an empty field.
        let places = try answers.codes(of: place).map { max(-1, $0 - 1) }
        add(variable, title, coding, .coded(places, codes.map { coding.value($0).cell }))
      }
    }
    addSets(options, questions)
  }

  /// The own labels, or others where there are none.
  private func label(_ own: Labels, _ others: Labels?) -> String {
    let own = own[language]
    return own.isEmpty ? others?[language] ?? "" : own
  }

  /// What the items that columns and codes stand for are called, by question and item.
  private func itemLabels() throws -> [[String]: Labels] {
    var labels: [[String]: Labels] = [:]
    try connection.forEachRow(
      """
      WITH used AS (
        SELECT question_id, concept_id FROM variables WHERE wave_id = :wave
        UNION
        SELECT v.question_id, d.concept_id
        FROM variables AS v
        JOIN codes AS d ON d.variable_id = v.variable_id
        WHERE v.wave_id = :wave
      )
      SELECT u.question_id, u.concept_id, coalesce(i.label_de, c.label_de),
        coalesce(i.label_en, c.label_en)
      FROM used AS u
      JOIN concepts AS c ON c.concept_id = u.concept_id
      LEFT JOIN items AS i ON i.question_id = u.question_id AND i.concept_id = u.concept_id
      """, ["wave": wave]
    ) { row in
      labels[[row.text(0) ?? "", row.text(1) ?? ""]] = row.labels(2)
    }
    return labels
  }

  private func questionLabels() throws -> [String: Labels] {
    var labels: [String: Labels] = [:]
    try connection.forEachRow(
      "SELECT question_id, label_de, label_en FROM questions WHERE wave_id = :wave",
      ["wave": wave]
    ) { row in labels[row.text(0) ?? ""] = row.labels(1) }
    return labels
  }

  private mutating func addNumbers(
    _ place: Int, _ title: String, _ codes: [WaveCoding.Code]
  ) throws {
    let variable = answers.codebook.variables[place]
    let coding = WaveCoding(codes, isText: false, isNumber: true)
    for change in coding.changes { notes.append("\(variable.name): \(change)") }
    let values = codes.map { coding.value($0) }
    var numbers = try answers.numbers(of: place)
    for (row, code) in try answers.codes(of: place).enumerated() where code > 0 {
      if case .number(let number) = values[Int(code) - 1] { numbers[row] = number }
    }
    add(variable, title, coding, .numbers(numbers), Self.format(numbers))
  }

  private mutating func addTexts(
    _ place: Int, _ title: String, _ codes: [WaveCoding.Code]
  ) throws {
    let variable = answers.codebook.variables[place]
    let coding = WaveCoding(codes, isText: true)
    var texts = try answers.texts(of: place)
    for (row, code) in try answers.codes(of: place).enumerated() where code > 0 {
      texts[row] = codes[Int(code) - 1].text
    }
    let width = max(cutTexts(&texts, variable.name), coding.width)
    add(variable, title, coding, .texts(texts), SAVFormat(.a, width: width))
  }

  private mutating func add(
    _ variable: Codebook.Variable, _ title: String, _ coding: WaveCoding, _ column: Column,
    _ format: SAVFormat? = nil
  ) {
    let (missing, note) = coding.missing
    if let note { notes.append("\(variable.name): \(note)") }
    let width =
      format?.kind == .a ? format?.width ?? 1 : coding.isText ? max(1, coding.width) : 0
    add(
      variable.name,
      SAVFile.Variable(
        name: "", label: title, width: width,
        format: format ?? SAVFormat(width > 0 ? .a : .f, width: max(8, width)),
        measure: variable.type == .scale || variable.type == .number ? .scale : .nominal,
        labels: coding.labels, missing: missing),
      column)
  }

  /// The options of a question with several answers as a set, where one value says that they were chosen.
  private mutating func addSets(
    _ options: [(question: String, column: Int, chosen: [SAVFile.Value])],
    _ questions: [String: Labels]
  ) {
    var setNames = SAVNames()
    var order: [String] = []
    for option in options where order.last != option.question { order.append(option.question) }
    for question in order {
      let own = options.filter { $0.question == question }
      let values = Set(own.map(\.chosen))
      guard values.count == 1, let chosen = values.first, chosen.count == 1 else {
        notes.append(
          "the options of \(question) are no multiple-response set, as several codes say that one "
            + "was chosen")
        continue
      }
      let name = setNames.name(
        for: question.split(separator: "/").last.map(String.init) ?? question)
      file.sets.append(
        SAVFile.ResponseSet(
          name: "$" + SAVNames.cut(name, 63),
          label: questions[question]?[language] ?? "",
          kind: .dichotomies(counted: chosen[0].text), variables: own.map(\.column)))
    }
  }
}

extension SAVFile.Value {
  fileprivate var cell: SAVWriter.Cell {
    switch self {
    case .number(let number): .number(number)
    case .text(let text): .text(text)
    }
  }

  fileprivate var text: String {
    switch self {
    case .number(let number): SAVTable.decimal(number)
    case .text(let text): text
    }
  }
}
