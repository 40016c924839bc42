import Authoring
import Database
import Exports
import Importing
import Packages
import Platform
import PostgreSQL
import Publishing
import Store
import Text

/// A mistake in the command line.
struct UsageError: Error {
  let message: String

  init(_ message: String) { self.message = message }
}

/// An error as a person and a shell get it: a line to read and a code.
struct Failure {
  let message: String
  let code: ExitCode

  init(_ error: any Error) {
    switch error {
    case let error as UsageError: (message, code) = (error.message, .usage)
    case let error as RequestError: (message, code) = (error.description, .usage)
    case let error as FileError: (message, code) = Self.file(error)
    case let error as DatabaseError: (message, code) = Self.database(error)
    case let error as MigrationError: (message, code) = Self.migration(error)
    case let error as OutputError: (message, code) = (error.description, .io)
    case let error as ProblemList: (message, code) = (error.description, .data)
    case let error as ImportError: (message, code) = (error.description, .data)
    case let error as LockError: (message, code) = (error.description, .temporary)
    case let error as ReplacementError: (message, code) = (Self.replacement(error), .cannotCreate)
    case let error as ScaffoldError: (message, code) = Self.scaffold(error)
    case let error as PublishError: (message, code) = Self.publish(error)
    case let error as UnsoundAnswers:
      (message, code) = (
        "\(error); 'wavehouse import --replace' with the package of the answers mends it", .data
      )
    case let error as PublishedFileError: (message, code) = (error.description, .data)
    case let error as ExportError: (message, code) = Self.export(error)
    case let error as PostgreSQLError: (message, code) = Self.postgreSQL(error)
    case let error as SurveyPackage.Refusal: (message, code) = (error.description, .usage)
    case let error as BuildError: (message, code) = (error.description, .data)
    case let error as QueryFileError: (message, code) = (error.description, .data)
    case let error as MigrationFiles.NameError: (message, code) = (error.description, .data)
    default: (message, code) = ("unexpected error: \(error); please report it", .software)
    }
  }

  private static func file(_ error: FileError) -> (String, ExitCode) {
    if error.isForbidden {
      return ("\(error); change the permissions or choose another path", .noPermission)
    }
    if error.action == "create" { return ("\(error); make its folder first", .cannotCreate) }
    if error.isMissing {
      let isDescriptor = FileSystem.name(of: error.path) == PackageDescriptor.fileName
      let hint =
        error.action == "open"
        ? "; 'wavehouse build' makes a warehouse"
        : isDescriptor ? "; 'wavehouse describe' writes it" : ""
      return (error.description + hint, .noInput)
    }
    if error.isFull { return ("\(error); make room and try again", .io) }
    return ("\(error); choose another path", .io)
  }

  private static func replacement(_ error: ReplacementError) -> String {
    switch error {
    case .exists: "\(error); --force replaces it"
    case .isBlocked: "\(error); remove that first, or choose another name"
    case .isInput, .isOther, .holds: "\(error); choose another name"
    }
  }

  private static func scaffold(_ error: ScaffoldError) -> (String, ExitCode) {
    switch error {
    case .badIdentifier: (error.description, .usage)
    case .exists: (error.description, .cannotCreate)
    case .badFileName, .unusable: (error.description, .data)
    }
  }

  private static func publish(_ error: PublishError) -> (String, ExitCode) {
    switch error {
    case .isWarehouse: (error.description, .cannotCreate)
    case .isPublished, .unknownObjects, .unsound, .printGivesAway, .refersToWithheld, .leak:
      (error.description, .data)
    }
  }

  private static func export(_ error: ExportError) -> (String, ExitCode) {
    switch error {
    case .noAnswers: (error.description, .noAnswer)
    case .unknownObject: (error.description, .usage)
    case .noPackage: (error.description, .data)
    }
  }

  private static func postgreSQL(_ error: PostgreSQLError) -> (String, ExitCode) {
    switch error {
    case .badName: (error.description, .usage)
    case .untranslatable: (error.description, .data)
    }
  }

  private static func migration(_ error: MigrationError) -> (String, ExitCode) {
    (error.description, .data)
  }

  private static func database(_ error: DatabaseError) -> (String, ExitCode) {
    switch error.code.primary {
    case .notADatabase:
      return ("\(error.file): not a SQLite database; give the path of a warehouse", .data)
    case .corrupt:
      return ("\(error.file): the file is damaged (\(error.message)); build it anew", .data)
    case .busy, .locked:
      return (
        "\(error.file): another program is writing to it; try again when it is done", .temporary
      )
    case .readOnly, .permission:
      return (
        "\(error.file): cannot be written (\(error.message)); change its permissions", .noPermission
      )
    case .cannotOpen:
      return (
        "\(error.file): \(error.message); check that the folder exists and can be written",
        .cannotCreate
      )
    case .constraint:
      return ("\(error.file): \(error.message); the file is not sound, build it anew", .data)
    case .error where error.message.hasPrefix("no such"):
      return (
        "\(error.file): \(error.message); the file is not a whole warehouse, build it anew", .data
      )
    case .full, .io:
      return ("\(error.file): \(error.message); nothing was changed; make room and try again", .io)
    default:
      return (error.description, .software)
    }
  }
}
