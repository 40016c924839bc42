/// A column's constraints, made ready to check many values.
package struct FieldRule {
  /// The column.
  package let field: TableSchema.Field
  private let expression: Regex<AnyRegexOutput>?

  /// Prepares the checks.
  ///
  /// - Throws: When the column's pattern is no regular expression.
  package init(_ field: TableSchema.Field) throws {
    self.field = field
    self.expression = try field.pattern.map { try Regex($0) }
  }

  /// What was expected instead of a text; `nil` when it is a value of this column.
  ///
  /// The empty text is no value.
  package func complaint(about text: String) -> String? {
    guard !text.isEmpty else { return field.required ? "a value" : nil }
    if let complaint = typeComplaint(text) { return complaint }
    if !field.allowed.isEmpty, !field.allowed.contains(text) {
      return "one of " + field.allowed.joined(separator: ", ")
    }
    if let minimum = field.minimum, let number = Double(text), number < minimum {
      return "at least \(Self.plain(minimum))"
    }
    if let maximum = field.maximum, let number = Double(text), number > maximum {
      return "at most \(Self.plain(maximum))"
    }
    if let expression, text.wholeMatch(of: expression) == nil {
      return "text that matches \(field.pattern ?? "")"
    }
    return nil
  }

  private func typeComplaint(_ text: String) -> String? {
    switch field.type {
    case .string:
      return nil
    case .integer:
      return Int(text) == nil || text.hasPrefix("+") ? "a whole number such as 412" : nil
    case .number:
      let plain = text.utf8.allSatisfy { byte in
        (0x30...0x39).contains(byte) || byte == 0x2E || byte == 0x2D
      }
      return plain && Double(text)?.isFinite == true
        ? nil : "a number with a decimal point such as 56.5"
    }
  }

  /// A number without a needless fraction.
  private static func plain(_ number: Double) -> String {
    Int(exactly: number).map(String.init) ?? String(number)
  }
}
