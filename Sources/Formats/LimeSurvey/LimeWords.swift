import Survey

/// The words that LimeSurvey itself puts into headings and answers, in the languages that wavehouse speaks.
///
/// A file with those of another language is read by its codes.
enum LimeWords {
  /// The words of an answer that every question of a type has, German and English, the label first.
  struct Answer: Sendable {
    let code: String
    let german: [String]
    let english: [String]

    /// The first word of each language.
    var labels: SurveyFile.Labels { ["de": german[0], "en": english[0]] }
    /// Everything that stands for it among full answers.
    var words: [String] { german + english }
  }

  static let yesNo = [
    Answer(code: "Y", german: ["Ja"], english: ["Yes"]),
    Answer(code: "N", german: ["Nein"], english: ["No"]),
  ]
  static let yesUncertainNo = [
    yesNo[0], yesNo[1],
    Answer(code: "U", german: ["Unsicher", "Weiß nicht", "Unentschieden"], english: ["Uncertain"]),
  ]
  static let change = [
    Answer(
      code: "I", german: ["Zunahme", "Erhöhung", "Steigerung", "Mehr"], english: ["Increase"]),
    Answer(code: "S", german: ["Gleich", "Gleichbleibend", "Gleich bleibend"], english: ["Same"]),
    Answer(
      code: "D", german: ["Abnahme", "Verringerung", "Rückgang", "Weniger"], english: ["Decrease"]),
  ]
  static let gender = [
    Answer(code: "F", german: ["Weiblich"], english: ["Female"]),
    Answer(code: "M", german: ["Männlich"], english: ["Male"]),
  ]
  static let other = Answer(
    code: "-oth-", german: ["Sonstiges", "Sonstige", "Andere", "Anderes"], english: ["Other"])
  /// Of an option: that it was ticked, or not.
  static let ticked = Answer(code: "Y", german: ["gewählt", "Ja"], english: ["chosen", "Yes"])
  static let notTicked = Answer(
    code: "", german: ["nicht gewählt", "Nein"], english: ["not chosen", "No"])
  /// Of an option: that nobody could tick it.
  ///
  /// LimeSurvey says so among full answers only.
  static let notAsked = Answer(
    code: "N/A", german: ["nicht gefragt", "k.A.", "k. A.", "Nicht verfügbar", "Nicht zutreffend"],
    english: ["not asked", "N/A", "n/a"])

  static let comment = ["Kommentar", "Comment"]
  static let otherComment = ["Sonstiges Kommentar", "Kommentar zu Sonstiges", "Other comment"]
  static let rank = ["Rang", "Platz", "Rank"]
  static let scale = ["Skala", "Scale"]
}
