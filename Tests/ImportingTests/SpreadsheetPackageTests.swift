import Database
import Foundation
@testable import Importing
import Packages
import TestSupport
import Testing
import Text

/// Packages whose files come out of spreadsheets.
@Suite struct SpreadsheetPackageTests {
  private let packages: TestPackages
  private let package: String

  init() throws {
    packages = try TestPackages()
    package = try packages.copy(of: "zukunft-vor-ort")
  }

  /// Writes a table of the package anew in a dialect, its cells changed as a spreadsheet would, and
  /// tells the descriptor nothing about it.
  private func rewrite(
    _ name: String, delimiter: CSVDialect.Delimiter = .comma, as encoding: String.Encoding = .utf8,
    _ change: (_ column: String, _ text: String) -> String = { $1 }
  ) throws {
    let path = package + "/\(name).csv"
    let rows = try CSV(Array(Data(contentsOf: URL(fileURLWithPath: path)))).rows
    let heading = try #require(rows.first).map(\.text)
    let changed = rows.dropFirst().map { row in zip(heading, row).map { change($0, $1.text) } }
    let text = CSV.text([heading] + changed, delimiter: delimiter)
    try #require(text.data(using: encoding)).write(to: URL(fileURLWithPath: path))
  }

  /// Puts texts into the column `value` of the first rows of the observations.
  private func setValues(
    _ texts: [String], column: String = "value", delimiter: CSVDialect.Delimiter = .semicolon
  ) throws {
    var rest = texts[...]
    try rewrite("observations", delimiter: delimiter) { $0 == column ? rest.popFirst() ?? $1 : $1 }
  }

  private func complaints(_ choice: CSVDialect.Choice = .init()) throws -> [String] {
    try? FileManager.default.removeItem(atPath: packages.folder.file("warehouse.sqlite"))
    let connection = try packages.warehouseWithVocabulary()
    do {
      _ = try Importer(connection).load(
        StudyPackage(directory: package, choice: choice), from: package, at: nil)
      return []
    } catch let list as ProblemList {
      let problems = list.problems
      return problems.map { $0.line { "\($0)" } }
    }
  }

  private func places(_ complaints: [String]) -> [String] {
    complaints.map { complaint in
      let parts = complaint.split(separator: ":", maxSplits: 3)
      return parts.count == 4 ? "\(parts[0]):\(parts[1]):\(parts[3])" : complaint
    }
  }

