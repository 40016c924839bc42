import Survey

/// What the questions of a survey become in a table of answers: the headings that stand for them, and the
/// columns of the questions that they are read as.
struct LimeLayout: Sendable {
  /// A column of an export, under all the names that its heading can have.
  struct Heading: Sendable {
    /// The code of its question.
    let question: String
    /// Its code within the question, as LimeSurvey joins them; empty for none.
    let suffix: String
    /// Headings of codes: `q1[SQ001]`, `q1_SQ001`, `1X2X3SQ001`.
    let codes: [String]
    /// Headings of full texts, without regard to their language.
    let texts: [String]
    /// Why nothing of it is kept; `nil` for what is.
    var reasonToDrop: String?
  }

  /// How the fields of a column are read.
  enum Content: Sendable {
    /// As one of several answers.
    case coded([Answer])
    /// As a text of which is only kept that there is one: that "other" was chosen.
    case present
    case number, text
  }

  /// An answer that a field can hold.
  struct Answer: Sendable {
    let code: String
    let labels: SurveyFile.Labels
    /// What stands for it among full answers.
    let words: [String]
    var isChosen: Bool?
    var missing: Codebook.Missing?
    /// What else stands for it among codes.
    var aliases: [String] = []
  }

  /// A column of a question.
  struct Column: Sendable {
    /// As LimeSurvey's expressions call it: `q1_SQ001`.
    let name: String
    /// The place of its heading.
    let heading: Int
    let labels: SurveyFile.Labels
    var option: String?
    let content: Content
    /// How it is answered where that differs from its question.
    var type: Codebook.AnswerType?
    /// Who sees it beside those who see the question, as LimeSurvey writes it.
    var relevance: [String] = []
    /// The option of another question that must be chosen, or must not be, for it to be shown.
    var filters: [(question: String, option: String, isChosen: Bool)] = []
  }

  /// A question as it is read: one of LimeSurvey's, or a row of one of its arrays.
  struct Question: Sendable {
    let name: String
    /// The place of LimeSurvey's question in the structure.
    let source: Int
    let type: Codebook.AnswerType
    let labels: SurveyFile.Labels
    var columns: [Column]
  }

  /// What LimeSurvey calls its types.
  static let typeNames = [
    "L": "list", "!": "drop-down list", "O": "list with comment", "Y": "yes/no", "G": "gender",
    "5": "5-point choice", "M": "multiple choice", "P": "multiple choice with comments",
    "A": "array, 5-point", "B": "array, 10-point", "C": "array, yes/no/uncertain",
    "E": "array, increase/same/decrease", "F": "array", "H": "array by column",
    "1": "array, dual scale", "R": "ranking", "N": "number", "K": "multiple numbers",
    "S": "short text", "T": "long text", "U": "huge text", "Q": "multiple short texts",
    "D": "date", "*": "equation", "X": "text display", "I": "language switch", "|": "file upload",
    ";": "array of texts", ":": "array of numbers",
  ]

  private(set) var headings: [Heading] = []
  private(set) var questions: [Question] = []
  /// The questions of types that are not known.
  private(set) var unknown: [LimeStructure.Question] = []
  private let survey: String
  private let languages: [String]

  /// - Parameter leavingOut: The codes of questions whose columns are not wanted.
  init(_ structure: LimeStructure, leavingOut: Set<String>) {
    survey = structure.id
    languages = structure.languages
    for (place, question) in structure.questions.enumerated() {
      let isLeftOut = leavingOut.contains(question.code)
      if Self.typeNames[question.type] == nil {
        unknown.append(question)
        continue
      }
      let before = questions.count
      add(question, place)
      guard isLeftOut else { continue }
      questions.removeSubrange(before...)
      for index in headings.indices where headings[index].question == question.code {
        headings[index].reasonToDrop = LimeHeadings.asAsked
      }
    }
  }

  // MARK: By type

  private mutating func add(_ question: LimeStructure.Question, _ place: Int) {
    switch question.type {
    case "L", "!", "O": list(question, place)
    case "Y": choice(question, place, LimeWords.yesNo)
    case "G": choice(question, place, LimeWords.gender)
    case "5": single(question, place, .scale, .coded(Self.points(5)))
    case "M", "P": options(question, place)
    case "A": rows(question, place, .scale, .coded(Self.points(5)))
    case "B": rows(question, place, .scale, .coded(Self.points(10)))
    case "C": rowQuestions(question, place, LimeWords.yesUncertainNo.map(Self.answer))
    case "E": rowQuestions(question, place, LimeWords.change.map(Self.answer))
    case "F", "H": rowQuestions(question, place, Self.answers(question, scale: 0))
    case "1": dual(question, place)
    case "R": ranking(question, place)
    case "N": single(question, place, .number, .number)
    case "K": rows(question, place, .number, .number)
    case "Q": rows(question, place, .text, .text)
    case "S", "T", "U", "D": single(question, place, .text, .text)
    case "*":
      let isNumber = question.attribute("numbers_only") == "1"
      single(question, place, isNumber ? .number : .text, isNumber ? .number : .text)
    case ":", ";": grid(question, place)
    default: nothing(question)
    }
  }

