import Packages
import Platform
import Text

/// Begins a study package: a folder with the tables to fill in and what is known of them.
///
/// Nothing is invented. What only a person can know stays empty, so that an untouched scaffold cannot
/// be imported.
package struct StudyScaffold {
  /// What a package is begun from.
  package enum Source: Hashable, Sendable {
    /// A text whose numbers are to be transcribed.
    case document(path: String)
    /// A table of published numbers, typed in a spreadsheet.
    case table(path: String)
    /// A table of answers, a row per respondent.
    case responses(path: String)
    /// A file of a survey tool, which explains itself.
    case survey(SurveySource)

    /// The files that are read.
    var paths: [String] {
      switch self {
      case .document(let path), .table(let path), .responses(let path): [path]
      case .survey(let source): source.paths
      }
    }
  }

  /// What was made.
  package struct Outcome: Hashable, Sendable {
    /// The folder.
    package let folder: String
    /// How many rows are prefilled in each table, in the order of the format; tables without a row are
    /// left out.
    package let rows: [Prefilled]
    /// What the person who fills in the tables should know beforehand.
    package let remarks: [String]
  }

  /// A table that is not empty.
  package struct Prefilled: Hashable, Sendable {
    /// The file.
    package let file: String
    /// Its rows below the heading.
    package let count: Int
  }

  let study: String

  /// Begins the package of a study.
  ///
  /// - Throws: ``ScaffoldError/badIdentifier(_:suggestion:)``.
  package init(study: String) throws(ScaffoldError) {
    guard study.wholeMatch(of: /[a-z0-9]+(-[a-z0-9]+)*/) != nil else {
      throw .badIdentifier(study, suggestion: Self.identifier(study))
    }
    self.study = study
  }

  /// Makes the folder of the study's name within another.
  ///
  /// - Parameters:
  ///   - source: The file to begin from; it is only read.
  ///   - parent: The folder to make it in.
  /// - Throws: ``ScaffoldError``, ``FileError`` or ``ImportError``; nothing is then left behind.
  package func write(from source: Source, into parent: String) throws -> Outcome {
    let path = parent == "." ? study : parent + "/" + study
    guard FileSystem.kind(of: path) == nil else { throw ScaffoldError.exists(path: path) }
    let begun = try sheets(source)
    try Replacement(of: path, reading: source.paths, isPrivate: begun.answers != nil).folder {
      new in
      for format in begun.sheets.formats {
        try new.file(format.name + ".csv", Array(begun.sheets.text(format).utf8))
      }
      if let answers = begun.answers { try new.file(begun.answersName, answers) }
      let descriptor = try PackageDescriber.descriptor(of: new.path)
      try new.file(PackageDescriptor.fileName, Array(descriptor.utf8))
    }
    let rows = begun.sheets.formats.map {
      Prefilled(file: $0.name + ".csv", count: begun.sheets.count($0.name))
    }
    return Outcome(folder: path, rows: rows.filter { $0.count > 0 }, remarks: begun.remarks)
  }

  /// The tables of a package as far as they are known.
  struct Begun {
    var sheets: Worksheets
    var answers: [UInt8]?
    var answersName = "responses.csv"
    var remarks: [String] = []
  }

  private func sheets(_ source: Source) throws -> Begun {
    var begun: Begun
    switch source {
    case .document(let path): begun = try transcription(of: path)
    case .table(let path): begun = try tableTranscription(of: path)
    case .responses(let path): begun = try codebook(of: path)
    case .survey(let source): begun = try survey(source)
    }
    if begun.sheets.count("studies") == 0 { begun.sheets.add(["study_id": study], to: "studies") }
    return begun
  }

  /// An identifier that resembles a name; `nil` when nothing of it is left.
  static func identifier(_ name: String) -> String? {
    let words = Folding.words(name).map { $0.filter { $0.isASCII && ($0.isLetter || $0.isNumber) } }
      .filter { !$0.isEmpty }
    return words.isEmpty ? nil : words.joined(separator: "-")
  }
}
