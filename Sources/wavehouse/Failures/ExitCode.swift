/// What the program says to the shell, after `sysexits.h`.
enum ExitCode: Int32 {
  /// Done.
  case success = 0
  /// Done, and what was looked for was found: `verify` and `check` on something wrong.
  case found = 1
  /// Done, and the warehouse holds no answer to the question of `ask`.
  case noAnswer = 3
  /// The command line is wrong (`EX_USAGE`).
  case usage = 64
  /// A package or a database file is wrong or damaged (`EX_DATAERR`).
  case data = 65
  /// A file is missing (`EX_NOINPUT`).
  case noInput = 66
  /// A mistake in the program itself (`EX_SOFTWARE`).
  case software = 70
  /// A file cannot be made (`EX_CANTCREAT`).
  case cannotCreate = 73
  /// Reading or writing failed: full disk, closed pipe (`EX_IOERR`).
  case io = 74
  /// Another program holds the database; try again (`EX_TEMPFAIL`).
  case temporary = 75
  /// Permission was refused (`EX_NOPERM`).
  case noPermission = 77
}
