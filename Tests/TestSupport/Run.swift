import Foundation

/// What a program did.
package struct Run: Sendable, Equatable {
  /// Its standard output.
  package let output: String
  /// Its standard error.
  package let errors: String
  /// Its exit code; the negative signal number if a signal ended it.
  package let code: Int32

  /// Describes what a program did, or should do.
  package init(output: String, errors: String, code: Int32) {
    self.output = output
    self.errors = errors
    self.code = code
  }

  /// Runs `wavehouse`.
  package static func wavehouse(
    _ arguments: String..., in folder: String? = nil, environment: [String: String] = [:]
  ) throws -> Run {
    try program(Project.program, arguments, in: folder, environment: environment)
  }

  /// Runs a shell script.
  package static func shell(
    _ script: String, in folder: String? = nil, environment: [String: String] = [:]
  ) throws -> Run {
    try program("/bin/sh", ["-c", script], in: folder, environment: environment)
  }

  /// Runs a program to its end.
  package static func program(
    _ path: String, _ arguments: [String], in folder: String? = nil,
    environment: [String: String] = [:]
  ) throws -> Run {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: path)
    process.arguments = arguments
    if let folder { process.currentDirectoryURL = URL(fileURLWithPath: folder) }
    var inherited = ProcessInfo.processInfo.environment
    for name in ["WAVEHOUSE_DATABASE", "WAVEHOUSE_HOME", "COLUMNS"] { inherited[name] = nil }
    process.environment = inherited.merging(environment) { _, new in new }
    let streams = try TemporaryFolder()
    let outputPath = streams.file("output")
    let errorPath = streams.file("errors")
    for path in [outputPath, errorPath] {
      _ = FileManager.default.createFile(atPath: path, contents: nil)
    }
    let output = try FileHandle(forWritingTo: URL(fileURLWithPath: outputPath))
    let errors = try FileHandle(forWritingTo: URL(fileURLWithPath: errorPath))
    process.standardOutput = output
    process.standardError = errors
    process.standardInput = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    try output.close()
    try errors.close()
    let code = process.terminationStatus
    return Run(
      output: try String(contentsOfFile: outputPath, encoding: .utf8),
      errors: try String(contentsOfFile: errorPath, encoding: .utf8),
      code: process.terminationReason == .uncaughtSignal ? -code : code)
  }
}
