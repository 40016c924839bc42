import Database
import Inquiry
import Warehouse

extension Command {
  private static let dryRun = Option(
    "dry-run", nil, "check everything and show what would change, but change nothing")

  static let importPackages = Command(
    "import", "load study packages into the warehouse", usage: "DIR …",
    arguments: 1...Int.max,
    options: [
      dryRun,
      Option("replace", nil, "let a package take the place of an earlier revision, which is kept"),
    ] + reading,
    discussion: """
      Each folder holds a datapackage.json and CSV files. Everything is checked before anything
      is written; all problems are listed, and nothing is written unless there are none.
      Loading the same bytes again does nothing. Readers see the old warehouse until the new
      one is complete.
      """
  ) { invocation in
    let options = invocation.arguments.options
    let isDryRun = options["dry-run"] != nil
    let progress = ProgressBar("answers")
    let results: [PackageImport.Result]
    do {
      defer { progress.clear() }
      results = try PackageImport(into: invocation.databasePath).load(
        invocation.arguments.arguments, at: Environment.now,
        replacing: options["replace"] != nil, isDryRun: isDryRun
      ) { progress.show($0.done, of: $0.all) }
    }
    if isDryRun {
      let format = try invocation.format()
      try format.write(
        ImportReport.report(results), in: .english, to: invocation.output,
        notes: Output(descriptor: 2))
      return .success
    }
    for result in results { try invocation.output.write(line(result.outcome) + "\n") }
    return .success
  }

  /// What became of a package, in a line.
  private static func line(_ outcome: Importer.Outcome) -> String {
    func amount(_ loaded: Importer.Loaded) -> String {
      loaded.participants == 0
        ? "\(loaded.rows) rows"
        : "\(loaded.rows) rows, \(loaded.participants) respondents with \(loaded.answers) answers, "
          + "\(loaded.computed) computed figures"
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
