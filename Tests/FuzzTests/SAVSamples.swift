import Foundation
import Platform
import TestSupport

/// Files of SPSS, and compressed data, to begin with.
enum SAVSamples {
  private static let folder = Project.root + "/Tests/Reference/spss/"

  /// Files that other programs wrote, and one of our own.
  static func files() throws -> [[UInt8]] {
    let names = try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
    let files = try names.filter { $0.hasSuffix("sav") }.map {
      try FileSystem.bytes(of: folder + $0)
    }
    return files + [try SmallSurvey(name: "fz", count: 20, seed: 3).systemFile()]
  }

  /// What Python's zlib wrote.
  static func compressed() throws -> [[UInt8]] {
    let text = try String(
      contentsOfFile: Project.root + "/Tests/Reference/inflate.csv", encoding: .utf8)
    return text.split(separator: "\n").dropFirst().prefix(40).map { line in
      let fields = line.split(separator: ",", omittingEmptySubsequences: false)
      return Hexadecimal.bytes(String(fields[3]))
    }
  }
}

extension SmallSurvey {
  /// Its files with the answers as an SPSS file.
  func bytesWithSAV() throws -> [String: [UInt8]] {
    var files = bytes
    files["responses.csv"] = nil
    files["responses.sav"] = try systemFile()
    return files
  }
}
