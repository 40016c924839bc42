import Database
import Foundation
import Packages
import TestSupport
import Testing

/// Answers and codebooks that are wrong, huge or odd: refused with a reason, never a crash.
@Suite struct ResponseSafetyTests {
  private let connection: Connection
  private let packages: TestPackages

  init() throws {
    packages = try TestPackages()
    connection = try packages.warehouseWithVocabulary()
  }

  private let survey = SmallSurvey(
    name: "s", questions: [.init("single", options: 2), .init("number"), .init("text")],
    rows: [["a", "1", "1", "100", "1", "5", "x"], ["b", "2", "2", "9000", "2", "6", ""]])

  /// What an import says of a package some of whose files are others.
  private func complaints(_ changed: [String: String]) throws -> [String] {
    let folder = try TemporaryFolder()
    let path = try survey.write(to: folder.path)
    for (file, text) in changed {
      try text.write(toFile: path + "/" + file, atomically: false, encoding: .utf8)
    }
    if Set(changed.keys) != ["responses.csv"] {
      try PackageDescriber.descriptor(of: path).write(
        toFile: path + "/datapackage.json", atomically: false, encoding: .utf8)
    }
    return try packages.complaints(path, connection)
  }

  private func answers(_ lines: String...) -> [String: String] {
    ["responses.csv": "id,weight,kind,inhabitants,q1,q2,q3\n" + lines.map { $0 + "\n" }.joined()]
  }

  private func variables(_ lines: String...) -> [String: String] {
    [
      "variables.csv": "variable,role,question_id,answer_type,concept_id,asked_if\n"
        + "id,participant,,,,\nweight,weight,,,,\nkind,unit_kind,,,,\ninhabitants,inhabitants,,,,\n"
        + lines.map { $0 + "\n" }.joined()
    ]
  }

  @Test func `a package that is right is taken`() throws { #expect(try complaints([:]) == []) }

  @Test func `a row that is cut off before numbers with a decimal comma is reported`() throws {
    #expect(
      try complaints(
        answers("a,1,1", "b,\"1,5\",1,100,1,\"2,5\",x", "c,\"1,5\",1,\"1,5\",1,\"2,5\",x"))
        == ["responses.csv:2:1: found \"3 fields\", expected 7 fields, as in the heading"])
  }

