import Foundation

/// How long the loops run that kill, starve, race and fuzz.
///
/// Everyday they are short. `WAVEHOUSE_ALL=1`, as `make test-all` sets it, runs them whole, and
/// `WAVEHOUSE_ALL=N` N times as long.
package enum Loops {
  /// 0 for the short form, else how many times the whole form.
  package static let times = max(
    0, ProcessInfo.processInfo.environment["WAVEHOUSE_ALL"].flatMap { Int($0) } ?? 0)

  /// How many rounds a loop has.
  ///
  /// - Parameters:
  ///   - short: As many everyday.
  ///   - whole: As many in the whole form.
  package static func rounds(short: Int, whole: Int) -> Int {
    times == 0 ? short : whole * times
  }

  /// Every how many places a loop tries one.
  ///
  /// - Parameters:
  ///   - short: The distance everyday.
  ///   - whole: The distance in the whole form; 1 at the least, however many times that is.
  package static func step(short: Int, whole: Int) -> Int {
    times == 0 ? short : max(1, whole / times)
  }

  /// Says what a loop did, where it ran whole.
  package static func report(_ words: Any...) {
    if times > 0 { print(words.map { "\($0)" }.joined(separator: " ")) }
  }
}
