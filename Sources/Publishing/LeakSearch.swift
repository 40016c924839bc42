import Database

/// Looks for what respondents are called and what they answered in words, in the bytes of a file.
///
/// All of it is looked for at once: wherever the first bytes could be those of a name or a text, digests of
/// the lengths that there are decide. A name or text that is shorter than ``shortestName`` or
/// ``shortestText`` bytes stands in every file for other reasons, as a number or an ordinary word.
struct LeakSearch {
  /// The fewest bytes of a name that is looked for.
  static let shortestName = 6
  /// The fewest bytes of a text that is looked for.
  static let shortestText = 20
  /// How many bytes of a long text are looked for.
  private static let longest = 40

  /// The digests, by length.
  private var digests: [Int: Set<UInt64>] = [:]
  /// A bit for each of the beginnings that there can be, folded.
  private var beginnings = [UInt64](repeating: 0, count: 1 << 16)
  /// How many names and texts are too short to be looked for.
  private(set) var tooShort = 0
  /// Short names of letters and digits, which are looked for as words of labels and notes.
  private(set) var words: Set<String> = []

  /// Reads everything that may not be found.
  ///
  /// - Throws: `DatabaseError`.
  init(_ connection: Connection) throws {
    try connection.forEachRow("SELECT participant FROM participants") { row in
      add(row, atLeast: Self.shortestName)
      guard let name = row.text(0), (2..<Self.shortestName).contains(name.utf8.count) else {
        return
      }
      if name.contains(where: \.isLetter), name.contains(where: \.isNumber) { words.insert(name) }
    }
    try connection.forEachRow(
      """
      SELECT a.text
      FROM variables AS v
      JOIN answers AS a ON a.variable_id = v.variable_id
      WHERE v.answer_type = 'text' AND a.text IS NOT NULL
      """
    ) { row in add(row, atLeast: Self.shortestText) }
  }

  private mutating func add(_ row: borrowing Statement, atLeast shortest: Int) {
    let found = row.withText(0) { text -> (length: Int, digest: UInt64, bit: Int)? in
      guard let text, text.count >= shortest else { return nil }
      let length = min(text.count, Self.longest)
      return (
        length, Self.digest(UnsafeRawBufferPointer(text), 0, length),
        Self.bit(UnsafeRawBufferPointer(text), 0)
      )
    }
    guard let found else {
      tooShort += 1
      return
    }
    digests[found.length, default: []].insert(found.digest)
    beginnings[found.bit >> 6] |= 1 << UInt64(found.bit & 63)
  }

  /// FNV-1a.
  private static func digest(_ bytes: UnsafeRawBufferPointer, _ start: Int, _ length: Int) -> UInt64
  {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for place in start..<(start + length) {
      hash = (hash ^ UInt64(bytes[place])) &* 0x100_0000_01B3
    }
    return hash
  }

  private static func bit(_ bytes: UnsafeRawBufferPointer, _ start: Int) -> Int {
    var word: UInt64 = 0
    for place in start..<(start + shortestName) { word = word << 8 | UInt64(bytes[place]) }
    return Int((word &* 0x9E37_79B9_7F4A_7C15) >> 42)
  }

  /// Whether any of it stands in some bytes.
  func isFound(in bytes: [UInt8]) -> Bool {
    let lengths = digests.keys.sorted()
    guard !lengths.isEmpty else { return false }
    return bytes.withUnsafeBytes { bytes in
      guard bytes.count >= Self.shortestName else { return false }
      for start in 0...(bytes.count - Self.shortestName) {
        let bit = Self.bit(bytes, start)
        guard beginnings[bit >> 6] & 1 << UInt64(bit & 63) != 0 else { continue }
        for length in lengths where start + length <= bytes.count {
          if digests[length]?.contains(Self.digest(bytes, start, length)) == true { return true }
        }
      }
      return false
    }
  }

  /// Whether a short name stands as a word in a text.
  func isWord(in text: String) -> Bool {
    guard !words.isEmpty else { return false }
    return text.split { !$0.isLetter && !$0.isNumber }.contains { words.contains(String($0)) }
  }

  // MARK: Where

  /// The columns of a file in which something is found, as `table.column`.
  ///
  /// - Throws: `DatabaseError`.
  func places(in connection: Connection) throws -> [String] {
    var places: [String] = []
    for table in try PublishedTables.tables(connection) {
      for column in try PublishedTables.columns(of: table, connection) {
        let isProse = Self.isProse(column)
        var isThere = false
        try connection.forEachRow(
          "SELECT \(column) FROM \(table) WHERE typeof(\(column)) IN ('text', 'blob')"
        ) { row in
          guard !isThere, let text = row.text(0) else { return }
          isThere = isFound(in: Array(text.utf8)) || (isProse && isWord(in: text))
        }
        if isThere { places.append("\(table).\(column)") }
      }
    }
    return places
  }

  /// Whether people write sentences into a column: there, a name has no other reason to stand.
  private static func isProse(_ column: String) -> Bool {
    let kinds = ["note", "label", "title", "summary", "resolution", "description", "definition"]
    return kinds.contains { column == $0 || column.hasPrefix($0 + "_") }
  }
}
