import Text
import Authoring

/// The options of commands that take a file of a survey tool.
extension Command {
  static let leaveOut = Option(
    "leave-out", "QUESTION", "take nothing of this question or column; may be given again",
    isRepeatable: true)
  static let incomplete = Option("incomplete", nil, "keep unfinished LimeSurvey responses, too")
  static let structure = Option(
    "structure", "SURVEY.lss",
    "the structure of the LimeSurvey survey, which explains its responses")
  static let survey = [
    Option("limesurvey", "RESPONSES.csv", "responses of LimeSurvey; needs --structure, too"),
    structure,
    Option("spss", "FILE.sav", "an SPSS system file"),
    leaveOut, incomplete,
  ]
}

extension Invocation {
  /// The file of a survey tool that `--limesurvey` or `--spss` names; `nil` for none.
  func surveySource() throws -> SurveySource? {
    let options = arguments.options
    let source: SurveySource
    switch (options["limesurvey"], options["spss"]) {
    case (nil, nil):
      for option in ["structure", "leave-out", "incomplete"] where hasOption(option) {
        throw UsageError("--\(option) goes with --limesurvey RESPONSES.csv or --spss FILE.sav")
      }
      return nil
    case (.some, .some): throw UsageError("--limesurvey and --spss contradict each other")
    case (let responses?, nil):
      guard let structure = options["structure"] else {
        throw UsageError(
          "--limesurvey needs --structure SURVEY.lss, too: in LimeSurvey, Display/Export → Survey "
            + "structure (.lss)")
      }
      source = SurveySource(.limeSurvey(responses: responses, structure: structure))
    case (nil, let path?):
      guard options["structure"] == nil else {
        throw UsageError("--structure goes with --limesurvey; an SPSS file explains itself")
      }
      source = SurveySource(.spss(path))
    }
    return try completed(source)
  }

  /// A file with what `--leave-out`, `--incomplete` and the options of dialects say.
  func completed(_ source: SurveySource) throws(UsageError) -> SurveySource {
    var source = source
    source.leavingOut = arguments.lists["leave-out"] ?? []
    source.keepsIncomplete = arguments.options["incomplete"] != nil
    source.howToKeep = Remedy.keepIncomplete.words
    source.choice = try dialectChoice()
    return source
  }

  private func hasOption(_ name: String) -> Bool {
    arguments.options[name] != nil || arguments.lists[name] != nil
  }
}
