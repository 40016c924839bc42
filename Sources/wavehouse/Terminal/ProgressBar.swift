#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// How far long work is, on a terminal and only when it takes longer than a second.
final class ProgressBar {
  private let noun: String
  private let output = Output(descriptor: STDERR_FILENO)
  private let start: Double
  private var last = 0.0
  private var isShown = false

  /// - Parameter noun: What is counted.
  init(_ noun: String) {
    self.noun = noun
    start = Self.seconds
  }

  private static var seconds: Double {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }

  /// Tells how much is done.
  func show(_ done: Int, of all: Int) {
    let now = Self.seconds
    guard output.isTerminal, now - start > 1, now - last > 0.1, all > 0 else { return }
    last = now
    isShown = true
    try? output.write("\r\u{1B}[K" + Self.line(done, of: all, noun, after: now - start))
    try? output.flush()
  }

  /// A bar, what is done, how fast, and how long it still takes.
  static func line(_ done: Int, of all: Int, _ noun: String, after seconds: Double) -> String {
    let width = 24
    let filled = min(width, width * done / max(1, all))
    let bar = String(repeating: "█", count: filled) + String(repeating: "░", count: width - filled)
    let rate = Double(done) / max(0.001, seconds)
    let left = Int((Double(all - done) / max(1, rate)).rounded(.up))
    return "\(bar) \(100 * done / max(1, all)) %  \(grouped(done)) of \(grouped(all)) \(noun), "
      + "\(grouped(Int(rate)))/s, \(left) s left"
  }

  private static func grouped(_ number: Int) -> String {
    var groups: [String] = []
    var rest = number
    while rest >= 1000 {
      let part = String(rest % 1000)
      groups.append(String(repeating: "0", count: 3 - part.utf8.count) + part)
      rest /= 1000
    }
    return ([String(rest)] + groups.reversed()).joined(separator: ",")
  }

  /// Takes the bar away.
  func clear() {
    guard isShown else { return }
    try? output.write("\r\u{1B}[K")
    try? output.flush()
    isShown = false
  }
}
