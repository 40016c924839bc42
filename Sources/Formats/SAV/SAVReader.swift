/// Reads system files: first what they say of their data, then the data.
struct SAVReader {
  /// A variable of the file with its places in a case.
  struct Layout: Sendable {
    /// The first slot of eight bytes.
    let slot: Int
    /// The bytes of each part of a text, of which there are several where it has more than 255.
    ///
    /// The parts stand behind each other, each filled up to eight bytes. Empty for a number.
    let parts: [Int]
  }

  let file: SAVFile
  let layouts: [Layout]
  let text: SAVText
  let records: SAVRecords
  /// How many cases the file says there are; `nil` when it does not.
  let caseCount: Int?
  /// The numbers that stand for something else.
  let special: SAVDictionary.SpecialNumbers

  /// Reads everything before the data.
  ///
  /// - Throws: ``SAVError`` for a file that is none, is cut off or contradicts itself.
  init(_ bytes: [UInt8]) throws(SAVError) {
    let records = try SAVRecords(bytes)
    let text = try Self.encoding(records)
    var dictionary = SAVDictionary(records, text)
    try dictionary.readVariables()
    try dictionary.readLabels()
    try dictionary.readLongTexts()
    try dictionary.readSets()
    try dictionary.readRest()
    self.records = records
    self.text = text
    file = dictionary.file
    layouts = dictionary.layouts
    special = dictionary.special
    caseCount = try Self.caseCount(records)
  }

  /// Reads a file whole.
  ///
  /// - Throws: ``SAVError``
  static func read(_ bytes: [UInt8]) throws(SAVError) -> (SAVFile, SAVCases) {
    let reader = try SAVReader(bytes)
    return (reader.file, try reader.cases())
  }

  private static func encoding(
    _ records: SAVRecords
  ) throws(SAVError) -> SAVText {
    let named = records.extensions[20].map { record in
      (text: SAVText.utf8.text(record.data), offset: record.data.startIndex)
    }
    var number: (code: Int, offset: Int)?
    if let record = records.extensions[3], record.size == 4, record.count >= 8 {
      var part = SAVBytes(record.data, of: records.reader)
      try part.skip(28, "the record of the machine")
      number = (try part.integer("the record of the machine"), part.offset - 4)
    }
    return try SAVText(name: named, number: number)
  }

  /// The number of cases, which does not always fit the header.
  private static func caseCount(_ records: SAVRecords) throws(SAVError) -> Int? {
    if let record = records.extensions[16], record.size == 8, record.count == 2 {
      var part = SAVBytes(record.data, of: records.reader)
      try part.skip(8, "the number of cases")
      let count = try part.long("the number of cases")
      if count >= 0 { return count }
    }
    return records.caseCount < 0 ? nil : records.caseCount
  }
}

/// Puts the records of a system file together.
struct SAVDictionary {
  private let records: SAVRecords
  private let text: SAVText
  private(set) var file = SAVFile()
  private(set) var layouts: [SAVReader.Layout] = []
  /// The places of variables by their first slots.
  private var places: [Int: Int] = [:]
  /// The places of variables by their short names and, in lower case, their long ones.
  private var short: [String: Int] = [:]
  private var long: [String: Int] = [:]
  private(set) var special = SpecialNumbers()

  /// The numbers that stand for "no answer", for "the lowest" and for "the highest".
  struct SpecialNumbers: Sendable {
    var missing = -Double.greatestFiniteMagnitude
    var lowest = (-Double.greatestFiniteMagnitude).nextUp
    var highest = Double.greatestFiniteMagnitude
  }

  init(_ records: SAVRecords, _ text: SAVText) {
    self.records = records
    self.text = text
    file.encoding = text.name
  }

  // MARK: Variables

  /// The variables with their names; texts of more than 255 bytes are several records.
  mutating func readVariables() throws(SAVError) {
    try readSpecialNumbers()
    let widths = try longWidths()
    let measures = measures()
    var rest = records.variables.enumerated().makeIterator()
    while let (index, first) = rest.next() {
      let name = text.text(first.name)
      var width = first.width
      var parts = width > 0 ? [width] : []
      if let wanted = widths[name.uppercased()], wanted > 255 {
        width = wanted
        // Each part but the last has 255 bytes, which the file counts as 252.
        parts = try followers((wanted + 251) / 252, of: first, at: index)
        for _ in parts.dropFirst() { _ = rest.next() }
      }
      short[name.uppercased()] = file.variables.count
      places[first.slot] = file.variables.count
      layouts.append(SAVReader.Layout(slot: first.slot, parts: parts))
      file.variables.append(
        SAVFile.Variable(
          name: name, label: text.text(first.label), width: width,
          format: SAVFormat(packed: first.format)
            ?? SAVFormat(width > 0 ? .a : .f, width: 8),
          measure: measures.indices.contains(index) ? measures[index] : .unknown,
          missing: missing(of: first)))
    }
    try readLongNames()
  }

