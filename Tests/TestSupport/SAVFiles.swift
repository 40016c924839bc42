import Foundation
import Packages
import SAV

extension SmallSurvey {
  /// Its answers as an SPSS file: columns of numbers as numbers, others as texts.
  package func systemFile() throws -> [UInt8] {
    var file = SAVFile()
    for (place, heading) in headings.enumerated() {
      let cells = rows.map { $0[place] }
      let isNumber = cells.allSatisfy { $0.isEmpty || Double($0) != nil }
      let width = isNumber ? 0 : max(1, cells.map(\.utf8.count).max() ?? 1)
      file.variables.append(SAVFile.Variable(name: heading, width: width))
    }
    let rows = rows
    let widths = file.variables.map(\.width)
    var bytes: [UInt8] = []
    try SAVWriter(file).write(
      rows: rows.count,
      cell: { row, column in
        let text = rows[row][column]
        if text.isEmpty { return .empty }
        return widths[column] > 0 ? .text(text) : Double(text).map { .number($0) } ?? .empty
      }
    ) { bytes += $0 }
    return bytes
  }

  /// Writes its folder with the answers as an SPSS file.
  ///
  /// - Returns: The path of the folder.
  @discardableResult
  package func writeWithSAV(to parent: String) throws -> String {
    let path = try write(to: parent)
    try FileManager.default.removeItem(atPath: path + "/responses.csv")
    try Data(try systemFile()).write(to: URL(fileURLWithPath: path + "/responses.sav"))
    try PackageDescriber.descriptor(of: path).write(
      toFile: path + "/datapackage.json", atomically: false, encoding: .utf8)
    return path
  }
}

/// Bytes as digits.
package enum Hexadecimal {
  /// The bytes of pairs of hexadecimal digits.
  package static func bytes(_ text: String) -> [UInt8] {
    let digits = text.utf8.map { $0 < 0x3A ? $0 - 0x30 : $0 - 0x57 }
    return stride(from: 0, to: digits.count - 1, by: 2).map { digits[$0] << 4 | digits[$0 + 1] }
  }
}
