import Authoring
import Platform
import Text

extension Command {
  static let inspect = Command(
    "inspect", "show what a file of answers holds, before any import", usage: "FILE",
    arguments: 1...1,
    options: [
      structure, leaveOut, incomplete,
      Option("lang", "LANGUAGE", "de or en, for labels and notes; en if not given"),
    ] + dialect + [format, json],
    discussion: """
      FILE is an export of LimeSurvey's responses (CSV, with --structure SURVEY.lss), the
      structure alone (.lss), an SPSS file (.sav, .zsav), any table of answers (CSV), or the
      folder of a study package with a codebook. Shown are questions, types, codes with how
      often each was given, why a code is no answer, and who was asked. Nothing is written,
      and no warehouse is needed. --json has everything, in all languages.
      """
  ) { invocation in
    let language = try invocation.language()
    let format = try invocation.format()
    let path = invocation.arguments.arguments[0]
    let source = try invocation.completed(
      try SurveySource(path: path, structure: invocation.arguments.options["structure"]))
    let inspection = try SurveyInspection(source)
    guard format != .json else {
      try invocation.output.write(inspection.json.text(indent: 2) + "\n")
      return .success
    }
    try invocation.write(
      InspectionReport.report(
        inspection, of: FileSystem.name(of: path), isForPeople: format.isForPeople, in: language),
      in: language)
    return .success
  }
}
