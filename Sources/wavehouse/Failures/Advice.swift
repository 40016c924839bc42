import Authoring
import Database
import Errors
import Exports
import Importing
import Packages
import Platform
import Publishing
import Store
import Text

/// Which command or option helps against an error: the rooms know what is wrong, and nothing of commands.
enum Advice {
  /// What a person reads of an error.
  static func line(for error: any ExpectedError) -> String {
    error.line(problem(of: error), advice(on: error))
  }

  /// What is wrong, with options as they are typed.
  private static func problem(of error: any ExpectedError) -> String {
    switch error {
    case let error as ProblemList: error.problem(\.words)
    case let error as RequestError: spelled(error).problem
    case let error as SurveyPackage.Refusal: spelled(error).problem
    default: error.problem
    }
  }

  /// What to do about it; what the room says, where no command does better.
  private static func advice(on error: any ExpectedError) -> String? {
    let own =
      switch error {
      case let error as FileError: file(error)
      case let error as DatabaseError: database(error)
      case let error as MigrationError: migration(error)
      case let error as RequestError: request(error)
      case let error as ImportError: package(error)
      case let error as ExportError: export(error)
      case let error as PublishError: publish(error)
      case ReplacementError.exists: "--force replaces it"
      case is UnsoundAnswers:
        "'wavehouse import --replace' with the package of the answers mends it"
      case let error as StoredQueryError: "'wavehouse query show \(error.name)' shows its SQL"
      case ScaffoldError.unusable(_, _, _, let remedy?): remedy.words
      case SurveyPackage.Refusal.missing:
        "or begin a package with 'wavehouse new study' and fill it in"
      default: String?.none
      }
    return own ?? error.advice
  }

  // MARK: Files

  private static func file(_ error: FileError) -> String? {
    guard error.kind == .noInput else { return nil }
    if error.action == .open { return "'wavehouse build' makes a warehouse" }
    let isDescriptor = FileSystem.name(of: error.path) == PackageDescriptor.fileName
    return isDescriptor ? "'wavehouse describe' writes it" : nil
  }

  private static func database(_ error: DatabaseError) -> String? {
    switch error.code.primary {
    case .notADatabase: "give the path of a warehouse"
    case .corrupt: "build it anew"
    case .constraint: "the file is not sound, build it anew"
    // SQL of others is refused by those who run it: this is the program's own.
    case .error: "the file is not a whole warehouse, build it anew"
    default: nil
    }
  }

  private static func migration(_ error: MigrationError) -> String? {
    switch error {
    case .foreign: "give the path of a warehouse, or make one with 'wavehouse build'"
    case .newer: "use a newer wavehouse"
    case .older: "'wavehouse migrate' brings it up to date"
    case .misnumbered, .changed, .failed: nil
    }
  }

  // MARK: Requests

  private static func request(_ error: RequestError) -> String? {
    switch error {
    case .unknown(_, _, _, let source):
      switch source {
      case .words: nil
      case .vocabulary: "'wavehouse find' looks for words in all of them"
      case .groups: "'wavehouse show wave' lists those of a wave"
      case .questions: "'wavehouse show wave NAME' lists the questions of a wave"
      case .schema: "'wavehouse schema' lists them"
      case .queries: "'wavehouse query list' names them all"
      case .parameters(let query): "'wavehouse query show \(query)' lists them"
      case .history: "'wavehouse history' lists all"
      }
    case .missingParameter(let query, _, _): "'wavehouse query show \(query)' lists the values"
    case .badSQL(_, _, namesUnknown: true): "'wavehouse schema' lists tables, views and columns"
    case .tooSlow: "--seconds allows more"
    case .notCounted: "'wavehouse sql' reads them"
    case .badValue, .badQuery, .badSQL: nil
    }
  }

  /// The same error with parameters as the options that they are here.
  private static func spelled(_ error: RequestError) -> RequestError {
    switch error {
    case .unknown(let kind, let name, let suggestion, .parameters(let query)):
      .unknown(
        kind: kind, name: option(name), suggestion: suggestion.map(option),
        source: .parameters(query: query))
    case .missingParameter(let query, let parameter, let meaning):
      .missingParameter(query: query, parameter: option(parameter), meaning: meaning)
    case .badValue(let parameter, let value, let expected, let suggestion):
      .badValue(
        parameter: option(parameter), value: value, expected: expected, suggestion: suggestion)
    default: error
    }
  }

  private static func spelled(_ error: SurveyPackage.Refusal) -> SurveyPackage.Refusal {
    switch error {
    case .missing(let names, let wave): .missing(names.map(option), wave: wave)
    case .needless(let names, let wave): .needless(names.map(option), wave: wave)
    case .badIdentifier(let name, let text, let suggestion):
      .badIdentifier(option: option(name), text, suggestion: suggestion)
    }
  }

  private static func option(_ name: String) -> String { "--" + name }

  // MARK: Ways in and out

  private static func package(_ error: ImportError) -> String {
    switch error {
    case .alreadyLoaded:
      "'wavehouse import --replace' puts these in their place and keeps the earlier revision"
    case .notLoaded: "'wavehouse history' lists them"
    case .unknownRevision: "build it anew"
    }
  }

  private static func export(_ error: ExportError) -> String? {
    switch error {
    case .unknownObject: "'wavehouse schema' lists them"
    case .noPackage: "--without-answers leaves them out"
    case .noAnswers: nil
    }
  }

  private static func publish(_ error: PublishError) -> String? {
    switch error {
    case .unsound:
      "'wavehouse check computed' tells more, importing the package again with --replace counts anew"
    case .printGivesAway: "take it out, or lower --minimum"
    case .leak: "mend the labels and notes of the package and import it again with --replace"
    case .isWarehouse, .isPublished, .unknownObjects, .refersToWithheld: nil
    }
  }
}
