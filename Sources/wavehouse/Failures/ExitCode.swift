/// What the program says to the shell, after `sysexits.h`.
enum ExitCode: Int32, CaseIterable {
  case success = 0
  case found = 1
  case noAnswer = 3
  case partial = 4
  /// `EX_USAGE`.
  case usage = 64
  /// `EX_DATAERR`.
  case data = 65
  /// `EX_NOINPUT`.
  case noInput = 66
  /// `EX_SOFTWARE`.
  case software = 70
  /// `EX_CANTCREAT`.
  case cannotCreate = 73
  /// `EX_IOERR`.
  case io = 74
  /// `EX_TEMPFAIL`.
  case temporary = 75
  /// `EX_NOPERM`.
  case noPermission = 77

  /// What it means, for help and handbook.
  var meaning: String {
    switch self {
    case .success: "done"
    case .found: "done, and something was found: verify and check on what does not fit"
    case .noAnswer: "done, and there is no answer: ask, and export sav of a wave without answers"
    case .partial: "done, but words of the question were not considered: ask"
    case .usage: "the command line is wrong: an unknown command, option, query, parameter or value"
    case .data: "data are wrong or damaged: a package with problems, a file that is no warehouse"
    case .noInput: "a file is missing"
    case .software: "a mistake in wavehouse; please report it"
    case .cannotCreate: "a file cannot be made"
    case .io: "reading or writing failed: a full disk, a closed pipe"
    case .temporary: "another program holds the warehouse; try again"
    case .noPermission: "permission was refused"
    }
  }
}
