import Foundation

/// Files of the project that the program, or a test, can write itself.
///
/// Run with `WAVEHOUSE_UPDATE=1` to write those anew that differ, and read the difference.
package enum WrittenFile {
  /// Whether they are written anew.
  package static let isUpdated = ProcessInfo.processInfo.environment["WAVEHOUSE_UPDATE"] == "1"

  /// What stands in a file of the project.
  ///
  /// - Parameter text: What should stand there now, and does when files are written anew.
  package static func text(at path: String, now text: String) throws -> String {
    let path = Project.root + "/" + path
    if isUpdated { try text.write(toFile: path, atomically: true, encoding: .utf8) }
    return try String(contentsOfFile: path, encoding: .utf8)
  }
}
