import Errors
import Asking
@testable import Authoring
import Bytes
import Database
import Foundation
@testable import Importing
@testable import LimeSurvey
@testable import Packages
import Platform
@testable import SAV
@testable import Store
@testable import Survey
import TestSupport
@testable import Text

/// What takes inputs from outside.
///
/// An input may be refused; nothing else may go wrong.
enum FuzzTarget: String, CaseIterable, CustomStringConvertible {
  case table, number, json, query, conditions, inflate, systemFile, xml, limeSurvey, answers,
    imports
  case question

  var description: String { rawValue }

  /// Of a thousand executions, how many it gets.
  var share: Int {
    switch self {
    case .table: 170
    case .number: 180
    case .json: 130
    case .xml: 50
    case .limeSurvey: 10
    case .query: 90
    case .conditions: 90
    case .inflate: 80
    case .systemFile: 80
    case .answers: 98
    case .imports: 18
    case .question: 4
    }
  }

  /// An input that went wrong without ending the process.
  struct Finding: Error { let message: String }
}

/// Tries inputs on a target.
final class FuzzRun {
  let target: FuzzTarget
  /// How many inputs were taken, not refused.
  fileprivate(set) var taken = 0
  private let survey = SmallSurvey(name: "fz", count: 8, seed: 7)
  private let connection: Connection?

  init(_ target: FuzzTarget) throws {
    self.target = target
    switch target {
    case .answers, .imports:
      let connection = try Connection(":memory:", mode: .create)
      try MigrationFiles.migrator(Project.sources.migrations).migrate(connection)
      _ = try Importer(connection).load(Project.sources.seeds + "/vocabulary")
      self.connection = connection
      if target == .answers {
        _ = try Importer(connection).load(Self.package(survey.bytes), from: "fz", at: nil)
      }
    case .question: connection = try BuiltWarehouse.open()
    default: connection = nil
    }
  }

