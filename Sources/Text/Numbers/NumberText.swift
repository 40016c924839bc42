package import Errors

/// A number as people and spreadsheets type it, taken apart without saying yet which sign is the
/// decimal one.
///
/// Digits in groups, `.` `,` blanks or apostrophes between them, a sign in front, `%` behind. Blanks
/// are the plain one, U+00A0, U+2009 and U+202F; minus is `-` or U+2212. Strict: signs between
/// thousands stand before every three digits and are all the same, `1.23.456` is no number.
package struct NumberText: Hashable, Sendable {
  /// What a number of a given decimal sign is.
  package enum Reading: Hashable, Sendable {
    /// One number: digits, a point before decimals, a minus in front.
    case plain(String)
    /// Two numbers, by what the sign in it means.
    case ambiguous(comma: String, point: String)
    /// None: its signs do not stand where the decimal sign allows them.
    case none
  }

  /// Why a text is no number; `nil` when there is nothing more to say than that.
  package struct Flaw: ExpectedError, Hashable {
    /// What is expected instead, with the reason.
    package let rule: String?
    /// The text is wrong.
    package var kind: ErrorKind { .data }
    /// That it is no number.
    package var problem: String { "not a number" }
    /// What is expected instead.
    package var advice: String? { rule.map { "expected " + $0 } }
  }

  private enum Separator { case point, comma, blank, apostrophe }

  /// Whether `%` stands behind it.
  package let isPercentage: Bool
  private let minus: String
  private let groups: [String]
  private let separators: [Separator]

  /// Takes a text apart.
  ///
  /// - Throws: ``Flaw`` when it is no number, whatever the decimal sign.
  package init(_ text: String) throws(Flaw) {
    var rest = Self.trimmed(text.unicodeScalars[...])
    isPercentage = rest.last == "%"
    if isPercentage { rest = Self.trimmed(rest.dropLast()) }
    let isNegative = rest.first == "-" || rest.first == "\u{2212}"
    minus = isNegative ? "-" : ""
    if isNegative { rest.removeFirst() }
    var groups = [""]
    var separators: [Separator] = []
    for scalar in rest {
      if ("0"..."9").contains(scalar) {
        groups[groups.count - 1].unicodeScalars.append(scalar)
      } else if let separator = Self.separator(scalar) {
        separators.append(separator)
        groups.append("")
      } else {
        throw Self.flaw(text)
      }
    }
    guard groups.allSatisfy({ !$0.isEmpty }) else { throw Self.flaw(text) }
    self.groups = groups
    self.separators = separators
  }

  /// What it is where the decimal sign is known, or is not.
  package func reading(_ sign: CSVDialect.DecimalSign?) -> Reading {
    switch sign {
    case .point: return (decimal(.point) ?? grouped(by: .comma)).map(Reading.plain) ?? .none
    case .comma: return (decimal(.comma) ?? grouped(by: .point)).map(Reading.plain) ?? .none
    case nil:
      let readings = (comma: reading(.comma), point: reading(.point))
      switch readings {
      case (.plain(let comma), .plain(let point)) where comma != point:
        return .ambiguous(comma: comma, point: point)
      case (.plain, _): return readings.comma
      default: return readings.point
      }
    }
  }

  /// The decimal sign that this number can only have; `nil` when it can have either or neither.
  package var evidence: CSVDialect.DecimalSign? {
    switch (reading(.comma), reading(.point)) {
    case (.plain, .none): .comma
    case (.none, .plain): .point
    default: nil
    }
  }

  /// The number with the last separator before its decimals.
  private func decimal(_ sign: Separator) -> String? {
    guard separators.last == sign else { return nil }
    let whole = NumberText(
      isPercentage: false, minus: minus, groups: groups.dropLast(),
      separators: separators.dropLast())
    return whole.grouped(by: sign == .comma ? .point : .comma).map {
      $0 + "." + groups[groups.count - 1]
    }
  }

  /// The whole number, with either this sign or blanks or apostrophes between thousands.
  private func grouped(by sign: Separator) -> String? {
    guard let first = separators.first else { return minus + groups[0] }
    guard first == sign || first == .blank || first == .apostrophe,
      separators.allSatisfy({ $0 == first }), groups[0].utf8.count <= 3,
      !groups[0].hasPrefix("0"), groups.dropFirst().allSatisfy({ $0.utf8.count == 3 })
    else { return nil }
    return minus + groups.joined()
  }

  private init(
    isPercentage: Bool, minus: String, groups: [String], separators: [Separator]
  ) {
    self.isPercentage = isPercentage
    self.minus = minus
    self.groups = groups
    self.separators = separators
  }
}

// MARK: What is no number

extension NumberText {
  private static func separator(_ scalar: Unicode.Scalar) -> Separator? {
    switch scalar {
    case ".": .point
    case ",": .comma
    case "'", "\u{2019}": .apostrophe
    default: isBlank(scalar) ? .blank : nil
    }
  }

  private static func isBlank(_ scalar: Unicode.Scalar) -> Bool {
    scalar == " " || scalar == "\u{A0}" || scalar == "\u{2009}" || scalar == "\u{202F}"
  }

  private static func trimmed(
    _ scalars: Substring.UnicodeScalarView
  ) -> Substring.UnicodeScalarView {
    var rest = scalars.drop(while: isBlank)
    while let last = rest.last, isBlank(last) { rest.removeLast() }
    return rest
  }

  /// What people type where there is no number.
  private static let standIns: Set<String> = [
    "n/a", "na", "n.a.", "nan", "null", "none", "k.a.", "k. a.", "keine angabe", "-", "–", "—", ".",
    "..", "...", "/", "x",
  ]

  private static func flaw(_ text: String) -> Flaw {
    let word = String(trimmed(text.unicodeScalars[...]))
    if word.hasPrefix("#") {
      return Flaw(
        rule:
          "a number; this is an error of the spreadsheet: mend the formula, or leave the cell empty"
      )
    }
    if standIns.contains(word.lowercased()) {
      return Flaw(rule: "a number, or an empty cell where there is none")
    }
    if word.wholeMatch(of: /[-+]?[0-9]+([.,][0-9]+)?[eE][-+]?[0-9]+/) != nil {
      return Flaw(
        rule:
          "a number written out; give the column the format Number in the spreadsheet, and save again"
      )
    }
    return Flaw(rule: nil)
  }
}
