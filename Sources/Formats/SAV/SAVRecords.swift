/// The records of a system file before its data, taken apart but not yet understood: their texts cannot be
/// read before the last of them has told the encoding.
struct SAVRecords {
  /// How data are kept.
  enum Compression: Int { case none, bytecode, zlib }

  /// A variable record.
  struct Variable {
    /// The place among all records of variables, those of continuations included.
    let slot: Int
    let width: Int
    let name: ArraySlice<UInt8>
    let label: ArraySlice<UInt8>
    /// Single values, and two more before them for a range.
    let missing: [ArraySlice<UInt8>]
    let hasRange: Bool
    let format: Int
    let offset: Int
  }

  /// Labels with the slots of the variables that they are for.
  struct Labels {
    let pairs: [(value: ArraySlice<UInt8>, label: ArraySlice<UInt8>)]
    let slots: [Int]
    let offset: Int
  }

  /// An extension record.
  struct Extension {
    let size: Int
    let count: Int
    let data: ArraySlice<UInt8>
  }

  private(set) var reader: SAVBytes
  private(set) var product: ArraySlice<UInt8> = []
  private(set) var compression = Compression.none
  private(set) var weightSlot = 0
  /// How many cases the header says there are; negative for unknown.
  private(set) var caseCount = 0
  private(set) var bias = 0.0
  private(set) var date: ArraySlice<UInt8> = []
  private(set) var time: ArraySlice<UInt8> = []
  private(set) var label: ArraySlice<UInt8> = []
  private(set) var variables: [Variable] = []
  private(set) var labels: [Labels] = []
  private(set) var documents: [ArraySlice<UInt8>] = []
  private(set) var extensions: [Int: Extension] = [:]
  /// How many slots of eight bytes a case has.
  private(set) var slotCount = 0

  /// Where the data begin.
  var dataOffset: Int { reader.offset }

  /// - Throws: ``SAVError``
  package init(_ bytes: [UInt8]) throws(SAVError) {
    reader = SAVBytes(bytes)
    try header()
    while try record() {}
    guard !variables.isEmpty else {
      throw SAVError(offset: dataOffset, message: "the file has no variables")
    }
  }

  // MARK: Header

  private mutating func header() throws(SAVError) {
    let magic = Array(reader.bytes.prefix(4))
    guard magic == Array("$FL2".utf8) || magic == Array("$FL3".utf8) else {
      let isEBCDIC = magic == [0x5B, 0xC6, 0xD3, 0xF2]
      throw SAVError(
        offset: 0,
        message: isEBCDIC
          ? "the file is written in EBCDIC, by SPSS on a mainframe; save it on another computer"
          : "no SPSS system file: it does not begin with $FL2 or $FL3")
    }
    try reader.skip(4, "the header")
    product = try reader.take(60, "the header")
    try layout()
    try reader.skip(4, "the header")
    let mode = try reader.integer("the header")
    guard let compression = Compression(rawValue: mode) else {
      throw SAVError(
        offset: reader.offset - 4,
        message: "an unknown compression, \(mode); \(SAVError.advice)")
    }
    guard (compression == .zlib) == (magic[3] == 0x33) else {
      throw SAVError(
        offset: reader.offset - 4,
        message:
          "the beginning and the compression contradict each other; \(SAVError.advice)")
    }
    self.compression = compression
    weightSlot = try reader.integer("the header")
    caseCount = try reader.integer("the header")
    try bias(of: reader.take(8, "the header"))
    date = try reader.take(9, "the header")
    time = try reader.take(8, "the header")
    label = try reader.take(64, "the header")
    try reader.skip(3, "the header")
  }

  /// The layout code, 2 or 3, shows the byte order.
  private mutating func layout() throws(SAVError) {
    let code = Array(try reader.take(4, "the header"))
    switch code {
    case [2, 0, 0, 0], [3, 0, 0, 0]: reader.isBigEndian = false
    case [0, 0, 0, 2], [0, 0, 0, 3]: reader.isBigEndian = true
    default:
      throw SAVError(
        offset: reader.offset - 4,
        message: "the layout is neither 2 nor 3 in any byte order; \(SAVError.advice)")
    }
  }

  /// The bias of compressed numbers, 100, which shows the format of floating-point numbers.
  private mutating func bias(of part: ArraySlice<UInt8>) throws(SAVError) {
    let ordered = reader.isBigEndian ? Array(part) : part.reversed()
    let foreign: [[UInt8]: String] = [
      [0x42, 0x64, 0, 0, 0, 0, 0, 0]: "IBM mainframes",
      [0, 0, 0, 0, 0, 0, 0x43, 0xC8]: "VAX computers (D format)",
      [0, 0, 0, 0, 0, 0, 0x40, 0x79]: "VAX computers (G format)",
    ]
    if let machine = foreign[ordered] { throw Self.foreignNumbers(machine, part.startIndex) }
    bias = reader.double(part)
    guard bias.isFinite, bias.magnitude < 1e6 else {
      throw SAVError(
        offset: part.startIndex,
        message: "the bias of compressed numbers is \(bias), not 100; \(SAVError.advice)")
    }
  }

  private static func foreignNumbers(_ machine: String, _ offset: Int) -> SAVError {
    SAVError(
      offset: offset,
      message:
        "numbers are in the floating-point format of \(machine), not in that of IEEE 754; open "
        + "the file with a newer SPSS or PSPP and save it again")
  }

