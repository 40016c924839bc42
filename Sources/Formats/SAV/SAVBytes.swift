/// Takes the parts of a system file off its front, in its byte order.
struct SAVBytes {
  let bytes: [UInt8]
  var isBigEndian = false
  private(set) var offset: Int
  private let end: Int

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    offset = 0
    end = bytes.count
  }

  /// A part of the same file.
  init(_ part: ArraySlice<UInt8>, of file: SAVBytes) {
    bytes = file.bytes
    isBigEndian = file.isBigEndian
    offset = part.startIndex
    end = part.endIndex
  }

  /// How many bytes are left.
  var left: Int { end - offset }

  /// The next bytes.
  ///
  /// - Parameter what: What they are part of, for the message where they are not there.
  mutating func take(_ count: Int, _ what: String) throws(SAVError) -> ArraySlice<UInt8> {
    guard count >= 0 else {
      throw SAVError(
        offset: offset, message: "\(what) of \(count) bytes; \(SAVError.advice)")
    }
    guard count <= left else { throw SAVError.cutOff(offset, in: what) }
    defer { offset += count }
    return bytes[offset..<(offset + count)]
  }

  /// Passes over bytes.
  mutating func skip(_ count: Int, _ what: String) throws(SAVError) {
    _ = try take(count, what)
  }

  /// The next whole number of four bytes.
  mutating func integer(_ what: String) throws(SAVError) -> Int {
    Int(Int32(truncatingIfNeeded: word(try take(4, what))))
  }

  /// The next whole number of eight bytes.
  mutating func long(_ what: String) throws(SAVError) -> Int {
    Int(Int64(truncatingIfNeeded: Int64(bitPattern: word(try take(8, what)))))
  }

  /// The next double.
  mutating func double(_ what: String) throws(SAVError) -> Double {
    double(try take(8, what))
  }

  /// Eight bytes as a double.
  func double(_ part: ArraySlice<UInt8>) -> Double { Double(bitPattern: word(part)) }

  private func word(_ part: ArraySlice<UInt8>) -> UInt64 {
    var word: UInt64 = 0
    if isBigEndian {
      for byte in part { word = word << 8 | UInt64(byte) }
    } else {
      for byte in part.reversed() { word = word << 8 | UInt64(byte) }
    }
    return word
  }
}
