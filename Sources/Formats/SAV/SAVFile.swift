package import Errors

/// What an SPSS system file (`.sav`, `.zsav`) says of its data: the variables with their labels, and what
/// is said of the file as a whole.
///
/// The format is described by PSPP's developers
/// (<https://www.gnu.org/software/pspp/pspp-dev/html_node/System-File-Format.html>).
package struct SAVFile: Sendable {
  /// A value of a variable.
  package enum Value: Hashable, Sendable {
    case number(Double)
    /// A text without the blanks at its end.
    case text(String)
  }

  /// A value and what it means.
  package struct Label: Hashable, Sendable {
    /// The value.
    package let value: Value
    /// What it means.
    package let text: String

    /// Says what a value means.
    package init(value: Value, text: String) {
      self.value = value
      self.text = text
    }
  }

  /// At which level a variable measures.
  package enum Measure: Int, Hashable, Sendable {
    case unknown, nominal, ordinal, scale

    /// The word for it.
    package var name: String {
      switch self {
      case .unknown: "unknown"
      case .nominal: "nominal"
      case .ordinal: "ordinal"
      case .scale: "scale"
      }
    }
  }

  /// Values that are no answers, beside the empty field.
  package struct Missing: Hashable, Sendable {
    /// Single values, at most three; one beside a range.
    package var values: [Value] = []
    /// All numbers between two, these included.
    package var range: ClosedRange<Double>?

    /// Says which values are no answers; none if nothing is given.
    package init(values: [Value] = [], range: ClosedRange<Double>? = nil) {
      self.values = values
      self.range = range
    }

    /// Whether a value is one of them.
    package func contains(_ value: Value) -> Bool {
      if values.contains(value) { return true }
      if case .number(let number) = value { return range?.contains(number) ?? false }
      return false
    }
  }

  /// A column.
  package struct Variable: Hashable, Sendable {
    /// What it is called.
    package var name: String
    /// What it is about; empty for none.
    package var label = ""
    /// The bytes of a text; 0 for a number.
    package var width = 0
    /// How its values are shown.
    package var format = SAVFormat(.f, width: 8, decimals: 2)
    /// At which level it measures.
    package var measure = Measure.unknown
    /// What its values mean.
    package var labels: [Label] = []
    /// Which of its values are no answers.
    package var missing = Missing()

    /// Describes a column; what is not given is as SPSS has it for a new one.
    package init(
      name: String, label: String = "", width: Int = 0,
      format: SAVFormat = SAVFormat(.f, width: 8, decimals: 2), measure: Measure = .unknown,
      labels: [Label] = [], missing: Missing = Missing()
    ) {
      self.name = name
      self.label = label
      self.width = width
      self.format = format
      self.measure = measure
      self.labels = labels
      self.missing = missing
    }

    /// Whether it holds texts.
    package var isText: Bool { width > 0 }
  }

  /// Several variables that answer one question.
  package struct ResponseSet: Hashable, Sendable {
    /// How the variables answer.
    package enum Kind: Hashable, Sendable {
      /// Each variable holds whether an option was chosen, which this value says.
      case dichotomies(counted: String)
      /// Each variable holds a category that was chosen.
      case categories
    }

    /// Its name, with the `$` that it begins with.
    package let name: String
    /// What it is about; empty for none.
    package let label: String
    /// How its variables answer.
    package let kind: Kind
    /// The places of its variables.
    package let variables: [Int]

    /// Describes a set of variables.
    package init(name: String, label: String, kind: Kind, variables: [Int]) {
      self.name = name
      self.label = label
      self.kind = kind
      self.variables = variables
    }
  }

  /// What the data are about; empty for none.
  package var label = ""
  /// As ISO 8601 without a zone; `nil` when the file has none that is a time.
  package var created: String?
  /// The program that wrote it, in its own words.
  package var product = ""
  /// The lines of the document record, without the blanks at their ends.
  package var documents: [String] = []
  /// The variables, in order.
  package var variables: [Variable] = []
  /// The sets of variables that answer one question.
  package var sets: [ResponseSet] = []
  /// The place of the variable that the cases are weighted with.
  package var weight: Int?
  /// The registered name of the encoding of its texts.
  package var encoding = "utf-8"
  /// What a person should know of the file, a sentence each.
  package var remarks: [String] = []

  /// A file without variables.
  package init() {}
}

/// Where and why a file is no SPSS system file that can be read.
package struct SAVError: ExpectedError, Hashable {
  /// The byte at which it was noticed, from 0; of compressed data, that of the block.
  package let offset: Int
  /// What is wrong, and what to do.
  package let message: String

  /// The file is wrong.
  package var kind: ErrorKind { .data }
  /// The byte.
  package var subject: String? { "SPSS file, byte \(offset)" }
  /// What is wrong there.
  package var problem: String { message }

  /// What to do with a file that contradicts itself.
  static let advice = "the file is damaged: export it again"

  /// A file that ends within something.
  package static func cutOff(_ offset: Int, in what: String) -> Self {
    Self(
      offset: offset,
      message: "the file ends within \(what); it is cut off: copy or export it again")
  }
}

/// How a variable is shown: a kind such as `F`, a width and decimals.
package struct SAVFormat: Hashable, Sendable, CustomStringConvertible {
  /// The kinds by their numbers.
  package enum Kind: Int, Hashable, Sendable, CaseIterable {
    case a = 1
    case ahex, comma, dollar, f, ib, pibhex, p, pib, pk, rb, rbhex
    case z = 15
    case n, e
    case date = 20
    case time, datetime, adate, jdate, dtime, wkday, month, moyr, qyr, wkyr, pct, dot, cca, ccb,
      ccc,
      ccd, cce, edate, sdate, mtime, ymdhms

    /// Its name, such as `DATETIME`.
    package var name: String { "\(self)".uppercased() }
  }

  /// What sort of thing is shown.
  package let kind: Kind
  /// How many characters it takes.
  package let width: Int
  /// How many digits stand behind the point.
  package let decimals: Int

  /// A kind of showing in some characters.
  package init(_ kind: Kind, width: Int, decimals: Int = 0) {
    self.kind = kind
    self.width = width
    self.decimals = decimals
  }

  /// The format of a number that files keep it as; `nil` when its kind is none.
  package init?(packed: Int) {
    guard let kind = Kind(rawValue: packed >> 16 & 0xFF) else { return nil }
    self.init(kind, width: packed >> 8 & 0xFF, decimals: packed & 0xFF)
  }

  /// The number that files keep it as.
  package var packed: Int { kind.rawValue << 16 | min(width, 255) << 8 | decimals }

  package var description: String {
    kind.name + "\(width)" + (decimals > 0 ? ".\(decimals)" : "")
  }
}
