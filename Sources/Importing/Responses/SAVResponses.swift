import SAV
import Survey
import Text

/// Reads answers from an SPSS system file into columns, checked against a codebook.
struct SAVResponses {
  private let table: SAVTable
  private let codebook: Codebook
  private(set) var problems: ProblemTally

  init(file: String, _ table: SAVTable, _ codebook: Codebook) {
    self.table = table
    self.codebook = codebook
    problems = ProblemTally(file: file)
  }

  /// Reads the table; `nil` when its columns do not fit the codebook.
  mutating func read() -> Responses? {
    let names = table.columns.map(\.name)
    guard let columns = codebook.columns(of: names, at: { _ in (nil, nil) }, &problems) else {
      return nil
    }
    let count = table.cases.count
    let size = max(1, count * codebook.variables.count)
    let codes = UnsafeMutableBufferPointer<Int16>.allocate(capacity: size)
    codes.initialize(repeating: 0)
    let responses = Responses(count: count, codes: codes, capacity: count)
    responses.respondents = (0..<count).map { "\($0 + 1)" }
    for (place, column) in columns.enumerated() {
      switch column.use {
      case .ignored: break
      case .coded: readCodes(place, column, responses)
      case .number: readNumbers(place, column, responses)
      case .text: readTexts(place, column, responses)
      case .respondent: readRespondents(place, column, responses)
      case .weight: readWeights(place, column, responses)
      case .inhabitants: readInhabitants(place, column, responses)
      }
    }
    responses.checkRespondents(codebook, &problems)
    return responses
  }

  private mutating func complain(
    _ row: Int, _ column: ResponseReader.Column, _ found: String, _ expected: String
  ) {
    problems.add(at: (nil, row + 1), column: column.name, found: found, expected: expected)
  }

  // MARK: Codes

  /// The number of a code among those of a column; ``CodeTable/unknown`` for none.
  private func number(_ text: String, _ column: ResponseReader.Column) -> Int16 {
    if text.isEmpty { return 0 }
    var text = text
    return text.withUTF8 { column.table.number($0) }
  }

  private mutating func readCodes(
    _ place: Int, _ column: ResponseReader.Column, _ responses: Responses
  ) {
    let codes = responses.codes(column.place)
    guard let values = table.columns[place].values else {
      for row in 0..<table.cases.count {
        codes[row] = number(table.field(place, row), column)
        if codes[row] == CodeTable.unknown { complainOfCode(place, row, column, codes) }
      }
      return
    }
    let numbers = values.map { number($0, column) }
    table.withPlaces(place) { places in
      numbers.withUnsafeBufferPointer { numbers in
        for row in places.indices where places[row] != SAVCases.empty {
          codes[row] = numbers[Int(places[row])]
        }
      }
    }
    guard numbers.contains(CodeTable.unknown) else { return }
    for row in codes.indices where codes[row] == CodeTable.unknown {
      complainOfCode(place, row, column, codes)
    }
  }

  /// Tells of a code that is none, and leaves the field empty.
  private mutating func complainOfCode(
    _ place: Int, _ row: Int, _ column: ResponseReader.Column,
    _ codes: UnsafeMutableBufferPointer<Int16>
  ) {
    codes[row] = 0
    let known = codebook.variables[column.place].codes.map(\.text)
    complain(
      row, column, table.field(place, row),
      "a code of codes.csv: " + known.prefix(12).joined(separator: ", ")
        + (known.count > 12 ? " …" : ""))
  }

  // MARK: Numbers and texts

  /// The variable of a column that must hold numbers.
  private mutating func numbers(_ place: Int, _ column: ResponseReader.Column) -> Int? {
    guard case .variable(let variable) = table.columns[place].source,
      !table.file.variables[variable].isText
    else {
      problems.add(
        at: (nil, nil), column: column.name,
        expected: "numbers; in the SPSS file the column holds texts, or an option of a set")
      return nil
    }
    return variable
  }

  private mutating func readNumbers(
    _ place: Int, _ column: ResponseReader.Column, _ responses: Responses
  ) {
    guard let variable = numbers(place, column) else { return }
    let cells = table.cases.columns[variable]
    let missing = table.file.variables[variable].missing
    let codes = responses.codes(column.place)
    var numbers = [Double](repeating: .nan, count: table.cases.count)
    let hasCodes = !codebook.variables[column.place].codes.isEmpty
    for row in numbers.indices {
      let number = cells.number(row)
      if number.isNaN { continue }
      let code =
        hasCodes ? self.number(SAVTable.decimal(number), column) : CodeTable.unknown
      guard code == CodeTable.unknown else {
        codes[row] = code
        continue
      }
      codes[row] = Responses.given
      numbers[row] = number
      if missing.contains(.number(number)) {
        complain(
          row, column, SAVTable.decimal(number),
          "a code of codes.csv that says why it is no answer, as the SPSS file declares it missing")
      } else if number.magnitude >= DecimalCells.limit {
        complain(row, column, SAVTable.decimal(number), "a number of less than 10^15")
      }
    }
    responses.numbers[column.place] = numbers
  }

  private mutating func readTexts(
    _ place: Int, _ column: ResponseReader.Column, _ responses: Responses
  ) {
    let codes = responses.codes(column.place)
    var texts = [String?](repeating: nil, count: table.cases.count)
    for row in texts.indices {
      let text = table.field(place, row)
      let code = number(text, column)
      codes[row] = code == CodeTable.unknown ? Responses.given : code
      if code == CodeTable.unknown { texts[row] = text }
    }
    responses.texts[column.place] = texts
  }

  // MARK: Respondents

  private mutating func readRespondents(
    _ place: Int, _ column: ResponseReader.Column, _ responses: Responses
  ) {
    for row in 0..<table.cases.count {
      responses.respondents[row] = table.field(place, row)
      if responses.respondents[row].isEmpty {
        complain(row, column, "", "a name for the respondent, or no such column")
      }
    }
  }

  private mutating func readWeights(
    _ place: Int, _ column: ResponseReader.Column, _ responses: Responses
  ) {
    guard let variable = numbers(place, column) else { return }
    let missing = table.file.variables[variable].missing
    responses.weights = (0..<table.cases.count).map { table.cases.columns[variable].number($0) }
    for (row, weight) in responses.weights.enumerated() {
      let isMissing = weight.isNaN || missing.contains(.number(weight))
      guard isMissing || weight < 0 || weight >= DecimalCells.limit else { continue }
      complain(row, column, table.field(place, row), "a weight of 0 or more")
    }
  }

  private mutating func readInhabitants(
    _ place: Int, _ column: ResponseReader.Column, _ responses: Responses
  ) {
    guard let variable = numbers(place, column) else { return }
    let missing = table.file.variables[variable].missing
    responses.inhabitants = Array(repeating: .min, count: table.cases.count)
    for row in responses.inhabitants.indices {
      let number = table.cases.columns[variable].number(row)
      if number.isNaN || missing.contains(.number(number)) { continue }
      if let whole = Int(exactly: number), whole >= 0, number < DecimalCells.limit {
        responses.inhabitants[row] = whole
      } else {
        complain(row, column, table.field(place, row), "a whole number of inhabitants")
      }
    }
  }
}