  /// What has no answers, or answers that are files.
  private mutating func nothing(_ question: LimeStructure.Question) {
    let reason =
      switch question.type {
      case "X": "text that is only shown"
      case "I": "the language that was chosen"
      default: "files that were sent"
      }
    heading(question, drop: reason)
    guard question.type == "|" else { return }
    let texts = question.labels.values.map { "filecount - " + $0 }
    headings.append(
      Heading(
        question: question.code, suffix: "filecount",
        codes: [question.code + "[filecount]", question.code + "_filecount"], texts: texts,
        reasonToDrop: reason))
  }

  private mutating func single(
    _ question: LimeStructure.Question, _ place: Int, _ type: Codebook.AnswerType,
    _ content: Content
  ) {
    let column = Column(
      name: question.code, heading: heading(question), labels: question.labels, content: content)
    questions.append(
      Question(
        name: question.code, source: place, type: type, labels: question.labels, columns: [column]))
  }

  private mutating func choice(
    _ question: LimeStructure.Question, _ place: Int, _ answers: [LimeWords.Answer]
  ) {
    // What has no answer is "N/A" among full answers.
    let none = Answer(code: "", labels: [:], words: LimeWords.notAsked.words)
    single(question, place, .single, .coded(answers.map(Self.answer) + [none]))
  }

  private mutating func list(_ question: LimeStructure.Question, _ place: Int) {
    var answers = Self.answers(question, scale: 0)
    if question.hasOther, question.type != "O" {
      let own = question.attributes["other_replace_text"]?.compactMapValues(Self.label) ?? [:]
      answers.append(
        Answer(
          code: LimeWords.other.code, labels: own.isEmpty ? LimeWords.other.labels : own,
          words: LimeWords.other.words + own.values))
    }
    single(question, place, .single, .coded(answers))
    let last = questions.count - 1
    if question.type == "O" {
      questions[last].columns.append(
        words(question, "comment", [.known(LimeWords.comment)], "comment"))
    } else if question.hasOther {
      questions[last].columns.append(
        words(question, "other", [.known(otherWords(question))], "other"))
    }
  }

  private mutating func options(_ question: LimeStructure.Question, _ place: Int) {
    var options: [Column] = []
    var comments: [Column] = []
    let answers = [
      Self.answer(LimeWords.ticked, isChosen: true),
      Self.answer(LimeWords.notTicked, isChosen: false, aliases: ["N"]),
      Answer(
        code: LimeWords.notAsked.code, labels: LimeWords.notAsked.labels,
        words: LimeWords.notAsked.words, missing: .notAsked),
    ]
    for part in question.subquestions {
      options.append(
        column(question, part, .coded(answers), suffix: part.code, [.labels(part.labels)]))
      guard question.type == "P" else { continue }
      comments.append(
        words(
          question, part.code + "comment", [.labels(part.labels), .known(LimeWords.comment)],
          "comment", about: part.labels))
    }
    if question.hasOther {
      let other = words(question, "other", [.known(otherWords(question))], "other")
      options.append(
        Column(
          name: other.name, heading: other.heading, labels: otherLabels(question), option: "other",
          content: .present))
      comments.append(
        Column(
          name: other.name + "_text", heading: other.heading, labels: other.labels,
          content: .text, type: .text))
      if question.type == "P" {
        comments.append(
          words(question, "othercomment", [.known(LimeWords.otherComment)], "comment"))
      }
    }
    questions.append(
      Question(
        name: question.code, source: place, type: .multiple, labels: question.labels,
        columns: options + comments))
  }

  /// A column for each row of the question.
  private mutating func rows(
    _ question: LimeStructure.Question, _ place: Int, _ type: Codebook.AnswerType,
    _ content: Content
  ) {
    let columns = question.subquestions.filter { $0.scale == 0 }.map { part in
      column(question, part, content, suffix: part.code, [.labels(part.labels)])
    }
    questions.append(
      Question(
        name: question.code, source: place, type: type, labels: question.labels, columns: columns))
  }

  /// A question for each row, as each has the same answers.
  private mutating func rowQuestions(
    _ question: LimeStructure.Question, _ place: Int, _ answers: [Answer]
  ) {
    for part in question.subquestions where part.scale == 0 {
      let column = column(
        question, part, .coded(answers), suffix: part.code, [.labels(part.labels)])
      questions.append(
        Question(
          name: column.name, source: place, type: .single,
          labels: Self.joined(question.labels, part.labels), columns: [column]))
    }
  }

