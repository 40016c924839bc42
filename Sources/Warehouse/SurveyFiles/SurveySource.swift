/// A file of a survey tool, or a table of answers, that something is to be known of.
public struct SurveySource: Hashable, Sendable {
  /// What it is.
  public enum Kind: Hashable, Sendable {
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
  public let kind: Kind
  /// The codes of questions, and headings of columns, that are not wanted.
  public var leavingOut: [String] = []
  /// Whether unfinished responses are wanted, too.
  public var keepsIncomplete = false
  /// What is settled about the dialect of CSV files.
  public var choice = CSVDialect.Choice()

  /// Describes a file.
  public init(_ kind: Kind) { self.kind = kind }

  /// Describes what stands at a path, by its content.
  ///
  /// - Parameters:
  ///   - path: A file or a folder.
  ///   - structure: The path of the structure that belongs to it.
  /// - Throws: ``FileError`` when there is nothing.
  public init(path: String, structure: String?) throws(FileError) {
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

  /// The path of what holds the answers.
  var path: String {
    switch kind {
    case .limeSurvey(let responses, let structure): responses ?? structure
    case .spss(let path), .table(let path), .package(let path): path
    }
  }

  /// Reads it.
  ///
  /// - Throws: ``ImportError/problems(package:_:)`` with what is wrong with it, ``FileError``.
  func read() throws -> SurveyFile {
    switch kind {
    case .limeSurvey(let responses, let structure):
      return try LimeSurveyFile.read(
        structure: structure, responses: responses,
        .init(leavingOut: leavingOut, keepsIncomplete: keepsIncomplete, choice: choice))
    case .spss(let path): throw ForeignFile.spss.refusal(of: path)
    case .table(let path):
      return try refusing(path) { (bytes: [UInt8]) throws(CSVError) -> SurveyFile in
        SurveyFile(table: try ResponseColumns(bytes, choice: choice))
      }
    case .package(let path): return try PackageCodebook(folder: path, choice).file
    }
  }

  /// Reads the bytes of a file and says of which it is that something is wrong with.
  private func refusing(
    _ path: String, _ read: ([UInt8]) throws(CSVError) -> SurveyFile
  ) throws -> SurveyFile {
    let bytes = try FileSystem.bytes(of: path)
    do throws(CSVError) {
      return try read(bytes)
    } catch {
      throw ImportError.problems(
        package: path,
        [
          Problem(
            file: FileSystem.name(of: path), position: error.position, row: error.row,
            expected: "CSV: \(error.message)")
        ])
    }
  }
}

extension SurveyFile {
  /// A table of answers of which nothing is known but what stands in it.
  init(table: ResponseColumns) {
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
