@testable import SAV
import TestSupport
import Testing

struct SAVWriterTests {
  private static func written(
    _ file: SAVFile, _ rows: [[SAVWriter.Cell]]
  ) throws -> SAVTable {
    var bytes: [UInt8] = []
    try SAVWriter(file).write(rows: rows.count, cell: { rows[$0][$1] }) { bytes += $0 }
    return try SAVTable(bytes)
  }

  @Test func `names that SPSS does not allow are changed, each in one way`() {
    var names = SAVNames()
    let own: [String] = [
      "q1", "Q1", "q1", "q-2", "2nd", "_x", "and", "größe", "a.", "", "#x", "$y", "@z", "a b",
      String(repeating: "x", count: 70), String(repeating: "x", count: 70),
      String(repeating: "ä", count: 40),
    ]
    let allowed: [String] = [
      "q1", "Q1_2", "q1_3", "q_2", "V2nd", "V_x", "and_", "größe", "a_", "V", "V#x", "V$y", "@z",
      "a_b", String(repeating: "x", count: 64), String(repeating: "x", count: 62) + "_2",
      String(repeating: "ä", count: 32),
    ]
    #expect(own.map { names.name(for: $0) } == allowed)
  }

  @Test func `what is written is read the same`() throws {
    var file = SAVFile()
    file.label = "Umfrage für Kommunen"
    file.created = "2020-05-31T12:30:00Z"
    file.documents = ["Zeile 1", "", "Zeile 3"]
    file.weight = 1
    file.variables = [
      SAVFile.Variable(
        name: "frage_eins_mit_langem_namen", label: String(repeating: "ä", count: 120),
        format: SAVFormat(.f, width: 4), measure: .nominal,
        labels: [.init(value: .number(-1.5), text: "ja"), .init(value: .number(9), text: "nein")],
        missing: .init(values: [.number(8), .number(9), .number(99)])),
      SAVFile.Variable(
        name: "w", format: SAVFormat(.f, width: 12, decimals: 3), measure: .scale),
      SAVFile.Variable(
        name: "kurz", width: 8, format: SAVFormat(.a, width: 8), measure: .nominal,
        labels: [.init(value: .text("ja"), text: "Ja")],
        missing: .init(values: [.text("k. A."), .text("x")])),
      SAVFile.Variable(
        name: "mittel", width: 200, format: SAVFormat(.a, width: 200),
        labels: [.init(value: .text("ein längerer Wert"), text: "Label")],
        missing: .init(values: [.text("fehlt")])),
      SAVFile.Variable(
        name: "lang", width: 1_000, format: SAVFormat(.a, width: 255), measure: .nominal),
      SAVFile.Variable(
        name: "bereich", format: SAVFormat(.date, width: 11),
        missing: .init(values: [.number(7)], range: -.infinity...(-1))),
      SAVFile.Variable(
        name: "zu", format: SAVFormat(.comma, width: 9, decimals: 1),
        missing: .init(range: 5...(.infinity))),
    ]
    file.sets = [
      SAVFile.ResponseSet(
        name: "$a", label: "Mehrere", kind: .dichotomies(counted: "1"), variables: [0, 5]),
      SAVFile.ResponseSet(name: "$b", label: "", kind: .categories, variables: [2, 3]),
    ]
    let long = String(repeating: "Wörter und ", count: 80)
    let table = try Self.written(
      file,
      [
        [
          .number(-1.5), .number(1), .text("ja"), .text("fehlt"), .text(long), .number(7),
          .number(151),
        ],
        [.number(152), .number(0.125), .empty, .empty, .empty, .empty, .number(-99)],
        [
          .number(-100), .number(2), .text("x"), .text("y"), .text("z"), .number(13_810_262_400),
          .number(0),
        ],
      ])
    file.created = "2020-05-31T12:30:00"
    #expect(table.file.variables == file.variables)
    #expect(table.file.sets == file.sets)
    #expect(table.file.label == file.label)
    #expect(table.file.created == file.created)
    #expect(table.file.documents == file.documents)
    #expect(table.file.weight == 1)
    let fields = (0..<3).map { row -> String in
      file.variables.indices.map { "\(table.cases.cell(row, $0))" }.joined(separator: " ")
    }
    let expected: [String] = [
      "number(-1.5) number(1.0) text(\"ja\") text(\"fehlt\") text(\"\(long.dropLast())\") number(7.0) "
        + "number(151.0)",
      "number(152.0) number(0.125) empty empty empty empty number(-99.0)",
      "number(-100.0) number(2.0) text(\"x\") text(\"y\") text(\"z\") number(13810262400.0) number(0.0)",
    ]
    #expect(fields == expected)
  }

  @Test(arguments: [1, 7, 8, 9, 252, 253, 255, 256, 503, 504, 505, 508, 511, 32_767])
  func `a text of any width is read as it was written`(_ width: Int) throws {
    var file = SAVFile()
    file.variables = [
      SAVFile.Variable(name: "a", width: width), SAVFile.Variable(name: "b"),
    ]
    let texts = [
      String(repeating: "x", count: width), String("abcdefghij".prefix(width)),
      String(repeating: "y", count: width - 1),
    ]
    let table = try Self.written(file, texts.map { [.text($0), .number(1.5)] })
    #expect((0..<3).map { table.field(0, $0) } == texts)
    #expect((0..<3).map { table.field(1, $0) } == ["1.5", "1.5", "1.5"])
    #expect(table.file.variables[0].width == width)
  }

  @Test func `labels that are too long are cut off between characters`() throws {
    var file = SAVFile()
    file.variables = [
      SAVFile.Variable(
        name: "a", label: String(repeating: "ä", count: 200),
        labels: [.init(value: .number(1), text: "x" + String(repeating: "ä", count: 100))])
    ]
    let variable = try Self.written(file, []).file.variables[0]
    #expect(variable.label == String(repeating: "ä", count: 127))
    #expect(variable.labels[0].text == "x" + String(repeating: "ä", count: 59))
  }
}
