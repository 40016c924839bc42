/// A number in German notation: points between thousands, a comma before decimals.
///
/// Strict: `1.828` is a whole number, `56,5` has one decimal, `1.8` is neither and refused.
package struct GermanNumber: Hashable, Sendable {
  /// The number.
  package let value: Double
  /// How many digits stand after the comma.
  package let decimals: Int

  /// Reads a number; `nil` when the text is not exactly one in German notation.
  package init?(_ text: some StringProtocol) {
    let parts = text.split(separator: ",", omittingEmptySubsequences: false)
    guard parts.count <= 2 else { return nil }
    let groups = parts[0].split(separator: ".", omittingEmptySubsequences: false)
    guard groups.allSatisfy({ Self.isDigits(String($0)) }) else { return nil }
    if groups.count > 1 {
      guard groups[0].utf8.count <= 3, groups.dropFirst().allSatisfy({ $0.utf8.count == 3 }) else {
        return nil
      }
    }
    let fraction = parts.count == 2 ? String(parts[1]) : ""
    guard parts.count == 1 || Self.isDigits(fraction) else { return nil }
    guard let value = Double(groups.joined() + "." + (fraction.isEmpty ? "0" : fraction)) else {
      return nil
    }
    self.value = value
    self.decimals = fraction.utf8.count
  }

  /// Half a unit of the last printed digit: how far the number may be rounded.
  package var rounding: Double {
    var step = 0.5
    for _ in 0..<decimals { step /= 10 }
    return step
  }

  /// The numerals of a text, each a maximal match of `[0-9]+([.,][0-9]+)*`, with the offset of the
  /// first character counted in code points from 0.
  package static func numerals(in text: some StringProtocol) -> [(offset: Int, text: String)] {
    let scalars = Array(text.unicodeScalars)
    func isDigit(_ index: Int) -> Bool {
      index < scalars.count && ("0"..."9").contains(scalars[index])
    }
    var found: [(offset: Int, text: String)] = []
    var index = 0
    while index < scalars.count {
      guard isDigit(index) else {
        index += 1
        continue
      }
      let start = index
      while isDigit(index)
        || ((scalars[index...].first == "." || scalars[index...].first == ",")
          && isDigit(index + 1))
      {
        index += 1
      }
      found.append((start, String(String.UnicodeScalarView(scalars[start..<index]))))
    }
    return found
  }

  private static func isDigits(_ text: String) -> Bool {
    !text.isEmpty && text.utf8.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
  }
}
