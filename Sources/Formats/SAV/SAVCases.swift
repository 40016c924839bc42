/// The data of a system file, column by column: each different value once, and for each case the place of
/// its own among them.
///
/// A column with many different values is kept as it is.
package final class SAVCases: @unchecked Sendable {
  /// Stands for an empty field among places.
  package static let empty = UInt16.max
  /// Stands for a value whose place is not known yet.
  static let unknown = UInt16.max - 1
  /// The most different values that a column is kept by places with.
  static let mostPlaces = 4_096

  /// How many cases there are.
  package fileprivate(set) var count = 0
  /// Its variables, in order.
  package let columns: [Column]
  private let places: UnsafeMutablePointer<UInt16>
  private let quick: UnsafeMutablePointer<UInt16>

  /// A column of numbers or of texts.
  package final class Column {
    let isText: Bool
    fileprivate let text: SAVText
    fileprivate let places: UnsafeMutablePointer<UInt16>
    /// The places of numbers that are kept in a byte.
    fileprivate let quick: UnsafeMutablePointer<UInt16>
    /// The different numbers, or all of them, with not-a-number for an empty field.
    fileprivate(set) var numbers: [Double] = []
    /// The bytes of the different texts, or of all of them, without the blanks at their ends.
    private var bytes: [UInt8] = []
    private var ends: [Int] = []
    /// Whether all values are kept, not their places.
    fileprivate(set) var isPlain = false
    private var slots = [UInt16](repeating: unknown, count: 16)

    fileprivate init(
      isText: Bool, _ text: SAVText, _ places: UnsafeMutablePointer<UInt16>,
      _ quick: UnsafeMutablePointer<UInt16>
    ) {
      self.isText = isText
      self.text = text
      self.places = places
      self.quick = quick
    }

    /// How many values are kept, each once unless ``isPlain``.
    var valueCount: Int { isText ? ends.count : numbers.count }

    /// The places of all cases; not for a plain column.
    var allPlaces: UnsafePointer<UInt16> { UnsafePointer(places) }

    /// The number of a case; not-a-number for none.
    package func number(_ row: Int) -> Double {
      if isPlain { return numbers[row] }
      let place = places[row]
      return place == empty ? .nan : numbers[Int(place)]
    }

    /// A kept text; of a plain column that of a case.
    func string(_ place: Int) -> String {
      text.text(bytes[(place == 0 ? 0 : ends[place - 1])..<ends[place]])
    }

    /// The text of a case; empty for none.
    func string(ofRow row: Int) -> String {
      if isPlain { return string(row) }
      return places[row] == empty ? "" : string(Int(places[row]))
    }

    // MARK: Filling

    /// Takes the number of a case, not-a-number for none.
    fileprivate func take(_ number: Double, _ row: Int) -> UInt16 {
      if isPlain {
        if row < numbers.count { numbers[row] = number } else { numbers.append(number) }
        return unknown
      }
      guard !number.isNaN else {
        places[row] = empty
        return empty
      }
      // Zero and minus zero are one number.
      let number = number + 0
      var slot = Self.hash(number.bitPattern) & (slots.count - 1)
      while slots[slot] != unknown {
        if numbers[Int(slots[slot])] == number {
          places[row] = slots[slot]
          return slots[slot]
        }
        slot = (slot + 1) & (slots.count - 1)
      }
      guard numbers.count < mostPlaces else {
        makePlain(row)
        numbers.append(number)
        return unknown
      }
      let place = UInt16(numbers.count)
      numbers.append(number)
      slots[slot] = place
      places[row] = place
      if numbers.count * 2 > slots.count { grow() }
      return place
    }

    /// Takes the text of a case.
    fileprivate func take(_ field: UnsafeBufferPointer<UInt8>, _ row: Int) {
      if isPlain {
        if row < ends.count {
          ends.removeLast(ends.count - row)
          bytes.removeLast(bytes.count - (ends.last ?? 0))
        }
        bytes.append(contentsOf: field)
        ends.append(bytes.count)
        return
      }
      guard !field.isEmpty else {
        places[row] = empty
        return
      }
      var slot = Self.hash(field) & (slots.count - 1)
      while slots[slot] != unknown {
        if isSame(field, Int(slots[slot])) {
          places[row] = slots[slot]
          return
        }
        slot = (slot + 1) & (slots.count - 1)
      }
      guard ends.count < mostPlaces else {
        makePlain(row)
        take(field, row)
        return
      }
      slots[slot] = UInt16(ends.count)
      places[row] = UInt16(ends.count)
      bytes.append(contentsOf: field)
      ends.append(bytes.count)
      if ends.count * 2 > slots.count { grow() }
    }

    private func isSame(_ field: UnsafeBufferPointer<UInt8>, _ place: Int) -> Bool {
      let start = place == 0 ? 0 : ends[place - 1]
      return ends[place] - start == field.count && bytes[start..<ends[place]].elementsEqual(field)
    }

    private func grow() {
      slots = Array(repeating: unknown, count: slots.count * 2)
      for place in 0..<valueCount {
        var slot = hash(ofPlace: place) & (slots.count - 1)
        while slots[slot] != unknown { slot = (slot + 1) & (slots.count - 1) }
        slots[slot] = UInt16(place)
      }
    }

    private func hash(ofPlace place: Int) -> Int {
      guard isText else { return Self.hash(numbers[place].bitPattern) }
      return bytes[(place == 0 ? 0 : ends[place - 1])..<ends[place]].withUnsafeBufferPointer {
        Self.hash($0)
      }
    }

    /// Keeps the values of all cases before a row, and from then on.
    private func makePlain(_ row: Int) {
      if isText {
        let (oldBytes, oldEnds) = (bytes, ends)
        (bytes, ends) = ([], [])
        for row in 0..<row {
          if places[row] != empty {
            let place = Int(places[row])
            bytes += oldBytes[(place == 0 ? 0 : oldEnds[place - 1])..<oldEnds[place]]
          }
          ends.append(bytes.count)
        }
      } else {
        numbers = (0..<row).map { places[$0] == empty ? .nan : numbers[Int(places[$0])] }
        quick.update(repeating: unknown, count: 256)
      }
      isPlain = true
      slots = []
    }

    private static func hash(_ bits: UInt64) -> Int {
      let mixed = (bits ^ bits >> 32) &* 0x9E37_79B9_7F4A_7C15
      return Int(truncatingIfNeeded: mixed >> 40)
    }

    /// FNV-1a.
    private static func hash(_ text: UnsafeBufferPointer<UInt8>) -> Int {
      var hash: UInt64 = 0xCBF2_9CE4_8422_2325
      for byte in text { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
      return Int(truncatingIfNeeded: (hash ^ hash >> 32) & 0x7FFF_FFFF)
    }
  }

  /// Makes room for cases, which is only used as they come.
  fileprivate init(_ variables: [SAVFile.Variable], _ text: SAVText, capacity: Int) {
    let places = UnsafeMutablePointer<UInt16>.allocate(capacity: max(1, variables.count * capacity))
    let quick = UnsafeMutablePointer<UInt16>.allocate(capacity: variables.count * 256)
    quick.initialize(repeating: Self.unknown, count: variables.count * 256)
    columns = variables.enumerated().map { place, variable in
      (quick + place * 256 + 255).pointee = Self.empty
      return Column(
        isText: variable.isText, text, places + place * capacity, quick + place * 256)
    }
    self.places = places
    self.quick = quick
  }

  deinit {
    places.deallocate()
    quick.deallocate()
  }
}

extension SAVCases {
  /// A field as it is written.
  package func cell(_ row: Int, _ column: Int) -> SAVWriter.Cell {
    let cells = columns[column]
    if cells.isText {
      let text = cells.string(ofRow: row)
      return text.isEmpty ? .empty : .text(text)
    }
    let number = cells.number(row)
    return number.isNaN ? .empty : .number(number)
  }
}

/// Fills the columns from data, which may come in pieces.
struct SAVDecoder: ~Copyable {
  /// What is done with eight bytes of a case.
  private struct Slot {
    enum Kind { case number, text, textEnd }
    let kind: Kind
    let column: Int
    let quick: UnsafeMutablePointer<UInt16>
    let places: UnsafeMutablePointer<UInt16>
    /// How many of the bytes belong to a text; the others only fill up.
    let used: Int
  }

  let cases: SAVCases
  private let slots: [Slot]
  private let capacity: Int
  private let isCompressed: Bool
  private let isBigEndian: Bool
  private let bias: Double
  private let sysmis: Double
  private let scratch: UnsafeMutablePointer<UInt8>

  /// Eight bytes that say how the next eight slots are kept, and which of them are still to come.
  private struct Group {
    var codes: UInt64 = 0
    var left = 0
  }
  private var group = Group()
  /// Whether the data have said that they end.
  private(set) var isAtEnd = false

  /// - Parameter capacity: The most cases that there can be.
  package init(_ reader: SAVReader, sysmis: Double, capacity: Int) {
    cases = SAVCases(reader.file.variables, reader.text, capacity: capacity)
    self.capacity = capacity
    isCompressed = reader.records.compression != .none
    isBigEndian = reader.records.reader.isBigEndian
    bias = reader.records.bias
    self.sysmis = sysmis
    var slots: [Slot] = []
    var longest = 8
    for (place, layout) in reader.layouts.enumerated() {
      let column = cases.columns[place]
      func add(_ kind: Slot.Kind, _ used: Int) {
        slots.append(
          Slot(
            kind: kind, column: place, quick: column.quick, places: column.places, used: used))
      }
      if layout.parts.isEmpty { add(.number, 8) }
      longest = max(longest, layout.parts.reduce(0, +))
      for (index, bytes) in layout.parts.enumerated() {
        let count = (bytes + 7) / 8
        for slot in 0..<count {
          let isEnd = slot == count - 1 && index == layout.parts.count - 1
          add(isEnd ? .textEnd : .text, min(8, bytes - slot * 8))
        }
      }
    }
    self.slots = slots
    scratch = .allocate(capacity: longest + 8)
  }

  deinit { scratch.deallocate() }

  /// Takes as many whole cases as there are.
  ///
  /// - Parameters:
  ///   - data: What was not taken before, and more.
  ///   - isLast: Whether nothing comes behind it.
  ///   - offset: Where the data stand in the file.
  /// - Returns: How many bytes were taken.
  mutating func take(
    _ data: UnsafeRawBufferPointer, isLast: Bool, offset: Int
  ) throws(SAVError) -> Int {
    var position = 0
    while cases.count < capacity, !isAtEnd {
      let before = (group, position)
      let end =
        isCompressed
        ? try compressedCase(data, &position, offset) : plainCase(data, &position)
      switch end {
      case .done: cases.count += 1
      case .noMore(let isBetween):
        guard isLast || isAtEnd else {
          (group, position) = before
          return position
        }
        guard isBetween else {
          throw SAVError.cutOff(offset + position, in: "the case \(cases.count + 1)")
        }
        isAtEnd = true
      }
    }
    return position
  }

  private enum End {
    case done
    /// The data end, between two cases or within one.
    case noMore(isBetween: Bool)
  }

  @inline(__always)
  private func number(_ data: UnsafeRawBufferPointer, _ position: Int) -> Double {
    let word = data.loadUnaligned(fromByteOffset: position, as: UInt64.self)
    let number = Double(
      bitPattern: isBigEndian ? UInt64(bigEndian: word) : UInt64(littleEndian: word))
    return number == sysmis ? .nan : number
  }

  /// Ends a text: the blanks and zeros at its end are no part of it.
  private func finish(_ column: Int, _ length: Int) {
    var length = length
    while length > 0, scratch[length - 1] == 0x20 || scratch[length - 1] == 0 { length -= 1 }
    cases.columns[column].take(UnsafeBufferPointer(start: scratch, count: length), cases.count)
  }

  private func plainCase(_ data: UnsafeRawBufferPointer, _ position: inout Int) -> End {
    guard data.count - position >= slots.count * 8 else {
      return .noMore(isBetween: position == data.count)
    }
    var length = 0
    for slot in slots {
      if slot.kind == .number {
        _ = cases.columns[slot.column].take(number(data, position), cases.count)
      } else {
        append(data, position, slot.used, &length)
        if slot.kind == .textEnd {
          finish(slot.column, length)
          length = 0
        }
      }
      position += 8
    }
    return .done
  }

  @inline(__always)
  private func append(
    _ data: UnsafeRawBufferPointer, _ position: Int, _ used: Int, _ length: inout Int
  ) {
    for byte in 0..<used { scratch[length + byte] = data[position + byte] }
    length += used
  }

  private mutating func compressedCase(
    _ data: UnsafeRawBufferPointer, _ position: inout Int, _ offset: Int
  ) throws(SAVError) -> End {
    var length = 0
    let row = cases.count
    for index in slots.indices {
      let slot = slots[index]
      var code: UInt8 = 0
      while code == 0 {
        if group.left == 0 {
          // A last group may be shorter than eight.
          let count = min(8, data.count - position)
          guard count > 0 else { return .noMore(isBetween: index == 0) }
          group = Group(codes: 0, left: count)
          for byte in 0..<count {
            group.codes |= UInt64(data[position + byte]) << (8 * UInt64(byte))
          }
          position += count
        }
        code = UInt8(truncatingIfNeeded: group.codes)
        group.codes >>= 8
        group.left -= 1
      }
      if slot.kind == .number {
        let place = slot.quick[Int(code)]
        if place != SAVCases.unknown {
          slot.places[row] = place
          continue
        }
      }
      if code == 252 {
        isAtEnd = true
        return .noMore(isBetween: index == 0)
      }
      if code == 253, data.count - position < 8 { return .noMore(isBetween: false) }
      if slot.kind == .number {
        guard code != 254 else { throw wrongKind("a text where a number", offset + position) }
        let value =
          code == 253
          ? number(data, position) : code == 255 ? .nan : Double(code) - bias
        let place = cases.columns[slot.column].take(value, row)
        if code == 253 { position += 8 } else { slot.quick[Int(code)] = place }
        continue
      }
      if code == 253 {
        append(data, position, slot.used, &length)
        position += 8
      } else {
        guard code == 254 else { throw wrongKind("a number where a text", offset + position) }
        for byte in 0..<slot.used { scratch[length + byte] = 0x20 }
        length += slot.used
      }
      if slot.kind == .textEnd {
        finish(slot.column, length)
        length = 0
      }
    }
    return .done
  }

  private func wrongKind(_ what: String, _ offset: Int) -> SAVError {
    SAVError(
      offset: offset,
      message: "\(what) should be, in the case \(cases.count + 1); \(SAVError.advice)")
  }
}
