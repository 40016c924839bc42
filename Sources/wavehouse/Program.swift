import Platform
import Store

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// The program from arguments to exit code.
enum Program {
  /// Runs a command line.
  static func run(_ arguments: [String]) -> ExitCode {
    // A closed pipe is reported as an error of write(2), like every other failure of output.
    signal(SIGPIPE, SIG_IGN)
    // And so is a file that has grown as large as it may.
    signal(SIGXFSZ, SIG_IGN)
    Unfinished.vanishOnSignals()
    let output = Output(descriptor: STDOUT_FILENO)
    do {
      let code = try dispatch(arguments, output)
      try output.flush()
      return code
    } catch {
      try? output.flush()
      let failure = Failure(error)
      let messages = Output(descriptor: STDERR_FILENO)
      try? messages.write("wavehouse: \(Sanitizer.lines(failure.message))\n")
      try? messages.flush()
      return failure.code
    }
  }

  private static func dispatch(_ arguments: [String], _ output: Output) throws -> ExitCode {
    if arguments == ["--version"] {
      try output.write("wavehouse \(Version.program) (schema \(WarehouseFile.schemaVersion))\n")
      return .success
    }
    let (command, rest) = try CommandTable.find(arguments)
    guard let command else {
      try output.write(Help.overview(group: rest.first))
      return .success
    }
    if rest.prefix(while: { $0 != "--" }).contains(where: { $0 == "--help" || $0 == "-h" }) {
      try output.write(Help.page(for: command))
      return .success
    }
    let parsed = try ParsedArguments(rest, for: command)
    return try command.run(Invocation(arguments: parsed, output: output))
  }
}
