import Foundation
import Platform
@testable import SAV
import Survey
import TestSupport
import Testing

struct SAVReaderTests {
  /// The message with which a file is refused; `nil` when it is read.
  private static func refusal(_ bytes: [UInt8]) -> SAVError? {
    do {
      _ = try SAVTable(bytes)
      return nil
    } catch {
      return error
    }
  }

  private static func rows(_ table: SAVTable) -> [[String]] {
    (0..<table.cases.count).map { row in table.columns.indices.map { table.field($0, row) } }
  }

  // MARK: What is refused

  @Test(arguments: [false, true])
  func `a file that is cut off anywhere is refused with the byte and the reason`(_ isBig: Bool) {
    let bytes = SAVBuilder.small(isBig: isBig)
    #expect(Self.refusal(bytes) == nil)
    for end in bytes.indices {
      let error = Self.refusal(Array(bytes[..<end]))
      #expect(error != nil, "cut off at \(end)")
      if end >= 180 {
        #expect(error?.message.hasSuffix("it is cut off: copy or export it again") == true)
      }
      #expect((error?.offset ?? .max) <= end)
    }
  }

  @Test(arguments: ["pspp.sav", "pspp.zsav", "pspp-plain.sav", "readstat.zsav"])
  func `a file of another program that is cut off anywhere is refused`(_ name: String) throws {
    let bytes = try FileSystem.bytes(of: Project.root + "/Tests/Reference/spss/" + name)
    for end in stride(from: 0, to: bytes.count, by: 7) {
      #expect(Self.refusal(Array(bytes[..<end])) != nil, "cut off at \(end)")
    }
    #expect(Self.refusal(Array(bytes.dropLast())) != nil)
  }

  private static func changed(_ offset: Int, _ new: [UInt8]) -> [UInt8] {
    var bytes = SAVBuilder.small(isBig: false)
    bytes.replaceSubrange(offset..<(offset + new.count), with: new)
    return bytes
  }

  @Test(
    arguments: [
      (0, Array("$FL9".utf8), "no SPSS system file: it does not begin with $FL2 or $FL3"),
      (
        0, [0x5B, 0xC6, 0xD3, 0xF2],
        "the file is written in EBCDIC, by SPSS on a mainframe; save it on another computer"
      ),
      (
        64, [9],
        "the layout is neither 2 nor 3 in any byte order; the file is damaged: export it again"
      ),
      (72, [7], "an unknown compression, 7; the file is damaged: export it again"),
      (
        72, [2],
        "the beginning and the compression contradict each other; the file is damaged: export it again"
      ),
      (
        76, [1],
        nil
      ),
      (
        76, [2],
        "the weight is the variable 2, which is no number; the file is damaged: export it again"
      ),
      (
        80, [3],
        "the file says that it has 3 cases, but has room for 2 at most; it is cut off: copy or export "
          + "it again"
      ),
      (
        84, [0, 0, 0, 0, 0, 0, 0x64, 0x42],
        "numbers are in the floating-point format of IBM mainframes, not in that of IEEE 754; open the "
          + "file with a newer SPSS or PSPP and save it again"
      ),
      (
        84, [0, 0, 0, 0, 0, 0, 0xF8, 0x7F],
        "the bias of compressed numbers is nan, not 100; the file is damaged: export it again"
      ),
      (176, [5], "a record of the unknown type 5; the file is damaged: export it again"),
      (180, [0, 1], "a variable of the width 256; the file is damaged: export it again"),
      (
        180, [0xFF, 0xFF, 0xFF, 0xFF],
        "the variable before has too many records for its width; the file is damaged: export it again"
      ),
      (
        180, [9],
        "the variable before has too few records for its width; the file is damaged: export it again"
      ),
      (
        188, [4],
        "a variable with 4 missing values and 1 labels; the file is damaged: export it again"
      ),
    ] as [(Int, [UInt8], String?)])
  func `what contradicts itself is named`(_ offset: Int, _ new: [UInt8], _ message: String?) {
    #expect(Self.refusal(Self.changed(offset, new))?.message == message)
  }

  @Test(
    arguments: [
      ("x-mystery", 65_001, "texts are in the encoding \"x-mystery\", which is not known here"),
      (nil, 932, "texts are in the code page 932, which is not known here"),
      (nil, 1, "texts are in EBCDIC, which is not known here"),
    ] as [(String?, Int, String)])
  func `an unknown encoding is named`(_ name: String?, _ page: Int, _ message: String) {
    var builder = SAVBuilder()
    builder.header(slots: 1, cases: 0)
    builder.variable("A")
    builder.machine(codePage: page)
    if let name { builder.record(20, name) }
    builder.end()
    #expect(Self.refusal(builder.bytes)?.message.hasPrefix(message) == true)
  }

