public import Database

/// Writes the answers of a wave as an SPSS system file, with labels, missing values and weights.
public enum WaveExport {
  /// What was written.
  public struct Outcome: Sendable {
    /// How many respondents, a row each.
    public let respondents: Int
    /// How many variables.
    public let variables: Int
    /// What had to be changed for SPSS, a clause each.
    public let notes: [String]
  }

  /// Writes a wave into a file, whole or not at all.
  ///
  /// The rows are the respondents in the order of the table of answers. Before the answers stand what is
  /// known of each respondent: `participant`, `unit_kind`, `inhabitants`, `size_class`,
  /// `municipality_type`, `region` and `weight`. An empty field and one of somebody who was not asked are
  /// both system-missing; codes that are no answers are user-missing.
  ///
  /// - Parameters:
  ///   - wave: The identifier of a wave.
  ///   - path: The file.
  ///   - isGerman: Whether labels are German; where there is none, that of the other language is taken.
  ///   - isReplacing: Whether a file may be replaced.
  ///   - time: The time to write down as that of creation, as ISO 8601.
  /// - Throws: ``ExportError``, ``FileError``, `DatabaseError`.
  public static func systemFile(
    _ wave: String, to path: String, isGerman: Bool, isReplacing: Bool, at time: String?,
    _ connection: Connection
  ) throws -> Outcome {
    guard isReplacing || FileSystem.kind(of: path) == nil else {
      throw ExportError.exists(path: path)
    }
    var table = try WaveTable(wave, isGerman: isGerman, connection)
    table.file.created = time
    let columns = table.columns
    try FileSystem.store(at: path) { sink in
      try SystemFileWriter(table.file).write(
        rows: table.rowCount, cell: { columns[$1].cell($0) }, to: sink)
    }
    return Outcome(
      respondents: table.rowCount, variables: columns.count, notes: table.notes)
  }
}
