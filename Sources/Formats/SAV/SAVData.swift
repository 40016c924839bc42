import Bytes

// The data behind the list of variables.
extension SAVReader {
  /// The most bytes that compressed data may have when they are expanded.
  private static let limit = 1 << 31
  /// The most bytes that a block of them may have.
  ///
  /// SPSS writes 4,190,208. No block expands to more than
  /// the 1032-fold.
  private static let blockLimit = 1 << 26

  /// Reads the data.
  ///
  /// - Throws: ``SAVError``
  func cases() throws(SAVError) -> SAVCases {
    let blocks = records.compression == .zlib ? try self.blocks() : []
    let size =
      records.compression == .zlib
      ? blocks.reduce(0) { $0 + $1.size } : records.reader.bytes.count - records.dataOffset
    var decoder = SAVDecoder(
      self, sysmis: special.missing, capacity: try capacity(size))
    if records.compression == .zlib {
      try expand(blocks, into: &decoder)
    } else {
      try take(into: &decoder)
    }
    if let caseCount, decoder.cases.count < caseCount {
      throw SAVError(
        offset: records.reader.bytes.count,
        message:
          "the file has \(decoder.cases.count) cases, not \(caseCount) as it says; it is cut "
          + "off: copy or export it again")
    }
    return decoder.cases
  }

  /// The most cases that data of a size can hold: each slot takes a byte at least.
  private func capacity(_ size: Int) throws(SAVError) -> Int {
    let least = records.slotCount * (records.compression == .none ? 8 : 1)
    guard let caseCount else { return size / least + 1 }
    guard caseCount <= size / least else {
      throw SAVError(
        offset: records.reader.bytes.count,
        message:
          "the file says that it has \(caseCount) cases, but has room for \(size / least) at "
          + "most; it is cut off: copy or export it again")
    }
    return caseCount
  }

  private func take(into decoder: inout SAVDecoder) throws(SAVError) {
    let bytes = records.reader.bytes
    let start = records.dataOffset
    let result = bytes.withUnsafeBytes { buffer -> Result<Int, SAVError> in
      let data = UnsafeRawBufferPointer(rebasing: buffer[start...])
      do throws(SAVError) {
        return .success(try decoder.take(data, isLast: true, offset: start))
      } catch {
        return .failure(error)
      }
    }
    _ = try result.get()
  }

  // MARK: Compressed by zlib

  private struct Block {
    let range: Range<Int>
    /// How many bytes it has when it is expanded.
    let size: Int
  }

  /// Where the blocks of compressed data stand, as the table behind them tells.
  private func blocks() throws(SAVError) -> [Block] {
    let start = records.dataOffset
    let bytes = records.reader.bytes
    var reader = SAVBytes(bytes[start...], of: records.reader)
    let own = try reader.long("the header of compressed data")
    let table = try reader.long("the header of compressed data")
    let length = try reader.long("the header of compressed data")
    guard own == start, table >= start + 24, length >= 24 else {
      throw contradiction(start)
    }
    guard table <= bytes.count, length <= bytes.count - table else {
      throw SAVError.cutOff(bytes.count, in: "compressed data")
    }
    var rest = SAVBytes(bytes[table..<(table + length)], of: records.reader)
    try rest.skip(20, "the table of compressed data")
    let count = try rest.integer("the table of compressed data")
    guard count >= 0, length == 24 + 24 * count else { throw contradiction(table) }
    var blocks: [Block] = []
    var (position, all) = (start + 24, 0)
    for _ in 0..<count {
      let place = rest.offset
      try rest.skip(8, "the table of compressed data")
      let offset = try rest.long("the table of compressed data")
      let size = try rest.integer("the table of compressed data")
      let compressed = try rest.integer("the table of compressed data")
      guard offset == position, compressed >= 0, compressed <= table - position,
        (0...Self.blockLimit).contains(size), size / 1_032 <= compressed
      else { throw contradiction(place) }
      blocks.append(Block(range: position..<(position + compressed), size: size))
      position += compressed
      all += size
    }
    guard position == table, all <= Self.limit else { throw contradiction(table) }
    return blocks
  }

  private func contradiction(_ offset: Int) -> SAVError {
    SAVError(
      offset: offset,
      message: "the table of compressed data contradicts the file; \(SAVError.advice)")
  }

  private func expand(
    _ blocks: [Block], into decoder: inout SAVDecoder
  ) throws(SAVError) {
    var data: [UInt8] = []
    for (index, block) in blocks.enumerated() {
      let expanded = try expand(block)
      if data.isEmpty { data = expanded } else { data += expanded }
      let isLast = index == blocks.count - 1
      let result = data.withUnsafeBytes { buffer -> Result<Int, SAVError> in
        do throws(SAVError) {
          return .success(
            try decoder.take(buffer, isLast: isLast, offset: block.range.lowerBound))
        } catch {
          return .failure(
            SAVError(offset: block.range.lowerBound, message: error.message))
        }
      }
      data.removeFirst(try result.get())
    }
  }

  private func expand(_ block: Block) throws(SAVError) -> [UInt8] {
    let result = records.reader.bytes[block.range].withUnsafeBufferPointer {
      buffer -> Result<[UInt8], InflateError> in
      do throws(InflateError) {
        return .success(try Inflate.zlib(buffer, size: block.size))
      } catch {
        return .failure(error)
      }
    }
    switch result {
    case .success(let bytes): return bytes
    case .failure(let error):
      throw SAVError(
        offset: block.range.lowerBound + error.offset,
        message: "compressed data: \(error.message); \(SAVError.advice)")
    }
  }
}
