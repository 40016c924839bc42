package import Errors

/// Where and why compressed data cannot be expanded.
package struct InflateError: ExpectedError, Hashable {
  /// The byte at which it was noticed, counted from the beginning of the compressed data.
  package let offset: Int
  /// What is wrong there.
  package let message: String
  /// The data is wrong.
  package var kind: ErrorKind { .data }
  /// The byte.
  package var subject: String? { "byte \(offset)" }
  /// What is wrong there.
  package var problem: String { message }
}

/// Expands data in the zlib format (RFC 1950), which is compressed by "deflate" (RFC 1951).
package struct Inflate: ~Copyable {
  private let input: UnsafeBufferPointer<UInt8>
  private var next = 0
  /// Bits that were read and not yet used, the next one lowest.
  private var bits: UInt64 = 0
  private var bitCount = 0
  private let output: UnsafeMutablePointer<UInt8>
  private let size: Int
  private var count = 0
  private let literals = HuffmanCode()
  private let distances = HuffmanCode()

  /// Expands data to the size that it is known to have.
  ///
  /// Memory is only taken for a size that the data can have: deflate shortens to a 1032nd at most
  /// (<https://zlib.net/zlib_tech.html>).
  ///
  /// - Parameters:
  ///   - input: Header, compressed data and checksum, nothing behind.
  ///   - size: How many bytes there must be in the end.
  /// - Throws: ``InflateError`` for all that the formats forbid, another size, and a wrong checksum.
  package static func zlib(_ input: UnsafeBufferPointer<UInt8>, size: Int) throws(InflateError)
    -> [UInt8]
  {
    guard size >= 0, size / 1_032 <= input.count else {
      throw InflateError(
        offset: 0, message: "\(input.count) compressed bytes cannot hold \(size) bytes")
    }
    var inflate = Inflate(input, size: size)
    try inflate.header()
    while try inflate.block() {}
    return try inflate.finish()
  }

  private init(_ input: UnsafeBufferPointer<UInt8>, size: Int) {
    self.input = input
    self.size = size
    output = .allocate(capacity: max(1, size))
  }

  deinit { output.deallocate() }

  private func error(_ message: String) -> InflateError {
    InflateError(offset: next - bitCount / 8, message: message)
  }

  private var cutOff: InflateError { error("the compressed data end too early") }

  // MARK: Header and checksum (RFC 1950)

  private mutating func header() throws(InflateError) {
    guard input.count >= 2 else { throw cutOff }
    let (method, flags) = (Int(input[0]), Int(input[1]))
    guard method & 15 == 8, method >> 4 <= 7, (method * 256 + flags).isMultiple(of: 31) else {
      throw error("not zlib data")
    }
    guard flags & 0x20 == 0 else { throw error("zlib data with a preset dictionary") }
    next = 2
  }

  private mutating func finish() throws(InflateError) -> [UInt8] {
    guard count == size else { throw error("\(count) bytes instead of \(size)") }
    alignToByte()
    let stored = try take(16).byteSwapped16 << 16 | take(16).byteSwapped16
    let data = UnsafeBufferPointer(start: output, count: count)
    guard stored == Self.adler32(data) else { throw error("the checksum is wrong") }
    guard next - bitCount / 8 == input.count else {
      throw error("\(input.count - next + bitCount / 8) bytes behind the end")
    }
    return Array(data)
  }

  static func adler32(_ data: UnsafeBufferPointer<UInt8>) -> Int {
    var (low, high) = (UInt32(1), UInt32(0))
    var start = 0
    while start < data.count {
      // The most bytes before the sums can exceed 32 bits.
      let end = min(start + 5_552, data.count)
      while start < end {
        low &+= UInt32(data[start])
        high &+= low
        start += 1
      }
      low %= 65_521
      high %= 65_521
    }
    return Int(high << 16 | low)
  }

  // MARK: Bits

  @inline(__always)
  private mutating func refill() {
    if input.count - next >= 8, let base = input.baseAddress {
      let word = UnsafeRawPointer(base + next).loadUnaligned(as: UInt64.self)
      bits |= UInt64(littleEndian: word) << UInt64(bitCount)
      next += (63 - bitCount) >> 3
      bitCount |= 56
    } else {
      while bitCount <= 56, next < input.count {
        bits |= UInt64(input[next]) << UInt64(bitCount)
        next += 1
        bitCount += 8
      }
    }
  }

  @inline(__always)
  private mutating func drop(_ number: Int) throws(InflateError) {
    guard number <= bitCount else { throw cutOff }
    bits >>= UInt64(number)
    bitCount -= number
  }

  @inline(__always)
  private mutating func take(_ number: Int) throws(InflateError) -> Int {
    if bitCount < number { refill() }
    let value = Int(bits & ((1 << UInt64(number)) - 1))
    try drop(number)
    return value
  }

  private mutating func alignToByte() {
    let rest = bitCount & 7
    bits >>= UInt64(rest)
    bitCount -= rest
  }

  // MARK: Blocks (RFC 1951)

  /// - Returns: Whether another block follows.
  private mutating func block() throws(InflateError) -> Bool {
    let isLast = try take(1) == 1
    switch try take(2) {
    case 0: try stored()
    case 1:
      _ = literals.build(HuffmanCode.fixedLiterals)
      _ = distances.build(HuffmanCode.fixedDistances)
      try compressed()
    case 2:
      try readCodes()
      try compressed()
    default: throw error("a block of an unknown type")
    }
    return !isLast
  }

  private mutating func stored() throws(InflateError) {
    alignToByte()
    let length = try take(16)
    guard try take(16) == ~length & 0xFFFF else {
      throw error("a stored block whose length contradicts itself")
    }
    // Whole bytes that were read ahead.
    next -= bitCount / 8
    (bits, bitCount) = (0, 0)
    guard length <= input.count - next else { throw cutOff }
    guard length <= size - count else { throw tooLong }
    for place in 0..<length { output[count + place] = input[next + place] }
    next += length
    count += length
  }

  private var tooLong: InflateError { error("more than the \(size) bytes that there should be") }

  /// The order in which the lengths of the codes of lengths are written.
  private static let order = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15]

  private mutating func readCodes() throws(InflateError) {
    let literalCount = try take(5) + 257
    let distanceCount = try take(5) + 1
    let lengthCount = try take(4) + 4
    guard literalCount <= 286, distanceCount <= 30 else { throw error("too many codes") }
    var lengths = [UInt8](repeating: 0, count: 19)
    for place in Self.order.prefix(lengthCount) { lengths[place] = UInt8(try take(3)) }
    guard literals.build(lengths, isComplete: true) else { throw error("codes that do not fit") }
    lengths = []
    while lengths.count < literalCount + distanceCount {
      let symbol = try decode(literals)
      switch symbol {
      case 0..<16: lengths.append(UInt8(symbol))
      case 16:
        guard let last = lengths.last else { throw error("a repetition of nothing") }
        lengths += Array(repeating: last, count: try take(2) + 3)
      case 17: lengths += Array(repeating: 0, count: try take(3) + 3)
      default: lengths += Array(repeating: 0, count: try take(7) + 11)
      }
    }
    guard lengths.count == literalCount + distanceCount, lengths[256] > 0,
      literals.build(Array(lengths[..<literalCount])),
      distances.build(Array(lengths[literalCount...]))
    else { throw error("codes that do not fit") }
  }

  @inline(__always)
  private mutating func decode(_ code: HuffmanCode) throws(InflateError) -> Int {
    if bitCount < 15 { refill() }
    let entry = Int(code.table[Int(truncatingIfNeeded: bits) & HuffmanCode.mask])
    if entry & 15 != 0 {
      try drop(entry & 15)
      return entry >> 4
    }
    let (symbol, length) = code.long(bits)
    guard length > 0 else { throw bitCount < 15 ? cutOff : error("a code that is none") }
    try drop(length)
    return symbol
  }

  private static let lengthBases: [UInt16] = [
    3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131,
    163, 195, 227, 258,
  ]
  private static let lengthBits: [UInt8] = [
    0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0,
  ]

  private mutating func compressed() throws(InflateError) {
    while true {
      let symbol = try decode(literals)
      if symbol < 256 {
        guard count < size else { throw tooLong }
        output[count] = UInt8(truncatingIfNeeded: symbol)
        count += 1
      } else if symbol == 256 {
        return
      } else {
        guard symbol < 286 else { throw error("a length that is none") }
        let place = symbol - 257
        let length = Int(Self.lengthBases[place]) + (try take(Int(Self.lengthBits[place])))
        try copy(length)
      }
    }
  }

  private mutating func copy(_ length: Int) throws(InflateError) {
    let symbol = try decode(distances)
    guard symbol < 30 else { throw error("a distance that is none") }
    // RFC 1951, 3.2.5: two codes for each number of extra bits.
    let extra = max(0, symbol / 2 - 1)
    let base = symbol < 4 ? symbol + 1 : (2 + symbol & 1) << extra + 1
    let distance = base + (try take(extra))
    guard distance <= count else { throw error("a distance that leads before the beginning") }
    guard length <= size - count else { throw tooLong }
    // Byte by byte: source and target may overlap, which repeats.
    for place in count..<(count + length) { output[place] = output[place - distance] }
    count += length
  }
}

