/// A date as spreadsheets write it, made one of a study package: `2020`, `2020-05`, `2020-05-31`.
package enum DateText {
  /// What a text in a column of dates is.
  package enum Reading: Hashable, Sendable {
    /// A date in the form of study packages, or a text that is for others to judge.
    case plain(String)
    /// No date, or not surely one; with what is expected instead.
    case refused(rule: String)
  }

  /// Reads a text: `31.05.2020`, `31.5.2020` and `05.2020` are dates; `05/06/2020` may be two and
  /// `43982` is the number by which a spreadsheet keeps a day, so they are refused.
  package static func reading(_ text: String) -> Reading {
    if let match = text.wholeMatch(of: /(?:([0-9]{1,2})\.)?([0-9]{1,2})\.([0-9]{4})/) {
      let day = match.1.flatMap { Int($0) }
      if let date = iso(Int(match.3), Int(match.2), day) { return .plain(date) }
      return .refused(rule: "a date that the calendar has, such as 31.05.2020")
    }
    if let match = text.wholeMatch(of: /([0-9]{1,2})\/([0-9]{1,2})\/([0-9]{2}|[0-9]{4})/) {
      let numbers = (Int(match.1), Int(match.2), Int(match.3))
      let dates = [iso(numbers.2, numbers.1, numbers.0), iso(numbers.2, numbers.0, numbers.1)]
        .compactMap { $0 }
      let known = dates.isEmpty ? "2020-05-31" : dates.joined(separator: " or ")
      return .refused(
        rule: "a date written \(known); between slashes the day and the month cannot be told apart")
    }
    if text.wholeMatch(of: /([0-9]{1,2}\.)?[0-9]{1,2}\.[0-9]{2}/) != nil {
      return .refused(rule: "a date with a year of four digits, such as 31.05.2020")
    }
    if text.utf8.count == 5, let days = Int(text), days >= 10_000 {
      return .refused(
        rule: "a date such as 2020-05-31; this is the number by which a spreadsheet keeps a day "
          + "(\(day(ofSpreadsheet: days)) in Excel): format the column as text and type the date")
    }
    return .plain(text)
  }

  private static func iso(_ year: Int?, _ month: Int?, _ day: Int?) -> String? {
    guard let year, let month, (1000...2999).contains(year), (1...12).contains(month) else {
      return nil
    }
    let start = "\(year)-\(twoDigits(month))"
    guard let day else { return start }
    let isLeap = year.isMultiple(of: 4) && (!year.isMultiple(of: 100) || year.isMultiple(of: 400))
    let lengths = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    guard (1...lengths[month - 1]).contains(day) else { return nil }
    return "\(start)-\(twoDigits(day))"
  }

  private static func twoDigits(_ number: Int) -> String { (number < 10 ? "0" : "") + "\(number)" }

  /// The date of a day that is counted as Excel on Windows does, where 25569 is 1970-01-01.
  private static func day(ofSpreadsheet number: Int) -> String {
    CalendarDay(daysSince1970: number - 25_569).text
  }
}

/// A day of the Gregorian calendar.
package struct CalendarDay {
  /// The year.
  package let year: Int
  /// The month, from 1.
  package let month: Int
  let day: Int

  /// The day that so many days lead to from 1970-01-01
  /// (for the arithmetic see <https://howardhinnant.github.io/date_algorithms.html>).
  package init(daysSince1970 number: Int) {
    let shifted = number + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * dayOfYear + 2) / 153
    day = dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
    month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
    year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
  }

  /// As `2020-05-31`.
  package var text: String {
    let parts = [year, month, day].map { ($0 < 10 ? "0" : "") + "\($0)" }
    return parts.joined(separator: "-")
  }
}