  /// The bytes of the records that one text has.
  private func followers(
    _ count: Int, of first: SAVRecords.Variable, at index: Int
  ) throws(SAVError) -> [Int] {
    let records = records.variables[index...].prefix(count)
    guard records.count == count, records.allSatisfy({ $0.width > 0 }),
      records.dropLast().allSatisfy({ $0.width == 255 })
    else {
      throw SAVError(
        offset: first.offset,
        message: "the long text \"\(text.text(first.name))\" has not the \(count) records that its "
          + "width needs; \(SAVError.advice)")
    }
    return records.map(\.width)
  }

  private mutating func readSpecialNumbers() throws(SAVError) {
    guard let record = records.extensions[4], record.size == 8, record.count == 3 else { return }
    var part = SAVBytes(record.data, of: records.reader)
    special.missing = try part.double("the record of special numbers")
    special.highest = try part.double("the record of special numbers")
    special.lowest = try part.double("the record of special numbers")
  }

  private func missing(of variable: SAVRecords.Variable) -> SAVFile.Missing {
    guard variable.width == 0 else {
      return SAVFile.Missing(values: variable.missing.map { .text(text.text($0)) })
    }
    let numbers = variable.missing.map { records.reader.double($0) }
    guard variable.hasRange else { return SAVFile.Missing(values: numbers.map { .number($0) }) }
    let low = numbers[0] <= special.lowest ? -Double.infinity : numbers[0]
    let high = numbers[1] >= special.highest ? Double.infinity : numbers[1]
    return SAVFile.Missing(
      values: numbers.dropFirst(2).map { .number($0) }, range: low <= high ? low...high : nil)
  }

  /// The levels of measurement, two or three numbers for each variable record.
  private func measures() -> [SAVFile.Measure] {
    let count = records.variables.count
    guard let record = records.extensions[11], record.size == 4,
      record.count == count * 2 || record.count == count * 3
    else { return [] }
    var part = SAVBytes(record.data, of: records.reader)
    var measures: [SAVFile.Measure] = []
    for _ in 0..<count {
      let level = (try? part.integer("levels of measurement")) ?? 0
      measures.append(SAVFile.Measure(rawValue: level) ?? .unknown)
      try? part.skip(record.count / count * 4 - 4, "levels of measurement")
    }
    return measures
  }

  // MARK: Names and widths

  /// What a record of `NAME=value` says, by names in upper case.
  private func pairs(_ kind: Int) -> [(name: String, value: String, offset: Int)] {
    guard let record = records.extensions[kind], record.size == 1 else { return [] }
    return record.data.split(separator: 0x09).compactMap { pair in
      guard let sign = pair.firstIndex(of: 0x3D) else { return nil }
      return (
        text.text(pair[..<sign]).uppercased(), text.text(pair[(sign + 1)...]), pair.startIndex
      )
    }
  }

  private func longWidths() throws(SAVError) -> [String: Int] {
    var widths: [String: Int] = [:]
    for (name, value, offset) in pairs(14) {
      guard let width = Int(value), (1...32_767).contains(width) else {
        throw SAVError(
          offset: offset,
          message: "a text of the width \"\(value)\", not 1 to 32767; \(SAVError.advice)")
      }
      widths[name] = width
    }
    return widths
  }

  private mutating func readLongNames() throws(SAVError) {
    for (name, value, _) in pairs(13) where !value.isEmpty {
      if let place = short[name] { file.variables[place].name = value }
    }
    for (place, variable) in file.variables.enumerated() {
      guard long.updateValue(place, forKey: variable.name.lowercased()) == nil else {
        throw SAVError(
          offset: records.variables[0].offset,
          message: "two variables have the name \"\(variable.name)\"; \(SAVError.advice)")
      }
      guard !variable.name.isEmpty else {
        throw SAVError(
          offset: records.variables[0].offset,
          message: "a variable without a name; \(SAVError.advice)")
      }
    }
  }