  /// The inputs to begin with.
  func samples() throws -> [[UInt8]] {
    switch target {
    case .table:
      return [
        "a,b,c\n1,2,3\n\"x\",\"y \"\"z\"\"\",\n", "sep=;\na;b\r\n1,5;2\r\n", "a\tb\r1\t2\r",
        "a,b\n,,\n\n1,2",
        "\u{FEFF}ä,ö\n\"a\nb\",c\n",
      ].map { Array($0.utf8) } + [[0xFF, 0xFE, 0x61, 0, 0x2C, 0, 0x62, 0, 0x0A, 0]]
    case .number:
      return [
        "1.234,56", "-12,5 %", "1'234'567.8", "31.05.2020", "5/6/2020", "43982", "1 234",
        "2020-05-31",
        "1.5e3", "#REF!",
      ].map { Array($0.utf8) }
    case .json:
      let path = Project.sources.seeds + "/typfrage/datapackage.json"
      return [
        try FileSystem.bytes(of: path).prefix(6_000) + [], try Self.descriptor(survey.bytes),
        Array(#"{"a": [1, -2.5e3, "ü\u00e4\ud83d\ude00\n", true, null], "b": {}}"#.utf8),
      ]
    case .query:
      return try FileSystem.names(in: Project.sources.seeds + "/queries").prefix(4).map {
        try FileSystem.bytes(of: Project.sources.seeds + "/queries/" + $0)
      }
    case .conditions:
      return ["q1=1|2 and q3!=5", "s001=1", "a=1 und b!=2|3"].map { Array($0.utf8) }
    case .inflate: return try SAVSamples.compressed()
    case .systemFile: return try SAVSamples.files()
    case .xml:
      return [
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<a b='1'><c>x &amp; &#228;</c><![CDATA[<d>]]></a>",
        "<!-- x --><a/>", "<!DOCTYPE a><a>\r\n<b/><b>ü</b></a>",
      ].map { Array($0.utf8) } + [Self.limeSurveys()[0]["s.lss"] ?? []]
    case .limeSurvey: return Self.limeSurveys().map { FileBundle($0).bytes }
    case .answers:
      return try (UInt64(1)...12).map { seed in
        let survey = SmallSurvey(name: "fz", count: Int(seed), seed: seed)
        let bytes = seed.isMultiple(of: 3) ? try survey.bytesWithSAV() : survey.bytes
        return FileBundle(bytes.filter { Self.answerFiles.contains($0.key) }).bytes
      }
    case .imports:
      return try (UInt64(1)...4).map { seed in
        let survey = SmallSurvey(name: "fz", count: 6, seed: seed)
        return FileBundle(seed == 4 ? try survey.bytesWithSAV() : survey.bytes).bytes
      }
    case .question:
      return [
        "DMS, Bedächtige vs Optimierer", "Wie viele Kreise haben einen CIO?",
        "highest share of measures in cities under 20.000 inhabitants 2017", "WLAN Verlauf",
      ].map { Array($0.utf8) }
    }
  }

  /// What is put into them.
  var words: [String] {
    switch target {
    case .answers, .imports:
      return [
        "single", "multiple", "scale", "number", "text", "answer", "ignored", "participant",
        "weight",
        "unit_kind", "inhabitants", "municipality_type", "region", "not_asked", "dont_know",
        "not_answered", "q1", "q2-1", "q3", "q4", "q5", "q1=1", "q2-1!=1 and q1=2", "q3=8", "fz/q1",
        "fz/q2", "fz/q3", "fz/q4", "fz-q1-o1", "fz-q1-o2", "fz-q2-o1", "fz-q3-o0", "fz-q4-o0",
        "city",
        "county", "fz", "fz/all", "-99", "8", "id", "any", "derived", "5", "9",
      ]
    case .query:
      return ["-- parameter: a text\n", "-- name: x\n", "--   more\n", "-- values: SELECT 1\n"]
    case .json:
      return ["{", "}", "[", "]", ":", "\"path\"", "\"../x.csv\"", "\\u", "\\ud83d", "1e999"]
    case .conditions: return ["and", "und", "!=", "!", "||"]
    case .question:
      return ["Kreise", "über", "10.000", "nicht", "2017", "mean", "vs", "?", "gewichtet"]
    case .systemFile:
      return [
        "$FL2", "$FL3", "\u{2}\0\0\0", "\u{7}\0\0\0", "\u{3E7}\0\0", "VAR=00300\0\t",
        "$a=D1 1 0  q1\n",
        "UTF-8", "\0\0\0\0", "\u{1}\0\0\0", "\u{7F}\0\0\0",
      ]
    case .xml:
      return ["<a>", "</a>", "<![CDATA[", "]]>", "&lt;", "&#x", "<!--", "-->", "<!DOCTYPE", "<?"]
    case .limeSurvey:
      return [
        "submitdate", "token", "[other]", "[SQ001]", "_SQ001", "Y", "N/A", "-oth-", "<type>", "L",
        "M",
        "P", "1", "R", ":", "<relevance>", "q1.NAOK == \"A1\"", " and ", " or ", "!",
        "is_empty(q1)",
        "<scale_id>", "<row>", "</row>", "<language>", "en", "1X1X12",
      ]
    case .table, .number, .inflate: return []
    }
  }

  /// Tries an input.
  ///
  /// - Throws: ``FuzzTarget/Finding`` and every error that is no refusal.
  func run(_ input: [UInt8]) throws {
    switch target {
    case .table: try table(input)
    case .number: try number(input)
    case .json: try json(input)
    case .query:
      _ = try? CannedQuery(parsing: String(decoding: input, as: UTF8.self), file: "f.sql")
    case .conditions: try conditions(String(decoding: input, as: UTF8.self))
    case .inflate: try inflate(input)
    case .systemFile: try systemFile(input)
    case .xml: _ = (try? XML.parse(input)).map { taken += $0.name.isEmpty ? 0 : 1 }
    case .limeSurvey: try limeSurvey(input)
    case .answers: try answers(input)
    case .imports: try imports(input)
    // The time that a question takes grows with its words.
    case .question: try question(String(decoding: input.prefix(400), as: UTF8.self))
    }
  }

  fileprivate func require(_ isTrue: Bool, _ message: @autoclosure () -> String) throws {
    guard isTrue else { throw FuzzTarget.Finding(message: message()) }
  }

  // MARK: Tables, numbers, JSON

  /// The place of each field must be the same however it is found.
  private func table(_ input: [UInt8]) throws {
    guard let text = try? SeparatedText(input, choice: .init()) else {
      return try require((try? CSV(input)) == nil, "CSV reads what SeparatedText refuses")
    }
    var reader = text.reader
    try text.scan { scanner in
      while let row = try? reader.next() {
        scanner.skipEmptyLines()
        let mark = scanner.mark
        for (place, field) in row.enumerated() {
          _ = try? scanner.next()
          try require(
            scanner.text == field.text && scanner.position == field.position
              && text.position(ofField: place, from: mark) == field.position,
            "\(field) is not where it is")
        }
      }
    }
  }

  private func number(_ input: [UInt8]) throws {
    let text = String(decoding: input, as: UTF8.self)
    if case .plain(let date) = DateText.reading(text), date != text {
      guard case .plain(date) = DateText.reading(date) else {
        throw FuzzTarget.Finding(message: "\(date) is read twice in two ways")
      }
    }
    let quick = input.withUnsafeBufferPointer { buffer -> Double? in
      var cells = DecimalCells(sign: nil)
      _ = DecimalCells.whole(buffer)
      return cells.number(buffer)
    }
    guard let number = try? NumberText(text) else {
      return try require(quick == nil, "read at once, but no number: \(text)")
    }
    for sign in [CSVDialect.DecimalSign.point, .comma, nil] {
      if case .plain(let plain) = number.reading(sign) {
        try require(Double(plain) != nil, "no number: \(plain)")
      }
    }
    if let quick, case .plain(let plain) = number.reading(.point) {
      try require(Double(plain) == quick, "\(quick) is not \(plain)")
    }
  }

  private func json(_ input: [UInt8]) throws {
    if let json = try? JSON.parse(input) {
      let again = try? JSON.parse(Array(json.text(indent: 2).utf8))
      try require(
        again?.text(indent: nil) == json.text(indent: nil), "written and read, it differs")
    }
    var reader = DescriptorReader()
    let descriptor = reader.read(input)
    _ = reader.problems.map(\.description)
    if let descriptor, reader.problems.isEmpty {
      try require(
        descriptor.resources.allSatisfy { !$0.path.contains("..") || !$0.path.contains("/") },
        "a path leads out")
    }
  }

  private func conditions(_ text: String) throws {
    guard let condition = AskedIf(text) else { return }
    try require(
      condition.conditions.allSatisfy { !$0.variable.isEmpty && !$0.codes.isEmpty },
      "an empty condition")
  }

  // MARK: SPSS

  private func inflate(_ input: [UInt8]) throws {
    let size = input.count * 40
    let bytes = input.withUnsafeBufferPointer { buffer -> [UInt8]? in
      try? Inflate.zlib(buffer, size: Int(input.first ?? 0) << 4)
    }
    try require(bytes.map { $0.count <= size } ?? true, "more than there should be")
  }

  /// A file that is read can be described, and written and read again it is the same.
  private func systemFile(_ input: [UInt8]) throws {
    guard let table = try? SAVTable(input) else { return }
    taken += 1
    let survey = SurveyFile(table)
    try require(
      survey.questions.flatMap(\.columns).count == table.columns.count, "a column is lost")
    _ = survey.json.text(indent: nil)
    var bytes: [UInt8] = []
    try SAVWriter(table.file).write(
      rows: table.cases.count, cell: { table.cases.cell($0, $1) }
    ) { bytes += $0 }
    // Names and texts that are no characters may keep what is written from being read.
    guard let again = try? SAVTable(bytes) else { return }
    try require(again.cases.count == table.cases.count, "written and read, it has other cases")
  }

  // MARK: Answers

  static let answerFiles: Set<String> = [
    "variables.csv", "codes.csv", "responses.csv", "responses.sav",
  ]

  /// A descriptor that declares the columns that the files have.
  private static func descriptor(_ files: [String: [UInt8]]) throws -> [UInt8] {
    let resources = files.keys.sorted().compactMap { path -> String? in
      let name = String(path.dropLast(4))
      guard let format = PackageFormat.resource(named: name), let bytes = files[path] else {
        return nil
      }
      let heading = String(decoding: bytes.prefix { $0 != 0x0A && $0 != 0x0D }, as: UTF8.self)
      let fields = heading.split(separator: ",").compactMap { column in
        format.schema.field(String(column)).map {
          #"{"name": "\#($0.name)", "type": "\#($0.type.rawValue)"}"#
        }
      }
      return #"{"name": "\#(name)", "path": "\#(path)", "schema": {"fields": ["#
        + fields.joined(separator: ", ") + "]}}"
    }
    return Array(
      (#"{"name": "fz", "title": "T", "requires": ["vocabulary"], "resources": ["#
        + resources.joined(separator: ", ") + "]}").utf8)
  }

  private static func package(_ files: [String: [UInt8]]) throws -> StudyPackage {
    var files = files
    files["datapackage.json"] = try descriptor(files)
    return try StudyPackage(files: files, name: "fz", dialects: [:])
  }

  /// The reading, checking and counting, without writing.
  private func answers(_ input: [UInt8]) throws {
    guard let connection else { return }
    let files = FileBundle(bytes: input).files.filter { Self.answerFiles.contains($0.key) }
    do {
      let package = try Self.package(files)
      var validator = PackageValidator(package, connection: connection)
      guard try validator.validate().isEmpty else { return }
      guard var reader = try CodebookReader(package, connection), let table = package.answers,
        let codebook = reader.read()
      else { return }
      let (read, tally) = ResponseImport.read(table, codebook)
      guard let responses = read else { return }
      var problems = tally
      responses.applyConditions(codebook, &problems)
      _ = problems.problems.map(\.description)
      guard problems.count == 0, responses.count > 0 else { return }
      taken += 1
      let groups = try Groups(
        of: Respondents(responses, codebook), responses, codebook, connection)
      for weights in responses.weights.isEmpty ? [nil] : [responses.weights, nil] {
        try Tally(responses, codebook, groups.groups, weights: weights).forEachNumber {
          try require($0.value.isFinite && $0.effectiveBase.isFinite, "no number: \($0)")
        }
      }
    } catch let error as ProblemList {
      _ = error.description
    }
  }

  private struct Undo: Error {}

  private func imports(_ input: [UInt8]) throws {
    guard let connection else { return }
    let files = FileBundle(bytes: input).files
    do {
      try connection.transaction {
        let package = try Self.package(files)
        _ = try Importer(connection).load(package, from: "fz", at: nil)
        try require(try Contents.dangling(connection).isEmpty, "something dangles")
        _ = try Importer(connection).revert("fz")
        taken += 1
        throw Undo()
      }
    } catch let error as ProblemList {
      _ = error.description
    } catch is Undo {
      return
    }
  }

  private func question(_ text: String) throws {
    guard let connection else { return }
    do {
      _ = try Asker.ask(text, explained: true, in: .german, connection)
    } catch is RequestError {
      return
    }
  }
}

extension FuzzRun {
  /// Small surveys with responses, in both layouts and with both kinds of headings.
  fileprivate static func limeSurveys() -> [[String: [UInt8]]] {
    [true, false].map { isOld in
      var survey = SmallLimeSurvey(isOld: isOld, languages: ["de", "en"])
      survey.add(
        "L", "q1", ["de": "Was?", "en": "What?"],
        answers: [("A1", ["de": "rot", "en": "red"]), ("A2", ["de": "blau", "en": "blue"])],
        hasOther: true)
      survey.add(
        "M", "q2", ["de": "Wie?"], rows: [("SQ001", ["de": "so"]), ("SQ002", ["de": "anders"])],
        hasOther: true, relevance: "((q1.NAOK == \"A1\" or q1.NAOK == \"A2\"))")
      survey.add("N", "q3", ["de": "Zahl?"], relevance: "q2_SQ001.NAOK != 'Y'")
      let headings =
        isOld
        ? [
          "id", "submitdate", "token", "q1", "q1[other]", "q2[SQ001]", "q2[SQ002]", "q2[other]",
          "q3",
        ]
        : [
          "Response ID", "Date submitted", "Token", "Was?", "Was? [Sonstiges]", "Wie? [so]",
          "Wie? [anders]", "Wie? [Sonstiges]", "Zahl?",
        ]
      let rows =
        isOld
        ? [
          ["1", "x", "t", "A1", "", "Y", "", "", "2.5"],
          ["2", "", "t", "-oth-", "gelb", "", "", "", ""],
        ]
        : [
          ["1", "x", "t", "rot", "", "Ja", "Nein", "", "2.5"],
          ["2", "x", "t", "", "", "N/A", "N/A", "", ""],
        ]
      return [
        "s.lss": Array(survey.lss.utf8),
        "r.csv": Array(SmallLimeSurvey.export([headings] + rows).utf8),
      ]
    }
  }

