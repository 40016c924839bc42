import Text

extension Remedy {
  /// What to type.
  var words: String {
    switch self {
    case .sayEncoding: "or give --encoding windows-1252 if all of the file is in it"
    case .findEncoding:
      "give --encoding windows-1252 if the file is in it, let 'wavehouse describe' find out, or "
        + "save the file as 'CSV UTF-8'"
    case .leaveEncodingOpen:
      "leave out --encoding, or run 'wavehouse describe' to have it right in datapackage.json"
    case .sayDecimalSign: "say --decimal comma or --decimal point"
    case .insistOnDecimalSign(let sign):
      "with --decimal \(sign) all cells that differ are listed"
    case .leaveOutColumn: "or leave the column out with --leave-out"
    case .leaveOutQuestion(let question, let columns):
      "leave \(columns.isEmpty ? "it" : "its columns (\(columns.joined(separator: ", ")))") out with "
        + "--leave-out \(question)"
    case .leaveOutWhatIsThere: "--leave-out takes what is in the file"
    case .keepIncomplete: "--incomplete keeps them"
    case .giveAsSPSS: "give it with --spss, as in 'wavehouse new study ID --spss FILE.sav'"
    case .giveAsStructure: "give it with --structure, beside the responses as CSV"
    case .describe: "'wavehouse describe' does it"
    case .replacePackage:
      "'wavehouse import --replace' with the package that brought them mends them"
    }
  }
}
