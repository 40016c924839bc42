import Database
import Packages
import Text

/// Which of a package's groups are everyone that their waves asked.
///
/// A package may say so in the column `is_everyone`. Where it says nothing of a wave, it is the group that
/// is part of no other and that nothing narrows; if there is none of all kinds of municipality, the only
/// one of a kind: of a wave that asked counties, the counties. A wave that has cities beside counties and
/// no group of both has none.
struct EveryoneOfWaves {
  /// The groups.
  private(set) var groups: Set<String> = []
  /// Waves for which several groups could be it.
  private(set) var problems: [Problem] = []

  /// Looks at the groups of a package that is not yet in the warehouse.
  init(_ package: StudyPackage, _ connection: Connection) throws {
    guard let table = package.table("respondents") else { return }
    var waves: [String: [StudyPackage.Row]] = [:]
    table.forEachRow { waves[$0["wave_id"], default: []].append($0) }
    for (wave, rows) in waves {
      let known = try connection.texts(
        "SELECT respondents_id FROM respondents WHERE wave_id = :wave AND is_everyone = 1",
        ["wave": wave])
      let found = Self.everyone(of: rows, isKnown: !known.isEmpty)
      groups.formUnion(found.map { $0["respondents_id"] })
      let all = known + found.map { $0["respondents_id"] }
      guard all.count > 1, let last = found.last else { continue }
      problems.append(
        Problem(
          file: table.file, position: (last.cell("is_everyone") ?? last.first)?.position,
          row: last.first?.row, column: "is_everyone", found: last["is_everyone"],
          expected:
            "one group of everyone in the wave \(wave), not \(all.joined(separator: " and ")); "
            + "1 says which it is, 0 which it is not, part_of what a group belongs to"))
    }
  }

  private static func everyone(
    of rows: [StudyPackage.Row], isKnown: Bool
  ) -> [StudyPackage.Row] {
    let stated = rows.filter { $0["is_everyone"] == "1" }
    guard stated.isEmpty else { return stated }
    let widest = rows.filter { row in
      row["is_everyone"].isEmpty && narrowing.allSatisfy { row[$0].isEmpty }
    }
    let ofAllKinds = widest.filter { $0["unit_kind"] == "any" }
    if !ofAllKinds.isEmpty { return ofAllKinds }
    return isKnown || widest.count > 1 ? [] : widest
  }

  /// What makes a group a part of everyone.
  private static let narrowing = [
    "size_class_id", "inhabitants_min", "inhabitants_max", "municipality_type_id", "region_id",
    "condition_id", "part_of",
  ]
}