  // MARK: Records

  /// - Returns: Whether another record follows.
  private mutating func record() throws(SAVError) -> Bool {
    let start = reader.offset
    let kind = try reader.integer("the list of variables")
    switch kind {
    case 2: try variable()
    case 3: try valueLabels()
    case 6:
      let count = try reader.integer("the document record")
      guard count >= 0 else {
        throw SAVError(
          offset: start, message: "a document of \(count) lines; \(SAVError.advice)")
      }
      for _ in 0..<count { documents.append(try reader.take(80, "the document record")) }
    case 7: try extensionRecord()
    case 999:
      guard expectedContinuations == 0 else {
        throw SAVError(
          offset: start,
          message: "the last variable has too few records for its width; \(SAVError.advice)")
      }
      try reader.skip(4, "the end of the list of variables")
      return false
    default:
      throw SAVError(
        offset: start, message: "a record of the unknown type \(kind); \(SAVError.advice)")
    }
    return true
  }

  private mutating func variable() throws(SAVError) {
    let start = reader.offset
    let width = try reader.integer("a variable")
    let hasLabel = try reader.integer("a variable")
    let missingCount = try reader.integer("a variable")
    let format = try reader.integer("a variable")
    try reader.skip(4, "a variable")
    let name = try reader.take(8, "a variable")
    defer { slotCount += 1 }
    guard (-1...255).contains(width) else {
      throw SAVError(
        offset: start, message: "a variable of the width \(width); \(SAVError.advice)")
    }
    let expected = expectedContinuations
    guard (width == -1) == (expected > 0) else {
      throw SAVError(
        offset: start,
        message: "the variable before has \(width == -1 ? "too many" : "too few") records for its "
          + "width; \(SAVError.advice)")
    }
    guard (0...1).contains(hasLabel), (-3...3).contains(missingCount), missingCount != -1 else {
      throw SAVError(
        offset: start,
        message: "a variable with \(missingCount) missing values and \(hasLabel) labels; "
          + SAVError.advice)
    }
    var label: ArraySlice<UInt8> = []
    if hasLabel == 1 {
      let length = try reader.integer("the label of a variable")
      label = try reader.take(length, "the label of a variable")
      try reader.skip(-length & 3, "the label of a variable")
    }
    var missing: [ArraySlice<UInt8>] = []
    for _ in 0..<abs(missingCount) { missing.append(try reader.take(8, "missing values")) }
    guard width >= 0 else { return }
    guard missingCount >= 0 || width == 0 else {
      throw SAVError(
        offset: start,
        message: "a range of missing values for texts; \(SAVError.advice)")
    }
    variables.append(
      Variable(
        slot: slotCount, width: width, name: name, label: label, missing: missing,
        hasRange: missingCount < 0, format: format, offset: start))
  }

  /// How many records must still follow for the last variable.
  private var expectedContinuations: Int {
    variables.last.map { max(1, ($0.width + 7) / 8) - (slotCount - $0.slot) } ?? 0
  }

  private mutating func valueLabels() throws(SAVError) {
    let start = reader.offset
    let count = try reader.integer("value labels")
    guard count >= 0 else {
      throw SAVError(
        offset: start, message: "\(count) value labels; \(SAVError.advice)")
    }
    var pairs: [(ArraySlice<UInt8>, ArraySlice<UInt8>)] = []
    for _ in 0..<count {
      let value = try reader.take(8, "value labels")
      let length = Int(try reader.take(1, "value labels").first ?? 0)
      pairs.append((value, try reader.take(length, "value labels")))
      try reader.skip(-(length + 1) & 7, "value labels")
    }
    let place = reader.offset
    guard try reader.integer("value labels") == 4 else {
      throw SAVError(
        offset: place,
        message: "value labels without the variables that they are for; \(SAVError.advice)")
    }
    let slots = try reader.integer("value labels")
    guard slots >= 0 else {
      throw SAVError(
        offset: place, message: "value labels for \(slots) variables; \(SAVError.advice)")
    }
    var read: [Int] = []
    for _ in 0..<slots { read.append(try reader.integer("value labels")) }
    labels.append(Labels(pairs: pairs, slots: read, offset: place))
  }

  private mutating func extensionRecord() throws(SAVError) {
    let start = reader.offset
    let kind = try reader.integer("an extension record")
    let size = try reader.integer("an extension record")
    let count = try reader.integer("an extension record")
    guard size >= 0, count >= 0 else {
      throw SAVError(
        offset: start,
        message: "an extension record of \(count) × \(size) bytes; \(SAVError.advice)")
    }
    let data = try reader.take(size * count, "an extension record")
    if extensions[kind] == nil {
      extensions[kind] = Extension(size: size, count: count, data: data)
    }
    if kind == 3, size == 4, count >= 8 { try checkMachine(data) }
  }

  /// The format of numbers and the byte order that the record of the machine tells.
  private func checkMachine(_ data: ArraySlice<UInt8>) throws(SAVError) {
    var part = SAVBytes(data, of: reader)
    try part.skip(16, "the record of the machine")
    let numbers = try part.integer("the record of the machine")
    if numbers == 2 { throw Self.foreignNumbers("IBM mainframes", part.offset - 4) }
    if numbers == 3 { throw Self.foreignNumbers("VAX computers", part.offset - 4) }
  }
}