  private mutating func dual(_ question: LimeStructure.Question, _ place: Int) {
    for part in question.subquestions where part.scale == 0 {
      for scale in 0...1 {
        let code = question.code
        let texts = LimeWords.scale.map { "\($0) \(scale + 1)" }
        let header =
          question.attributes[scale == 0 ? "dualscale_headerA" : "dualscale_headerB"] ?? [:]
        var labels = part.labels
        for (language, text) in header {
          guard let label = labels[language], let text = Self.label(text) else { continue }
          labels[language] = "\(label) (\(text))"
        }
        let heading = Heading(
          question: code, suffix: "\(part.code)#\(scale)",
          codes: [
            "\(code)[\(part.code)][\(scale + 1)]", "\(code)_\(part.code)_\(scale)",
            "\(code)[\(part.code)#\(scale)]", "\(code)_\(part.code)#\(scale)",
            number(question, "\(part.code)#\(scale)"),
          ],
          texts: Self.headingTexts(question, [.labels(part.labels), .known(texts)]))
        headings.append(heading)
        let column = Column(
          name: "\(code)_\(part.code)_\(scale)", heading: headings.count - 1, labels: labels,
          option: part.code, content: .coded(Self.answers(question, scale: scale)),
          relevance: part.relevance.isEmpty ? [] : [part.relevance],
          filters: Self.filters(question, part))
        questions.append(
          Question(
            name: column.name, source: place, type: .single,
            labels: Self.joined(question.labels, labels), columns: [column]))
      }
    }
  }

  /// A question for each rank: what stands on it.
  private mutating func ranking(_ question: LimeStructure.Question, _ place: Int) {
    let answers = Self.answers(question, scale: 0)
    let limit = question.attribute("max_subquestions").flatMap { Int($0) } ?? 0
    let count = limit < 1 ? answers.count : min(limit, answers.count)
    for rank in 0..<count {
      let suffix = String(rank + 1)
      let heading = heading(question, suffix, [.known(LimeWords.rank.map { "\($0) \(suffix)" })])
      let labels = Self.joined(question.labels, ["de": "Rang \(suffix)", "en": "rank \(suffix)"])
      let name = "\(question.code)_\(suffix)"
      questions.append(
        Question(
          name: name, source: place, type: .single, labels: labels,
          columns: [Column(name: name, heading: heading, labels: labels, content: .coded(answers))]
        ))
    }
  }

  /// An array of fields: texts, numbers, or boxes to tick.
  private mutating func grid(_ question: LimeStructure.Question, _ place: Int) {
    let isTicked = question.type == ":" && question.attribute("multiflexible_checkbox") == "1"
    let type: Codebook.AnswerType =
      question.type == ";" ? .text : isTicked ? .multiple : .number
    let ticks = Content.coded([
      Answer(code: "1", labels: LimeWords.ticked.labels, words: ["1"], isChosen: true),
      Answer(
        code: "", labels: LimeWords.notTicked.labels, words: ["0"], isChosen: false, aliases: ["0"]),
    ])
    let content: Content = type == .text ? .text : isTicked ? ticks : .number
    var columns: [Column] = []
    for row in question.subquestions where row.scale == 0 {
      for option in question.subquestions where option.scale == 1 {
        var column = column(
          question, row, content, suffix: "\(row.code)_\(option.code)",
          [.labels(row.labels), .labels(option.labels)],
          labels: isTicked ? option.labels : Self.joined(row.labels, option.labels))
        column.option = isTicked ? option.code : "\(row.code)_\(option.code)"
        columns.append(column)
      }
      guard isTicked else { continue }
      questions.append(
        Question(
          name: "\(question.code)_\(row.code)", source: place, type: type,
          labels: Self.joined(question.labels, row.labels), columns: columns))
      columns = []
    }
    guard !columns.isEmpty else { return }
    questions.append(
      Question(
        name: question.code, source: place, type: type, labels: question.labels, columns: columns))
  }

  // MARK: Columns and headings

  private mutating func column(
    _ question: LimeStructure.Question, _ part: LimeStructure.Part, _ content: Content,
    suffix: String, _ texts: [Words], labels: SurveyFile.Labels? = nil
  ) -> Column {
    Column(
      name: "\(question.code)_\(suffix)", heading: heading(question, suffix, texts),
      labels: labels ?? part.labels, option: part.code, content: content,
      relevance: part.relevance.isEmpty ? [] : [part.relevance],
      filters: Self.filters(question, part))
  }

