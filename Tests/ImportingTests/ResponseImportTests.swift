import Database
import Foundation
@testable import Importing
import Packages
import TestSupport
import Testing

/// Packages of answers: what is wrong with them, and what becomes of a small one.
@Suite struct ResponseImportTests {
  private let packages: TestPackages
  private let package: SmallWave

  init() throws {
    packages = try TestPackages()
    package = try SmallWave(in: packages.folder)
  }

  private func complaints() throws -> [String] {
    try package.describe()
    return try packages.complaints(package.path, packages.warehouseWithVocabulary())
  }

  private func complaints(_ file: String, _ old: String, _ new: String) throws -> [String] {
    try packages.edit(package.path + "/" + file, old, new)
    return try complaints()
  }

  private func loaded() throws -> Connection {
    let connection = try packages.warehouseWithVocabulary()
    try package.describe()
    _ = try Importer(connection).load(package.path)
    return connection
  }

  // MARK: Columns

  @Test func `a column of the codebook that the answers lack is named`() throws {
    #expect(
      try complaints("responses.csv", ",staff,", ",staf,") == [
        "responses.csv:1:1: staff: expected the column staff, which variables.csv describes; did you mean \"staf\"?",
        "responses.csv:1:35: staf: found \"staf\", expected a column of variables.csv, which gives columns to be left out the role 'ignored'; did you mean \"staff\"?",
      ])
  }

  @Test func `a column without a heading is named by its number`() throws {
    #expect(
      try complaints("responses.csv", ",staff,", ",,").last
        == "responses.csv:1:35: found \"\", expected a heading for column 9; name it in variables.csv, too"
    )
  }

  @Test func `empty columns at the end are passed over`() throws {
    try package.change("responses.csv") { $0.replacing("\n", with: ",,\n") }
    try packages.edit(package.path + "/responses.csv", "\"Zeit,,,\nGeld\"", "\"Zeit,\nGeld\"")
    #expect(try complaints().isEmpty)
  }

  @Test func `rows that are too short or too long are reported, and spoil no others`() throws {
    try package.describe()
    try package.change("responses.csv") {
      $0.replacing("M1,1,5000,2,1,1,1,0,4,10,,mehr", with: "M1,1,5000")
        .replacing("800,0.5", with: "800,\"0,5\"").replacing("200000,0.5", with: "200000,\"0,5\"")
        .replacing("Ruhe", with: "Ruhe,x")
    }
    #expect(
      try packages.complaints(package.path, packages.warehouseWithVocabulary()) == [
        "responses.csv:2:1: found \"3 fields\", expected 12 fields, as in the heading",
        "responses.csv:7:1: found \"13 fields\", expected 12 fields, as in the heading",
      ])
  }

  @Test func `a role of a single column stands once`() throws {
    #expect(
      try complaints("variables.csv", "w,weight", "w,participant") == [
        "variables.csv:5:3: role: found \"participant\", expected one column with this role; id has it, too"
      ])
  }

  @Test func `answers need rows`() throws {
    try package.change("responses.csv") { String($0.prefix { $0 != "\n" }) + "\n" }
    #expect(try complaints() == ["responses.csv:1:1: expected at least one row of answers"])
  }

  @Test func `a wave without a publication is refused`() throws {
    try package.remove("study_waves.csv")
    #expect(
      try complaints() == [
        "study_waves.csv: wave_id: expected a row that says which publication reports mini, the wave of responses.csv"
      ])
  }

  @Test func `a publication of another wave does not do`() throws {
    try package.change("waves.csv") { $0 + SmallWave.wave("old") }
    #expect(
      try complaints("study_waves.csv", "mini,mini", "mini,old") == [
        "study_waves.csv: wave_id: expected a row that says which publication reports mini, the wave of responses.csv"
      ])
  }

  @Test func `a codebook without answers is refused`() throws {
    try package.remove("responses.csv")
    #expect(
      try complaints() == [
        "variables.csv: expected responses.csv or responses.sav beside it, with the answers"
      ])
  }

  @Test func `questions of two waves are told apart at their columns`() throws {
    try packages.edit(package.path + "/waves.csv", "\n", "\n" + SmallWave.wave("old"))
    #expect(
      try complaints("questions.csv", "mini/wish,mini,", "mini/wish,old,") == [
        "variables.csv:13:13: question_id: found \"mini/wish\", expected a question of mini, as that of plan; this one is of old, and answers are of one wave"
      ])
  }

  @Test func `a codebook without questions says what is missing`() throws {
    try package.write(
      "variables.csv", "variable,role,asked_if\n",
      "id,participant,\n"
        + [
          "kind", "people", "w", "plan", "ozg", "dms", "pay", "staff", "count",
          "other", "wish",
        ].map { "\($0),ignored,plan=1\n" }.joined())
    try package.remove("codes.csv")
    #expect(
      try complaints() == [
        "variables.csv: role: expected at least one column with the role answer and its question"
      ])
  }

  @Test func `a wave has the answers of one package`() throws {
    let connection = try loaded()
    for name in [
      "studies", "waves", "study_waves", "size_classes", "respondents", "questions", "items",
    ] { try package.remove(name + ".csv") }
    try package.remove("datapackage.json")
    try package.describe()
    try packages.edit(package.path + "/datapackage.json", "\"mini\"", "\"more\"")
    #expect(
      try packages.complaints(package.path, connection) == [
        "variables.csv: question_id: found \"mini\", expected a wave without answers; those of this one are in the warehouse already; replacePackage"
      ])
  }

  // MARK: Codes

  @Test func `a code that the codebook lacks is listed once, with its rows`() throws {
    try package.change("responses.csv") {
      $0.replacing(",2,12000", with: ",x,12000")
        .replacing(",2,800", with: ",x,800")
    }
    #expect(
      try complaints() == [
        "responses.csv:5:4: kind: found \"x\", expected a code of codes.csv: 1, 2, 3 (2 rows)"
      ])
  }

  @Test func `a code has one meaning`() throws {
    #expect(
      try complaints("codes.csv", "plan,,2,", "plan,,1,") == [
        "codes.csv:6:1: variable, question_id, code: found \"plan, , 1\", expected another; line 5 has it too"
      ])
  }

  @Test func `a code of a region stands for a region`() throws {
    try package.change("variables.csv") { $0.replacing("kind,unit_kind", with: "kind,region") }
    try package.change("respondents.csv") {
      $0.replacing(",city_or_municipality,", with: ",any,")
        .replacing(",county,,,", with: ",any,,has-or-develops-strategy,")
    }
    try package.change("size_classes.csv") {
      $0.replacing(",city_or_municipality,", with: ",any,")
    }
    try package.change("codes.csv") {
      $0.replacing("kind,,1,,", with: "kind,,1,dms,").replacing(
        "kind,,2,,", with: "kind,,2,nowhere,"
      )
      .replacing("kind,,3,,", with: "kind,,3,region-sachsen,")
    }
    #expect(
      try complaints().map { $0.prefix(70) } == [
        "codes.csv:3:9: concept_id: found \"nowhere\", expected a row of concepts"
      ])
    #expect(
      try complaints("codes.csv", "nowhere", "") == [
        "codes.csv:2:9: concept_id: found \"dms\", expected the concept of kind region that the code stands for",
        "codes.csv:3:9: concept_id: found \"\", expected the concept of kind region that the code stands for",
      ])
  }

  @Test func `an option without is_chosen is reported once for all its columns`() throws {
    #expect(
      try complaints("codes.csv", ",mini/components,1,,1,", ",mini/components,1,,,") == [
        "codes.csv:13:21: is_chosen: found \"\", expected 1 or 0, as the option has a column of its own"
      ])
  }

  @Test func `a code that is no answer stands for nothing`() throws {
    #expect(
      try complaints("codes.csv", "plan,,9,,", "plan,,9,strategy-none,") == [
        "codes.csv:8:9: concept_id: found \"strategy-none\", expected nothing, as the code is no answer: it is dont_know"
      ])
  }

  @Test func `a number and a scale are of something`() throws {
    try package.change("variables.csv") {
      $0.replacing("scale,staff-participation", with: "scale,")
        .replacing("number,inhabitants", with: "number,")
    }
    #expect(
      try complaints() == [
        "variables.csv:10:31: concept_id: found \"\", expected what the mean of the scale is of",
        "variables.csv:11:32: concept_id: found \"\", expected what the number is of",
      ])
  }

  @Test func `two columns cannot stand for the same option`() throws {
    #expect(
      try complaints("variables.csv", "multiple,e-payment", "multiple,dms") == [
        "variables.csv:9:37: concept_id: found \"dms\", expected an item that no other column of mini/components stands for; dms does"
      ])
  }

  // MARK: Filters

  @Test(arguments: [
    ("plan=1|2", "plna=1|2", "plna", "a column with codes; did you mean \"plan\"?"),
    ("plan=1|2", "plan=7", "plan=7", "a code of plan: 1, 2, 4, 9"),
    ("plan=1|2", "if plan", "if plan", "conditions such as s001=1, s001=1|2 and s005!=3"),
    ("plan=1|2", "ozg=1", "ozg", "another column than the one itself"),
    ("plan=1|2", "count=3", "count", "a column with codes"),
  ])
  func `a filter names columns and their codes`(
    _ old: String, _ new: String, _ found: String, _ expected: String
  ) throws {
    #expect(
      try complaints("variables.csv", old, new) == [
        "variables.csv:7:29: asked_if: found \"\(found)\", expected \(expected)"
      ])
  }

  @Test func `who was not asked cannot have answered`() throws {
    #expect(
      try complaints("responses.csv", "12000,1,4,,", "12000,1,4,2,") == [
        "responses.csv:5:16: ozg: found \"2\", expected no answer, as it was asked only if plan=1|2"
      ])
  }

  // MARK: Respondents

  @Test func `a respondent has one row`() throws {
    #expect(
      try complaints("responses.csv", "M3,", "M1,") == [
        "responses.csv:5:1: id: found \"M1\", expected each respondent once; an earlier row has this name, too"
      ])
  }

  @Test func `weights are numbers, and not all of them 0`() throws {
    try package.change("responses.csv") {
      $0.replacing("5000,2,", with: "5000,,").replacing("25000,1,", with: "25000,-1,")
    }
    #expect(
      try complaints() == [
        "responses.csv:2:11: w: found \"\", expected a weight of 0 or more",
        "responses.csv:3:12: w: found \"-1\", expected a weight of 0 or more",
      ])
    for (old, new) in [
      ("5000,,", "5000,0,"), ("25000,-1,", "25000,0,"), ("12000,1,", "12000,0,"),
      ("800,0.5", "800,0"), ("200000,0.5", "200000,0"),
    ] { try packages.edit(package.path + "/responses.csv", old, new) }
    #expect(
      try complaints() == [
        "responses.csv:1:16: w: expected weights of which at least one is more than 0; without weights, give the column the role 'ignored'"
      ])
  }

  @Test func `one decimal sign stands in the whole file`() throws {
    #expect(
      try complaints("responses.csv", "5000,2,", "5000,\"2,5\",") == [
        "responses.csv:2:11: w: found \"2,5\", expected one decimal sign in the whole file; others have a point"
      ])
  }

  @Test func `a number with two readings is reported with both`() throws {
    try package.change("responses.csv") { $0.replacing(",0.5,", with: ",1,") }
    #expect(
      try complaints("responses.csv", ",12000,", ",12.000,") == [
        "responses.csv:5:6: people: found \"12.000\", expected a number that can be read in one way; this is 12000 with a decimal comma and 12.000 with a decimal point; sayDecimalSign"
      ])
  }

  @Test func `groups by kind need a column with the kind, and are told where they stand`() throws {
    #expect(
      try complaints("variables.csv", "kind,unit_kind", "kind,ignored") == [
        "respondents.csv:3:17: unit_kind: found \"mini/small\", expected a group whose members the answers tell: variables.csv has no column of the role unit_kind",
        "respondents.csv:4:20: unit_kind: found \"mini/counties\", expected a group whose members the answers tell: variables.csv has no column of the role unit_kind",
      ])
  }

  @Test func `a group by a condition needs a code with it`() throws {
    try package.change("codes.csv") { $0.replacing("has-or-develops-strategy", with: "") }
    #expect(
      try complaints() == [
        "respondents.csv:5:25: condition_id: found \"mini/planners\", expected a group whose members the answers tell: no code of an answer in codes.csv has the condition has-or-develops-strategy"
      ])
  }

  @Test func `size classes share no respondent`() throws {
    #expect(
      try complaints("size_classes.csv", ",,10000", ",,4000") == [
        "size_classes.csv:3:1: size_class_id: found \"mini/2\", expected limits that leave each respondent in one class; 1 of them would be in mini/1, too"
      ])
  }

  // MARK: What becomes of a small import

  /// Rows as texts, their columns separated by bars.
  private func rows(_ connection: Connection, _ columns: [String], _ rest: String) throws
    -> [String]
  {
    let cells = columns.map { "coalesce(\($0), '')" }.joined(separator: " || '|' || ")
    return try connection.texts("SELECT \(cells) \(rest)")
  }

  @Test func `respondents are written with what the codebook says of them`() throws {
    let columns = [
      "participant", "unit_kind", "inhabitants", "size_class_id", "weight",
    ]
    #expect(
      try rows(loaded(), columns, "FROM participants ORDER BY participant_id") == [
        "M1|city|5000|mini/1|2.0", "M2|city|25000|mini/2|1.0", "M3|municipality|12000|mini/2|1.0",
        "M4|municipality|800|mini/1|0.5", "M5|county|200000||0.5",
      ])
  }

  @Test func `codes are written with two for empty fields`() throws {
    let columns = ["v.variable", "code_number", "code", "c.concept_id", "is_chosen", "missing"]
    #expect(
      try rows(
        loaded(), columns,
        """
        FROM codes AS c JOIN variables AS v ON v.variable_id = c.variable_id
        WHERE v.variable IN ('plan', 'dms', 'count', 'other')
        ORDER BY c.variable_id, code_number
        """) == [
          "plan|-1||||not_asked", "plan|0||||not_answered", "plan|1|1|strategy-exists||",
          "plan|2|2|strategy-in-development||", "plan|3|4|strategy-none||", "plan|4|9|||dont_know",
          "dms|-1||||not_asked", "dms|0||||not_answered", "dms|1|1||1|", "dms|2|0||0|",
          "other|-1||||not_asked", "other|0||||not_answered",
          "count|-1||||not_asked", "count|0||||not_answered", "count|1|-1|||dont_know",
        ])
  }

  @Test func `answers keep apart who was not asked, did not answer and did not know`() throws {
    let answer = "coalesce(c.missing, a.text, a.number, c.code)"
    let all = try rows(
      loaded(), ["v.variable", "group_concat(\(answer), '|')"],
      """
      FROM (SELECT * FROM answers ORDER BY variable_id, participant_id) AS a
      JOIN variables AS v ON v.variable_id = a.variable_id
      LEFT JOIN codes AS c ON c.variable_id = a.variable_id AND c.code_number = a.code_number
      GROUP BY v.variable_id
      """)
    #expect(
      all == [
        "plan|1|2|4|dont_know|not_answered",
        "ozg|1|2|not_asked|not_asked|not_asked",
        "dms|1|1|0|not_answered|0",
        "pay|0|1|0|not_answered|1",
        "other|not_answered|not_answered|etwas|not_answered|not_answered",
        "staff|4|5|not_answered|2|3",
        "count|10.0|20.0|not_answered|dont_know|7.0",
        "wish|mehr|Zeit,\nGeld|not_answered|not_answered|Ruhe",
      ])
  }

  private static let number = [
    "finding_id", "statistic", "round(value, 3)", "unit", "base_min",
    "round(effective_base, 3)",
  ]

  @Test func `numbers are computed for every group with answers, weighted`() throws {
    #expect(
      try rows(
        loaded(), Self.number,
        "FROM observations WHERE weighting = 'weighted' ORDER BY finding_id") == [
          "mini/components:dms:all|share|66.667|percent|4|3.24",
          "mini/components:dms:counties|share|0.0|percent|1|1.0",
          "mini/components:dms:planners|share|100.0|percent|2|1.8",
          "mini/components:dms:small|share|100.0|percent|1|1.0",
          "mini/components:e-payment:all|share|33.333|percent|4|3.24",
          "mini/components:e-payment:counties|share|100.0|percent|1|1.0",
          "mini/components:e-payment:planners|share|33.333|percent|2|1.8",
          "mini/components:e-payment:small|share|0.0|percent|1|1.0",
          "mini/count:inhabitants:all:mean|mean|12.429|count|3|2.333",
          "mini/count:inhabitants:counties:mean|mean|7.0|count|1|1.0",
          "mini/count:inhabitants:planners:mean|mean|13.333|count|2|1.8",
          "mini/count:inhabitants:small:mean|mean|10.0|count|1|1.0",
          "mini/ozg:ozg-implementation:all|share|66.667|percent|2|1.8",
          "mini/ozg:ozg-implementation:planners|share|66.667|percent|2|1.8",
          "mini/ozg:ozg-implementation:small|share|100.0|percent|1|1.0",
          "mini/plan:strategy-exists:all|share|50.0|percent|3|2.667",
          "mini/plan:strategy-exists:planners|share|66.667|percent|2|1.8",
          "mini/plan:strategy-exists:small|share|100.0|percent|1|1.0",
          "mini/plan:strategy-in-development:all|share|25.0|percent|3|2.667",
          "mini/plan:strategy-in-development:planners|share|33.333|percent|2|1.8",
          "mini/plan:strategy-in-development:small|share|0.0|percent|1|1.0",
          "mini/plan:strategy-none:all|share|25.0|percent|3|2.667",
          "mini/plan:strategy-none:planners|share|0.0|percent|2|1.8",
          "mini/plan:strategy-none:small|share|0.0|percent|1|1.0",
          "mini/staff:staff-participation:all:mean|mean|3.875|score|4|2.909",
          "mini/staff:staff-participation:counties:mean|mean|3.0|score|1|1.0",
          "mini/staff:staff-participation:planners:mean|mean|4.333|score|2|1.8",
          "mini/staff:staff-participation:small:mean|mean|3.6|score|2|1.471",
        ])
  }

  @Test func `and again with everybody counted once`() throws {
    #expect(
      try rows(
        loaded(), ["finding_id", "round(unweighted_value, 3)"],
        "FROM observations WHERE weighting = 'weighted' ORDER BY finding_id") == [
          "mini/components:dms:all|50.0",
          "mini/components:dms:counties|0.0",
          "mini/components:dms:planners|100.0",
          "mini/components:dms:small|100.0",
          "mini/components:e-payment:all|50.0",
          "mini/components:e-payment:counties|100.0",
          "mini/components:e-payment:planners|50.0",
          "mini/components:e-payment:small|0.0",
          "mini/count:inhabitants:all:mean|12.333",
          "mini/count:inhabitants:counties:mean|7.0",
          "mini/count:inhabitants:planners:mean|15.0",
          "mini/count:inhabitants:small:mean|10.0",
          "mini/ozg:ozg-implementation:all|50.0",
          "mini/ozg:ozg-implementation:planners|50.0",
          "mini/ozg:ozg-implementation:small|100.0",
          "mini/plan:strategy-exists:all|33.333",
          "mini/plan:strategy-exists:planners|50.0",
          "mini/plan:strategy-exists:small|100.0",
          "mini/plan:strategy-in-development:all|33.333",
          "mini/plan:strategy-in-development:planners|50.0",
          "mini/plan:strategy-in-development:small|0.0",
          "mini/plan:strategy-none:all|33.333",
          "mini/plan:strategy-none:planners|0.0",
          "mini/plan:strategy-none:small|0.0",
          "mini/staff:staff-participation:all:mean|3.5",
          "mini/staff:staff-participation:counties:mean|3.0",
          "mini/staff:staff-participation:planners:mean|4.5",
          "mini/staff:staff-participation:small:mean|3.0",
        ])
  }

  @Test func `an empty field can mean that an option was not ticked`() throws {
    try packages.edit(
      package.path + "/codes.csv", ",mini/components,0,,0,", ",mini/components,,,0,")
    try package.change("responses.csv") {
      $0.replacing("1,1,0,4,10", with: "1,1,,4,10").replacing("4,,0,0,", with: "4,,,,")
        .replacing(",,,0,1,3,7", with: ",,,,1,3,7")
    }
    #expect(
      try rows(
        loaded(), Self.number,
        "FROM observations WHERE finding_id LIKE 'mini/components:%:all' ORDER BY finding_id") == [
          "mini/components:dms:all|share|60.0|percent|5|3.846",
          "mini/components:e-payment:all|share|30.0|percent|5|3.846",
        ])
  }

  @Test func `without weights there is one number of each`() throws {
    try packages.edit(package.path + "/variables.csv", "w,weight", "w,ignored")
    let connection = try loaded()
    #expect(
      try rows(
        connection, Self.number,
        "FROM observations WHERE respondents_id = 'mini/counties' ORDER BY finding_id") == [
          "mini/components:dms:counties|share|0.0|percent|1|1.0",
          "mini/components:e-payment:counties|share|100.0|percent|1|1.0",
          "mini/count:inhabitants:counties:mean|mean|7.0|count|1|1.0",
          "mini/staff:staff-participation:counties:mean|mean|3.0|score|1|1.0",
        ])
    #expect(try rows(connection, ["weighting"], "FROM observations GROUP BY 1") == ["unweighted"])
    #expect(try rows(connection, ["weight"], "FROM participants GROUP BY 1") == [""])
  }

  @Test func `a file as Excel saves it gives the same numbers`() throws {
    let numbers = "FROM observations ORDER BY finding_id"
    let plain = try rows(loaded(), Self.number, numbers)
    try FileManager.default.removeItem(atPath: packages.folder.file("warehouse.sqlite"))
    try package.change("responses.csv") { text in
      text.replacing("\"Zeit,\nGeld\"", with: "\"Zeit für Größe,\r\nGeld\"")
        .replacing("0.5", with: "0;5").replacing(",", with: ";").replacing("0;5", with: "0,5")
        .split(separator: "\n", omittingEmptySubsequences: false).joined(separator: "\r\n")
        .replacing("\r\r\n", with: "\r\n")
    }
    try package.change("responses.csv", as: .windowsCP1252) { $0 }
    let connection = try loaded()
    #expect(try rows(connection, Self.number, numbers) == plain)
    #expect(
      try rows(connection, ["text"], "FROM answers WHERE text LIKE 'Zeit%'") == [
        "Zeit für Größe;\r\nGeld"
      ])
  }
}

