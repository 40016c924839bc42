@testable import Checking
import Database
import Importing
import TestSupport
import Testing

/// The check `computed` on the wave of the guide: whatever is changed of what follows from its answers is
/// found, and nothing else.
@Suite struct ComputedCheckTests {
  private let folder: TemporaryFolder
  private let connection: Connection

  init() throws {
    folder = try TemporaryFolder()
    connection = try BuiltWarehouse.copy(in: folder)
    _ = try Importer(connection).load(
      Project.root + "/Documentation/examples/finished/kuestenland-2024")
    // The tables refuse some of the changes that are made here.
    try connection.execute("PRAGMA ignore_check_constraints = ON")
  }

  private func seen() throws -> [String] {
    try QualityReview(connection, checks: [.computed]).rows.map(\.sighting.message)
  }

  /// What is seen after a change, which is undone.
  private func seen(after change: String) throws -> [String] {
    try connection.execute("SAVEPOINT change")
    try connection.execute(change)
    let seen = try seen()
    try connection.execute("ROLLBACK TO change; RELEASE change")
    return seen
  }

  @Test(arguments: [
    (
      "UPDATE observations SET value = value + 3, value_min = value_min + 3, value_max = value_max + 3",
      "kuestenland-2024/components:dms:all"
    ),
    (
      "UPDATE observations SET value = value + 3, value_min = value_min + 3, value_max = value_max + 3",
      "kuestenland-2024/services:online-services:class-1:mean"
    ),
    ("DELETE FROM observations", "kuestenland-2024/strategy:strategy-exists:all"),
  ])
  func `a changed share of several answers, a changed mean and a number that is gone are found`(
    _ change: String, _ finding: String
  ) throws {
    let found = try seen(after: "\(change) WHERE finding_id = '\(finding)'")
    #expect(found.map { String($0.prefix { $0 != " " }) } == [finding + ":"])
  }

  @Test func `what is found says both sides`() throws {
    let finding = "kuestenland-2024/strategy:strategy-exists:all"
    func clause(_ change: String) throws -> [String] {
      try seen(after: "\(change) WHERE finding_id = '\(finding)'").map {
        $0.replacing(finding, with: "it")
      }
    }
    let it = "28.655400440852315 of 38"
    #expect(
      try clause("UPDATE observations SET value = 1.5, base_min = 2") == [
        "it: stored 1.5 of 2, the answers yield \(it)"
      ])
    #expect(
      try clause("UPDATE observations SET effective_base = NULL") == [
        "it: stored effective_base nothing, the answers yield 35.501323509055865"
      ])
    #expect(try clause("DELETE FROM observations") == ["it: not stored, the answers yield \(it)"])
    #expect(
      try clause("UPDATE observations SET finding_id = 'other'") == [
        "it: not stored, the answers yield \(it)",
        "other: stored \(it), the answers yield no such number",
      ])
  }

  @Test func `any change of any number is found, and nothing but it`() throws {
    #expect(try seen() == [])
    let findings = try connection.texts(
      "SELECT finding_id FROM observations WHERE weighting IS NOT NULL ORDER BY 1")
    #expect(findings.count == 133)
    let changes = [
      "value = value + 1e-6", "unweighted_value = unweighted_value - 1e-6",
      "value_min = value_min - 0.5", "value_max = value_max + 0.5", "base_min = base_min - 1",
      "base_max = base_max + 1", "effective_base = effective_base * 1.001",
      "weighting = 'unweighted'", "unit = 'inhabitants'", "qualifier = 'approx'",
      "statistic = 'count'",
    ].map { "UPDATE observations SET \($0)" }
    for (place, finding) in findings.enumerated() {
      // Each change comes to all kinds of numbers.
      let change = changes[place % changes.count]
      let found = try seen(after: "\(change) WHERE finding_id = '\(finding)'")
      #expect(found.map { $0.hasPrefix(finding + ": stored ") } == [true], "\(change)")
      let lost = try seen(after: "DELETE FROM observations WHERE finding_id = '\(finding)'")
      #expect(lost.map { $0.hasPrefix(finding + ": not stored, the answers yield ") } == [true])
      let added = try seen(
        after: """
          CREATE TEMP TABLE added AS SELECT * FROM observations WHERE finding_id = '\(finding)';
          UPDATE added SET finding_id = 'more';
          INSERT INTO observations SELECT * FROM added
          """)
      #expect(
        added.map {
          $0.hasPrefix("more: stored ") && $0.hasSuffix(", the answers yield no such number")
        } == [true])
    }
  }

  @Test func `answers that no import leaves so are not counted but told`() throws {
    let changes = [
      "DELETE FROM participants WHERE participant_id = 7",
      "DELETE FROM codes WHERE code_number = 1",
      "DELETE FROM answers WHERE participant_id = 7",
      "UPDATE answers SET code_number = 77 WHERE participant_id = 7",
      "UPDATE participants SET weight = NULL WHERE participant_id = 7",
    ]
    try connection.execute("PRAGMA foreign_keys = OFF")
    #expect(
      try changes.map { try seen(after: $0) } == [
        ["the respondents of kuestenland-2024 are not numbered one after the other"],
        ["the codes of strategy are not numbered from -1"],
        ["the answers to strategy are not one of each respondent"],
        ["some answers to strategy are none of its codes"],
        ["1 respondents of kuestenland-2024 have no weight"],
      ])
  }
}