  /// What is read becomes a package that can be read, and nothing of it tells who answered.
  fileprivate func limeSurvey(_ input: [UInt8]) throws {
    let files = FileBundle(bytes: input).files
    do {
      let file = try LimeSurveyFile.read(
        structure: files["s.lss"] ?? [], named: "s.lss", responses: files["r.csv"], named: "r.csv",
        .init(keepsIncomplete: input.count.isMultiple(of: 2)))
      taken += 1
      _ = file.json.text()
      let tables = SurveyTables(file, wave: "fz", StudyScaffold.computed, keepsFile: false)
      guard tables.sheets.count("variables") > 0 else { return }
      var package = ["responses.csv": tables.answers]
      for format in tables.sheets.formats where tables.sheets.count(format.name) > 0 {
        package[format.name + ".csv"] = Array(tables.sheets.text(format).utf8)
      }
      let descriptor = try PackageDescriber.descriptor(files: package, name: "fz", title: "T")
      package[PackageDescriptor.fileName] = Array(descriptor.utf8)
      _ = try StudyPackage(files: package, name: "fz", dialects: [:])
    } catch let error as ProblemList {
      try require(!error.description.contains("fz: not loaded"), error.description)
    }
  }
}

extension SmallSurvey {
  /// Its files as bytes.
  var bytes: [String: [UInt8]] { tables.mapValues { Array($0.utf8) } }
}

/// Several files as one input, each under a line with its name.
struct FileBundle {
  let files: [String: [UInt8]]

  init(_ files: [String: [UInt8]]) { self.files = files }

  init(bytes: [UInt8]) {
    var files: [String: [UInt8]] = [:]
    var name: String?
    for line in bytes.split(separator: 0x0A, omittingEmptySubsequences: false) {
      if line.starts(with: Array("### ".utf8)) {
        name = String(decoding: line.dropFirst(4), as: UTF8.self)
        files[name ?? ""] = []
      } else if let name {
        files[name, default: []] += line + [0x0A]
      }
    }
    // The last end of a line was put there by this reader.
    self.files = files.mapValues { Array($0.dropLast($0.last == 0x0A ? 1 : 0)) }
  }

  var bytes: [UInt8] {
    files.keys.sorted().flatMap { Array("### \($0)\n".utf8) + (files[$0] ?? []) + [0x0A] }
  }
}
