/// The structure of a LimeSurvey survey, made of nothing but what a test says.
package struct SmallLimeSurvey: Sendable {
  /// The words of something by language.
  package typealias Words = [String: String]

  /// Whether words stand in the rows, a row per language, as before LimeSurvey 4.
  package var isOld: Bool
  /// The languages.
  package var languages: [String]
  private var sections: [String: [[(String, String)]]] = [:]
  private var next = 11
  /// The number of the group that questions are added to.
  public private(set) var group = 0

  /// A survey with one group.
  package init(isOld: Bool = false, languages: [String] = ["de"], title: Words = ["de": "Titel"]) {
    self.isOld = isOld
    self.languages = languages
    add(
      "surveys",
      [
        ("sid", "1"), ("language", languages[0]),
        ("additional_languages", languages.dropFirst().joined(separator: " ")),
      ])
    for (language, text) in title.sorted(by: { $0.key < $1.key }) {
      add(
        "surveys_languagesettings",
        [
          ("surveyls_survey_id", "1"), ("surveyls_language", language), ("surveyls_title", text),
        ])
    }
    addGroup()
  }

  /// Adds a row to a section.
  package mutating func add(_ section: String, _ fields: [(String, String)]) {
    sections[section, default: []].append(fields)
  }

  private mutating func number() -> String {
    next += 1
    return String(next - 1)
  }

  private mutating func add(
    _ section: String, _ fields: [(String, String)], _ words: Words, as column: String,
    _ wordSection: String, _ key: (String, String)
  ) {
    if !isOld { add(section, fields) }
    for (language, text) in words.sorted(by: { $0.key < $1.key }) {
      let word = [(column, text), ("language", language)]
      if isOld { add(section, fields + word) } else { add(wordSection, [key] + word) }
    }
  }

  /// Begins a group; further questions belong to it.
  package mutating func addGroup(_ name: Words = ["de": "Gruppe"], relevance: String = "") {
    group += 1
    add(
      "groups",
      [("gid", "\(group)"), ("group_order", "\(group)"), ("grelevance", relevance)], name,
      as: "group_name", "group_l10ns", ("gid", "\(group)"))
  }

  /// Adds a question.
  ///
  /// - Returns: Its number.
  @discardableResult
  package mutating func add(
    _ type: String, _ code: String, _ text: Words, rows: [(String, Words)] = [],
    columns: [(String, Words)] = [], answers: [(String, Words)] = [],
    second: [(String, Words)] = [], hasOther: Bool = false, isMandatory: Bool = false,
    relevance: String = "1", attributes: [(String, String)] = []
  ) -> String {
    let id = number()
    add(
      "questions",
      [
        ("qid", id), ("parent_qid", "0"), ("gid", "\(group)"), ("type", type), ("title", code),
        ("other", hasOther ? "Y" : "N"), ("mandatory", isMandatory ? "Y" : "N"),
        ("question_order", id), ("relevance", relevance),
      ], text, as: "question", "question_l10ns", ("qid", id))
    for (scale, parts) in [rows, columns].enumerated() {
      for (order, part) in parts.enumerated() {
        let own = number()
        add(
          "subquestions",
          [
            ("qid", own), ("parent_qid", id), ("gid", "\(group)"), ("title", part.0),
            ("question_order", "\(order + 1)"), ("scale_id", "\(scale)"), ("relevance", "1"),
          ], part.1, as: "question", "question_l10ns", ("qid", own))
      }
    }
    for (scale, parts) in [answers, second].enumerated() {
      for (order, part) in parts.enumerated() {
        let own = number()
        let fields = [
          ("qid", id), ("code", part.0), ("sortorder", "\(order + 1)"), ("scale_id", "\(scale)"),
        ]
        add(
          "answers", isOld ? fields : [("aid", own)] + fields, part.1, as: "answer",
          "answer_l10ns", ("aid", own))
      }
    }
    for (name, value) in attributes {
      add("question_attributes", [("qid", id), ("attribute", name), ("value", value)])
    }
    return id
  }

  /// The file.
  package var lss: String {
    var text =
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<document>\n"
      + "<LimeSurveyDocType>Survey</LimeSurveyDocType>\n<DBVersion>\(isOld ? 366 : 640)</DBVersion>\n"
      + "<languages>" + languages.map { "<language>\($0)</language>" }.joined() + "</languages>\n"
    for (section, rows) in sections.sorted(by: { $0.key < $1.key }) {
      text += "<\(section)><rows>\n"
      for row in rows {
        text += "<row>"
        for (name, value) in row {
          text += value.isEmpty ? "<\(name)/>" : "<\(name)><![CDATA[\(value)]]></\(name)>"
        }
        text += "</row>\n"
      }
      text += "</rows></\(section)>\n"
    }
    return text + "</document>\n"
  }

  /// An export as LimeSurvey writes it: every field in quotes, a byte order mark, an empty last line.
  package static func export(_ rows: [[String]], delimiter: String = ",") -> String {
    "\u{FEFF}"
      + rows.map { row in
        row.map {
          "\""
            + $0.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"")
            + "\""
        }
        .joined(separator: delimiter) + "\r\n"
      }.joined() + "\r\n"
  }
}
