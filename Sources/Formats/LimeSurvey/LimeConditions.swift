/// The conditions of surveys from before LimeSurvey 1.92, as expressions of later ones.
///
/// Conditions of one scenario hold together, but for those on the same question, of which one is enough;
/// of several scenarios one is enough.
struct LimeConditions {
  /// By the number of the question that they are about.
  private(set) var expressions: [String: String] = [:]

  init(_ table: LimeTable) {
    var scenarios: [String: [String: [String: [String]]]] = [:]
    for row in table.rows {
      let scenario = row["scenario"].isEmpty ? "1" : row["scenario"]
      scenarios[row["qid"], default: [:]][scenario, default: [:]][row["cqid"], default: []].append(
        Self.expression(row))
    }
    for (question, scenarios) in scenarios {
      expressions[question] = scenarios.sorted { $0.key < $1.key }.map { scenario in
        let alternatives = scenario.value.sorted { $0.key < $1.key }.map { condition in
          "(" + condition.value.joined(separator: " or ") + ")"
        }
        return "(" + alternatives.joined(separator: " and ") + ")"
      }.joined(separator: " or ")
    }
  }

  /// One condition: a field by its number, a comparison, a code.
  private static func expression(_ row: LimeTable.Row) -> String {
    var field = row["cfieldname"]
    // A plus says that it is an option of a multiple choice.
    if field.hasPrefix("+") { field.removeFirst() }
    let sign = row["method"].filter { $0 != " " }
    let value = row["value"] == "" ? "\"\"" : quoted(row["value"])
    return "\(field).NAOK \(sign.isEmpty ? "==" : sign) \(value)"
  }

  private static func quoted(_ value: String) -> String {
    value.contains("\"") ? "'\(value)'" : "\"\(value)\""
  }
}
