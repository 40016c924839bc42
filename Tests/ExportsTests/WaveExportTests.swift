import Database
@testable import Exports
import Foundation
import Importing
import Platform
import SAV
import Store
import Survey
import TestSupport
import Testing

struct WaveExportTests {
  private let folder: TemporaryFolder
  private let connection: Connection
  private let survey = SmallSurvey(name: "small", count: 30, seed: 4)

  init() throws {
    folder = try TemporaryFolder()
    connection = try Connection(":memory:", mode: .create)
    try MigrationFiles.migrator(Project.sources.migrations).migrate(connection)
    _ = try Importer(connection).load(Project.sources.seeds + "/vocabulary")
    _ = try Importer(connection).load(try survey.write(to: folder.path))
  }

  private func export(
    _ wave: String = "small", in language: Language = .german, isReplacing: Bool = false
  ) throws -> (WaveExport.Outcome, SAVTable) {
    let path = folder.file("out.sav")
    let outcome = try Replacement(
      of: path, replacing: isReplacing ? EarlierExport.sav : .nothing
    ).writeText {
      try WaveExport.systemFile(
        wave, to: $0, in: language, at: "2026-01-02T03:04:05Z", connection)
    }
    return (outcome, try SAVTable(try FileSystem.bytes(of: path)))
  }

  @Test func `a wave without answers and a file that is there are refused`() throws {
    #expect(throws: ExportError.noAnswers(wave: "other", known: ["small"])) {
      _ = try export("other")
    }
    #expect(try folder.names() == ["small"])
    _ = try export()
    #expect(throws: ReplacementError.exists(path: folder.file("out.sav"))) { _ = try export() }
    _ = try export(isReplacing: true)
    #expect(try folder.names() == ["out.sav", "small"])
  }

  @Test func `a file that cannot be made leaves nothing`() throws {
    #expect(throws: FileError.self) {
      try Replacement(of: folder.file("no/out.sav")).writeText {
        _ = try WaveExport.systemFile("small", to: $0, in: .german, at: nil, connection)
      }
    }
    #expect(try folder.names() == ["small"])
  }

  @Test func `the answers are those of the package, and so is what they mean`() throws {
    let (outcome, table) = try export()
    #expect(outcome.respondents == 30)
    #expect(
      outcome.notes == [
        "q2-1 is called q2_1", "q2-2 is called q2_2", "q2-3 is called q2_3",
      ])
    let file = table.file
    #expect(file.label == "W")
    #expect(file.created == "2026-01-02T03:04:05")
    #expect(
      file.documents == ["Welle: small", "Grundgesamtheit: alle", "Studie: T, P, L"])
    #expect(file.weight.map { file.variables[$0].name } == "weight")
    #expect(
      file.variables.map(\.name) == [
        "participant", "unit_kind", "inhabitants", "size_class", "weight", "q1", "q2_1", "q2_2",
        "q2_3", "q3", "q4", "q5",
      ])
    #expect(
      file.sets == [
        SAVFile.ResponseSet(
          name: "$q2", label: "F", kind: .dichotomies(counted: "1"), variables: [6, 7, 8])
      ])
    let first = file.variables[5]
    #expect(first.labels.map(\.text) == ["D", "D", "D"])
    #expect(first.missing == .init(values: [.number(8)]))
    #expect(first.measure == .nominal)
    #expect(file.variables[6].missing == .init(values: [.number(9)]))
    #expect(file.variables[10].missing == .init(values: [.number(-99)]))
    #expect(file.variables[1].labels.contains { $0 == .init(value: .text("city"), text: "Städte") })
    let places = [
      "id": 0, "inhabitants": 2, "weight": 4, "q1": 5, "q2-1": 6, "q2-2": 7, "q2-3": 8,
      "q3": 9, "q4": 10, "q5": 11,
    ]
    for (column, heading) in survey.headings.enumerated() {
      guard let place = places[heading] else { continue }
      let expected = survey.rows.map { row in
        Double(row[column]).map { SAVTable.decimal($0) } ?? row[column]
      }
      #expect((0..<30).map { table.field(place, $0) } == expected, "\(heading)")
    }
  }

  @Test func `labels are of the language that is asked for`() throws {
    let (_, table) = try export(in: .english)
    #expect(table.file.variables[5].labels.map(\.text) == ["E", "E", "E"])
    #expect(table.file.documents.first == "Wave: small")
  }

  @Test func `codes that are no numbers make texts, of numbers they get one`() {
    func code(_ text: String, _ isMissing: Bool = false) -> WaveCoding.Code {
      WaveCoding.Code(
        Codebook.Code(text: text, missing: isMissing ? .notAnswered : nil), label: "")
    }
    #expect(WaveCoding([code("1"), code("2.5")], isText: false).value(code("2.5")) == .number(2.5))
    #expect(WaveCoding([code("01"), code("2")], isText: false).value(code("2")) == .text("2"))
    #expect(WaveCoding([code("ja")], isText: false).width == 2)
    let number = WaveCoding([code("k. A.", true)], isText: false, isNumber: true)
    #expect(number.value(code("k. A.", true)) == .number(-999_999_999))
    #expect(number.changes == ["the code \"k. A.\" is -999999999"])
  }

  @Test func `more missing values than SPSS has room for become a range where they can`() {
    func missing(_ missing: [String], _ answers: [String], isText: Bool = false) -> (
      SAVFile.Missing, String?
    ) {
      let codes = missing.map { ($0, true) } + answers.map { ($0, false) }
      let coding = WaveCoding(
        codes.map {
          WaveCoding.Code(
            Codebook.Code(text: $0.0, missing: $0.1 ? .notAnswered : nil), label: "")
        }, isText: isText)
      return (coding.missing.missing, coding.missing.note)
    }
    #expect(
      missing(["9", "8", "7"], ["1"]).0 == .init(values: [.number(7), .number(8), .number(9)]))
    #expect(missing(["9", "8", "7", "6"], ["1"]).0 == .init(range: 6...9))
    #expect(
      missing(["-1", "97", "98", "99"], ["1"]).0 == .init(values: [.number(-1)], range: 97...99))
    #expect(
      missing(["-3", "-2", "-1", "99"], ["1"]).0 == .init(values: [.number(99)], range: -3...(-1)))
    let left = missing(["1", "3", "5", "7"], ["2", "4", "6"])
    #expect(left.0 == .init(values: [.number(1), .number(3), .number(5)]))
    #expect(left.1 == "only 3 of 4 codes that are no answers are missing values")
    let texts = missing(["k. A.", "weiß nicht"], ["ja"], isText: true)
    #expect(texts.0 == .init(values: [.text("k. A.")]))
    #expect(texts.1 == "only 1 of 2 codes that are no answers are missing values")
  }
}
