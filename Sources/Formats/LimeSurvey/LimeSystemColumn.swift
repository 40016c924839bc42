/// A column that LimeSurvey adds to the answers.
enum LimeSystemColumn: String, Sendable {
  /// The number of the response.
  case identifier
  /// When it was completed; empty for one that was not.
  case submitted
  /// The quota that ended it.
  case quota
  /// What tells who answered: access codes, names, addresses, own attributes of participants.
  case respondent
  /// The network address and the page before.
  case network
  /// When it was begun, continued, how long each page took.
  case time
  /// What else says how it was answered: last page, language, random seed.
  case course

  /// Recognises a heading, a code or a full text in German or English; `nil` for others.
  ///
  /// - Parameters:
  ///   - heading: The heading on one line.
  ///   - captions: What the participants' own attributes are called.
  init?(_ heading: String, captions: Set<String>) {
    let name = heading.lowercased()
    if let known = Self.names[name] {
      self = known
    } else if Self.isNumbered(name, "attribute_") || captions.contains(heading) {
      self = .respondent
    } else if Self.isTiming(name) {
      self = .time
    } else {
      return nil
    }
  }

  private static let names: [String: LimeSystemColumn] = {
    let words: [(LimeSystemColumn, [String])] = [
      (.identifier, ["id", "response id", "antwort-id", "antwort id", "antwortid", "antwort-nr."]),
      (
        .submitted,
        ["submitdate", "date submitted", "datum abgeschickt", "abgeschickt am", "abgeschlossen"]
      ),
      (.quota, ["quota_exit", "quota exit", "exit quota"]),
      (
        .respondent,
        [
          "token", "access code", "accesscode", "zugangscode", "zugangsschlüssel",
          "zugriffsschlüssel", "firstname", "first name", "vorname", "lastname", "last name",
          "nachname", "email", "email address", "e-mail address", "e-mail", "e-mail-adresse",
          "emailstatus", "email status", "e-mail-status", "participant_id", "participant id",
          "teilnehmer-id", "teilnehmer id", "tid", "blacklisted", "usesleft", "uses left",
          "validfrom", "validuntil", "remindersent", "remindercount", "invited", "sent",
          "completed", "mpid",
        ]
      ),
      (
        .network,
        [
          "ipaddr", "ip address", "ip-adresse", "refurl", "referrer url", "url der referenz",
          "referrer-url",
        ]
      ),
      (
        .time,
        [
          "startdate", "date started", "datum gestartet", "gestartet am", "datestamp",
          "date last action", "datum letzte aktivität", "letzte aktivität", "interviewtime",
          "total time", "gesamtzeit",
        ]
      ),
      (
        .course,
        [
          "lastpage", "last page", "letzte seite", "startlanguage", "start language",
          "start-sprache", "startsprache", "seed", "zufallsstartwert", "startwert",
        ]
      ),
    ]
    return Dictionary(words.flatMap { kind, names in names.map { ($0, kind) } }) { first, _ in first
    }
  }()

  private static func isNumbered(_ name: String, _ start: String) -> Bool {
    name.hasPrefix(start) && name.count > start.count
      && name.dropFirst(start.count).allSatisfy { $0.isASCII && $0.isNumber }
  }

  /// How long a page or a question took, under the names of several versions.
  private static func isTiming(_ name: String) -> Bool {
    if isNumbered(name, "grouptime") || isNumbered(name, "questiontime") { return true }
    let starts = ["group time:", "question time:", "gruppenzeit:", "fragenzeit:", "zeit für"]
    if starts.contains(where: name.hasPrefix) { return true }
    // 123456X12time, 123456X12X34time
    let parts = name.split(separator: "x", omittingEmptySubsequences: false)
    guard (2...3).contains(parts.count), parts[parts.count - 1].hasSuffix("time") else {
      return false
    }
    return (parts.dropLast() + [parts[parts.count - 1].dropLast(4)]).allSatisfy {
      !$0.isEmpty && $0.allSatisfy { $0.isASCII && $0.isNumber }
    }
  }
}
