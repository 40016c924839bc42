import Inquiry
import Warehouse

/// What a data steward does with a study before it can be loaded, and after.
extension Command {
  static let newStudy = Command(
    "new study", "begin a study package from a text, a table or answers", usage: "ID",
    arguments: 1...1,
    options: [
      Option("document", "REPORT.txt", "a text; its numerals become a worksheet"),
      Option("table", "TABLE.csv", "a table of published numbers; its cells become findings"),
      Option("responses", "ANSWERS.csv", "answers, a row per respondent; they get a codebook"),
      Option("into", "DIR", "the folder to make the package's folder in; this one if not given"),
    ],
    discussion: """
      Makes the folder ID with a CSV table for everything that a package can hold. What is known
      is filled in; what only a person can know stays empty, so that the package cannot be
      imported before it is done. The file given is only read.
      """
  ) { invocation in
    let source = try scaffoldSource(invocation)
    let study = try StudyScaffold(study: invocation.arguments.arguments[0])
    let outcome = try study.write(
      from: source, into: invocation.arguments.options["into"] ?? ".")
    try invocation.output.write(NextSteps.text(outcome, source))
    return .success
  }

  /// The one file that a package is begun from.
  private static func scaffoldSource(
    _ invocation: Invocation
  ) throws(UsageError) -> StudyScaffold.Source {
    let options = invocation.arguments.options
    let sources: [StudyScaffold.Source] = [
      options["document"].map { .document(path: $0) }, options["table"].map { .table(path: $0) },
      options["responses"].map { .responses(path: $0) },
    ].compactMap { $0 }
    guard sources.count == 1 else {
      throw UsageError(
        "'new study' needs one of --document REPORT.txt, --table TABLE.csv, --responses ANSWERS.csv"
      )
    }
    return sources[0]
  }
}
