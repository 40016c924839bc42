package import Database
package import Store
package import Survey

/// The answer to a request, ready to be shown as a table or handed to a program.
package struct Report: Sendable {
  /// Rows under headings.
  package struct Table: Sendable {
    /// What the table holds, as a name for programs.
    package let name: String
    /// The headings.
    package private(set) var columns: [String]
    /// The rows; each has as many values as there are columns.
    package var rows: [[Value]]
    /// By heading, the column of the file whose values stand there, as `table.column`.
    package var sources: [String: String]
    /// For each row the findings that it shows, in order; `nil` for a table of something else.
    package var findings: [[Finding]]?

    /// Describes a table.
    package init(
      name: String, columns: [String], rows: [[Value]], sources: [String: String] = [:],
      findings: [[Finding]]? = nil
    ) {
      self.name = name
      self.columns = columns
      self.rows = rows
      self.sources = sources
      self.findings = findings
    }

    /// Adds columns behind the others.
    ///
    /// - Parameter cells: For each row a value for each of the columns.
    package mutating func append(_ columns: [String], _ cells: [[Value]]) {
      self.columns += columns
      rows = zip(rows, cells).map { $0 + $1 }
    }
  }

  /// A heading for people.
  package let title: String
  /// Single values that say what the report is about, in order.
  package let facts: [(name: String, value: Value)]
  /// By name, the column of the file whose value a fact is, as `table.column`.
  package let sources: [String: String]
  /// What the facts are.
  package let role: Role
  /// The tables, the main one first.
  package var tables: [Table]
  /// What limits the answer, one sentence each.
  package var notes: [String]
  /// Lists of words, by what they are.
  package let lists: [(name: String, values: [String])]
  /// Whether waves are points in time, to be joined by lines in a chart.
  package let isTrend: Bool
  /// The main table as a chart, if one was asked for.
  package var chart: Chart?
  /// Whether the report is about something wrong, so that a script can notice.
  package let findsFault: Bool
  /// Whether what was asked for is there.
  package let isAnswered: Bool
  /// Whether the answer leaves something of the question out of account.
  package let isPartial: Bool
  /// What facts, columns and tables are called in German whose names the dictionary of the file does not
  /// have, or has for something else.
  package var germanNames: [String: String]
  /// German words for values that the dictionary of the file does not list, by the column as `table.column`.
  package let germanWords: [String: [String: String]]

  /// What the facts of a report are.
  package enum Role: Sendable {
    /// They say something beside the tables.
    case context
    /// They are the parameters that led to the tables.
    case parameters
    /// They are the answer: one thing and its properties.
    case record
    /// They are the question, and the first table is the answer.
    case answer
  }

  /// Describes a report.
  package init(
    title: String, facts: [(name: String, value: Value)] = [], role: Role = .context,
    tables: [Table], notes: [String] = [], lists: [(name: String, values: [String])] = [],
    findsFault: Bool = false, isAnswered: Bool = true, isPartial: Bool = false,
    isTrend: Bool = false,
    sources: [String: String] = [:], germanNames: [String: String] = [:],
    germanWords: [String: [String: String]] = [:]
  ) {
    self.title = title
    self.facts = facts
    self.role = role
    self.tables = tables
    self.notes = notes
    self.lists = lists
    self.findsFault = findsFault
    self.isAnswered = isAnswered
    self.isPartial = isPartial
    self.isTrend = isTrend
    self.sources = sources
    self.germanNames = germanNames
    self.germanWords = germanWords
  }
}

extension Connection {
  /// The rows of a query as a table, at most as many as the limit; `:lang` in it is the language.
  ///
  /// - Throws: `DatabaseError`, with ``ResultCode/tooBig`` when texts and blobs together have more than so
  ///   many bytes.
  package func table(
    _ name: String, _ sql: String, _ values: [String: any Bindable] = [:],
    in language: Language? = nil, limit: Int = .max, bytes: Int = .max
  ) throws -> Report.Table {
    let statement = try prepare(sql)
    var values = values
    if let language, statement.parameterNames.contains("lang") {
      values["lang"] = language.rawValue
    }
    try statement.bind(values)
    var rows: [[Value]] = []
    var left = bytes
    while rows.count < limit, try statement.step() {
      let row = (0..<statement.columnCount).map { statement.value($0) }
      for value in row { left -= value.size }
      guard left >= 0 else {
        throw DatabaseError(
          code: .tooBig, message: "the answer is too large", sql: sql, file: file)
      }
      rows.append(row)
    }
    let columns = statement.columnNames
    var sources: [String: String] = [:]
    for (place, column) in columns.enumerated() { sources[column] = statement.source(place) }
    return Report.Table(name: name, columns: columns, rows: rows, sources: sources)
  }
}
