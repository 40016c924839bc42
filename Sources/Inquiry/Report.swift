public import Database

/// The answer to a request, ready to be shown as a table or handed to a program.
public struct Report: Sendable {
  /// Rows under headings.
  public struct Table: Sendable {
    /// What the table holds, as a name for programs.
    public let name: String
    /// The headings.
    public let columns: [String]
    /// The rows; each has as many values as there are columns.
    public var rows: [[Value]]

    /// Describes a table.
    public init(name: String, columns: [String], rows: [[Value]]) {
      self.name = name
      self.columns = columns
      self.rows = rows
    }
  }

  /// A heading for people.
  public let title: String
  /// Single values that say what the report is about, in order.
  public let facts: [(name: String, value: Value)]
  /// What the facts are.
  public let role: Role
  /// The tables, the main one first.
  public let tables: [Table]
  /// What limits the answer, one sentence each.
  public let notes: [String]
  /// Lists of words, by what they are.
  public let lists: [(name: String, values: [String])]
  /// Whether waves are points in time, to be joined by lines in a chart.
  public let isTrend: Bool
  /// The main table as a chart, if one was asked for.
  public var chart: Chart?
  /// Whether the report is about something wrong, so that a script can notice.
  public let findsFault: Bool
  /// Whether what was asked for is there.
  public let isAnswered: Bool

  /// What the facts of a report are.
  public enum Role: Sendable {
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
  public init(
    title: String, facts: [(name: String, value: Value)] = [], role: Role = .context,
    tables: [Table], notes: [String] = [], lists: [(name: String, values: [String])] = [],
    findsFault: Bool = false, isAnswered: Bool = true, isTrend: Bool = false
  ) {
    self.title = title
    self.facts = facts
    self.role = role
    self.tables = tables
    self.notes = notes
    self.lists = lists
    self.findsFault = findsFault
    self.isAnswered = isAnswered
    self.isTrend = isTrend
  }
}

extension Connection {
  /// The rows of a query as a table, at most as many as the limit; `:lang` in it is the language.
  func table(
    _ name: String, _ sql: String, _ values: [String: any Bindable] = [:],
    in language: Language? = nil, limit: Int = .max
  ) throws -> Report.Table {
    let statement = try prepare(sql)
    var values = values
    if let language, statement.parameterNames.contains("lang") {
      values["lang"] = language.rawValue
    }
    try statement.bind(values)
    var rows: [[Value]] = []
    while rows.count < limit, try statement.step() {
      rows.append((0..<statement.columnCount).map { statement.value($0) })
    }
    return Report.Table(name: name, columns: statement.columnNames, rows: rows)
  }
}
