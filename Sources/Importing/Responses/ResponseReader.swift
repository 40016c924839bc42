import Survey
import Text

/// Reads answers from CSV into columns, checked against a codebook.
struct ResponseReader {
  private let file: String
  private let codebook: Codebook
  private(set) var problems: ProblemTally
  private var decimals = DecimalCells(sign: nil)
  /// Whether every row has a field for each column.
  private var isWhole = true

  package init(file: String, codebook: Codebook) {
    self.file = file
    self.codebook = codebook
    problems = ProblemTally(file: file)
  }

  /// What is done with a column of the file.
  enum Use {
    case ignored, coded, number, text, respondent, weight, inhabitants
  }

  struct Column {
    let name: String
    let use: Use
    /// The place of the variable in the codebook.
    let place: Int
    let table: CodeTable
  }

  /// Reads the table; `nil` when its heading does not fit the codebook, or something is wrong with it as
  /// a table.
  mutating func read(_ text: SeparatedText) -> Responses? {
    decimals = DecimalCells(sign: text.dialect.decimalSign)
    return text.scan { scanner -> Responses? in
      do throws(CSVError) {
        scanner.skipBlankRows()
        let start = scanner.mark
        let heading = try heading(&scanner)
        let places = RowPlaces(text, heading: start, columns: heading)
        guard
          let columns = codebook.columns(
            of: heading, at: { places.place(ofHeading: $0) }, &problems)
        else { return nil }
        // At most one respondent a line, each with a delimiter or an end of line for each column.
        let lines = text.bytes.reduce(1) { $0 + ($1 == 0x0A || $1 == 0x0D ? 1 : 0) }
        let capacity = min(lines, (text.bytes.count + 1) / max(1, columns.count)) + 1
        return try rows(&scanner, columns, places, capacity)
      } catch {
        add(error)
        return nil
      }
    }
  }

  private mutating func add(_ error: CSVError) {
    problems.add(
      at: (error.position, error.row), found: error.found, expected: error.expected,
      remedy: error.remedy)
  }

  private func heading(_ scanner: inout FieldScanner) throws(CSVError) -> [String] {
    var names: [String] = []
    var isOpen = true
    while isOpen {
      isOpen = try scanner.next()
      names.append(scanner.text)
    }
    while names.last == "" { names.removeLast() }
    return names
  }

  private mutating func rows(
    _ scanner: inout FieldScanner, _ columns: [Column], _ places: RowPlaces, _ capacity: Int
  ) throws(CSVError) -> Responses? {
    let size = max(1, capacity * codebook.variables.count)
    let codes = UnsafeMutablePointer<Int16>.allocate(capacity: size)
    codes.initialize(repeating: 0, count: size)
    let cells = ResponseCells(columns, places, capacity: capacity, codes: codes, size: size)
    do throws(CSVError) {
      while true {
        let blank = scanner.skipBlankRows()
        if scanner.isAtEnd { break }
        if let blank {
          problems.add(
            at: (blank.position, blank.row),
            expected: "no empty row between others; take it out, or say in a column of names who "
              + "gave no answer")
        }
        try row(&scanner, columns, cells)
      }
    } catch {
      codes.deallocate()
      throw error
    }
    let responses = cells.responses()
    // Of a row that is cut off, the columns are not as long as the others.
    guard isWhole else { return nil }
    decimals.settle(responses, &problems)
    responses.checkRespondents(codebook, &problems)
    return responses
  }

