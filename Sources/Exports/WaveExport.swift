package import Database
import SAV
package import Survey
package import Text

/// Writes the answers of a wave as an SPSS system file, with labels, missing values and weights.
package enum WaveExport {
  /// What was written.
  package struct Outcome: Sendable {
    /// How many respondents, a row each.
    package let respondents: Int
    /// How many variables.
    package let variables: Int
    /// What had to be changed for SPSS, a clause each.
    package let notes: [String]
  }

  /// Writes a wave.
  ///
  /// The rows are the respondents in the order of the table of answers. Before the answers stand what is
  /// known of each respondent: `participant`, `unit_kind`, `inhabitants`, `size_class`,
  /// `municipality_type`, `region` and `weight`. An empty field and one of somebody who was not asked are
  /// both system-missing; codes that are no answers are user-missing.
  ///
  /// - Parameters:
  ///   - wave: The identifier of a wave.
  ///   - stream: Takes the bytes.
  ///   - language: That of the labels; where there is none, that of the other language is taken.
  ///   - time: The time to write down as that of creation, as ISO 8601.
  /// - Throws: ``ExportError``, ``UnsoundAnswers``, ``FileError``, `DatabaseError`.
  package static func systemFile(
    _ wave: String, to stream: TextStream, in language: Language, at time: String?,
    _ connection: Connection
  ) throws -> Outcome {
    var table = try WaveTable(wave, in: language, connection)
    table.file.created = time
    let columns = table.columns
    try SAVWriter(table.file).write(
      rows: table.rowCount, cell: { columns[$1].cell($0) }, to: { try stream.write($0) })
    return Outcome(
      respondents: table.rowCount, variables: columns.count, notes: table.notes)
  }
}
