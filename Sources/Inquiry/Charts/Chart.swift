/// Figures as bars or lines, ready to be drawn.
///
/// A chart keeps what a reader must know beside each bar: how exactly the value is stated, how many
/// answered, and the interval where there is one. Figures in different units stand in panels of their
/// own, so that no bar can be compared with one it has nothing to do with.
public struct Chart: Sendable {
  /// One value.
  public struct Mark: Sendable {
    /// Which of the panel's series it belongs to.
    public let series: Int
    /// The value; `nil` for a range, which goes from `low` to `high`.
    public let value: Double?
    /// The least that the print claims.
    public let low: Double
    /// The most that the print claims.
    public let high: Double
    /// The confidence interval, if one was asked for and could be computed.
    public let interval: ClosedRange<Double>?
    /// The value as stated, with its unit.
    public let text: String
    /// How many answered, such as `n = 381`; empty if not printed.
    public let base: String
  }

  /// What stands side by side: an item or a group of respondents; in a line chart, a point in time.
  public struct Category: Sendable {
    /// What it is called.
    public let label: String
    /// Its values, in the order of the series.
    public let marks: [Mark]
  }

  /// Marks on one axis.
  public struct Panel: Sendable {
    /// What all its marks have in common.
    public let title: String
    /// The unit of the axis; empty for plain numbers.
    public let unit: String
    /// The ends of the axis: of shares always 0 to 100.
    public let range: ClosedRange<Double>
    /// The names of the series; one without a name when there is only one.
    public let series: [String]
    /// What stands side by side.
    public let categories: [Category]
    /// Whether the categories are points in time.
    public let isSlope: Bool
  }

  /// A heading.
  public let title: String
  /// The panels in order.
  public let panels: [Panel]
  /// Where the figures come from.
  public let source: String
  /// The language of its words and numbers.
  public let language: Language
}