  /// A column of words beside answers that are codes.
  private mutating func words(
    _ question: LimeStructure.Question, _ suffix: String, _ texts: [Words], _ kind: String,
    about: SurveyFile.Labels? = nil
  ) -> Column {
    let names = kind == "other" ? LimeWords.other.labels : ["de": "Kommentar", "en": "comment"]
    let labels = Self.joined(about ?? question.labels, names)
    return Column(
      name: "\(question.code)_\(suffix)", heading: heading(question, suffix, texts),
      labels: labels, content: .text, type: .text)
  }

  @discardableResult
  private mutating func heading(
    _ question: LimeStructure.Question, _ suffix: String = "", _ texts: [Words] = [],
    drop: String? = nil
  ) -> Int {
    let code = question.code
    var codes = suffix.isEmpty ? [code] : ["\(code)[\(suffix)]", "\(code)_\(suffix)"]
    let parts = suffix.split(separator: "_")
    if parts.count == 2 { codes.append("\(code)[\(parts[0])][\(parts[1])]") }
    headings.append(
      Heading(
        question: code, suffix: suffix, codes: codes + [number(question, suffix)],
        texts: Self.headingTexts(question, texts), reasonToDrop: drop))
    return headings.count - 1
  }

  /// The name of a column by numbers: without that of its group, which says nothing.
  private func number(_ question: LimeStructure.Question, _ suffix: String) -> String {
    "\(survey)X*X\(question.id)\(suffix)"
  }

  /// What stands between brackets in a heading of full texts.
  private enum Words {
    /// Words of the survey.
    case labels(SurveyFile.Labels)
    /// One of LimeSurvey's own, whatever the language.
    case known([String])

    func words(_ language: String) -> [String] {
      switch self {
      case .labels(let labels): labels[language].map { [$0] } ?? []
      case .known(let words): words
      }
    }
  }

  /// Headings such as `Question [row][column]`, in every language.
  private static func headingTexts(
    _ question: LimeStructure.Question, _ parts: [Words]
  ) -> [String] {
    question.labels.sorted { $0.key < $1.key }.flatMap { language, text in
      var texts = [text]
      for (place, part) in parts.enumerated() {
        let words = part.words(language).map { (place == 0 ? " [" : "[") + $0 + "]" }
        texts = texts.flatMap { text in words.map { text + $0 } }
      }
      return texts
    }
  }

  // MARK: Answers and labels

  private static func answer(_ answer: LimeWords.Answer) -> Answer {
    Answer(code: answer.code, labels: answer.labels, words: answer.words)
  }

  private static func answer(
    _ answer: LimeWords.Answer, isChosen: Bool, aliases: [String] = []
  ) -> Answer {
    Answer(
      code: answer.code, labels: answer.labels, words: answer.words, isChosen: isChosen,
      aliases: aliases)
  }

  private static func answers(_ question: LimeStructure.Question, scale: Int) -> [Answer] {
    question.answers.filter { $0.scale == scale }.map {
      Answer(code: $0.code, labels: $0.labels, words: $0.labels.values.sorted())
    }
  }

  private static func points(_ count: Int) -> [Answer] {
    (1...count).map { Answer(code: String($0), labels: [:], words: [String($0)]) }
  }

  /// What the structure calls "other", in all languages.
  private func otherWords(_ question: LimeStructure.Question) -> [String] {
    let own = question.attributes["other_replace_text"]?.values.compactMap(Self.label) ?? []
    return LimeWords.other.words + own.sorted()
  }

  private func otherLabels(_ question: LimeStructure.Question) -> SurveyFile.Labels {
    let own = question.attributes["other_replace_text"]?.compactMapValues(Self.label) ?? [:]
    return own.isEmpty ? LimeWords.other.labels : own
  }

  private static func label(_ html: String) -> String? {
    let text = LimeText.plain(html)
    return text.isEmpty ? nil : text
  }

  /// The words of a question with those of a part, for the languages of the first.
  private static func joined(
    _ labels: SurveyFile.Labels, _ part: SurveyFile.Labels
  ) -> SurveyFile.Labels {
    Dictionary(
      uniqueKeysWithValues: labels.map { language, text in
        let word = part[language] ?? part["en"] ?? part.values.min()
        return (language, word.map { "\(text): \($0)" } ?? text)
      })
  }

  /// The options of other questions that decide whether a row is shown.
  private static func filters(
    _ question: LimeStructure.Question, _ part: LimeStructure.Part
  ) -> [(question: String, option: String, isChosen: Bool)] {
    [("array_filter", true), ("array_filter_exclude", false)].flatMap { name, isChosen in
      (question.attribute(name) ?? "").split(separator: ";").map {
        (question: LimeText.line(String($0)), option: part.code, isChosen: isChosen)
      }
    }
  }
}
