import Text

/// Matches the headings of an export with the columns that the structure lets expect.
struct LimeHeadings {
  /// What a column of the file is.
  enum Meaning: Sendable {
    /// A heading of the layout, by its place.
    case answer(Int)
    case system(LimeSystemColumn)
    /// Nothing of it is kept.
    case dropped(reason: String)
  }

  /// How an export names its columns.
  enum Style: CaseIterable {
    /// By codes: `q1[SQ001]`, `q1_SQ001`, or numbers.
    case codes
    /// By the texts of the questions.
    case texts
    /// By both, the code first.
    case codesAndTexts
  }

  /// Why a column is left out that someone named.
  static let asAsked = "left out as asked"

  /// The columns of the file, in order; shorter where something is wrong.
  private(set) var meanings: [Meaning] = []
  private(set) var problems: [Problem] = []
  /// The columns of unknown types, by the codes of their questions.
  private(set) var unknown: [String: [String]] = [:]
  private let file: String
  private let layout: LimeLayout
  private let captions: Set<String>
  private let leavingOut: Set<String>
  private(set) var style = Style.codes
  private var places: [String: [Int]] = [:]
  private var used: Set<Int> = []
  private var seen: [String: Position] = [:]

  /// - Parameters:
  ///   - leavingOut: Headings and codes of questions that are not wanted.
  init(
    _ fields: [CSV.Field], of file: String, _ layout: LimeLayout, captions: Set<String>,
    leavingOut: Set<String>
  ) {
    self.file = file
    self.layout = layout
    self.captions = captions
    self.leavingOut = leavingOut
    let names = fields.map { Self.key($0.text) }
    var best = -1
    for style in Style.allCases {
      let places = Self.places(layout, style)
      let count = names.count { places[$0] != nil }
      if count > best { (best, self.style, self.places) = (count, style, places) }
    }
    for (field, name) in zip(fields, names) { match(field, name) }
    reportUnknown()
    if used.isEmpty, problems.count > 1, let first = fields.first {
      problems = [
        Problem(
          file: file, position: first.position, row: first.row,
          expected: "at least one column of the survey; take the structure that belongs to these "
            + "responses")
      ]
    }
  }

  /// A heading for comparison: one line, underscores as blanks only where it is a text, the number of
  /// the group taken out of a name of numbers.
  static func key(_ heading: String) -> String {
    let line = LimeText.plain(heading)
    let parts = line.split(separator: "X", maxSplits: 2, omittingEmptySubsequences: false)
    guard parts.count == 3, parts[2].first?.isNumber == true,
      parts[0...1].allSatisfy({ !$0.isEmpty && $0.allSatisfy { $0.isASCII && $0.isNumber } })
    else { return line }
    return "\(parts[0])X*X\(parts[2])"
  }

  /// The places of headings by the names that a style gives them.
  private static func places(_ layout: LimeLayout, _ style: Style) -> [String: [Int]] {
    var places: [String: [Int]] = [:]
    func add(_ name: String, _ place: Int) {
      if places[name]?.contains(place) != true { places[name, default: []].append(place) }
    }
    for (place, heading) in layout.headings.enumerated() {
      switch style {
      case .codes: for code in heading.codes { add(code, place) }
      case .texts:
        for text in heading.texts {
          add(text, place)
          add(text.replacing(" ", with: "_"), place)
        }
      case .codesAndTexts:
        for code in heading.codes.prefix(2) {
          for text in heading.texts {
            for sign in [". ", " ", ": ", " - ", "; ", ", "] { add(code + sign + text, place) }
          }
        }
      }
    }
    return places
  }

  // MARK: One heading

  private mutating func match(_ field: CSV.Field, _ name: String) {
    if let candidates = places[name] {
      // Questions of the same words stand in the file in the order of the survey.
      guard let place = candidates.first(where: { !used.contains($0) }) else {
        return report(
          field,
          candidates.count == 1
            ? "each column once"
            : "\(candidates.count) columns of this heading, as the survey has; "
              + "export with question codes to tell them apart")
      }
      used.insert(place)
      meanings.append(
        layout.headings[place].reasonToDrop.map { .dropped(reason: $0) } ?? .answer(place))
    } else if leavingOut.contains(field.text) || leavingOut.contains(name) {
      meanings.append(.dropped(reason: Self.asAsked))
    } else if let system = LimeSystemColumn(
      LimeText.plain(field.text), captions: captions)
    {
      guard ![.identifier, .submitted, .quota].contains(system) || seen[system.rawValue] == nil
      else { return report(field, "each column once") }
      seen[system.rawValue] = field.position
      meanings.append(.system(system))
    } else if let question = unknownQuestion(name) {
      if leavingOut.contains(question) {
        meanings.append(.dropped(reason: Self.asAsked))
      } else {
        unknown[question, default: []].append(field.text)
      }
    } else {
      report(
        field,
        "a column of the survey; take the structure that belongs to these responses",
        suggestion: Spelling.nearest(to: name, among: places.keys), remedy: .leaveOutColumn)
    }
  }

  private mutating func report(
    _ field: CSV.Field, _ expected: String, suggestion: String? = nil, remedy: Remedy? = nil
  ) {
    guard problems.count < 100 else { return }
    problems.append(
      Problem(
        file: file, position: field.position, row: field.row, column: field.text,
        found: field.text, expected: expected, suggestion: suggestion, remedy: remedy))
  }

  /// The question of an unknown type that a heading begins with.
  private func unknownQuestion(_ name: String) -> String? {
    layout.unknown.first { question in
      let starts = [question.code] + (style == .codes ? [] : Array(question.labels.values))
      return starts.contains { start in
        guard !start.isEmpty, name.hasPrefix(start) else { return false }
        let next = name.dropFirst(start.count).first
        return next == nil || next.map { !$0.isLetter && !$0.isNumber } == true
      }
    }?.code
  }

  private mutating func reportUnknown() {
    for question in layout.unknown {
      guard let columns = unknown[question.code] else { continue }
      problems.append(
        Problem(
          file: file, position: Position(line: 1, column: 1), row: 1, column: question.code,
          found: question.type, expected: "a known type of question",
          remedy: .leaveOutQuestion(question.code, columns: columns)))
    }
  }

  /// The headings of the layout that the file does not have.
  var missing: [LimeLayout.Heading] {
    layout.headings.enumerated().filter {
      !used.contains($0.offset) && $0.element.reasonToDrop == nil
    }
    .map(\.element)
  }
}
