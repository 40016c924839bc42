import Survey
package import Text

/// The cells of an observation that must agree with each other: the number and its print.
package struct ObservationCells {
  let table: StudyPackage.Table
  let row: [CSV.Field]

  /// Looks at a row of the table `observations`.
  package init(table: StudyPackage.Table, row: [CSV.Field]) {
    self.table = table
    self.row = row
  }

  /// What a cell should hold instead.
  package struct Complaint {
    /// The cell.
    package let cell: CSV.Field
    /// Its column.
    package let column: String
    /// What it should hold, in words.
    package let expected: String
  }

  private func cell(_ column: String) -> CSV.Field? { table.index(of: column).map { row[$0] } }
  private func text(_ column: String) -> String { cell(column)?.text ?? "" }
  private func number(_ column: String) -> Double? { Double(text(column)) }

  /// The number that the print states; `nil` when the print cannot be read or there is none.
  var published: PublishedNumber? {
    guard let qualifier = Qualifier(rawValue: text("qualifier")),
      let unit = Unit(rawValue: text("unit")), !text("printed").isEmpty
    else { return nil }
    return PublishedNumber(printed: text("printed"), qualifier: qualifier, unit: unit)
  }

  /// The bounds to store: those given, else those of the print, else the value itself.
  package var bounds: (minimum: Double?, maximum: Double?) {
    let given = (number("value_min"), number("value_max"))
    if let published { return (given.0 ?? published.minimum, given.1 ?? published.maximum) }
    return (given.0 ?? number("value"), given.1 ?? number("value"))
  }

  /// Everything about the numbers of the row that does not fit together.
  package func complaints() -> [Complaint] {
    var complaints: [Complaint] = []
    func complain(_ column: String, _ expected: String) {
      guard let cell = cell(column) ?? row.first else { return }
      complaints.append(Complaint(cell: cell, column: column, expected: expected))
    }
    let isRange = text("qualifier") == Qualifier.range.rawValue
    if isRange, !text("value").isEmpty {
      complain("value", "no value: a range has value_min and value_max")
    }
    var fitsPrint = true
    if !isRange, text("value").isEmpty { complain("value", "a value; only a range has none") }
    if !text("printed").isEmpty {
      if let published {
        if let value = number("value"), let stated = published.value, abs(value - stated) > 0.005 {
          complain("value", "the printed number \(text("printed")), that is \(stated)")
          fitsPrint = false
        }
      } else if Qualifier(rawValue: text("qualifier")) != nil, Unit(rawValue: text("unit")) != nil {
        complain(
          "printed",
          isRange
            ? "two German numbers, the smaller first, such as 71% bis 79%"
            : "one German number such as 56,5 or 1.828, or a fraction in words")
      }
    }
    if !text("finding_id").isEmpty, text("repeats_finding_id") == text("finding_id") {
      complain("repeats_finding_id", "another finding than itself")
    }
    let bounds = bounds
    if let minimum = bounds.minimum, let maximum = bounds.maximum, minimum > maximum {
      complain("value_min", "no more than value_max (\(maximum))")
    }
    // Bounds that follow from the print say the same again.
    if fitsPrint, let value = number("value"),
      bounds.minimum ?? value > value || bounds.maximum ?? value < value
    {
      complain("value", "a value between value_min and value_max")
    }
    if let least = number("base_min"), let most = number("base_max"), least > most {
      complain("base_min", "no more than base_max (\(text("base_max")))")
    }
    if text("unit") == Unit.percent.rawValue, let value = number("value"), value < 0 || value > 100
    {
      complain("value", "a percentage from 0 to 100")
    }
    return complaints
  }
}
