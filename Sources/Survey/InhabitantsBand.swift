/// A band of inhabitants, open at an end that is `nil`.
///
/// The lower limit belongs to it, the upper does not.
package struct InhabitantsBand: Hashable, Sendable {
  /// The fewest inhabitants; `nil` for no limit.
  package let minimum: Int?
  /// The number of inhabitants that the band stays below; `nil` for no limit.
  package let maximum: Int?

  /// Describes a band.
  package init(minimum: Int?, maximum: Int?) {
    self.minimum = minimum
    self.maximum = maximum
  }

  /// Whether a municipality of so many inhabitants belongs to it.
  package func holds(_ inhabitants: Int) -> Bool {
    inhabitants >= minimum ?? .min && inhabitants < maximum ?? .max
  }

  /// How two bands lie to each other.
  package enum Relation: String, Sendable {
    /// Both have the same limits.
    case equal
    /// The other holds this one.
    case within
    /// This one holds the other.
    case contains
    /// They share some sizes; neither holds the other.
    case overlapping
    /// They share none.
    case disjoint
  }

  /// How this band lies to another.
  package func relation(to other: InhabitantsBand) -> Relation {
    if self == other { return .equal }
    let low = (minimum ?? 0, other.minimum ?? 0)
    let high = (maximum ?? .max, other.maximum ?? .max)
    if high.0 <= low.1 || high.1 <= low.0 { return .disjoint }
    if low.0 >= low.1, high.0 <= high.1 { return .within }
    if low.1 >= low.0, high.1 <= high.0 { return .contains }
    return .overlapping
  }
}