  @Test func `numbers of a mainframe are refused by the record of the machine, too`() {
    var builder = SAVBuilder()
    builder.header(slots: 1, cases: 0)
    builder.variable("A")
    builder.machine(codePage: 65_001, numbers: 3)
    builder.end()
    #expect(Self.refusal(builder.bytes)?.message.contains("VAX computers") == true)
  }

  @Test func `counts beyond the file take no memory`() {
    for (kind, numbers) in [
      (3, [Int(Int32.max)]), (6, [Int(Int32.max)]), (7, [1, 0x7FFF_FFFF, 0x7FFF_FFFF]),
    ] {
      var builder = SAVBuilder()
      builder.header(slots: 1, cases: 0)
      builder.variable("A")
      builder.integer(kind)
      for number in numbers { builder.integer(number) }
      #expect(Self.refusal(builder.bytes)?.message.contains("cut off") == true)
    }
  }

  @Test func `less than no labels of a long text are refused`() {
    var builder = SAVBuilder()
    builder.header(slots: 2, cases: 0)
    builder.variable("A", width: 9)
    builder.integer(7, 21, 1, 13, 1)
    builder.text("A")
    builder.integer(9, -1)
    builder.end()
    #expect(
      Self.refusal(builder.bytes)?.message == "-1 labels; the file is damaged: export it again")
  }

  @Test func `values of the wrong kind in compressed data are named with the case`() {
    for (code, message) in [
      (
        UInt8(254),
        "a text where a number should be, in the case 1; the file is damaged: export it again"
      ),
      (0xFD, "the file ends within the case 1; it is cut off: copy or export it again"),
    ] {
      var builder = SAVBuilder()
      builder.header(slots: 1, compression: 1, cases: 1)
      builder.variable("A")
      builder.end()
      builder.bytes += [code, 0, 0, 0, 0, 0, 0, 0]
      #expect(Self.refusal(builder.bytes)?.message == message)
    }
    var builder = SAVBuilder()
    builder.header(slots: 1, compression: 1, cases: 1)
    builder.variable("A", width: 3)
    builder.end()
    builder.bytes += [101, 0, 0, 0, 0, 0, 0, 0]
    #expect(
      Self.refusal(builder.bytes)?.message
        == "a number where a text should be, in the case 1; the file is damaged: export it again")
  }

  // MARK: What is read

  @Test(arguments: [false, true]) func `both byte orders say the same`(_ isBig: Bool) throws {
    let table = try SAVTable(SAVBuilder.small(isBig: isBig))
    let file = table.file
    #expect(file.label == "Kleine Befragung")
    #expect(file.created == "2020-05-31T12:30:00")
    #expect(file.documents == ["ein Dokument"])
    #expect(file.weight == 2)
    #expect(
      file.variables == [
        SAVFile.Variable(
          name: "frage_eins", label: "Frage 1", format: SAVFormat(.f, width: 8, decimals: 0),
          measure: .nominal,
          labels: [
            .init(value: .number(1), text: "ja"), .init(value: .number(2), text: "nein"),
            .init(value: .number(9), text: "keine Angabe"),
          ], missing: .init(values: [.number(8), .number(9)])),
        SAVFile.Variable(
          name: "Ein_Text", width: 10, format: SAVFormat(.a, width: 10), measure: .nominal),
        SAVFile.Variable(
          name: "w", format: SAVFormat(.f, width: 8, decimals: 2), measure: .scale,
          missing: .init(range: -9...(-1))),
      ])
    #expect(Self.rows(table) == [["1", "Köln", "0.5"], ["", "", "2"]])
  }

  @Test func `compressed data and an unknown number of cases are read`() throws {
    var builder = SAVBuilder()
    builder.header(slots: 3, compression: 1, cases: -1)
    builder.variable("A")
    builder.variable("B", width: 9)
    builder.end()
    // 1; "", ""; empty; "langtext", "x"; 0.25; padding; the end.
    builder.bytes += [101, 254, 254, 255, 253, 253, 0, 253]
    builder.text("langtext")
    builder.text("x", 8)
    builder.double(0.25)
    builder.bytes += [254, 254, 252, 0, 0, 0, 0, 0]
    let table = try SAVTable(builder.bytes)
    #expect(Self.rows(table) == [["1", ""], ["", "langtextx"], ["0.25", ""]])
  }

  @Test(
    arguments: [
      ("windows-1252", [0x80, 0xE4], "€ä"), ("CP1250", [0x8C, 0xE4], "Śä"),
      ("windows-1251", [0xC4, 0xE0], "Да"), ("ISO_8859-15", [0xA4, 0xFC], "€ü"),
      ("latin1", [0xA4, 0xFC], "¤ü"), ("UTF8", [0xC3, 0xA4], "ä"), ("cp850", [0x84, 0xE1], "äß"),
      ("UTF-8", [0x41, 0xC3], "A\u{FFFD}"),
    ] as [(String, [UInt8], String)])
  func `texts are read in the encoding that the file names`(
    _ name: String, _ bytes: [UInt8], _ text: String
  ) throws {
    var builder = SAVBuilder()
    builder.header(slots: 1, cases: 1)
    builder.variable("A", width: 8)
    builder.machine(codePage: 1_252)
    builder.record(20, name)
    builder.end()
    builder.bytes += bytes + Array(repeating: 0x20, count: 8 - bytes.count)
    let table = try SAVTable(builder.bytes)
    #expect(Self.rows(table) == [[text]])
    let remarks = SurveyFile(table).remarks.filter { $0.contains("\u{FFFD}") }
    #expect(
      remarks
        == (text.contains("\u{FFFD}")
          ? ["characters that are not utf-8 stand as \u{FFFD} in A"] : []))
  }

  @Test func `a file that does not say its encoding is read as Windows-1252, and that is told`()
    throws
  {
    var builder = SAVBuilder()
    builder.header(slots: 1, cases: 0)
    builder.variable("A", label: "Gr\u{1}")
    builder.end()
    builder.bytes[builder.bytes.lastIndex(of: 1) ?? 0] = 0xFC
    let file = try SAVTable(builder.bytes).file
    #expect(file.variables[0].label == "Grü")
    #expect(
      file.remarks == [
        "the file does not say its encoding; it is read as windows-1252, look whether umlauts are right"
      ])
  }

  @Test func `columns of more different values than are counted stay whole`() throws {
    let count = 10_000
    var builder = SAVBuilder()
    builder.header(slots: 3, cases: count)
    builder.variable("A")
    builder.variable("B", width: 12)
    builder.end()
    for row in 0..<count {
      builder.double(row.isMultiple(of: 7) ? -.greatestFiniteMagnitude : Double(row) / 4)
      builder.text(row.isMultiple(of: 5) ? "" : "text \(row)", 16)
    }
    let table = try SAVTable(builder.bytes)
    #expect(table.columns.allSatisfy { $0.values == nil })
    let expected = (0..<count).map { row -> [String] in
      let number = row.isMultiple(of: 7) ? "" : SAVTable.decimal(Double(row) / 4)
      return [number, row.isMultiple(of: 5) ? "" : "text \(row)"]
    }
    #expect(Self.rows(table) == expected)
    let columns = SurveyFile(table).questions.flatMap(\.columns)
    #expect(columns.map(\.emptyCount) == [1_429, 2_000])
  }
}

