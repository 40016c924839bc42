import Testing
@testable import Text

@Suite struct NumberTextTests {
  @Test(arguments: [
    ("#WERT!", "error of the spreadsheet"), ("#NV", "error of the spreadsheet"),
    ("n/a", "an empty cell where there is none"), (" k. A. ", "an empty cell where there is none"),
    ("–", "an empty cell where there is none"), ("1,2E+05", "a number written out"),
    ("1e5", "a number written out"),
  ])
  func `what is no number is refused with what to do`(text: String, rule: String) {
    let flaw = #expect(throws: NumberText.Flaw.self) { try NumberText(text) }
    #expect(flaw?.rule?.contains(rule) == true)
  }

  @Test(arguments: ["abc", "1.", ",5", "1..2", "+5", "--5", "5-", "1_000", "%", " ", "١٢", "5 m"])
  func `what else is no number is refused without more ado`(text: String) {
    let flaw = #expect(throws: NumberText.Flaw.self) { try NumberText(text) }
    #expect(flaw?.rule == nil)
  }

  @Test(arguments: ["1.23.456", "1.234,567.8", "1 23", "1.234 567", "0.123.456", "1,5,5"])
  func `signs that stand where none may are no number with either decimal sign`(text: String) throws
  {
    let number = try NumberText(text)
    #expect(number.reading(.comma) == .none)
    #expect(number.reading(.point) == .none)
    #expect(number.reading(nil) == .none)
    #expect(number.evidence == nil)
  }

  @Test(arguments: [
    ("1.234", "1234", "1.234"), ("-1,234", "-1.234", "-1234"), ("999,000", "999.000", "999000"),
  ])
  func `one sign before three digits has two readings`(
    text: String, comma: String, point: String
  ) throws {
    let number = try NumberText(text)
    #expect(number.reading(nil) == .ambiguous(comma: comma, point: point))
    #expect(number.reading(.comma) == .plain(comma))
    #expect(number.reading(.point) == .plain(point))
    #expect(number.evidence == nil)
  }

  @Test(arguments: [
    ("12,5", "12.5"), ("1.234,5", "1234.5"), ("1.234.567", "1234567"), ("1 234,567", "1234.567"),
    ("0,123", "0.123"), ("1234,567", "1234.567"), ("\u{2212}12,5 %", "-12.5"),
    ("1\u{202F}234\u{202F}567,25", "1234567.25"), ("1\u{A0}234,5", "1234.5"),
    ("12’345,6", "12345.6"), ("001,5", "001.5"),
  ])
  func `numbers that prove a decimal comma`(text: String, expected: String) throws {
    let number = try NumberText(text)
    #expect(number.evidence == .comma)
    #expect(number.reading(nil) == .plain(expected))
    #expect(number.reading(.point) == .none)
  }

  @Test(arguments: [
    ("56.5", "56.5"), ("1,234.5", "1234.5"), ("1,234,567", "1234567"), ("12'345.60", "12345.60"),
    ("0.123", "0.123"),
  ])
  func `numbers that prove a decimal point`(text: String, expected: String) throws {
    let number = try NumberText(text)
    #expect(number.evidence == .point)
    #expect(number.reading(nil) == .plain(expected))
    #expect(number.reading(.comma) == .none)
  }

  @Test(arguments: [
    ("412", "412"), ("-7", "-7"), ("1 234", "1234"), ("1\u{2009}234\u{2009}567", "1234567"),
    ("12'345", "12345"), (" 5\u{A0}", "5"), ("54\u{A0}%", "54"),
  ])
  func `numbers that prove nothing and need no proof`(text: String, expected: String) throws {
    let number = try NumberText(text)
    #expect(number.evidence == nil)
    for sign in [nil, CSVDialect.DecimalSign.comma, .point] {
      #expect(number.reading(sign) == .plain(expected))
    }
    #expect(number.isPercentage == text.hasSuffix("%"))
  }
}

@Suite struct DateTextTests {
  @Test(arguments: [
    ("05/06/2020", "a date written 2020-06-05 or 2020-05-06; between slashes"),
    ("31/05/2020", "a date written 2020-05-31; between slashes"),
    ("43982", "this is the number by which a spreadsheet keeps a day (2020-05-31 in Excel)"),
    ("60000", "(2064-04-08 in Excel)"),
    ("29.02.2019", "a date that the calendar has"), ("13.2020", "a date that the calendar has"),
    ("31.05.20", "a year of four digits"),
  ])
  func `what is no sure date is refused with what to do`(text: String, rule: String) {
    guard case .refused(let found) = DateText.reading(text) else {
      Issue.record("\(text) was read")
      return
    }
    #expect(found.contains(rule))
  }

  @Test(arguments: [
    ("31.05.2020", "2020-05-31"), ("1.2.2020", "2020-02-01"), ("05.2020", "2020-05"),
    ("29.02.2020", "2020-02-29"), ("2020", "2020"), ("2020-05", "2020-05"), ("May", "May"),
    ("", ""),
  ])
  func `German dates become those of study packages, others stay`(text: String, date: String) {
    #expect(DateText.reading(text) == .plain(date))
  }
}