  private mutating func row(
    _ scanner: inout FieldScanner, _ columns: [Column], _ cells: ResponseCells
  ) throws(CSVError) {
    let mark = scanner.mark
    let quick = cells.quick
    let count = columns.count
    let respondent = cells.count
    var index = 0
    // With those beyond the columns of the heading up to the last that holds something.
    var found = 0
    var isOpen = true
    while isOpen {
      isOpen = try scanner.next()
      let field = scanner.field
      if index >= count {
        if !field.isEmpty { found = index + 1 }
      } else if quick[index].isCoded, field.count < 2 {
        // The common case: no call, no text.
        if field.count == 1 {
          let number = quick[index].single[Int(field[0])]
          if number != CodeTable.unknown {
            quick[index].codes[respondent] = number
          } else {
            take(scanner, columns[index], cells, row: mark.row)
          }
        }
      } else {
        take(scanner, columns[index], cells, row: mark.row)
      }
      index += 1
    }
    // Columns that a short row lacks are filled up, so that those of other rows keep their places.
    for column in columns.dropFirst(index) { cells.skip(column) }
    if index < count || found > count {
      add(
        .fieldCount(
          max(found, min(index, count)), expected: count, at: mark.position, row: mark.row))
    }
    guard index >= columns.count else {
      isWhole = false
      return
    }
    cells.count += 1
    cells.places.append(mark)
    if cells.respondents.count < cells.count { cells.respondents.append(String(mark.row)) }
  }

  /// Reads a field that is more than a known code.
  private mutating func take(
    _ scanner: FieldScanner, _ column: Column, _ cells: ResponseCells, row: Int
  ) {
    guard scanner.hasDoubledQuotes else {
      return take(scanner.field, scanner, column, cells, row: row)
    }
    scanner.unquoted.withUnsafeBufferPointer { take($0, scanner, column, cells, row: row) }
  }

  private mutating func take(
    _ field: UnsafeBufferPointer<UInt8>, _ scanner: FieldScanner, _ column: Column,
    _ cells: ResponseCells, row: Int
  ) {
    let text = String(decoding: field, as: UTF8.self)
    func complain(
      _ tally: inout ProblemTally, _ expected: String,
      _ suggestion: @autoclosure () -> String? = nil
    ) {
      tally.add(
        at: (scanner.position, row), column: column.name, found: text, expected: expected,
        suggestion: suggestion())
    }
    let variable = codebook.variables[column.place]
    switch column.use {
    case .ignored: break
    case .coded:
      let number = column.table.number(field)
      if number != CodeTable.unknown {
        cells.codes[column.place * cells.capacity + cells.count] = number
        return
      }
      let known = variable.codes.map(\.text)
      complain(
        &problems,
        "a code of codes.csv: " + known.prefix(12).joined(separator: ", ")
          + (known.count > 12 ? " …" : ""),
        // Of codes of a character or two, each is near to every other.
        text.count > 2 ? Spelling.nearest(to: text, among: known) : nil)
    case .respondent:
      if text.isEmpty { complain(&problems, "a name for the respondent, or no such column") }
      cells.respondents.append(text)
    case .inhabitants:
      cells.inhabitants.append(.min)
      if !text.isEmpty {
        if let number = DecimalCells.whole(field) {
          cells.inhabitants[cells.inhabitants.count - 1] = number
        } else {
          note(text, .inhabitants, column, cells)
        }
      }
    case .weight:
      cells.weights.append(0)
      if let number = decimals.number(field) {
        cells.weights[cells.weights.count - 1] = number
      } else {
        note(text, .weight, column, cells)
      }
    case .number, .text:
      takeGiven(text, field, column, cells)
    }
  }

  /// Leaves a number for later, when the decimal sign of the file is known.
  private mutating func note(
    _ text: String, _ target: DecimalCells.Target, _ column: Column, _ cells: ResponseCells
  ) {
    decimals.note(
      DecimalCells.Cell(
        text: text, target: target, respondent: cells.count, column: column.name))
  }

  /// Reads a number or a text that someone gave, or a code that says why there is none.
  private mutating func takeGiven(
    _ text: String, _ field: UnsafeBufferPointer<UInt8>, _ column: Column, _ cells: ResponseCells
  ) {
    let code = field.isEmpty ? 0 : column.table.number(field)
    let isGiven = code == CodeTable.unknown
    cells.codes[column.place * cells.capacity + cells.count] = isGiven ? Responses.given : code
    guard column.use == .number else {
      cells.texts[column.place, default: []].append(isGiven ? text : nil)
      return
    }
    let number = isGiven ? decimals.number(field) : .nan
    cells.numbers[column.place, default: []].append(number ?? .nan)
    if number == nil { note(text, .answer(column.place), column, cells) }
  }
}
