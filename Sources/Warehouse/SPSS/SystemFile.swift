/// What an SPSS system file (`.sav`, `.zsav`) says of its data: the variables with their labels, and what
/// is said of the file as a whole.
///
/// The format is described by PSPP's developers
/// (<https://www.gnu.org/software/pspp/pspp-dev/html_node/System-File-Format.html>).
struct SystemFile: Sendable {
  /// A value of a variable.
  enum Value: Hashable, Sendable {
    case number(Double)
    /// A text without the blanks at its end.
    case text(String)
  }

  /// A value and what it means.
  struct Label: Hashable, Sendable {
    let value: Value
    let text: String
  }

  /// At which level a variable measures.
  enum Measure: Int, Hashable, Sendable {
    case unknown, nominal, ordinal, scale

    /// The word for it.
    var name: String {
      switch self {
      case .unknown: "unknown"
      case .nominal: "nominal"
      case .ordinal: "ordinal"
      case .scale: "scale"
      }
    }
  }

  /// Values that are no answers, beside the empty field.
  struct Missing: Hashable, Sendable {
    /// Single values, at most three; one beside a range.
    var values: [Value] = []
    /// All numbers between two, these included.
    var range: ClosedRange<Double>?

    /// Whether a value is one of them.
    func contains(_ value: Value) -> Bool {
      if values.contains(value) { return true }
      if case .number(let number) = value { return range?.contains(number) ?? false }
      return false
    }
  }

  /// A column.
  struct Variable: Hashable, Sendable {
    var name: String
    var label = ""
    /// The bytes of a text; 0 for a number.
    var width = 0
    var format = SystemFileFormat(.f, width: 8, decimals: 2)
    var measure = Measure.unknown
    var labels: [Label] = []
    var missing = Missing()

    var isText: Bool { width > 0 }
  }

  /// Several variables that answer one question.
  struct ResponseSet: Hashable, Sendable {
    enum Kind: Hashable, Sendable {
      /// Each variable holds whether an option was chosen, which this value says.
      case dichotomies(counted: String)
      /// Each variable holds a category that was chosen.
      case categories
    }

    /// Its name, with the `$` that it begins with.
    let name: String
    let label: String
    let kind: Kind
    /// The places of its variables.
    let variables: [Int]
  }

  var label = ""
  /// As ISO 8601 without a zone; `nil` when the file has none that is a time.
  var created: String?
  /// The program that wrote it, in its own words.
  var product = ""
  /// The lines of the document record, without the blanks at their ends.
  var documents: [String] = []
  var variables: [Variable] = []
  var sets: [ResponseSet] = []
  /// The place of the variable that the cases are weighted with.
  var weight: Int?
  /// The registered name of the encoding of its texts.
  var encoding = "utf-8"
  /// What a person should know of the file, a sentence each.
  var remarks: [String] = []
}

/// Where and why a file is no SPSS system file that can be read.
struct SystemFileError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The byte at which it was noticed, from 0; of compressed data, that of the block.
  let offset: Int
  /// What is wrong, and what to do.
  let message: String

  var description: String { "SPSS file, byte \(offset): \(message)" }

  /// What to do with a file that contradicts itself.
  static let advice = "the file is damaged: export it again"

  /// A file that ends within something.
  static func cutOff(_ offset: Int, in what: String) -> Self {
    Self(
      offset: offset,
      message: "the file ends within \(what); it is cut off: copy or export it again")
  }
}

/// How a variable is shown: a kind such as `F`, a width and decimals.
struct SystemFileFormat: Hashable, Sendable, CustomStringConvertible {
  /// The kinds by their numbers.
  enum Kind: Int, Hashable, Sendable, CaseIterable {
    case a = 1
    case ahex, comma, dollar, f, ib, pibhex, p, pib, pk, rb, rbhex
    case z = 15
    case n, e
    case date = 20
    case time, datetime, adate, jdate, dtime, wkday, month, moyr, qyr, wkyr, pct, dot, cca, ccb,
      ccc,
      ccd, cce, edate, sdate, mtime, ymdhms

    /// Its name, such as `DATETIME`.
    var name: String { "\(self)".uppercased() }
  }

  let kind: Kind
  let width: Int
  let decimals: Int

  init(_ kind: Kind, width: Int, decimals: Int = 0) {
    self.kind = kind
    self.width = width
    self.decimals = decimals
  }

  /// The format of a number that files keep it as; `nil` when its kind is none.
  init?(packed: Int) {
    guard let kind = Kind(rawValue: packed >> 16 & 0xFF) else { return nil }
    self.init(kind, width: packed >> 8 & 0xFF, decimals: packed & 0xFF)
  }

  /// The number that files keep it as.
  var packed: Int { kind.rawValue << 16 | min(width, 255) << 8 | decimals }

  var description: String {
    kind.name + "\(width)" + (decimals > 0 ? ".\(decimals)" : "")
  }
}