extension Int {
  /// The lower two bytes in the other order.
  fileprivate var byteSwapped16: Int { (self & 0xFF) << 8 | self >> 8 }
}

/// A code of bits for symbols: short ones by a table, long ones by counting.
private final class HuffmanCode {
  /// As many bits as the table looks at.
  private static let width = 10
  static let mask = 1 << width - 1
  /// By the next bits: a symbol and, in the lowest four bits, the length of its code; 0 for longer ones.
  let table = UnsafeMutablePointer<UInt16>.allocate(capacity: 1 << width)
  /// How many codes there are of each length, and the symbols in the order of their codes.
  private var counts = [Int](repeating: 0, count: 16)
  private var symbols: [UInt16] = []

  deinit { table.deallocate() }

  static let fixedLiterals = (0..<288).map {
    UInt8($0 < 144 ? 8 : $0 < 256 ? 9 : $0 < 280 ? 7 : 8)
  }
  static let fixedDistances = [UInt8](repeating: 5, count: 32)

  /// Makes the code with these lengths (RFC 1951, 3.2.2).
  ///
  /// - Parameter isComplete: Whether every sequence of bits must be a code; else a single code of one bit
  ///   may be all there is, as zlib allows.
  /// - Returns: Whether there is such a code.
  func build(_ lengths: [UInt8], isComplete: Bool = false) -> Bool {
    counts = Array(repeating: 0, count: 16)
    for length in lengths { counts[Int(length)] += 1 }
    counts[0] = 0
    var left = 1
    for length in 1...15 {
      left = left << 1 - counts[length]
      guard left >= 0 else { return false }
    }
    let longest = counts.lastIndex { $0 > 0 } ?? 0
    guard left == 0 || !isComplete && longest <= 1 else { return false }
    var starts = [Int](repeating: 0, count: 17)
    for length in 1...15 { starts[length + 1] = starts[length] + counts[length] }
    symbols = Array(repeating: 0, count: starts[16])
    for (symbol, length) in lengths.enumerated() where length > 0 {
      symbols[starts[Int(length)]] = UInt16(symbol)
      starts[Int(length)] += 1
    }
    fillTable()
    return true
  }

  private func fillTable() {
    table.update(repeating: 0, count: Self.mask + 1)
    var code = 0
    var place = 0
    for length in 1...Self.width {
      for _ in 0..<counts[length] {
        var reversed = 0
        for bit in 0..<length where code >> bit & 1 == 1 { reversed |= 1 << (length - 1 - bit) }
        let entry = symbols[place] << 4 | UInt16(length)
        for index in stride(from: reversed, through: Self.mask, by: 1 << length) {
          table[index] = entry
        }
        code += 1
        place += 1
      }
      code <<= 1
    }
  }

  /// The symbol whose code the bits begin with, and its length; 0 when there is none.
  func long(_ bits: UInt64) -> (symbol: Int, length: Int) {
    var code = 0
    var first = 0
    var place = 0
    for length in 1...15 {
      code |= Int(bits >> UInt64(length - 1) & 1)
      let count = counts[length]
      if code - first < count { return (Int(symbols[place + code - first]), length) }
      place += count
      first = (first + count) << 1
      code <<= 1
    }
    return (0, 0)
  }
}
