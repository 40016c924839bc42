/// The answers to one question, or to one column of it, counted by pattern: respondents of the same pattern
/// belong to the same groups.
struct AnswerUnit {
  /// A computed number, for all groups.
  struct Cell: Hashable {
    let concept: String
    let isMean: Bool
  }

  /// Answers that exclude each other, and the numbers computed from them.
  struct Table {
    /// By answer and pattern, how many gave it.
    let counts: [[Int]]
    let cells: [Cell]
    /// By cell and answer, how often the cell counts it; empty where the cell counts no answers.
    let coefficients: [[Int]]

    /// How often a cell counts the respondents of some patterns.
    func sum(_ cell: Int, over patterns: [Int]) -> Int {
      counts.indices.reduce(0) { sum, answer in
        sum + (coefficients[cell].isEmpty ? 0 : coefficients[cell][answer])
          * patterns.reduce(0) { $0 + counts[answer][$1] }
      }
    }
  }

  /// Who was asked: those who gave some answers to another unit.
  struct Filter {
    let unit: Int
    let table: Int
    /// The answers.
    let answers: Set<Int>
  }

  let question: String
  /// By pattern, how many were asked and answered.
  let base: [Int]
  let tables: [Table]
  /// What else must hold for whoever was asked, each by itself.
  var filters: [Filter] = []
}

/// A cell of a computed number: which one, for which group.
struct CellPlace: Hashable, Comparable {
  let unit: Int
  let table: Int
  let cell: Int
  let group: Int

  static func < (one: CellPlace, other: CellPlace) -> Bool {
    (one.unit, one.table, one.cell, one.group) < (other.unit, other.table, other.cell, other.group)
  }
}

/// What a wave's respondents answered, as far as its groups tell them apart.
struct WaveAnswers {
  let wave: String
  let groups: [String]
  /// By group, the patterns of its members.
  let patterns: [[Int]]
  /// By group, the question whose answers make its condition, and which answers of it.
  var conditions: [Int: AnswerUnit.Filter] = [:]
  let units: [AnswerUnit]
  /// The computed numbers by their place.
  var findings: [CellPlace: String] = [:]
  /// Printed numbers of the same questions, which anyone can read.
  var printed: [CellPlace: String] = [:]

  /// How many of a group answered.
  func base(_ unit: Int, _ group: Int) -> Int {
    patterns[group].reduce(0) { $0 + units[unit].base[$1] }
  }
}
