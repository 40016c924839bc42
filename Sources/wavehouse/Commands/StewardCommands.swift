import Analysis
import Asking
import Authoring

/// What a data steward does with a study before it can be loaded, and after.
extension Command {
  static let newStudy = Command(
    "new study", "begin a study package from a text, a table or answers", usage: "ID",
    arguments: 1...1,
    options: [
      Option("document", "REPORT.txt", "a text; its numerals become a worksheet"),
      Option("table", "TABLE.csv", "a table of published numbers; its cells become findings"),
      Option("responses", "ANSWERS.csv", "answers, a row per respondent; they get a codebook"),
    ] + survey + [
      Option("into", "DIR", "the folder to make the package's folder in; this one if not given")
    ] + dialect,
    discussion: """
      Makes the folder ID with a CSV table for everything that a package can hold. What is known
      is filled in; what only a person can know stays empty, so that the package cannot be
      imported before it is done. The file given is only read. A file of LimeSurvey or SPSS
      brings its codebook with it, which is then filled in.
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
  ) throws -> StudyScaffold.Source {
    let options = invocation.arguments.options
    let sources: [StudyScaffold.Source] = [
      options["document"].map { .document(path: $0) }, options["table"].map { .table(path: $0) },
      options["responses"].map { .responses(path: $0) },
      try invocation.surveySource().map { .survey($0) },
    ].compactMap { $0 }
    guard sources.count == 1 else {
      throw UsageError(
        "'new study' needs one of --document REPORT.txt, --table TABLE.csv, --responses ANSWERS.csv, "
          + "--limesurvey RESPONSES.csv, --spss FILE.sav"
      )
    }
    return sources[0]
  }

  static let suggestCrosswalk = Command(
    "suggest-crosswalk", "propose concepts of the warehouse for a package's labels", usage: "DIR",
    arguments: 1...1,
    options: [
      Option("minimum", "N", "the least score to show, 0 to 1; 0.5 if not given")
    ] + translated,
    discussion: """
      For every row of the folder's items.csv, codes.csv, aliases.csv, questions.csv, tables of
      concepts and observations.csv (by row_heading) that names no concept of the warehouse: the
      three nearest by their labels and other names. The score is 1 for the same name but for spelling. Nothing is changed; --format csv
      gives a table to be reviewed in a spreadsheet.
      """
  ) { invocation in
    let language = try invocation.language()
    let text = invocation.arguments.options["minimum"] ?? "0.5"
    guard let minimum = Double(text), (0...1).contains(minimum) else {
      throw UsageError("--minimum takes a number from 0 to 1, not \"\(text)\"")
    }
    return try invocation.answer {
      try Crosswalk.suggest(
        for: invocation.arguments.arguments[0], minimum: minimum, in: language, $0)
    }
  }

  static let diff = Command(
    "diff", "show what changed in the questionnaire between two waves", usage: "WAVE WAVE",
    arguments: 2...2, options: translated,
    discussion: """
      Questions and options added, dropped, reworded, recoded; answer kinds, scales, filters and
      size classes changed. Questions belong together that ask the same about the same sphere;
      those recorded as only similar or different are listed. What is only in the second wave
      counts as added. A wave may be given by any of its names.
      """
  ) { invocation in
    let language = try invocation.language()
    let names = invocation.arguments.arguments
    let isForPeople = try invocation.format().isForPeople
    return try invocation.answer {
      try WaveDifference.report(
        (names[0], names[1]), hasIdentifiers: !isForPeople, in: language, $0)
    }
  }
}
