#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// What the program learns from its surroundings.
enum Environment {
  /// The value of an environment variable; `nil` when it is unset or empty.
  static func variable(_ name: String) -> String? {
    guard let value = getenv(name) else { return nil }
    let text = String(cString: value)
    return text.isEmpty ? nil : text
  }

  /// How many columns a line may take: what `COLUMNS` says, or the terminal's width; `nil` where the
  /// answer goes elsewhere.
  static var columns: Int? {
    if let columns = variable("COLUMNS").flatMap({ Int($0) }), columns >= 40 { return columns }
    var size = winsize()
    if ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col >= 40 {
      return Int(size.ws_col)
    }
    return nil
  }

  /// The time in UTC as ISO 8601, such as `2020-05-31T12:00:00Z`.
  static var now: String {
    var seconds = time(nil)
    var parts = tm()
    gmtime_r(&seconds, &parts)
    var buffer = [CChar](repeating: 0, count: 32)
    let count = strftime(&buffer, buffer.count, "%Y-%m-%dT%H:%M:%SZ", &parts)
    return String(decoding: buffer[..<count].map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  /// The folder that the program's own file stands in, links resolved.
  static var programFolder: String? {
    guard let path = realpath("/proc/self/exe", nil) else { return nil }
    defer { free(path) }
    let text = String(cString: path)
    return text.lastIndex(of: "/").map { String(text[..<$0]) }
  }
}