/// A wave of five invented municipalities and eight columns of answers.
private struct SmallWave {
  let path: String
  private let folder: TemporaryFolder

  /// A row of `waves.csv`.
  static func wave(_ id: String) -> String {
    "\(id),\(id),\(id),Kommunen,municipalities,unknown,survey\n"
  }

  private static let files = [
    "studies.csv":
      "study_id,title,short_title,publisher,licence\nmini,Mini,Mini,nobody,CC0\n",
    "waves.csv":
      "wave_id,label_de,label_en,population_de,population_en,sampling,origin\n" + wave("mini"),
    "study_waves.csv": "study_id,wave_id\nmini,mini\n",
    "size_classes.csv": """
    size_class_id,wave_id,unit_kind,label_de,label_en,inhabitants_max,inhabitants_min
    mini/1,mini,city_or_municipality,klein,small,10000,
    mini/2,mini,city_or_municipality,groß,large,,10000

    """,
    "respondents.csv": """
    respondents_id,wave_id,unit_kind,size_class_id,condition_id,label_de,label_en
    mini/all,mini,any,,,alle,all
    mini/small,mini,city_or_municipality,mini/1,,kleine,small ones
    mini/counties,mini,county,,,Kreise,counties
    mini/planners,mini,any,,has-or-develops-strategy,mit Plan,with a plan

    """,
    "questions.csv": """
    question_id,wave_id,question_concept_id,label_de,label_en,answer_kind
    mini/plan,mini,strategy-status,Plan?,plan?,single
    mini/ozg,mini,ozg-consideration,OZG?,OZG?,single
    mini/components,mini,e-government-components,Was?,what?,multiple
    mini/staff,mini,staff-participation,Wie sehr?,how much?,scale
    mini/count,mini,inhabitants,Wie viele?,how many?,number
    mini/wish,mini,goals,Was noch?,what else?,single

    """,
    "items.csv": """
    question_id,concept_id
    mini/plan,strategy-exists
    mini/plan,strategy-in-development
    mini/plan,strategy-none
    mini/ozg,ozg-implementation
    mini/components,dms
    mini/components,e-payment
    mini/staff,staff-participation
    mini/count,inhabitants

    """,
    "variables.csv": """
    variable,role,question_id,answer_type,concept_id,asked_if
    id,participant,,,,
    kind,unit_kind,,,,
    people,inhabitants,,,,
    w,weight,,,,
    plan,answer,mini/plan,single,,
    ozg,answer,mini/ozg,single,,plan=1|2
    dms,answer,mini/components,multiple,dms,
    pay,answer,mini/components,multiple,e-payment,
    staff,answer,mini/staff,scale,staff-participation,
    count,answer,mini/count,number,inhabitants,
    other,answer,mini/components,text,,
    wish,answer,mini/wish,text,,

    """,
    "codes.csv": """
    variable,question_id,code,concept_id,is_chosen,missing,unit_kind,condition_id
    kind,,1,,,,city,
    kind,,2,,,,municipality,
    kind,,3,,,,county,
    plan,,1,strategy-exists,,,,has-or-develops-strategy
    plan,,2,strategy-in-development,,,,has-or-develops-strategy
    plan,,4,strategy-none,,,,
    plan,,9,,,dont_know,,
    ozg,,1,ozg-implementation,,,,
    ozg,,2,,,,,
    staff,,2,,,,,
    staff,,3,,,,,
    ,mini/components,1,,1,,,
    ,mini/components,0,,0,,,
    staff,,4,,,,,
    staff,,5,,,,,
    count,,-1,,,dont_know,,

    """,
    "responses.csv": """
    id,kind,people,w,plan,ozg,dms,pay,staff,count,other,wish
    M1,1,5000,2,1,1,1,0,4,10,,mehr
    M2,1,25000,1,2,2,1,1,5,20,,"Zeit,
    Geld"
    M3,2,12000,1,4,,0,0,,,etwas,
    M4,2,800,0.5,9,,,,2,-1,,
    M5,3,200000,0.5,,,0,1,3,7,,Ruhe

    """,
  ]

  init(in folder: TemporaryFolder) throws {
    self.folder = folder
    path = folder.file("mini")
    for (name, text) in Self.files { try folder.write(text, to: "mini/" + name) }
  }

  /// Writes the descriptor anew.
  func describe() throws {
    try folder.write(PackageDescriber.descriptor(of: path), to: "mini/datapackage.json")
  }

  func write(_ name: String, _ parts: String...) throws {
    try folder.write(parts.joined(), to: "mini/" + name)
  }

  func change(
    _ name: String, as encoding: String.Encoding = .utf8, _ body: (String) -> String
  ) throws {
    let text = body(try String(contentsOfFile: path + "/" + name, encoding: .utf8))
    try folder.write(try #require(text.data(using: encoding)), to: "mini/" + name)
  }

  func remove(_ name: String) throws {
    try FileManager.default.removeItem(atPath: path + "/" + name)
  }
}
