#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// How far chance alone can have moved a share that was measured on some of a population.
///
/// An interval describes chance only: for a sample in which everyone was invited and some chose to
/// answer it says nothing about who stayed away.
package struct ConfidenceInterval: Hashable, Sendable {
  /// The lower end; a share from 0 to 1, or a difference of shares from −1 to 1.
  package let lower: Double
  /// The upper end.
  package let upper: Double

  /// A confidence level that intervals are given for.
  package struct Level: Hashable, Sendable {
    /// The level in percent, over 0 and under 100.
    package let percent: Double
    /// The standard normal quantile that cuts off half of the rest on each side.
    package let quantile: Double

    /// A level; `nil` unless it is over 0 and under 100.
    package init?(percent: Double) {
      guard percent > 0, percent < 100 else { return nil }
      self.percent = percent
      self.quantile = Self.normalQuantile(0.5 + percent / 200)
    }

    /// The standard normal quantile, by bisection of the distribution function: slow, exact enough
    /// (1e-12), and without a table of coefficients.
    private static func normalQuantile(_ probability: Double) -> Double {
      var (low, high) = (0.0, 40.0)
      for _ in 0..<100 {
        let middle = (low + high) / 2
        if 0.5 * erfc(-middle / 2.0.squareRoot()) < probability {
          low = middle
        } else {
          high = middle
        }
      }
      return (low + high) / 2
    }
  }

  /// The Wilson score interval of a share, with a correction where much of the population answered.
  ///
  /// E. B. Wilson, "Probable Inference, the Law of Succession, and Statistical Inference", Journal of
  /// the American Statistical Association 22 (1927), <https://doi.org/10.1080/01621459.1927.10502953>.
  /// The finite-population correction enlarges the base to n (N − 1) / (N − n); see W. G. Cochran,
  /// *Sampling Techniques*, 3rd edition (1977), section 3.2. When everyone answered, the interval is
  /// the share itself.
  ///
  /// - Parameters:
  ///   - share: From 0 to 1.
  ///   - base: How many answered, at least 1.
  ///   - population: How many there are, at least the base; `nil` for many more than answered.
  ///   - level: The confidence level.
  /// - Returns: `nil` when share, base or population is not possible.
  package static func wilson(
    share: Double, base: Int, population: Int? = nil, level: Level
  ) -> ConfidenceInterval? {
    guard (0...1).contains(share), base >= 1, base <= population ?? .max else { return nil }
    if base == population { return ConfidenceInterval(lower: share, upper: share) }
    var size = Double(base)
    if let population { size *= Double(population - 1) / Double(population - base) }
    let z = level.quantile
    let center = share + z * z / (2 * size)
    let spread = z * (share * (1 - share) / size + z * z / (4 * size * size)).squareRoot()
    let scale = 1 + z * z / size
    return ConfidenceInterval(
      lower: max(0, (center - spread) / scale), upper: min(1, (center + spread) / scale))
  }

  /// The interval of the difference of two independent shares, second minus first.
  ///
  /// R. G. Newcombe, "Interval Estimation for the Difference Between Independent Proportions:
  /// Comparison of Eleven Methods", Statistics in Medicine 17 (1998), method 10,
  /// <https://doi.org/10.1002/(SICI)1097-0258(19980430)17:8%3C873::AID-SIM779%3E3.0.CO;2-I>.
  ///
  /// - Parameters:
  ///   - first: A share with its Wilson interval.
  ///   - second: The other.
  package static func newcombe(
    _ first: (share: Double, interval: ConfidenceInterval),
    _ second: (share: Double, interval: ConfidenceInterval)
  ) -> ConfidenceInterval {
    func root(_ a: Double, _ b: Double) -> Double { (a * a + b * b).squareRoot() }
    let difference = second.share - first.share
    return ConfidenceInterval(
      lower: difference
        - root(second.share - second.interval.lower, first.interval.upper - first.share),
      upper: difference
        + root(second.interval.upper - second.share, first.share - first.interval.lower))
  }
}