struct SAVTimeTests {
  @Test(
    arguments: [
      (13_810_262_400, .date, "2020-05-31"), (13_810_262_400, .adate, "2020-05-31"),
      (13_810_262_400, .edate, "2020-05-31"), (13_810_262_400, .sdate, "2020-05-31"),
      (13_810_262_400, .jdate, "2020-05-31"), (13_810_262_400, .moyr, "2020-05"),
      (13_810_262_400, .qyr, "2020-Q2"), (13_810_262_400, .wkyr, "2020-05-31"),
      (13_810_307_415, .datetime, "2020-05-31T12:30:15"),
      (13_810_307_415.5, .ymdhms, "2020-05-31T12:30:15.5"),
      (45_015, .time, "12:30:15"), (130_000, .mtime, "36:06:40"), (-60, .time, "-00:01:00"),
      (183_845, .dtime, "P2DT3H4M5S"), (0, .date, "1582-10-14"), (86_400, .date, "1582-10-15"),
      (-1, .date, nil), (1e300, .date, nil), (1e300, .dtime, nil), (1, .f, nil), (3, .wkday, nil),
      (5, .month, nil),
    ] as [(Double, SAVFormat.Kind, String?)])
  func `a number is the day or time that its format shows`(
    _ number: Double, _ kind: SAVFormat.Kind, _ text: String?
  ) {
    #expect(SAVTime.text(number, kind) == text)
  }

  @Test func `every format has the name that SPSS gives it`() {
    let names = SAVFormat.Kind.allCases.map { "\($0.rawValue) \($0.name)" }
    let expected = """
      1 A, 2 AHEX, 3 COMMA, 4 DOLLAR, 5 F, 6 IB, 7 PIBHEX, 8 P, 9 PIB, 10 PK, 11 RB, 12 RBHEX, \
      15 Z, 16 N, 17 E, 20 DATE, 21 TIME, 22 DATETIME, 23 ADATE, 24 JDATE, 25 DTIME, 26 WKDAY, \
      27 MONTH, 28 MOYR, 29 QYR, 30 WKYR, 31 PCT, 32 DOT, 33 CCA, 34 CCB, 35 CCC, 36 CCD, \
      37 CCE, 38 EDATE, 39 SDATE, 40 MTIME, 41 YMDHMS
      """
    #expect(names.joined(separator: ", ") == expected)
  }
}
