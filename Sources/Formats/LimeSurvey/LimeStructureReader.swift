import Survey
import Text

/// Reads the structure of a survey and gathers what is wrong with it.
///
/// Older versions of LimeSurvey have a row of a question for each language, with its words; from database
/// version 400 on the words stand in sections of their own, `question_l10ns` and the like. Both are read,
/// by what is there and not by the number of the version.
struct LimeStructureReader {
  /// The name of the file, for messages.
  let file: String
  private(set) var problems: [Problem] = []
  private var document = XML(name: "", attributes: [], position: Position(line: 1, column: 1))

  init(file: String) { self.file = file }

  /// Reads a file; `nil` when something is wrong with it.
  mutating func read(_ bytes: [UInt8]) -> LimeStructure? {
    do throws(XMLError) {
      document = try XML.parse(bytes)
    } catch {
      report(error.position, nil, "XML: \(error.message)")
      return nil
    }
    guard document.name == "document", let kind = document["LimeSurveyDocType"] else {
      report(
        document.position, "<\(document.name)>",
        "the structure of a LimeSurvey survey: in LimeSurvey, Display/Export → Survey structure (.lss)"
      )
      return nil
    }
    guard kind.text == "Survey" else {
      report(
        kind.position, kind.text,
        "Survey: a whole survey structure, not a group or a question alone")
      return nil
    }
    let questions = questions()
    if questions.isEmpty, problems.isEmpty {
      report(document.position, nil, "at least one question in <questions>")
    }
    guard problems.isEmpty else { return nil }
    return LimeStructure(
      id: surveys.first?["sid"] ?? "", title: title(), languages: languages(), questions: questions,
      attributeCaptions: attributeCaptions(),
      quotas: table("quota").rows.map { $0["name"] }.filter { !$0.isEmpty })
  }

  private mutating func report(
    _ position: Position, _ found: String?, _ expected: String, column: String? = nil
  ) {
    guard problems.count < 100 else { return }
    problems.append(
      Problem(file: file, position: position, column: column, found: found, expected: expected))
  }

  private func table(_ name: String) -> LimeTable { LimeTable(document, name) }

  // MARK: The survey

  private var surveys: [LimeTable.Row] { table("surveys").rows }

  /// The languages, that of the survey first.
  private func languages() -> [String] {
    let settings = table("surveys_languagesettings").rows.map { $0["surveyls_language"] }
    let additional = (surveys.first?["additional_languages"] ?? "").split(separator: " ").map(
      String.init)
    let listed = (document["languages"]?.all("language") ?? []).map(\.text)
    var languages: [String] = []
    for language in [surveys.first?["language"] ?? ""] + additional + listed + settings
    where !language.isEmpty && !languages.contains(language) { languages.append(language) }
    return languages
  }

  private func title() -> SurveyFile.Labels {
    var title: SurveyFile.Labels = [:]
    for row in table("surveys_languagesettings").rows {
      let text = LimeText.plain(row["surveyls_title"])
      if !text.isEmpty { title[row["surveyls_language"]] = text }
    }
    return title
  }

  /// What the participants' own attributes are called: captions per language, and descriptions, both as
  /// JSON objects by the name of the attribute.
  private func attributeCaptions() -> Set<String> {
    var captions: Set<String> = []
    for row in table("surveys_languagesettings").rows {
      let members = (try? JSON.parse(Array(row["surveyls_attributecaptions"].utf8)))?.members ?? []
      captions.formUnion(members.compactMap(\.value.string))
    }
    for row in surveys {
      let members = (try? JSON.parse(Array(row["attributedescriptions"].utf8)))?.members ?? []
      captions.formUnion(members.compactMap { $0.value["description"]?.string })
    }
    return captions.subtracting([""])
  }

  // MARK: Words

  /// Words by an identifier and a language: from the section of words, or from the rows themselves.
  private func words(
    _ rows: [LimeTable.Row], _ key: (LimeTable.Row) -> String, _ column: String,
    in section: String, _ sectionKey: String
  ) -> [String: SurveyFile.Labels] {
    var words: [String: SurveyFile.Labels] = [:]
    func add(_ row: LimeTable.Row, _ key: String) {
      let text = LimeText.plain(row[column])
      guard !key.isEmpty, !text.isEmpty else { return }
      let language = row["language"].isEmpty ? SurveyFile.undetermined : row["language"]
      if words[key]?[language] == nil { words[key, default: [:]][language] = text }
    }
    for row in table(section).rows { add(row, row[sectionKey]) }
    for row in rows { add(row, key(row)) }
    return words
  }

  /// The first row of each identifier.
  private func firsts(
    _ rows: [LimeTable.Row], _ key: (LimeTable.Row) -> String
  ) -> [LimeTable.Row] {
    var seen: Set<String> = []
    return rows.filter { seen.insert(key($0)).inserted }
  }

  /// Rows in the order of some columns of numbers; those of equal numbers as they stand.
  private func ordered(_ rows: [LimeTable.Row], by columns: String...) -> [LimeTable.Row] {
    rows.enumerated().sorted { first, second in
      for column in columns {
        let (one, other) = (Int(first.element[column]) ?? 0, Int(second.element[column]) ?? 0)
        if one != other { return one < other }
      }
      return first.offset < second.offset
    }.map(\.element)
  }

