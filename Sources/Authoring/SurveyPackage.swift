package import Database
package import Errors
package import Packages
import Survey

/// A study package that is made of a file of a survey tool in one step, to be loaded as any other.
package struct SurveyPackage: Sendable {
  /// What the file cannot know of a wave that the warehouse does not have yet.
  package struct Frame: Sendable {
    /// The wave; the beginning of every identifier.
    package var wave: String
    /// The publication; that of the same name as the wave, if not given.
    package var study: String?
    /// Its title; that of the survey, if not given.
    package var title: String?
    /// Who publishes it.
    package var publisher: String?
    /// What may be done with it.
    package var licence: String?
    /// Who was asked, in words for both languages.
    package var population: String?
    /// How the respondents were chosen.
    package var sampling: String?

    /// Describes a wave by its name alone.
    package init(wave: String) { self.wave = wave }
  }

  /// Why a package cannot be made.
  package enum Refusal: ExpectedError, Hashable {
    /// The wave is not in the warehouse, and these options say nothing of it.
    case missing([String], wave: String)
    /// The wave is in the warehouse, so that these options have nothing to say.
    case needless([String], wave: String)
    /// What cannot be the name of a wave or study.
    case badIdentifier(option: String, String, suggestion: String?)
  }

  /// The package.
  package let package: StudyPackage
  /// What a person should know of it, a sentence each.
  package let remarks: [String]

  /// Reads a file and makes a package of it.
  ///
  /// - Parameters:
  ///   - source: The file.
  ///   - frame: What it cannot know.
  ///   - connection: The warehouse that it is to be loaded into.
  /// - Throws: ``Refusal``, ``ProblemList`` with what is wrong with the file,
  ///   ``FileError``, `DatabaseError`.
  package init(_ source: SurveySource, _ frame: Frame, _ connection: Connection) throws {
    let isKnown =
      try connection.value("SELECT 1 FROM waves WHERE wave_id = :wave", ["wave": frame.wave]) != nil
    try Self.check(frame, isKnown: isKnown)
    let file = try source.read()
    let answers = try source.answerFile()
    let tables = SurveyTables(
      file, wave: frame.wave, StudyScaffold.computed, keepsFile: answers != nil)
    var sheets = tables.sheets
    let title = frame.title ?? file.title ?? frame.wave
    if !isKnown { Self.add(frame, title, to: &sheets) }
    let hasGroups =
      try connection.value(
        "SELECT 1 FROM respondents WHERE wave_id = :wave LIMIT 1", ["wave": frame.wave]) != nil
    if !hasGroups { sheets.add(Self.everyone(of: frame.wave), to: "respondents") }
    var files = [answers?.name ?? "responses.csv": answers?.bytes ?? tables.answers]
    for format in sheets.formats where sheets.count(format.name) > 0 {
      files[format.name + ".csv"] = Array(sheets.text(format).utf8)
    }
    let descriptor = try PackageDescriber.descriptor(files: files, name: frame.wave, title: title)
    files[PackageDescriptor.fileName] = Array(descriptor.utf8)
    package = try StudyPackage(files: files, name: source.path, dialects: [:])
    remarks = tables.remarks
  }

  private static func check(_ frame: Frame, isKnown: Bool) throws {
    for (option, name) in [("wave", frame.wave), ("study", frame.study ?? frame.wave)] {
      guard (try? StudyScaffold(study: name)) != nil || isKnown else {
        throw Refusal.badIdentifier(
          option: option, name, suggestion: StudyScaffold.identifier(name))
      }
    }
    let given: [(String, String?)] = [
      ("publisher", frame.publisher), ("licence", frame.licence),
      ("population", frame.population), ("sampling", frame.sampling),
    ]
    let optional = [("study", frame.study), ("title", frame.title)]
    if isKnown {
      let needless = (optional + given).filter { $0.1 != nil }.map(\.0)
      guard needless.isEmpty else { throw Refusal.needless(needless, wave: frame.wave) }
    } else {
      let missing = given.filter { ($0.1 ?? "").isEmpty }.map(\.0)
      guard missing.isEmpty else { throw Refusal.missing(missing, wave: frame.wave) }
    }
  }

  /// The publication and the wave.
  private static func add(_ frame: Frame, _ title: String, to sheets: inout Worksheets) {
    let study = frame.study ?? frame.wave
    sheets.add(
      [
        "study_id": study, "title": title, "short_title": title,
        "publisher": frame.publisher ?? "", "licence": frame.licence ?? "",
      ], to: "studies")
    sheets.add(
      [
        "wave_id": frame.wave, "label_de": title, "label_en": title,
        "population_de": frame.population ?? "", "population_en": frame.population ?? "",
        "sampling": frame.sampling ?? "", "origin": "survey",
      ], to: "waves")
    sheets.add(["study_id": study, "wave_id": frame.wave], to: "study_waves")
  }

  /// The group of all who answered.
  static func everyone(of wave: String) -> [String: String] {
    [
      "respondents_id": wave + "/all", "wave_id": wave, "label_de": "alle Befragten",
      "label_en": "all respondents", "unit_kind": "any", "is_everyone": "1",
    ]
  }
}

extension SurveyPackage.Refusal {
  /// The request is at fault.
  package var kind: ErrorKind { .usage }

  /// What is missing or too much.
  package var problem: String {
    switch self {
    case .missing(let options, let wave):
      "the warehouse has no wave \"\(wave)\", so the import needs to know more: "
        + options.joined(separator: ", ")
    case .needless(let options, let wave):
      "the wave \"\(wave)\" is in the warehouse already, with all that "
        + "\(options.joined(separator: ", ")) would say"
    case .badIdentifier(let option, let name, _):
      "\(option) takes lower-case letters, digits and hyphens, not \"\(name)\""
    }
  }

  /// What to do.
  package var advice: String? {
    switch self {
    case .missing: nil
    case .needless: "leave that out, or choose another name for a new wave"
    case .badIdentifier(_, _, let suggestion): suggestion.map { "try \"\($0)\"" }
    }
  }
}
