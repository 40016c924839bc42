import Text

/// The encoding of the texts in a system file.
struct SAVText: Sendable {
  /// `nil` for UTF-8.
  private let page: CodePage?
  /// Its registered name.
  let name: String
  /// Whether the file says nothing of it.
  private(set) var isGuessed = false

  static let utf8 = SAVText(page: nil, name: "utf-8")

  private init(page: CodePage?, name: String) {
    self.page = page
    self.name = name
  }

  /// The encoding that a file names, or tells by the number of a code page.
  ///
  /// - Parameters:
  ///   - name: The record that names it, with the byte where it stands.
  ///   - number: The number in the record of the machine: 2 and 3 stand for ASCII and its extensions.
  /// - Throws: ``SAVError`` for one that is not known here.
  init(
    name: (text: String, offset: Int)?, number: (code: Int, offset: Int)?
  ) throws(SAVError) {
    if let name, !name.text.isEmpty {
      self = try Self.named(name.text, name.offset)
    } else if let number, ![0, 2, 3].contains(number.code) {
      self = try Self.numbered(number.code, number.offset)
    } else {
      self.init(page: .windows1252, name: CodePage.windows1252.name)
      isGuessed = true
    }
  }

  private static func named(_ name: String, _ offset: Int) throws(SAVError) -> Self {
    let plain = name.lowercased().filter { $0.isASCII && ($0.isLetter || $0.isNumber) }
    if ["utf8", "65001", "cp65001", "usascii", "ascii", "ansix341968"].contains(plain) {
      return .utf8
    }
    guard let page = CodePage.named(name) ?? Int(plain).flatMap({ CodePage.numbered($0) }) else {
      throw SAVError(
        offset: offset,
        message: "texts are in the encoding \"\(name)\", which is not known here; save the file as "
          + "UTF-8 (in SPSS: SET UNICODE=ON before it is opened)")
    }
    return Self(page: page, name: page.name)
  }

  private static func numbered(_ code: Int, _ offset: Int) throws(SAVError) -> Self {
    if code == 65_001 { return .utf8 }
    guard let page = CodePage.numbered(code) else {
      let what = code == 1 ? "EBCDIC" : code == 4 ? "DEC Kanji" : "the code page \(code)"
      throw SAVError(
        offset: offset,
        message: "texts are in \(what), which is not known here; save the file as UTF-8 (in SPSS: "
          + "SET UNICODE=ON before it is opened)")
    }
    return Self(page: page, name: page.name)
  }

  /// A text without the blanks and zeros that fill it up; what is no character becomes U+FFFD.
  func text(_ bytes: some BidirectionalCollection<UInt8>) -> String {
    let end = bytes.lastIndex { $0 != 0x20 && $0 != 0 }
    let bytes = bytes[..<(end.map(bytes.index(after:)) ?? bytes.startIndex)]
    guard let page, bytes.contains(where: { $0 >= 0x80 }) else {
      return String(decoding: bytes, as: UTF8.self)
    }
    var text = String.UnicodeScalarView()
    for byte in bytes { text.append(page.scalar(byte) ?? "\u{FFFD}") }
    return String(text)
  }
}
