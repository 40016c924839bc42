import Database
import Foundation
import Reports
import Testing

extension Report.Table {
  /// Some columns of each row, with bars between them.
  package func rows(_ columns: [String]) throws -> [String] {
    let indices = try columns.map { name in try #require(self.columns.firstIndex(of: name)) }
    return rows.map { row in
      indices.map { index in
        switch row[index] {
        case .text(let text): text
        case .integer(let integer): String(integer)
        case .real(let real): String(real)
        default: "-"
        }
      }.joined(separator: " | ")
    }
  }
}
