import Platform
package import Survey
package import Text

/// Reads the structure of a LimeSurvey survey and its responses as a ``SurveyFile``.
package struct LimeSurveyFile {
  /// What is wanted of it.
  package struct Options: Sendable {
    /// The codes of questions, and headings, that are not wanted.
    var leavingOut: [String] = []
    /// Whether unfinished responses are kept.
    var keepsIncomplete = false
    /// How they are kept, for who has not asked for it; `nil` to say nothing of it.
    var howToKeep: String?
    /// What is settled about the dialect of the responses.
    var choice = CSVDialect.Choice()

    /// Wants everything, or what is given.
    package init(
      leavingOut: [String] = [], keepsIncomplete: Bool = false, howToKeep: String? = nil,
      choice: CSVDialect.Choice = CSVDialect.Choice()
    ) {
      self.leavingOut = leavingOut
      self.keepsIncomplete = keepsIncomplete
      self.howToKeep = howToKeep
      self.choice = choice
    }
  }

  /// Reads both files.
  ///
  /// - Parameters:
  ///   - structure: The path of the `.lss` file.
  ///   - responses: The path of the CSV file; `nil` reads the structure alone.
  /// - Throws: ``ProblemList`` with everything that is wrong with them, ``FileError``.
  package static func read(
    structure: String, responses: String?, _ options: Options
  ) throws -> SurveyFile {
    let structureBytes = try FileSystem.bytes(of: structure)
    let responseBytes = try responses.map { try FileSystem.bytes(of: $0) }
    return try read(
      structure: structureBytes, named: structure, responses: responseBytes,
      named: responses ?? structure, options)
  }

  /// Reads the bytes of both files.
  package static func read(
    structure: [UInt8], named structurePath: String, responses: [UInt8]?,
    named responsePath: String, _ options: Options
  ) throws -> SurveyFile {
    var reader = LimeStructureReader(file: FileSystem.name(of: structurePath))
    guard let survey = reader.read(structure) else {
      throw ProblemList(of: structurePath, reader.problems)
    }
    let leavingOut = Set(options.leavingOut)
    let layout = LimeLayout(survey, leavingOut: leavingOut)
    var answers = LimeResponses(
      file: FileSystem.name(of: responsePath), survey, layout, options)
    guard answers.read(responses), answers.problems.isEmpty else {
      throw ProblemList(of: responsePath, answers.problems)
    }
    let unused = options.leavingOut.filter { name in
      !survey.questions.contains { $0.code == name } && !answers.headings.contains(name)
    }
    guard unused.isEmpty else {
      let known = survey.questions.map(\.code)
      throw ProblemList(
        of: responsePath,
        unused.map {
          Problem(
            file: FileSystem.name(of: structurePath), found: $0,
            expected: "the code of a question, or the heading of a column, to leave out",
            suggestion: Spelling.nearest(to: $0, among: known), remedy: .leaveOutWhatIsThere)
        })
    }
    return LimeSurveyBuilder(survey, layout, answers).file(options)
  }
}
