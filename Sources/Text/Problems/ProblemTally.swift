/// Gathers problems of a long table: a wrong value of a column is listed once, with how many rows have it.
package struct ProblemTally {
  private struct Key: Hashable {
    let column: String?
    let found: String?
    let expected: String
    let remedy: Remedy?
  }

  private let file: String
  private var places: [Key: Int] = [:]
  private var entries: [(problem: Problem, rows: Int)] = []
  private var unlisted = 0

  /// The most different problems that are listed.
  private static let limit = 1_000

  /// Gathers what is wrong with a file.
  package init(file: String) { self.file = file }

  /// How many there are.
  package var count: Int { entries.count + unlisted }

  /// Where something is: its position, and the row as a spreadsheet counts it; in a file without lines the
  /// case.
  package typealias Place = (position: Position?, row: Int?)

  /// Adds a problem, or counts one more row of one that is known.
  ///
  /// - Parameter place: Where it is, worked out only for the first of its kind.
  package mutating func add(
    at place: @autoclosure () -> Place, column: String? = nil, found: String? = nil,
    expected: String, suggestion: @autoclosure () -> String? = nil, remedy: Remedy? = nil
  ) {
    // No line of a message shows more of it.
    let found = found.map { String($0.unicodeScalars.prefix(200)) }
    let key = Key(column: column, found: found, expected: expected, remedy: remedy)
    if let entry = places[key] {
      entries[entry].rows += 1
      return
    }
    guard entries.count < Self.limit else {
      unlisted += 1
      return
    }
    places[key] = entries.count
    let place = place()
    entries.append(
      (
        Problem(
          file: file, position: place.position, row: place.row, column: column, found: found,
          expected: expected,
          // A name is looked for, but not for ever more of them.
          suggestion: entries.count < 100 ? suggestion() : nil, remedy: remedy), 1
      ))
  }

  /// The problems, each at its first row.
  package var problems: [Problem] {
    var all = entries.map { problem, rows in
      var problem = problem
      if rows > 1 { problem.expected += " (\(rows) rows)" }
      return problem
    }
    if unlisted > 0 {
      all.append(
        Problem(file: file, expected: "less to mend: \(unlisted) more problems like these"))
    }
    return all
  }
}
