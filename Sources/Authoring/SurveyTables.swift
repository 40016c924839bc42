import Packages
import Survey
import Text

/// The tables of a study package that follow from a file of a survey tool: its codebook, and the answers.
///
/// Every option becomes a concept of its own, named after wave, question and code: what it has in common
/// with others is for people to say, with the help of `wavehouse suggest-crosswalk`.
struct SurveyTables {
  private(set) var sheets: Worksheets
  /// What a person should know of them, a sentence each.
  private(set) var remarks: [String] = []
  private let file: SurveyFile
  private let wave: String
  private let words: SurveyLabels
  private var identifiers: Set<String> = []
  /// The columns that are written, in order.
  private var columns: [SurveyFile.Column] = []
  private var leftOut: [String] = []
  private let keepsFile: Bool
  private var conceptCount = 0

  /// - Parameters:
  ///   - file: The file.
  ///   - wave: The wave that it is about, which begins every identifier.
  ///   - formats: The tables that the package may have.
  ///   - keepsFile: Whether the package holds the file itself, so that every column must be described.
  init(_ file: SurveyFile, wave: String, _ formats: [ResourceFormat], keepsFile: Bool) {
    self.file = file
    self.keepsFile = keepsFile
    self.wave = wave
    words = SurveyLabels(file)
    sheets = Worksheets(formats)
    for question in file.questions { add(question) }
    remarks = file.remarks
    if !leftOut.isEmpty {
      remarks.append(
        "\(keepsFile ? "Ignored" : "Not taken over") (no question): "
          + leftOut.joined(separator: ", ") + ".")
    }
    if let remark = words.remark { remarks.append(remark) }
    if conceptCount > 0 {
      remarks.append(
        "\(conceptCount) options have a concept of their own; 'wavehouse suggest-crosswalk' proposes "
          + "concepts of the warehouse instead.")
    }
  }

  /// The answers, with the columns of the codebook alone.
  var answers: [UInt8] {
    var bytes = Array(CSV.text([columns.map(\.name)]).utf8)
    var field: [UInt8] = []
    for row in 0..<file.rowCount {
      for (place, column) in columns.enumerated() {
        if place > 0 { bytes.append(UInt8(ascii: ",")) }
        field.removeAll(keepingCapacity: true)
        file.fields.append(column.place, row, to: &field)
        Self.append(field, to: &bytes, isAlone: columns.count == 1)
      }
      bytes.append(0x0A)
    }
    return bytes
  }

  /// Appends a field, in quotes where it needs them.
  private static func append(_ field: [UInt8], to bytes: inout [UInt8], isAlone: Bool) {
    let needsQuotes = field.contains { $0 == 0x22 || $0 == 0x2C || $0 == 0x0A || $0 == 0x0D }
    guard needsQuotes || (isAlone && field.isEmpty) else {
      bytes += field
      return
    }
    bytes.append(0x22)
    for byte in field {
      if byte == 0x22 { bytes.append(0x22) }
      bytes.append(byte)
    }
    bytes.append(0x22)
  }

  // MARK: Questions

  private mutating func add(_ question: SurveyFile.Question) {
    guard let type = question.answerType else {
      for column in question.columns { addOther(column) }
      return
    }
    let slug = identifier(wave + "/", question.name)
    let id = wave + "/" + slug
    let concept = wave + "-" + slug
    let label = words.pair(question.labels, or: question.name)
    sheets.add(
      ["question_concept_id": concept, "label_de": label[.german], "label_en": label[.english]],
      to: "question_concepts")
    var row = [
      "question_id": id, "wave_id": wave, "question_concept_id": concept,
      "label_de": label[.german], "label_en": label[.english],
      // Words alone have no kind of answer of their own.
      "answer_kind": type == .text ? "single" : type.rawValue,
    ]
    if type == .scale, let scale = Self.scale(question) {
      row["scale_min"] = scale.lowerBound
      row["scale_max"] = scale.upperBound
    }
    sheets.add(row, to: "questions")
    let isShared = Self.hasSharedCodes(question)
    for (place, column) in question.columns.enumerated() {
      add(column, of: question, id, concept, isShared: isShared, isFirst: place == 0)
    }
  }

  /// The columns of respondents and weights; what else answers nothing is left out.
  private mutating func addOther(_ column: SurveyFile.Column) {
    var role: Codebook.Role? = keepsFile ? .ignored : nil
    if column.name == file.respondentColumn {
      role = .respondent
    } else if column.name == file.weightColumn {
      role = .weight
    } else {
      leftOut.append(column.name)
    }
    guard let role else { return }
    let label = column.labels.isEmpty ? nil : words.pair(column.labels, or: column.name)
    sheets.add(
      [
        "variable": column.name, "role": role.rawValue, "label_de": label?[.german] ?? "",
        "label_en": label?[.english] ?? "",
      ], to: "variables")
    columns.append(column)
  }

