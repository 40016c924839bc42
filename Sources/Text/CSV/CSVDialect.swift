/// How a file of separated values is written: its encoding, what stands between fields, and which
/// sign stands before decimals.
package struct CSVDialect: Hashable, Sendable {
  /// What stands between the fields of a row.
  ///
  /// The raw value is the word for it on the command line.
  package enum Delimiter: String, CaseIterable, Sendable {
    case comma, semicolon, tab

    /// The character as a byte.
    package var byte: UInt8 {
      switch self {
      case .comma: UInt8(ascii: ",")
      case .semicolon: UInt8(ascii: ";")
      case .tab: UInt8(ascii: "\t")
      }
    }

    /// The character as text, as `dialect.delimiter` of a descriptor has it.
    package var text: String { String(Unicode.Scalar(byte)) }

    /// The delimiter of a text such as `;`.
    package init?(text: String) {
      guard let delimiter = Self.allCases.first(where: { $0.text == text }) else { return nil }
      self = delimiter
    }
  }

  /// What stands before the decimals of a number.
  ///
  /// The raw value is the word for it on the command line.
  package enum DecimalSign: String, CaseIterable, Sendable {
    case point, comma

    /// The character, as `decimalChar` of a descriptor has it.
    package var text: String { self == .point ? "." : "," }
  }

  /// What a person or a descriptor has settled; `nil` is found out from the file.
  package struct Choice: Hashable, Sendable {
    /// The encoding; ``TextEncoding/utf16`` stands for both byte orders.
    package var encoding: TextEncoding?
    /// What stands between fields.
    package var delimiter: Delimiter?
    /// What stands before decimals.
    package var decimalSign: DecimalSign?

    /// Settles some of it or nothing.
    package init(
      encoding: TextEncoding? = nil, delimiter: Delimiter? = nil, decimalSign: DecimalSign? = nil
    ) {
      self.encoding = encoding
      self.delimiter = delimiter
      self.decimalSign = decimalSign
    }

    /// This choice, and another's where this one settles nothing.
    package func completed(by other: Choice) -> Choice {
      Choice(
        encoding: encoding ?? other.encoding, delimiter: delimiter ?? other.delimiter,
        decimalSign: decimalSign ?? other.decimalSign)
    }
  }

  /// How characters are written.
  package let encoding: TextEncoding
  /// What stands between fields.
  package let delimiter: Delimiter
  /// What stands before decimals; `nil` while nothing shows it.
  package var decimalSign: DecimalSign?

  /// Describes a dialect.
  package init(encoding: TextEncoding, delimiter: Delimiter, decimalSign: DecimalSign? = nil) {
    self.encoding = encoding
    self.delimiter = delimiter
    self.decimalSign = decimalSign
  }

  /// Whether it is what study packages are written in: UTF-8, commas, and no decimal comma.
  package var isPlain: Bool {
    encoding == .utf8 && delimiter == .comma && decimalSign != .comma
  }
}

extension CSVDialect: CustomStringConvertible {
  /// One line such as `semicolons, decimal comma, Windows-1252`.
  package var description: String {
    [delimiter.rawValue + "s", decimalSign.map { "decimal \($0.rawValue)" }, encoding.title]
      .compactMap { $0 }.joined(separator: ", ")
  }
}

extension CSVDialect.Delimiter {
  /// The delimiter that splits the first line with text into the most fields, quotes respected;
  /// the comma when none does.
  package static func detect(_ text: ArraySlice<UInt8>) -> Self {
    var counts: [UInt8: Int] = [:]
    var isQuoted = false
    for byte in text.drop(while: { $0 == 0x0A || $0 == 0x0D }) {
      if byte == UInt8(ascii: "\"") { isQuoted.toggle() }
      if isQuoted { continue }
      if byte == 0x0A || byte == 0x0D { break }
      if byte == 0x2C || byte == 0x3B || byte == 0x09 { counts[byte, default: 0] += 1 }
    }
    var best = Self.comma
    for delimiter in allCases where counts[delimiter.byte, default: 0] > counts[best.byte] ?? 0 {
      best = delimiter
    }
    return best
  }

  /// Excel's first line `sep=;`, which says the delimiter and is no row.
  ///
  /// - Returns: The byte that it names and the index behind it; `nil` when there is no such line.
  static func announced(_ text: [UInt8]) -> (byte: UInt8, end: Int)? {
    let line = text.prefix { $0 != 0x0A && $0 != 0x0D }
    var word = line[...]
    if word.first == 0x22, word.last == 0x22, word.count > 1 { word = word.dropFirst().dropLast() }
    guard word.count == 5, let byte = word.last,
      String(decoding: word.dropLast(), as: UTF8.self).lowercased() == "sep="
    else { return nil }
    let rest = text[line.endIndex...]
    return (byte, line.endIndex + (rest.starts(with: [0x0D, 0x0A]) ? 2 : min(1, rest.count)))
  }
}
