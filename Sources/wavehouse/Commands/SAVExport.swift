import Analysis
import Database
import Exports
import Store
import Survey

extension Command {
  static let exportSAV = Command(
    "export sav", "write the answers to a wave as an SPSS file", usage: "WAVE FILE",
    arguments: 2...2,
    options: [
      Option("lang", "LANGUAGE", "de or en, for labels; en if not given"),
      force, database,
    ],
    discussion: """
      A row for each respondent: what is known of it, its weight, and a variable for each column of
      answers, with labels, missing values and levels of measurement. Questions with several answers
      become multiple-response sets. An empty field is system-missing, a code that is no answer
      user-missing. SPSS, PSPP, R (haven) and Python (pyreadstat) read the file. What SPSS cannot hold
      as it is, such as a name with a hyphen, is changed and told.
      """
  ) { invocation in
    let language = try invocation.language()
    let (name, path) = (invocation.arguments.arguments[0], invocation.arguments.arguments[1])
    let connection = try WarehouseFile.open(invocation.databasePath)
    let outcome = try connection.snapshot {
      let wave = try WaveName.identifier(name, connection)
      return try invocation.replacement(of: path, EarlierExport.sav, isPrivate: true).writeText {
        try WaveExport.systemFile(
          wave, to: $0, in: language, at: Environment.now, connection)
      }
    }
    try invocation.output.write(
      "\(path): \(outcome.respondents) respondents, \(outcome.variables) variables\n")
    for note in outcome.notes { try invocation.output.write(Sanitizer.line(note) + "\n") }
    return .success
  }
}