  /// Whether the columns of a question have the same codes, which are then said once.
  ///
  /// Why there is no answer would then be said of words beside them, too.
  private static func hasSharedCodes(_ question: SurveyFile.Question) -> Bool {
    let coded = question.columns.filter { $0.answerType == nil }
    guard coded.count > 1, let first = coded.first else { return false }
    let isAlone = coded.count == question.columns.count
    return coded.allSatisfy { column in
      column.codes.count == first.codes.count
        && zip(column.codes, first.codes).allSatisfy { one, other in
          one.text == other.text && one.missing == other.missing && one.labels == other.labels
            && one.isChosen == other.isChosen && (isAlone || one.missing == nil)
        }
    }
  }

  /// The least and the greatest point of a scale.
  private static func scale(
    _ question: SurveyFile.Question
  ) -> (lowerBound: String, upperBound: String)? {
    let codes = question.columns.flatMap(\.codes).filter { $0.missing == nil }
    let points = codes.compactMap { code in Double(code.text).map { (code.text, $0) } }
    guard let least = points.min(by: { $0.1 < $1.1 }), let most = points.max(by: { $0.1 < $1.1 }),
      least.1 < most.1
    else { return nil }
    return (least.0, most.0)
  }

  // MARK: Columns

  private mutating func add(
    _ column: SurveyFile.Column, of question: SurveyFile.Question, _ id: String,
    _ questionConcept: String, isShared: Bool, isFirst: Bool
  ) {
    let type = column.answerType ?? question.answerType ?? .text
    let isAlone = question.columns.count == 1
    let labels = column.labels.isEmpty ? question.labels : column.labels
    let label = words.pair(labels, or: column.option ?? column.name)
    var item: String?
    switch type {
    case .multiple, .scale, .number:
      let slug =
        isAlone ? "" : "-" + (StudyScaffold.identifier(column.option ?? column.name) ?? "x")
      let isVague = type == .multiple && words.isVague(labels)
      item = addConcept(
        questionConcept + slug, type == .number ? "indicator" : "statement", label,
        of: question, id, isVague: isVague)
    case .single, .text: break
    }
    sheets.add(
      [
        "variable": column.name, "role": "answer", "question_id": id, "answer_type": type.rawValue,
        "concept_id": item ?? "", "asked_if": column.askedIf ?? question.askedIf ?? "",
        "label_de": label[.german], "label_en": label[.english],
        "empty_fields": String(column.emptyCount),
      ], to: "variables")
    columns.append(column)
    guard isFirst || !isShared else { return }
    for code in column.codes {
      add(
        code, type, of: question, isShared ? ["question_id": id] : ["variable": column.name], id,
        questionConcept)
    }
  }

  private mutating func add(
    _ code: SurveyFile.Code, _ type: Codebook.AnswerType, of question: SurveyFile.Question,
    _ owner: [String: String], _ id: String, _ questionConcept: String
  ) {
    // Of numbers and texts, a codebook says only why there is none.
    guard code.missing != nil || (type != .number && type != .text) else { return }
    var row = owner
    row["code"] = code.text
    row["missing"] = code.missing?.rawValue
    if owner["variable"] != nil { row["count"] = String(code.count) }
    if !code.labels.isEmpty {
      let label = words.pair(code.labels, or: code.text)
      row["label_de"] = label[.german]
      row["label_en"] = label[.english]
    }
    if code.missing == nil, type == .multiple {
      row["is_chosen"] = code.isChosen == true ? "1" : "0"
    }
    if code.missing == nil, type == .single {
      row["concept_id"] = addConcept(
        questionConcept + "-" + (StudyScaffold.identifier(code.text) ?? "x"), "statement",
        words.pair(code.labels, or: code.text), of: question, id,
        isVague: code.labels.isEmpty || words.isVague(code.labels))
    }
    sheets.add(row, to: "codes")
  }

  // MARK: Concepts

  /// Makes a concept for an option, and ties it to its question.
  ///
  /// - Parameter isVague: Whether its words say nothing without those of the question, as "yes" does.
  /// - Returns: Its identifier.
  private mutating func addConcept(
    _ name: String, _ kind: String, _ label: Labels, of question: SurveyFile.Question,
    _ id: String, isVague: Bool
  ) -> String {
    let concept = unique(name)
    var full = label
    if isVague {
      let about = words.pair(question.labels, or: question.name)
      full = .init(
        german: "\(about[.german]): \(label[.german])",
        english: "\(about[.english]): \(label[.english])")
    }
    sheets.add(
      [
        "concept_id": concept, "kind": kind, "label_de": full[.german], "label_en": full[.english],
      ], to: "concepts")
    var item = ["question_id": id, "concept_id": concept]
    if isVague {
      item["label_de"] = label[.german]
      item["label_en"] = label[.english]
    }
    sheets.add(item, to: "items")
    conceptCount += 1
    return concept
  }

  /// The part of an identifier that a name becomes, behind a prefix.
  private mutating func identifier(_ prefix: String, _ name: String) -> String {
    String(unique(prefix + (StudyScaffold.identifier(name) ?? "x")).dropFirst(prefix.count))
  }

  /// An identifier that is not yet taken.
  private mutating func unique(_ name: String) -> String {
    var candidate = name
    var number = 2
    while !identifiers.insert(candidate).inserted {
      candidate = "\(name)-\(number)"
      number += 1
    }
    return candidate
  }
}