  private func place(named name: String) -> Int? {
    long[name.lowercased()] ?? short[name.uppercased()]
  }

  // MARK: Labels

  mutating func readLabels() throws(SAVError) {
    for record in records.labels {
      var numbers: [SAVFile.Label]?
      var texts: [SAVFile.Label]?
      for slot in record.slots {
        guard let place = places[slot - 1] else {
          throw SAVError(
            offset: record.offset,
            message: "value labels for the variable \(slot), which is none; "
              + SAVError.advice)
        }
        if file.variables[place].isText {
          texts =
            texts ?? record.pairs.map { .init(value: .text(text.text($0)), text: text.text($1)) }
          file.variables[place].labels += texts ?? []
        } else {
          numbers =
            numbers
            ?? record.pairs.map {
              .init(value: .number(records.reader.double($0)), text: text.text($1))
            }
          file.variables[place].labels += numbers ?? []
        }
      }
    }
  }

  /// Labels and missing values of texts of more than eight bytes.
  mutating func readLongTexts() throws(SAVError) {
    if let record = records.extensions[21] {
      var part = SAVBytes(record.data, of: records.reader)
      let what = "the labels of long texts"
      while part.left > 0 {
        let place = place(named: text.text(try part.take(part.integer(what), what)))
        try part.skip(4, what)
        let count = try part.integer(what)
        guard count >= 0 else {
          throw SAVError(
            offset: part.offset - 4, message: "\(count) labels; \(SAVError.advice)")
        }
        for _ in 0..<count {
          let value = text.text(try part.take(part.integer(what), what))
          let label = text.text(try part.take(part.integer(what), what))
          guard let place, file.variables[place].isText else { continue }
          file.variables[place].labels.append(.init(value: .text(value), text: label))
        }
      }
    }
    if let record = records.extensions[22] {
      try readLongMissing(SAVBytes(record.data, of: records.reader))
    }
  }

  private mutating func readLongMissing(_ start: SAVBytes) throws(SAVError) {
    var part = start
    let what = "the missing values of long texts"
    while part.left > 0 {
      let place = place(named: text.text(try part.take(part.integer(what), what)))
      let count = Int(try part.take(1, what).first ?? 0)
      let width = try part.integer(what)
      for number in 0..<count {
        // Old versions of PSPP repeat the width before each value.
        var other = part
        if number > 0, try other.integer(what) == width { part = other }
        let value = text.text(try part.take(width, what))
        guard let place, file.variables[place].isText else { continue }
        file.variables[place].missing.values.append(.text(value))
      }
    }
  }

  // MARK: The file as a whole

  mutating func readRest() throws(SAVError) {
    file.label = text.text(records.label)
    file.product = text.text(records.product)
    file.documents = records.documents.map { text.text($0) }
    file.created = Self.created(text.text(records.date), text.text(records.time))
    if records.weightSlot != 0 {
      guard let place = places[records.weightSlot - 1], !file.variables[place].isText else {
        throw SAVError(
          offset: 76,
          message: "the weight is the variable \(records.weightSlot), which is no number; "
            + SAVError.advice)
      }
      file.weight = place
    }
    if text.isGuessed, records.hasForeignCharacters {
      file.remarks.append(
        "the file does not say its encoding; it is read as \(text.name), look whether umlauts are right"
      )
    }
  }

  private static let months = [
    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
  ]

  /// The time of a header, `31 May 20` and `12:30:00`, whose years have two digits; SPSS is from 1968.
  private static func created(_ date: String, _ time: String) -> String? {
    let parts = date.split { $0 == " " || $0 == "-" }
    guard parts.count == 3, let day = Int(parts[0]), (1...31).contains(day),
      let month = months.firstIndex(of: parts[1].lowercased()), let year = Int(parts[2]),
      (0...99).contains(year)
    else { return nil }
    func padded(_ number: Int) -> String { (number < 10 ? "0" : "") + "\(number)" }
    let date = "\(year < 68 ? 20 : 19)\(padded(year))-\(padded(month + 1))-\(padded(day))"
    let numbers = time.split(separator: ":").compactMap { Int($0) }
    guard numbers.count == 3, (0...23).contains(numbers[0]), (0...59).contains(numbers[1]),
      (0...59).contains(numbers[2])
    else { return date }
    return date + "T" + numbers.map(padded).joined(separator: ":")
  }
}

