package import Errors

/// Why a warehouse is not published: the promise could not be kept, or the file not be written.
package enum PublishError: ExpectedError, Hashable {
  /// The file is to go where another warehouse is, with its answers.
  case isWarehouse(String)
  /// It is a published file already.
  case isPublished(String)
  /// It holds a table, column, view, index or trigger that this program does not know.
  case unknownObjects(file: String, names: [String])
  /// Its computed numbers are not those of its answers.
  case unsound(file: String, what: String)
  /// A printed number tells a count of few.
  case printGivesAway(wave: String, finding: String)
  /// Something that stays speaks of a number that is withheld.
  case refersToWithheld(what: String, finding: String)
  /// What a respondent is called, or answered in words, stands in what would be published.
  case leak(what: String, places: [String])
}

extension PublishError {
  /// By what is wrong.
  package var kind: ErrorKind {
    switch self {
    case .isWarehouse: .cannotCreate
    case .isPublished, .unknownObjects, .unsound, .printGivesAway, .refersToWithheld, .leak: .data
    }
  }

  /// The file, or the wave.
  package var subject: String? {
    switch self {
    case .isWarehouse(let path), .isPublished(let path):
      path
    case .unknownObjects(let file, _), .unsound(let file, _): file
    case .printGivesAway(let wave, _): wave
    case .refersToWithheld, .leak: nil
    }
  }

  /// What is wrong.
  package var problem: String {
    switch self {
    case .isWarehouse: "is a warehouse with answers or revisions, and not replaced"
    case .isPublished: "is a published file"
    case .unknownObjects(_, let names):
      "not published: it holds what this program does not know and cannot answer for: "
        + names.joined(separator: ", ")
    case .unsound(_, let what): "not published: \(what)"
    case .printGivesAway(_, let finding):
      "not published: the printed number \(finding) tells, with what could be published, how few "
        + "answered something"
    case .refersToWithheld(let what, let finding):
      "not published: \(what) speaks of \(finding), which would be withheld"
    case .leak(let what, let places):
      "not published: \(what) would be in it, in \(places.joined(separator: ", "))"
    }
  }

  /// What to do.
  package var advice: String? {
    switch self {
    case .isWarehouse: "choose another name"
    case .isPublished: "publish the warehouse that it was made from"
    case .unknownObjects: "take it out, or copy what is wanted by hand"
    case .unsound: "importing the package again counts anew"
    case .printGivesAway: "take it out, or lower the minimum"
    case .refersToWithheld: "take that out first"
    case .leak: "mend the labels and notes of the package and import it again"
    }
  }
}
