import Database

/// Values as cells of a CSV file that a spreadsheet may be opened with.
enum SpreadsheetCell {
  /// The text of a value, with an apostrophe in front where a spreadsheet would run it.
  ///
  /// A text that begins with `=`, `+`, `-`, `@`, a tab or a carriage return is a formula to Excel and
  /// LibreOffice (<https://owasp.org/www-community/attacks/CSV_Injection>). Numbers are not, with
  /// either sign before decimals.
  static func text(_ value: Value) -> String {
    guard case .text(let text) = value else { return value.plainText }
    return self.text(text)
  }

  /// A text, likewise.
  static func text(_ text: String) -> String {
    switch text.utf8.first {
    case UInt8(ascii: "="), UInt8(ascii: "@"), 0x09, 0x0D: "'" + text
    case UInt8(ascii: "+"), UInt8(ascii: "-"): isNumber(text) ? text : "'" + text
    default: text
    }
  }

  /// Whether a sign is followed by digits, with `.` or `,` between them and nothing else.
  private static func isNumber(_ text: String) -> Bool {
    text.wholeMatch(of: /[-+][0-9]+([.,][0-9]+)*/) != nil
  }
}
