package import Survey

/// Findings as bars or lines, ready to be drawn.
///
/// A chart keeps what a reader must know beside each bar: how exactly the value is stated, how many
/// answered, and the interval where there is one. Findings in different units stand in panels of their
/// own, so that no bar can be compared with one it has nothing to do with.
package struct Chart: Sendable {
  /// One value.
  package struct Mark: Sendable {
    /// Which of the panel's series it belongs to.
    package let series: Int
    /// The value; `nil` for a range, which goes from `low` to `high`.
    package let value: Double?
    /// The least that the print claims.
    package let low: Double
    /// The most that the print claims.
    package let high: Double
    /// The confidence interval, if one was asked for and could be computed.
    package let interval: ClosedRange<Double>?
    /// The value as stated, with its unit.
    package let text: String
    /// How many answered, such as `n = 381`; empty if not printed.
    package let base: String

    /// Draws one value.
    package init(
      series: Int, value: Double?, low: Double, high: Double, interval: ClosedRange<Double>?,
      text: String, base: String
    ) {
      self.series = series
      self.value = value
      self.low = low
      self.high = high
      self.interval = interval
      self.text = text
      self.base = base
    }
  }

  /// What stands side by side: an item or a group of respondents; in a line chart, a point in time.
  package struct Category: Sendable {
    /// What it is called.
    package let label: String
    /// Its values, in the order of the series.
    package let marks: [Mark]

    /// Puts marks under a label.
    package init(label: String, marks: [Mark]) {
      self.label = label
      self.marks = marks
    }
  }

  /// Marks on one axis.
  package struct Panel: Sendable {
    /// What all its marks have in common.
    package let title: String
    /// The unit of the axis; empty for plain numbers.
    package let unit: String
    /// The ends of the axis: of shares always 0 to 100.
    package let range: ClosedRange<Double>
    /// The names of the series; one without a name when there is only one.
    package let series: [String]
    /// What stands side by side.
    package let categories: [Category]
    /// Whether the categories are points in time.
    package let isSlope: Bool

    /// Puts categories on an axis.
    package init(
      title: String, unit: String, range: ClosedRange<Double>, series: [String],
      categories: [Category], isSlope: Bool
    ) {
      self.title = title
      self.unit = unit
      self.range = range
      self.series = series
      self.categories = categories
      self.isSlope = isSlope
    }
  }

  /// A heading.
  package let title: String
  /// The panels in order.
  package let panels: [Panel]
  /// Where the findings come from.
  package let source: String
  /// The language of its words and numbers.
  package let language: Language

  /// Puts panels under a heading.
  package init(title: String, panels: [Panel], source: String, language: Language) {
    self.title = title
    self.panels = panels
    self.source = source
    self.language = language
  }
}
