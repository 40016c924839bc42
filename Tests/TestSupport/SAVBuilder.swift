/// Builds a system file byte by byte, in either byte order.
package struct SAVBuilder {
  package var bytes: [UInt8] = []
  let isBig: Bool

  package init(isBig: Bool = false) { self.isBig = isBig }

  package mutating func integer(_ numbers: Int...) {
    for number in numbers {
      let word = UInt32(bitPattern: Int32(number))
      withUnsafeBytes(of: isBig ? word.bigEndian : word.littleEndian) { bytes += $0 }
    }
  }

  package mutating func double(_ number: Double) {
    let word = number.bitPattern
    withUnsafeBytes(of: isBig ? word.bigEndian : word.littleEndian) { bytes += $0 }
  }

  package mutating func text(_ text: String, _ width: Int? = nil) {
    let start = bytes.count
    bytes += text.utf8
    if let width { bytes += Array(repeating: 0x20, count: max(0, start + width - bytes.count)) }
  }

  package mutating func header(
    slots: Int, compression: Int = 0, weight: Int = 0, cases: Int, bias: Double = 100,
    label: String = ""
  ) {
    text(compression == 2 ? "$FL3" : "$FL2")
    text("@(#) SPSS DATA FILE test", 60)
    integer(2, slots, compression, weight, cases)
    double(bias)
    text("31 May 20")
    text("12:30:00")
    text(label, 64)
    text("", 3)
  }

  package mutating func variable(
    _ name: String, width: Int = 0, label: String? = nil, missing: [Double] = [],
    range: Bool = false,
    format: Int = 0x050800
  ) {
    integer(2, width, label == nil ? 0 : 1, range ? -missing.count : missing.count, format, format)
    text(name, 8)
    if let label {
      integer(label.utf8.count)
      text(label, (label.utf8.count + 3) / 4 * 4)
    }
    for number in missing { double(number) }
    for _ in 1..<max(1, (width + 7) / 8) {
      integer(2, -1, 0, 0, 0, 0)
      text("", 8)
    }
  }

  mutating func labels(_ labels: [(Double, String)], slots: [Int]) {
    integer(3, labels.count)
    for (value, label) in labels {
      double(value)
      bytes.append(UInt8(label.utf8.count))
      text(label, (label.utf8.count + 8) / 8 * 8 - 1)
    }
    integer(4, slots.count)
    for slot in slots { integer(slot) }
  }

  package mutating func record(_ kind: Int, _ content: String) {
    integer(7, kind, 1, content.utf8.count)
    text(content)
  }

  package mutating func machine(codePage: Int, numbers: Int = 1) {
    integer(7, 3, 4, 8, 20, 0, 0, -1, numbers, 1, isBig ? 1 : 2, codePage)
  }

  package mutating func end() { integer(999, 0) }

  /// A file of two cases with a number, a short text, and a weight, uncompressed.
  package static func small(isBig: Bool) -> [UInt8] {
    var builder = SAVBuilder(isBig: isBig)
    builder.header(slots: 4, weight: 4, cases: 2, label: "Kleine Befragung")
    builder.variable("Q1", label: "Frage 1", missing: [8, 9])
    builder.variable("TEXT", width: 10, format: 0x010A00)
    builder.variable("W", missing: [-9, -1], range: true, format: 0x050802)
    builder.labels([(1, "ja"), (2, "nein"), (9, "keine Angabe")], slots: [1])
    builder.integer(6, 1)
    builder.text("ein Dokument", 80)
    builder.machine(codePage: 65_001)
    builder.record(13, "Q1=frage_eins\tTEXT=Ein_Text\tW=w")
    builder.integer(7, 11, 4, 9, 1, 8, 1, 1, 10, 0, 3, 8, 1)
    builder.record(20, "UTF-8")
    builder.end()
    builder.double(1)
    builder.text("Köln", 16)
    builder.double(0.5)
    builder.double(-.greatestFiniteMagnitude)
    builder.text("", 16)
    builder.double(2)
    return builder.bytes
  }
}
