import Database
import Foundation
@testable import Store
import TestSupport
import Testing

/// The contract with every other reader: names, columns, order and types of the views.
///
/// `Tests/Answers/views.txt` holds them. Columns are only ever added, at the end of a view, and views
/// are only ever added: for that, run with `WAVEHOUSE_UPDATE=1`. Whatever else changes needs a new
/// migration and a note in CHANGELOG.md; without a migration it is not written even then.
@Suite struct ViewContractTests {
  private static let path = Project.root + "/Tests/Answers/views.txt"

  @Test func `the views are as their readers know them`() throws {
    let now = ViewContract(
      schema: WarehouseFile.schemaVersion,
      lines: try BuiltWarehouse.open().texts(
        """
        SELECT s.name || ' ' || (x.cid + 1) || ' ' || x.name || ' ' || d.value_type
        FROM sqlite_schema AS s
        JOIN pragma_table_xinfo(s.name) AS x
        LEFT JOIN dictionary AS d ON d.object_name = s.name AND d.column_name = x.name
        WHERE s.type = 'view'
        ORDER BY s.name, x.cid
        """))
    let known = ViewContract(try String(contentsOfFile: Self.path, encoding: .utf8))
    if WrittenFile.isUpdated, now.mayFollow(known) {
      try now.text.write(toFile: Self.path, atomically: true, encoding: .utf8)
    }
    let written = ViewContract(try String(contentsOfFile: Self.path, encoding: .utf8))
    #expect(
      now.lines == written.lines,
      """
      The views differ from Tests/Answers/views.txt. A change of what others read needs a migration \
      and a note in CHANGELOG.md; then WAVEHOUSE_UPDATE=1 writes the file anew.
      """)
  }

  @Test func `without a migration columns and views may only be added`() {
    let old = ViewContract(schema: 4, lines: ["a 1 x text", "a 2 y real", "b 1 z text"])
    let changes: [[String]] = [
      ["a 1 x text", "b 1 z text"], ["a 1 x text", "a 2 y integer", "b 1 z text"],
      ["a 1 y real", "a 2 x text", "b 1 z text"], ["a 1 x text", "a 2 y real"],
      ["a 1 n text", "a 2 x text", "a 3 y real", "b 1 z text"],
    ]
    for lines in changes {
      #expect(!ViewContract(schema: 4, lines: lines).mayFollow(old), "\(lines)")
      #expect(ViewContract(schema: 5, lines: lines).mayFollow(old), "\(lines)")
      #expect(!ViewContract(schema: 3, lines: lines).mayFollow(old), "\(lines)")
    }
    let added = ["a 1 x text", "a 2 y real", "a 3 n text", "b 1 z text", "c 1 z text"]
    #expect(ViewContract(schema: 4, lines: added).mayFollow(old))
  }

  @Test func `the file reads as it was written`() {
    let contract = ViewContract(schema: 4, lines: ["a 1 x text", "a 2 y real"])
    #expect(ViewContract(contract.text) == contract)
  }
}

/// The columns of all views, a line each, and the schema in which they were written down.
private struct ViewContract: Equatable {
  let schema: Int
  let lines: [String]

  init(schema: Int, lines: [String]) {
    self.schema = schema
    self.lines = lines
  }

  init(_ text: String) {
    let lines = text.split(separator: "\n").map(String.init)
    schema = lines.first.flatMap { Int($0.drop { !$0.isNumber }) } ?? 0
    self.lines = Array(lines.dropFirst())
  }

  var text: String { (["# schema \(schema)"] + lines).joined(separator: "\n") + "\n" }

  /// Whether it keeps all that another has, or comes of a later migration.
  func mayFollow(_ other: ViewContract) -> Bool {
    schema > other.schema || schema == other.schema && Set(lines).isSuperset(of: other.lines)
  }
}
