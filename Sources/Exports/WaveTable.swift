import Database
import SAV

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

  private let wave: String
  private let isGerman: Bool
  private let connection: Connection
  private var names = SAVNames()
  /// The row of the respondent with the least number.
  private var first = 0

  /// - Throws: ``ExportError/noAnswers(wave:known:)``, `DatabaseError`.
  package init(_ wave: String, isGerman: Bool, _ connection: Connection) throws {
    self.wave = wave
    self.isGerman = isGerman
    self.connection = connection
    let values: [String: any Bindable] = ["wave": wave]
    rowCount = Int(
      try connection.value("SELECT count(*) FROM participants WHERE wave_id = :wave", values)?
        .integer ?? 0)
    guard rowCount > 0 else {
      throw ExportError.noAnswers(
        wave: wave,
        known: try connection.texts("SELECT DISTINCT wave_id FROM participants ORDER BY 1"))
    }
    first = Int(
      try connection.value(
        "SELECT min(participant_id) FROM participants WHERE wave_id = :wave", values)?.integer ?? 0)
    try addFile()
    try addRespondents()
    try addAnswers()
  }

  /// The label of the wanted language, or of the other.
  private func label(_ german: String?, _ english: String?) -> String {
    (isGerman ? german ?? english : english ?? german) ?? ""
  }

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
      file.label = label(row.text(0), row.text(1))
      file.documents = [
        "\(isGerman ? "Welle" : "Wave"): \(wave)",
        "\(isGerman ? "Grundgesamtheit" : "Population"): \(label(row.text(2), row.text(3)))",
      ]
      let dates = [row.text(4), row.text(5)].compactMap { $0 }
      if !dates.isEmpty {
        file.documents.append(
          "\(isGerman ? "Erhebung" : "Fieldwork"): \(dates.joined(separator: " – "))")
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
    file.documents += studies.map { "\(isGerman ? "Studie" : "Study"): \($0)" }
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
    try addParticipants()
    try addNames("unit_kind", isGerman ? "Art der Kommune" : "kind of municipality", "unit_kinds")
    try addInhabitants()
    try addNames("size_class", isGerman ? "Größenklasse" : "size class", "size_classes")
    try addNames(
      "municipality_type", isGerman ? "Typ der Kommune" : "type of municipality", "concepts")
    try addNames("region", isGerman ? "Region" : "region", "concepts")
    try addWeights()
  }

  /// The texts of a column of `participants`, row by row.
  private func respondentTexts(_ column: String) throws -> [String?] {
    var texts = [String?](repeating: nil, count: rowCount)
    try connection.forEachRow(
      "SELECT participant_id, \(column) FROM participants WHERE wave_id = :wave", ["wave": wave]
    ) { row in
      if let index = index(row) { texts[index] = row.text(1) }
    }
    return texts
  }

  /// The row of a respondent, whose number is the first column of a query.
  private func index(_ row: borrowing Statement) -> Int? {
    guard let id = row.integer(0), id >= first, id - first < rowCount else { return nil }
    return id - first
  }

  private mutating func addParticipants() throws {
    var texts = try respondentTexts("participant")
    let width = cutTexts(&texts, "participant")
    add(
      "participant",
      SAVFile.Variable(
        name: "", label: isGerman ? "Kennung in der Tabelle der Antworten" : "name in the answers",
        width: width, format: SAVFormat(.a, width: width), measure: .nominal),
      .texts(texts))
  }

  private mutating func addNames(_ name: String, _ title: String, _ table: String) throws {
    let column = ["size_class", "municipality_type", "region"].contains(name) ? name + "_id" : name
    let texts = try respondentTexts(column)
    let values = Set(texts.compactMap { $0 }).sorted()
    guard !values.isEmpty else { return }
    let key = table == "concepts" ? "concept_id" : column
    var labels: [SAVFile.Label] = []
    for value in values {
      try connection.forEachRow(
        "SELECT label_de, label_en FROM \(table) WHERE \(key) = :value", ["value": value]
      ) { row in
        labels.append(.init(value: .text(value), text: label(row.text(0), row.text(1))))
      }
    }
    let width = values.map(\.utf8.count).max() ?? 1
    add(
      name,
      SAVFile.Variable(
        name: "", label: title, width: width, format: SAVFormat(.a, width: width),
        measure: .nominal, labels: labels),
      .texts(texts))
  }

  private func respondentNumbers(_ column: String) throws -> [Double]? {
    var numbers = [Double](repeating: .nan, count: rowCount)
    try connection.forEachRow(
      "SELECT participant_id, \(column) FROM participants WHERE wave_id = :wave", ["wave": wave]
    ) { row in
      if let index = index(row), let number = row.real(1) { numbers[index] = number }
    }
    return numbers.allSatisfy(\.isNaN) ? nil : numbers
  }

  private mutating func addInhabitants() throws {
    guard let numbers = try respondentNumbers("inhabitants") else { return }
    add(
      "inhabitants",
      SAVFile.Variable(
        name: "", label: isGerman ? "Einwohner" : "inhabitants", format: Self.format(numbers),
        measure: .scale),
      .numbers(numbers))
  }

  private mutating func addWeights() throws {
    guard let numbers = try respondentNumbers("weight") else { return }
    file.weight = columns.count
    add(
      "weight",
      SAVFile.Variable(
        name: "", label: isGerman ? "Gewicht" : "weight", format: Self.format(numbers),
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
  private struct Described {
    let id: Int
    let name: String
    let question: String
    let type: String
    let label: String
  }

  private mutating func addAnswers() throws {
    var described: [Described] = []
    try connection.forEachRow(
      """
      SELECT v.variable_id, v.variable, v.question_id, v.answer_type, v.label_de, v.label_en,
        coalesce(i.label_de, c.label_de, q.label_de), coalesce(i.label_en, c.label_en, q.label_en)
      FROM variables AS v
      JOIN questions AS q ON q.question_id = v.question_id
      LEFT JOIN items AS i ON i.question_id = v.question_id AND i.concept_id = v.concept_id
      LEFT JOIN concepts AS c ON c.concept_id = v.concept_id
      WHERE v.wave_id = :wave
      ORDER BY v.variable_id
      """, ["wave": wave]
    ) { row in
      let own = label(row.text(4), row.text(5))
      described.append(
        Described(
          id: row.integer(0) ?? 0, name: row.text(1) ?? "", question: row.text(2) ?? "",
          type: row.text(3) ?? "", label: own.isEmpty ? label(row.text(6), row.text(7)) : own))
    }
    var options: [(question: String, column: Int, chosen: [SAVFile.Value])] = []
    for variable in described {
      let codes = try codes(of: variable.id)
      if variable.type == "multiple" {
        let coding = WaveCoding(codes, isText: false)
        options.append(
          (variable.question, columns.count, codes.filter(\.isChosen).map { coding.value($0) }))
      }
      switch variable.type {
      case "number": try addNumbers(variable, codes)
      case "text": try addTexts(variable, codes)
      default: try addCodes(variable, codes)
      }
    }
    try addSets(options)
  }

  private func codes(of variable: Int) throws -> [WaveCoding.Code] {
    var codes: [WaveCoding.Code] = []
    try connection.forEachRow(
      """
      SELECT d.code_number, d.code, d.label_de, d.label_en, d.missing IS NOT NULL, d.is_chosen,
        coalesce(i.label_de, c.label_de), coalesce(i.label_en, c.label_en)
      FROM codes AS d
      JOIN variables AS v ON v.variable_id = d.variable_id
      LEFT JOIN items AS i ON i.question_id = v.question_id AND i.concept_id = d.concept_id
      LEFT JOIN concepts AS c ON c.concept_id = d.concept_id
      WHERE d.variable_id = :variable AND d.code_number > 0
      ORDER BY d.code_number
      """, ["variable": variable]
    ) { row in
      let own = label(row.text(2), row.text(3))
      codes.append(
        WaveCoding.Code(
          number: row.integer(0) ?? 0, text: row.text(1) ?? "",
          label: own.isEmpty ? label(row.text(6), row.text(7)) : own,
          isMissing: row.integer(4) == 1, isChosen: row.integer(5) == 1))
    }
    return codes
  }

  private mutating func addCodes(_ variable: Described, _ codes: [WaveCoding.Code]) throws {
    let coding = WaveCoding(codes, isText: false)
    var places = [Int16](repeating: -1, count: rowCount)
    let numbers = Dictionary(codes.enumerated().map { ($1.number, Int16($0)) }) { first, _ in first
    }
    try forEachAnswer(variable.id, "code_number") { index, row in
      places[index] = row.integer(1).flatMap { numbers[$0] } ?? -1
    }
    add(variable, coding, .coded(places, codes.map { coding.value($0).cell }))
  }

  private mutating func addNumbers(_ variable: Described, _ codes: [WaveCoding.Code]) throws {
    let coding = WaveCoding(codes, isText: false, isNumber: true)
    for change in coding.changes { notes.append("\(variable.name): \(change)") }
    let values = Dictionary(codes.map { ($0.number, coding.value($0)) }) { first, _ in first }
    var numbers = [Double](repeating: .nan, count: rowCount)
    try forEachAnswer(variable.id, "number, code_number") { index, row in
      if let number = row.real(1) {
        numbers[index] = number
      } else if case .number(let number) = row.integer(2).flatMap({ values[$0] }) {
        numbers[index] = number
      }
    }
    add(variable, coding, .numbers(numbers), Self.format(numbers))
  }

  private mutating func addTexts(_ variable: Described, _ codes: [WaveCoding.Code]) throws {
    let coding = WaveCoding(codes, isText: true)
    let values = Dictionary(codes.map { ($0.number, $0.text) }) { first, _ in first }
    var texts = [String?](repeating: nil, count: rowCount)
    try forEachAnswer(variable.id, "text, code_number") { index, row in
      texts[index] = row.text(1) ?? row.integer(2).flatMap { values[$0] }
    }
    let width = max(cutTexts(&texts, variable.name), coding.width)
    add(variable, coding, .texts(texts), SAVFormat(.a, width: width))
  }

  private func forEachAnswer(
    _ variable: Int, _ columns: String, _ body: (Int, borrowing Statement) -> Void
  ) throws {
    try connection.forEachRow(
      "SELECT participant_id, \(columns) FROM answers WHERE variable_id = :variable",
      ["variable": variable]
    ) { row in
      if let index = index(row) { body(index, row) }
    }
  }

  private mutating func add(
    _ variable: Described, _ coding: WaveCoding, _ column: Column, _ format: SAVFormat? = nil
  ) {
    let (missing, note) = coding.missing
    if let note { notes.append("\(variable.name): \(note)") }
    let width =
      format?.kind == .a ? format?.width ?? 1 : coding.isText ? max(1, coding.width) : 0
    add(
      variable.name,
      SAVFile.Variable(
        name: "", label: variable.label, width: width,
        format: format ?? SAVFormat(width > 0 ? .a : .f, width: max(8, width)),
        measure: ["scale", "number"].contains(variable.type) ? .scale : .nominal,
        labels: coding.labels, missing: missing),
      column)
  }

  /// The options of a question with several answers as a set, where one value says that they were chosen.
  private mutating func addSets(
    _ options: [(question: String, column: Int, chosen: [SAVFile.Value])]
  ) throws {
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
      var text = ""
      try connection.forEachRow(
        "SELECT label_de, label_en FROM questions WHERE question_id = :question",
        ["question": question]
      ) { row in text = label(row.text(0), row.text(1)) }
      file.sets.append(
        SAVFile.ResponseSet(
          name: "$" + SAVNames.cut(name, 63), label: text,
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