  // MARK: Questions

  private mutating func questions() -> [LimeStructure.Question] {
    let all = table("questions").rows
    // Some versions keep sub-questions among the questions.
    let top = all.filter { ["", "0"].contains($0["parent_qid"]) }
    let below = table("subquestions").rows + all.filter { !["", "0"].contains($0["parent_qid"]) }
    let labels = words(top + below, { $0["qid"] }, "question", in: "question_l10ns", "qid")
    let groups = table("groups").rows
    let groupLabels = words(groups, { $0["gid"] }, "group_name", in: "group_l10ns", "gid")
    let order = ordered(firsts(groups) { $0["gid"] }, by: "group_order").enumerated()
    let places = Dictionary(order.map { ($1["gid"], $0) }) { first, _ in first }
    let relevance = Dictionary(groups.map { ($0["gid"], $0["grelevance"]) }) { first, _ in first }
    let parts = parts(below, labels)
    let answers = answers()
    let attributes = attributes()
    let conditions = LimeConditions(table("conditions")).expressions
    let sorted = ordered(firsts(top) { $0["qid"] }, by: "question_order").enumerated().sorted {
      first, second in
      let (one, other) = (
        places[first.element["gid"]] ?? .max, places[second.element["gid"]] ?? .max
      )
      return one == other ? first.offset < second.offset : one < other
    }
    var codes: Set<String> = []
    var questions: [LimeStructure.Question] = []
    for row in sorted.map(\.element) {
      let (id, code, type) = (row["qid"], row["title"], row["type"])
      guard !id.isEmpty, !code.isEmpty, !type.isEmpty else {
        report(row.position, nil, "a question with <qid>, <title> and <type>", column: "questions")
        continue
      }
      guard codes.insert(code).inserted else {
        report(row.position, code, "a code that no other question has", column: "title")
        continue
      }
      let group = groupLabels[row["gid"]]
      // LimeSurvey makes a relevance of old conditions, and goes by that where there is one.
      let own = Self.isEveryone(row["relevance"]) ? conditions[id] ?? "" : row["relevance"]
      questions.append(
        LimeStructure.Question(
          id: id, code: code, type: type, labels: labels[id] ?? [:],
          group: languages().compactMap { group?[$0] }.first ?? group?.values.min(),
          hasOther: row["other"] == "Y", isMandatory: ["Y", "S"].contains(row["mandatory"]),
          relevance: [relevance[row["gid"]] ?? "", own].filter { !Self.isEveryone($0) },
          subquestions: parts[id] ?? [], answers: answers[id] ?? [],
          attributes: attributes[id] ?? [:], position: row.position))
    }
    return questions
  }

  private static func isEveryone(_ relevance: String) -> Bool {
    ["", "1"].contains(LimeText.line(relevance))
  }

  /// The sub-questions of each question, in order.
  private mutating func parts(
    _ rows: [LimeTable.Row], _ labels: [String: SurveyFile.Labels]
  ) -> [String: [LimeStructure.Part]] {
    var parts: [String: [LimeStructure.Part]] = [:]
    for row in ordered(firsts(rows) { $0["qid"] }, by: "scale_id", "question_order") {
      let part = LimeStructure.Part(
        code: row["title"], labels: labels[row["qid"]] ?? [:], scale: Int(row["scale_id"]) ?? 0,
        relevance: Self.isEveryone(row["relevance"]) ? "" : row["relevance"])
      add(part, to: &parts[row["parent_qid"], default: []], row, "subquestions")
    }
    return parts
  }

  /// The answer options of each question, in order.
  private mutating func answers() -> [String: [LimeStructure.Part]] {
    let rows = table("answers").rows
    func key(_ row: LimeTable.Row) -> String {
      row["aid"].isEmpty
        ? [row["qid"], row["scale_id"], row["code"]].joined(separator: "\u{0}") : row["aid"]
    }
    let labels = words(rows, key, "answer", in: "answer_l10ns", "aid")
    var answers: [String: [LimeStructure.Part]] = [:]
    for row in ordered(firsts(rows, key), by: "scale_id", "sortorder") {
      let part = LimeStructure.Part(
        code: row["code"], labels: labels[key(row)] ?? [:], scale: Int(row["scale_id"]) ?? 0,
        relevance: "")
      add(part, to: &answers[row["qid"], default: []], row, "answers")
    }
    return answers
  }

  private mutating func add(
    _ part: LimeStructure.Part, to parts: inout [LimeStructure.Part], _ row: LimeTable.Row,
    _ section: String
  ) {
    let isNew = !parts.contains { $0.code == part.code && $0.scale == part.scale }
    guard !part.code.isEmpty, isNew else {
      report(
        row.position, part.code, "a code that no other of the question has", column: section)
      return
    }
    parts.append(part)
  }

  private func attributes() -> [String: [String: [String: String]]] {
    var attributes: [String: [String: [String: String]]] = [:]
    for row in table("question_attributes").rows where !row["value"].isEmpty {
      attributes[row["qid"], default: [:]][row["attribute"], default: [:]][row["language"]] =
        row["value"]
    }
    return attributes
  }
}
