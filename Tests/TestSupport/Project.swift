import Foundation
package import Importing

/// Where the project's own things are.
package enum Project {
  /// The folder with Package.swift.
  package static let root = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().path

  /// Migrations and Seeds.
  package static let sources = SourceFolders(home: root)

  /// The folder with the five source documents; `nil`, said loudly, when it is not there.
  package static let documents: String? = {
    let named = ProcessInfo.processInfo.environment["WAVEHOUSE_DOCUMENTS"]
    let path = named ?? root + "/../shared/documents"
    if FileManager.default.fileExists(atPath: path + "/typfrage.txt") { return path }
    FileHandle.standardError.write(
      Data(
        """
        *** SKIPPED: the source documents are not at \(named ?? "../shared/documents");
        *** positions and printed characters are not checked against them.
        *** Set WAVEHOUSE_DOCUMENTS to their folder to check.

        """.utf8))
    return nil
  }()

  /// The code points of each line of a document.
  package static func lines(of document: String) throws -> [[Unicode.Scalar]] {
    let text = try String(
      contentsOfFile: (documents ?? "") + "/\(document).txt", encoding: .utf8)
    return text.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false)
      .map(Array.init)
  }

  /// The path of the `wavehouse` program that the tests were built with.
  package static let program: String = {
    let runner =
      (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? ""
    return URL(fileURLWithPath: runner).deletingLastPathComponent().path + "/wavehouse"
  }()
}
