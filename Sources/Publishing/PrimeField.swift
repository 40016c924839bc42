/// Arithmetic modulo the prime 2^61 − 1: exact, and fast enough for elimination.
///
/// Small whole numbers, also negative ones, come back as they went in.
enum PrimeField {
  static let prime: UInt64 = (1 << 61) - 1

  /// A whole number as an element.
  static func element(_ number: Int) -> UInt64 {
    let rest = number % Int(prime)
    return rest >= 0 ? UInt64(rest) : prime - UInt64(-rest)
  }

  /// The whole number next to zero that an element stands for.
  static func number(_ element: UInt64) -> Int {
    element > prime / 2 ? -Int(prime - element) : Int(element)
  }

  static func product(_ one: UInt64, _ other: UInt64) -> UInt64 {
    let (high, low) = one.multipliedFullWidth(by: other)
    // The bits from the 61st on count as often as those below.
    let sum = (low & prime) + (high << 3 | low >> 61)
    return sum >= prime ? sum - prime : sum
  }

  static func difference(_ one: UInt64, _ other: UInt64) -> UInt64 {
    one >= other ? one - other : one + prime - other
  }

  static func sum(_ one: UInt64, _ other: UInt64) -> UInt64 {
    let sum = one + other
    return sum >= prime ? sum - prime : sum
  }

  /// By Fermat's little theorem.
  static func inverse(_ element: UInt64) -> UInt64 {
    // Nearly all that are asked for, and their own.
    if element == 1 || element == prime - 1 { return element }
    var result: UInt64 = 1
    var power = element
    var exponent = prime - 2
    while exponent > 0 {
      if exponent & 1 == 1 { result = product(result, power) }
      power = product(power, power)
      exponent >>= 1
    }
    return result
  }
}
