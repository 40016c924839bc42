import Database
import Reports
import Store
import Survey

/// Writes counted answers as a report.
struct CrosstabReport {
  private let question: String
  private let variables: [Codebook.Variable]
  private let dimensions: [RespondentProperty]
  private let cells: Crosstab.Cells
  private let language: Language
  private let connection: Connection

  init(
    _ question: String, _ variables: [Codebook.Variable], _ dimensions: [RespondentProperty],
    _ cells: Crosstab.Cells, _ language: Language, _ connection: Connection
  ) {
    self.question = question
    self.variables = variables
    self.dimensions = dimensions
    self.cells = cells
    self.language = language
    self.connection = connection
  }

  func report() throws -> Report {
    let labels = try concepts()
    let order = try orderedGroups()
    var shares: [[Value]] = []
    var missing: [[Value]] = []
    for (group, names) in order {
      let base = cells.bases[group]
      for answer in answers(group) {
        let share = base.weight > 0 ? 100 * answer.weight / base.weight : nil
        shares.append(
          names + [
            .text(answer.item), .text(answer.label ?? labels[answer.item] ?? answer.item),
            share.map { .real(($0 * 10).rounded() / 10) } ?? .null, .integer(Int64(answer.count)),
            .integer(Int64(base.count)),
          ])
      }
      missing += missingCounts(group).map { names + $0 }
    }
    let groupColumns = dimensions.map(\.rawValue)
    var tables = [
      Report.Table(
        name: "shares",
        columns: groupColumns + ["item", "item_label", "percent", "count", "base"],
        rows: shares)
    ]
    if !missing.isEmpty {
      tables.append(
        Report.Table(
          name: "missing", columns: groupColumns + ["variable", "reason", "count"],
          rows: missing, sources: ["reason": "codes.missing"]))
    }
    return Report(
      title: try title(), tables: tables, notes: notes,
      germanNames: [
        "type": "Typ", "item_label": "Bezeichnung der Antwort", "percent": "Prozent",
        "count": "Anzahl", "shares": "Anteile",
      ])
  }

  private func title() throws -> String {
    try connection.value(
      "SELECT iif(:lang = 'de', label_de, label_en) FROM questions WHERE question_id = :id",
      ["id": question, "lang": language.rawValue])?.text ?? question
  }

  private var notes: [String] {
    [
      cells.isWeighted
        ? language.pick(
          "Anteile sind gewichtet, Anzahlen und Basis nicht.",
          "Shares are weighted; counts and base are not.")
        : language.pick("Ungewichtet.", "Unweighted."),
      language.pick(
        "Die Basis sind alle, die gefragt wurden und geantwortet haben.",
        "The base are all who were asked and answered."),
    ]
  }

  /// The labels of the items, by their identifiers.
  private func concepts() throws -> [String: String] {
    var labels: [String: String] = [:]
    try connection.forEachRow(
      """
      SELECT i.concept_id,
        iif(:lang = 'de', coalesce(i.label_de, c.label_de), coalesce(i.label_en, c.label_en))
      FROM items AS i
      JOIN concepts AS c ON c.concept_id = i.concept_id
      WHERE i.question_id = :question
      """, ["lang": language.rawValue, "question": question]
    ) { row in labels[row.text(0) ?? ""] = row.text(1) }
    return labels
  }

  /// The groups in the order of what they are called, with the labels of their dimensions.
  private func orderedGroups() throws -> [(group: Int, names: [Value])] {
    let labels = try dimensions.map { try $0.labels(connection) }
    let order = cells.groups.indices.sorted { first, second in
      for (one, other) in zip(cells.groups[first], cells.groups[second]) where one != other {
        // What is not known comes last.
        guard let one, let other else { return other == nil }
        return one < other
      }
      return first < second
    }
    return order.map { group in
      (
        group,
        zip(cells.groups[group], labels).map { name, labels in
          .text(
            name.map { name in labels[name].flatMap { self.label($0) } ?? name }
              ?? language.pick("(keine)", "(none)"))
        }
      )
    }
  }

  /// The label of the wanted language, or of the other; `nil` for none.
  private func label(_ labels: Labels) -> String? {
    let text = labels[language]
    return text.isEmpty ? nil : text
  }

  /// What was chosen: an item, or a code that stands for none.
  private struct Answer {
    let item: String
    let label: String?
    var count: Int
    var weight: Double
  }

  /// How often each item was chosen in a group.
  private func answers(_ group: Int) -> [Answer] {
    var answers: [Answer] = []
    for (place, variable) in variables.enumerated() {
      for (number, code) in variable.meanings.enumerated() where code.missing == nil {
        let isOption = variable.type == .multiple
        if isOption, code.isChosen != true { continue }
        let concept = isOption ? variable.concept : code.concept
        let item = concept ?? code.text
        let count = cells.counts[group][place][number]
        let weight = cells.weights[group][place][number]
        if let known = answers.firstIndex(where: { $0.item == item }) {
          answers[known].count += count
          answers[known].weight += weight
        } else {
          answers.append(
            Answer(
              item: item, label: concept == nil ? label(code.labels) : nil, count: count,
              weight: weight))
        }
      }
    }
    return answers
  }

  /// Why there is no answer, column by column; those that occur.
  private func missingCounts(_ group: Int) -> [[Value]] {
    variables.enumerated().flatMap { place, variable -> [[Value]] in
      let meanings = variable.meanings
      return Codebook.Missing.allCases.compactMap { reason in
        let count = meanings.indices.filter { meanings[$0].missing == reason }
          .reduce(0) { $0 + cells.counts[group][place][$1] }
        return count == 0
          ? nil : [.text(variable.name), .text(reason.rawValue), .integer(Int64(count))]
      }
    }
  }
}
