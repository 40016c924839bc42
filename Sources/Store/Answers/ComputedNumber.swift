package import Survey

/// A number that follows from answers.
package struct ComputedNumber: Sendable {
  package let question: String
  package let concept: String
  package let group: String
  /// `share` or `mean`.
  package let statistic: Statistic
  package let unit: Unit
  package let value: Double
  /// The same with everyone counted once.
  package let unweightedValue: Double
  /// How many were asked and answered.
  package let base: Int
  /// What the base is worth with its weights (Kish 1965, "Survey Sampling", section 11.7).
  package let effectiveBase: Double

  /// The identifier of its finding, made of its question, its item and its group.
  package var id: String {
    let group = self.group.split(separator: "/").dropFirst().joined(separator: "/")
    return "\(question):\(concept):\(group.isEmpty ? self.group : group)"
      + (statistic == .mean ? ":mean" : "")
  }
}
