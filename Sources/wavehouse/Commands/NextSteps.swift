import Authoring

/// What is left to do with a package that was just begun.
enum NextSteps {
  /// What was made, and the steps in order.
  static func text(_ outcome: StudyScaffold.Outcome, _ source: StudyScaffold.Source) -> String {
    let folder = outcome.folder
    let made = outcome.rows.map { "  \($0.file): \($0.count) \($0.count == 1 ? "row" : "rows")\n" }
    let remarks = outcome.remarks.map { "  \($0)\n" }
    let steps = (fill(source) + load(folder, source)).enumerated().map { index, step in
      "\(index + 1). " + step.joined(separator: "\n   ") + "\n"
    }
    return "\(folder): begun; prefilled:\n" + made.joined() + remarks.joined() + "\nNext:\n\n"
      + steps.joined()
  }

  /// What to fill in, each step as lines.
  private static func fill(_ source: StudyScaffold.Source) -> [[String]] {
    let study = ["studies.csv: title, publisher, licence of the publication."]
    let wave = [
      "waves.csv, study_waves.csv: who was asked, when, how. respondents.csv, size_classes.csv:",
      "the groups that findings speak about.",
    ]
    let questions = [
      "questions.csv, items.csv: what was asked and the options; a row of items.csv ties an option",
      "to a concept. New concepts: concepts.csv, topics.csv, measures.csv, responsibilities.csv.",
    ]
    switch source {
    case .document:
      return [
        study, wave, questions,
        [
          "numerals.csv: what each numeral is, in the column meaning; context shows where it stands.",
          "Each finding gets a row in observations.csv, each figure or table one in exhibits.csv.",
        ],
      ]
    case .table:
      return [
        study, wave, questions,
        [
          "observations.csv: filter by row_heading and column_heading, and fill wave, question,",
          "concept, respondents, statistic, unit and qualifier in blocks. A cell that is a base goes:",
          "take its row out and make its meaning in numerals.csv base, without finding_id.",
        ],
        ["numerals.csv: what the numerals of the headings are, in the column meaning."],
      ]
    case .responses:
      return [
        study, wave, questions,
        [
          "variables.csv: what each column holds, in the column role; of an answer also question_id",
          "and answer_type. codes.csv: what each code means; take out the rows of other columns.",
        ],
      ]
    case .survey:
      return [
        ["studies.csv: short_title, publisher, licence of the publication."],
        [
          "waves.csv: who was asked (population), when, how (mode, sampling). respondents.csv,",
          "size_classes.csv: the groups that findings speak about; all respondents are there.",
        ],
        [
          "variables.csv: which columns say who answered (unit_kind, inhabitants, region), in the",
          "column role; such a column names no question then. The rest of the codebook is filled in.",
        ],
      ]
    }
  }

  /// How to check and load it.
  private static func load(_ folder: String, _ source: StudyScaffold.Source) -> [[String]] {
    let path = Shell.quoted(folder)
    let steps = [
      ["wavehouse suggest-crosswalk \(path)   proposes concepts for options and labels."],
      ["wavehouse describe \(path)   after taking out tables or columns that stay empty."],
      ["wavehouse import --dry-run \(path)   lists what is wrong; without --dry-run it loads."],
    ]
    switch source {
    case .responses, .survey: return steps
    case .document, .table:
      return steps + [
        ["wavehouse verify --documents DIR   compares it with the print; DIR holds all documents."]
      ]
    }
  }
}

/// Words for a shell.
private enum Shell {
  /// A path as one word of a command line.
  static func quoted(_ path: String) -> String {
    let isPlain = path.unicodeScalars.allSatisfy {
      $0.properties.isAlphabetic || ("0"..."9").contains($0) || "/._-".unicodeScalars.contains($0)
    }
    return isPlain && !path.hasPrefix("-") ? path : "'" + path.replacing("'", with: "'\\''") + "'"
  }
}