  @Test func `a number with two readings is reported with both, and settled by a choice`() throws {
    var texts = ["1.234", "5"][...]
    try rewrite("questions") { $0.hasPrefix("scale_") ? texts.popFirst() ?? $1 : $1 }
    #expect(
      try places(complaints()) == [
        "questions.csv:2: scale_min: found \"1.234\", expected a number that can be read in one way; this is 1234 with a decimal comma and 1.234 with a decimal point; sayDecimalSign"
      ])
    #expect(try complaints(.init(decimalSign: .point)).isEmpty)
    #expect(
      try StudyPackage(directory: package, choice: .init(decimalSign: .comma)).dialectNotes
        .contains(
          "questions.csv: read as commas, decimal comma, UTF-8"))
    let text = try PackageDescriber.descriptor(of: package, choice: .init(decimalSign: .point))
    #expect(text.contains("\"decimalChar\": \".\""))
    try packages.folder.write(text, to: "zukunft-vor-ort/datapackage.json")
    #expect(try complaints().isEmpty)
  }

  @Test func `evidence that contradicts itself is reported once, with both cells`() throws {
    try setValues(["12,5", "12.5", "1.5"])
    let complaints = try places(complaints())
    #expect(
      complaints.contains(
        "observations.csv:3: value: found \"12.5\", expected one decimal sign in the whole file; row 2 has a comma, \"12,5\"; insistOnDecimalSign(\"comma\")"
      ))
    #expect(complaints.count { $0.contains("decimal sign") } == 1)
    let settled = try places(self.complaints(.init(decimalSign: .comma)))
    #expect(
      settled.count { $0.contains("expected a number with a decimal comma such as 56,5") } == 10)
  }

  @Test func `what a spreadsheet writes instead of numbers is reported with what to do`() throws {
    try setValues(["#WERT!", "n/a", "1E+05", "5.5"], column: "base_min")
    #expect(
      try places(complaints()) == [
        "observations.csv:2: base_min: found \"#WERT!\", expected a number; this is an error of the spreadsheet: mend the formula, or leave the cell empty",
        "observations.csv:3: base_min: found \"n/a\", expected a number, or an empty cell where there is none",
        "observations.csv:4: base_min: found \"1E+05\", expected a number written out; give the column the format Number in the spreadsheet, and save again",
        "observations.csv:5: base_min: found \"5.5\", expected a whole number such as 412",
      ])
  }

  @Test func `a percent sign stands only with a value in percent`() throws {
    try setValues(["300 %"], column: "base_min")
    let complaints = try places(complaints())
    #expect(
      complaints == [
        "observations.csv:2: base_min: found \"300 %\", expected a number without %, which only value, value_min and value_max may have, in rows whose unit is percent"
      ])
  }

  @Test func `dates that may be two, or a number of days, are reported`() throws {
    let dates = ["05/06/2017", "43982"]
    var rest = dates[...]
    try rewrite("waves") { $0.hasPrefix("fieldwork") ? rest.popFirst() ?? $1 : $1 }
    #expect(
      try places(complaints()) == [
        "waves.csv:2: fieldwork_start: found \"05/06/2017\", expected a date written 2017-06-05 or 2017-05-06; between slashes the day and the month cannot be told apart",
        "waves.csv:2: fieldwork_end: found \"43982\", expected a date such as 2020-05-31; this is the number by which a spreadsheet keeps a day (2020-05-31 in Excel): format the column as text and type the date",
      ])
  }

  @Test func `a descriptor that contradicts the file is reported with the place`() throws {
    try rewrite("waves", as: .windowsCP1252)
    let complaints = try complaints()
    #expect(complaints.count == 1)
    #expect(
      complaints.first?.hasSuffix(
        "expected CSV: not UTF-8; findEncoding"
      ) == true)
    #expect(try self.complaints(.init(encoding: .windows1252)).count > 0)
    try packages.edit(
      package + "/datapackage.json", "\"name\": \"value\",",
      "\"name\": \"value\", \"decimalChar\": \";\",")
    #expect(
      try self.complaints().contains {
        $0.hasSuffix(
          "decimalChar: found \";\", expected a point or a comma, the same in the whole file")
      })
  }

  @Test func `a package saved by a German Excel loads the same rows, described or told`() throws {
    let plain = try packages.warehouseWithVocabulary()
    _ = try Importer(plain).load(package)
    let expected = try rows(plain)
    try rewrite("waves", delimiter: .semicolon, as: .windowsCP1252) { column, text in
      let parts = text.split(separator: "-")
      return column.hasPrefix("fieldwork") ? parts.reversed().joined(separator: ".") : text
    }
    var isFirst = true
    try rewrite("observations", delimiter: .semicolon, as: .windowsCP1252) { column, text in
      guard column == "value", !text.isEmpty else { return text }
      defer { isFirst = false }
      return isFirst ? text + ",0\u{A0}%" : text.replacing(".", with: ",")
    }
    try FileManager.default.removeItem(atPath: packages.folder.file("warehouse.sqlite"))
    let text = try PackageDescriber.descriptor(of: package)
    #expect(
      text.contains(
        """
              "encoding": "windows-1252",
              "dialect": {
                "delimiter": ";"
              },

        """))
    #expect(text.contains("\"decimalChar\": \",\""))
    try packages.folder.write(text, to: "zukunft-vor-ort/datapackage.json")
    let read = try StudyPackage(directory: package)
    #expect(
      read.dialectNotes == [
        "waves.csv: read as semicolons, Windows-1252",
        "observations.csv: read as semicolons, decimal comma, Windows-1252",
      ])
    let connection = try packages.warehouseWithVocabulary()
    _ = try Importer(connection).load(read, from: package, at: nil)
    #expect(try rows(connection) == expected)
  }

  /// What the changed tables hold.
  private func rows(_ connection: Connection) throws -> [String] {
    try connection.texts(
      """
      SELECT json_array(wave_id, label_de, fieldwork_start, fieldwork_end, note) FROM waves
      UNION ALL
      SELECT json_array(finding_id, value, value_min, value_max, base_min) FROM observations
      ORDER BY 1
      """)
  }
}
