import TestSupport

/// Makes inputs that are nearly right, from right ones: the same seed, the same inputs.
struct Mutator {
  private var random: SeededGenerator
  private let samples: [[UInt8]]
  private let words: [[UInt8]]

  /// - Parameters:
  ///   - seed: What the sequence follows from.
  ///   - samples: Inputs to begin with.
  ///   - words: What is put into them.
  init(seed: UInt64, samples: [[UInt8]], words: [String]) {
    random = SeededGenerator(seed: seed)
    self.samples = samples
    self.words = (words + Self.common).map { Array($0.utf8) }
  }

  private static let common = [
    "", "0", "-1", "1", "-", "99999999999999999999", "1e308", "nan", "inf", "0x1p4", "1,5", "1.5",
    "1.234", "1'234,5", "-0", "\u{2212}3", "\"", "\"\"", "\"a\nb\"", "\r", "\n", "\r\n", "\0",
    "\u{FEFF}", "ä", "\u{1F600}", ",", ";", "\t", "=", "|", " ", "%", "sep=;\n", "\u{85}",
    String(repeating: "9", count: 400), String(repeating: "a", count: 3_000), ",,,,,,,,,,",
  ]

  /// The next input.
  mutating func next() -> [UInt8] {
    var bytes = samples[pick(samples.count)]
    for _ in 0...pick(pick(4) + 1) { mutate(&bytes) }
    return Array(bytes.prefix(1 << 16))
  }

  private mutating func pick(_ count: Int) -> Int {
    count < 2 ? 0 : Int(random.next() % UInt64(count))
  }

  private mutating func range(_ bytes: [UInt8], most: Int) -> Range<Int> {
    let start = pick(bytes.count + 1)
    return start..<min(bytes.count, start + pick(most + 1))
  }

  private mutating func mutate(_ bytes: inout [UInt8]) {
    switch pick(22) {
    case 0: if !bytes.isEmpty { bytes[pick(bytes.count)] ^= 1 << UInt8(pick(8)) }
    case 1: if !bytes.isEmpty { bytes[pick(bytes.count)] = UInt8(pick(256)) }
    case 2: bytes.removeSubrange(range(bytes, most: 40))
    case 3: bytes.insert(contentsOf: words[pick(words.count)], at: pick(bytes.count + 1))
    case 4:
      let part = Array(bytes[range(bytes, most: 60)])
      let times = pick(8) == 0 ? 200 : 1
      bytes.insert(contentsOf: (0..<times).flatMap { _ in part }, at: pick(bytes.count + 1))
    case 5: bytes.removeSubrange(line(bytes))
    case 6: bytes.insert(contentsOf: bytes[line(bytes)], at: line(bytes).lowerBound)
    case 7:
      let other = samples[pick(samples.count)]
      bytes = Array(bytes.prefix(pick(bytes.count + 1)) + other.dropFirst(pick(other.count + 1)))
    case 8: bytes.removeSubrange(pick(bytes.count + 1)...)
    case 9...13: bytes.replaceSubrange(cell(bytes), with: Array(bytes[cell(bytes)]))
    default: bytes.replaceSubrange(cell(bytes), with: words[pick(words.count)])
    }
  }

  /// A line with its end.
  private mutating func line(_ bytes: [UInt8]) -> Range<Int> {
    let place = pick(bytes.count)
    let start = bytes[..<place].lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
    let end = bytes[place...].firstIndex(of: 0x0A).map { $0 + 1 } ?? bytes.count
    return start..<end
  }

  /// What stands between two delimiters.
  private mutating func cell(_ bytes: [UInt8]) -> Range<Int> {
    func isEnd(_ byte: UInt8) -> Bool { [0x0A, 0x2C, 0x3B, 0x20, 0x3D, 0x22].contains(byte) }
    let place = pick(bytes.count)
    let start = bytes[..<place].lastIndex(where: isEnd).map { $0 + 1 } ?? 0
    let end = bytes[place...].firstIndex(where: isEnd) ?? bytes.count
    return start..<max(start, end)
  }
}
