import Survey
import Text

/// The fields of one column of an export, kept small: of codes the number of each different value.
struct LimeColumnReader: Sendable {
  /// A value that differs from the others, where it stands first, and how often it does.
  struct Value: Sendable {
    let text: String
    let first: CSV.Field
    var count = 0
  }

  /// The most different values of a column with codes.
  static let limit = 10_000

  /// What its values are.
  enum Kind: Sendable { case codes, numbers, texts }

  let kind: Kind
  private(set) var values: [Value] = []
  private var numbers: [String: UInt16] = [:]
  /// The number of the value of each row.
  private(set) var places: [UInt16] = []
  private(set) var texts: [String] = []
  /// The field with which there were too many values.
  private(set) var excess: CSV.Field?
  /// The first fields that should hold numbers and do not.
  private(set) var noNumbers: [CSV.Field] = []

  init(kind: Kind) { self.kind = kind }

  mutating func add(_ field: CSV.Field) {
    switch kind {
    case .codes: addCode(field)
    case .texts: texts.append(field.text)
    case .numbers:
      let number = field.text.isEmpty ? "" : Self.number(field.text)
      if number == nil, noNumbers.count < 20 { noNumbers.append(field) }
      texts.append(number ?? "")
    }
  }

  /// A number in its shortest form; LimeSurvey writes ten decimals, behind a point.
  private static func number(_ text: String) -> String? {
    // Of a number below one, databases leave out the zero.
    let whole =
      text.hasPrefix(".") ? "0" + text : text.hasPrefix("-.") ? "-0" + text.dropFirst() : text
    guard let number = try? NumberText(whole), case .plain(var plain) = number.reading(.point)
    else {
      return nil
    }
    if plain.contains(".") {
      while plain.hasSuffix("0") { plain.removeLast() }
      if plain.hasSuffix(".") { plain.removeLast() }
    }
    return plain
  }

  private mutating func addCode(_ field: CSV.Field) {
    if let number = numbers[field.text] {
      values[Int(number)].count += 1
      places.append(number)
    } else if values.count < Self.limit {
      let number = UInt16(values.count)
      numbers[field.text] = number
      values.append(Value(text: field.text, first: field, count: 1))
      places.append(number)
    } else {
      if excess == nil { excess = field }
      places.append(0)
    }
  }
}

/// The fields of a LimeSurvey export as they are kept.
struct LimeFields: SurveyFields {
  /// A column.
  enum Column: Sendable {
    /// The number of a code for each row.
    case coded([String], [UInt16])
    case texts([String])
  }

  var columns: [Column] = []

  func field(_ column: Int, _ row: Int) -> String {
    guard columns.indices.contains(column) else { return "" }
    switch columns[column] {
    case .coded(let codes, let places): return codes[Int(places[row])]
    case .texts(let texts): return texts[row]
    }
  }
}
