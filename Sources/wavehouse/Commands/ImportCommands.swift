import Authoring
import Importing
import Packages
import Reports
import Store
import Survey

extension Command {
  private static let dryRun = Option(
    "dry-run", nil, "check everything and show what would change, but change nothing")

  /// What a file of a survey tool cannot know of its wave.
  private static let frame = [
    Option("wave", "ID", "the wave of --limesurvey or --spss; a new one needs the options below"),
    Option("study", "ID", "its publication; named as the wave if not given"),
    Option("title", "TITLE", "the title of the publication; that of the survey if not given"),
    Option("publisher", "NAME", "who publishes it"),
    Option("licence", "LICENCE", "what may be done with it"),
    Option("population", "WORDS", "who was asked"),
    Option(
      "sampling", "WORD",
      "full_voluntary (everyone was invited), representative_sample or unknown"),
  ]

  static let importPackages = Command(
    "import", "load study packages, or a file of a survey tool, into the warehouse",
    usage: "[DIR …]", arguments: 0...Int.max,
    options: [
      dryRun,
      Option("replace", nil, "let a package take the place of an earlier revision, which is kept"),
      database,
    ] + survey + frame + dialect + problemList,
    discussion: """
      Each folder holds a datapackage.json and CSV files. Everything is checked before anything
      is written; all problems are listed, and nothing is written unless there are none.
      Loading the same bytes again does nothing. Readers see the old warehouse until the new
      one is complete. Encoding, delimiter and decimal sign of each file are found out unless
      they are given here or in the datapackage.json, and told where they are not UTF-8, commas
      and points. With --format the problems come as a table on the standard output, too, and
      messages go to the error stream.
      Instead of a folder, --limesurvey or --spss give a file that explains itself: a package is
      made of it, named after the --wave, and loaded.
      """
  ) { invocation in
    let options = invocation.arguments.options
    let format = try invocation.format()
    return try invocation.listingProblems { messages in
      let packages = try packages(invocation, messages)
      for note in packages.flatMap(\.package.dialectNotes) {
        try messages.write(Sanitizer.line(note) + "\n")
      }
      try messages.flush()
      let progress = ProgressBar("answers")
      defer { progress.clear() }
      let results = try PackageImport(into: invocation.databasePath).load(
        packages, at: Environment.now, replacing: options["replace"] != nil,
        isDryRun: options["dry-run"] != nil
      ) { progress.show($0.done, of: $0.all) }
      progress.clear()
      guard options["dry-run"] != nil else {
        for result in results { try messages.write(line(result.outcome) + "\n") }
        return nil
      }
      let report = ImportReport.report(results)
      guard options["format"] == nil, options["json"] == nil else { return report }
      try format.write(report, in: .english, to: messages, notes: messages)
      return nil
    }
  }

  /// The packages in folders, or the one that is made of a file of a survey tool.
  private static func packages(
    _ invocation: Invocation, _ messages: Output
  ) throws -> [(package: StudyPackage, directory: String)] {
    let folders = invocation.arguments.arguments
    let options = invocation.arguments.options
    guard let source = try invocation.surveySource() else {
      if let option = frame.map(\.name).first(where: { options[$0] != nil }) {
        throw UsageError("--\(option) goes with --limesurvey RESPONSES.csv or --spss FILE.sav")
      }
      guard !folders.isEmpty else {
        throw UsageError(
          "'import' takes the folders of packages, or --limesurvey RESPONSES.csv, or --spss FILE.sav"
        )
      }
      let choice = try invocation.dialectChoice()
      return try folders.map {
        (package: try StudyPackage(directory: $0, choice: choice), directory: $0)
      }
    }
    guard folders.isEmpty, let wave = options["wave"] else {
      throw UsageError(
        folders.isEmpty
          ? "a file of a survey tool needs --wave ID, the wave that was answered"
          : "'import' takes either folders or a file of a survey tool, not both")
    }
    var frame = SurveyPackage.Frame(wave: wave)
    frame.study = options["study"]
    frame.title = options["title"]
    frame.publisher = options["publisher"]
    frame.licence = options["licence"]
    frame.population = options["population"]
    frame.sampling = options["sampling"]
    let made = try SurveyPackage(
      source, frame, try WarehouseFile.open(invocation.databasePath))
    for remark in made.remarks { try messages.write("note: " + Sanitizer.line(remark) + "\n") }
    return [(made.package, wave)]
  }

  /// What became of a package, in a line.
  private static func line(_ outcome: Importer.Outcome) -> String {
    func amount(_ loaded: LoadedPackage) -> String {
      var parts = ["\(loaded.rows) rows"]
      if loaded.respondents > 0 {
        parts.append("\(loaded.respondents) respondents with \(loaded.answers) answers")
      }
      if loaded.respondents > 0 || loaded.computed > 0 {
        parts.append("\(loaded.computed) computed numbers")
      }
      return parts.joined(separator: ", ") + loaded.remarks.map { "; " + $0 }.joined()
    }
    return switch outcome {
    case .loaded(let package, let loaded): "\(package): loaded, \(amount(loaded))"
    case .replaced(let package, let loaded):
      "\(package): replaced, \(amount(loaded)); 'wavehouse revert \(package)' brings the earlier "
        + "revision back"
    case .unchanged(let package): "\(package): loaded before from the same bytes, nothing done"
    }
  }

  static let history = Command(
    "history", "list what was done with packages, and which revision is in force",
    usage: "[PACKAGE]", arguments: 0...1, options: reading,
    discussion: "The bytes of every revision are kept in the warehouse."
  ) { invocation in
    try invocation.answer {
      try PackageHistory.report(invocation.arguments.arguments.first, $0)
    }
  }

  static let revert = Command(
    "revert", "undo the last revision of a package", usage: "PACKAGE", arguments: 1...1,
    options: [database],
    discussion: """
      What stood before stands again; a package with a single revision is taken out. The undone
      revision stays in the history.
      """
  ) { invocation in
    let package = invocation.arguments.arguments[0]
    let outcome = try PackageImport(into: invocation.databasePath).revert(
      package, at: Environment.now)
    try invocation.output.write(
      outcome == nil
        ? "\(package): taken out; it had no earlier revision\n"
        : "\(package): the revision before stands again\n")
    return .success
  }

  static let migrate = Command(
    "migrate", "bring a warehouse of an earlier version to this one", options: [database, home],
    discussion:
      "Everything in it stays. Readers see the old warehouse until the new one is complete."
  ) { invocation in
    let folders = try sourceFolders(invocation)
    let applied = try WarehouseChange.migrate(
      invocation.databasePath, migrations: folders.migrations)
    try invocation.output.write(
      applied == 0
        ? "\(invocation.databasePath): up to date\n"
        : "\(invocation.databasePath): \(applied) migrations applied\n")
    return .success
  }
}
