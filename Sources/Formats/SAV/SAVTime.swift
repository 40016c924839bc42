import Text

/// Numbers that stand for days and times, as ISO 8601 has them.
///
/// SPSS counts seconds from the midnight before 1582-10-14, the eve of the Gregorian calendar.
enum SAVTime {
  /// The text of a number that is shown as a date or a time.
  ///
  /// A quarter becomes `2020-Q2`; a week becomes its first day, since weeks of SPSS begin on 1 January and
  /// are not those of ISO 8601.
  ///
  /// - Returns: `nil` for other formats, and for numbers of no day from 1582 to 9999.
  static func text(_ number: Double, _ kind: SAVFormat.Kind) -> String? {
    switch kind {
    case .date, .adate, .edate, .sdate, .jdate, .wkyr: return day(number).map(\.text)
    case .moyr: return day(number).map { String($0.text.prefix(7)) }
    case .qyr: return day(number).map { "\($0.text.prefix(4))-Q\(($0.month + 2) / 3)" }
    case .datetime, .ymdhms:
      let number = (number * 1_000).rounded() / 1_000
      guard let day = day(number) else { return nil }
      let seconds = number - (number / 86_400).rounded(.down) * 86_400
      return clock(seconds).map { "\(day.text)T\($0)" }
    case .time, .mtime: return clock(number)
    case .dtime:
      guard number.magnitude < 1e12 else { return nil }
      let days = (number.magnitude / 86_400).rounded(.down)
      return clock(number.magnitude - days * 86_400).map { time in
        let parts = time.split(separator: ":").map { part -> String in
          let significant = part.drop { $0 == "0" }
          let isBare = significant.isEmpty || significant.first == "."
          return isBare ? "0\(significant)" : String(significant)
        }
        return (number < 0 ? "-" : "") + "P\(Int(days))DT\(parts[0])H\(parts[1])M\(parts[2])S"
      }
    default: return nil
    }
  }

  /// Whether numbers of a format are shown as days or times.
  static func isTime(_ kind: SAVFormat.Kind) -> Bool {
    switch kind {
    case .date, .adate, .edate, .sdate, .jdate, .wkyr, .moyr, .qyr, .datetime, .ymdhms, .time,
      .mtime,
      .dtime:
      true
    default: false
    }
  }

  /// 1582-10-14, in days before 1970-01-01.
  private static let epoch = 141_428

  private static func day(_ number: Double) -> (text: String, month: Int)? {
    guard number >= 0, number < 3e11 else { return nil }
    let date = CalendarDay(daysSince1970: Int(number / 86_400) - epoch)
    return date.year <= 9_999 ? (date.text, date.month) : nil
  }

  /// Hours, minutes, seconds with as many decimals as the number has, up to three.
  private static func clock(_ number: Double) -> String? {
    guard number.magnitude < 1e12 else { return nil }
    let all = Int((number.magnitude * 1_000).rounded())
    let (whole, rest) = (all / 1_000, all % 1_000)
    var fraction = ""
    if rest > 0 {
      fraction = String(String(1_000 + rest).dropFirst())
      while fraction.last == "0" { fraction.removeLast() }
      fraction = "." + fraction
    }
    let parts = [whole / 3_600, whole / 60 % 60, whole % 60].map { ($0 < 10 ? "0" : "") + "\($0)" }
    return (number < 0 ? "-" : "") + parts.joined(separator: ":") + fraction
  }
}
