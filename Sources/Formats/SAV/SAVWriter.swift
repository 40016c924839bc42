/// Writes system files (`.sav`) in UTF-8, compressed by bytecodes, as SPSS from version 16 on reads them.
package struct SAVWriter {
  /// A field.
  package enum Cell {
    case empty
    case number(Double)
    case text(String)
  }

  /// The most bytes of names, labels and texts.
  package enum Limit {
    /// Of the label of the file.
    package static let fileLabel = 64
    /// Of the label of a variable.
    package static let label = 255
    /// Of the label of a value.
    package static let valueLabel = 120
    /// Of a line of the document.
    package static let documentLine = 80
    /// Of a text.
    package static let text = 32_767
  }

  /// How a variable is kept: a text of more than 255 bytes in several records.
  private struct Segments {
    let shortNames: [String]
    /// The bytes of each record; 0 for a number.
    let widths: [Int]
    /// The number of its first record, those of continuations counted, from 1.
    let slot: Int
  }

  private let file: SAVFile
  private let segments: [Segments]
  private let slotCount: Int

  /// Prepares a file.
  ///
  /// - Parameter file: What it says of its data. Names must be those of SPSS; labels that are too long are
  ///   cut off.
  package init(_ file: SAVFile) {
    self.file = file
    var (segments, slot, number) = ([Segments](), 1, 0)
    var taken = Set(file.variables.map { $0.name.uppercased() })
    for variable in file.variables {
      let widths = Self.widths(variable.width)
      var names: [String] = []
      if Self.isShort(variable.name) { names.append(variable.name.uppercased()) }
      while names.count < widths.count {
        number += 1
        if taken.insert("V\(number)").inserted { names.append("V\(number)") }
      }
      segments.append(Segments(shortNames: names, widths: widths, slot: slot))
      slot += widths.reduce(0) { $0 + max(1, ($1 + 7) / 8) }
    }
    self.segments = segments
    slotCount = slot - 1
  }

  /// Whether a name can stand in the record of a variable.
  private static func isShort(_ name: String) -> Bool {
    name.utf8.count <= 8 && name.utf8.allSatisfy { $0 < 0x80 }
  }

  /// The bytes of the records of a text: each but the last has 255, which count as 252.
  private static func widths(_ width: Int) -> [Int] {
    guard width > 255 else { return [width] }
    let count = (width + 251) / 252
    return Array(repeating: 255, count: count - 1) + [width - 252 * (count - 1)]
  }

  /// Writes the file.
  ///
  /// - Parameters:
  ///   - rows: How many cases there are.
  ///   - cell: The field of a row and a column, both from 0.
  ///   - sink: Gets the bytes, piece by piece.
  /// - Throws: What `sink` throws.
  package func write(
    rows: Int, cell: (_ row: Int, _ column: Int) -> Cell, to sink: ([UInt8]) throws -> Void
  ) throws {
    try sink(dictionary(rows: rows))
    var cases = CaseWriter()
    for row in 0..<rows {
      for (column, segments) in segments.enumerated() {
        switch cell(row, column) {
        case .number(let number): cases.append(number)
        case .text(let text): cases.append(text, segments.widths)
        case .empty:
          if segments.widths == [0] { cases.append(nil) } else { cases.append("", segments.widths) }
        }
      }
      if cases.bytes.count > 1 << 20 {
        try sink(cases.bytes)
        cases.bytes.removeAll(keepingCapacity: true)
      }
    }
    cases.finish()
    try sink(cases.bytes)
  }

  // MARK: Records

  private func dictionary(rows: Int) -> [UInt8] {
    var output = SAVOutput()
    header(&output, rows)
    for (variable, segments) in zip(file.variables, segments) {
      write(variable, segments, &output)
    }
    for (variable, segments) in zip(file.variables, segments) where variable.width <= 8 {
      writeLabels(variable, segments.slot, &output)
    }
    writeDocuments(&output)
    // Version, machine, IEEE 754, compression, little-endian, UTF-8.
    output.record(3, size: 4) { part in
      for number in [20, 0, 0, -1, 1, 1, 2, 65_001] { part.integer(number) }
    }
    output.record(4, size: 8) { part in
      part.double(-Double.greatestFiniteMagnitude)
      part.double(Double.greatestFiniteMagnitude)
      part.double((-Double.greatestFiniteMagnitude).nextUp)
    }
    writeSets(&output)
    output.record(11, size: 4) { part in
      for (variable, segments) in zip(file.variables, segments) {
        for _ in segments.widths {
          part.integer(variable.measure.rawValue)
          part.integer(variable.isText ? min(max(variable.width, 8), 40) : 10)
          part.integer(variable.isText ? 0 : 1)
        }
      }
    }
    writeNames(&output)
    output.record(16, size: 8) { part in
      part.long(1)
      part.long(rows)
    }
    output.record(20, size: 1) { $0.text("UTF-8") }
    writeLongTexts(&output)
    output.integer(999)
    output.integer(0)
    return output.bytes
  }

  private func header(_ output: inout SAVOutput, _ rows: Int) {
    output.text("$FL2")
    output.text("@(#) SPSS DATA FILE - wavehouse", width: 60)
    output.integer(2)
    output.integer(slotCount)
    output.integer(1)
    output.integer(file.weight.map { segments[$0].slot } ?? 0)
    output.integer(rows <= Int32.max ? rows : -1)
    output.double(100)
    let (date, time) = Self.time(file.created)
    output.text(date, width: 9)
    output.text(time, width: 8)
    output.text(SAVNames.cut(file.label, Limit.fileLabel), width: 64)
    output.text("", width: 3)
  }

  /// `2020-05-31T12:30:00` as `31 May 20` and `12:30:00`.
  private static func time(_ text: String?) -> (String, String) {
    let months = [
      "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]
    let parts = (text ?? "").split(separator: "T")
    let date = (parts.first ?? "").split(separator: "-")
    guard date.count == 3, let month = Int(date[1]), (1...12).contains(month) else {
      return ("01 Jan 70", "00:00:00")
    }
    return (
      "\(date[2]) \(months[month - 1]) \(date[0].suffix(2))",
      parts.count > 1 ? String(parts[1].prefix(8)) : "00:00:00"
    )
  }

  private func write(
    _ variable: SAVFile.Variable, _ segments: Segments, _ output: inout SAVOutput
  ) {
    let missing = variable.width <= 8 ? variable.missing : SAVFile.Missing()
    for (index, width) in segments.widths.enumerated() {
      let isFirst = index == 0
      let label = isFirst ? SAVNames.cut(variable.label, Limit.label) : ""
      output.integer(2)
      output.integer(width)
      output.integer(label.isEmpty ? 0 : 1)
      let values = isFirst ? missing.values : []
      let range = isFirst ? missing.range : nil
      output.integer(range == nil ? values.count : -2 - values.count)
      let format =
        variable.isText
        ? SAVFormat(.a, width: min(width, 255)).packed : variable.format.packed
      output.integer(format)
      output.integer(format)
      output.text(segments.shortNames[index], width: 8)
      if !label.isEmpty {
        output.integer(label.utf8.count)
        output.text(label)
        output.fill(to: 4, count: label.utf8.count)
      }
      if let range {
        output.double(max(range.lowerBound, (-Double.greatestFiniteMagnitude).nextUp))
        output.double(min(range.upperBound, Double.greatestFiniteMagnitude))
      }
      for value in values { output.value(value) }
      for _ in 1..<max(1, (width + 7) / 8) {
        for number in [2, -1, 0, 0, 0, 0] { output.integer(number) }
        output.text("", width: 8)
      }
    }
  }

  private func writeLabels(
    _ variable: SAVFile.Variable, _ slot: Int, _ output: inout SAVOutput
  ) {
    guard !variable.labels.isEmpty else { return }
    output.integer(3)
    output.integer(variable.labels.count)
    for label in variable.labels {
      let text = SAVNames.cut(label.text, Limit.valueLabel)
      output.value(label.value)
      output.bytes.append(UInt8(text.utf8.count))
      output.text(text)
      output.fill(to: 8, count: text.utf8.count + 1)
    }
    for number in [4, 1, slot] { output.integer(number) }
  }

  private func writeDocuments(_ output: inout SAVOutput) {
    guard !file.documents.isEmpty else { return }
    output.integer(6)
    output.integer(file.documents.count)
    for line in file.documents {
      output.text(SAVNames.cut(line, Limit.documentLine), width: Limit.documentLine)
    }
  }

  private func writeSets(_ output: inout SAVOutput) {
    guard !file.sets.isEmpty else { return }
    output.record(7, size: 1) { part in
      for set in file.sets {
        part.text(set.name + "=")
        switch set.kind {
        case .dichotomies(let counted): part.text("D\(counted.utf8.count) \(counted)")
        case .categories: part.text("C")
        }
        let label = SAVNames.cut(set.label, Limit.label)
        part.text(" \(label.utf8.count) \(label)")
        for variable in set.variables {
          part.text(" " + segments[variable].shortNames[0].lowercased())
        }
        part.text("\n")
      }
    }
  }

  private func writeNames(_ output: inout SAVOutput) {
    let names = zip(file.variables, segments).map { "\($1.shortNames[0])=\($0.name)" }
    output.record(13, size: 1) { $0.text(names.joined(separator: "\t")) }
    let widths = zip(file.variables, segments).filter { $0.0.width > 255 }.map {
      "\($1.shortNames[0])=\(String(100_000 + $0.width).dropFirst())\0\t"
    }
    if !widths.isEmpty { output.record(14, size: 1) { $0.text(widths.joined()) } }
  }

  private func writeLongTexts(_ output: inout SAVOutput) {
    let long = file.variables.filter { $0.width > 8 }
    let labelled = long.filter { !$0.labels.isEmpty }
    if !labelled.isEmpty {
      output.record(21, size: 1) { part in
        for variable in labelled {
          part.counted(variable.name)
          part.integer(variable.width)
          part.integer(variable.labels.count)
          for label in variable.labels {
            guard case .text(let value) = label.value else { continue }
            part.integer(variable.width)
            part.text(value, width: variable.width)
            part.counted(SAVNames.cut(label.text, Limit.valueLabel))
          }
        }
      }
    }
    let missing = long.filter { !$0.missing.values.isEmpty }
    guard !missing.isEmpty else { return }
    output.record(22, size: 1) { part in
      for variable in missing {
        part.counted(variable.name)
        part.bytes.append(UInt8(variable.missing.values.prefix(3).count))
        part.integer(8)
        for value in variable.missing.values.prefix(3) { part.value(value) }
      }
    }
  }
}

/// Bytes of a system file, the low one first.
struct SAVOutput {
  var bytes: [UInt8] = []

  mutating func integer(_ number: Int) {
    withUnsafeBytes(of: Int32(truncatingIfNeeded: number).littleEndian) { bytes += $0 }
  }

  mutating func long(_ number: Int) {
    withUnsafeBytes(of: Int64(number).littleEndian) { bytes += $0 }
  }

  mutating func double(_ number: Double) {
    withUnsafeBytes(of: number.bitPattern.littleEndian) { bytes += $0 }
  }

  /// A text, filled up with blanks or cut off to a width.
  mutating func text(_ text: String, width: Int? = nil) {
    let start = bytes.count
    bytes += text.utf8.prefix(width ?? .max)
    if let width { bytes += repeatElement(0x20, count: width - (bytes.count - start)) }
  }

  /// A text behind the number of its bytes.
  mutating func counted(_ text: String) {
    integer(text.utf8.count)
    self.text(text)
  }

  /// A value in eight bytes.
  mutating func value(_ value: SAVFile.Value) {
    switch value {
    case .number(let number): double(number)
    case .text(let text): self.text(text, width: 8)
    }
  }

  /// Zeros up to a multiple of so many bytes.
  mutating func fill(to size: Int, count: Int) {
    bytes += repeatElement(0, count: (size - count % size) % size)
  }

  /// An extension record of elements of a size.
  mutating func record(_ kind: Int, size: Int, _ body: (inout SAVOutput) -> Void) {
    var part = SAVOutput()
    body(&part)
    for number in [7, kind, size, part.bytes.count / size] { integer(number) }
    bytes += part.bytes
  }
}

/// Compresses cases: small whole numbers, blanks and empty fields take a byte.
private struct CaseWriter {
  var bytes: [UInt8] = []
  private var codes: [UInt8] = []
  private var data: [UInt8] = []

  private mutating func append(code: UInt8) {
    codes.append(code)
    if codes.count == 8 { flush() }
  }

  private mutating func flush() {
    bytes += codes
    bytes += repeatElement(0, count: 8 - codes.count)
    bytes += data
    codes.removeAll(keepingCapacity: true)
    data.removeAll(keepingCapacity: true)
  }

  mutating func finish() { if !codes.isEmpty { flush() } }

  /// A number; `nil` for an empty field.
  mutating func append(_ number: Double?) {
    guard let number, !number.isNaN else { return append(code: 255) }
    if let whole = Int(exactly: number), (-99...151).contains(whole) {
      return append(code: UInt8(whole + 100))
    }
    withUnsafeBytes(of: number.bitPattern.littleEndian) { data += $0 }
    append(code: 253)
  }

  /// A text in records of some widths, each with 255 bytes at most.
  mutating func append(_ text: String, _ widths: [Int]) {
    var rest = Array(text.utf8.prefix(widths.reduce(0, +)))[...]
    for width in widths {
      var part = rest.prefix(min(width, 255))
      rest = rest.dropFirst(part.count)
      for _ in 0..<((width + 7) / 8) {
        let eight = part.prefix(8)
        part = part.dropFirst(8)
        if eight.allSatisfy({ $0 == 0x20 }) {
          append(code: 254)
        } else {
          data += eight
          data += repeatElement(0x20, count: 8 - eight.count)
          append(code: 253)
        }
      }
    }
  }
}