  @Test func `a text column beside the codes of the same question is not counted`() throws {
    let other = variables(
      "q1,answer,s/q1,single,,", "q3,answer,s/q1,text,,", "q2,answer,s/q2,number,s-q2-o0,")
    #expect(try complaints(other) == [])
    #expect(
      try connection.texts(
        "SELECT value FROM observations WHERE finding_id LIKE 's/q1:%:all' ORDER BY concept_id"
      ).count
        == 2)
  }

  @Test func `a text column before the codes of the same question does not hide them`() throws {
    let other = variables(
      "q3,answer,s/q1,text,,", "q1,answer,s/q1,single,,", "q2,answer,s/q2,number,s-q2-o0,")
    #expect(try complaints(other) == [])
    #expect(
      try connection.value(
        "SELECT count(*) FROM observations WHERE finding_id LIKE 's/q1:%:all'") == .integer(2))
  }

  @Test func `more codes than there are numbers for are refused`() throws {
    let kinds = "kind,1,,city\nkind,2,,municipality\nq1,1,s-q1-o1,\nq1,2,s-q1-o2,\n"
    let many = (3...32_767).map { "q1,\($0),,\n" }.joined()
    let codes = ["codes.csv": "variable,code,concept_id,unit_kind\n" + kinds + many]
    let found = try complaints(codes)
    #expect(found.count == 1)
    #expect(
      found.first?.hasSuffix(
        "expected at most 32766 codes, not 32767; what has as many answers is a number or a text")
        == true)
    let fewer = ["codes.csv": codes["codes.csv"]?.replacing("q1,32767,,\n", with: "") ?? ""]
    #expect(try complaints(fewer) == [])
  }

  @Test func `a code that stands there twice is refused, also without the column question_id`()
    throws
  {
    let found = try complaints([
      "codes.csv": "variable,code,concept_id,unit_kind\nkind,1,,city\nkind,2,,county\n"
        + "q1,1,s-q1-o1,\nq1,2,s-q1-o2,\nq1,1,s-q1-o2,\n"
    ])
    #expect(found == ["codes.csv:6:4: code: found \"1\", expected each code once"])
  }

  @Test func `numbers that no sum could hold are refused`() throws {
    let nines = String(repeating: "9", count: 400)
    for (cells, place) in [
      ("a,\(nines),1,100,1,5,x", "3: weight"), ("a,nan,1,100,1,5,x", "3: weight"),
      ("a,inf,1,100,1,5,x", "3: weight"), ("a,1,1,\(nines),1,5,x", "7: inhabitants"),
      ("a,1,1,99999999999999999999,1,5,x", "7: inhabitants"),
      ("a,1,1,100,1,\(nines),x", "13: q2"), ("a,1,1,100,1,1000000000000000,x", "13: q2"),
      ("ä,1,1,100,1,-inf,x", "13: q2"), ("\"\"\"ä\",1,1,100,1,-inf,x", "17: q2"),
    ] {
      let found = try complaints(answers(cells))
      #expect(found.count == 1 && found[0].hasPrefix("responses.csv:2:\(place): "), "\(found)")
    }
  }

  @Test func `the codes of a scale are numbers written out`() throws {
    let scale = SmallSurvey(name: "s", questions: [.init("scale", options: 2)])
    for code in ["nan", "inf", "0x10", "1e400", String(repeating: "9", count: 30)] {
      let folder = try TemporaryFolder()
      let path = try scale.write(to: folder.path)
      try packages.edit(path + "/codes.csv", "q1,,2,", "q1,,\(code),")
      #expect(
        try packages.complaints(path, connection).contains {
          $0.hasSuffix("expected a number, as the question is a scale")
        })
    }
  }

  @Test func `an item that two columns of a question choose is refused`() throws {
    let found = try complaints(
      variables(
        "q1,answer,s/q1,single,,", "q2,answer,s/q2,number,s-q2-o0,",
        "q3,answer,s/q2,number,s-q2-o0,"))
    #expect(
      found == [
        "variables.csv:8:23: concept_id: found \"s-q2-o0\", expected an item that no other column of "
          + "s/q2 stands for; q2 does"
      ])
  }

  @Test func `a NUL, an unnamed column, a lone heading and an empty file are refused`() throws {
    #expect(
      try complaints(answers("a,1,1,100,1,5,x", "b,1,1,100,1,5,y\0z")) == [
        "responses.csv:3:16: expected CSV: a NUL character; the file is damaged, or no text"
      ])
    #expect(try complaints(["responses.csv": ""]).count == 7)
    #expect(
      try complaints(["responses.csv": "id,weight,kind,inhabitants,q1,q2,q3"])
        == ["responses.csv:1:1: expected at least one row of answers"])
    #expect(
      try complaints(["responses.csv": "id,,weight,kind,inhabitants,q1,q2,q3\na,,1,1,100,1,5,x\n"])
        .count == 1)
  }

  @Test func `an empty row between others is refused, at the end it is passed over`() throws {
    let head = "id,weight,kind,inhabitants,q1,q2,q3"
    #expect(
      try complaints(["responses.csv": "\(head)\na,1,1,100,1,5,x\n,,,,,,\nb,2,2,9000,2,6,y\n"]) == [
        "responses.csv:3:1: expected no empty row between others; take it out, or say in a column of "
          + "names who gave no answer"
      ])
    #expect(try complaints(["responses.csv": "\(head)\na,1,1,100,1,5,x\n,,,,,,\n\n,,,,,,\n"]) == [])
  }

  @Test func `lines that end with CR alone are read`() throws {
    let text = "id,weight,kind,inhabitants,q1,q2,q3\ra,1,1,100,1,5,x\rb,2,2,9000,2,6,y"
    #expect(try complaints(["responses.csv": text]) == [])
    #expect(
      try connection.texts("SELECT text FROM answers WHERE text IS NOT NULL ORDER BY text")
        == ["x", "y"])
  }

  @Test func `conditions may stand on a text column and on one without codes, or are refused`()
    throws
  {
    let found = try complaints(
      variables(
        "q1,answer,s/q1,single,,q1=1", "q2,answer,s/q2,number,s-q2-o0,q3=1",
        "q3,answer,s/q1,text,,nothing=2"))
    #expect(found.count == 3)
    #expect(found.count { $0.contains("expected a column with codes") } == 2)
    #expect(found.count { $0.contains("expected another column than the one itself") } == 1)
  }

  @Test func `a million empty lines and ten thousand columns take no memory worth speaking of`()
    throws
  {
    #expect(
      try complaints(["responses.csv": String(repeating: "\n", count: 1_000_000)]).count == 7)
    let wide = (0..<20_000).map { "c\($0)" }.joined(separator: ",")
    #expect(
      try complaints(["responses.csv": wide + "\n" + wide + "\n"]).allSatisfy {
        $0.contains("more than 10000 fields in a row")
      })
  }

  @Test func `a number of a million digits is refused at once`() throws {
    let digits = String(repeating: "7", count: 1_000_000)
    #expect(try complaints(answers("a,1,1,100,1,\(digits),x")).count == 1)
    #expect(try complaints(answers("a,1,1,100,\(digits),5,x")).count == 1)
  }
}