extension SAVRecords {
  /// Whether a name or label has a character beyond ASCII.
  fileprivate var hasForeignCharacters: Bool {
    func isForeign(_ part: ArraySlice<UInt8>) -> Bool { part.contains { $0 >= 0x80 } }
    return variables.contains { isForeign($0.label) || isForeign($0.name) } || isForeign(label)
      || labels.contains { $0.pairs.contains { isForeign($0.label) } }
      || documents.contains(where: isForeign)
  }
}

// MARK: Sets

extension SAVDictionary {
  /// The sets of variables that answer one question, from either of the two records.
  mutating func readSets() throws(SAVError) {
    var sets: [SAVFile.ResponseSet] = []
    for kind in [7, 19] {
      guard let record = records.extensions[kind], record.size == 1 else { continue }
      var rest = record.data.drop { $0 == 0x0A || $0 == 0 }
      while !rest.isEmpty {
        var scanner = ResponseSetScanner(rest)
        guard let set = scanner.next(text, place(named:)) else {
          throw SAVError(
            offset: rest.startIndex,
            message: "a multiple-response set that is none; \(SAVError.advice)")
        }
        if !sets.contains(where: { $0.name == set.name }) { sets.append(set) }
        rest = scanner.rest.drop { $0 == 0x0A || $0 == 0x0D || $0 == 0 || $0 == 0x20 }
      }
    }
    take(sets)
  }
}

/// Takes a set such as `$a=D1 1 5 Label v1 v2` off the front of a record.
private struct ResponseSetScanner {
  private(set) var rest: ArraySlice<UInt8>

  init(_ rest: ArraySlice<UInt8>) { self.rest = rest }

  /// - Parameters:
  ///   - text: The encoding.
  ///   - place: Finds a variable by its name.
  /// - Returns: `nil` for what is no set.
  mutating func next(
    _ text: SAVText, _ place: (String) -> Int?
  ) -> SAVFile.ResponseSet? {
    guard let sign = rest.firstIndex(of: 0x3D) else { return nil }
    let name = text.text(rest[..<sign])
    rest = rest[(sign + 1)...]
    let kind: SAVFile.ResponseSet.Kind
    switch rest.popFirst() {
    case 0x43: kind = .categories
    case 0x44:
      guard let counted = counted() else { return nil }
      kind = .dichotomies(counted: text.text(counted))
    case 0x45:
      // Behind the flags of where labels come from.
      guard blank(), number() != nil, blank(), let counted = counted() else { return nil }
      kind = .dichotomies(counted: text.text(counted))
    default: return nil
    }
    guard blank(), let label = counted(), name.hasPrefix("$") else { return nil }
    let line = rest.prefix { $0 != 0x0A }
    rest = rest[line.endIndex...]
    let names = line.split { $0 == 0x20 || $0 == 0 || $0 == 0x0D }.map { text.text($0) }
    return SAVFile.ResponseSet(
      name: name, label: text.text(label), kind: kind, variables: names.compactMap(place))
  }

  private mutating func blank() -> Bool { rest.popFirst() == 0x20 }

  private mutating func number() -> Int? {
    let digits = rest.prefix { $0 >= 0x30 && $0 <= 0x39 }.prefix(9)
    rest = rest[digits.endIndex...]
    return Int(String(decoding: digits, as: UTF8.self))
  }

  /// Bytes behind their number and a blank.
  private mutating func counted() -> ArraySlice<UInt8>? {
    guard let count = number(), blank(), count <= rest.count else { return nil }
    let part = rest.prefix(count)
    rest = rest.dropFirst(count)
    return part
  }
}

extension SAVDictionary {
  /// Keeps the sets whose variables are all numbers or all texts.
  fileprivate mutating func take(_ sets: [SAVFile.ResponseSet]) {
    for set in sets {
      let kinds = Set(set.variables.map { file.variables[$0].isText })
      let isDouble = Set(set.variables).count < set.variables.count
      if set.variables.isEmpty || kinds.count > 1 || isDouble {
        file.remarks.append(
          "the multiple-response set \(set.name) is left out: its variables are "
            + (set.variables.isEmpty
              ? "not in the file" : isDouble ? "named twice" : "both numbers and texts"))
      } else {
        file.sets.append(set)
      }
    }
  }
}
