/// Parts of a question by their places, of which there are fewer than 64.
struct TokenSet: OptionSet, Hashable {
  let rawValue: UInt64

  init(rawValue: UInt64) { self.rawValue = rawValue }
  init(_ place: Int) { rawValue = 1 << UInt64(place) }
  init(_ range: Range<Int>) {
    self = range.reduce(into: []) { $0.insert(TokenSet($1)) }
  }

  init(_ places: [Int]) {
    self = places.reduce(into: []) { $0.insert(TokenSet($1)) }
  }

  /// Whether a place belongs to it; none beyond the question does.
  func contains(_ place: Int) -> Bool {
    (0..<64).contains(place) && rawValue & (1 << UInt64(place)) != 0
  }
  var places: [Int] { (0..<64).filter { contains($0) } }

  /// The places that a condition holds for.
  func filter(_ isIncluded: (Int) -> Bool) -> TokenSet {
    places.reduce(into: []) { if isIncluded($1) { $0.insert(TokenSet($1)) } }
  }
}
