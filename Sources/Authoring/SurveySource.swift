import LimeSurvey
package import Platform
import SAV
import Survey
package import Text

/// A file of a survey tool, or a table of answers, that something is to be known of.
package struct SurveySource: Hashable, Sendable {
  /// What it is.
  package enum Kind: Hashable, Sendable {
    /// The responses of a LimeSurvey survey, or none, with its structure.
    case limeSurvey(responses: String?, structure: String)
    /// An SPSS system file.
    case spss(String)
    /// A table of answers without anything that explains it.
    case table(String)
    /// The folder of a study package with a codebook.
    case package(String)
  }

  /// What it is, with its path.
  package let kind: Kind
  /// The codes of questions, and headings of columns, that are not wanted.
  package var leavingOut: [String] = []
  /// Whether unfinished responses are wanted, too.
  package var keepsIncomplete = false
  /// How they are kept, for who has not asked for it; `nil` to say nothing of it.
  package var howToKeep: String?
  /// What is settled about the dialect of CSV files.
  package var choice = CSVDialect.Choice()

  /// Describes a file.
  package init(_ kind: Kind) { self.kind = kind }

  /// Describes what stands at a path, by its content.
  ///
  /// - Parameters:
  ///   - path: A file or a folder.
  ///   - structure: The path of the structure that belongs to it.
  /// - Throws: ``FileError`` when there is nothing.
  package init(path: String, structure: String?) throws(FileError) {
    if let structure {
      self.init(.limeSurvey(responses: path, structure: structure))
    } else if FileSystem.kind(of: path) == .directory {
      self.init(.package(path))
    } else {
      let foreign = ForeignFile(
        recognizedIn: try FileSystem.bytes(of: path, limit: ForeignFile.sampleSize))
      switch foreign {
      case .spss: self.init(.spss(path))
      case .limeSurveyStructure: self.init(.limeSurvey(responses: nil, structure: path))
      default: self.init(.table(path))
      }
    }
  }

  /// The paths of all files that are read.
  var paths: [String] {
    switch kind {
    case .limeSurvey(let responses, let structure): [responses, structure].compactMap { $0 }
    case .spss(let path), .table(let path), .package(let path): [path]
    }
  }

  /// The path of what holds the answers.
  var path: String {
    switch kind {
    case .limeSurvey(let responses, let structure): responses ?? structure
    case .spss(let path), .table(let path), .package(let path): path
    }
  }

  /// What it holds, without what is to be left out.
  ///
  /// - Throws: ``ProblemList`` with what is wrong with it, ``FileError``.
  func read() throws -> SurveyFile {
    switch kind {
    case .limeSurvey(let responses, let structure):
      return try LimeSurveyFile.read(
        structure: structure, responses: responses,
        .init(
          leavingOut: leavingOut, keepsIncomplete: keepsIncomplete, howToKeep: howToKeep,
          choice: choice))
    case .spss(let path): return try systemFile(path).leavingOut(leavingOut, of: path)
    case .table(let path): return try table(path).leavingOut(leavingOut, of: path)
    case .package(let path):
      return try PackageCodebook(folder: path, choice).file.leavingOut(leavingOut, of: path)
    }
  }

  /// The file of answers that a package can hold as it is, with its name there; `nil` where the answers
  /// are written anew.
  ///
  /// - Throws: ``FileError``.
  func answerFile() throws(FileError) -> (name: String, bytes: [UInt8])? {
    guard case .spss(let path) = kind, leavingOut.isEmpty else { return nil }
    let bytes = try FileSystem.bytes(of: path)
    // The sign of files that are compressed as a whole.
    let isWhole = bytes.starts(with: Array("$FL3".utf8))
    return (isWhole ? "responses.zsav" : "responses.sav", bytes)
  }

  private func systemFile(_ path: String) throws -> SurveyFile {
    SurveyFile(
      try SAVTable(
        refusing: try FileSystem.bytes(of: path), of: FileSystem.name(of: path), in: path))
  }

  private func table(_ path: String) throws -> SurveyFile {
    SurveyFile(
      table: try ResponseColumns(try FileSystem.bytes(of: path), of: path, choice: choice))
  }
}

extension SAVTable {
  /// Reads a file and says what is wrong with it as a problem.
  ///
  /// - Throws: ``ProblemList``.
  package init(refusing bytes: [UInt8], of file: String, in package: String) throws(ProblemList) {
    do throws(SAVError) {
      try self.init(bytes)
    } catch {
      throw ProblemList(
        of: package,
        [
          Problem(
            file: file,
            expected: "an SPSS system file (byte \(error.offset): \(error.message))")
        ])
    }
  }
}

extension SurveyFile {
  /// The file without some questions and columns.
  ///
  /// - Throws: ``ProblemList`` for a name that the file does not have.
  func leavingOut(_ names: [String], of path: String) throws -> SurveyFile {
    guard !names.isEmpty else { return self }
    let known = Set(questions.map(\.name) + questions.flatMap(\.columns).map(\.name))
    let unknown = names.filter { !known.contains($0) }
    guard unknown.isEmpty else {
      throw ProblemList(
        of: path,
        unknown.map {
          Problem(
            file: FileSystem.name(of: path), found: $0,
            expected: "the name of a question or a column, to leave out",
            suggestion: Spelling.nearest(to: $0, among: known), remedy: .leaveOutWhatIsThere)
        })
    }
    var copy = self
    copy.questions.removeAll { names.contains($0.name) }
    for place in copy.questions.indices {
      copy.questions[place].columns.removeAll { names.contains($0.name) }
    }
    copy.questions.removeAll(where: \.columns.isEmpty)
    copy.remarks.append("Not taken over (left out as asked): \(names.joined(separator: ", ")).")
    return copy
  }

  /// A table of answers of which nothing is known but what stands in it.
  package init(table: ResponseColumns) {
    self.init(format: "table", fields: NoFields())
    rowCount = table.rowCount
    questions = table.columns.enumerated().map { place, read in
      var column = Column(place: place, name: read.name)
      column.codes = read.codes.map { Code(text: $0.code, count: $0.count) }
      column.emptyCount = read.emptyFields
      column.rowCount = table.rowCount
      return Question(
        name: read.name,
        toolType: read.counts == nil ? "more than \(ResponseColumns.mostCodes) values" : "values",
        columns: [column])
    }
  }
}
