/// What runs through the gap between two layers of a diagram to one table: a line in from the left, a
/// vertical one, and lines out to the right.
struct Net {
  let target: Int
  /// Where it comes in.
  let left: Int
  /// Whether that is at the table itself.
  let beginsAtTarget: Bool
  /// Where it goes out.
  let right: [(y: Int, end: DiagramLayout.Line.End)]

  private var top: Int { min(left, right.map(\.y).min() ?? left) }
  private var bottom: Int { max(left, right.map(\.y).max() ?? left) }

  /// The nets from left to right, so that few lines cross and none lies on another.
  ///
  /// More than are in any schema of ours stay in the order of where they come in.
  static func ordered(_ nets: [Net]) -> [Net] {
    var order = nets.sorted { ($0.left, $0.target) < ($1.left, $1.target) }
    var isBetter = order.count <= 40
    while isBetter {
      isBetter = false
      for from in order.indices {
        for to in order.indices where to != from {
          var other = order
          other.insert(other.remove(at: from), at: to)
          if cost(other) < cost(order) {
            order = other
            isBetter = true
          }
        }
      }
    }
    return order
  }

  private static func cost(_ order: [Net]) -> Int {
    var cost = 0
    for (place, first) in order.enumerated() {
      for second in order[(place + 1)...] { cost += first.cost(leftOf: second) }
    }
    return cost
  }

  /// How many lines cross when this net's vertical line is left of the other's; a line on another counts
  /// as many.
  private func cost(leftOf other: Net) -> Int {
    var cost = other.left > top && other.left < bottom ? 1 : 0
    for port in right {
      if port.y > other.top, port.y < other.bottom { cost += 1 }
      if abs(port.y - other.left) < 3 { cost += 1_000 }
    }
    return cost
  }
}
